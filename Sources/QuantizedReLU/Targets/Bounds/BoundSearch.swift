/// Branch and bound for the largest derivatives over the cube.
///
/// Deterministic: the same function gets the same bounds.
struct BoundSearch<Evaluation: BoxEvaluation> {
  private struct Box {
    var sides: [Interval]
    var bounds: BoxBounds
    var depth = 0
  }

  /// What came of it.
  enum Outcome {
    /// For each order a bound over the cube.
    case bounded([Double])
    /// A box without bounds, too small to divide or left when the budget was used up.
    case stuck(sides: [Interval], BoxBounds, isSmall: Bool)
  }

  private(set) var evaluation: Evaluation
  private let order: Int
  private var boxes: [Box] = []

  /// How many boxes are evaluated at most, so that it takes some milliseconds.
  private let budget: Int
  /// How many boxes are divided at most to get rid of those without bounds.
  private let hunt: Int
  /// A box without bounds is divided until its sides are this long.
  private let smallest: Double
  /// Bounds this close to values that are attained are good enough.
  private let tolerance = 1.02

  init(_ evaluation: Evaluation, order: Int, work: Int = 4_000_000) {
    (self.evaluation, self.order) = (evaluation, order)
    let cost = max(1, evaluation.cost)
    budget = max(8, min(256, work / cost))
    hunt = max(4 * budget, min(160, 20 * work / cost))
    smallest = evaluation.axes.count == 1 ? 0x1p-40 : 0x1p-24
  }

  private mutating func add(_ sides: [Interval], depth: Int) {
    boxes.append(Box(sides: sides, bounds: evaluation.bounds(on: sides), depth: depth))
  }

  private mutating func split(_ index: Int) {
    let box = boxes.swapRemove(at: index)
    let widths = box.sides.map(\.width)
    guard let widest = widths.max(), let axis = widths.firstIndex(of: widest) else { return }
    let middle = box.sides[axis].midpoint
    for half in [
      Interval(box.sides[axis].lower, middle), Interval(middle, box.sides[axis].upper),
    ] {
      var sides = box.sides
      sides[axis] = half
      add(sides, depth: box.depth + 1)
    }
  }

  mutating func run() -> Outcome {
    add(evaluation.axes.map { _ in .unit }, depth: 0)
    // First look for a box without bounds, deepest first; one that stays bad refuses the function.
    for _ in 0..<hunt {
      guard let worst = worstBox() else { break }
      let box = boxes[worst]
      let isSmall = (box.sides.map(\.width).max() ?? 0) <= smallest
      if isSmall { return .stuck(sides: box.sides, box.bounds, isSmall: true) }
      split(worst)
    }
    if let bad = boxes.first(where: { !$0.bounds.isGood }) {
      return .stuck(sides: bad.sides, bad.bounds, isSmall: false)
    }
    while boxes.count < budget, let next = boxToRefine() { split(next) }
    return .bounded(bounds())
  }

  /// Of the deepest boxes without bounds those whose lowest order without one is least, and of these
  /// the one nearest to the middle of the cube.
  private func worstBox() -> Int? {
    func rank(_ box: Box) -> (Int, Int, Double) {
      let unbounded = box.bounds.upper.firstIndex { !($0 < .infinity) } ?? order + 1
      return (box.depth, -unbounded, -box.sides.reduce(0) { $0 + abs($1.midpoint - 0.5) })
    }
    return boxes.indices.filter { !boxes[$0].bounds.isGood }.max {
      rank(boxes[$0]) < rank(boxes[$1])
    }
  }

  private func bounds() -> [Double] {
    (0...order).map { j in boxes.reduce(0) { max($0, $1.bounds.upper[j]) } }
  }

  /// The box that decides the power of two or, after that, the loosest of the orders; nil when all is tight.
  private func boxToRefine() -> Int? {
    let (upper, attained) = (bounds(), evaluation.attained)
    let largest = upper.max() ?? 0
    var order = upper.firstIndex(of: largest) ?? 0
    if DerivativeBounds.scaleExponent(of: largest)
      == DerivativeBounds.scaleExponent(of: attained.max() ?? 0)
    {
      // Orders far below the largest do not matter.
      let loose = upper.indices.filter {
        upper[$0] > tolerance * attained[$0] && upper[$0] > 0x1p-30 * largest
      }
      guard
        let loosest = loose.max(by: {
          upper[$0] * attained[$1] < upper[$1] * attained[$0]
        })
      else { return nil }
      order = loosest
    }
    let index = boxes.indices.first { boxes[$0].bounds.upper[order] == upper[order] }
    guard let index, (boxes[index].sides.map(\.width).max() ?? 0) > smallest else { return nil }
    return index
  }
}

extension Array {
  /// Removes an element in O(1) by putting the last in its place.
  fileprivate mutating func swapRemove(at index: Int) -> Element {
    swapAt(index, count - 1)
    return removeLast()
  }
}
