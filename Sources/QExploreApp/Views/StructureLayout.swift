import CellCanvas
import QuantizedReLU

/// What view 4 shows.
package enum StructurePlot: Int, CaseIterable {
  /// The block diagram, below it the width of every layer.
  case diagram
  /// The blocks as bars along the depth, below them the width of every layer.
  case list
  /// How often each weight value is used.
  case use

  /// The one that a counter of changes stands for.
  package init(count: Int) { self = StructurePlot.allCases[count % StructurePlot.allCases.count] }
}

/// Where everything of view 4 stands: shared by what draws it and by the mouse.
package struct StructureLayout: Sendable {
  /// The diagram, if it is shown.
  package private(set) var diagram: BlockDiagram?
  /// The list, if it is shown.
  package private(set) var list: BlockList?
  /// One row that says what the boxes hold; empty: none.
  package private(set) var caption: Rect
  /// What the chosen block computes.
  package private(set) var detail: Rect
  /// The plot; empty where there is no room.
  package private(set) var plot: Rect

  /// Rows that a plot needs.
  private static let plotRows = 7

  /// The layout in a rectangle; it depends on the blocks and their names, never on their counts.
  package init(
    _ inventory: StructureInventory, shown: StructurePlot, chosen: Int, in rect: Rect,
    glyphs: Glyphs
  ) {
    let row = Rect(x: rect.x, y: rect.y, width: rect.width, height: 0)
    (caption, detail, plot) = (row, row, row)
    let wanted = rect.width >= 100 ? 4 : rect.width >= 60 ? 5 : 6
    var rest = rect
    if shown == .diagram, let diagram = Self.diagram(inventory, in: rect, glyphs: glyphs) {
      self.diagram = diagram
      caption.height = 1
      take(&rest, rows: 1 + diagram.layout.frame.height)
      // A blank row only where the plot keeps most of them.
      if rest.height >= wanted + 2 * Self.plotRows { take(&rest, rows: 1) }
    } else {
      let all = inventory.blocks.count + 1
      let most = shown == .use ? rest.height - wanted - 16 : rest.height - 1
      if shown == .use, most < all {
        plot = rect
        return
      }
      let rows = min(all, max(0, most))
      list = BlockList(
        inventory: inventory, chosen: chosen,
        rect: Rect(x: rect.x, y: rect.y, width: rect.width, height: rows))
      take(&rest, rows: rows)
    }
    let short = rest.height - Self.plotRows
    // Where no plot fits, more is told of the block.
    let rows = short >= wanted ? wanted : short >= 3 ? short : min(rest.height, wanted + 3)
    detail = Rect(x: rest.x, y: rest.y, width: rest.width, height: rows)
    take(&rest, rows: rows)
    plot = rest.height >= Self.plotRows ? rest : Rect(x: rest.x, y: rest.y, width: 0, height: 0)
  }

  private func take(_ rect: inout Rect, rows: Int) {
    rect = Rect(x: rect.x, y: rect.y + rows, width: rect.width, height: rect.height - rows)
  }

  /// The diagram with a row above it and three below; nil where it has no room.
  package static func diagram(
    _ inventory: StructureInventory, in rect: Rect, glyphs: Glyphs
  ) -> BlockDiagram? {
    BlockDiagram(
      inventory.blocks,
      in: Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 4),
      glyphs: glyphs)
  }

  /// The block that a click at a cell chooses.
  package func block(atX x: Int, y: Int) -> Int? {
    diagram?.block(atX: x, y: y) ?? list?.block(atX: x, y: y)
  }

  /// Whether the chosen block is to be seen.
  package var showsBlocks: Bool { diagram != nil || list != nil }
}

extension AppState {
  /// Whether the diagram of view 4 fits the screen.
  var hasRoomForDiagram: Bool {
    guard case .structure(let picture)? = pictures[.structure]?.picture else { return false }
    return StructureLayout.diagram(
      picture.inventory, in: ScreenView.layout(of: self).plot, glyphs: glyphs) != nil
  }

  /// Where view 4 stands on this screen; nil where it has no picture.
  package var structureLayout: StructureLayout? {
    guard case .structure(let picture)? = pictures[.structure]?.picture else { return nil }
    return StructureLayout(
      picture.inventory, shown: StructurePlot(count: plot),
      chosen: min(block, picture.inventory.blocks.count - 1), in: ScreenView.layout(of: self).plot,
      glyphs: glyphs)
  }
}
