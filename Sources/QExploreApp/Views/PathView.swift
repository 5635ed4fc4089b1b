import CellCanvas
import Figures

/// View 6 of the compact structure: the path of signs against f, step by step.
enum PathView {
  static func draw(
    _ picture: PathPicture, _ state: AppState, epsilon: Double, in rect: Rect, with pen: inout Pen
  ) {
    var area = ViewFrame.drawCaption(caption(picture), state, in: rect, with: &pen)
    // Where there is no room for a caption one row tells what decides the step.
    if area.height == rect.height, rect.height >= 7 {
      let text = [rule(picture), shortRule(picture)].first { pen.width($0) <= rect.width }
      pen.text(text ?? shortRule(picture), in: rect, role: .muted)
      area = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1)
    }
    let end = Double(picture.rule.index + 1) * picture.length
    ViewPlot.draw(
      figure(picture, hasError: area.height >= 14), state, in: area, full: 0...1, epsilon: epsilon,
      rest: .place(end, "end of step \(picture.rule.index)"), with: &pen)
  }

  /// The figure, the same for the screen and for files.
  static func figure(_ picture: PathPicture, hasError: Bool) -> Figure {
    let (x, bound) = (picture.x, picture.bound)
    let step = [picture.rule.index, picture.rule.index + 1].map { Double($0) * picture.length }
    let guides = step.map { Mark.rule(RuleMark(.vertical, at: $0, style: MarkStyle(.guide))) }
    let corners = picture.corners
    var marks: [Mark] = [
      .band(
        BandMark(
          x: x, lo: picture.f.map { $0 - bound }, hi: picture.f.map { $0 + bound },
          label: "f ± \(tube(picture))"))
    ]
    marks += guides
    marks += [
      .line(LineMark(x: x, y: picture.f, style: MarkStyle(.reference), label: "f")),
      .line(
        LineMark(
          x: x, y: picture.path, style: MarkStyle(.approximation), label: path(picture))),
      .points(
        PointMark(
          x: corners.map(\.x), y: corners.map(\.y), style: MarkStyle(.approximation))),
      .line(
        LineMark(
          x: step, y: [picture.rule.start, picture.rule.end], style: MarkStyle(.optimum))),
      .points(
        PointMark(
          x: step, y: [picture.rule.start, picture.rule.end],
          style: MarkStyle(.optimum, marker: .diamond), label: "step \(picture.rule.index)")),
    ]
    let main = Panel(
      x: Axis(title: hasError ? "" : "x", domain: picture.range), marks: marks, weight: 3)
    guard hasError else { return Figure(panels: [main]) }
    let limits = [(bound, "+"), (-bound, "−")].map { value, sign in
      Mark.rule(
        RuleMark(
          .horizontal, at: value, style: MarkStyle(.limit, dash: .dashed),
          endLabel: sign + tube(picture)))
    }
    let lower = Panel(
      x: Axis(title: "x", domain: picture.range),
      y: Axis(
        title: PlotReadout.errorName, includes: [-1.15 * bound, 1.15 * bound],
        ticks: .fixed([-bound, 0, bound].map { .init($0) })),
      marks: limits + guides + [
        .line(
          LineMark(
            x: x, y: zip(picture.path, picture.f).map { $0 - $1 }, style: MarkStyle(.residual))),
        .points(
          PointMark(
            x: [step[1]], y: [picture.rule.error],
            style: MarkStyle(.optimum, marker: .diamond))),
      ], weight: 1.4)
    return Figure(panels: [main, lower], layout: .sharedX)
  }

  /// The radius of the tube, and the path, in words.
  private static func tube(_ picture: PathPicture) -> String { picture.scale == 0 ? "h" : "C·h" }
  private static func path(_ picture: PathPicture) -> String { picture.scale == 0 ? "g" : "C·g" }

  /// What decides the step, and what came of it.
  static func rule(_ picture: PathPicture) -> String {
    let step = picture.rule
    let number = numbers(picture)
    let name = path(picture)
    return "step \(step.index) of \(picture.steps): f(\(step.index + 1)h) = \(number(step.f)) "
      + "\(step.isUp ? "≥" : "<") \(name)(\(step.index)h) = \(number(step.start)), so "
      + "\(step.isUp ? "up" : "down"): \(name)(\(step.index + 1)h) = \(number(step.end)), error there "
      + "\(number(step.error)), at most \(tube(picture)) = \(number(picture.bound))"
  }

  /// The same for narrow screens.
  private static func shortRule(_ picture: PathPicture) -> String {
    let step = picture.rule
    let number = numbers(picture)
    return
      "step \(step.index): f \(number(step.f)) \(step.isUp ? "≥" : "<") \(number(step.start)): "
      + (step.isUp ? "up" : "down")
  }

  /// Writes values with so many decimals that steps differ, and more where what is compared would look
  /// alike.
  private static func numbers(_ picture: PathPicture) -> (Double) -> String {
    let step = picture.rule
    var decimals = 4
    while decimals < 15,
      picture.bound < NumberText.smallest(decimals: decimals - 1)
        || step.f != step.start
          && NumberText.fixed(step.f, decimals: decimals)
            == NumberText.fixed(step.start, decimals: decimals)
    {
      decimals += 1
    }
    return { NumberText.fixed($0, decimals: decimals).replacing("-", with: "−") }
  }

  /// The rule with the numbers of this step, what is in sight, and why the path stays in the tube.
  static func caption(_ picture: PathPicture) -> [String] {
    let rule = rule(picture)
    let seen = picture.seen
    let scale = picture.scale == 0 ? "" : ", C = \(CountsTable.powerOfTwo(picture.scale))"
    return [
      rule.prefix(1).uppercased() + rule.dropFirst(),
      "steps \(seen.lowerBound) to \(seen.upperBound) in sight, h = 1/T = 2^−\(picture.exponent)\(scale)",
      "each step goes to the side where f is, so the path stays in the tube f ± \(tube(picture))",
    ]
  }
}
