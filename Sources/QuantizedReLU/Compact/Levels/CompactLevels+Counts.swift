/// How many there are of what the weights grow with.
extension CompactLevels {
  /// All nodes of the levels above the base.
  public var nodes: Count {
    levels.reduce(0) { sum, level in
      HatShape.new(dimension: dimension).reduce(sum) { $0 + $1.nodeCount(level: level) }
    }
  }

  /// Digits of all hats: one gate each.
  public var gates: Count { digitSum { _, _ in 1 } }

  /// Digits of all nodes above the base: one edge each.
  public var signs: Count { digitSum { $0.nodeCount(level: $1) } }

  /// Nodes of the base.
  public var baseNodes: Count {
    (0..<dimension).reduce(1) { count, _ in count * (.powerOfTwo(baseLevel) + 1) }
  }

  private func digitSum(_ nodes: (HatShape, Int) -> Count) -> Count {
    var sum: Count = 0
    for shape in HatShape.new(dimension: dimension) {
      for level in levels {
        sum += nodes(shape, level) * digits(level: level, oddCoordinates: shape.oddCoordinates)
      }
    }
    return sum
  }
}
