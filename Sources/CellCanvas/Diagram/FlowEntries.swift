/// Where wires enter and leave the boxes, across the flow.
struct FlowEntries {
  private let placement: FlowPlacement
  /// The cell of each input of each box.
  private var rows: [[Int: Int]]
  private var starts: [Int]

  private var graph: FlowGraph { placement.graph }

  init(_ placement: FlowPlacement) {
    self.placement = placement
    starts = Array(repeating: 0, count: placement.graph.inputs.count)
    rows = Array(repeating: [:], count: placement.graph.inputs.count)
    for (items, places) in zip(placement.ranks, placement.starts) {
      for case (.box(let box), let start) in zip(items, places) { starts[box] = start }
    }
    for rank in graph.rankIndices {
      for box in graph.boxes(in: rank) { enter(box, rank: rank) }
    }
  }

  /// The first cell of a box.
  func start(_ box: Int) -> Int { starts[box] }

  /// Where the wire of a box leaves it.
  func exit(_ box: Int) -> Int { placement.exit(box, start: starts[box]) }

  /// Where the wire of an input enters a box.
  func entry(_ input: Int, of box: Int) -> Int { rows[box][input] ?? exit(box) }

  /// Where the wire of a box passes a rank.
  func lane(_ box: Int, in rank: Int) -> Int {
    let place = placement.ranks[rank].firstIndex(of: .lane(box))
    return place.map { placement.starts[rank][$0] } ?? exit(box)
  }

  /// Where the wire of a box comes from, on its way to the rank behind.
  private func lefts(_ box: Int, behind rank: Int) -> [Int] {
    placement.ranks[rank].filter { $0.net == box }.map { item in
      item.isBox ? exit(box) : lane(box, in: rank)
    }
  }

  /// Chooses the entries of a box, each near the place where its wire comes from, in the order of
  /// these places, and none in the row of a wire that it could run into.
  private mutating func enter(_ box: Int, rank: Int) {
    let inputs = graph.inputs[box].filter { $0 != box || graph.hasLoop(box) }
    guard !inputs.isEmpty else { return }
    let pins = placement.pins(box, start: starts[box])
    var taken: [Int: Int] = [:]
    var wishes: [(input: Int, row: Int)] = inputs.map { input in
      let sources = input == box ? [lane(box, in: rank)] : lefts(input, behind: rank - 1)
      let middle = exit(box)
      return (input, sources.min { abs($0 - middle) < abs($1 - middle) } ?? middle)
    }
    wishes.sort { ($0.row, $0.input) < ($1.row, $1.input) }
    for item in placement.ranks[rank - 1] {
      for row in lefts(item.net, behind: rank - 1) { taken[row] = item.net }
    }
    let gap =
      pins.count >= 1 + (wishes.count - 1) * placement.direction.pinGap
      ? placement.direction.pinGap : 1
    var best: (cost: Int, rows: [Int])?
    func choose(_ index: Int, from first: Int, _ chosen: [Int], _ cost: Int) {
      guard cost < best?.cost ?? .max else { return }
      guard index < wishes.count else {
        best = (cost, chosen)
        return
      }
      let wish = min(max(wishes[index].row, pins.lowerBound), pins.upperBound)
      let last = pins.upperBound - (wishes.count - 1 - index) * gap
      let reach = wishes.count * gap
      let range = max(first, wish - reach)...max(max(first, wish - reach), min(last, wish + reach))
      for row in range where row <= pins.upperBound {
        let hindered = taken[row].map { $0 != wishes[index].input } ?? false
        choose(
          index + 1, from: row + gap, chosen + [row],
          cost + 2 * abs(row - wish) + (hindered ? 5 : 0))
      }
    }
    choose(0, from: pins.lowerBound, [], 0)
    for (wish, row) in zip(wishes, best?.rows ?? []) { rows[box][wish.input] = row }
  }

  /// The wires between a rank and the one behind it.
  func nets(behind rank: Int) -> [FlowNet] {
    graph.inputs.indices.compactMap { box in
      let lefts = lefts(box, behind: rank)
      var rights = graph.entered(by: box, in: rank + 1).map { entry(box, of: $0) }
      if placement.ranks[rank + 1].contains(.lane(box)) { rights.append(lane(box, in: rank + 1)) }
      // A loop turns back behind its box even where nothing else reads it there.
      guard !rights.isEmpty || lefts.count > 1 else { return nil }
      return FlowNet(box: box, lefts: lefts.map(Double.init), rights: rights.map(Double.init))
    }
  }
}
