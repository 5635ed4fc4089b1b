/// Levels: f' is a sum of hat functions on the grids 2^-B, ..., 2^-Lambda, d = 1 or 2, of which only
/// the coefficients' binary digits, signs of edges, depend on f.
///
/// The grid 2^-B holds values of f, digit by digit. Level l > B has the nodes that the grid 2^-l adds,
/// and of each the value of f less what the coded coarser levels make of it: smaller by 2^-n a level,
/// so that a finer node needs n digits fewer, and O(epsilon^(-d/n)) weights of 1/2 and -1/2 suffice,
/// which is the order of the entropy. The hats of all levels come from one chain of folds; they are
/// cut off at omega, so that digits change where no hat is. With `folds`, d = 1, n = 3, the one level
/// above B is a parabola on every cell, made by so many folds, instead of a hat.
public struct CompactLevels: Sendable, Hashable {
  /// d, 1 or 2.
  public let dimension: Int
  /// n: how many derivatives of f are bounded; 1, 2, or 3 with a parabola.
  public let order: Int
  /// B: the grid 2^-B has a value of f at each node.
  public let baseLevel: Int
  /// Lambda: the finest grid is 2^-Lambda.
  public let finestLevel: Int
  /// J: values of f are odd multiples of q = 2^-J.
  public let precision: Int
  /// s: digits change within omega = 2^-(s+1) of the borders.
  public let seamExponent: Int
  /// r: the parabola is made of so many folds; 0 where the levels are hats.
  public let folds: Int
  /// log2 of C, which is negative where f is small.
  public let scale: Int

  /// Digits of a coefficient, first by level from B + 1 on, then by how many coordinates of the node
  /// are odd multiples of 2^-l, from 1 on.
  public let digitCounts: [[Int]]
  /// What is proven of |f' - f| / C, part by part.
  private let bounds: LevelBounds
  /// log2 of the constant that keeps the sum above 0 at every stage.
  private(set) var shiftExponent: Int

  /// The structure with these parameters, each level with as many digits as its coefficients may need.
  ///
  /// O(Lambda). Traps on parameters that it is not made for.
  package init(
    dimension: Int, order: Int, baseLevel: Int, finestLevel: Int, precision: Int,
    seamExponent: Int, folds: Int = 0, scale: Int
  ) {
    precondition(dimension == 1 && baseLevel >= 1 || dimension == 2 && baseLevel == 1)
    precondition(
      folds == 0
        ? order <= 2 && finestLevel >= baseLevel
        : order == 3 && dimension == 1 && finestLevel == baseLevel + 1)
    precondition(precision >= 1 && seamExponent > finestLevel, "seams are shorter than steps")
    self.dimension = dimension
    self.order = order
    self.baseLevel = baseLevel
    self.finestLevel = finestLevel
    self.precision = precision
    self.seamExponent = seamExponent
    self.folds = folds
    self.scale = scale
    let bounds = LevelBounds(
      dimension: dimension, order: order, baseLevel: baseLevel, finestLevel: finestLevel,
      precision: precision, seamExponent: seamExponent, folds: folds)
    digitCounts = bounds.digitCounts
    self.bounds = bounds
    shiftExponent = 1
    shiftExponent = smallestShift
  }

  /// The levels above the base.
  var levels: Range<Int> { (baseLevel + 1)..<(finestLevel + 1) }

  /// Digits of the coefficient of a node on a level with so many odd coordinates.
  func digits(level: Int, oddCoordinates: Int) -> Int {
    digitCounts[level - baseLevel - 1][oddCoordinates - 1]
  }

  /// log2 of what the lowest digit of the parabola is worth beside that of f's values: a parabola of
  /// many folds is large.
  private var parabolaExcess: Int { folds - 3 }

  /// The stage of the sum at which a digit of a coefficient enters: stage k is worth 2^k.
  func stage(level: Int, digit: Int) -> Int {
    folds == 0 ? level + digit + 1 - baseLevel : digit - parabolaExcess + baseStage
  }

  /// The stage of the lowest digit of f's values.
  var baseStage: Int { max(0, parabolaExcess) }

  /// The stages at which a digit is taken away, the highest of every coefficient, and the most that the
  /// hat of the level reaches, or the parabola, in heights 2^-B of a hat of the base.
  private var negativeStages: [(stage: Int, height: Double)] {
    levels.flatMap { level in
      let whole = folds == 0 ? max(baseLevel - level, -1000) : folds - 2
      let cut = max(baseLevel + folds - seamExponent - 1, -1000)
      let height =
        Double(sign: .plus, exponent: whole, significand: 1)
        - Double(sign: .plus, exponent: cut, significand: 1)
      return (1...dimension).map { odd in
        (
          stage: stage(level: level, digit: digits(level: level, oddCoordinates: odd) - 1),
          height: height
        )
      }
    }.sorted { $0.stage > $1.stage }
  }

  /// The least shift that does: each stage from that of f's values on adds 2^-B, which is what their
  /// signs may take away; those above, one or more, are for the digits of the levels.
  ///
  /// In doubles: a sum that is too near to 0 to be told counts as below.
  private var smallestShift: Int {
    let negatives = negativeStages
    guard let highest = negatives.first?.stage else { return 1 }
    let total = negatives.reduce(0) { $0 + $1.height }
    let first = baseStage + precision
    var exponent = max(1, highest - first + 1)
    while true {
      var sum = 0.0
      var next = 0
      var stage = first + exponent - 1
      repeat {
        sum = 2 * sum + (stage >= first ? 1 : 0)
        while next < negatives.count, negatives[next].stage == stage {
          sum -= negatives[next].height
          next += 1
        }
        stage -= 1
        // What comes after cannot outdo a sum that is twice it.
      } while sum > 0x1p-30 && stage >= 0 && (stage >= first || sum < total)
      if sum > 0x1p-30 { return exponent }
      exponent += 1
    }
  }

  /// The highest stage of the sum.
  var topStage: Int { baseStage + precision + shiftExponent - 1 }

  /// What is proven of |f' - f| / C.
  var relativeErrorBound: UpperBound { bounds.interpolation + bounds.values + bounds.seams }

  /// What is proven of |f' - f| where f is C times a function of the unit ball.
  public var errorBound: UpperBound { relativeErrorBound.scaled(byPowerOfTwo: scale) }

  /// The same, part by part: interpolation, values and, where there are levels, seams.
  var errorTerms: [(name: String, bound: UpperBound)] {
    let terms = [("interpolation", bounds.interpolation), ("values", bounds.values)]
    return (terms + (levels.isEmpty ? [] : [("seams", bounds.seams)])).map {
      (name: $0.0, bound: $0.1.scaled(byPowerOfTwo: scale))
    }
  }
}
