import CellCanvas
import Foundation
import QExploreApp
import QuantizedReLU

/// The blocks of view 4: the diagram or the list, and what is told of the chosen one.
extension ShownScreen {
  /// The blocks make up the counts, and all that is shown of each is what the engine counts.
  mutating func checkBlocks() {
    guard case .structure(let picture)? = state.pictured?.picture,
      let engine = engine.blocks(state.setting, state.target), let places = state.structureLayout
    else { return }
    let counts = answer.construction.structureCounts
    let blocks = engine.inventory.blocks
    expect(
      picture.inventory == engine.inventory
        && blocks.reduce(Count(0)) { $0 + $1.weights } == counts.weights
        && blocks.reduce(Count(0)) { $0 + $1.units } == counts.units
        && engine.inventory.depth == Int(counts.depth.text), "view 4", "the sum of blocks")
    if !places.caption.isEmpty {
      let shown = text(places.caption)
      let match = shown.firstMatch(of: /share\x20of\x20all\x20([-0-9e^.~\x20]+)$/)
      expect(
        match.map { ShownNumbers.isCount(String($0.1), counts.weights) }
          ?? (shown.last == Character(state.glyphs(.ellipsis))), "view 4 box", shown)
    }
    if let diagram = places.diagram {
      for (place, block) in blocks.enumerated() {
        guard let rect = diagram.rect(of: place) else {
          expect(false, "view 4 box", "\(block.name) has a box")
          continue
        }
        checkBox(block, in: rect, direction: diagram.layout.direction, of: counts.weights)
      }
    }
    if let list = places.list { checkList(list, engine.inventory, of: counts.weights) }
    if !places.detail.isEmpty { checkDetail(engine.inventory, in: places.detail) }
    if StructurePlot(count: state.plot) == .use, !places.plot.isEmpty {
      checkUse(engine, in: places.plot)
    }
  }

  /// Name, width × depth, weights and share, with a bar as long as the share.
  private mutating func checkBox(
    _ block: StructureBlock, in rect: Rect, direction: FlowDirection, of total: Count
  ) {
    let title = text(Rect(x: rect.x + 1, y: rect.y, width: rect.width - 2, height: 1))
    let name = glyphs(block.name)
    expect(
      title == name || title.hasPrefix(name + " "), "view 4 box", "\(title), not \(block.name)")
    // Columns from the left of a row inside.
    let part = { (row: Int, columns: Range<Int>) in
      Rect(
        x: rect.x + 2 + columns.lowerBound, y: rect.y + 1 + row, width: columns.count, height: 1)
    }
    let width = rect.width - 4
    let size: Rect
    let weights: Rect
    let bar: Rect
    let share: Rect
    switch direction {
    case .rightward:
      size = part(0, 0..<width)
      weights = part(1, 0..<width)
      bar = part(2, 0..<(width - 8))
      share = part(2, (width - 8)..<width)
    case .downward:
      size = part(0, 0..<(width - 22))
      weights = part(0, (width - 21)..<(width - 10))
      bar = part(0, (width - 9)..<(width - 8))
      share = part(0, (width - 8)..<width)
    }
    checkSize(text(size), of: block)
    let shown = text(weights)
    expect(
      ShownNumbers.isCount(shown, block.weights), "view 4 box",
      "\(shown) weights of \(block.name), not \(block.weights)")
    checkShare(text(share), of: block, total)
    let ratio = block.weights.approximateRatio(to: total)
    let cells = scalars(bar).prefix { $0 != " " }
    let isASCII = state.glyphs == .ascii
    let length = cells.reduce(0.0) { length, glyph in
      length + (isASCII ? 1 : Double(0x2590 - Int(glyph.value)) / 8)
    }
    let slack = isASCII ? 1 : 0.125
    expect(
      abs(length - ratio * Double(bar.width)) <= slack && (length > 0) == (ratio > 0),
      "view 4 bar", "\(length) of \(bar.width) for \(ratio)")
  }

  /// `3 960 × 41`, or `the output`.
  private mutating func checkSize(_ shown: String, of block: StructureBlock) {
    guard !block.units.isZero else {
      expect("the output".hasSuffix(shown) && shown.hasSuffix("output"), "view 4 box", shown)
      return
    }
    let parts = shown.components(separatedBy: glyphs("×")).map { $0.filter { $0 != " " } }
    let isCut = parts.last?.contains(where: \.isNumber) == false
    expect(
      parts.count == 2 && ShownNumbers.isCount(parts[0], block.width)
        && (isCut || parts[1] == "\(block.depth)"), "view 4 box",
      "\(shown) of \(block.name), not \(block.width) × \(block.depth)")
  }

  /// `2.2 %`.
  private mutating func checkShare(_ shown: String, of block: StructureBlock, _ total: Count) {
    let ratio = block.weights.approximateRatio(to: total)
    let isRight =
      shown == "~0 %" ? ratio == 0 : ShownNumbers.isSame("\(shown.dropLast(2))", "\(100 * ratio)")
    expect(
      shown.hasSuffix(" %") && isRight, "view 4 box",
      "\(shown) of \(block.name), not \(100 * ratio)")
  }

  /// Name, the layers as a bar, and width, weights and share as far as there is room.
  private mutating func checkList(
    _ list: BlockList, _ inventory: StructureInventory, of total: Count
  ) {
    let rect = list.rect
    guard rect.height >= 2 else { return }
    let head = String(String.UnicodeScalarView(scalars(rect)))
    let ends = ["width", "weights", "share"].compactMap { name in
      head.range(of: " \(name)").map {
        head.unicodeScalars.distance(from: head.startIndex, to: $0.upperBound)
      }
    }
    let columns = [[], [8], [10, 8], [11, 13, 8]][ends.count]
    let name = min(15, max(10, rect.width / 3))
    let bar = Rect(
      x: rect.x + name, y: rect.y, width: rect.width - name - columns.reduce(0) { $0 + $1 + 1 } - 1,
      height: 1)
    let layers = text(bar)
    if let match = layers.firstMatch(of: /1\x20to\x20([0-9]+)$/) {
      expect(String(match.1) == "\(inventory.depth)", "view 4 list", layers)
    }
    for row in 1..<rect.height {
      guard let place = list.block(atX: rect.x, y: rect.y + row) else { continue }
      let block = inventory.blocks[place]
      let own = glyphs((block.container == nil ? "" : "· ") + block.name)
      let shown = text(Rect(x: rect.x, y: rect.y + row, width: name - 1, height: 1))
      expect(isClipped(shown, of: own), "view 4 list", "\(shown), not \(own)")
      let texts = zip(ends, columns).map { end, width in
        text(Rect(x: rect.x + end - width, y: rect.y + row, width: width, height: 1))
      }
      let line = text(rect, row: row)
      if let share = texts.last { checkShare(share, of: block, total) }
      if texts.count >= 2 {
        expect(
          ShownNumbers.isCount(texts[texts.count - 2], block.weights), "view 4 list",
          "\(line), not \(block.weights)")
      }
      if texts.count == 3 {
        expect(
          ShownNumbers.isCount(texts[0], block.width), "view 4 list",
          "\(line), not \(block.width)")
      }
      guard bar.width > 0 else { continue }
      var cells = bar
      cells.y += row
      let full = scalars(cells).indices.filter { scalars(cells)[$0] != " " }
      let column = { (layer: Int) in (layer - 1) * bar.width / max(1, inventory.depth) }
      expect(
        full.first == min(bar.width - 1, column(block.layers.lowerBound))
          && full.last == min(bar.width - 1, column(block.layers.upperBound)), "view 4 list",
        "\(line), not layers \(block.layers)")
    }
  }

  /// What the chosen block computes, what it reads and what reads it, how often and where it is.
  private mutating func checkDetail(_ inventory: StructureInventory, in rect: Rect) {
    let chosen = min(state.block, inventory.blocks.count - 1)
    let block = inventory.blocks[chosen]
    let words = { (text: String) in text.split(separator: " ").joined(separator: " ") }
    let shown = words(rows(rect).joined(separator: " "))
    guard rect.height > 1 else {
      let parts = shown.components(separatedBy: ", ")
      checkSize(parts[0], of: block)
      if parts.count > 1, parts[1].hasSuffix(" weights") {
        expect(
          ShownNumbers.isCount(String(parts[1].dropLast(8)), block.weights), "view 4 detail", shown)
      }
      return
    }
    let names = { (places: [Int]) in
      places.map { $0 == chosen ? "itself" : inventory.blocks[$0].name }.joined(separator: ", ")
    }
    let readers = inventory.blocks.indices.filter { inventory.blocks[$0].inputs.contains(chosen) }
    let lead = words(
      glyphs(
        "\(block.summary) \(block.formula) "
          + (block.inputs.isEmpty ? "" : "reads \(names(block.inputs)) ")
          + (readers.isEmpty ? "gives f'" : "read by \(names(readers))")))
    guard shown.hasPrefix(lead) else {
      expect(isClipped(shown, of: lead), "view 4 detail", "\(shown), not \(lead)")
      return
    }
    // `195 factors, layers 13 to 81, 260 units; Theorem 1`
    guard
      let match = shown.dropFirst(lead.count).firstMatch(
        of:
          /^\x20([-0-9e^.~\x20]+)\x20([a-z+\x20-]+),\x20layers?\x20([0-9]+)(?:\x20to\x20([0-9]+))?,\x20([-0-9e^.~\x20]+)\x20units?;/
      )
    else {
      expect(
        shown.last == Character(state.glyphs(.ellipsis)), "view 4 detail",
        "\(shown.dropFirst(lead.count)) tells how many")
      return
    }
    expect(
      ShownNumbers.isCount(String(match.1), block.copies) && match.2 == block.copyName,
      "view 4 detail", "\(match.0), not \(block.copies) \(block.copyName)")
    expect(
      String(match.3) == "\(block.layers.lowerBound)"
        && String(match.4 ?? match.3) == "\(block.layers.upperBound)", "view 4 detail",
      "\(match.0), not \(block.layers)")
    expect(
      ShownNumbers.isCount(String(match.5), block.units), "view 4 detail",
      "\(match.0), not \(block.units)")
  }
}
