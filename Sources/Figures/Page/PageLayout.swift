/// Where one panel lies on a page.
struct PanelPlace: Hashable {
  /// Its index in the figure.
  var index: Int
  /// The rectangle of the data.
  var data: PageRect
  /// Baseline of the panel's title, where it has one.
  var titleBaseline: Double?
  /// Baseline of the first row of the heading: the title of the y axis and the legend.
  var headingBaseline: Double
  /// Left and right end of the heading.
  var heading: ClosedRange<Double>
  /// Whether ticks of the x axis are labelled, and whether its title follows.
  var labelsX: Bool
}

/// Where the panels of a figure lie on a page: pure arithmetic on text widths.
struct PageLayout {
  let metrics: PageMetrics
  /// Baseline of the figure's title.
  private(set) var titleBaseline: Double?
  private(set) var places: [PanelPlace] = []

  private let figure: Figure
  private let scales: [PanelScales]

  init(_ figure: Figure, scales: [PanelScales], size: PageSize) {
    self.figure = figure
    self.scales = scales
    metrics = PageMetrics(size)
    var area = PageRect(
      x: metrics.margin, y: metrics.margin, width: max(0, size.width - 2 * metrics.margin),
      height: max(0, size.height - 2 * metrics.margin))
    if !figure.title.isEmpty {
      titleBaseline = area.y + metrics.titleFont
      area.y += 1.5 * metrics.titleFont
      area.height = max(0, area.height - 1.5 * metrics.titleFont)
    }
    switch figure.layout {
    case .sharedX:
      place(Array(figure.panels.indices), in: area, hasTitles: false)
    case .grid(let columns):
      placeGrid(columns: max(1, min(columns, max(1, figure.panels.count))), in: area)
    }
  }

  private mutating func placeGrid(columns: Int, in area: PageRect) {
    let panels = figure.panels
    let rows = stride(from: 0, to: panels.count, by: columns).map {
      $0..<min($0 + columns, panels.count)
    }
    let gap = 1.6 * metrics.font
    // Maps are equally large; other panels share what there is of their row.
    let hasMap = rows.map { row in row.contains { panels[$0].aspect != nil } }
    let widths = zip(rows, hasMap).map { row, hasMap in
      let count = Double(hasMap ? columns : row.count)
      return max(0, (area.width - gap * (count - 1)) / count)
    }
    let headings = zip(rows, widths).map { row, width in
      row.map { headingHeight(panels[$0], width: width, hasTitle: true) }.max() ?? 0
    }
    let bottoms = rows.map { row in row.map { bottomHeight(panels[$0]) }.max() ?? 0 }
    let chrome = headings.reduce(0, +) + bottoms.reduce(0, +) + gap * Double(rows.count - 1)
    let free = max(0, area.height - chrome)
    let data = free / Double(max(1, rows.count))
    // Panels have common edges, above all those of one column.
    let right = panels.map { rightMargin($0, height: data) }.max() ?? 0
    let left = panels.indices.map { labelWidth($0, height: data) }.max() ?? 0
    // What maps cannot use for want of width is for the other rows.
    var heights = rows.indices.map { number -> Double in
      guard hasMap[number] else { return data }
      let wide = max(0, widths[number] - left - right)
      return min(data, rows[number].map { wide * (ratio($0) ?? .infinity) }.max() ?? data)
    }
    let others = heights.indices.filter { !hasMap[$0] }
    let spare = free - heights.reduce(0, +)
    for number in others { heights[number] += spare / Double(others.count) }
    var y = area.y
    for (number, row) in rows.enumerated() {
      let height = headings[number] + heights[number] + bottoms[number]
      for (column, index) in row.enumerated() {
        let tile = PageRect(
          x: area.x + Double(column) * (widths[number] + gap), y: y, width: widths[number],
          height: height)
        place(
          [index], in: tile, hasTitles: true,
          edges: Edges(
            heading: headings[number], bottom: bottoms[number], right: right, left: left))
      }
      y += height + gap
    }
  }

  /// What stands around the data of panels that are to be aligned.
  private struct Edges {
    var heading: Double
    var bottom: Double
    var right: Double
    var left: Double
  }

  private func headingHeight(_ panel: Panel, width: Double, hasTitle: Bool) -> Double {
    let title = hasTitle && !panel.title.isEmpty ? metrics.line : 0
    return title + Double(PageHeading(panel, width: width, metrics).rows) * metrics.line
      + metrics.gap
  }

  private func bottomHeight(_ panel: Panel) -> Double {
    metrics.tick + 1.4 * metrics.font + (panel.x.heading.isEmpty ? 0 : metrics.line)
  }

  /// Panels one above the other with a common left and right edge.
  private mutating func place(
    _ indices: [Int], in area: PageRect, hasTitles: Bool, edges: Edges? = nil
  ) {
    guard let last = indices.last else { return }
    let panels = indices.map { figure.panels[$0] }
    let own = panels.map { headingHeight($0, width: area.width, hasTitle: hasTitles) }
    let chrome = own.map { edges?.heading ?? $0 }
    let between = 1.1 * metrics.font
    let free = max(
      0,
      area.height - chrome.reduce(0, +) - between * Double(indices.count - 1)
        - (edges?.bottom ?? bottomHeight(figure.panels[last])))
    let weights = panels.map { $0.weight.isFinite && $0.weight > 0 ? $0.weight : 1 }
    let total = weights.reduce(0, +)
    let heights = weights.map { free * $0 / total }
    let left = edges?.left ?? zip(indices, heights).map { labelWidth($0, height: $1) }.max() ?? 0
    let right =
      edges?.right ?? zip(panels, heights).map { rightMargin($0, height: $1) }.max() ?? 0
    var y = area.y
    for (offset, index) in indices.enumerated() {
      let top = y + chrome[offset]
      var data = PageRect(
        x: area.x + left, y: top, width: max(0, area.width - left - right),
        height: heights[offset])
      fit(&data, index)
      let hasTitle = hasTitles && !panels[offset].title.isEmpty
      // A heading that is lower than its row stands right above the data.
      let start = top - own[offset]
      places.append(
        PanelPlace(
          index: index, data: data, titleBaseline: hasTitle ? start + metrics.font : nil,
          headingBaseline: start + (hasTitle ? metrics.line : 0) + metrics.font,
          heading: area.x...max(area.x, area.maxX), labelsX: index == last))
      y = top + heights[offset] + between
    }
  }

  /// Room for the labels of a y axis with its ticks.
  private func labelWidth(_ index: Int, height: Double) -> Double {
    let axis = ResolvedAxis(
      figure.panels[index].y, scale: scales[index].y, metric: metrics.vertical(height))
    let widest = axis.ticks.map { PageText.width(of: $0.label.text, size: metrics.font) }.max() ?? 0
    return widest + metrics.tick + 0.4 * metrics.font
  }

  /// Room for the names of rules at their right ends, or for a colour bar.
  private func rightMargin(_ panel: Panel, height: Double) -> Double {
    if let heat = panel.colorBar {
      let axis = ResolvedAxis(
        Axis(), scale: Scale(.linear, domain: heat.resolvedRange) ?? .unit,
        metric: metrics.vertical(height))
      let labels = axis.ticks.map { PageText.width(of: $0.label.text, size: metrics.font) }.max()
      return 2.6 * metrics.font + metrics.tick + (labels ?? 0)
    }
    let names = panel.marks.compactMap { mark -> Double? in
      guard case .rule(let rule) = mark, rule.direction == .horizontal, let name = rule.endLabel
      else { return nil }
      return PageText.width(of: name, size: metrics.font)
    }
    return max(metrics.overhang, names.max().map { $0 + 0.6 * metrics.font } ?? 0)
  }

  /// Height over width of a panel that keeps its aspect; nil for one that fills what there is.
  private func ratio(_ index: Int) -> Double? {
    guard let aspect = figure.panels[index].aspect, aspect > 0 else { return nil }
    let x = scales[index].x.domain
    let y = scales[index].y.domain
    let ratio = aspect * (y.upperBound - y.lowerBound) / (x.upperBound - x.lowerBound)
    return ratio.isFinite && ratio > 0 ? ratio : nil
  }

  /// Gives the data the panel's aspect, at the upper left of what there is.
  private func fit(_ data: inout PageRect, _ index: Int) {
    guard data.width > 0, data.height > 0, let ratio = ratio(index) else { return }
    let width = min(data.width, data.height / ratio)
    let height = width * ratio
    (data.width, data.height) = (width, height)
  }
}

extension Panel {
  /// The heat map whose colour bar stands beside the panel.
  package var colorBar: HeatMark? {
    for case .heat(let heat) in marks where heat.label != nil && heat.hasBar { return heat }
    return nil
  }
}
