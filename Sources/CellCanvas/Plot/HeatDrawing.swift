import Figures

extension CellBuffer {
  /// A heat map as two pixels a cell, the upper half block in its own colour over the lower one's.
  ///
  /// Pixels average the grid where it is finer than they are and repeat it where it is coarser.
  /// Without colours, and in ASCII, a cell is one pixel and a shade stands for the value.
  mutating func drawHeat(_ heat: HeatMark, scales: PanelScales, in rect: Rect, look: Look) {
    guard heat.columns > 0, heat.rows > 0, !rect.isEmpty else { return }
    let usesShades = look.theme.usesShades || look.glyphs == .ascii
    let pixels = HeatPixels(
      heat, scales: scales, columns: rect.width, rows: usesShades ? rect.height : 2 * rect.height)
    let base = look[.background]
    let table = heat.ramp.table
    let shades: [Unicode.Scalar] =
      look.glyphs == .ascii
      ? [".", ":", "-", "=", "+", "*", "#", "%", "@"] : ["░", "▒", "▓", "█"]
    for row in 0..<rect.height {
      for column in 0..<rect.width {
        let cell: Cell?
        if usesShades {
          let level = pixels.level(column, row)
          cell = level.map { level in
            var style = look[.text]
            if !look.theme.usesShades { style.foreground = RGB(hex: table[Int(level)]) }
            return Cell(shades[Int(level) * shades.count / 256], style: style)
          }
        } else {
          let upper = pixels.level(column, 2 * row).map { RGB(hex: table[Int($0)]) }
          let lower = pixels.level(column, 2 * row + 1).map { RGB(hex: table[Int($0)]) }
          cell =
            switch (upper, lower) {
            case (nil, nil): nil
            case (let upper?, nil):
              Cell("▀", style: Style(foreground: upper, background: base.background))
            case (nil, let lower?):
              Cell("▄", style: Style(foreground: lower, background: base.background))
            case (let upper?, let lower?):
              Cell("▀", style: Style(foreground: upper, background: lower))
            }
        }
        if let cell { self[rect.x + column, rect.y + row] = cell }
      }
    }
  }
}

/// A heat map resampled to pixels, each a place on its ramp.
private struct HeatPixels {
  private let columns: Int
  private let rows: Int
  /// 0...255, or 256 for a blank, by row from the top.
  private var levels: [UInt16]

  /// The level of a pixel, nil where there is no value.
  func level(_ column: Int, _ row: Int) -> UInt8? { UInt8(exactly: levels[row * columns + column]) }

  init(_ heat: HeatMark, scales: PanelScales, columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    levels = Array(repeating: 256, count: columns * rows)
    let xs = HeatPixels.spans(heat.x, count: heat.columns, scale: scales.x, pixels: columns)
    let ys = HeatPixels.spans(heat.y, count: heat.rows, scale: scales.y, pixels: rows)
    let range = heat.resolvedRange
    let (low, high) = (range.lowerBound, range.upperBound)
    let factor = 255 / (high - low)
    for row in 0..<rows {
      guard let ySpan = ys[rows - 1 - row] else { continue }
      for column in 0..<columns {
        guard let xSpan = xs[column] else { continue }
        var sum = 0.0
        var count = 0.0
        for y in ySpan {
          let start = y * heat.columns
          for value in heat.values[(start + xSpan.lowerBound)...(start + xSpan.upperBound)]
          where value.isFinite {
            sum += value < low ? low : value > high ? high : value
            count += 1
          }
        }
        guard count > 0 else { continue }
        let place = (sum / count - low) * factor
        levels[row * columns + column] = UInt16(min(max(place, 0), 255).rounded())
      }
    }
  }

  /// The grid indices under each pixel; nil outside the map.
  private static func spans(
    _ extent: ClosedRange<Double>, count: Int, scale: Scale, pixels: Int
  ) -> [ClosedRange<Int>?] {
    let length = extent.upperBound - extent.lowerBound
    return (0..<pixels).map { pixel in
      func index(_ position: Double) -> Double {
        (scale.value(at: position) - extent.lowerBound) / length * Double(count)
      }
      let a = index(Double(pixel) / Double(pixels))
      let b = index(Double(pixel + 1) / Double(pixels))
      let middle = index((Double(pixel) + 0.5) / Double(pixels))
      guard middle >= 0, middle <= Double(count), a.isFinite, b.isFinite else { return nil }
      let centre = min(Int(middle), count - 1)
      // Grid points whose middle lies under the pixel, at least the one under the pixel's own
      // middle.
      func clamped(_ index: Double) -> Int { Int(min(max(index, 0), Double(count - 1))) }
      let low = min(clamped((min(a, b) - 0.5).rounded(.up)), centre)
      let high = max(clamped((max(a, b) - 0.5).rounded(.up) - 1), centre)
      return low...high
    }
  }
}
