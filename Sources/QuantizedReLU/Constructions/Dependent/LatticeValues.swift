/// The values k_i of the transformed function of Proposition 4 on its lattice, f+(i/T) = k_i q with
/// q = 2^-t / T, for f / C.
///
/// k_i = ceil(f(i/T) / q), kept within 2^t of the one before: for a function with Lipschitz
/// constant 1 this acts on rounding noise only, and what would be moved by more than 1 is refused.
package struct LatticeValues: Sendable {
  let design: DependentDesign
  /// f.
  let target: TargetFunction
  /// log2 of C.
  let scale: Int
  /// All k_i; empty where there are more than `tableLimit`, and each is found alone.
  private(set) var table: [Int]
  /// 1 / (C q): a power of two, so products with it are exact.
  private let unit: Double

  /// The most intervals whose values are kept.
  package static let tableLimit = 1 << 22

  /// The largest |f| / (C q): below it the rounding of f is some eighths of q C, beyond it k_i would
  /// be noise.
  package static let valueLimit = 0x1p50
  /// In how many parts of [0, 1] a steep pair of neighbours is looked for where there is no table.
  private static let probes = 128

  /// Evaluates f, |f| <= valueBound, at every i/T.
  ///
  /// O(T) values of f, or few where T is larger than `tableLimit`. Nil as soon as it is no longer
  /// wanted. Traps when T has more than 40 bits.
  ///
  /// - Throws: `EvaluationError.valuesTooLarge`, or `.valuesTooRough` when neighbours differ by more
  ///   than the slope C and rounding allow; without a table that is looked for at some places only.
  package init?(
    design: DependentDesign, target: TargetFunction, valueBound: Double, scale: Int,
    while isWanted: () -> Bool
  ) throws(EvaluationError) {
    guard let intervals = design.smallIntervals else { preconditionFailure("T is too large") }
    self.design = design
    self.target = target
    self.scale = scale
    let stepExponent = scale - design.precision - design.intervalExponent
    unit = Double(sign: .plus, exponent: -stepExponent, significand: 1)
    guard valueBound * unit <= LatticeValues.valueLimit else {
      throw .valuesTooLarge(bound: valueBound, stepExponent: stepExponent)
    }
    table = []
    let step = 1 << design.precision
    guard intervals <= LatticeValues.tableLimit else {
      let part = intervals / LatticeValues.probes
      for probe in 0..<LatticeValues.probes
      where steepestRise(from: probe * part, over: part) > step + 1 {
        throw .valuesTooRough(stepExponent: stepExponent)
      }
      return
    }
    var table: [Int] = []
    table.reserveCapacity(intervals + 1)
    for i in 0...intervals {
      if i % 4096 == 4095, !isWanted() { return nil }
      let ceiling = value(i)
      var value = ceiling
      if let before = table.last { value = min(max(value, before - step), before + step) }
      guard abs(value - ceiling) <= 1 else { throw .valuesTooRough(stepExponent: stepExponent) }
      table.append(value)
    }
    self.table = table
  }

  /// By how much two neighbours differ that are found by going to the steeper half again and again:
  /// values that rounding makes a stair lead to one of its steps.
  ///
  /// O(log(count)) values of f; `count` is a power of two.
  private func steepestRise(from start: Int, over count: Int) -> Int {
    var (low, high) = (
      (place: start, value: value(start)), (place: start + count, value: value(start + count))
    )
    while high.place - low.place > 1 {
      let middle = low.place + (high.place - low.place) / 2
      let value = value(middle)
      if abs(value - low.value) >= abs(high.value - value) {
        high = (middle, value)
      } else {
        low = (middle, value)
      }
    }
    return abs(high.value - low.value)
  }

  /// k_i, 0 <= i <= T.
  func value(_ i: Int) -> Int {
    if !table.isEmpty { return table[i] }
    let place = Double(i) / Double(1 << design.intervalExponent)
    return Int((target.value(place) * unit).rounded(.up))
  }

  /// The slope of the interpolant on interval i, in multiples of 2^-t.
  func slope(_ i: Int) -> Int {
    let step = 1 << design.precision
    return min(max(value(i + 1) - value(i), -step), step)
  }

  /// The steps of the cached profile of interval i, m numbers of {-1, 0, 1} in units of 2/m; nil
  /// when it is zero.
  ///
  /// Its nodes are the multiples of 2/m nearest to T (f - f+_T), taken from f itself: with the ends
  /// at 0 the error is at most 1.5 / (m T).
  func profile(_ i: Int) -> [Int8]? {
    let m = design.pieces
    guard m > 1 else { return nil }
    let intervals = Double(1 << design.intervalExponent)
    let toSlope = Double(sign: .plus, exponent: -design.precision, significand: 1)
    let toValue = intervals * Double(sign: .plus, exponent: -scale, significand: 1)
    let start = Double(value(i)) * toSlope
    let slope = Double(slope(i)) * toSlope
    var steps: [Int8] = []
    var node = 0
    var isZero = true
    for j in 1...m {
      var next = 0
      if j < m {
        let u = Double(j) / Double(m)
        let residual = target.value((Double(i) + u) / intervals) * toValue - (start + slope * u)
        next = Int((residual * Double(m) / 2 + 0.5).rounded(.down).clamped(to: -1e9...1e9))
        // Neighbours differ by less than 2/m, first and last are less than 3/m: rounding noise only.
        next = min(max(next, node - 1, j - m), node + 1, m - j)
      }
      steps.append(Int8(next - node))
      if next != node { isZero = false }
      node = next
    }
    return isZero ? nil : steps
  }
}

extension Double {
  fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
