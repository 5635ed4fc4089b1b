extension Circuit {
  /// The output for each point (d coordinates each), unit by unit, in doubles.
  ///
  /// Coefficients are rounded to doubles once; every unit rounds. O(points x terms).
  public func values(at points: [[Double]]) -> [Double] {
    let table = coefficients.map(\.doubleValue)
    return points.map { point in
      precondition(point.count == inputCount, "a point has \(inputCount) coordinates")
      let top = levels.reduce(point) { below, level in
        level.sums(below, table).map { max($0, 0) }
      }
      return output.sums(top, table)[0]
    }
  }
}

extension Circuit.Level {
  /// What every unit gets from the level below, its bias included.
  fileprivate func sums(_ below: [Double], _ table: [Double]) -> [Double] {
    (0..<unitCount).map { unit in
      var sum = biases[unit] == Circuit.Level.noBias ? 0 : table[Int(biases[unit])]
      for term in Int(rowStart[unit])..<Int(rowStart[unit + 1]) {
        sum += table[Int(coefficients[term].index)] * below[Int(sources[term])]
      }
      return sum
    }
  }
}
