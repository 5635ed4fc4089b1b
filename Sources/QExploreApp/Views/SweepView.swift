import CellCanvas
import QuantizedReLU

/// View 5: the sweeps of the session, as a plot and as a table.
enum SweepView {
  /// Columns of the table beside the plot.
  private static let tableWidth = 34

  static func draw(_ state: AppState, in rect: Rect, with pen: inout Pen) {
    guard let run = state.sweeps.current else {
      pen.centered(
        "No sweep yet. \(state.key(.openSweep)) sweeps the focused parameter: lambda, epsilon, n or d.",
        in: rect,
        role: .muted)
      return
    }
    var area = rect
    area.height -= drawHead(run, state, in: rect, with: &pen)
    area.y = rect.maxY - area.height
    guard !area.isEmpty else { return }
    let onlyTable = state.plotKey.plot % 3 == 2
    let onlyPlot = state.plotKey.plot % 3 == 1
    let beside = area.width >= 2 * tableWidth && !onlyTable && !onlyPlot
    var table = area
    if beside {
      table = Rect(x: area.maxX - tableWidth, y: area.y, width: tableWidth, height: area.height)
      area.width -= tableWidth + 1
    }
    if beside || onlyTable { drawTable(run, state, in: table, with: &pen) }
    if !onlyTable {
      ViewPlot.draw(
        SweepFigure.figure(run, last: state.sweeps.comparable), state, in: area,
        rest: run.least.map { ReadoutRows.Rest.place(SweepFigure.place(of: $0, in: run), "least") },
        with: &pen)
    }
  }

  /// What is swept and how far it is; returns how many rows it takes.
  private static func drawHead(
    _ run: SweepRun, _ state: AppState, in rect: Rect, with pen: inout Pen
  ) -> Int {
    guard rect.height >= 8 else { return 0 }
    let line = { (row: Int) in Rect(x: rect.x, y: rect.y + row, width: rect.width, height: 1) }
    let place =
      state.sweeps.runs.count > 1
      ? "sweep \(state.sweeps.shown + 1) of \(state.sweeps.runs.count)" : "sweep \(run.id)"
    pen.text("\(run.title)", in: line(0), role: .title)
    if pen.width(run.title) + 2 + place.count <= rect.width {
      pen.right(place, in: line(0), role: .muted)
    }
    pen.text(about(run), in: line(1), role: .muted)
    let total = run.sweep.count
    let rate = run.milliseconds.map { ms in
      ms > 0
        ? ", \(NumberText.significant(Double(run.rows.count) / ms * 1000, digits: 2)) rows/s" : ""
    }
    switch run.progress {
    case .running:
      let text = "\(run.rows.count) of \(total) rows\(rate ?? ""), \(state.key(.dismiss)) stops"
      let width = min(pen.width(text) + 1, rect.width)
      pen.text(text, in: line(2), role: .warning)
      let bar = Rect(x: rect.x + width + 1, y: rect.y + 2, width: rect.width - width - 2, height: 1)
      if bar.width > 3 {
        pen.buffer.drawProgress(Double(run.rows.count) / Double(total), in: bar, look: pen.look)
      }
    case .done:
      var text = "\(counted(total, "row"))\(rate ?? "")"
      if let best = run.least {
        text +=
          "; least \(best.metrics[0].shown) at \(name(of: best, in: run.sweep))"
      }
      pen.text(text, in: line(2), role: .success)
    case .stopped:
      pen.text("stopped after \(run.rows.count) of \(total) rows", in: line(2), role: .warning)
    case .failed(let reason):
      let lines = pen.look.glyphs.text(reason).wrapped(to: max(1, rect.width - 1)).prefix(4)
      for (index, text) in lines.enumerated() { pen.text(text, in: line(2 + index), role: .error) }
      return 2 + lines.count
    }
    return 3
  }

  /// The knobs that stay.
  private static func about(_ run: SweepRun) -> String {
    let setting = run.sweep.setting
    let swept = Set(run.sweep.axes.map(\.parameter))
    var parts = ["f = \(run.sweep.function)"]
    let values: [(SweepParameter, String)] = [
      (.lambda, "λ \(setting.lambda)"), (.epsilon, "ε \(setting.epsilon.text)"),
      (.n, "n \(setting.n)"), (.d, "d \(setting.d)"),
    ]
    parts += values.filter { !swept.contains($0.0) }.map(\.1)
    parts += [
      setting.quantization.rawValue, setting.structure.rawValue, setting.parameters.rawValue,
    ]
    return parts.joined(separator: ", ")
  }

  private static func name(of row: Sweep.Row, in sweep: Sweep) -> String {
    zip(sweep.axes, row.parameters).map { "\($0.parameter.rawValue) \($1)" }
      .joined(separator: ", ")
  }

  /// The rows of the table in their order.
  static func ordered(_ run: SweepRun, _ order: SweepOrder) -> [Sweep.Row] {
    let value = { (row: Sweep.Row) in row.metrics[0] == .missing ? .infinity : row.metrics[0].log10
    }
    return switch order {
    case .asMeasured: run.rows
    case .ascending: run.rows.sorted { value($0) < value($1) }
    case .descending: run.rows.sorted { value($0) > value($1) }
    }
  }

  private static func drawTable(
    _ run: SweepRun, _ state: AppState, in rect: Rect, with pen: inout Pen
  ) {
    guard rect.height >= 2, rect.width >= 12 else { return }
    let rows = ordered(run, state.sweeps.order)
    let before = state.sweeps.comparable
    let least = run.least
    let names = run.sweep.axes.map(\.parameter.rawValue)
    let hasChange = before != nil && rect.width >= 34
    let columns = names.count + 1 + (hasChange ? 1 : 0)
    let width = (rect.width - 1) / columns
    let cell = { (row: Int, column: Int) in
      Rect(x: rect.x + column * width, y: rect.y + row, width: width - 1, height: 1)
    }
    let order = state.sweeps.order
    let value = order == .asMeasured ? "value" : order == .ascending ? "value ▴" : "value ▾"
    for (column, name) in (names + [value] + (hasChange ? ["vs \(before?.id ?? 0)"] : []))
      .enumerated()
    {
      pen.right(name, in: cell(0, column), role: .title)
    }
    let visible = rect.height - 1
    pen.sweepRows = visible
    let first = min(state.sweeps.scroll, max(0, rows.count - visible))
    for (offset, row) in rows.dropFirst(first).prefix(visible).enumerated() {
      let isLeast = row == least
      for (column, value) in row.parameters.enumerated() {
        pen.right(value, in: cell(offset + 1, column), role: isLeast ? .optimum : .text)
      }
      let value = row.metrics[0]
      pen.right(
        fitted(value, width: width - 1), in: cell(offset + 1, names.count),
        role: isLeast ? .optimum : .value)
      if hasChange, let other = before?.rows.first(where: { $0.parameters == row.parameters }) {
        let change = CountsTable.change(value.log10, other.metrics[0].log10)
        pen.right(change, in: cell(offset + 1, names.count + 1), role: .pinned)
      }
    }
    pen.buffer.drawScrollbar(
      first: first, count: rows.count,
      in: Rect(x: rect.maxX - 1, y: rect.y + 1, width: 1, height: visible), look: pen.look)
  }

  private static func fitted(_ value: MetricValue, width: Int) -> String {
    let text = value.shown
    guard text.count > width, value != .missing else { return text }
    return NumberText.scientific(log10: value.log10, width: width)
  }
}
