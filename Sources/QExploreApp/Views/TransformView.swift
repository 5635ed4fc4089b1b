import CellCanvas
import Figures
import QuantizedReLU

/// View 6: f, f+ of Proposition 4, its interpolant and the cached profiles, near enough to be seen; of
/// the compact structure its path.
enum TransformView {
  static func draw(_ state: AppState, in rect: Rect, with pen: inout Pen) {
    guard let snapshot = state.pictured else {
      ViewFrame.drawWaiting(state, in: rect, with: &pen)
      return
    }
    switch snapshot.picture {
    case .transform(let picture):
      let chosen = picture.chosen(state.profile)
      var area = ViewFrame.drawCaption(
        caption(picture, chosen: chosen), state, in: rect, with: &pen)
      // Where there is no room for a caption one row tells which profile it is.
      if area.height == rect.height, rect.height >= 7, let chosen {
        pen.text(name(picture, chosen: chosen), in: rect, role: .muted)
        area = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1)
      }
      let figure = figure(picture, chosen: chosen, hasResidual: area.height >= 14)
      ViewPlot.draw(
        figure, state, in: area, full: 0...1,
        rest: widestGap(picture).map { ReadoutRows.Rest.place($0, "widest gap") },
        with: &pen)
    case .path(let picture):
      PathView.draw(
        picture, state, epsilon: snapshot.subject.setting.epsilon.doubleValue, in: rect, with: &pen)
    case .refused(let reason): pen.centered(reason, in: rect, role: .warning)
    default: ViewFrame.drawWaiting(state, in: rect, with: &pen)
    }
  }

  /// The figure, the same for the screen and for files.
  ///
  /// Around a profile that was gone to it shows where its interval begins and ends and what the
  /// tooth does there; without room for both panels it then shows the residual alone.
  static func figure(
    _ picture: TransformPicture, chosen: CachedProfile? = nil, hasResidual: Bool
  ) -> Figure {
    let x = picture.x
    let main = Panel(
      x: Axis(title: hasResidual ? "" : "x"), y: Axis(title: "f / C"),
      marks: ends(picture, chosen: chosen) + [
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
      ], weight: chosen == nil ? 3 : 2)
    guard hasResidual || chosen != nil else { return Figure(panels: [main]) }
    let lower = Panel(
      x: Axis(title: "x"),
      y: Axis(
        title: "T·(f/C − interpolant)",
        includes: [-1 / Double(picture.pieces), 1 / Double(picture.pieces)]),
      marks: [
        .band(BandMark(x: x, lo: picture.residual, hi: picture.profile, label: "gap"))
      ] + ends(picture, chosen: chosen) + tooth(picture, chosen: chosen) + [
        .rule(RuleMark(.horizontal, at: 0)),
        .line(
          LineMark(x: x, y: picture.residual, style: MarkStyle(.residual), label: "residual")),
        .line(
          LineMark(
            x: x, y: picture.profile, style: MarkStyle(.approximation, dash: .dashed),
            label: "cached profile")),
      ], weight: chosen == nil ? 2 : 3)
    return Figure(panels: hasResidual ? [main, lower] : [lower], layout: .sharedX)
  }

  /// Where the cached profile is farthest from what it stands for, of what was sampled.
  private static func widestGap(_ picture: TransformPicture) -> Double? {
    zip(picture.x, zip(picture.residual, picture.profile)).map { x, pair in
      (x: x, gap: abs(pair.1 - pair.0))
    }.max { $0.gap < $1.gap }?.x
  }

  /// Where the interval of a profile begins and ends.
  private static func ends(_ picture: TransformPicture, chosen: CachedProfile?) -> [Mark] {
    guard let chosen else { return [] }
    return (0...1).map { end in
      .rule(RuleMark(.vertical, at: Double(chosen.interval + end) / Double(picture.intervals)))
    }
  }

  /// Where its tooth ends to rise and where it begins to fall.
  private static func tooth(_ picture: TransformPicture, chosen: CachedProfile?) -> [Mark] {
    guard let chosen else { return [] }
    return [(2.0, "holds, falls"), (1.0, nil)].map { parts, name in
      let place = Double(chosen.interval) + 1 - parts / Double(8 * picture.pieces)
      return .rule(
        RuleMark(
          .vertical, at: place / Double(picture.intervals),
          style: MarkStyle(.guide, dash: .dotted), endLabel: name))
    }
  }

  /// Which profile is shown, and where.
  private static func name(_ picture: TransformPicture, chosen: CachedProfile) -> String {
    let place = (picture.cachedProfiles.firstIndex(of: chosen) ?? 0) + 1
    let others = chosen.intervals - 1
    return "profile \(place) of \(picture.cachedProfiles.count), interval \(chosen.interval)"
      + (others == 0 ? "" : " and \(counted(others, "other"))")
  }

  /// The design, the intervals in sight or the profile that was gone to, and how many intervals have
  /// one.
  static func caption(_ picture: TransformPicture, chosen: CachedProfile? = nil) -> [String] {
    let profiles: String
    switch (picture.pieces, picture.profiles) {
    case (1, _): profiles = "m = 1: every interval is linear, no profiles"
    case (_, let count?):
      profiles =
        count == 0
        ? "no interval needs a profile"
        : "profiles in \(count) of \(picture.intervals) intervals, "
          + "\(picture.cachedProfiles.count) different"
    default: profiles = "too many intervals to count the profiles"
    }
    let design =
      "T = \(Count(picture.intervals).grouped); m = \(picture.pieces), q = "
      + NumberText.significant(picture.step)
    guard let chosen else {
      return [
        "Intervals \(picture.seen.lowerBound) to \(picture.seen.upperBound) of \(design)", profiles,
        "a profile is the correction that the network adds where f leaves the line by more than q",
      ]
    }
    return [
      name(picture, chosen: chosen).prefix(1).uppercased()
        + name(picture, chosen: chosen).dropFirst() + " of \(design)",
      profiles,
      "the gap is T times the error, at most 1.5/m = "
        + NumberText.significant(1.5 / Double(picture.pieces), digits: 2)
        + "; at the end the tooth holds, then falls",
    ]
  }
}

extension TransformPicture {
  /// The profile that was gone to, where it is what is shown.
  func chosen(_ place: Int?) -> CachedProfile? {
    guard let place, let last = cachedProfiles.indices.last else { return nil }
    let profile = cachedProfiles[min(place, last)]
    return seen.contains(profile.interval) && seen.count <= 3 ? profile : nil
  }
}
