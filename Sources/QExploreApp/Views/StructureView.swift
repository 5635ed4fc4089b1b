import CellCanvas
import Figures
import QuantizedReLU

/// View 4: the blocks of the construction along its depth, what the chosen one computes, the width
/// of every layer, and how often each codebook value is used.
enum StructureView {
  static func draw(_ state: AppState, in rect: Rect, with pen: inout Pen) {
    guard case .structure(let picture)? = state.pictured?.picture else {
      ViewFrame.drawWaiting(state, in: rect, with: &pen)
      return
    }
    let inventory = picture.inventory
    let chosen = min(state.block, inventory.blocks.count - 1)
    var area = rect
    let rows = min(inventory.blocks.count + 1, max(0, rect.height - 1))
    drawBlocks(
      inventory, chosen: chosen, isOld: state.hasOldPicture,
      in: Rect(x: rect.x, y: rect.y, width: rect.width, height: rows), with: &pen)
    area.y += rows
    area.height -= rows
    let detail = drawDetail(inventory, chosen: chosen, in: area, with: &pen)
    area.y += detail
    area.height -= detail
    guard area.height >= 6 else { return }
    if state.plotKey.plot % 2 == 0 {
      ViewPlot.draw(
        StructureFigure.layers(inventory, block: inventory.blocks[chosen]), state, in: area,
        with: &pen)
    } else {
      drawUse(picture, state, in: area, with: &pen)
    }
  }

  /// A row a block: name, where it stands along the depth, width, weights and their share.
  private static func drawBlocks(
    _ inventory: StructureInventory, chosen: Int, isOld: Bool, in rect: Rect, with pen: inout Pen
  ) {
    guard rect.height >= 2 else { return }
    let name = min(15, rect.width / 3)
    let numbers = rect.width >= 64 ? [12, 14, 9] : rect.width >= 44 ? [11, 9] : []
    let width = numbers.reduce(0, +)
    let bar = Rect(
      x: rect.x + name, y: rect.y, width: max(0, rect.width - name - width - 1), height: 1)
    let total = inventory.blocks.reduce(Count(0)) { $0 + $1.weights }
    let cell = { (row: Int, column: Int) in
      Rect(
        x: bar.maxX + 1 + numbers[..<column].reduce(0, +), y: rect.y + row,
        width: numbers[column] - 1, height: 1)
    }
    pen.text("block", in: Rect(x: rect.x, y: rect.y, width: name, height: 1), role: .title)
    pen.text("layers 1 to \(inventory.depth)", in: bar, role: .title)
    let heads = numbers.count == 3 ? ["width", "weights", "share"] : ["weights", "share"]
    for column in numbers.indices { pen.right(heads[column], in: cell(0, column), role: .title) }
    // Where there are more blocks than rows the chosen one is always seen.
    let visible = rect.height - 1
    let first = max(0, min(chosen - visible / 2, inventory.blocks.count - visible))
    for (offset, block) in inventory.blocks.dropFirst(first).prefix(visible).enumerated() {
      let isChosen = first + offset == chosen
      let y = rect.y + 1 + offset
      let row = Rect(x: rect.x, y: y, width: rect.width, height: 1)
      let ground: ThemeRole = isChosen ? .selection : .background
      if isChosen { pen.clear(row, ground: .selection) }
      let indent = block.container == nil ? "" : "· "
      pen.text(
        indent + block.name, in: Rect(x: rect.x, y: y, width: name - 1, height: 1),
        role: isOld ? .muted : isChosen ? .value : .label, on: ground)
      drawBar(
        block, depth: inventory.depth, in: Rect(x: bar.x, y: y, width: bar.width, height: 1),
        isChosen: isChosen, with: &pen)
      let share = NumberText.percent(block.weights.approximateRatio(to: total))
      let texts =
        numbers.count == 3
        ? [
          NumberText.fitted(block.width, width: numbers[0] - 1),
          NumberText.fitted(block.weights, width: numbers[1] - 1), share,
        ] : [NumberText.fitted(block.weights, width: max(1, (numbers.first ?? 1) - 1)), share]
      for column in numbers.indices {
        pen.right(texts[column], in: cell(1 + offset, column), role: .value, on: ground)
      }
    }
  }

  /// The layers of a block on the line from the input to the output: full where it has units, thin
  /// between.
  private static func drawBar(
    _ block: StructureBlock, depth: Int, in rect: Rect, isChosen: Bool, with pen: inout Pen
  ) {
    guard rect.width > 0 else { return }
    let column = { (layer: Int) in
      min(rect.width - 1, max(0, (layer - 1) * rect.width / max(1, depth)))
    }
    let ground: ThemeRole = isChosen ? .selection : .background
    let role: ThemeRole = isChosen ? .approximation : .guide
    let span = column(block.layers.lowerBound)...column(block.layers.upperBound)
    for x in span {
      pen.buffer[rect.x + x, rect.y] = Cell(
        pen.look.glyphs(.axisHorizontal), style: pen.look.style(role, on: ground))
    }
    for run in block.runs {
      for x in column(run.layers.lowerBound)...column(run.layers.upperBound) {
        pen.buffer[rect.x + x, rect.y] = Cell(
          pen.look.glyphs(.fullBlock), style: pen.look.style(role, on: ground))
      }
    }
  }

  /// What the chosen block computes, how often it is there, and what it reads; returns its rows.
  private static func drawDetail(
    _ inventory: StructureInventory, chosen: Int, in rect: Rect, with pen: inout Pen
  ) -> Int {
    guard rect.height >= 4 else { return 0 }
    let block = inventory.blocks[chosen]
    let reads = block.inputs.filter { $0 != chosen }.map { inventory.blocks[$0].name }
    let layers = block.layers
    let place =
      layers.lowerBound == layers.upperBound
      ? "layer \(layers.lowerBound)" : "layers \(layers.lowerBound) to \(layers.upperBound)"
    let lines = [
      (block.summary, ThemeRole.text), (block.formula, .value),
      (
        "\(NumberText.fitted(block.copies, width: 20)) \(block.copyName), \(place), "
          + "\(NumberText.fitted(block.units, width: 20)) units"
          + (reads.isEmpty ? "" : "; reads \(reads.joined(separator: ", "))")
          + "; \(block.source)", .muted
      ),
    ]
    // As many rows for every block, so that the plot below does not jump.
    let rows = rect.height >= 20 ? 7 : rect.height >= 12 ? 5 : 3
    var y = rect.y
    for (text, role) in lines {
      for line in pen.look.glyphs.text(text).wrapped(to: max(1, rect.width - 1))
      where y < rect.y + rows {
        pen.text(line, in: Rect(x: rect.x, y: y, width: rect.width, height: 1), role: role)
        y += 1
      }
    }
    return min(rows, rect.height)
  }

  private static func drawUse(
    _ picture: StructurePicture, _ state: AppState, in rect: Rect, with pen: inout Pen
  ) {
    let use = picture.inventory.use
    var parts = ["\(use.usedCodes.count) of \(use.codebook.lambda) values are used by every f"]
    if !use.chosen.isZero {
      let word = use.choice == .sign ? "the sign" : "the digit"
      parts.append(
        "of \(NumberText.fitted(use.chosen, width: 20)) weights more f chooses \(word)")
    }
    pen.text(parts.joined(separator: "; "), in: rect, role: .muted)
    let area = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1)
    ViewPlot.draw(StructureFigure.use(picture), state, in: area, with: &pen)
  }
}
