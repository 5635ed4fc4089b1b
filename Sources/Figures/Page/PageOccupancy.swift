/// Which small squares of a panel are covered, so that a name is written where nothing is.
struct PageOccupancy: Hashable {
  private let area: PageRect
  private let cell: Double
  private let columns: Int
  private let rows: Int
  private var covered: Set<Int> = []

  /// Nothing is covered; squares have this length.
  init(_ area: PageRect, cell: Double) {
    self.area = area
    self.cell = cell
    columns = max(1, Int((area.width / cell).rounded(.up)))
    rows = max(1, Int((area.height / cell).rounded(.up)))
  }

  /// Covers a line.
  mutating func add(_ line: [PagePoint]) {
    for (a, b) in zip(line, line.dropFirst()) {
      let steps = max(1, Int((max(abs(b.x - a.x), abs(b.y - a.y)) / cell * 2).rounded(.up)))
      // A line longer than the page was cut before.
      for step in 0...min(steps, 100_000) {
        let t = Double(step) / Double(steps)
        cover(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y))
      }
    }
  }

  /// Covers the surroundings of a place.
  mutating func add(_ place: PagePoint, radius: Double) {
    add(
      PageRect(x: place.x - radius, y: place.y - radius, width: 2 * radius, height: 2 * radius))
  }

  /// Covers a rectangle.
  mutating func add(_ box: PageRect) {
    for (x, y) in squares(of: box) { covered.insert(y * columns + x) }
  }

  /// The first of some texts that lies inside and on nothing, which is then covered; nil: none does.
  mutating func takeFree(_ choices: [PageText], within area: PageRect) -> PageText? {
    let free = choices.first { text in
      area.contains(text.box)
        && squares(of: text.box).allSatisfy { !covered.contains($0.1 * columns + $0.0) }
    }
    if let free { add(free.box) }
    return free
  }

  private mutating func cover(_ x: Double, _ y: Double) {
    let column = Int(((x - area.x) / cell).rounded(.down))
    let row = Int(((y - area.y) / cell).rounded(.down))
    guard column >= 0, column < columns, row >= 0, row < rows else { return }
    covered.insert(row * columns + column)
  }

  private func squares(of box: PageRect) -> [(Int, Int)] {
    func range(_ low: Double, _ high: Double, _ count: Int) -> Range<Int> {
      let first = min(max(0, Int((low / cell).rounded(.down))), count)
      return first..<max(first, min(count, Int((high / cell).rounded(.up))))
    }
    let xs = range(box.x - area.x, box.maxX - area.x, columns)
    let ys = range(box.y - area.y, box.maxY - area.y, rows)
    return ys.flatMap { y in xs.map { ($0, y) } }
  }
}
