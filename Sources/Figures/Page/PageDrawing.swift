extension Figure {
  /// The figure as drawing commands for a page; defined for every size and all data.
  ///
  /// The same figure, size and palette give the same commands. O(values).
  package func drawList(size: PageSize, palette: PagePalette) -> DrawList {
    let scales = scales()
    let layout = PageLayout(self, scales: scales, size: size)
    let page = PageRect(x: 0, y: 0, width: size.width, height: size.height)
    var commands: [DrawCommand] = [.cells([page], color: palette.ground)]
    if let baseline = layout.titleBaseline {
      commands.append(
        .text(
          PageText(
            PageText.fitted(
              title, width: size.width - 2 * layout.metrics.margin, size: layout.metrics.titleFont,
              isBold: true), at: PagePoint(layout.metrics.margin, baseline),
            size: layout.metrics.titleFont, color: palette.text, isBold: true)))
    }
    for place in layout.places {
      let drawing = PageDrawing(
        panel: panels[place.index], scales: scales[place.index], place: place,
        metrics: layout.metrics, palette: palette, page: page)
      commands += drawing.commands()
    }
    return DrawList(size: size, commands: commands)
  }
}

/// One panel on its way to commands.
struct PageDrawing {
  let panel: Panel
  let scales: PanelScales
  let place: PanelPlace
  let metrics: PageMetrics
  let palette: PagePalette
  let page: PageRect

  /// How much of the page a band covers.
  static let bandOpacity = 0.3
  /// How much a shaded bar does.
  static let shadedOpacity = 0.45

  var data: PageRect { place.data }

  func commands() -> [DrawCommand] {
    guard data.width > 0, data.height > 0 else { return [] }
    var commands: [DrawCommand] = []
    let xAxis = ResolvedAxis(panel.x, scale: scales.x, metric: metrics.horizontal(data.width))
    let yAxis = ResolvedAxis(panel.y, scale: scales.y, metric: metrics.vertical(data.height))
    let hasHeat = panel.marks.contains { if case .heat = $0 { true } else { false } }
    if !hasHeat { commands.append(grid(xAxis, yAxis)) }
    var marks = PageMarks(panel: panel, scales: scales, data: data, metrics, palette)
    let (clipped, whole) = marks.commands()
    commands.append(.clipped(data, name: name, clipped))
    if scales.isEmpty, !hasHeat {
      let middle = PagePoint(data.x + data.width / 2, data.y + data.height / 2)
      commands.append(
        .text(
          PageText(
            "no data", at: middle, size: metrics.font, anchor: .middle, color: palette.muted)))
    }
    commands += axes(xAxis, yAxis)
    commands += whole
    commands += marks.names(within: page)
    commands += endLabels()
    if let heat = panel.colorBar { commands += colorBar(heat) }
    let width = place.heading.upperBound - place.heading.lowerBound
    if let baseline = place.titleBaseline {
      let title = PageText.fitted(panel.title, width: width, size: metrics.font, isBold: true)
      commands.append(
        .text(
          PageText(
            title, at: PagePoint(place.heading.lowerBound, baseline), size: metrics.font,
            color: palette.text, isBold: true)))
    }
    commands += PageHeading(panel, width: width, metrics).commands(
      x: place.heading.lowerBound, baseline: place.headingBaseline, palette: palette)
    return commands
  }

  /// What the panel shows, for who cannot see it.
  private var name: String {
    let names = panel.legend.map(\.label).joined(separator: ", ")
    let axes = [panel.y.heading, panel.x.heading].filter { !$0.isEmpty }
      .joined(separator: " against ")
    return [panel.title, axes, names].filter { !$0.isEmpty }.joined(separator: ": ")
  }

  private func grid(_ xAxis: ResolvedAxis, _ yAxis: ResolvedAxis) -> DrawCommand {
    let columns = xAxis.ticks.map { data.x + $0.anchor - metrics.overhang }
    let rows = yAxis.ticks.map { data.maxY - ($0.anchor - metrics.font / 2) }
    return .lines(
      columns.map { [PagePoint($0, data.y), PagePoint($0, data.maxY)] }
        + rows.map { [PagePoint(data.x, $0), PagePoint(data.maxX, $0)] },
      Stroke(palette.grid, width: metrics.gridWidth))
  }

  private func axes(_ xAxis: ResolvedAxis, _ yAxis: ResolvedAxis) -> [DrawCommand] {
    let font = metrics.font
    var lines = [
      [PagePoint(data.x, data.y), PagePoint(data.x, data.maxY), PagePoint(data.maxX, data.maxY)]
    ]
    var texts: [DrawCommand] = []
    func text(_ text: String, _ x: Double, _ y: Double, _ anchor: PageText.Anchor) {
      texts.append(
        .text(
          PageText(text, at: PagePoint(x, y), size: font, anchor: anchor, color: palette.text)))
    }
    for tick in xAxis.ticks {
      let x = data.x + tick.anchor - metrics.overhang
      lines.append([PagePoint(x, data.maxY), PagePoint(x, data.maxY + metrics.tick)])
      guard place.labelsX else { continue }
      let middle = data.x + tick.start - metrics.overhang + tick.extent / 2
      text(tick.label.text, middle, data.maxY + metrics.tick + 1.05 * font, .middle)
    }
    for value in xAxis.minor {
      let x = data.x + scales.x.position(of: value) * data.width
      guard x >= data.x, x <= data.maxX else { continue }
      lines.append([PagePoint(x, data.maxY), PagePoint(x, data.maxY + metrics.minorTick)])
    }
    for tick in yAxis.ticks {
      let y = data.maxY - (tick.anchor - font / 2)
      lines.append([PagePoint(data.x - metrics.tick, y), PagePoint(data.x, y)])
      text(tick.label.text, data.x - metrics.tick - 0.3 * font, y + 0.35 * font, .end)
    }
    for value in yAxis.minor {
      let y = data.maxY - scales.y.position(of: value) * data.height
      guard y >= data.y, y <= data.maxY else { continue }
      lines.append([PagePoint(data.x - metrics.minorTick, y), PagePoint(data.x, y)])
    }
    if place.labelsX, !panel.x.heading.isEmpty {
      text(
        panel.x.heading, data.x + data.width / 2, data.maxY + metrics.tick + 2.4 * font, .middle)
    }
    return [.lines(lines, Stroke(palette.axis, width: metrics.axisWidth))] + texts
  }

  /// Names of horizontal rules at their right ends; of two at one height the first.
  private func endLabels() -> [DrawCommand] {
    guard panel.colorBar == nil else { return [] }
    var taken: [Double] = []
    return panel.marks.compactMap { mark in
      guard case .rule(let rule) = mark, rule.direction == .horizontal, let name = rule.endLabel
      else { return nil }
      let y = data.maxY - scales.y.position(of: rule.value) * data.height
      guard y >= data.y, y <= data.maxY, !taken.contains(where: { abs($0 - y) < metrics.font })
      else { return nil }
      taken.append(y)
      return .text(
        PageText(
          name, at: PagePoint(data.maxX + 0.4 * metrics.font, y + 0.35 * metrics.font),
          size: metrics.font, color: palette.color(of: rule.style.role)))
    }
  }

  /// The ramp of a map with its values, at the right of the panel.
  private func colorBar(_ heat: HeatMark) -> [DrawCommand] {
    let font = metrics.font
    let bar = PageRect(
      x: data.maxX + font, y: data.y, width: 1.2 * font, height: data.height)
    let count = 128
    let step = bar.height / Double(count)
    let table = heat.ramp.table
    var commands: [DrawCommand] = (0..<count).map { index in
      .cells(
        [
          PageRect(
            x: bar.x, y: bar.maxY - Double(index + 1) * step, width: bar.width,
            height: step)
        ], color: table[(2 * index + 1) * 255 / (2 * count)])
    }
    let scale = Scale(.linear, domain: heat.resolvedRange) ?? .unit
    let axis = ResolvedAxis(Axis(), scale: scale, metric: metrics.vertical(bar.height))
    var lines: [[PagePoint]] = []
    for tick in axis.ticks {
      let y = bar.maxY - (tick.anchor - font / 2)
      lines.append([PagePoint(bar.maxX, y), PagePoint(bar.maxX + metrics.tick, y)])
      commands.append(
        .text(
          PageText(
            tick.label.text, at: PagePoint(bar.maxX + metrics.tick + 0.3 * font, y + 0.35 * font),
            size: font, color: palette.text)))
    }
    commands.append(.lines(lines, Stroke(palette.axis, width: metrics.axisWidth)))
    return commands
  }
}
