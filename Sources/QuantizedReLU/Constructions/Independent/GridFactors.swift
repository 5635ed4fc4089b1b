/// Coordinates, constants, hinges and factors of the function-independent structure, each built
/// once on each level where a product tree wants it.
///
/// With u = N x and 4u on one coordinate unit of each axis: psi_m = h(3(u - m)) is a half sum of
/// four of the hinges s(2(3u - 3m + 2)) and s(2(3u - 3m + 1)), of which neighbouring psi share two;
/// v = u - m clipped to [-1, 1] is read off the hinges s(2(u - m)). Constants are written in
/// binary, one edge for each 1, on ladders of powers of two (times 3). What is wanted late is
/// started late: only the coordinate is relayed, never a hinge or a constant.
///
/// A class, because it remembers what was built for the many blocks that share it.
final class GridFactors {
  typealias Signal = Circuit.Signal
  let plan: IndependentPlan
  let builder: CircuitBuilder
  /// N.
  let gridSize: Int

  private struct Key: Hashable {
    enum Kind: Hashable {
      case upperHinge, lowerHinge, localHinge, upperShift, lowerShift, psi, positive, negative
    }
    let kind: Kind
    let axis: Int
    let m: Int
    let level: Int
  }
  private var built: [Key: Signal] = [:]
  private struct ConstantKey: Hashable {
    let ladder: ConstantLadder
    let exponent: Int
    let level: Int
  }
  private var constants: [ConstantKey: Signal] = [:]
  private var coordinates: [Int: LevelChain] = [:]
  private var firstStages: [Int: LevelChain] = [:]

  init(_ plan: IndependentPlan, gridSize: Int, builder: CircuitBuilder) {
    self.plan = plan
    self.gridSize = gridSize
    self.builder = builder
  }

  private func remember(_ key: Key, _ make: () -> Signal) -> Signal {
    if let signal = built[key] { return signal }
    let signal = make()
    built[key] = signal
    return signal
  }

  // MARK: Coordinates

  /// odd 2^(level - oddDigits - 2) x: 4 N x on the coordinate level, relayed above it.
  private func coordinate(axis: Int, level: Int) -> Signal {
    coordinates[
      axis, default: LevelChain(firstStage(axis: axis, level: 1), level: 1)
    ].signal(at: level) { below, level in
      if level > plan.coordinateLevel { return builder.relay(below) }
      let ratio = .half / plan.edges.unitStep
      // Multiplying by the odd part digit by digit: 2 a, plus x where the digit is 1.
      let digit = level - 1
      guard digit <= plan.oddDigits else {
        return builder.unit(level: level, [(below, level == 2 ? 2 * ratio : 2)])
      }
      let isOne = plan.oddPart >> (plan.oddDigits - digit) & 1 == 1
      if digit == 1 {
        return builder.unit(level: level, [(below, (isOne ? 3 : 2) * ratio)])
      }
      return builder.unit(
        level: level,
        [(below, Rational(2))] + (isOne ? [(firstStage(axis: axis, level: level - 1), ratio)] : []))
    }
  }

  /// The first layer's unit of an axis, relayed to a level.
  private func firstStage(axis: Int, level: Int) -> Signal {
    firstStages[
      axis,
      default: LevelChain(
        builder.unit(level: 1, [(builder.input(axis), plan.edges.unitStep)]), level: 1)
    ].signal(at: level) { below, _ in builder.relay(below) }
  }

  // MARK: Constants

  /// A power on a level of a ladder: seeded by a bias, doubled level by level so that the top is
  /// born where it is read, and the smaller ones relayed up to there.
  private func constant(_ ladder: ConstantLadder, exponent: Int, level: Int) -> Signal {
    let key = ConstantKey(ladder: ladder, exponent: exponent, level: level)
    if let signal = constants[key] { return signal }
    let signal: Signal
    if level > ladder.birth(exponent) {
      let below = constant(ladder, exponent: exponent, level: level - 1)
      builder.keep(plan.constantRelayCopies, copiesOf: below)
      signal = builder.relay(below)
    } else if exponent == ladder.first {
      let seed = builder.unit(
        level: level - 1, [(Signal, Rational)](), bias: plan.edges.unitStep)
      signal = builder.unit(
        level: level, [(seed, ladder.firstCoefficient * (.half / plan.edges.unitStep))])
    } else {
      let below = constant(ladder, exponent: exponent - 1, level: level - 1)
      signal = builder.unit(level: level, [(below, 2)])
    }
    constants[key] = signal
    return signal
  }

  /// The terms of -2 m, or of -6 m, from binary digits on the level below: each 1 of m is one edge.
  private func digits(of m: Int, threefold: Bool, level: Int) -> [(Signal, Rational)] {
    let ladder = plan.digitLadder(threefold: threefold, apex: level - 1)
    return (0...plan.topDigit).filter { m >> $0 & 1 == 1 }.map { digit in
      (
        constant(ladder, exponent: digit + plan.digitShift, level: level - 1),
        plan.edges.negativeStep
      )
    }
  }

  // MARK: Hinges

  /// 12 u + 8 (upper) or 12 u + 4 (lower), so that a hinge's own constant is a multiple of 6.
  private func shifted(axis: Int, upper: Bool, level: Int) -> Signal {
    remember(Key(kind: upper ? .upperShift : .lowerShift, axis: axis, m: 0, level: level)) {
      builder.unit(
        level: level,
        [
          (coordinate(axis: axis, level: level - 1), 3),
          (constant(.shift(apex: level - 1), exponent: upper ? 4 : 3, level: level - 1), .half),
        ])
    }
  }

  /// 2 s(3u - 3m + 2) (upper) or 2 s(3u - 3m + 1) (lower), m in 0...N+1.
  private func hinge(axis: Int, m: Int, upper: Bool, level: Int) -> Signal {
    remember(Key(kind: upper ? .upperHinge : .lowerHinge, axis: axis, m: m, level: level)) {
      builder.unit(
        level: level,
        [(shifted(axis: axis, upper: upper, level: level - 1), .half)]
          + digits(of: m, threefold: true, level: level))
    }
  }

  /// 2 s(u - m), m in 0...N+1.
  private func localHinge(axis: Int, m: Int, level: Int) -> Signal {
    remember(Key(kind: .localHinge, axis: axis, m: m, level: level)) {
      builder.unit(
        level: level,
        [(coordinate(axis: axis, level: level - 1), .half)]
          + digits(of: m, threefold: false, level: level))
    }
  }

  // MARK: Factors

  /// psi_m = h(3(u - m)) of one axis: 1 on |u - m| <= 1/3, 0 beyond 2/3.
  func psi(axis: Int, m: Int, level: Int) -> SignedSignal {
    let signal = remember(Key(kind: .psi, axis: axis, m: m, level: level)) {
      let upper = { self.hinge(axis: axis, m: $0, upper: true, level: level - 1) }
      let lower = { self.hinge(axis: axis, m: $0, upper: false, level: level - 1) }
      // s(z-1) and s(z-2) with z = 3(u-m) are s(z'+2) and s(z'+1) of the next m.
      return builder.unit(
        level: level,
        [(upper(m), .half), (lower(m), -.half), (upper(m + 1), -.half), (lower(m + 1), .half)])
    }
    return SignedSignal(positive: signal, negative: nil)
  }

  /// v = u - m clipped to [-1, 1], as a pair: v+ = s(u-m) - s(u-m-1), v- = 1 - s(u-m+1) + s(u-m),
  /// which is 0 for m = 0.
  func local(axis: Int, m: Int, level: Int) -> SignedSignal {
    let hinge = { self.localHinge(axis: axis, m: $0, level: level - 1) }
    let positive = remember(Key(kind: .positive, axis: axis, m: m, level: level)) {
      builder.unit(level: level, [(hinge(m), .half), (hinge(m + 1), -.half)])
    }
    let negative = remember(Key(kind: .negative, axis: axis, m: m, level: level)) {
      m == 0
        ? builder.unit(level: level, [(hinge(0), -.half)])
        : builder.unit(
          level: level,
          [
            (constant(.two(apex: level - 1), exponent: 1, level: level - 1), .half),
            (hinge(m - 1), -.half), (hinge(m), .half),
          ])
    }
    return SignedSignal(positive: positive, negative: negative)
  }
}
