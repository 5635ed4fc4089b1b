/// What a layout is written against: a builder places every unit, a census counts them.
///
/// A class, because a layout hands one assembly to many blocks.
protocol CircuitAssembly: AnyObject {
  associatedtype Signal
  /// The input of one axis, on level 0.
  func input(_ axis: Int) -> Signal
  /// A unit on `level`: the positive part of its terms, all from the level directly below, plus the
  /// bias.
  func unit(level: Int, terms: [(Signal, Rational)], bias: Rational?) -> Signal
}

extension CircuitAssembly {
  /// A unit without a bias.
  func unit(level: Int, terms: [(Signal, Rational)]) -> Signal {
    unit(level: level, terms: terms, bias: nil)
  }

  /// The unit's value `levels` higher, times 2^exponent: doublings first, then halvings, relays
  /// between them.
  ///
  /// Traps when there are fewer levels than factors.
  func carry(
    _ signal: Signal, from level: Int, by levels: Int, exponent: Int = 0
  ) -> Signal {
    precondition(levels >= abs(exponent), "a level holds one factor of two")
    var signal = signal
    for step in 0..<levels {
      let factor: Rational =
        exponent > 0 && step < exponent
        ? 2 : exponent < 0 && step >= levels + exponent ? .half : 1
      signal = unit(level: level + step + 1, terms: [(signal, factor)])
    }
    return signal
  }
}

extension CircuitBuilder: CircuitAssembly {
  func unit(level: Int, terms: [(Circuit.Signal, Rational)], bias: Rational?) -> Circuit.Signal {
    unit(level: level, terms, bias: bias)
  }
}
