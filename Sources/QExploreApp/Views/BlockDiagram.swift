import CellCanvas
import QuantizedReLU

/// Where the blocks of a construction stand in its diagram: what reads stands behind what is read,
/// and squares stand inside the products.
///
/// Depends on the blocks, their names and the rectangle alone, so nothing jumps when counts change.
package struct BlockDiagram: Sendable {
  /// Boxes and wires.
  package let layout: FlowLayout
  /// The blocks of the boxes, as places in the inventory.
  package let outer: [Int]
  /// What stands inside them: the place of a block, and of the one that holds it.
  private let inner: [(block: Int, holder: Int)]

  /// Columns that numbers take at least; with blanks around them, two more.
  private static let numberWidth = 10
  /// Rows of the numbers in a box when the diagram flows to the right.
  private static let numberRows = 3

  /// The diagram at the top left of a rectangle: to the right, else downward; nil where neither has
  /// room.
  package init?(_ blocks: [StructureBlock], in rect: Rect, glyphs: Glyphs) {
    for direction in [FlowDirection.rightward, .downward] {
      if let diagram = BlockDiagram(blocks, direction: direction, in: rect, glyphs: glyphs) {
        self = diagram
        return
      }
    }
    return nil
  }

  /// The diagram that flows one way; nil where it has no room.
  package init?(_ blocks: [StructureBlock], direction: FlowDirection, in rect: Rect, glyphs: Glyphs)
  {
    let outer = blocks.indices.filter { blocks[$0].container == nil }
    let boxes = Dictionary(uniqueKeysWithValues: zip(outer, 0...))
    inner = blocks.indices.compactMap { block in blocks[block].container.map { (block, $0) } }
    self.outer = outer
    // What is inside reads its holder and is read by it: the box itself says so.
    let graph = FlowGraph(
      inputs: outer.map { blocks[$0].inputs.compactMap { boxes[$0] } })
    let names = blocks.map { glyphs.text($0.name).cellWidth }
    let sizes = outer.map { block -> FlowBox in
      let held = blocks.indices.filter { blocks[$0].container == block }
      switch direction {
      case .rightward:
        let widths = ([block] + held).map { max(names[$0], BlockDiagram.numberWidth) + 4 }
        let least = held.isEmpty ? widths[0] : max(widths[0], (widths.dropFirst().max() ?? 0) + 2)
        let height = (held.count + 1) * (BlockDiagram.numberRows + 2)
        return FlowBox(
          along: least...max(least, 20 + 2 * min(1, held.count)), across: height...height)
      case .downward:
        let height = 3 * (held.count + 1)
        return FlowBox(along: height...height, across: 35...46, firstPin: names[block] + 3)
      }
    }
    guard let layout = FlowLayout(graph, boxes: sizes, direction: direction, in: rect) else {
      return nil
    }
    self.layout = layout
  }

  /// Where a block stands.
  package func rect(of block: Int) -> Rect? {
    if let box = outer.firstIndex(of: block) { return layout.boxes[box] }
    guard let holder = inner.first(where: { $0.block == block })?.holder,
      let rect = self.rect(of: holder)
    else { return nil }
    let held = inner.filter { $0.holder == holder }.map(\.block)
    guard let place = held.firstIndex(of: block) else { return nil }
    let rows = layout.direction == .rightward ? BlockDiagram.numberRows : 1
    let y = rect.y + 1 + rows + place * (rows + 2)
    return Rect(x: rect.x + 1, y: y, width: rect.width - 2, height: rows + 2)
  }

  /// The block whose box holds a cell, the innermost one.
  package func block(atX x: Int, y: Int) -> Int? {
    let places = inner.map(\.block) + outer
    return places.first { rect(of: $0)?.contains(x: x, y: y) ?? false }
  }
}
