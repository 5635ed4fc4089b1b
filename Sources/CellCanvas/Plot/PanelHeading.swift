import Figures

/// The rows above a panel: the title of the y axis at the left, the legend at the right.
///
/// The legend is never on the data. Where both do not fit in one row it runs on, the last of its
/// rows beside the title; entries that find no room in three rows are left out from the right.
struct PanelHeading {
  private let title: String
  private let entries: [LegendEntry]
  /// The most rows of a legend.
  private static let mostRows = 3
  /// Rows that the heading wants, 0...3.
  let rows: Int

  private static let swatchWidth = 3
  /// Columns between two entries, and between the title and the legend.
  private static let gap = 3

  init(_ panel: Panel, width: Int, look: Look) {
    title = look.glyphs.text(panel.y.heading)
    entries = panel.legend
    if title.isEmpty, entries.isEmpty, panel.colorBar == nil {
      rows = 0
    } else {
      let (entries, title) = (entries, title)
      rows =
        (1...PanelHeading.mostRows).first { count in
          PanelHeading.flow(entries, title: title, width: width, rows: count, look: look)
            .joined().count == entries.count
        } ?? PanelHeading.mostRows
    }
  }

  private static func width(of entries: some Collection<LegendEntry>, look: Look) -> Int {
    let widths = entries.map { swatchWidth + 1 + look.glyphs.text($0.label).cellWidth }
    return widths.reduce(0, +) + gap * max(0, widths.count - 1)
  }

  /// The entries of each row, as many as fit; the last row leaves room for the title.
  private static func flow(
    _ entries: [LegendEntry], title: String, width: Int, rows: Int, look: Look
  ) -> [[LegendEntry]] {
    var result = Array(repeating: [LegendEntry](), count: rows)
    var row = 0
    for entry in entries {
      while row < rows {
        // A title that leaves no room to any legend is shortened.
        let taken =
          row < rows - 1 || title.isEmpty ? 0 : min(title.cellWidth, width / 2) + gap
        if PanelHeading.width(of: result[row] + [entry], look: look) <= width - taken { break }
        row += 1
      }
      guard row < rows else { break }
      result[row].append(entry)
    }
    return result
  }

  func draw(in rect: Rect, end: Int, look: Look, into buffer: inout CellBuffer) {
    guard !rect.isEmpty else { return }
    let flow = PanelHeading.flow(
      entries, title: title, width: end - rect.x, rows: min(rows, rect.height), look: look)
    for (offset, shown) in flow.enumerated() {
      let y = rect.y + offset
      let legend = PanelHeading.width(of: shown, look: look)
      if offset == flow.count - 1 {
        let room = legend == 0 ? rect.width : end - rect.x - legend - 2
        buffer.drawText(
          title, in: Rect(x: rect.x, y: y, width: room, height: 1), style: look[.axisTitle],
          look: look)
      }
      var x = end - legend
      for entry in shown {
        drawSwatch(entry, x: x, y: y, look: look, into: &buffer)
        x += PanelHeading.swatchWidth + 1
        x =
          buffer.write(
            look.glyphs.text(entry.label), x: x, y: y, style: look[.axisLabel], limit: end - x)
          + PanelHeading.gap
      }
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
    case .line, .markedLine:
      canvas.stroke(x: [0, right], y: [middle, middle], owner: owner, dash: entry.style.dash)
    case .area:
      canvas.cover(
        x: [0, right], low: [Double(canvas.height), Double(canvas.height)], high: [-1, -1],
        owner: owner)
    case .bar:
      for column in 0..<columns {
        canvas.mark(
          x: Double(column << canvas.grid.shiftX), y: middle,
          glyph: canvas.body(entry.style, letter: look.glyphs.letter(entry.style.role)),
          owner: owner)
      }
    case .point: break
    }
    if entry.swatch == .point || entry.swatch == .markedLine {
      canvas.mark(
        x: (right / 2).rounded(.down), y: middle,
        glyph: look.glyphs.marker(entry.style.marker), owner: owner)
    }
    canvas.compose(into: &buffer, x: x, y: y, theme: look.theme)
  }
}
