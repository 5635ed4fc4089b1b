/// A value that travels as its positive part and, where it can be negative, its negative part: at
/// most one of them is nonzero.
struct SignedSignal: Sendable, Hashable {
  /// max(x, 0).
  var positive: Circuit.Signal
  /// max(-x, 0); nil when x is never negative.
  var negative: Circuit.Signal?

  /// The terms of c x.
  func terms(_ coefficient: Rational) -> [(Circuit.Signal, Rational)] {
    [(positive, coefficient)] + (negative.map { [($0, -coefficient)] } ?? [])
  }

  /// The terms of c |x|.
  func magnitudeTerms(_ coefficient: Rational) -> [(Circuit.Signal, Rational)] {
    [(positive, coefficient)] + (negative.map { [($0, coefficient)] } ?? [])
  }
}
