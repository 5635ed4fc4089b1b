import CellCanvas
import Figures
import QuantizedReLU

/// The figure of view 1, the same for the screen and for files.
package enum ApproximationFigure {
  /// The figure for a snapshot with a picture, arranged for a drawing area; without a picture it
  /// has no panels.
  package static func figure(_ snapshot: Snapshot, size: Size) -> Figure {
    switch snapshot.picture {
    case .curve(let x, let f, let approximation):
      curve(
        snapshot, x: x, f: f, approximation: approximation,
        hasResidual: size.rows >= 11)
    case .heat(let side, let f, let approximation):
      heat(snapshot, side: side, f: f, approximation: approximation, size: size)
    case .reference(let x, let f, _):
      curve(snapshot, x: x, f: f, approximation: nil, hasResidual: false)
    case .pending, .refused: Figure(panels: [])
    }
  }

  private static func curve(
    _ snapshot: Snapshot, x: [Double], f: [Double], approximation: [Double]?, hasResidual: Bool
  ) -> Figure {
    let setting = snapshot.subject.setting
    let epsilon = setting.epsilon.doubleValue
    let title =
      setting.d == 1 ? "x" : snapshot.subject.line.label(dimension: setting.d)
    let band = BandMark(
      x: x, lo: f.map { $0 - epsilon }, hi: f.map { $0 + epsilon },
      label: "f ± ε")
    var marks: [Mark] = [
      .band(band), .line(LineMark(x: x, y: f, style: MarkStyle(.reference), label: "f")),
    ]
    if let approximation {
      marks.append(
        .line(
          LineMark(
            x: x, y: approximation, style: MarkStyle(.approximation, dash: .dashed),
            label: "f'")))
    }
    let main = Panel(
      x: Axis(title: hasResidual ? "" : title, domain: 0...1), y: Axis(), marks: marks, weight: 3)
    guard hasResidual, let approximation else { return Figure(panels: [main]) }
    let residual = zip(approximation, f).map { $0 - $1 }
    let lower = Panel(
      x: Axis(title: title, domain: 0...1),
      y: Axis(
        title: "f' − f", includes: [-1.15 * epsilon, 1.15 * epsilon],
        // Any other nice number would share a cell with the rule at epsilon and seem to be its value.
        ticks: .fixed([-epsilon, 0, epsilon].map { .init($0) })),
      marks: [
        .rule(
          RuleMark(
            .horizontal, at: epsilon, style: MarkStyle(.limit, dash: .dashed),
            endLabel: "+ε")),
        .rule(
          RuleMark(
            .horizontal, at: -epsilon, style: MarkStyle(.limit, dash: .dashed),
            endLabel: "−ε")),
        .line(LineMark(x: x, y: residual, style: MarkStyle(.residual))),
      ], weight: 1.4)
    return Figure(panels: [main, lower], layout: .sharedX)
  }

  private static func heat(
    _ snapshot: Snapshot, side: Int, f: [Double], approximation: [Double], size: Size
  ) -> Figure {
    let epsilon = snapshot.subject.setting.epsilon.doubleValue
    let error = zip(approximation, f).map { $0 - $1 }
    let largest = max(snapshot.worst?.value ?? 0, epsilon * 1e-3)
    let panel = { (title: String, mark: HeatMark) in
      // The range in words, for panels too small for a colour bar.
      let range = mark.resolvedRange
      let ends = [range.lowerBound, range.upperBound].map {
        NumberText.significant($0, digits: 2).replacing("-", with: "−")
      }
      return Panel(
        title: "\(title): "
          + (mark.ramp == .diverging ? "±\(ends[1])" : "\(ends[0]) … \(ends[1])"),
        x: Axis(title: "x", domain: 0...1), y: Axis(title: "y", domain: 0...1),
        marks: [.heat(mark)], aspect: 1)
    }
    // A cell is about twice as high as wide. Side by side the squares have no room for colour bars,
    // so one above the other is taken unless its squares are much smaller.
    let (labels, chrome) = (6, 5)
    let beside = min(size.columns / 2 - labels, 2 * (size.rows - chrome))
    let stacked = min(size.columns - 3 * labels, 2 * (size.rows / 2 - chrome))
    return Figure(
      panels: [
        panel(
          "f'",
          HeatMark(
            x: 0...1, y: 0...1, columns: side, values: approximation, ramp: .sequential,
            label: "f'")),
        panel(
          "f' − f",
          HeatMark(
            x: 0...1, y: 0...1, columns: side, values: error, ramp: .diverging,
            range: -largest...largest, label: "f' − f")),
      ], layout: .grid(columns: 5 * stacked >= 4 * beside ? 1 : 2))
  }
}
