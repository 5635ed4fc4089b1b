extension Circuit {
  /// The exact output for one input, unit by unit in rationals: the reference that every other
  /// evaluation is held against.
  ///
  /// O(terms) exact operations, for circuits of blocks and small networks.
  package func value(at input: [Rational]) -> Rational {
    precondition(input.count == inputCount)
    var below = input
    for level in levels {
      below = values(of: level, below: below).map(\.positivePart)
    }
    return values(of: output, below: below)[0]
  }

  private func values(of level: Level, below: [Rational]) -> [Rational] {
    (0..<level.unitCount).map { unit in
      var sum: Rational =
        level.biases[unit] == Level.noBias ? 0 : coefficients[Int(level.biases[unit])]
      for term in Int(level.rowStart[unit])..<Int(level.rowStart[unit + 1]) {
        sum =
          sum + coefficients[Int(level.coefficients[term].index)]
          * below[Int(level.sources[term])]
      }
      return sum
    }
  }
}
