/// Coordinates, hinges and factors of the unquantized baseline, each built once on each level where
/// a product tree wants it.
///
/// A hinge s(3N x - 3m + c) or s(N x - m + c) is one edge and one bias; a bias that would be 0 is
/// left out. What is wanted late is started late: only x is relayed, never a hinge.
///
/// A class, because it remembers what was built for the many blocks that share it.
final class UnquantizedFactors {
  typealias Signal = Circuit.Signal
  let builder: CircuitBuilder
  /// N.
  let gridSize: Int
  let sharing: HingeSharing

  private struct Key: Hashable {
    enum Kind: Hashable { case hinge(slope: Int, shift: Int), psi, positive, negative }
    let kind: Kind
    let axis: Int
    let m: Int
    let level: Int
  }
  private var built: [Key: Signal] = [:]
  private var coordinates: [Int: LevelChain] = [:]

  init(sharing: HingeSharing, gridSize: Int, builder: CircuitBuilder) {
    self.sharing = sharing
    self.gridSize = gridSize
    self.builder = builder
  }

  private func remember(_ key: Key, _ make: () -> Signal) -> Signal {
    if let signal = built[key] { return signal }
    let signal = make()
    built[key] = signal
    return signal
  }

  /// x of an axis, relayed to a level.
  private func coordinate(axis: Int, level: Int) -> Signal {
    coordinates[axis, default: LevelChain(builder.input(axis), level: 0)]
      .signal(at: level) { below, _ in builder.relay(below) }
  }

  /// s(slope (u - m) + shift) for the factors of m, with u = N x.
  private func hinge(axis: Int, m: Int, slope: Int, shift: Int, level: Int) -> Signal {
    let bias = shift - slope * m
    // A shared hinge is known by its bias alone.
    let key =
      switch sharing {
      case .separate: Key(kind: .hinge(slope: slope, shift: shift), axis: axis, m: m, level: level)
      case .shared: Key(kind: .hinge(slope: slope, shift: bias), axis: axis, m: 0, level: level)
      }
    return remember(key) {
      builder.unit(
        level: level, [(coordinate(axis: axis, level: level - 1), Rational(slope * gridSize))],
        bias: bias == 0 ? nil : Rational(bias))
    }
  }

  /// psi_m = h(3(u - m)) of one axis: 1 on |u - m| <= 1/3, 0 beyond 2/3.
  func psi(axis: Int, m: Int, level: Int) -> SignedSignal {
    let signal = remember(Key(kind: .psi, axis: axis, m: m, level: level)) {
      let terms = [(2, 1), (1, -1), (-1, -1), (-2, 1)].map { shift, sign in
        (hinge(axis: axis, m: m, slope: 3, shift: shift, level: level - 1), Rational(sign))
      }
      return builder.unit(level: level, terms)
    }
    return SignedSignal(positive: signal, negative: nil)
  }

  /// v = u - m clipped to [-1, 1], as a pair: v+ = s(u-m) - s(u-m-1), v- = 1 - s(u-m+1) + s(u-m),
  /// which is 0 for m = 0.
  func local(axis: Int, m: Int, level: Int) -> SignedSignal {
    let hinge = { (shift: Int) in
      self.hinge(axis: axis, m: m, slope: 1, shift: shift, level: level - 1)
    }
    let positive = remember(Key(kind: .positive, axis: axis, m: m, level: level)) {
      builder.unit(level: level, [(hinge(0), 1), (hinge(-1), -1)])
    }
    let negative = remember(Key(kind: .negative, axis: axis, m: m, level: level)) {
      m == 0
        ? builder.unit(level: level, [(hinge(0), -1)])
        : builder.unit(level: level, [(hinge(1), -1), (hinge(0), 1)], bias: 1)
    }
    return SignedSignal(positive: positive, negative: negative)
  }
}
