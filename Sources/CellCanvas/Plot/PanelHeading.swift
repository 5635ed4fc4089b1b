import Figures

/// The row above a panel: the title of the y axis at the left, the legend at the right.
///
/// The legend is never on the data. Where both do not fit in one row they take two; entries that do
/// not fit even then are left out from the right.
struct PanelHeading {
  private let title: String
  private let entries: [LegendEntry]
  private let legendWidth: Int
  /// Rows that the heading wants: 0, 1 or 2.
  let rows: Int

  private static let swatchWidth = 3

  init(_ panel: Panel, width: Int, look: Look) {
    title = look.glyphs.text(panel.y.heading)
    entries = panel.legend
    legendWidth = PanelHeading.width(of: entries[...], look: look)
    let hasBar = panel.heatBar != nil
    if title.isEmpty, entries.isEmpty, !hasBar {
      rows = 0
    } else if !entries.isEmpty, !title.isEmpty, title.cellWidth + 3 + legendWidth > width {
      rows = 2
    } else {
      rows = 1
    }
  }

  private static func width(of entries: ArraySlice<LegendEntry>, look: Look) -> Int {
    let widths = entries.map { swatchWidth + 1 + look.glyphs.text($0.label).cellWidth }
    return widths.reduce(0, +) + 3 * max(0, widths.count - 1)
  }

  func draw(in rect: Rect, end: Int, look: Look, into buffer: inout CellBuffer) {
    var shown = entries[...]
    let isSplit = rect.height >= 2 && rows == 2
    let taken = isSplit || title.isEmpty ? 0 : min(title.cellWidth, rect.width / 2) + 3
    while !shown.isEmpty, PanelHeading.width(of: shown, look: look) > rect.width - taken {
      shown = shown.dropLast()
    }
    let legend = PanelHeading.width(of: shown, look: look)
    let titleRow = isSplit ? rect.y + 1 : rect.y
    let titleRoom = isSplit || legend == 0 ? rect.width : rect.width - legend - 2
    buffer.drawText(
      title, in: Rect(x: rect.x, y: titleRow, width: titleRoom, height: 1),
      style: look[.axisTitle], look: look)
    var x = end - legend
    for entry in shown {
      drawSwatch(entry, x: x, y: rect.y, look: look, into: &buffer)
      x += PanelHeading.swatchWidth + 1
      x =
        buffer.write(
          look.glyphs.text(entry.label), x: x, y: rect.y, style: look[.axisLabel],
          limit: end - x) + 3
    }
  }

  /// The swatch is drawn by the same code as the mark, so glyph, dash and colour agree.
  private func drawSwatch(
    _ entry: LegendEntry, x: Int, y: Int, look: Look, into buffer: inout CellBuffer
  ) {
    let columns = PanelHeading.swatchWidth
    var canvas = PlotCanvas(columns: columns, rows: 1, glyphs: look.glyphs)
    let owner = canvas.paint(
      look.theme.style(of: entry.style.role),
      letter: entry.swatch == .area ? ":" : look.glyphs.letter(entry.style.role))
    let right = Double(canvas.width - 1)
    let middle = (Double(canvas.height - 1) / 2).rounded(.down)
    switch entry.swatch {
    case .line:
      canvas.stroke(x: [0, right], y: [middle, middle], owner: owner, dash: entry.style.dash)
    case .area:
      canvas.cover(
        x: [0, right], low: [Double(canvas.height), Double(canvas.height)], high: [-1, -1],
        owner: owner)
    case .point:
      canvas.mark(
        x: (right / 2).rounded(.down), y: middle,
        glyph: look.glyphs.marker(entry.style.marker), owner: owner)
    }
    canvas.compose(into: &buffer, x: x, y: y, theme: look.theme)
  }
}
