import CellCanvas
import QuantizedReLU

/// Draws the block diagram: boxes with width, depth, weights and their share, wires from what is
/// read to what reads it, those of the chosen block heavy.
struct BlockDiagramView {
  let diagram: BlockDiagram
  let inventory: StructureInventory
  let chosen: Int
  let isOld: Bool

  private var blocks: [StructureBlock] { inventory.blocks }

  func draw(with pen: inout Pen) {
    let glyphs = pen.look.glyphs
    for block in diagram.outer { drawGround(block, with: &pen) }
    pen.buffer.drawFlow(
      diagram.layout, boxes: { stroke(of: diagram.outer[$0]) },
      wires: { wire in
        let (from, to) = (diagram.outer[wire.from], diagram.outer[wire.to])
        if to == chosen { return FlowStroke(.reference, isHeavy: true) }
        return from == chosen ? FlowStroke(.approximation, isHeavy: true) : FlowStroke(.axis)
      }, look: pen.look)
    for block in blocks.indices where blocks[block].container != nil {
      drawGround(block, with: &pen)
      guard let rect = diagram.rect(of: block) else { continue }
      pen.buffer.drawFrame(rect, stroke(of: block), look: pen.look)
      guard let holder = blocks[block].container else { continue }
      for (from, to, symbol, column) in [
        (holder, block, Glyphs.Symbol.pointerDown, 5), (block, holder, .pointerUp, 3),
      ] where blocks[to].inputs.contains(from) {
        let role: ThemeRole =
          to == chosen ? .reference : from == chosen ? .approximation : .axis
        pen.buffer[rect.maxX - column, rect.y] = Cell(glyphs(symbol), style: pen.look[role])
      }
    }
    let total = blocks.reduce(Count(0)) { $0 + $1.weights }
    for block in blocks.indices { drawContent(block, total: total, with: &pen) }
  }

  private func stroke(of block: Int) -> FlowStroke {
    if block == chosen { return FlowStroke(.borderFocused, isHeavy: true) }
    if blocks[chosen].inputs.contains(block) { return FlowStroke(.reference) }
    return FlowStroke(blocks[block].inputs.contains(chosen) ? .approximation : .axis)
  }

  private func ground(of block: Int) -> ThemeRole { block == chosen ? .selection : .background }

  private func drawGround(_ block: Int, with pen: inout Pen) {
    guard let rect = diagram.rect(of: block) else { return }
    pen.clear(rect.inset(columns: 1, rows: 1), ground: ground(of: block))
  }

  private func drawContent(_ block: Int, total: Count, with pen: inout Pen) {
    guard let rect = diagram.rect(of: block) else { return }
    let own = blocks[block]
    let ground = ground(of: block)
    let name = Rect(x: rect.x + 1, y: rect.y, width: pen.width(own.name) + 2, height: 1)
    pen.text(
      " \(own.name) ", in: name, role: isOld ? .muted : block == chosen ? .title : .text)
    let share = own.weights.approximateRatio(to: total)
    let text = BlockText(own, of: total)
    let row = { (index: Int) in
      Rect(x: rect.x + 2, y: rect.y + 1 + index, width: rect.width - 4, height: 1)
    }
    let role: ThemeRole = isOld ? .muted : .value
    switch diagram.layout.direction {
    case .rightward:
      pen.text(text.size(width: row(0).width), in: row(0), role: role, on: ground)
      pen.text(text.weights(width: row(1).width), in: row(1), role: role, on: ground)
      pen.right(text.share, in: row(2), role: role, on: ground)
      drawShare(share, in: row(2), width: row(2).width - 8, on: ground, with: &pen)
    case .downward:
      // Size, weights and share in three columns.
      let width = row(0).width
      pen.text(text.size(width: width - 22), in: row(0), role: role, on: ground)
      var weights = row(0)
      weights.width = width - 10
      pen.right(text.weights(width: 11), in: weights, role: role, on: ground)
      pen.right(text.share, in: row(0), role: role, on: ground)
      var bar = row(0)
      bar.x = weights.maxX + 1
      drawShare(share, in: bar, width: 1, on: ground, with: &pen)
    }
  }

  /// A bar as long as the share, of eighths of a cell; what is not nothing is seen.
  private func drawShare(
    _ share: Double, in rect: Rect, width: Int, on ground: ThemeRole, with pen: inout Pen
  ) {
    guard width > 0, share > 0 else { return }
    let style = pen.look.style(isOld ? .muted : .accent, on: ground)
    guard pen.look.glyphs != .ascii else {
      for x in 0..<min(width, Int((share * Double(width)).rounded(.up))) {
        pen.buffer[rect.x + x, rect.y] = Cell(pen.look.glyphs(.fullBlock), style: style)
      }
      return
    }
    let eighths = min(8 * width, max(1, Int((share * Double(8 * width)).rounded())))
    for x in 0..<((eighths + 7) / 8) {
      let part = UInt32(min(8, eighths - 8 * x))
      // Left blocks count down from the full one.
      pen.buffer[rect.x + x, rect.y] = Cell(
        Unicode.Scalar(0x2590 - part) ?? "█", style: style)
    }
  }
}

/// The numbers of a block as texts.
struct BlockText {
  private let block: StructureBlock
  /// Its share of all weights.
  let share: String

  init(_ block: StructureBlock, of total: Count) {
    let share = block.weights.approximateRatio(to: total)
    self.block = block
    // A share that no double holds is none of nothing.
    self.share = share == 0 ? "~0 %" : NumberText.percent(share)
  }

  /// Width and depth: `3 960 × 41`.
  func size(width: Int) -> String {
    // The output is no hidden unit.
    if block.units.isZero { return width < 10 ? "output" : "the output" }
    let whole = block.width.grouped
    // Blanks go before digits do.
    for sign in [" × ", "×"] {
      let text = whole + sign + String(block.depth)
      if text.count <= width { return text }
    }
    let depth = "×\(block.depth)"
    let text = NumberText.fitted(block.width, width: max(3, width - depth.count)) + depth
    return text.count <= width
      ? text : NumberText.fitted(block.width, width: max(3, width - 2)) + "×…"
  }

  /// Weights.
  func weights(width: Int) -> String { NumberText.fitted(block.weights, width: width) }
}
