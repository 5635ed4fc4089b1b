import CellCanvas
import QuantizedReLU

/// The blocks as a list: name, where they stand along the depth, width, weights and their share.
package struct BlockList: Sendable {
  package let inventory: StructureInventory
  package let chosen: Int
  package let rect: Rect

  /// Blocks that are seen at once, below the head.
  private var visible: Int { max(0, rect.height - 1) }

  /// The first one: where there are more blocks than rows the chosen one is always seen.
  private var first: Int {
    max(0, min(chosen - visible / 2, inventory.blocks.count - visible))
  }

  /// The block whose row holds a cell.
  package func block(atX x: Int, y: Int) -> Int? {
    guard rect.contains(x: x, y: y), y > rect.y else { return nil }
    let block = first + y - rect.y - 1
    return block < inventory.blocks.count ? block : nil
  }

  /// Columns of the numbers, each with a blank before it: width, weights and share as there is room.
  private var columns: [Int] {
    rect.width >= 64 ? [12, 14, 9] : rect.width >= 44 ? [11, 9] : rect.width >= 34 ? [9] : []
  }

  func draw(isOld: Bool, with pen: inout Pen) {
    guard rect.height >= 2 else { return }
    let columns = columns
    let name = min(15, max(10, rect.width / 3))
    let width = columns.reduce(0, +)
    let bar = Rect(
      x: rect.x + name, y: rect.y, width: max(0, rect.width - name - width - 1), height: 1)
    let cell = { (row: Int, column: Int) in
      Rect(
        x: bar.maxX + 1 + columns[..<column].reduce(0, +), y: rect.y + row,
        width: columns[column] - 1, height: 1)
    }
    let total = inventory.blocks.reduce(Count(0)) { $0 + $1.weights }
    drawHead(name: name, bar: bar, with: &pen)
    let heads = ["width", "weights", "share"].suffix(columns.count)
    for (column, head) in heads.enumerated() {
      pen.right(head, in: cell(0, column), role: .title)
    }
    for (offset, block) in inventory.blocks.dropFirst(first).prefix(visible).enumerated() {
      let isChosen = first + offset == chosen
      let y = rect.y + 1 + offset
      let ground: ThemeRole = isChosen ? .selection : .background
      if isChosen {
        pen.clear(Rect(x: rect.x, y: y, width: rect.width, height: 1), ground: .selection)
      }
      let indent = block.container == nil ? "" : "· "
      pen.text(
        indent + block.name, in: Rect(x: rect.x, y: y, width: name - 1, height: 1),
        role: isOld ? .muted : isChosen ? .value : .label, on: ground)
      drawBar(
        block, in: Rect(x: bar.x, y: y, width: bar.width, height: 1), isChosen: isChosen,
        with: &pen)
      let share = BlockText(block, of: total).share
      let texts =
        [
          NumberText.fitted(block.width, width: 11),
          NumberText.fitted(block.weights, width: columns.count == 3 ? 13 : 10), share,
        ].suffix(columns.count)
      for (column, text) in texts.enumerated() {
        pen.right(text, in: cell(1 + offset, column), role: .value, on: ground)
      }
    }
  }

  /// What the columns are; arrows say that there are blocks above or below.
  private func drawHead(name: Int, bar: Rect, with pen: inout Pen) {
    let glyphs = pen.look.glyphs
    let above = first > 0 ? String(glyphs(.pointerUp)) : ""
    let below = first + visible < inventory.blocks.count ? String(glyphs(.pointerDown)) : ""
    let more = above + below
    pen.text(
      more.isEmpty ? "block" : "block \(more)",
      in: Rect(x: rect.x, y: rect.y, width: name - 1, height: 1), role: .title)
    // The longest that fits, so that no word is cut.
    let head = ["layers 1 to \(inventory.depth)", "1 to \(inventory.depth)", "layers", ""]
      .first { pen.width($0) <= bar.width }
    pen.text(head ?? "", in: bar, role: .title)
  }

  /// The layers of a block on the line from the input to the output: full where it has units, thin
  /// between.
  private func drawBar(
    _ block: StructureBlock, in rect: Rect, isChosen: Bool, with pen: inout Pen
  ) {
    guard rect.width > 0 else { return }
    let column = { (layer: Int) in
      min(rect.width - 1, max(0, (layer - 1) * rect.width / max(1, inventory.depth)))
    }
    let style = pen.look.style(
      isChosen ? .approximation : .guide, on: isChosen ? .selection : .background)
    for x in column(block.layers.lowerBound)...column(block.layers.upperBound) {
      pen.buffer[rect.x + x, rect.y] = Cell(pen.look.glyphs(.axisHorizontal), style: style)
    }
    for run in block.runs {
      for x in column(run.layers.lowerBound)...column(run.layers.upperBound) {
        pen.buffer[rect.x + x, rect.y] = Cell(pen.look.glyphs(.fullBlock), style: style)
      }
    }
  }
}
