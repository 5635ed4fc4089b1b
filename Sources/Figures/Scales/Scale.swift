import Foundation

/// A monotone map between a data interval and [0, 1].
///
/// Invariant: the domain is finite, has positive length, and is positive for a logarithmic scale.
/// Positions outside [0, 1] are returned as they are; nothing is clamped.
package struct Scale: Hashable, Sendable {
  /// The shape of the map.
  package enum Kind: Hashable, Sendable {
    /// Equal steps are equally long.
    case linear
    /// Equal factors are equally long; the base (10 or 2) decides the ticks.
    case log(base: Int)

    /// Whether non-positive values have no place.
    package var isLog: Bool { self != .linear }
  }

  /// The shape of the map.
  package let kind: Kind
  /// The data interval.
  package let domain: ClosedRange<Double>
  /// Whether the upper end lies at 0.
  package let isReversed: Bool

  /// Image of the lower end before normalising, and 1 / its length.
  private let origin: Double
  private let inverseLength: Double

  /// A scale over a domain, or nil where the domain breaks the invariant.
  package init?(_ kind: Kind, domain: ClosedRange<Double>, isReversed: Bool = false) {
    let low = domain.lowerBound
    let high = domain.upperBound
    guard low.isFinite, high.isFinite, low < high, !kind.isLog || low > 0 else { return nil }
    let from = Scale.shape(kind, low)
    let length = Scale.shape(kind, high) - from
    guard length.isFinite, length > 0, (1 / length).isFinite else { return nil }
    self.kind = kind
    self.domain = domain
    self.isReversed = isReversed
    origin = from
    inverseLength = 1 / length
  }

  /// The unit interval, linear.
  package static let unit = Scale(unitReversed: false)

  private init(unitReversed: Bool) {
    kind = .linear
    domain = 0...1
    isReversed = unitReversed
    origin = 0
    inverseLength = 1
  }

  private static func shape(_ kind: Kind, _ value: Double) -> Double {
    kind == .linear ? value : log(value)
  }

  /// Where a value lies: 0 at the start, 1 at the end; NaN for values that have no place.
  package func position(of value: Double) -> Double {
    let shaped: Double
    switch kind {
    case .linear: shaped = value
    case .log: shaped = value > 0 ? log(value) : .nan
    }
    let t = (shaped - origin) * inverseLength
    return isReversed ? 1 - t : t
  }

  /// The value at a position; inverse of `position(of:)` up to rounding.
  package func value(at position: Double) -> Double {
    let t = isReversed ? 1 - position : position
    switch kind {
    case .linear: return domain.lowerBound + t * (domain.upperBound - domain.lowerBound)
    case .log: return exp(origin + t / inverseLength)
    }
  }

  /// The positions of many values; one pass, O(n).
  package func positions(of values: [Double]) -> [Double] {
    values.map { position(of: $0) }
  }
}
