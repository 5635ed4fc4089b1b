/// The marks of a panel on their way to commands, down-sampled and cut to what a page can show.
struct PageMarks {
  let panel: Panel
  let scales: PanelScales
  let data: PageRect
  let metrics: PageMetrics
  let palette: PagePalette
  /// What lines and markers cover, so that names keep clear of it.
  private var occupied: PageOccupancy

  /// Columns a point that a line is reduced to: finer than any printer shows.
  private static let columnsPerPoint = 4.0

  init(
    panel: Panel, scales: PanelScales, data: PageRect, _ metrics: PageMetrics,
    _ palette: PagePalette
  ) {
    self.panel = panel
    self.scales = scales
    self.data = data
    self.metrics = metrics
    self.palette = palette
    occupied = PageOccupancy(data, cell: metrics.font / 6)
  }

  /// Maps, areas, rules, curves, points, in this order: what is cut at the data's rectangle, and the
  /// markers, which are whole where their middle lies in it.
  mutating func commands() -> (clipped: [DrawCommand], whole: [DrawCommand]) {
    var commands: [DrawCommand] = []
    for layer in 0..<5 {
      for mark in panel.marks where mark.layer == layer {
        switch mark {
        case .heat(let heat): commands += draw(heat)
        case .band(let band): commands += draw(band)
        case .rule(let rule): commands += draw(rule)
        case .line(let line): commands += draw(line)
        case .step(let step): commands += draw(step)
        case .bars(let bars): commands += draw(bars)
        case .points(let points): commands += draw(points)
        case .text: break
        }
      }
    }
    return (
      commands.filter { if case .markers = $0 { false } else { true } },
      commands.filter { if case .markers = $0 { true } else { false } }
    )
  }

  private func pageX(_ value: Double) -> Double {
    data.x + scales.x.position(of: value) * data.width
  }

  private func pageY(_ value: Double) -> Double {
    data.maxY - scales.y.position(of: value) * data.height
  }

  private func stroke(_ style: MarkStyle, width: Double? = nil) -> Stroke {
    Stroke(palette.color(of: style.role), width: width ?? metrics.lineWidth, dash: style.dash)
  }

  // MARK: Lines

  private mutating func draw(_ line: LineMark) -> [DrawCommand] {
    let count = min(line.x.count, line.y.count)
    let x = line.x.prefix(count).map(pageX)
    let y = line.y.prefix(count).map(pageY)
    var commands = lines(x: x, y: y, line.style)
    if let step = line.pointStride {
      let places = stride(from: 0, to: count, by: max(1, step)).map { PagePoint(x[$0], y[$0]) }
      commands += markers(places, line.style)
    }
    return commands
  }

  private mutating func draw(_ step: StepMark) -> [DrawCommand] {
    var x: [Double] = []
    var y: [Double] = []
    for i in 0..<min(step.y.count, max(0, step.edges.count - 1)) {
      let height = pageY(step.y[i])
      x += [pageX(step.edges[i]), pageX(step.edges[i + 1])]
      y += [height, height]
    }
    return lines(x: x, y: y, step.style)
  }

  /// Lines through places on the page, reduced, cut at the data's rectangle, broken at gaps.
  private mutating func lines(x: [Double], y: [Double], _ style: MarkStyle) -> [DrawCommand] {
    let scale = PageMarks.columnsPerPoint
    var reducedX: [Double] = []
    var reducedY: [Double] = []
    Decimation.m4(x: x.map { $0 * scale }, y: y, outputX: &reducedX, outputY: &reducedY)
    // A little outside is drawn and clipped, so that a line's width does not end at the edge.
    let room = metrics.lineWidth
    let clip = ClipRect(
      minX: data.x - room, minY: data.y - room, maxX: data.maxX + room, maxY: data.maxY + room)
    var lines: [[PagePoint]] = []
    var open: [PagePoint] = []
    func close() {
      if open.count > 1 { lines.append(open) }
      open = []
    }
    for i in 0..<max(0, reducedX.count - 1) {
      let segment = ClipRect.Segment(
        x0: reducedX[i] / scale, y0: reducedY[i], x1: reducedX[i + 1] / scale,
        y1: reducedY[i + 1])
      guard let cut = clip.clip(segment) else {
        close()
        continue
      }
      let start = PagePoint(cut.x0, cut.y0)
      if open.last != start {
        close()
        open = [start]
      }
      open.append(PagePoint(cut.x1, cut.y1))
      if cut.x1 != segment.x1 || cut.y1 != segment.y1 { close() }
    }
    close()
    for line in lines { occupied.add(line) }
    let alone = min(x.count, y.count) == 1 ? markers([PagePoint(x[0], y[0])], style) : []
    return lines.isEmpty ? alone : [.lines(lines, stroke(style))]
  }

  private mutating func draw(_ rule: RuleMark) -> [DrawCommand] {
    let ends: [PagePoint]
    switch rule.direction {
    case .horizontal:
      let y = pageY(rule.value)
      guard y >= data.y, y <= data.maxY else { return [] }
      ends = [PagePoint(data.x, y), PagePoint(data.maxX, y)]
    case .vertical:
      let x = pageX(rule.value)
      guard x >= data.x, x <= data.maxX else { return [] }
      ends = [PagePoint(x, data.y), PagePoint(x, data.maxY)]
    }
    occupied.add(ends)
    return [.lines([ends], stroke(rule.style, width: 0.7 * metrics.lineWidth))]
  }

  // MARK: Points and areas

  private mutating func draw(_ points: PointMark) -> [DrawCommand] {
    let places = zip(points.x, points.y).map { PagePoint(pageX($0), pageY($1)) }
    return markers(places, points.style)
  }

  private mutating func markers(_ places: [PagePoint], _ style: MarkStyle) -> [DrawCommand] {
    let clip = ClipRect(minX: data.x, minY: data.y, maxX: data.maxX, maxY: data.maxY)
    let seen = places.filter { clip.contains($0.x, $0.y) }
    guard !seen.isEmpty else { return [] }
    for place in seen { occupied.add(place, radius: metrics.marker / 2) }
    return [
      .markers(
        seen, style.marker, size: metrics.marker, color: palette.color(of: style.role),
        ground: palette.ground)
    ]
  }

  /// Bars from their base to their ends; thin ones as stems.
  private mutating func draw(_ bars: BarMark) -> [DrawCommand] {
    let base = min(max(pageY(bars.base), data.y), data.maxY)
    guard base.isFinite || scales.y.kind.isLog else { return [] }
    // On a logarithmic axis a base that has no place is the lower end of the panel.
    let foot = base.isFinite ? base : data.maxY
    var areas: [[PagePoint]] = []
    for i in 0..<min(bars.x.count, bars.y.count) {
      let (left, right) = bars.edges(i)
      let top = min(max(pageY(bars.y[i]), data.y - 1), data.maxY + 1)
      let middle = (pageX(left) + pageX(right)) / 2
      let half = max((pageX(right) - pageX(left)) / 2, metrics.lineWidth / 2)
      guard top.isFinite, middle.isFinite, half.isFinite else { continue }
      let corners = [
        PagePoint(middle - half, foot), PagePoint(middle - half, top),
        PagePoint(middle + half, top), PagePoint(middle + half, foot),
      ]
      areas.append(corners)
      occupied.add(
        PageRect(
          x: middle - half, y: min(top, foot), width: 2 * half, height: abs(foot - top)))
    }
    guard !areas.isEmpty else { return [] }
    let opacity = bars.style.dash == .dashed ? PageDrawing.shadedOpacity : 1
    return [.areas(areas, color: palette.color(of: bars.style.role), opacity: opacity)]
  }

  private func draw(_ band: BandMark) -> [DrawCommand] {
    var areas: [[PagePoint]] = []
    var lower: [PagePoint] = []
    var upper: [PagePoint] = []
    func close() {
      if lower.count > 1 { areas.append(upper + lower.reversed()) }
      (lower, upper) = ([], [])
    }
    // Far outside is as good as any place outside.
    let limit = (data.y - data.height)...(data.maxY + data.height)
    for i in 0..<min(band.x.count, band.lo.count, band.hi.count) {
      let (x, low, high) = (pageX(band.x[i]), pageY(band.lo[i]), pageY(band.hi[i]))
      guard x.isFinite, low.isFinite, high.isFinite else {
        close()
        continue
      }
      lower.append(PagePoint(x, min(max(low, limit.lowerBound), limit.upperBound)))
      upper.append(PagePoint(x, min(max(high, limit.lowerBound), limit.upperBound)))
    }
    close()
    return areas.isEmpty
      ? []
      : [
        .areas(
          areas, color: palette.color(of: band.style.role), opacity: PageDrawing.bandOpacity)
      ]
  }

  /// Cells of one colour together, so that a file is small.
  private func draw(_ heat: HeatMark) -> [DrawCommand] {
    guard heat.columns > 0, heat.rows > 0 else { return [] }
    let range = heat.resolvedRange
    let factor = 255 / (range.upperBound - range.lowerBound)
    var cells: [[PageRect]] = Array(repeating: [], count: 256)
    let width = (heat.x.upperBound - heat.x.lowerBound) / Double(heat.columns)
    let height = (heat.y.upperBound - heat.y.lowerBound) / Double(heat.rows)
    for row in 0..<heat.rows {
      let top = pageY(heat.y.lowerBound + Double(row + 1) * height)
      let bottom = pageY(heat.y.lowerBound + Double(row) * height)
      for column in 0..<heat.columns {
        let value = heat.values[row * heat.columns + column]
        guard value.isFinite else { continue }
        let left = pageX(heat.x.lowerBound + Double(column) * width)
        let right = pageX(heat.x.lowerBound + Double(column + 1) * width)
        let level = min(max((value - range.lowerBound) * factor, 0), 255)
        cells[Int(level.rounded())].append(
          PageRect(x: left, y: top, width: right - left, height: bottom - top))
      }
    }
    let table = heat.ramp.table
    return cells.indices.filter { !cells[$0].isEmpty }.map { .cells(cells[$0], color: table[$0]) }
  }

  // MARK: Names

  /// Texts, and the names of vertical rules and of points where they touch nothing.
  mutating func names(within page: PageRect) -> [DrawCommand] {
    var commands: [DrawCommand] = []
    let font = metrics.font
    func text(_ text: String, _ place: PagePoint, _ anchor: PageText.Anchor, _ role: Role)
      -> PageText
    {
      PageText(text, at: place, size: font, anchor: anchor, color: palette.color(of: role))
    }
    for case .text(let mark) in panel.marks {
      let anchor: PageText.Anchor =
        switch mark.anchor {
        case .leading: .start
        case .center: .middle
        case .trailing: .end
        }
      let own = text(mark.text, PagePoint(pageX(mark.x), pageY(mark.y)), anchor, mark.style.role)
      occupied.add(own.box)
      commands.append(.text(own))
    }
    for case .rule(let rule) in panel.marks where rule.direction == .vertical {
      guard let label = rule.endLabel else { continue }
      let x = pageX(rule.value)
      guard x >= data.x, x <= data.maxX else { continue }
      let choices = (0..<8).flatMap { row -> [PageText] in
        let y = data.y + (0.95 + Double(row)) * font
        return [
          text(label, PagePoint(x + 0.3 * font, y), .start, rule.style.role),
          text(label, PagePoint(x - 0.3 * font, y), .end, rule.style.role),
        ]
      }
      if let own = occupied.takeFree(choices, within: data) { commands.append(.text(own)) }
    }
    for case .bars(let bars) in panel.marks {
      for i in 0..<min(bars.names.count, bars.x.count, bars.y.count) where !bars.names[i].isEmpty {
        let place = PagePoint(pageX(bars.x[i] + bars.shift), pageY(bars.y[i]) - 0.3 * font)
        let choice = text(bars.names[i], place, .middle, bars.style.role)
        if let own = occupied.takeFree([choice], within: data) { commands.append(.text(own)) }
      }
    }
    for case .points(let points) in panel.marks {
      for i in 0..<min(points.names.count, points.x.count, points.y.count) {
        let (x, y) = (pageX(points.x[i]), pageY(points.y[i]))
        guard x >= data.x, x <= data.maxX, y >= data.y, y <= data.maxY else { continue }
        let far = 0.5 * metrics.marker + 0.25 * font
        let offsets: [(Double, Double, PageText.Anchor)] = [
          (far, 0.35 * font, .start), (-far, 0.35 * font, .end), (0, -far, .middle),
          (0, far + 0.8 * font, .middle), (far, -far, .start), (far, far + 0.8 * font, .start),
          (-far, -far, .end), (-far, far + 0.8 * font, .end),
        ]
        let choices = offsets.map { dx, dy, anchor in
          text(points.names[i], PagePoint(x + dx, y + dy), anchor, points.style.role)
        }
        if let own = occupied.takeFree(choices, within: data) { commands.append(.text(own)) }
      }
    }
    return commands
  }
}

extension Mark {
  /// Drawing order: maps and areas, rules, curves, points, cursor.
  var layer: Int {
    switch self {
    case .heat, .band: 0
    case .rule(let rule): rule.style.role == .crosshair ? 4 : 1
    case .line, .step, .bars: 2
    case .points, .text: 3
    }
  }
}
