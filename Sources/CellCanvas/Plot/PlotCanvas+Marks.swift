import Figures

extension PlotCanvas {
  /// Draws the marks of a panel in the order of their layers; returns the largest height of a band
  /// in dots.
  ///
  /// Areas and bars lie under rules, rules under lines, lines under points, and the reading cursor over all
  /// of them. Heat maps and texts are drawn apart.
  mutating func draw(_ marks: [Mark], scales: PanelScales, theme: Theme) -> Double? {
    var bandDots: Double?
    for layer in 0..<5 {
      for mark in marks where mark.layer == layer {
        switch mark {
        case .band(let band):
          let owner = paint(theme.style(of: band.style.role), letter: ":")
          let height = cover(
            x: dotsX(band.x, scales.x), low: dotsY(band.lo, scales.y),
            high: dotsY(band.hi, scales.y), owner: owner)
          bandDots = max(bandDots ?? 0, height)
        case .rule(let rule): draw(rule, scales: scales, theme: theme)
        case .line(let line): draw(line, scales: scales, theme: theme)
        case .step(let step): draw(step, scales: scales, theme: theme)
        case .bars(let bars):
          draw(
            bars, scales: scales, owner: owner(bars.style, theme),
            letter: glyphs.letter(bars.style.role))
        case .points(let points): draw(points, scales: scales, theme: theme)
        case .heat, .text: break
        }
      }
    }
    return bandDots
  }

  private mutating func owner(_ style: MarkStyle, _ theme: Theme) -> UInt16 {
    paint(theme.style(of: style.role), letter: glyphs.letter(style.role))
  }

  private mutating func draw(_ rule: RuleMark, scales: PanelScales, theme: Theme) {
    let owner = owner(rule.style, theme)
    switch rule.direction {
    case .horizontal:
      let y = dotsY([rule.value], scales.y)[0]
      stroke(x: [0, Double(width - 1)], y: [y, y], owner: owner, dash: rule.style.dash)
    case .vertical:
      let x = dotsX([rule.value], scales.x)[0]
      stroke(x: [x, x], y: [0, Double(height - 1)], owner: owner, dash: rule.style.dash)
    }
  }

  private mutating func draw(_ line: LineMark, scales: PanelScales, theme: Theme) {
    let owner = owner(line.style, theme)
    let x = dotsX(line.x, scales.x)
    let y = dotsY(line.y, scales.y)
    stroke(x: x, y: y, owner: owner, dash: line.style.dash)
    guard let step = line.pointStride else { return }
    for i in stride(from: 0, to: min(x.count, y.count), by: step) {
      mark(x: x[i], y: y[i], glyph: glyphs.marker(line.style.marker), owner: owner)
    }
  }

  private mutating func draw(_ step: StepMark, scales: PanelScales, theme: Theme) {
    let edges = dotsX(step.edges, scales.x)
    let heights = dotsY(step.y, scales.y)
    var x: [Double] = []
    var y: [Double] = []
    let count = min(heights.count, max(0, edges.count - 1))
    x.reserveCapacity(2 * count)
    y.reserveCapacity(2 * count)
    for i in 0..<count {
      x.append(edges[i])
      y.append(heights[i])
      x.append(edges[i + 1])
      y.append(heights[i])
    }
    stroke(x: x, y: y, owner: owner(step.style, theme), dash: step.style.dash)
  }

  private mutating func draw(_ points: PointMark, scales: PanelScales, theme: Theme) {
    let owner = owner(points.style, theme)
    let x = dotsX(points.x, scales.x)
    let y = dotsY(points.y, scales.y)
    let count = min(x.count, y.count)
    let isCloud = count > max(64, columns * rows / 8)
    for i in 0..<count where window.contains(x[i], y[i]) {
      if isCloud {
        set(Int(x[i].rounded()), Int(y[i].rounded()), owner)
      } else {
        mark(x: x[i], y: y[i], glyph: glyphs.marker(points.style.marker), owner: owner)
      }
    }
  }
}

extension Mark {
  /// Drawing order: areas, rules, curves, points, cursor.
  fileprivate var layer: Int {
    switch self {
    case .heat, .band, .bars: 0
    case .rule(let rule): rule.style.role == .crosshair ? 4 : 1
    case .line, .step: 2
    case .points, .text: 3
    }
  }
}
