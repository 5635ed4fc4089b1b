/// The rows above a panel: the title of the y axis at the left, the legend at the right, never on
/// the data.
struct PageHeading {
  /// One entry of the legend and where its swatch begins.
  struct Item {
    var entry: LegendEntry
    var x: Double
    var row: Int
  }

  private let title: String
  private let width: Double
  private let metrics: PageMetrics
  /// Its entries, `x` from the left end of the heading.
  private(set) var items: [Item] = []
  /// Rows that it takes.
  private(set) var rows: Int

  init(_ panel: Panel, width: Double, _ metrics: PageMetrics) {
    title = panel.y.heading
    self.width = width
    self.metrics = metrics
    let entries = panel.legend
    rows = title.isEmpty && entries.isEmpty ? 0 : 1
    guard !entries.isEmpty else { return }
    let widths = entries.map { PageHeading.width(of: $0, metrics) }
    let gap = 1.6 * metrics.font
    // The legend stands beside the title where all of it fits, else in rows below.
    let titleWidth = title.isEmpty ? 0 : PageText.width(of: title, size: metrics.font) + 2 * gap
    let all = widths.reduce(0, +) + gap * Double(entries.count - 1)
    var row = titleWidth + all <= width || title.isEmpty ? 0 : 1
    var line: [(LegendEntry, Double)] = []
    func length(_ line: [(LegendEntry, Double)]) -> Double {
      line.reduce(0) { $0 + $1.1 } + gap * Double(max(0, line.count - 1))
    }
    func close(_ items: inout [Item]) {
      var x = width - length(line)
      for (entry, own) in line {
        items.append(Item(entry: entry, x: max(0, x), row: row))
        x += own + gap
      }
      line = []
      row += 1
    }
    for (entry, own) in zip(entries, widths) {
      if !line.isEmpty, length(line) + gap + own > width { close(&items) }
      line.append((entry, own))
    }
    close(&items)
    rows = row
  }

  private static func width(of entry: LegendEntry, _ metrics: PageMetrics) -> Double {
    metrics.swatch + 0.5 * metrics.font + PageText.width(of: entry.label, size: metrics.font)
  }

  /// The commands for a heading whose first baseline and left end are given.
  func commands(x: Double, baseline: Double, palette: PagePalette) -> [DrawCommand] {
    var commands: [DrawCommand] = []
    if !title.isEmpty {
      commands.append(
        .text(
          PageText(title, at: PagePoint(x, baseline), size: metrics.font, color: palette.text)))
    }
    for item in items {
      let y = baseline + Double(item.row) * metrics.line
      commands += swatch(item.entry, x: x + item.x, middle: y - 0.32 * metrics.font, palette)
      commands.append(
        .text(
          PageText(
            item.entry.label,
            at: PagePoint(x + item.x + metrics.swatch + 0.5 * metrics.font, y),
            size: metrics.font, color: palette.text)))
    }
    return commands
  }

  /// The same line, area or marker as in the panel.
  private func swatch(
    _ entry: LegendEntry, x: Double, middle: Double, _ palette: PagePalette
  ) -> [DrawCommand] {
    let color = palette.color(of: entry.style.role)
    let ends = [PagePoint(x, middle), PagePoint(x + metrics.swatch, middle)]
    let line = DrawCommand.lines(
      [ends], Stroke(color, width: metrics.lineWidth, dash: entry.style.dash))
    let marker = DrawCommand.markers(
      [PagePoint(x + metrics.swatch / 2, middle)], entry.style.marker, size: metrics.marker,
      color: color, ground: palette.ground)
    let half = 0.35 * metrics.font
    let area = DrawCommand.areas(
      [
        [
          PagePoint(x, middle - half), PagePoint(x + metrics.swatch, middle - half),
          PagePoint(x + metrics.swatch, middle + half), PagePoint(x, middle + half),
        ]
      ], color: color, opacity: PageDrawing.bandOpacity)
    switch entry.swatch {
    case .line: return [line]
    case .markedLine: return [line, marker]
    case .area: return [area]
    case .point: return [marker]
    case .bar:
      let isShaded = entry.style.dash == .dashed
      guard case .areas(let outlines, _, _) = area else { return [area] }
      return [.areas(outlines, color: color, opacity: isShaded ? PageDrawing.shadedOpacity : 1)]
    }
  }
}
