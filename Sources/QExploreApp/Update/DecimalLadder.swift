/// The rungs 1, 2, 5 of every decade, written as short decimals.
package enum DecimalLadder {
  /// The next rung above or below a positive value, or the value a decade away when `coarse`; as
  /// decimal text.
  ///
  /// A coarse step from a value that is no rung goes to the rung nearest to it a decade away.
  package static func step(_ value: Double, by sign: Int, coarse: Bool) -> String {
    var rung = nearest(to: value)
    if coarse {
      rung += 3 * sign
    } else {
      let here = self.value(at: rung)
      let isOnRung = abs(value / here - 1) < 1e-9
      if sign > 0 {
        if isOnRung || here < value { rung += 1 }
      } else {
        if isOnRung || here > value { rung -= 1 }
      }
    }
    return text(at: rung)
  }

  /// Rung 0 is 1, rung 1 is 2, rung 2 is 5, rung 3 is 10, and so on downwards.
  private static func parts(_ rung: Int) -> (digit: Int, exponent: Int) {
    let exponent = Int((Double(rung) / 3).rounded(.down))
    return ([1, 2, 5][rung - 3 * exponent], exponent)
  }

  private static func value(at rung: Int) -> Double {
    Double(text(at: rung)) ?? 0
  }

  private static func nearest(to value: Double) -> Int {
    var low = -3 * 330
    var high = 3 * 310
    while high - low > 1 {
      let middle = (low + high) / 2
      if self.value(at: middle) <= value * (1 + 1e-12) { low = middle } else { high = middle }
    }
    let below = self.value(at: low)
    let above = self.value(at: high)
    return below > 0 && value / below <= above / value ? low : high
  }

  private static func text(at rung: Int) -> String {
    let (digit, exponent) = parts(rung)
    if exponent >= 0, exponent < 6 { return "\(digit)" + String(repeating: "0", count: exponent) }
    if exponent < 0, exponent >= -6 {
      return "0." + String(repeating: "0", count: -exponent - 1) + "\(digit)"
    }
    return "\(digit)e\(exponent)"
  }
}
