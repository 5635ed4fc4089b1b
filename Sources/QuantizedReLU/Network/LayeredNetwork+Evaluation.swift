import Dispatch

extension LayeredNetwork {
  /// The output for each point (d coordinates each), unit by unit, in doubles.
  ///
  /// Eight points go through all layers together, in as many threads as there are processors. On a
  /// dyadic codebook the result is exact while the bits of every unit fit a double. O(points x
  /// weights).
  public func values(at points: [[Double]]) -> [Double] {
    let tiles = (points.count + 7) / 8
    let values = codebook.doubleValues
    let results = UnsafeMutableBufferPointer<Double>.allocate(capacity: tiles * 8)
    defer { results.deallocate() }
    // Each iteration writes its own eight places, so the threads share nothing.
    nonisolated(unsafe) let output = results
    DispatchQueue.concurrentPerform(iterations: tiles) { tile in
      var input = [SIMD8<Double>](repeating: .zero, count: inputCount)
      for lane in 0..<8 {
        let point = points[min(tile * 8 + lane, points.count - 1)]
        precondition(point.count == inputCount, "a point has \(inputCount) coordinates")
        for axis in 0..<inputCount { input[axis][lane] = point[axis] }
      }
      let sum = evaluate(input, values: values)
      for lane in 0..<8 { output[tile * 8 + lane] = sum[lane] }
    }
    return Array(results.prefix(points.count))
  }

  private func evaluate(_ input: [SIMD8<Double>], values: [Double]) -> SIMD8<Double> {
    var below = input
    for (number, layer) in layers.enumerated() {
      let isOutput = number == layers.count - 1
      var next = [SIMD8<Double>](repeating: .zero, count: layer.unitCount)
      below.withUnsafeBufferPointer { below in
        layer.columns.withUnsafeBufferPointer { columns in
          layer.codes.withUnsafeBufferPointer { codes in
            values.withUnsafeBufferPointer { values in
              var edge = 0
              for unit in 0..<layer.unitCount {
                let bias = layer.biases[unit]
                var sum = SIMD8<Double>(repeating: bias == Layer.noBias ? 0 : values[Int(bias)])
                let end = layer.rowStart[unit + 1]
                while edge < end {
                  sum += below[Int(columns[edge])] * values[Int(codes[edge])]
                  edge += 1
                }
                next[unit] = isOutput ? sum : sum.replacing(with: 0, where: sum .< 0)
              }
            }
          }
        }
      }
      below = next
    }
    return below[0]
  }

  /// The exact output for one point, in rationals.
  ///
  /// O(weights) exact operations: for small networks.
  public func value(at point: [Rational]) -> Rational {
    precondition(point.count == inputCount, "a point has \(inputCount) coordinates")
    var below = point
    for (number, layer) in layers.enumerated() {
      below = (0..<layer.unitCount).map { unit in
        var sum: Rational =
          layer.biases[unit] == Layer.noBias ? 0 : codebook.value(of: Int(layer.biases[unit]))
        for edge in layer.rowStart[unit]..<layer.rowStart[unit + 1] {
          sum =
            sum + codebook.value(of: Int(layer.codes[edge])) * below[Int(layer.columns[edge])]
        }
        return number == layers.count - 1 ? sum : sum.positivePart
      }
    }
    return below[0]
  }
}
