/// Why a function is in no class of the wanted order.
///
/// Points have d coordinates, rounded to about 6 digits.
public enum TargetError: Error, Hashable, Sendable {
  /// The function has a kink at `point`, and derivatives up to `order` >= 2 are wanted.
  case kink(point: [Double], order: Int)
  /// The derivative of `order` (0: the value) is not finite at `point` or unbounded near it.
  case notFinite(point: [Double], order: Int)
  /// Whether the derivatives up to `order` are bounded near `point` could not be proved in the time
  /// that is spent on it.
  case undecided(point: [Double], order: Int)
}
