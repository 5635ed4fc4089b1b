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
  /// `length` units above `level`, each the factor times the one below, the first one times
  /// `signal`; the last of them, or `signal` when there is none.
  func chain(_ signal: Signal, from level: Int, length: Int, factor: Rational) -> Signal
}

extension CircuitAssembly {
  /// A unit without a bias.
  func unit(level: Int, terms: [(Signal, Rational)]) -> Signal {
    unit(level: level, terms: terms, bias: nil)
  }

  /// The unit's value `levels` higher, times 2^exponent: doublings first, then relays, at last
  /// halvings.
  ///
  /// Traps when there are fewer levels than factors.
  func carry(
    _ signal: Signal, from level: Int, by levels: Int, exponent: Int = 0
  ) -> Signal {
    precondition(levels >= abs(exponent), "a level holds one factor of two")
    let (doublings, halvings) = (max(exponent, 0), max(-exponent, 0))
    let relays = levels - doublings - halvings
    var signal = chain(signal, from: level, length: doublings, factor: 2)
    signal = chain(signal, from: level + doublings, length: relays, factor: 1)
    return chain(signal, from: level + doublings + relays, length: halvings, factor: .half)
  }
}

extension CircuitBuilder: CircuitAssembly {
  func unit(level: Int, terms: [(Circuit.Signal, Rational)], bias: Rational?) -> Circuit.Signal {
    unit(level: level, terms, bias: bias)
  }

  func chain(
    _ signal: Circuit.Signal, from level: Int, length: Int, factor: Rational
  ) -> Circuit.Signal {
    (0..<length).reduce(signal) { below, step in
      unit(level: level + step + 1, [(below, factor)])
    }
  }
}
