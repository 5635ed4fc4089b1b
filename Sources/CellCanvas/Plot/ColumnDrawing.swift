import Figures

/// Panels one above the other with a common x axis, on their way to cells.
struct ColumnDrawing {
  let title: String
  let panels: [Panel]
  let scales: [PanelScales]
  let rect: Rect
  let look: Look
  private let grid: DotGrid

  init(title: String, panels: [Panel], scales: [PanelScales], rect: Rect, look: Look) {
    self.title = title
    self.panels = panels
    self.scales = scales
    self.rect = rect
    self.look = look
    grid = DotGrid(look.glyphs)
  }

  private var glyphs: Glyphs { look.glyphs }

  mutating func draw(firstIndex: Int, into buffer: inout CellBuffer) -> [PanelGeometry] {
    guard !rect.isEmpty, !panels.isEmpty else { return [] }
    let xHeading = panels.last?.x.heading ?? ""
    let headings = panels.map { PanelHeading($0, width: rect.width, look: look) }
    let layout = PlotLayout(
      height: rect.height, y: rect.y, weights: panels.map(\.weight),
      headingRows: headings.map { min($0.rows, rect.height >= 16 ? 3 : rect.height >= 10 ? 2 : 1) },
      hasTitle: !title.isEmpty, hasXTitle: !xHeading.isEmpty, allowsAxes: rect.width >= 16)

    // The widest label of all panels decides the margin, so that the data line up.
    let rows = layout.slots.map(\.dataRows)
    var yAxes = self.yAxes(rows: rows, level: layout.level)
    var margins = self.margins(yAxes, level: layout.level)
    // A panel with an aspect may end lower than its slot: its labels are those of its own height.
    if let fitted = fittedRows(layout, margins), fitted != rows {
      yAxes = self.yAxes(rows: fitted, level: layout.level)
      margins = self.margins(yAxes, level: layout.level)
    }
    let columns = max(1, rect.width - margins.left - margins.right)

    if let row = layout.titleRow {
      let line = Rect(x: rect.x + margins.left, y: row, width: rect.width - margins.left, height: 1)
      buffer.drawText(title, in: line, style: look[.axisTitle], look: look)
    }
    var geometries: [PanelGeometry] = []
    var lastData = Rect(x: rect.x, y: rect.y, width: 0, height: 0)
    for (index, slot) in layout.slots.enumerated() {
      let panel = panels[index]
      var data = Rect(
        x: rect.x + margins.left, y: slot.data, width: columns, height: slot.dataRows)
      data = aspectFitted(data, panel, scales[index])
      lastData = data
      if slot.headingRows > 0 {
        let top = Rect(x: rect.x, y: slot.heading, width: rect.width, height: slot.headingRows)
        headings[index].draw(in: top, end: rect.maxX, look: look, into: &buffer)
      }
      let drawn = PanelDrawing(
        panel: panel, scales: scales[index], data: data, frame: rect, look: look, grid: grid)
      geometries.append(
        drawn.draw(
          index: firstIndex + index, yAxis: yAxes[index],
          axis: slot.hasAxis ? (slot.hasLabels ? .labelled : .plain) : .absent,
          margins: margins, hasHeading: slot.headingRows > 0, into: &buffer))
    }
    if let row = layout.xTitleRow, !lastData.isEmpty {
      let place = min(row, lastData.maxY + 2)
      buffer.drawText(
        xHeading, in: Rect(x: lastData.x, y: place, width: lastData.width, height: 1),
        style: look[.axisTitle], look: look, alignment: .center)
    }
    return geometries
  }

  private func yAxes(rows: [Int], level: PlotLayout.Level) -> [ResolvedAxis?] {
    zip(zip(panels, scales), rows).map { pair, rows in
      level.axes
        ? ResolvedAxis(pair.0.y, scale: pair.1.y, metric: .rows(rows, grid: grid)) : nil
    }
  }

  private func margins(_ yAxes: [ResolvedAxis?], level: PlotLayout.Level) -> Margins {
    Margins(
      yAxes: yAxes.compactMap(\.self), panels: panels, rect: rect, glyphs: glyphs,
      hasAxes: level.axes)
  }

  /// The rows of a single panel that keeps its aspect.
  private func fittedRows(_ layout: PlotLayout, _ margins: Margins) -> [Int]? {
    guard panels.count == 1, let slot = layout.slots.first else { return nil }
    let room = Rect(
      x: 0, y: 0, width: max(1, rect.width - margins.left - margins.right), height: slot.dataRows)
    return [aspectFitted(room, panels[0], scales[0]).height]
  }

  /// The largest part of the rectangle in which one y unit has the wished length.
  ///
  /// A cell is taken to be twice as high as wide.
  private func aspectFitted(_ data: Rect, _ panel: Panel, _ scales: PanelScales) -> Rect {
    guard let aspect = panel.aspect, aspect.isFinite, aspect > 0, panels.count == 1 else {
      return data
    }
    let x = scales.x.domain.upperBound - scales.x.domain.lowerBound
    let y = (scales.y.domain.upperBound - scales.y.domain.lowerBound) * aspect
    let ratio = x / y * 2  // columns for each row
    guard ratio.isFinite, ratio > 0.01, ratio < 100 else { return data }
    var fitted = data
    let wished = Int((Double(data.height) * ratio).rounded())
    if wished <= data.width {
      fitted.width = max(1, wished)
    } else {
      fitted.height = max(1, Int((Double(data.width) / ratio).rounded()))
    }
    return fitted
  }
}

/// Columns left and right of the data.
struct Margins {
  /// Columns of the y labels; 0: no labels.
  var labels = 0
  /// Labels, a blank, and the axis.
  var left = 0
  /// For names at the ends of rules, or for a colour bar.
  var right = 0
  /// Whether the right margin is for a colour bar.
  var hasColorBar = false

  init(yAxes: [ResolvedAxis], panels: [Panel], rect: Rect, glyphs: Glyphs, hasAxes: Bool) {
    guard hasAxes else { return }
    let widest =
      yAxes.flatMap(\.ticks).map { glyphs.label($0.label).cellWidth }.max() ?? 0
    let width = LabelWidth.containing(widest)
    if width + 2 <= rect.width / 3 {
      labels = width
      left = width + 2
    } else if widest + 2 <= rect.width / 2 {
      labels = widest
      left = widest + 1
    } else {
      left = 1
    }
    guard rect.width >= 40 else { return }
    if panels.count == 1, let heat = panels[0].heatBar {
      // A gap, two columns of colour, a gap, labels.
      let range = heat.resolvedRange
      let widest = Scale(.linear, domain: range).map { scale in
        ResolvedAxis(
          Axis(), scale: scale, metric: .rows(rect.height, grid: DotGrid(glyphs))
        ).ticks.map { glyphs.label($0.label).cellWidth }.max() ?? 0
      }
      hasColorBar = true
      right = min(LabelWidth.containing(widest ?? 0) + 6, rect.width / 2)
      return
    }
    let ends = panels.flatMap(\.marks).compactMap { mark in
      if case .rule(let rule) = mark, rule.direction == .horizontal {
        rule.endLabel.map(glyphs.text)?.cellWidth
      } else {
        nil
      }
    }
    if let longest = ends.max() { right = min(longest + 1, 10) }
  }
}
