import Figures

/// Where the panels of a grid stand.
///
/// Maps, which are panels that keep their aspect, are equally large: each has the columns that its
/// labels and its colour bar take, and one size of data.
struct GridLayout {
  /// The rectangle of each panel with its labels.
  private(set) var tiles: [Rect]
  /// Cells of data of every map; nil where there are none.
  private(set) var mapSize: Size?

  /// What a panel in a tile of a size would be like.
  private typealias Measure = (chrome: Int, rows: Int, data: Size)

  /// A panel and the size of its tile.
  private struct Tile: Hashable {
    var index: Int
    var size: Size
  }

  /// Columns between two panels.
  private static let gap = 2
  /// Rows that a row without maps keeps beside rows of maps.
  private static let leastRows = 9

  init(_ panels: [Panel], scales: [PanelScales], columns: Int, in rect: Rect, look: Look) {
    let columns = max(1, min(columns, panels.count))
    tiles = GridLayout.evenTiles(panels.count, columns: columns, in: rect)
    let ratios = zip(panels, scales).map { $0.columnsPerRow($1) }
    guard ratios.contains(where: { $0 != nil }) else { return }
    let rows = stride(from: 0, to: panels.count, by: columns).map {
      $0..<min($0 + columns, panels.count)
    }
    let isMap = ratios.map { $0 != nil }
    let mapRows = rows.filter { $0.contains { isMap[$0] } }.count
    let others = rows.count - mapRows
    let height = max(0, rect.height - others * GridLayout.leastRows) / mapRows
    // Labels are what takes time: none is chosen twice for one size.
    var known: [Tile: Measure] = [:]
    func measure(_ index: Int) -> Measure {
      let tile = Tile(index: index, size: tiles[index].size)
      if let measure = known[tile] { return measure }
      let measure = ColumnDrawing(
        title: panels[index].title, panels: [panels[index]], scales: [scales[index]],
        rect: tiles[index], look: look
      ).measure
      known[tile] = measure
      return measure
    }
    let maps = panels.indices.filter { isMap[$0] }
    for index in maps { tiles[index].height = height }
    // A map without axes is none that could be compared.
    let most =
      maps.map { index in
        let own = measure(index)
        return own.chrome > 0 ? own.rows : 0
      }.min() ?? 0
    // Labels depend on the size and the size on the labels: from even tiles on it settles at once.
    for _ in 0..<3 {
      let chrome = panels.indices.map { isMap[$0] ? measure($0).chrome : 0 }
      let fits = { (size: Int) in
        rows.allSatisfy { row in
          let taken = row.filter { isMap[$0] }.map {
            chrome[$0] + GridLayout.columns(size, ratios[$0])
          }
          let others = row.count - taken.count
          // A narrower panel has no axes.
          guard taken.allSatisfy({ $0 >= 16 }) else { return false }
          return taken.reduce(0, +) + GridLayout.gap * (row.count - 1) + others * 16 <= rect.width
        }
      }
      let size = stride(from: most, to: 0, by: -1).first(where: fits) ?? 0
      guard size > 0 else {
        mapSize = nil
        tiles = GridLayout.evenTiles(panels.count, columns: columns, in: rect)
        return
      }
      // Low maps keep their height: with less they would lose their axes.
      place(
        rows, isMap: isMap, in: rect, mapHeight: size >= 5 ? height - most + size : height,
        width: { chrome[$0] + GridLayout.columns(size, ratios[$0]) })
    }
    // Where it does not settle the smallest one decides.
    let sizes = maps.map { measure($0).data }
    mapSize = Size(
      columns: sizes.map(\.columns).min() ?? 0, rows: sizes.map(\.rows).min() ?? 0)
  }

  private static func columns(_ rows: Int, _ ratio: Double?) -> Int {
    max(1, Int((Double(rows) * (ratio ?? 2)).rounded()))
  }

  /// Tiles of one size.
  private static func evenTiles(_ count: Int, columns: Int, in rect: Rect) -> [Rect] {
    let rows = (count + columns - 1) / columns
    let free = max(0, rect.width - gap * (columns - 1))
    return (0..<count).map { index in
      let (column, row) = (index % columns, index / columns)
      let left = rect.x + free * column / columns + gap * column
      let right = rect.x + free * (column + 1) / columns + gap * column
      return Rect(
        x: left, y: rect.y + rect.height * row / rows, width: min(right, rect.maxX) - left,
        height: rect.height * (row + 1) / rows - rect.height * row / rows)
    }
  }

  /// Maps from the left with what their labels take; what is left of a row goes to its other panels,
  /// and what is left of the height to rows without maps.
  private mutating func place(
    _ rows: [Range<Int>], isMap: [Bool], in rect: Rect, mapHeight: Int, width: (Int) -> Int
  ) {
    let others = rows.count { row in !row.contains { isMap[$0] } }
    let rest = max(0, rect.height - (rows.count - others) * mapHeight)
    var y = rect.y
    for row in rows {
      let hasMaps = row.contains { isMap[$0] }
      let height = hasMaps ? mapHeight : rest / max(1, others)
      let taken = row.filter { isMap[$0] }.reduce(0) { $0 + width($1) }
      let free = rect.width - taken - GridLayout.gap * (row.count - 1)
      let unlike = row.count { !isMap[$0] }
      // Where all are maps they stand a little further apart.
      let gap = unlike == 0 ? min(6, GridLayout.gap + max(0, free) / row.count) : GridLayout.gap
      var x = rect.x
      for index in row {
        let columns = isMap[index] ? width(index) : max(0, free) / unlike
        tiles[index] = Rect(
          x: x, y: y, width: min(columns, rect.maxX - x), height: min(height, rect.maxY - y))
        x += columns + gap
      }
      y += height
    }
  }
}

extension Figure {
  /// Cells of data that every map of a grid would have in a rectangle of this size; nil where none
  /// fits, or there is no map.
  package func mapSize(in size: Size, look: Look) -> Size? {
    guard case .grid(let columns) = layout else { return nil }
    return GridLayout(panels, scales: scales(), columns: columns, in: Rect(size), look: look)
      .mapSize
  }
}
