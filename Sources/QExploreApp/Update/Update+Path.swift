import QuantizedReLU

/// Walking along the path of signs in view 6.
extension AppState {
  /// Whether the keys of view 6 walk along a path of signs.
  package var walksPath: Bool { view == .transform && setting.structure == .compact }

  /// The path on the screen; nil where there is none (yet).
  private var pathPicture: PathPicture? {
    guard walksPath, case .path(let picture)? = pictured?.picture else { return nil }
    return picture
  }

  /// Goes so many steps on.
  mutating func walk(by offset: Int) {
    guard let picture = pathPictureOrReason() else { return }
    let last = picture.steps - 1
    let now = min(step, last)
    go(to: (now + offset).clamped(to: 0...last), in: picture)
    guard step == now else { return }
    notice =
      offset < 0
      ? "this is the first step; \(key(.pathEnd)) goes to the last."
      : "this is the last step; \(key(.pathStart)) goes to the first."
  }

  /// Goes on, or back, by as many steps as are in sight.
  mutating func turnPage(forward: Bool) {
    guard let picture = pathPictureOrReason() else { return }
    let page = zoom.map {
      max(1, Int((($0.upperBound - $0.lowerBound) * Double(picture.steps)).rounded(.down)))
    }
    walk(by: (page ?? PathPicture.page) * (forward ? 1 : -1))
  }

  /// Goes to the first step, or to the last.
  mutating func goToPathEnd(last: Bool) {
    guard let picture = pathPictureOrReason() else { return }
    walk(by: last ? picture.steps : -picture.steps)
  }

  /// Goes to a step that was typed.
  ///
  /// Throws `CommandFailure` where there is none.
  mutating func goToStep(_ text: String) throws {
    guard let picture = pathPicture else {
      throw CommandFailure(
        "a step is one of the path in view 6 of a compact network with n = d = 1; choose these first."
      )
    }
    let range = 0...(picture.steps - 1)
    guard let wished = try wholeNumber(text, named: "step", range) else { return }
    guard range.contains(wished) else { throw CommandFailure(outside("step", text, range)) }
    go(to: wished, in: picture)
  }

  /// Where the step is, from 0 to 1 in its middle; nil where no path is shown.
  var placeOnPath: Double? {
    pathPicture.map { (Double(min(step, $0.steps - 1)) + 0.5) * $0.length }
  }

  /// The path, or a notice that says why there is none.
  private mutating func pathPictureOrReason() -> PathPicture? {
    if let pathPicture { return pathPicture }
    if walksPath, case .refused(let reason)? = pictured?.picture {
      notice = reason
    } else if walksPath {
      notice = "the path is still being computed."
    } else {
      notice =
        "\(key(.pathStart)) \(key(.pathEnd)) go to the ends of the path in view 6, which the compact "
        + "structure has."
    }
    return nil
  }

  /// Takes a step, and moves a window of one's own so far that the step is in sight.
  private mutating func go(to wished: Int, in picture: PathPicture) {
    step = wished
    guard let zoom else { return }
    let ends = Double(wished) * picture.length...Double(wished + 1) * picture.length
    let width = zoom.upperBound - zoom.lowerBound
    guard zoom.lowerBound > ends.lowerBound || zoom.upperBound < ends.upperBound else { return }
    // A page further the step stands where the window begins, one back where it ends.
    let margin = min(picture.length, max(0, width - picture.length) / 2)
    let start =
      width <= picture.length
      ? (ends.lowerBound + ends.upperBound - width) / 2
      : zoom.upperBound < ends.upperBound
        ? ends.lowerBound - margin : ends.upperBound + margin - width
    let low = start.clamped(to: 0...(1 - width))
    zooms[plotKey] = low...min(1, low + width)
  }

  /// After the window was moved or made smaller: the step nearest to the one before that is in sight.
  mutating func keepStepInSight() {
    guard let picture = pathPicture, let zoom else { return }
    let steps = Double(picture.steps)
    // What rounding makes of a window that begins with a step is not taken for a part of it.
    let first = Int((zoom.lowerBound * steps - 1e-6).rounded(.up))
    let last = Int((zoom.upperBound * steps + 1e-6).rounded(.down)) - 1
    let middle = Int((zoom.lowerBound + zoom.upperBound) / 2 * steps)
    step =
      first <= last
      ? step.clamped(to: first...last) : middle.clamped(to: 0...(picture.steps - 1))
  }
}
