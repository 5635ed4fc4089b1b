import QuantizedReLU

/// One theorem at one point: depth, weights and bits.
struct TheoremBound: Sendable, Hashable {
  /// Which theorem.
  let theorem: Theorem
  /// Where.
  let setting: BoundSetting

  init(_ theorem: Theorem, at setting: BoundSetting) {
    self.theorem = theorem
    self.setting = setting
  }

  /// The upper bound of the depth.
  var depth: TheoryBound { TheoryBound(.theorem(theorem, .depth), at: setting) }
  /// The upper bound of the number of weights.
  var weights: TheoryBound { TheoryBound(.theorem(theorem, .weights), at: setting) }
  /// The upper bound of the memory.
  var bits: TheoryBound { TheoryBound(.theorem(theorem, .bits), at: setting) }
}
