/// Why a set of values is no codebook for these constructions.
public enum CodebookError: Error, Hashable, Sendable {
  /// Fewer than two distinct values.
  case tooFewValues(Int)
  /// More distinct values than `Codebook.listedLimit`.
  case tooManyValues(Int)
  /// No value is negative, so nothing can be subtracted.
  case noNegativeValue
  /// No value is positive.
  case noPositiveValue
  /// This coefficient, which the construction needs, is no sum of at most `edgeLimit` values.
  case cannotRealise(coefficient: Rational, edgeLimit: Int)
  /// A value that is no number.
  case notANumber(String)
  /// A value outside [-1024, 1024].
  case outOfRange(Rational)
  /// It has neither -1/2 and 1/2 nor -1, 1/2 and 1, which the compact structure is made of.
  case noCompactNetwork(Codebook, dimension: Int)
}
