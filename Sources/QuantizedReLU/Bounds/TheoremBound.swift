/// One theorem at one point: depth, weights and bits.
public struct TheoremBound: Sendable, Hashable {
  /// Which theorem.
  public let theorem: Theorem
  /// Where.
  public let setting: BoundSetting

  /// The theorem at a point.
  ///
  /// Traps when a function-dependent theorem is asked for d or n other than 1.
  public init(_ theorem: Theorem, at setting: BoundSetting) {
    precondition(
      !theorem.isFunctionDependent || setting.n == 1 && setting.d == 1,
      "the function-dependent structure exists for d = n = 1 only")
    self.theorem = theorem
    self.setting = setting
  }

  /// The upper bound of the depth.
  public var depth: TheoryBound { TheoryBound(.theorem(theorem, .depth), at: setting) }
  /// The upper bound of the number of weights.
  public var weights: TheoryBound { TheoryBound(.theorem(theorem, .weights), at: setting) }
  /// The upper bound of the memory.
  public var bits: TheoryBound { TheoryBound(.theorem(theorem, .bits), at: setting) }
}
