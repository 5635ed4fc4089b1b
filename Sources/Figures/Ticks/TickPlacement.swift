/// A labelled tick in its place on an axis.
package struct Tick: Hashable, Sendable {
  /// The value that the label names.
  package var value: Double
  /// What is written.
  package var label: TickLabel
  /// Where the value lies, in device units from the start of the axis.
  package var anchor: Double
  /// Where the label starts, in device units; the label never leaves the axis.
  package var start: Double
  /// Length of the label along the axis, in device units.
  package var extent: Double
}

/// What a device knows about an axis: its length and the room that labels take.
package struct AxisMetric {
  /// Length in device units (columns, rows, points).
  package var length: Double
  /// Device place of a scale position in 0...1.
  package var place: (Double) -> Double
  /// Length of a label along the axis.
  package var extent: (TickLabel) -> Double
  /// Least room between two labels.
  package var gap: Double
  /// Wished number of labels.
  package var wished: Double
  /// Largest number of labels.
  package var most: Int
  /// Whether labels start at whole units.
  package var isWhole: Bool

  /// A metric.
  package init(
    length: Double, gap: Double, wished: Double, most: Int, isWhole: Bool,
    place: @escaping (Double) -> Double, extent: @escaping (TickLabel) -> Double
  ) {
    self.length = length
    self.gap = gap
    self.wished = wished
    self.most = most
    self.isWhole = isWhole
    self.place = place
    self.extent = extent
  }

  /// The tick of a value with its label moved inward at the ends; nil where it lies outside or has
  /// no room.
  func tick(_ value: Double, _ label: TickLabel, on scale: Scale) -> Tick? {
    let position = scale.position(of: value)
    guard position >= 0, position <= 1 else { return nil }
    let extent = extent(label)
    guard extent <= length else { return nil }
    let anchor = place(position)
    var start = anchor - extent / 2
    if isWhole { start = start.rounded(.down) }
    start = min(max(start, 0), length - extent)
    return Tick(value: value, label: label, anchor: anchor, start: start, extent: extent)
  }

  /// All the ticks, or nil where two labels touch, one is cut, two read the same or there are too
  /// many.
  func allFitting(_ values: [(Double, TickLabel)], on scale: Scale) -> [Tick]? {
    guard values.count <= most else { return nil }
    let ticks = values.compactMap { tick($0.0, $0.1, on: scale) }.sorted { $0.start < $1.start }
    guard ticks.count == values.count else { return nil }
    for (a, b) in zip(ticks, ticks.dropFirst()) where a.start + a.extent + gap > b.start {
      return nil
    }
    guard Set(ticks.map(\.label.ascii)).count == ticks.count else { return nil }
    return ticks
  }

  /// As many of the ticks as fit, earlier values first.
  func greedilyFitting(_ values: [(Double, TickLabel)], on scale: Scale) -> [Tick] {
    var kept: [Tick] = []
    for (value, label) in values where kept.count < most {
      guard let tick = tick(value, label, on: scale) else { continue }
      let touches = kept.contains {
        tick.start < $0.start + $0.extent + gap && $0.start < tick.start + tick.extent + gap
          || tick.label.ascii == $0.label.ascii
      }
      if !touches { kept.append(tick) }
    }
    return kept.sorted { $0.start < $1.start }
  }
}
