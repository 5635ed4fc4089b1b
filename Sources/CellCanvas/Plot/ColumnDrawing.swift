import Figures

/// Panels one above the other with a common x axis, on their way to cells.
struct ColumnDrawing {
  let title: String
  let panels: [Panel]
  let scales: [PanelScales]
  let rect: Rect
  let look: Look
  /// The most cells of data of a panel that keeps its aspect, so that several can be alike; nil: as
  /// many as there is room for.
  let limit: Size?
  private let grid: DotGrid

  init(
    title: String, panels: [Panel], scales: [PanelScales], rect: Rect, look: Look,
    limit: Size? = nil
  ) {
    self.limit = limit
    self.title = title
    self.panels = panels
    self.scales = scales
    self.rect = rect
    self.look = look
    grid = DotGrid(look.glyphs)
  }

  private var glyphs: Glyphs { look.glyphs }

  /// The rows of the panels, their y axes, and what stands beside them.
  private struct Plan {
    var headings: [PanelHeading]
    var layout: PlotLayout
    var yAxes: [ResolvedAxis?]
    var margins: Margins
    /// The rows of a single panel that its labels were chosen for.
    var mostRows: Int
  }

  private var plan: Plan {
    let headings = panels.map { PanelHeading($0, width: rect.width, look: look) }
    let layout = PlotLayout(
      height: rect.height, y: rect.y, weights: panels.map(\.weight),
      headingRows: headings.map { min($0.rows, rect.height >= 16 ? 3 : rect.height >= 10 ? 2 : 1) },
      hasTitle: !title.isEmpty, hasXTitle: !xHeading.isEmpty, allowsAxes: rect.width >= 16)

    // The widest label of all panels decides the margin, so that the data line up.
    let rows = layout.slots.map(\.dataRows)
    let barLabels = layout.level.axes ? Margins.barLabels(panels, rect: rect, glyphs: glyphs) : nil
    var yAxes = self.yAxes(rows: rows, level: layout.level)
    var margins = self.margins(yAxes, barLabels, level: layout.level)
    // A panel with an aspect may end lower than its slot: its labels are those of its own height.
    var labelled = rows
    for _ in 0..<3 {
      guard let fitted = fittedRows(layout, margins), fitted != labelled else { break }
      labelled = fitted
      yAxes = self.yAxes(rows: fitted, level: layout.level)
      margins = self.margins(yAxes, barLabels, level: layout.level)
    }
    return Plan(
      headings: headings, layout: layout, yAxes: yAxes, margins: margins,
      mostRows: labelled.first ?? 0)
  }

  private var xHeading: String { panels.last?.x.heading ?? "" }

  /// What a single panel would be like: the columns beside its data, the rows that it has for data,
  /// and the cells of data that keep its aspect.
  var measure: (chrome: Int, rows: Int, data: Size) {
    guard !rect.isEmpty, !panels.isEmpty else { return (0, 0, Size(columns: 0, rows: 0)) }
    let plan = plan
    let chrome = plan.margins.left + plan.margins.right
    let rows = plan.layout.slots.first?.dataRows ?? 0
    let room = Rect(x: 0, y: 0, width: max(1, rect.width - chrome), height: rows)
    return (chrome, rows, aspectFitted(room, panels[0], scales[0], mostRows: plan.mostRows).size)
  }

  func draw(firstIndex: Int, into buffer: inout CellBuffer) -> [PanelGeometry] {
    guard !rect.isEmpty, !panels.isEmpty else { return [] }
    let plan = plan
    let (headings, layout, yAxes, margins) =
      (plan.headings, plan.layout, plan.yAxes, plan.margins)
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
      data = aspectFitted(data, panel, scales[index], mostRows: plan.mostRows)
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

  private func margins(
    _ yAxes: [ResolvedAxis?], _ barLabels: Int?, level: PlotLayout.Level
  ) -> Margins {
    Margins(
      yAxes: yAxes.compactMap(\.self), barLabels: barLabels, panels: panels, rect: rect,
      glyphs: glyphs, hasAxes: level.axes)
  }

  /// The rows of a single panel that keeps its aspect.
  private func fittedRows(_ layout: PlotLayout, _ margins: Margins) -> [Int]? {
    guard panels.count == 1, let slot = layout.slots.first else { return nil }
    let room = Rect(
      x: 0, y: 0, width: max(1, rect.width - margins.left - margins.right), height: slot.dataRows)
    return [aspectFitted(room, panels[0], scales[0]).height]
  }

  /// The largest part of the rectangle, and of what is allowed, in which one y unit has the wished
  /// length.
  private func aspectFitted(
    _ data: Rect, _ panel: Panel, _ scales: PanelScales, mostRows: Int = .max
  ) -> Rect {
    guard panels.count == 1, let ratio = panel.columnsPerRow(scales) else { return data }
    var fitted = data
    fitted.height = min(fitted.height, mostRows)
    if let limit {
      fitted.width = min(fitted.width, limit.columns)
      fitted.height = min(fitted.height, limit.rows)
    }
    let data = fitted
    let wished = Int((Double(data.height) * ratio).rounded())
    if wished <= data.width {
      fitted.width = max(1, wished)
    } else {
      fitted.height = max(1, Int((Double(data.width) / ratio).rounded()))
    }
    return fitted
  }
}

extension Panel {
  /// How many columns are as long as a row where its aspect is kept; nil where it fills.
  ///
  /// A cell is taken to be twice as high as wide.
  func columnsPerRow(_ scales: PanelScales) -> Double? {
    guard let aspect, aspect.isFinite, aspect > 0 else { return nil }
    let x = scales.x.domain.upperBound - scales.x.domain.lowerBound
    let y = (scales.y.domain.upperBound - scales.y.domain.lowerBound) * aspect
    let ratio = x / y * 2
    return ratio.isFinite && ratio > 0.01 && ratio < 100 ? ratio : nil
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

  /// Columns of the labels of a colour bar; nil where there is none.
  static func barLabels(_ panels: [Panel], rect: Rect, glyphs: Glyphs) -> Int? {
    guard panels.count == 1, rect.width >= 28, let heat = panels[0].colorBar,
      let scale = Scale(.linear, domain: heat.resolvedRange)
    else { return nil }
    return ResolvedAxis(
      Axis(), scale: scale, metric: .rows(rect.height, grid: DotGrid(glyphs))
    ).ticks.map { glyphs.label($0.label).cellWidth }.max() ?? 0
  }

  init(
    yAxes: [ResolvedAxis], barLabels: Int?, panels: [Panel], rect: Rect, glyphs: Glyphs,
    hasAxes: Bool
  ) {
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
    if let barLabels {
      // A gap, two columns of colour, a gap, labels.
      hasColorBar = true
      right = min(LabelWidth.containing(barLabels) + 6, rect.width / 2)
      return
    }
    guard rect.width >= 40 else { return }
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
