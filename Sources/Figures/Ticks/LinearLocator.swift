import Foundation

/// Nice numbers by the scores of Extended Wilkinson (Talbot, Lin and Hanrahan 2010), labels inside
/// the domain.
///
/// Steps are 1, 2, 2.5 and 5 times a power of ten. A candidate whose labels would touch is not an
/// answer, so the labels are part of the search, as in the paper.
package enum LinearLocator {
  /// The best ticks for a domain; empty where not even one label fits.
  static func ticks(on scale: Scale, metric: AxisMetric, wholeOnly: Bool) -> [Tick] {
    var lonely: [Tick] = []
    for candidate in candidates(scale.domain, wished: metric.wished, wholeOnly: wholeOnly) {
      let labels = TickFormatter.labels(candidate.values)
      let pairs = zip(candidate.values.map(\.doubleValue), labels).map { ($0, $1) }
      guard let ticks = metric.allFitting(pairs, on: scale) else { continue }
      if ticks.count >= 2 { return ticks }
      if lonely.isEmpty { lonely = ticks }
    }
    return lonely
  }

  /// A set of ticks and how good it is.
  struct Candidate {
    var values: [DecimalValue]
    var score: Double
  }

  /// Simplicity falls in this order, as in the paper.
  ///
  /// The mantissas are ten times the step.
  private static let mantissas = [10, 50, 20, 25]

  /// Candidates, best first.
  ///
  /// At most 20 of at most 40 ticks.
  static func candidates(
    _ domain: ClosedRange<Double>, wished: Double, wholeOnly: Bool
  ) -> [Candidate] {
    let low = domain.lowerBound
    let high = domain.upperBound
    let range = high - low
    let power = Int(log10(range).rounded(.down))
    var powers = Array((power - 3)...power)
    if wholeOnly {
      powers = powers.filter { $0 >= 0 }
      if powers.isEmpty { powers = [0] }
    }
    var found: [Candidate] = []
    for power in powers {
      for (rank, mantissa) in mantissas.enumerated() {
        if wholeOnly, power == 0, mantissa == 25 { continue }
        let exponent = power - 1
        let step = DecimalValue(mantissa, exponent: exponent).doubleValue
        guard step.isNormal, range / step <= 40 else { continue }
        let first = (low / step - 1e-9).rounded(.up)
        let last = (high / step + 1e-9).rounded(.down)
        guard first <= last, abs(first) < 1e15, abs(last) < 1e15 else { continue }
        let values = (Int(first)...Int(last))
          .map { DecimalValue($0 * mantissa, exponent: exponent) }
          .filter { domain.contains($0.doubleValue) }
        guard let start = values.first?.doubleValue, let end = values.last?.doubleValue else {
          continue
        }
        let simplicity =
          1 - Double(rank) / Double(mantissas.count - 1)
          + (values.contains { $0.mantissa == 0 } ? 1 : 0)
        let coverage =
          1 - 0.5 * (pow(high - end, 2) + pow(low - start, 2)) / pow(0.1 * range, 2)
        let ratio = Double(values.count) / wished
        let density = 2 - max(ratio, 1 / ratio)
        found.append(
          Candidate(
            values: values,
            score: 0.25 * simplicity + 0.2 * max(coverage, -2) + 0.5 * density))
      }
    }
    return found.sorted { $0.score > $1.score }
  }
}
