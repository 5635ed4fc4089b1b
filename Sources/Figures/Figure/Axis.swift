/// What a panel wants of one axis; the domain may be left to the data.
package struct Axis: Hashable, Sendable {
  /// Which values may carry a label.
  package enum Ticks: Hashable, Sendable {
    /// Nice numbers.
    case automatic
    /// Nice whole numbers only: bits, layers, units.
    case integers
    /// Powers of two only.
    case powersOfTwo
    /// These values with these labels, for instance -ε, 0, ε; those that do not fit are dropped.
    case fixed([FixedTick])
  }

  /// A tick that the figure itself names.
  package struct FixedTick: Hashable, Sendable {
    /// Where.
    package var value: Double
    /// Its label; nil: the value as the other labels of this axis are written.
    package var label: TickLabel?
    /// A tick.
    package init(_ value: Double, label: TickLabel? = nil) {
      self.value = value
      self.label = label
    }
  }

  /// What is measured; empty: no title.
  package var title: String
  /// Unit, shown behind the title; empty: none.
  package var unit: String
  /// Linear or logarithmic.
  package var kind: Scale.Kind
  /// The window; nil: from the data.
  ///
  /// A domain that the scale cannot show is ignored.
  package var domain: ClosedRange<Double>?
  /// Values that an automatic domain must contain, for instance 0 or ±ε.
  package var includes: [Double]
  /// Whether large values lie left or low.
  package var isReversed: Bool
  /// Which values may carry a label.
  package var ticks: Ticks

  /// An axis; by default linear over the data.
  package init(
    title: String = "", unit: String = "", kind: Scale.Kind = .linear,
    domain: ClosedRange<Double>? = nil, includes: [Double] = [], isReversed: Bool = false,
    ticks: Ticks = .automatic
  ) {
    self.title = title
    self.unit = unit
    self.kind = kind
    self.domain = domain
    self.includes = includes
    self.isReversed = isReversed
    self.ticks = ticks
  }

  /// Title and unit as one line: `bits`, `weights [bits]`.
  package var heading: String {
    unit.isEmpty ? title : (title.isEmpty ? "[\(unit)]" : "\(title) [\(unit)]")
  }
}
