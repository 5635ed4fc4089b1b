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
      area.height -= readoutRows(state, in: rect)
      drawReadout(figure, reading, state, in: rect, epsilon: epsilon, with: &pen)
      figure.add(reading)
    }
    let geometry = figure.draw(in: area, look: pen.look, into: &pen.buffer)
    pen.plot = PlotOnScreen(figure: figure, geometry: geometry, full: whole)
  }

  /// The last rows of a rectangle, which say what stands at the cursor: as many whether there are
  /// marks or not, so that setting one moves nothing.
  static func readoutRows(_ state: AppState, in rect: Rect) -> Int {
    guard state.reading != nil, rect.height > 3 else { return 0 }
    return rect.height >= 12 ? 2 : 1
  }

  /// The values at the cursor, and differences to its marks.
  private static func drawReadout(
    _ figure: Figure, _ reading: PlotReading, _ state: AppState, in rect: Rect, epsilon: Double?,
    with pen: inout Pen
  ) {
    let count = readoutRows(state, in: rect)
    let isMap = figure.isMap(0)
    let axis = isMap ? "x" : PlotOnScreen.shortName(figure.panels.last?.x.title ?? "")
    let present = { (x: Double, y: Double) in
      isMap ? PlotReadout(map: figure, x: x, y: y) : PlotReadout(figure, at: x)
    }
    let here = present(reading.x, reading.y)
    var lines = rows(of: here.parts(axis: axis, epsilon: epsilon), width: rect.width, pen)
    let marked = reading.marks.map { present($0.x, $0.y) }
    switch marked.count {
    case 1:
      let difference = here.difference(from: marked[0], axis: axis)
      lines = [lines[0]] + rows(of: ["to A"] + difference, width: rect.width, pen)
    case 2:
      let difference = marked[1].difference(from: marked[0], axis: axis)
      lines = [lines[0]] + rows(of: ["A to B"] + difference, width: rect.width, pen)
    default: break
    }
    for (index, line) in lines.prefix(count).enumerated() {
      let row = Rect(x: rect.x, y: rect.maxY - count + index, width: rect.width, height: 1)
      pen.text(line, in: row, role: index == 0 ? .strong : .value)
    }
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
  /// Shows a part of the abscissae only, the ordinates fitted to what is seen.
  mutating func show(_ window: ClosedRange<Double>) {
    // Ordinates that were chosen for other abscissae need not suit these.
    if let first = panels.first, first.x.domain != window { panels[0].y.domain = nil }
    for index in panels.indices where index == 0 || layout == .sharedX {
      panels[index].x.domain = window
    }
  }

  /// Adds the cursor and its marks: lines across curves, points and crossed lines on maps.
  fileprivate mutating func add(_ reading: PlotReading) {
    let hasMaps = isMap(0)
    for index in panels.indices where index == 0 || layout == .sharedX || hasMaps {
      for (name, mark) in zip(["A", "B"], reading.marks) {
        if isMap(index) {
          panels[index].marks.append(
            .points(
              PointMark(
                x: [mark.x], y: [mark.y], style: MarkStyle(.crosshair, marker: .cross),
                names: [name])))
        } else {
          panels[index].marks.append(
            .rule(
              RuleMark(
                .vertical, at: mark.x, style: MarkStyle(.guide, dash: .dashed),
                endLabel: index == 0 ? name : nil)))
        }
      }
      panels[index].marks.append(
        .rule(RuleMark(.vertical, at: reading.x, style: MarkStyle(.crosshair))))
      if isMap(index) {
        panels[index].marks.append(
          .rule(RuleMark(.horizontal, at: reading.y, style: MarkStyle(.crosshair))))
      }
    }
  }
}
