/// The wires of one box between two ranks: all its places on both sides, joined by one line across
/// the flow.
struct FlowNet {
  let box: Int
  /// Places at the rank before, and at the rank behind.
  let lefts: [Double]
  let rights: [Double]
  /// From its first to its last place.
  let span: ClosedRange<Double>

  init(box: Int, lefts: [Double], rights: [Double]) {
    self.box = box
    self.lefts = lefts
    self.rights = rights
    let all = lefts + rights
    span = (all.min() ?? 0)...(all.max() ?? 0)
  }

  /// Whether no line across the flow is needed.
  var isStraight: Bool { span.lowerBound == span.upperBound }

  /// How often the two cross where the line of this one comes first.
  func crossings(before other: FlowNet) -> Int {
    other.lefts.count { isInside($0) } + rights.count { other.isInside($0) }
  }

  /// Whether a place of the other one is in the way where the line of this one comes first: both
  /// would run in one row.
  func collides(before other: FlowNet) -> Bool {
    rights.contains { right in other.lefts.contains(right) }
  }

  private func isInside(_ place: Double) -> Bool {
    !isStraight && span.lowerBound < place && place < span.upperBound
  }
}
