import CellCanvas
import Figures

/// Draws the plot of a view with the present zoom, the cursor and its marks, and remembers where it
/// lies.
enum ViewPlot {
  /// Draws a figure whose first panel is the one that is read; the read-out stands below it.
  ///
  /// `full` are the abscissae without zoom where the figure itself is a part of them; `epsilon`
  /// makes errors shares of it; `rest` stands in place of the read-out while nobody reads.
  static func draw(
    _ figure: Figure, _ state: AppState, in rect: Rect, full: ClosedRange<Double>? = nil,
    epsilon: Double? = nil, rest: ReadoutRows.Rest? = nil, with pen: inout Pen
  ) {
    let whole = full ?? figure.scales().first?.x.domain ?? 0...1
    var drawn = figure
    if let zoom = state.zoom { drawn.show(zoom) }
    if let reading = state.reading { drawn.add(reading) }
    let count = ReadoutRows.count(state, in: rect)
    var (area, rows) = (rect, rect)
    area.height -= count
    rows.y = area.maxY
    rows.height = count
    let geometry = drawn.draw(in: area, look: pen.look, into: &pen.buffer)
    pen.plot = PlotOnScreen(figure: drawn, geometry: geometry, full: whole)
    let readout = Readout(figure: figure, main: geometry.panels.first, epsilon: epsilon)
    let lines =
      if let reading = state.reading {
        readout.lines(reading, rows: count, width: rect.width, pen)
      } else {
        readout.lines(rest, rows: count, width: rect.width, pen)
      }
    for (index, line) in lines.prefix(count).enumerated() {
      let row = Rect(x: rows.x, y: rows.y + index, width: rows.width, height: 1)
      let role: ThemeRole = state.reading == nil ? .muted : index == 0 ? .strong : .value
      pen.text(line, in: row, role: role)
    }
  }
}

/// What the rows below a plot say of its figure.
private struct Readout {
  let figure: Figure
  let main: PanelGeometry?
  let epsilon: Double?

  private var axis: String {
    figure.isMap(0) ? "x" : PlotOnScreen.shortName(figure.panels.last?.x.title ?? "")
  }

  /// The values at a place, with the steps of the cursor there.
  private func readout(x: Double, y: Double) -> PlotReadout {
    var readout =
      figure.isMap(0) ? PlotReadout(map: figure, x: x, y: y) : PlotReadout(figure, at: x)
    if let main {
      readout.step = (
        main.scales.x.step(at: readout.x, of: main.data.width),
        main.scales.y.step(at: y, of: main.data.height)
      )
    }
    return readout
  }

  /// The values at the cursor, and differences to its marks.
  func lines(_ reading: PlotReading, rows: Int, width: Int, _ pen: Pen) -> [String] {
    let here = readout(x: reading.x, y: reading.y)
    let parts = here.parts(axis: axis, epsilon: epsilon)
    let marked = reading.marks.map { readout(x: $0.x, y: $0.y) }
    let differences: [String]
    switch marked.count {
    case 0: return ReadoutRows.lines(parts, rows: rows, width: width, pen)
    case 1: differences = ["to A"] + here.difference(from: marked[0], axis: axis)
    default: differences = ["A to B"] + marked[1].difference(from: marked[0], axis: axis)
    }
    // Where there is one row the mark at its end stands for all that follows.
    guard rows > 1 else {
      return ReadoutRows.lines(parts + differences, rows: rows, width: width, pen)
    }
    return [parts, differences].flatMap { ReadoutRows.lines($0, rows: 1, width: width, pen) }
  }

  /// What stands there while nobody reads.
  func lines(_ rest: ReadoutRows.Rest?, rows: Int, width: Int, _ pen: Pen) -> [String] {
    switch rest {
    case nil: return []
    case .rows(let all):
      return all.flatMap { ReadoutRows.lines($0, rows: 1, width: width, pen) }
    case .place(let x, let word):
      let here = readout(x: x, y: 0)
      let isThere = abs(here.x - x) <= 1e-9 * abs(x)
      return ReadoutRows.lines(
        ["\(isThere ? "" : "near ")\(word)"] + here.parts(axis: axis, epsilon: epsilon),
        rows: rows, width: width, pen)
    }
  }
}

extension Scale {
  /// How far the neighbouring cell is from a value, where all of the scale has so many cells.
  fileprivate func step(at value: Double, of cells: Int) -> Double? {
    let position = self.position(of: value)
    let width = 1 / Double(max(1, cells))
    return [-width, width].map { abs(self.value(at: position + $0) - value) }.min()
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
