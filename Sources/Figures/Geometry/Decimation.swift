/// Reduction of long polylines to what a device can show.
package enum Decimation {
  /// First, lowest, highest and last of each run of points in one device column (M4, Jugel 2014).
  ///
  /// Coordinates are in device units, one column a unit. The drawn picture stays the same on the
  /// column grid. Gaps (a non-finite coordinate) are kept as one NaN point. O(n), at most 4 points
  /// a run.
  package static func m4(
    x: [Double], y: [Double], outputX: inout [Double], outputY: inout [Double]
  ) {
    let count = min(x.count, y.count)
    outputX.removeAll(keepingCapacity: true)
    outputY.removeAll(keepingCapacity: true)
    var i = 0
    while i < count {
      guard x[i].isFinite, y[i].isFinite else {
        outputX.append(.nan)
        outputY.append(.nan)
        i += 1
        while i < count, !(x[i].isFinite && y[i].isFinite) { i += 1 }
        continue
      }
      let column = x[i].rounded(.down)
      let first = i
      var lowest = i
      var highest = i
      i += 1
      while i < count, y[i].isFinite, x[i].rounded(.down) == column {
        if y[i] < y[lowest] { lowest = i }
        if y[i] > y[highest] { highest = i }
        i += 1
      }
      let last = i - 1
      var previous = -1
      func emit(_ index: Int) {
        guard index > previous else { return }
        outputX.append(x[index])
        outputY.append(y[index])
        previous = index
      }
      emit(first)
      emit(min(lowest, highest))
      emit(max(lowest, highest))
      emit(last)
    }
  }
}
