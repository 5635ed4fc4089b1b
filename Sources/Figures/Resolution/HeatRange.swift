extension HeatMark {
  /// The values at the ends of the ramp; of positive length for all data.
  package var resolvedRange: ClosedRange<Double> {
    if let range, Scale(.linear, domain: range) != nil { return range }
    var low = Double.infinity
    var high = -Double.infinity
    // A map has some ten thousand values, and this is asked for several times a frame.
    for value in values {
      if value < low, value > -.infinity { low = value }
      if value > high, value < .infinity { high = value }
    }
    guard low <= high else { return 0...1 }
    if ramp == .diverging {
      let size = min(max(abs(low), abs(high)), 4e307)
      return size > 1e-300 ? -size...size : -1...1
    }
    low = max(low, -4e307)
    high = min(high, 4e307)
    guard high - low > 1e-12 * max(abs(low), abs(high)), high - low > 1e-300 else {
      let half = max(abs(low), abs(high)) > 1e-290 ? max(abs(low), abs(high)) / 2 : 0.5
      return (low - half)...(high + half)
    }
    return low...high
  }
}
