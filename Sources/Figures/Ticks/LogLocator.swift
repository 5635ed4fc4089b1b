import Foundation

/// Ticks of logarithmic scales, and of powers of two on any scale.
///
/// Two decades or more: powers of ten, every k-th where crowded, 2...9 unlabelled between. Fewer:
/// 1-2-5. Below 0.3 decades, or where that leaves fewer than two labels: nice linear numbers on the
/// log scale.
package enum LogLocator {
  private static let strides = [1, 2, 3, 5, 10, 20, 50, 100, 200]

  /// Labelled ticks and the values of unlabelled ones.
  static func ticks(
    on scale: Scale, base: Int, metric: AxisMetric, wholeOnly: Bool
  ) -> (major: [Tick], minor: [Double]) {
    let powers =
      base == 2
      ? powersOfTwo(on: scale, metric: metric)
      : decades(on: scale, metric: metric, wholeOnly: wholeOnly)
    if powers.major.count >= 2 { return powers }
    let linear = LinearLocator.ticks(on: scale, metric: metric, wholeOnly: wholeOnly)
    return linear.count > powers.major.count ? (linear, powers.minor) : powers
  }

  /// Powers of two, every k-th on a log scale; on a linear scale the largest that leave room.
  static func powersOfTwo(
    on scale: Scale, metric: AxisMetric
  ) -> (major: [Tick], minor: [Double]) {
    guard scale.domain.upperBound > 0 else { return ([], []) }
    let smallest = scale.kind.isLog ? scale.domain.lowerBound : max(scale.domain.lowerBound, 1)
    let low = max(Int(log2(max(smallest, 1e-300)).rounded(.down)), -1022)
    let high = min(Int(log2(scale.domain.upperBound).rounded(.up)), 1023)
    guard low <= high else { return ([], []) }
    let exponents = (low...high).filter { scale.domain.contains(exp2(Double($0))) }
    guard let least = exponents.first, let most = exponents.last else { return ([], []) }
    let isPlain = least >= 0 && most <= 16
    func pair(_ exponent: Int) -> (Double, TickLabel) {
      (
        exp2(Double(exponent)),
        isPlain ? TickLabel(String(1 << exponent)) : TickFormatter.powerOfTwo(exponent)
      )
    }
    let all = exponents.map { exp2(Double($0)) }
    guard scale.kind.isLog else {
      return (metric.greedilyFitting(exponents.reversed().map(pair), on: scale), [])
    }
    for stride in strides {
      let chosen = exponents.filter { $0 % stride == 0 }
      if let ticks = metric.allFitting(chosen.map(pair), on: scale) {
        return (ticks, stride == 1 ? [] : all)
      }
    }
    return ([], all)
  }

  private static func decades(
    on scale: Scale, metric: AxisMetric, wholeOnly: Bool
  ) -> (major: [Tick], minor: [Double]) {
    let low = scale.domain.lowerBound
    let high = scale.domain.upperBound
    let span = log10(high / low)
    let outer = Int(log10(low).rounded(.down))...Int(log10(high).rounded(.up))
    func isShown(_ value: Double) -> Bool { scale.domain.contains(value) }
    func isWhole(_ value: DecimalValue) -> Bool { !wholeOnly || value.exponent >= 0 }
    let exponents = outer.filter {
      isShown(DecimalValue(1, exponent: $0).doubleValue) && (!wholeOnly || $0 >= 0)
    }
    let minor = minorValues(outer, on: scale, metric: metric)
    if span < 2 {
      if span < 0.3 { return ([], minor) }
      for digits in [[1, 2, 5], [1, 3], [1, 5], [1]] {
        let values = outer.flatMap { power in digits.map { DecimalValue($0, exponent: power) } }
          .filter { isShown($0.doubleValue) && isWhole($0) }
        guard values.count >= 2 else { continue }
        let pairs = zip(values.map(\.doubleValue), oneTwoFive(values)).map { ($0, $1) }
        if let ticks = metric.allFitting(pairs, on: scale) { return (ticks, minor) }
      }
    }
    for stride in strides {
      let chosen = exponents.filter { $0 % stride == 0 }
      let pairs = chosen.map {
        (DecimalValue(1, exponent: $0).doubleValue, TickFormatter.powerOfTen($0))
      }
      guard let ticks = metric.allFitting(pairs, on: scale) else { continue }
      let unlabelled = exponents.map { DecimalValue(1, exponent: $0).doubleValue }
      return (ticks, stride == 1 ? minor : unlabelled)
    }
    return ([], minor)
  }

  /// 2...9 times each power, where a decade has room for them.
  private static func minorValues(
    _ powers: ClosedRange<Int>, on scale: Scale, metric: AxisMetric
  ) -> [Double] {
    let decade = metric.length / max(log10(scale.domain.upperBound / scale.domain.lowerBound), 0.1)
    guard decade >= 8 * max(metric.gap, 1) else { return [] }
    return powers.flatMap { power in
      (2...9).map { DecimalValue($0, exponent: power).doubleValue }
    }.filter { scale.domain.contains($0) }
  }

  /// Fixed point where all of it is short, else 10³ and 2×10³.
  private static func oneTwoFive(_ values: [DecimalValue]) -> [TickLabel] {
    let least = values.map(\.exponent).min() ?? 0
    let most = values.map(\.exponent).max() ?? 0
    if most < 6, least > -5, most - least < 6 {
      return TickFormatter.labels(
        values.map { value in
          var mantissa = value.mantissa
          for _ in least..<value.exponent { mantissa *= 10 }
          return DecimalValue(mantissa, exponent: least)
        })
    }
    return values.map { value in
      let power = TickFormatter.powerOfTen(value.exponent)
      if value.mantissa == 1 { return power }
      return TickLabel(
        text: "\(value.mantissa)×\(power.text)", ascii: "\(value.mantissa)e\(value.exponent)")
    }
  }
}
