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
    for index in figure.panels.indices {
      let width = (area.width - gap * Double(columns - 1)) / Double(columns)
      let height = (area.height - gap * Double(rows - 1)) / Double(max(1, rows))
      let tile = PageRect(
        x: area.x + Double(index % columns) * (width + gap),
        y: area.y + Double(index / columns) * (height + gap), width: max(0, width),
        height: max(0, height))
      place([index], in: tile, hasTitles: true)
    }
  }

  /// Panels one above the other with a common left and right edge.
  private mutating func place(_ indices: [Int], in area: PageRect, hasTitles: Bool) {
    guard let last = indices.last else { return }
    let panels = indices.map { figure.panels[$0] }
    let titles = panels.map { hasTitles && !$0.title.isEmpty ? metrics.line : 0 }
    let headings = panels.map { Double(PageHeading($0, width: area.width, metrics).rows) }
    let chrome = zip(titles, headings).map { $0 + $1 * metrics.line + metrics.gap }
    let between = 1.1 * metrics.font
    let bottom =
      metrics.tick + 1.4 * metrics.font
      + (figure.panels[last].x.heading.isEmpty ? 0 : metrics.line)
    let free = max(
      0,
      area.height - chrome.reduce(0, +) - between * Double(indices.count - 1) - bottom)
    let weights = panels.map { $0.weight.isFinite && $0.weight > 0 ? $0.weight : 1 }
    let total = weights.reduce(0, +)
    let heights = weights.map { free * $0 / total }
    let left = zip(indices, heights).map { labelWidth($0, height: $1) }.max() ?? 0
    let right = panels.map(rightMargin).max() ?? 0
    var y = area.y
    for (offset, index) in indices.enumerated() {
      let top = y + chrome[offset]
      var data = PageRect(
        x: area.x + left, y: top, width: max(0, area.width - left - right),
        height: heights[offset])
      fit(&data, panels[offset], scales[index])
      places.append(
        PanelPlace(
          index: index, data: data,
          titleBaseline: titles[offset] > 0 ? y + metrics.font : nil,
          headingBaseline: y + titles[offset] + metrics.font,
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
  private func rightMargin(_ panel: Panel) -> Double {
    if let heat = panel.colorBar {
      let axis = ResolvedAxis(
        Axis(), scale: Scale(.linear, domain: heat.resolvedRange) ?? .unit,
        metric: metrics.vertical(100))
      let labels = axis.ticks.map { PageText.width(of: $0.label.text, size: metrics.font) }.max()
      return 2.6 * metrics.font + metrics.tick + (labels ?? 0)
    }
    let names = panel.marks.compactMap { mark -> Double? in
      guard case .rule(let rule) = mark, rule.direction == .horizontal, let name = rule.endLabel
      else { return nil }
      return PageText.width(of: name, size: metrics.font)
    }
    return (names.max().map { $0 + 0.5 * metrics.font } ?? 0) + 0.3 * metrics.font
  }

  /// Gives the data the panel's aspect, in the middle of what there is.
  private func fit(_ data: inout PageRect, _ panel: Panel, _ scales: PanelScales) {
    guard let aspect = panel.aspect, aspect > 0, data.width > 0, data.height > 0 else { return }
    let x = scales.x.domain
    let y = scales.y.domain
    let ratio = aspect * (y.upperBound - y.lowerBound) / (x.upperBound - x.lowerBound)
    guard ratio.isFinite, ratio > 0 else { return }
    let width = min(data.width, data.height / ratio)
    let height = width * ratio
    data.x += (data.width - width) / 2
    data.y += (data.height - height) / 2
    (data.width, data.height) = (width, height)
  }
}

extension Panel {
  /// The heat map whose colour bar stands beside the panel.
  package var colorBar: HeatMark? {
    for case .heat(let heat) in marks where heat.label != nil { return heat }
    return nil
  }
}
