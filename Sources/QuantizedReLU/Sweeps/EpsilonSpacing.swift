#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// Values of epsilon between two ends, as texts that mean exactly what they say.
///
/// Between the ends stand powers of two where the spacing meets them, else decimals of six digits,
/// or of twelve where six do not tell the values apart. Works beyond the range of doubles too.
struct EpsilonSpacing {
  private let first: Epsilon
  private let last: Epsilon
  private let isLogarithmic: Bool

  init(from first: Epsilon, to last: Epsilon, isLogarithmic: Bool) {
    self.first = first
    self.last = last
    self.isLogarithmic = isLogarithmic
  }

  /// So many values, both ends as typed; fewer where twelve digits do not tell them apart.
  func texts(_ count: Int) -> [String] {
    guard first.value != last.value else { return [first.text] }
    let coarse = texts(count, digits: 6)
    return coarse.count == count ? coarse : texts(count, digits: 12)
  }

  /// Strictly from the first to the last one; what rounding puts out of order is left out.
  private func texts(_ count: Int, digits: Int) -> [String] {
    let isFalling = last.value < first.value
    var texts = [first.text]
    var previous = first.value
    for index in 1..<(count - 1) {
      let text = interior(Rational(index, over: count - 1), digits: digits)
      guard let value = Rational(text: text),
        isFalling
          ? last.value < value && value < previous : previous < value && value < last.value
      else { continue }
      texts.append(text)
      previous = value
    }
    return texts + [last.text]
  }

  private func interior(_ share: Rational, digits: Int) -> String {
    let log2: Double
    if isLogarithmic {
      let (a, b) = (first.value.log2, last.value.log2)
      log2 = a + (b - a) * share.doubleValue
    } else {
      log2 = (first.value + (last.value - first.value) * share).log2
    }
    let nearest = log2.rounded()
    if abs(log2 - nearest) < 1e-10, nearest > -Double(Rational.digitLimit) {
      return "2^\(Int(nearest))"
    }
    return Self.decimal(log10: log2 * Double.log10Of2, digits: digits)
  }

  /// A decimal of so many digits from its logarithm; with an exponent where it is small.
  private static func decimal(log10: Double, digits: Int) -> String {
    var exponent = Int(log10.rounded(.down)) - digits + 1
    var mantissa = Int(pow(10, log10 - Double(exponent)).rounded())
    while mantissa > 0, mantissa.isMultiple(of: 10) {
      mantissa /= 10
      exponent += 1
    }
    let text = "\(mantissa)e\(exponent)"
    // The shortest decimal of a double of so few digits is that decimal.
    guard let value = Double(text), value.isNormal else { return text }
    return "\(value)"
  }
}
