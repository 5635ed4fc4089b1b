import QuantizedReLU

/// The cycle of target functions: the person's own f, then the gallery.
extension AppState {
  /// The gallery entries that exist in this dimension.
  package var gallery: [GalleryEntry] {
    TargetFunction.gallery.filter { $0.dimensions.contains(setting.d) }
  }

  /// Keeps the present f for the way back if it is no gallery entry.
  mutating func rememberOwnTarget() {
    let isListed = TargetFunction.gallery.contains { isPresent($0) }
    if !isListed { ownExpression = target.text }
  }

  private func isPresent(_ entry: GalleryEntry) -> Bool {
    entry.name == target.text || entry.expression == target.text
  }

  /// The next f of the cycle: the own f, if there is one for this d, then the gallery entries that
  /// are smooth enough for n.
  mutating func stepTarget(by sign: Int) {
    let own = ownExpression.flatMap {
      try? TargetFunction(parsing: $0, dimension: setting.d)
    }
    let entries = gallery.filter { ($0.largestOrder ?? .max) >= setting.n }
    let first = own == nil ? 0 : 1
    let count = first + entries.count
    guard count > 0 else { return }
    let present =
      target.text == ownExpression
      ? 0 : entries.firstIndex { isPresent($0) }.map { $0 + first }
    let next = ((present ?? (sign > 0 ? -1 : count)) + sign + count) % count
    if let own, next == 0 {
      problems = [:]
      target = own
      notice = "your own f again: \(own.expression)"
    } else {
      take(entries[next - first])
    }
  }

  /// Takes a gallery entry as f.
  mutating func take(_ entry: GalleryEntry) {
    guard let parsed = try? TargetFunction(parsing: entry.name, dimension: setting.d) else {
      return
    }
    problems = [:]
    target = parsed
    notice = "\(entry.name): \(entry.summary)"
  }
}
