import CellCanvas
import Figures
import QuantizedReLU

/// The figure of view 1, the same for the screen and for files.
package enum ApproximationFigure {
  /// The figure for a snapshot with a picture, arranged for a drawing area; without a picture it
  /// has no panels.
  package static func figure(
    _ snapshot: Snapshot, size: Size, look: Look = Look(), pinned: Snapshot? = nil,
    fitsError: Bool = false
  ) -> Figure {
    switch snapshot.picture {
    case .curve(let x, let f, let approximation):
      curve(
        snapshot, x: x, f: f, approximation: approximation, pinned: pinned,
        hasResidual: size.rows >= 11, fitsError: fitsError)
    case .heat(let side, let f, let approximation):
      MapFigure(
        snapshot, side: side, f: f, approximation: approximation, size: size, look: look
      ).figure
    case .reference(let x, let f, _):
      curve(snapshot, x: x, f: f, approximation: nil, hasResidual: false)
    case .bitWidth, .scaling, .structure, .transform, .path, .explanations, .pending, .refused:
      Figure(panels: [])
    }
  }

  private static func curve(
    _ snapshot: Snapshot, x: [Double], f: [Double], approximation: [Double]?,
    pinned: Snapshot? = nil, hasResidual: Bool, fitsError: Bool = false
  ) -> Figure {
    let setting = snapshot.subject.setting
    let epsilon = setting.epsilon.doubleValue
    let title =
      setting.d == 1 ? "x" : snapshot.subject.line.label(dimension: setting.d)
    let range = snapshot.subject.range ?? 0...1
    let band = BandMark(
      x: x, lo: f.map { $0 - epsilon }, hi: f.map { $0 + epsilon },
      label: "f ± ε")
    var marks: [Mark] = [
      .band(band), .line(LineMark(x: x, y: f, style: MarkStyle(.reference), label: "f")),
    ]
    var pinnedError: [Mark] = []
    if case .curve(let x, let f, let approximation)? = pinned?.picture {
      let style = MarkStyle(.pinned, dash: .dotted)
      let isOther = pinned?.subject.target != snapshot.subject.target
      let name = isOther ? "pinned f' of another f" : "pinned f'"
      marks.append(.line(LineMark(x: x, y: approximation, style: style, label: name)))
      pinnedError = [
        .line(
          LineMark(
            x: x, y: zip(approximation, f).map { $0 - $1 }, style: style, label: "pinned error"))
      ]
    }
    if let approximation {
      marks.append(
        .line(
          LineMark(
            x: x, y: approximation, style: MarkStyle(.approximation, dash: .dashed),
            label: "f'")))
    }
    let main = Panel(
      x: Axis(title: hasResidual ? "" : title, domain: range),
      y: Axis(domain: fitsError ? extent(of: f + (approximation ?? [])) : nil), marks: marks,
      weight: 3)
    guard hasResidual, let approximation else { return Figure(panels: [main]) }
    let residual = zip(approximation, f).map { $0 - $1 }
    let lower = Panel(
      x: Axis(title: title, domain: range),
      y: fitsError
        ? Axis(title: PlotReadout.errorName, includes: [0])
        : Axis(
          title: PlotReadout.errorName, includes: [-1.15 * epsilon, 1.15 * epsilon],
          // Any other nice number would share a cell with the rule at epsilon and seem to be its
          // value.
          ticks: .fixed([-epsilon, 0, epsilon].map { .init($0) })),
      marks: (fitsError
        ? [.rule(RuleMark(.horizontal, at: 0))]
        : limits(epsilon)) + pinnedError + [
          .line(LineMark(x: x, y: residual, style: MarkStyle(.residual)))
        ], weight: 1.4)
    return Figure(panels: [main, lower], layout: .sharedX)
  }

  /// The values and a little more, without the band around them; nil where all are alike.
  private static func extent(of values: [Double]) -> ClosedRange<Double>? {
    let values = values.filter(\.isFinite)
    guard let least = values.min(), let most = values.max(), least < most else { return nil }
    let margin = 0.05 * (most - least)
    return (least - margin)...(most + margin)
  }

  /// The edges of what is allowed.
  private static func limits(_ epsilon: Double) -> [Mark] {
    [(epsilon, "+ε"), (-epsilon, "−ε")].map { value, name in
      .rule(
        RuleMark(
          .horizontal, at: value, style: MarkStyle(.limit, dash: .dashed), endLabel: name))
    }
  }
}
