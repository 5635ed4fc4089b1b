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
      let figure = figure(picture, hasResidual: area.height >= 14)
      ViewPlot.draw(figure, state, in: area, full: 0...1, with: &pen)
    case .refused(let reason): pen.centered(reason, in: rect, role: .warning)
    default: ViewFrame.drawWaiting(state, in: rect, with: &pen)
    }
  }

  /// The figure, the same for the screen and for files.
  static func figure(_ picture: TransformPicture, hasResidual: Bool) -> Figure {
    let x = picture.x
    let main = Panel(
      x: Axis(title: hasResidual ? "" : "x"), y: Axis(title: "f / C"),
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

  /// The design, the intervals in sight, and how many intervals have a profile.
  static func caption(_ picture: TransformPicture) -> [String] {
    let profiles: String
    switch (picture.pieces, picture.profiles, picture.cachedProfiles) {
    case (1, _, _): profiles = "m = 1: every interval is linear, no profiles"
    case (_, let count?, let shapes?):
      profiles =
        count == 0
        ? "no interval needs a profile"
        : "profiles in \(count) of \(picture.intervals) intervals, \(shapes) different"
    default: profiles = "too many intervals to count the profiles"
    }
    return [
      "Intervals \(picture.seen.lowerBound) to \(picture.seen.upperBound) of T = "
        + "\(picture.intervals); m = \(picture.pieces), q = "
        + NumberText.significant(picture.step),
      profiles,
      "a profile is the correction that the network adds where f leaves the line by more than q",
    ]
  }
}
