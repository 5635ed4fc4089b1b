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

  /// The values that the parameter may take; nil for epsilon, which is no whole number.
  public var range: ClosedRange<Int>? {
    switch self {
    case .lambda: Setting.lambdaRange
    case .epsilon: nil
    case .n: Setting.nRange
    case .d: Setting.dRange
    }
  }

  /// A value as typed, such as `2^-6`, as the shortest decimal of the nearest double: `0.015625`.
  ///
  /// The text itself for whole numbers, and where it is no number that a double can hold.
  public func decimal(of text: String) -> String {
    guard self == .epsilon, let value = Rational(text: text)?.doubleValue, value.isNormal else {
      return text
    }
    return "\(value)"
  }
}

/// One parameter and the values that it takes in a sweep, in order.
public struct SweepAxis: Sendable, Hashable {
  /// The parameter.
  public let parameter: SweepParameter
  /// Its values, as they would be typed: exact, for a decimal rounded to a double can fall on the
  /// other side of a ceiling.
  public let values: [String]

  /// The most values of an axis.
  public static let valueLimit = 10_000
  /// How many values of epsilon, or whole numbers in equal ratios, a range has where nothing is said.
  public static let usualCount = 20

  /// Values as typed, at least one and at most `valueLimit`.
  public init(_ parameter: SweepParameter, values: [String]) {
    precondition(!values.isEmpty && values.count <= SweepAxis.valueLimit)
    self.parameter = parameter
    self.values = values
  }

  /// Whole numbers from one to another, about `count` of them; evenly spaced, or in equal ratios,
  /// without repetition.
  ///
  /// Without a count every one of them, or `usualCount` in equal ratios.
  ///
  /// Only multiples of `step` are taken: 2 for the even lambda of linear levels. Neither end needs
  /// to be one; the values never leave the range. Both ends are at least 1.
  ///
  /// - Throws: `SweepError.noMultiple`, `.tooManyValues` or `.tooFewValues`.
  public init(
    _ parameter: SweepParameter, from first: Int, to last: Int, count: Int?,
    isLogarithmic: Bool = false, step: Int = 1
  ) throws(SweepError) {
    precondition(min(first, last) >= 1 && step >= 1)
    // In steps.
    let low = (min(first, last) - 1) / step + 1
    let high = max(first, last) / step
    guard low <= high else { throw .noMultiple(parameter, of: step, from: first, to: last) }
    let all = high - low + 1
    let count = count ?? (isLogarithmic && all > SweepAxis.usualCount ? SweepAxis.usualCount : nil)
    guard count ?? all <= SweepAxis.valueLimit else {
      throw .tooManyValues(parameter, count: count ?? all)
    }
    if let count, count < (all == 1 ? 1 : 2) { throw .tooFewValues(parameter, count: count) }
    var steps = Array(low...(count == nil ? high : low))
    if let count, low < high {
      steps = (0..<count).map { index in
        let share = Double(index) / Double(count - 1)
        let value =
          isLogarithmic
          ? Double(low) * exp2(share * (log2(Double(high)) - log2(Double(low))))
          : Double(low) + share * Double(high - low)
        return Int(value.rounded())
      }
      steps = steps.enumerated().filter { $0 == 0 || $1 != steps[$0 - 1] }.map(\.element)
    }
    if first > last { steps.reverse() }
    self.init(parameter, values: steps.map { String($0 * step) })
  }

  /// Values of epsilon from one to another, both ends as typed; in equal ratios, or evenly spaced.
  ///
  /// - Throws: `SweepError.tooManyValues` or `.tooFewValues`.
  public init(
    from first: Epsilon, to last: Epsilon, count: Int = SweepAxis.usualCount,
    isLogarithmic: Bool = true
  ) throws(SweepError) {
    guard count <= SweepAxis.valueLimit else { throw .tooManyValues(.epsilon, count: count) }
    guard count >= (first.value == last.value ? 1 : 2) else {
      throw .tooFewValues(.epsilon, count: count)
    }
    self.init(
      .epsilon,
      values: EpsilonSpacing(from: first, to: last, isLogarithmic: isLogarithmic).texts(count))
  }
}

/// What can be wrong with the values of a sweep.
///
/// It carries data; the interface writes the sentence.
public enum SweepError: Error, Equatable, Sendable {
  /// No whole number between two is a multiple of the step.
  case noMultiple(SweepParameter, of: Int, from: Int, to: Int)
  /// An axis has more than `SweepAxis.valueLimit` values.
  case tooManyValues(SweepParameter, count: Int)
  /// A range with two ends needs at least two values.
  case tooFewValues(SweepParameter, count: Int)
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
