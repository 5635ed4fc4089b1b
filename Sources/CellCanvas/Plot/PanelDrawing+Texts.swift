import Figures

extension PanelDrawing {
  /// Names at the right ends of horizontal rules, in the right margin.
  func drawEndLabels(margins: Margins, into buffer: inout CellBuffer) {
    guard margins.right > 1, !margins.hasColorBar else { return }
    var used: Set<Int> = []
    for case .rule(let rule) in panel.marks where rule.direction == .horizontal {
      guard let name = rule.endLabel,
        let row = PanelGeometry.cell(
          1 - scales.y.position(of: rule.value), data.height, grid.dotsY),
        used.insert(row).inserted
      else { continue }
      let room = Rect(
        x: data.maxX + 1, y: data.y + row,
        width: min(margins.right - 1, frame.maxX - data.maxX - 1),
        height: 1)
      var style = look.theme.style(of: rule.style.role)
      style.background = look[.background].background
      buffer.drawText(name, in: room, style: style, look: look)
    }
  }

  /// Text marks, then the names of vertical rules, bars and points where they touch
  /// nothing.
  func drawTexts(_ canvas: PlotCanvas, into buffer: inout CellBuffer) {
    var taken = Set<Int>()
    func take(_ column: Int, _ row: Int, _ width: Int) {
      for c in column..<(column + width) { taken.insert(row * data.width + c) }
    }
    for case .text(let mark) in panel.marks {
      guard let place = cell(mark.x, mark.y) else { continue }
      let text = glyphs.text(mark.text)
      let width = text.cellWidth
      let shift =
        switch mark.anchor {
        case .leading: 0
        case .center: width / 2
        case .trailing: width - 1
        }
      let start = min(max(place.column - shift, 0), max(0, data.width - width))
      write(
        text, column: start, row: place.row, role: mark.style.role, into: &buffer)
      take(start, place.row, min(width, data.width - start))
    }
    /// Writes a name beside a cell at the first of these offsets where nothing is in its way.
    func name(
      _ name: String, at place: (column: Int, row: Int), role: Role,
      offsets: (_ width: Int) -> [(Int, Int)]
    ) {
      let text = glyphs.text(name)
      let width = text.cellWidth
      guard width > 0 else { return }
      let free = offsets(width).first { dx, dy in
        let (column, row) = (place.column + dx, place.row + dy)
        // A blank between two names, or they would read as one.
        return (column..<(column + width)).allSatisfy { canvas.isFree($0, row) }
          && ((column - 1)...(column + width)).allSatisfy {
            !taken.contains(row * data.width + $0)
          }
      }
      guard let (dx, dy) = free else { return }
      write(text, column: place.column + dx, row: place.row + dy, role: role, into: &buffer)
      take(place.column + dx, place.row + dy, width)
    }
    for case .rule(let rule) in panel.marks where rule.direction == .vertical {
      guard let label = rule.endLabel,
        let column = PanelGeometry.cell(scales.x.position(of: rule.value), data.width, grid.dotsX)
      else { continue }
      // From its upper end down, at the right of it first.
      name(label, at: (column, 0), role: rule.style.role) { width in
        (0..<max(1, data.height / 3)).flatMap { [(1, $0), (-width, $0)] }
      }
    }
    for case .bars(let bars) in panel.marks {
      for i in 0..<min(bars.names.count, bars.x.count, bars.y.count) {
        guard let place = cell(bars.x[i] + bars.shift, bars.y[i]) else { continue }
        // Beyond its end, which is below where it hangs from the base.
        let beyond = bars.y[i] < bars.base ? 1 : -1
        name(bars.names[i], at: place, role: bars.style.role) { [(-$0 / 2, beyond)] }
      }
    }
    for case .points(let points) in panel.marks {
      for i in 0..<min(points.names.count, points.x.count, points.y.count) {
        guard let place = cell(points.x[i], points.y[i]) else { continue }
        name(points.names[i], at: place, role: points.style.role) { width in
          [
            (2, 0), (-width - 1, 0), (-width / 2, -1), (-width / 2, 1), (1, -1), (1, 1),
            (-width, -1), (-width, 1),
          ]
        }
      }
    }
  }

  private func cell(_ x: Double, _ y: Double) -> (column: Int, row: Int)? {
    guard let column = PanelGeometry.cell(scales.x.position(of: x), data.width, grid.dotsX),
      let row = PanelGeometry.cell(1 - scales.y.position(of: y), data.height, grid.dotsY)
    else { return nil }
    return (column, row)
  }

  /// Text on whatever background is there already.
  private func write(
    _ text: String, column: Int, row: Int, role: Role, into buffer: inout CellBuffer
  ) {
    var style = look.theme.style(of: role)
    for (offset, scalar) in text.unicodeScalars.enumerated() where column + offset < data.width {
      let x = data.x + column + offset
      let y = data.y + row
      let under = buffer[x, y]
      style.background = under.style.background
      buffer[x, y] = Cell(scalar.isSingleWidth ? scalar : "?", style: style)
    }
  }
}
