import CellCanvas
import Figures

/// Draws the plot of a view with the present zoom, the cursor and its marks, and remembers where it
/// lies.
enum ViewPlot {
  /// Draws a figure whose first panel is the one that is read; the read-out stands below it.
  ///
  /// `full` are the abscissae without zoom where the figure itself is a part of them; `epsilon`
  /// makes errors shares of it.
  static func draw(
    _ figure: Figure, _ state: AppState, in rect: Rect, full: ClosedRange<Double>? = nil,
    epsilon: Double? = nil, with pen: inout Pen
  ) {
    let whole = full ?? figure.scales().first?.x.domain ?? 0...1
    var figure = figure
    if let zoom = state.zoom { figure.show(zoom) }
    var area = rect
    if let reading = state.reading {
      area.height -= drawReadout(figure, reading, in: rect, epsilon: epsilon, with: &pen)
      figure.add(reading)
    }
    let geometry = figure.draw(in: area, look: pen.look, into: &pen.buffer)
    pen.plot = PlotOnScreen(figure: figure, geometry: geometry, full: whole)
  }

  /// The values at the cursor, and differences to its marks, in the last rows; returns how many.
  private static func drawReadout(
    _ figure: Figure, _ reading: PlotReading, in rect: Rect, epsilon: Double?,
    with pen: inout Pen
  ) -> Int {
    guard rect.height > 3 else { return 0 }
    let isMap = figure.isMap
    let axis = isMap ? "x" : PlotOnScreen.shortName(figure.panels.last?.x.title ?? "")
    let present = { (x: Double) in
      isMap ? PlotReadout(map: figure, x: x, y: reading.y) : PlotReadout(figure, at: x)
    }
    let here = present(reading.x)
    var parts = here.parts(axis: axis, epsilon: epsilon)
    if isMap { parts.insert("y \(NumberText.significant(reading.y, digits: 5))", at: 1) }
    var lines = rows(of: parts, width: rect.width, pen)
    switch reading.marks.count {
    case 1:
      let difference = here.difference(from: present(reading.marks[0]), axis: axis)
      lines = [lines[0]] + rows(of: ["to A"] + difference, width: rect.width, pen)
    case 2:
      let difference = present(reading.marks[1])
        .difference(from: present(reading.marks[0]), axis: axis)
      lines = [lines[0]] + rows(of: ["A to B"] + difference, width: rect.width, pen)
    default: break
    }
    // As many rows whether there are marks or not, so that setting one moves nothing.
    let rows = rect.height >= 12 ? 2 : 1
    for (index, line) in lines.prefix(rows).enumerated() {
      let row = Rect(x: rect.x, y: rect.maxY - rows + index, width: rect.width, height: 1)
      pen.text(line, in: row, role: index == 0 ? .strong : .value)
    }
    return rows
  }

  /// Parts side by side, as many as a row holds.
  private static func rows(of parts: [String], width: Int, _ pen: Pen) -> [String] {
    var rows: [String] = []
    for part in parts {
      if let last = rows.last, pen.width(last) + 3 + pen.width(part) <= width {
        rows[rows.count - 1] = last + "   " + part
      } else {
        rows.append(part)
      }
    }
    return rows
  }
}

extension PlotOnScreen {
  /// The name of an axis without what explains it.
  static func shortName(_ title: String) -> String {
    String(title.prefix { $0 != "," })
  }
}

extension Figure {
  /// Whether its first panel is a map.
  fileprivate var isMap: Bool {
    panels.first?.marks.contains { if case .heat = $0 { true } else { false } } ?? false
  }

  /// Shows a part of the abscissae only, the ordinates fitted to what is seen.
  fileprivate mutating func show(_ window: ClosedRange<Double>) {
    // Ordinates that were chosen for other abscissae need not suit these.
    if let first = panels.first, first.x.domain != window { panels[0].y.domain = nil }
    for index in panels.indices where index == 0 || layout == .sharedX {
      panels[index].x.domain = window
    }
  }

  /// Adds the cursor and its marks.
  fileprivate mutating func add(_ reading: PlotReading) {
    let isMap = isMap
    for index in panels.indices where index == 0 || layout == .sharedX || isMap {
      for (name, x) in zip(["A", "B"], reading.marks) {
        panels[index].marks.append(
          .rule(
            RuleMark(
              .vertical, at: x, style: MarkStyle(.guide, dash: .dashed),
              endLabel: index == 0 ? name : nil)))
      }
      panels[index].marks.append(
        .rule(RuleMark(.vertical, at: reading.x, style: MarkStyle(.crosshair))))
      if isMap {
        panels[index].marks.append(
          .rule(RuleMark(.horizontal, at: reading.y, style: MarkStyle(.crosshair))))
      }
    }
  }
}
