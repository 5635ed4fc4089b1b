import Figures

extension Figure {
  /// Draws the figure in a rectangle of cells and tells where its panels lie.
  ///
  /// Total for every size, 0 x 0 included, and for all data; no cell outside the rectangle is
  /// written. What has no room is given up step by step, see `PlotLayout`. O(values + cells).
  @discardableResult
  package func draw(in rect: Rect, look: Look, into buffer: inout CellBuffer) -> PlotGeometry {
    guard !rect.isEmpty else { return PlotGeometry(panels: []) }
    let scales = scales()
    switch layout {
    case .sharedX:
      let drawing = ColumnDrawing(
        title: title, panels: panels, scales: scales, rect: rect, look: look)
      return PlotGeometry(panels: drawing.draw(firstIndex: 0, into: &buffer))
    case .grid(let columns):
      return drawGrid(columns: max(1, columns), scales: scales, in: rect, look, into: &buffer)
    }
  }

  private func drawGrid(
    columns: Int, scales: [PanelScales], in rect: Rect, _ look: Look,
    into buffer: inout CellBuffer
  ) -> PlotGeometry {
    guard !panels.isEmpty else { return PlotGeometry(panels: []) }
    let columns = min(columns, panels.count)
    let hasTitle = !title.isEmpty && rect.height >= 12
    if hasTitle {
      buffer.drawText(
        title, in: rect, style: look[.axisTitle], look: look, alignment: .center)
    }
    let top = rect.y + (hasTitle ? 1 : 0)
    let area = Rect(x: rect.x, y: top, width: rect.width, height: rect.maxY - top)
    let grid = GridLayout(panels, scales: scales, columns: columns, in: area, look: look)
    var geometry = PlotGeometry(panels: [])
    for (index, panel) in panels.enumerated() {
      let drawing = ColumnDrawing(
        title: panel.title, panels: [panel], scales: [scales[index]], rect: grid.tiles[index],
        look: look, limit: grid.mapSize)
      geometry.panels += drawing.draw(firstIndex: index, into: &buffer)
    }
    return geometry
  }
}
