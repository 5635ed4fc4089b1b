import QuantizedReLU

/// The functions of a sweep, parsed once for each d, and their bounds, found once for each n and d.
struct SweepSubjects {
  private struct Key: Hashable {
    let n: Int
    let d: Int
  }

  /// So many bounds are found before the first row; more would keep its reader waiting.
  private static let earlyBounds = 256

  private let function: String
  private var targets: [Int: TargetFunction] = [:]
  private var bounds: [Key: DerivativeBounds] = [:]

  /// Judges every row of a sweep, as far as that is quick: all settings, f in every d, and, where
  /// there are few of them, the bounds on f's derivatives.
  ///
  /// Throws a `CommandFailure` that names the first row that cannot be built.
  init(checking sweep: Sweep) throws {
    function = sweep.function
    var keys: [Key: Int] = [:]
    for row in 0..<sweep.count {
      try sweep.naming(row) {
        var setting = try sweep.setting(ofRow: row)
        // The values were judged with the setting of the sweep, and searching them takes long.
        setting.codebook = nil
        try setting.validate()
        if targets[setting.d] == nil {
          targets[setting.d] = try TargetFunction(parsing: function, dimension: setting.d)
        }
        let key = Key(n: setting.n, d: setting.d)
        if keys[key] == nil { keys[key] = row }
      }
    }
    guard keys.count <= Self.earlyBounds else { return }
    for (_, row) in keys.sorted(by: { $0.value < $1.value }) {
      try sweep.naming(row) {
        let setting = try sweep.setting(ofRow: row)
        _ = try classBound(of: target(dimension: setting.d), order: setting.n)
      }
    }
  }

  /// f in a dimension.
  mutating func target(dimension: Int) throws -> TargetFunction {
    if let known = targets[dimension] { return known }
    let target = try TargetFunction(parsing: function, dimension: dimension)
    targets[dimension] = target
    return target
  }

  /// The bounds on the derivatives of f up to an order.
  mutating func classBound(of target: TargetFunction, order: Int) throws -> DerivativeBounds {
    let key = Key(n: order, d: target.dimension)
    if let known = bounds[key] { return known }
    let found = try target.classBound(order: order)
    bounds[key] = found
    return found
  }
}

extension Sweep {
  /// Does something for a row; whatever it throws becomes a failure that names the row.
  func naming<Result>(_ row: Int, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch {
      let parameters = zip(axes, parameters(ofRow: row)).map { ($0.parameter.rawValue, $1) }
      var status = CommandFailure.Status.wrongInput
      if case .undecided? = error as? TargetError { status = .cannotTell }
      throw CommandFailure(
        sentence(for: error, inRow: row + 1, with: parameters), status: status)
    }
  }
}
