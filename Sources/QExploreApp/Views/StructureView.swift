import CellCanvas
import Figures
import QuantizedReLU

/// View 4: the blocks of the construction as a diagram or along its depth, what the chosen one
/// computes, the width of every layer, and how often each codebook value is used.
enum StructureView {
  static func draw(_ state: AppState, in rect: Rect, with pen: inout Pen) {
    guard case .structure(let picture)? = state.pictured?.picture,
      let layout = state.structureLayout
    else {
      ViewFrame.drawWaiting(state, in: rect, with: &pen)
      return
    }
    let inventory = picture.inventory
    let chosen = min(state.block, inventory.blocks.count - 1)
    if let diagram = layout.diagram {
      let total = inventory.blocks.reduce(Count(0)) { $0 + $1.weights }
      pen.text(
        "width × depth, weights, share of all \(NumberText.fitted(total, width: 16))",
        in: layout.caption, role: .muted)
      BlockDiagramView(
        diagram: diagram, inventory: inventory, chosen: chosen, isOld: state.hasOldPicture
      ).draw(with: &pen)
    }
    layout.list?.draw(isOld: state.hasOldPicture, with: &pen)
    if !layout.detail.isEmpty {
      drawDetail(inventory, chosen: chosen, in: layout.detail, with: &pen)
    }
    guard !layout.plot.isEmpty else { return }
    if StructurePlot(count: state.plot) == .use {
      drawUse(picture, state, in: layout.plot, with: &pen)
    } else {
      let figure = StructureFigure.layers(inventory, block: inventory.blocks[chosen])
      ViewPlot.draw(
        figure, state, in: layout.plot, rest: highest(of: figure, "widest"), with: &pen)
    }
  }

  /// What the chosen block computes, what it reads and what reads it, and how often it is there.
  private static func drawDetail(
    _ inventory: StructureInventory, chosen: Int, in rect: Rect, with pen: inout Pen
  ) {
    let block = inventory.blocks[chosen]
    let names = { (places: [Int]) in
      places.map { $0 == chosen ? "itself" : inventory.blocks[$0].name }.joined(separator: ", ")
    }
    let readers = inventory.blocks.indices.filter { inventory.blocks[$0].inputs.contains(chosen) }
    let layers = block.layers
    let place =
      layers.lowerBound == layers.upperBound
      ? "layer \(layers.lowerBound)" : "layers \(layers.lowerBound) to \(layers.upperBound)"
    let units = NumberText.fitted(block.units, width: 20)
    let facts =
      "\(NumberText.fitted(block.copies, width: 20)) \(block.copyName), \(place), \(units) "
      + (block.units == 1 ? "unit" : "units") + "; \(block.source)"
    let total = inventory.blocks.reduce(Count(0)) { $0 + $1.weights }
    let text = BlockText(block, of: total)
    // One row holds the numbers that a narrow list leaves out.
    guard rect.height > 1 else {
      pen.text(
        "\(text.size(width: 12)), \(text.weights(width: 10)) weights, \(text.share)", in: rect,
        role: .value)
      return
    }
    let width = max(1, rect.width - 1)
    let glyphs = pen.look.glyphs
    let wrapped = { (text: String, role: ThemeRole) in
      glyphs.text(text).wrapped(to: width).map { [(text: $0, role: role)] }
    }
    let reads = block.inputs.isEmpty ? "" : "reads " + names(block.inputs)
    let readBy = readers.isEmpty ? "gives f'" : "read by " + names(readers)
    let links =
      pen.width(reads) + gap + pen.width(readBy) <= width
      ? [
        [(text: reads, role: ThemeRole.reference), (text: readBy, role: .approximation)]
          .filter { !$0.text.isEmpty }
      ]
      : wrapped(reads, .reference) + wrapped(readBy, .approximation)
    let rows =
      wrapped(block.summary, .text) + wrapped(block.formula, .value) + links
      + wrapped(facts, .muted)
    for (index, row) in rows.prefix(rect.height).enumerated() {
      // The last row holds all that is left, so that what does not fit is marked.
      let isCut = index == rect.height - 1 && rows.count > rect.height
      var line = Rect(x: rect.x, y: rect.y + index, width: rect.width, height: 1)
      for part in isCut ? rows[index...].flatMap(\.self) : row {
        guard !line.isEmpty else {
          // The blank that ends every row has room for the mark.
          line = Rect(x: rect.maxX - 1, y: line.y, width: 1, height: 1)
          pen.text(String(glyphs(.ellipsis)), in: line, role: part.role)
          break
        }
        pen.text(part.text, in: line, role: part.role)
        let taken = min(line.width, pen.width(part.text) + (isCut ? 1 : gap))
        line.x += taken
        line.width -= taken
      }
    }
  }

  /// Columns between two texts in one row.
  private static let gap = 3

  private static func drawUse(
    _ picture: StructurePicture, _ state: AppState, in rect: Rect, with pen: inout Pen
  ) {
    let use = picture.inventory.use
    var text = "\(use.usedCodes.count) of \(use.codebook.lambda) values are used by every f"
    if !use.chosen.isZero {
      text +=
        "; of \(NumberText.fitted(use.chosen, width: 20)) weights more f chooses "
        + (use.choice == .sign ? "the sign" : "the digit")
    }
    // The size alone says how many rows, so that the plot does not jump.
    let rows = min(rect.width >= 90 ? 1 : rect.width >= 50 ? 2 : 3, max(1, rect.height - 12))
    let lines = pen.look.glyphs.text(text).wrapped(to: max(1, rect.width - 1))
    for (index, line) in lines.prefix(rows).enumerated() {
      let row = Rect(x: rect.x, y: rect.y + index, width: rect.width, height: 1)
      pen.text(
        index == rows - 1 ? lines[index...].joined(separator: " ") : line, in: row, role: .muted)
    }
    let area = Rect(
      x: rect.x, y: rect.y + rows, width: rect.width, height: rect.height - rows)
    let figure = StructureFigure.use(picture)
    ViewPlot.draw(figure, state, in: area, rest: highest(of: figure, "most used"), with: &pen)
  }

  /// Where the first steps or bars of a figure are highest.
  private static func highest(of figure: Figure, _ word: String) -> ReadoutRows.Rest? {
    let curves = figure.panels.first?.marks.compactMap { mark -> (x: [Double], y: [Double])? in
      switch mark {
      case .step(let step): (step.middles, step.y)
      case .bars(let bars): (bars.x, bars.y)
      default: nil
      }
    }
    guard let curve = curves?.first else { return nil }
    return zip(curve.x, curve.y).filter { $0.1.isFinite }.max { $0.1 < $1.1 }
      .map { ReadoutRows.Rest.place($0.0, word) }
  }
}
