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
    let rows = (figure.panels.count + columns - 1) / columns
    let gap = 1.6 * metrics.font
    let width = max(0, (area.width - gap * Double(columns - 1)) / Double(columns))
    let height = max(0, (area.height - gap * Double(rows - 1)) / Double(max(1, rows)))
    // Panels of one row and one column have common edges, so that maps are equally large.
    let edges = figure.panels.map {
      Edges(heading: headingHeight($0, width: width, hasTitle: true), right: 0, left: 0)
    }
    let heading = edges.map(\.heading).max() ?? 0
    let bottom = figure.panels.map(bottomHeight).max() ?? 0
    let data = max(0, height - heading - bottom)
    let common = Edges(
      heading: heading, right: figure.panels.map { rightMargin($0, height: data) }.max() ?? 0,
      left: figure.panels.indices.map { labelWidth($0, height: data) }.max() ?? 0)
    for index in figure.panels.indices {
      let tile = PageRect(
        x: area.x + Double(index % columns) * (width + gap),
        y: area.y + Double(index / columns) * (height + gap), width: width, height: height)
      place([index], in: tile, hasTitles: true, edges: common)
    }
  }

  /// What stands around the data of panels that are to be aligned.
  private struct Edges {
    var heading: Double
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
        - bottomHeight(figure.panels[last]))
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
      fit(&data, panels[offset], scales[index])
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

  /// Gives the data the panel's aspect, at the upper left of what there is.
  private func fit(_ data: inout PageRect, _ panel: Panel, _ scales: PanelScales) {
    guard let aspect = panel.aspect, aspect > 0, data.width > 0, data.height > 0 else { return }
    let x = scales.x.domain
    let y = scales.y.domain
    let ratio = aspect * (y.upperBound - y.lowerBound) / (x.upperBound - x.lowerBound)
    guard ratio.isFinite, ratio > 0 else { return }
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
