#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// A parameter that a sweep turns.
public enum SweepParameter: String, CaseIterable, Sendable, Hashable {
  /// Number of distinct weight values.
  case lambda
  /// The error allowed.
  case epsilon
  /// Smoothness.
  case n
  /// Input dimension.
  case d
}

/// One parameter and the values that it takes in a sweep, in order.
public struct SweepAxis: Sendable, Hashable {
  /// The parameter.
  public let parameter: SweepParameter
  /// Its values, as they would be typed.
  public let values: [String]

  /// The most values of an axis.
  public static let valueLimit = 10_000

  /// Values as typed.
  public init(_ parameter: SweepParameter, values: [String]) {
    precondition(!values.isEmpty && values.count <= SweepAxis.valueLimit)
    self.parameter = parameter
    self.values = values
  }

  /// Whole numbers from one to another, `count` of them or every one; evenly spaced, or in equal
  /// ratios, without repetition.
  ///
  /// `step` leaves out what is no multiple of it from `first` on: 2 for the even lambda of linear
  /// levels.
  public init(
    _ parameter: SweepParameter, from first: Int, to last: Int, count: Int?, isLogarithmic: Bool,
    step: Int = 1
  ) {
    let (low, high) = (min(first, last), max(first, last))
    var values: [Int]
    if let count, count < (high - low) / step + 1 || isLogarithmic {
      values = SweepAxis.spaced(
        Double(low), Double(high), count: count, isLogarithmic: isLogarithmic
      ).map { low + Int((($0 - Double(low)) / Double(step)).rounded()) * step }
      values = values.enumerated().filter { $0 == 0 || $1 != values[$0 - 1] }.map(\.element)
    } else {
      values = Array(stride(from: low, through: high, by: step))
    }
    if first > last { values.reverse() }
    self.init(parameter, values: values.map(String.init))
  }

  /// Numbers from one to another, evenly spaced or in equal ratios; both ends as they are.
  public init(
    _ parameter: SweepParameter, from first: Double, to last: Double, count: Int,
    isLogarithmic: Bool
  ) {
    self.init(
      parameter,
      values: SweepAxis.spaced(first, last, count: count, isLogarithmic: isLogarithmic).map {
        "\($0)"
      })
  }

  /// `count` numbers, the ends exactly as given.
  static func spaced(_ first: Double, _ last: Double, count: Int, isLogarithmic: Bool) -> [Double] {
    precondition(count >= 1 && (!isLogarithmic || first > 0 && last > 0))
    guard count > 1 else { return [first] }
    return (0..<count).map { index in
      if index == 0 { return first }
      if index == count - 1 { return last }
      let share = Double(index) / Double(count - 1)
      // In powers of two, so that those between two of them come out exactly.
      return isLogarithmic
        ? exp2(log2(first) + (log2(last) - log2(first)) * share) : first + (last - first) * share
    }
  }
}

extension Setting {
  /// The setting with one parameter at a value as it would be typed, not yet validated.
  ///
  /// - Throws: `SettingError.notANumber` or `.epsilonOutOfRange`.
  public func with(_ parameter: SweepParameter, _ text: String) throws(SettingError) -> Setting {
    var changed = self
    switch parameter {
    case .epsilon: changed.epsilon = try Epsilon(text)
    case .lambda: changed.lambda = try Setting.whole(text, parameter)
    case .n: changed.n = try Setting.whole(text, parameter)
    case .d: changed.d = try Setting.whole(text, parameter)
    }
    return changed
  }

  private static func whole(
    _ text: String, _ parameter: SweepParameter
  ) throws(SettingError) -> Int {
    guard let value = Int(text) else {
      throw .notANumber(field: parameter.rawValue, text: text)
    }
    return value
  }
}
