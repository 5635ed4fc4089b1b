import Figures

extension PlotCanvas {
  /// Bars as whole columns with tops of eighths of a cell, or as stems where a bar is narrower than a
  /// column.
  ///
  /// O(bars + cells).
  mutating func draw(_ bars: BarMark, scales: PanelScales, owner: UInt16, letter: Unicode.Scalar) {
    guard columns > 0, rows > 0 else { return }
    let base = scales.y.position(of: bars.base)
    // A base that a logarithmic axis cannot show lies below all of it.
    let foot = base.isFinite ? base : scales.y.isReversed ? 1 : 0
    let left = edges(bars.x.indices.map { bars.edges($0).left }, scales.x)
    let right = edges(bars.x.indices.map { bars.edges($0).right }, scales.x)
    let heights = scales.y.positions(of: bars.y)
    let isWide = zip(left, right).contains { abs($1 - $0) >= 1 }
    guard isWide else {
      drawStems(bars, heights: heights, foot: foot, scales: scales, owner: owner)
      return
    }
    for i in 0..<min(left.count, heights.count) {
      let (from, to) = (min(left[i], right[i]), max(left[i], right[i]))
      guard heights[i].isFinite, from.isFinite, to.isFinite, to > 0, from < Double(columns) else {
        continue
      }
      let first = Int(max(from, 0).rounded())
      let last = max(first + 1, Int(min(to, Double(columns)).rounded()))
      for column in first..<min(last, columns) {
        fill(column, from: foot, to: heights[i], bars.style, owner: owner, letter: letter)
      }
    }
  }

  /// The glyph of a cell that a bar covers.
  func body(_ style: MarkStyle, letter: Unicode.Scalar) -> Unicode.Scalar {
    glyphs == .ascii ? letter : style.dash == .solid ? "█" : "▒"
  }

  /// Edges of bars in columns, where 0 is the left edge of the window.
  private func edges(_ values: [Double], _ scale: Scale) -> [Double] {
    values.map { scale.position(of: $0) * Double(columns) }
  }

  /// Covers a column between two positions of the y axis; what is not empty has an eighth at least.
  private mutating func fill(
    _ column: Int, from foot: Double, to end: Double, _ style: MarkStyle, owner: UInt16,
    letter: Unicode.Scalar
  ) {
    guard foot != end, max(foot, end) > 0, min(foot, end) < 1 else { return }
    let parts = glyphs == .ascii ? 1 : 8
    let most = rows * parts
    func steps(_ position: Double) -> Int {
      Int((min(max(position, 0), 1) * Double(most)).rounded())
    }
    let isUp = end > foot
    var (low, high) = (min(steps(foot), steps(end)), max(steps(foot), steps(end)))
    if low == high { if isUp { high += 1 } else { low -= 1 } }
    (low, high) = (max(low, 0), min(high, most))
    for row in (low / parts)..<((high + parts - 1) / parts) {
      let covered = min(high - row * parts, parts) - max(low - row * parts, 0)
      let glyph: Unicode.Scalar
      if covered == parts {
        glyph = body(style, letter: letter)
      } else if isUp {
        glyph = DotGrid.eighths[covered]
      } else {
        // There are no upper eighths.
        guard 2 * covered >= parts else { continue }
        glyph = "▀"
      }
      let cell = (rows - 1 - row) * columns + column
      marks[cell] = glyph.value
      masks[cell] = 0
      owners[cell] = owner
    }
  }

  /// The highest stem of every column of dots.
  private mutating func drawStems(
    _ bars: BarMark, heights: [Double], foot: Double, scales: PanelScales, owner: UInt16
  ) {
    let places = dotsX(bars.x.map { $0 + bars.shift }, scales.x)
    let window = window
    var ends = [Double](repeating: .nan, count: width)
    for i in 0..<min(places.count, heights.count)
    where heights[i].isFinite && window.contains(places[i], 0) {
      let dot = Int(places[i].rounded())
      if !(abs(ends[dot] - foot) >= abs(heights[i] - foot)) { ends[dot] = heights[i] }
    }
    let last = Double(height - 1)
    for (dot, end) in ends.enumerated() where end.isFinite {
      stroke(
        x: [Double(dot), Double(dot)], y: [(1 - foot) * last, (1 - end) * last], owner: owner,
        dash: .solid)
    }
  }
}
