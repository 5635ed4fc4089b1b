import CellCanvas
import Figures

/// View 6: f, f+ of Proposition 4, its interpolant and the cached profiles, near enough to be seen.
enum TransformView {
  static func draw(_ state: AppState, in rect: Rect, with pen: inout Pen) {
    guard let snapshot = state.pictured else {
      ViewFrame.drawWaiting(state, in: rect, with: &pen)
      return
    }
    switch snapshot.picture {
    case .transform(let picture):
      let area = ViewFrame.drawCaption(caption(picture), state, in: rect, with: &pen)
      figure(picture, hasResidual: area.height >= 14).draw(
        in: area, look: pen.look, into: &pen.buffer)
    case .refused(let reason):
      _ = ViewFrame.drawCaption([reason], state, in: rect, with: &pen)
    default: ViewFrame.drawWaiting(state, in: rect, with: &pen)
    }
  }

  /// The figure, the same for the screen and for files.
  static func figure(_ picture: TransformPicture, hasResidual: Bool) -> Figure {
    let x = picture.x
    let main = Panel(
      x: Axis(title: hasResidual ? "" : "x"), y: Axis(),
      marks: [
        .line(LineMark(x: x, y: picture.f, style: MarkStyle(.reference), label: "f/C")),
        .line(
          LineMark(
            x: x, y: picture.transformed, style: MarkStyle(.series(0), dash: .dashed),
            label: "f+")),
        .line(
          LineMark(
            x: x, y: picture.interpolant, style: MarkStyle(.approximation, dash: .dotted),
            label: "interpolant")),
        .points(
          PointMark(
            x: picture.latticeX, y: picture.latticeY, style: MarkStyle(.dataset, marker: .diamond),
            label: "lattice")),
      ], weight: 3)
    guard hasResidual else { return Figure(panels: [main]) }
    let lower = Panel(
      x: Axis(title: "x"),
      y: Axis(
        title: "T·(f/C − interpolant)",
        includes: [-1 / Double(picture.pieces), 1 / Double(picture.pieces)]),
      marks: [
        .rule(RuleMark(.horizontal, at: 0)),
        .line(
          LineMark(x: x, y: picture.residual, style: MarkStyle(.residual), label: "residual")),
        .line(
          LineMark(
            x: x, y: picture.profile, style: MarkStyle(.approximation, dash: .dashed),
            label: "cached profile")),
      ], weight: 2)
    return Figure(panels: [main, lower], layout: .sharedX)
  }

  /// The parameters and how many profiles are in sight.
  static func caption(_ picture: TransformPicture) -> [String] {
    let profiles =
      picture.pieces == 1
      ? "m = 1: no profiles"
      : "\(picture.seenProfiles) of \(picture.seenIntervals) intervals in sight have a profile"
    return [
      "f+ has slope at most 1 and multiples of q on its lattice; m \(picture.pieces), T \(picture.intervals), q "
        + NumberText.significant(picture.step), profiles, "[ ] move, + - zoom",
    ]
  }
}
