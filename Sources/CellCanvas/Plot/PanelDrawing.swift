import Figures

/// One panel with a fixed data rectangle, on its way to cells.
struct PanelDrawing {
  /// What stands below the data.
  enum AxisKind { case absent, plain, labelled }

  let panel: Panel
  let scales: PanelScales
  let data: Rect
  /// The rectangle of the whole figure; nothing is written outside.
  let frame: Rect
  let look: Look
  let grid: DotGrid

  var glyphs: Glyphs { look.glyphs }

  func draw(
    index: Int, yAxis: ResolvedAxis?, axis: AxisKind, margins: Margins, hasHeading: Bool,
    into buffer: inout CellBuffer
  ) -> PanelGeometry {
    var geometry = PanelGeometry(
      index: index, data: data, scales: scales, dotsX: grid.dotsX, dotsY: grid.dotsY)
    for case .heat(let heat) in panel.marks {
      buffer.drawHeat(heat, scales: scales, in: data, look: look)
    }
    var canvas = PlotCanvas(columns: data.width, rows: data.height, glyphs: glyphs)
    geometry.bandDots = canvas.draw(panel.marks, scales: scales, theme: look.theme)
    let heatGround = panel.marks.contains { if case .heat = $0 { true } else { false } }
    canvas.compose(
      into: &buffer, x: data.x, y: data.y, theme: look.theme, keepsGround: heatGround)
    drawTexts(canvas, into: &buffer)
    if scales.isEmpty, canvas.isBlank, !heatGround {
      let middle = Rect(x: data.x, y: data.y + data.height / 2, width: data.width, height: 1)
      buffer.drawText(
        "no data", in: middle, style: look[.muted], look: look, alignment: .center)
    }
    if let yAxis { drawY(yAxis, margins: margins, into: &buffer) }
    if axis != .absent {
      drawX(isLabelled: axis == .labelled, hasCorner: yAxis != nil, into: &buffer)
    }
    if yAxis != nil { drawContinuation(into: &buffer) }
    drawEndLabels(margins: margins, into: &buffer)
    if margins.hasColorBar, let heat = panel.colorBar {
      drawColorBar(heat, hasHeading: hasHeading, into: &buffer)
    }
    return geometry
  }

  // MARK: Axes

  private func drawY(_ axis: ResolvedAxis, margins: Margins, into buffer: inout CellBuffer) {
    let x = data.x - 1
    guard x >= frame.x else { return }
    let style = look[.axis]
    for y in data.y..<data.maxY {
      buffer[x, y] = Cell(glyphs(.axisVertical), style: style)
    }
    for tick in axis.ticks {
      let y = data.maxY - 1 - Int(tick.start)
      buffer[x, y] = Cell(glyphs(.tickLeft), style: style)
      guard margins.labels > 0 else { continue }
      let room = Rect(x: frame.x, y: y, width: margins.labels, height: 1)
      buffer.drawText(
        glyphs.label(tick.label), in: room, style: look[.axisLabel], look: look,
        alignment: .trailing)
    }
    for value in axis.minor {
      guard
        let cell = PanelGeometry.cell(1 - axis.scale.position(of: value), data.height, grid.dotsY)
      else { continue }
      let y = data.y + cell
      if buffer[x, y].glyph == glyphs(.axisVertical) {
        buffer[x, y] = Cell(glyphs(.minorLeft), style: style)
      }
    }
  }

  private func drawX(isLabelled: Bool, hasCorner: Bool, into buffer: inout CellBuffer) {
    let y = data.maxY
    guard y < frame.maxY else { return }
    let style = look[.axis]
    if hasCorner, data.x > frame.x {
      buffer[data.x - 1, y] = Cell(glyphs(.axisCorner), style: style)
    }
    for x in data.x..<data.maxX { buffer[x, y] = Cell(glyphs(.axisHorizontal), style: style) }
    let axis = ResolvedAxis(
      panel.x, scale: scales.x,
      metric: .columns(data.width, grid: grid, glyphs: glyphs))
    for value in axis.minor {
      if let cell = PanelGeometry.cell(axis.scale.position(of: value), data.width, grid.dotsX) {
        buffer[data.x + cell, y] = Cell(glyphs(.minorBottom), style: style)
      }
    }
    for tick in axis.ticks {
      buffer[data.x + Int(tick.anchor), y] = Cell(glyphs(.tickBottom), style: style)
      if isLabelled, y + 1 < frame.maxY {
        buffer.write(
          glyphs.label(tick.label), x: data.x + Int(tick.start), y: y + 1,
          style: look[.axisLabel])
      }
    }
  }

  /// Small arrows on the axis where a curve leaves the window above or below.
  private func drawContinuation(into buffer: inout CellBuffer) {
    let domain = scales.y.domain
    let window = scales.x.domain
    var isAbove = false
    var isBelow = false
    func visit(_ y: Double) {
      if y.isFinite, y > domain.upperBound { isAbove = true }
      if y < domain.lowerBound, y.isFinite { isBelow = true }
    }
    /// The ends of the part of each segment that lies in the window, so that a segment across it
    /// counts.
    func follow(_ x: [Double], _ y: [Double]) {
      for i in 0..<max(0, min(x.count, y.count) - 1) {
        let from = max(min(x[i], x[i + 1]), window.lowerBound)
        let to = min(max(x[i], x[i + 1]), window.upperBound)
        guard from <= to else { continue }
        let run = x[i + 1] - x[i]
        if run == 0 {
          visit(y[i])
          visit(y[i + 1])
        } else {
          visit(y[i] + (from - x[i]) / run * (y[i + 1] - y[i]))
          visit(y[i] + (to - x[i]) / run * (y[i + 1] - y[i]))
        }
      }
    }
    for mark in panel.marks {
      switch mark {
      case .line(let line): follow(line.x, line.y)
      case .step(let step):
        for i in 0..<min(step.y.count, max(0, step.edges.count - 1))
        where step.edges[i] <= window.upperBound && step.edges[i + 1] >= window.lowerBound {
          visit(step.y[i])
        }
      case .points(let points):
        for i in 0..<min(points.x.count, points.y.count) where window.contains(points.x[i]) {
          visit(points.y[i])
        }
      case .bars(let bars):
        for i in 0..<min(bars.x.count, bars.y.count) where window.contains(bars.x[i] + bars.shift) {
          visit(bars.y[i])
        }
      default: break
      }
    }
    if scales.y.isReversed { swap(&isAbove, &isBelow) }
    let style = look[.guide]
    if isAbove { buffer[data.x - 1, data.y] = Cell(glyphs(.pointerUp), style: style) }
    if isBelow { buffer[data.x - 1, data.maxY - 1] = Cell(glyphs(.pointerDown), style: style) }
  }

  // MARK: Colour bar

  private func drawColorBar(
    _ heat: HeatMark, hasHeading: Bool, into buffer: inout CellBuffer
  ) {
    let bar = Rect(x: data.maxX + 2, y: data.y, width: 2, height: data.height)
    guard bar.maxX <= frame.maxX, let scale = Scale(.linear, domain: heat.resolvedRange) else {
      return
    }
    let column = HeatMark(
      x: 0...1, y: heat.resolvedRange, columns: 1,
      values: (0..<256).map { scale.value(at: (Double($0) + 0.5) / 256) }, ramp: heat.ramp,
      range: heat.resolvedRange)
    buffer.drawHeat(
      column,
      scales: PanelScales(x: .unit, y: scale), in: bar,
      look: look)
    if hasHeading, bar.y > frame.y {
      let room = Rect(x: bar.x, y: bar.y - 1, width: frame.maxX - bar.x, height: 1)
      buffer.drawText(heat.label ?? "", in: room, style: look[.axisTitle], look: look)
    }
    let axis = ResolvedAxis(
      Axis(), scale: scale, metric: .rows(data.height, grid: grid))
    for tick in axis.ticks {
      let y = data.maxY - 1 - Int(tick.start)
      let room = Rect(x: bar.maxX + 1, y: y, width: frame.maxX - bar.maxX - 1, height: 1)
      buffer.drawText(
        glyphs.label(tick.label), in: room, style: look[.axisLabel], look: look)
    }
  }
}
