/// How an area covers one cell.
struct AreaCell: Hashable {
  /// Which part of a partly covered cell is covered.
  enum Side: UInt8 {
    /// All of it, or it does not matter.
    case all
    /// From its foot up.
    case below
    /// From its head down.
    case above
    /// A thin strip in its middle.
    case middle
  }

  /// Covered eighths, 0...8.
  var eighths: UInt8 = 0
  /// Where they are.
  var side = Side.all
}

extension PlotCanvas {
  /// Covers the area between two curves in dot coordinates; returns its largest height in dots
  /// inside the window.
  ///
  /// A gap where any coordinate of a piece is not finite. O(points + cells).
  @discardableResult
  mutating func cover(x: [Double], low: [Double], high: [Double], owner: UInt16) -> Double {
    guard columns > 0, rows > 0 else { return 0 }
    // Edges in rows from the top, one entry for each dot column.
    var top = [Double](repeating: .nan, count: width)
    var foot = top
    let unit = 1 / Double(grid.dotsY)
    var largest = 0.0
    for i in 0..<max(0, min(x.count, low.count, high.count) - 1) {
      let dx = x[i + 1] - x[i]
      guard dx.isFinite, low[i].isFinite, low[i + 1].isFinite, high[i].isFinite,
        high[i + 1].isFinite
      else { continue }
      let from = max(min(x[i], x[i + 1]).rounded(.up), 0)
      let to = min(max(x[i], x[i + 1]).rounded(.down), Double(width - 1))
      guard from <= to else { continue }
      for column in Int(from)...Int(to) {
        let t = dx == 0 ? 0 : (Double(column) - x[i]) / dx
        let a = (high[i] + t * (high[i + 1] - high[i]) + 0.5) * unit
        let b = (low[i] + t * (low[i + 1] - low[i]) + 0.5) * unit
        guard a.isFinite, b.isFinite else { continue }
        top[column] = min(a, b)
        foot[column] = max(a, b)
        largest = max(largest, abs(a - b) / unit)
      }
    }
    PlotCanvas.connect(&top, &foot)
    for column in 0..<columns { coverColumn(column, top: top, foot: foot, owner: owner) }
    return largest
  }

  /// Where the area climbs by more than its height from one dot column to the next, both reach to
  /// the middle between them: a steep band stays in one piece.
  private static func connect(_ top: inout [Double], _ foot: inout [Double]) {
    for next in top.indices.dropFirst() {
      let column = next - 1
      if top[next] > foot[column] {
        let middle = (top[next] + foot[column]) / 2
        (foot[column], top[next]) = (middle, middle)
      } else if foot[next] < top[column] {
        let middle = (foot[next] + top[column]) / 2
        (top[column], foot[next]) = (middle, middle)
      }
    }
  }

  /// Turns the edges within one column of cells into covered eighths.
  private mutating func coverColumn(
    _ column: Int, top: [Double], foot: [Double], owner: UInt16
  ) {
    let first = column << grid.shiftX
    var count = 0.0
    var meanTop = 0.0
    var meanFoot = 0.0
    var highest = Double(rows)
    var deepest = 0.0
    for dot in first..<(first + grid.dotsX) where top[dot].isFinite && foot[dot].isFinite {
      count += 1
      meanTop += top[dot]
      meanFoot += foot[dot]
      highest = min(highest, top[dot])
      deepest = max(deepest, foot[dot])
    }
    guard count > 0, highest < deepest, deepest > 0, highest < Double(rows) else { return }
    meanTop /= count
    meanFoot /= count
    let from = Int(max(highest, 0).rounded(.down))
    let to = min(Int(min(deepest, Double(rows)).rounded(.up)), rows)
    guard from < to else { return }
    for row in from..<to {
      let upper = Double(row)
      var covered = 0.0
      for dot in first..<(first + grid.dotsX) where top[dot].isFinite && foot[dot].isFinite {
        covered += max(0, min(foot[dot], upper + 1) - max(top[dot], upper))
      }
      let eighths = UInt8((covered / Double(grid.dotsX) * 8).rounded())
      guard eighths > 0 || meanFoot - meanTop < 0.5 && covered > 0 else { continue }
      let hasTop = meanTop > upper && meanTop < upper + 1
      let hasFoot = meanFoot > upper && meanFoot < upper + 1
      let side: AreaCell.Side
      if eighths == 8 {
        side = .all
      } else if hasTop, hasFoot {
        let middle = (meanTop + meanFoot) / 2 - upper
        side = middle > 0.7 ? .below : middle < 0.3 ? .above : .middle
      } else {
        side = (meanTop + meanFoot) / 2 > upper + 0.5 ? .below : .above
      }
      let cell = row * columns + column
      areas[cell] = AreaCell(eighths: max(eighths, 1), side: side)
      areaOwners[cell] = owner
    }
  }
}
