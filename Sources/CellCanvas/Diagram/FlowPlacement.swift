/// Where boxes and passing wires stand across the flow.
struct FlowPlacement {
  let graph: FlowGraph
  let boxes: [FlowBox]
  let direction: FlowDirection
  /// Cells that every box is larger than its least size across the flow.
  private(set) var growth = 0
  /// The items of each rank in their order, and where each begins.
  private(set) var ranks: [[FlowItem]] = []
  private(set) var starts: [[Int]] = []
  /// Cells of the widest rank.
  private(set) var extent = 0

  /// Cells more than usual between two neighbours.
  private let extraGap: Int

  /// Places for at most so many cells; nil where they do not suffice.
  ///
  /// In the order with the fewest crossings, or with all passing wires behind the boxes, the longest
  /// outermost.
  init?(
    _ graph: FlowGraph, boxes: [FlowBox], direction: FlowDirection, room: Int, extraGap: Int = 0,
    isSimple: Bool = false
  ) {
    self.extraGap = extraGap
    self.graph = graph
    self.boxes = boxes
    self.direction = direction
    let items = (0..<graph.rankCount).map { rank in
      graph.boxes(in: rank).map(FlowItem.box) + graph.lanes(in: rank).map(FlowItem.lane)
    }
    guard items.allSatisfy({ total($0) <= room }) else { return nil }
    growth =
      zip(items, graph.rankIndices).map { items, rank in
        (room - total(items)) / max(1, graph.boxes(in: rank).count)
      }.min() ?? 0
    growth = min(growth, boxes.map { $0.across.upperBound - $0.across.lowerBound }.min() ?? 0)
    extent = items.map(total).max() ?? 0
    ranks =
      isSimple
      ? graph.rankIndices.map { rank in
        graph.boxes(in: rank).map(FlowItem.box)
          + graph.lanes(in: rank).reversed().map(FlowItem.lane)
      } : bestOrder(items)
    starts = ranks.map { place($0) }
    for rank in graph.rankIndices.dropFirst() { straighten(rank) }
  }

  /// Cells of a box across the flow: at least as many as what it reads has to enter at.
  func size(_ box: Int) -> Int {
    max(boxes[box].across.lowerBound, boxes[box].firstPin + graph.inputs[box].count + 1) + growth
  }

  private func size(_ item: FlowItem) -> Int {
    if case .box(let box) = item { size(box) } else { 1 }
  }

  private func gap(_ a: FlowItem, _ b: FlowItem) -> Int {
    extraGap + (a.isBox && b.isBox ? direction.boxGap : direction.laneGap)
  }

  /// Cells of some items side by side.
  private func total(_ items: [FlowItem]) -> Int {
    items.reduce(0) { $0 + size($1) }
      + zip(items, items.dropFirst()).reduce(0) { $0 + gap($1.0, $1.1) }
  }

  /// The first cell of each item: wires before the first box and behind the last one at the sides,
  /// what is between them in the middle.
  private func place(_ items: [FlowItem], shift: Int = 0) -> [Int] {
    guard let first = items.firstIndex(where: \.isBox), let last = items.lastIndex(where: \.isBox)
    else { return Array(items.indices) }
    var starts = Array(repeating: 0, count: items.count)
    var next = 0
    for index in 0..<first {
      starts[index] = next
      next += 1 + gap(items[index], items[index + 1])
    }
    var end = extent
    for index in ((last + 1)..<items.count).reversed() {
      starts[index] = end - 1
      end -= 1 + gap(items[index - 1], items[index])
    }
    next += (end - next - total(Array(items[first...last]))) / 2 + shift
    for index in first...last {
      starts[index] = next
      next += size(items[index])
      if index < last { next += gap(items[index], items[index + 1]) }
    }
    return starts
  }

  /// How far the middle of a rank may be moved up and down.
  private func slack(_ rank: Int) -> ClosedRange<Int> {
    let items = ranks[rank]
    guard let first = items.firstIndex(where: \.isBox), let last = items.lastIndex(where: \.isBox)
    else { return 0...0 }
    let starts = place(items)
    let low = first == 0 ? 0 : starts[first - 1] + 1 + gap(items[first - 1], items[first])
    let high =
      last == items.count - 1
      ? extent : starts[last + 1] - gap(items[last], items[last + 1])
    let end = starts[last] + size(items[last])
    return (low - starts[first])...max(low - starts[first], high - end)
  }

  // MARK: Order

  /// The orders with the fewest crossings, the boxes of a rank in the order of the graph.
  private func bestOrder(_ items: [[FlowItem]]) -> [[FlowItem]] {
    let choices = graph.rankIndices.map { rank in
      FlowPlacement.merges(
        graph.boxes(in: rank).map(FlowItem.box), graph.lanes(in: rank).map(FlowItem.lane))
    }
    let places = choices.map { $0.map { place($0) } }
    // The best way to each choice of a rank, from the first rank on.
    var costs = choices.first.map { $0.map(ownCost) } ?? []
    var origins: [[Int]] = []
    for rank in graph.rankIndices.dropFirst() {
      var best: [Double] = []
      var from: [Int] = []
      for (choice, order) in choices[rank].enumerated() {
        let options = choices[rank - 1].indices.map { before in
          costs[before]
            + channelCost(
              (choices[rank - 1][before], places[rank - 1][before]),
              (order, places[rank][choice]), rank: rank)
        }
        let least = options.indices.min { options[$0] < options[$1] } ?? 0
        from.append(least)
        best.append(options[least] + ownCost(order))
      }
      origins.append(from)
      costs = best
    }
    guard var choice = costs.indices.min(by: { costs[$0] < costs[$1] }) else { return [] }
    var result: [[FlowItem]] = []
    for rank in graph.rankIndices.reversed() {
      result.append(choices[rank][choice])
      if rank > 0 { choice = origins[rank - 1][choice] }
    }
    return result.reversed()
  }

  /// A wire between two boxes is worse than one at their sides.
  private func ownCost(_ items: [FlowItem]) -> Double {
    guard let first = items.firstIndex(where: \.isBox), let last = items.lastIndex(where: \.isBox)
    else { return 0 }
    return Double(items[first...last].count { !$0.isBox }) * 2
  }

  private func channelCost(
    _ left: (items: [FlowItem], starts: [Int]), _ right: (items: [FlowItem], starts: [Int]),
    rank: Int
  ) -> Double {
    var cost = 0.0
    var nets: [FlowNet] = []
    let exits = zip(left.items, left.starts).map { item, start in
      (net: item.net, place: Double(start) + Double(size(item) - 1) / 2)
    }
    for net in graph.inputs.indices {
      let lefts = exits.filter { $0.net == net }.map(\.place)
      var rights: [Double] = []
      for (item, start) in zip(right.items, right.starts) {
        switch item {
        case .lane(let box) where box == net: rights.append(Double(start))
        case .box(let box) where graph.entered(by: net, in: rank).contains(box):
          // Entries stand in the order of what comes.
          let middle = Double(start) + Double(size(box) - 1) / 2
          let other = lefts.first ?? middle
          rights.append(middle + (other < middle ? -0.5 : other > middle ? 0.5 : 0))
        default: break
        }
      }
      guard !rights.isEmpty else { continue }
      let net = FlowNet(box: net, lefts: lefts, rights: rights)
      cost += 0.05 * (net.span.upperBound - net.span.lowerBound)
      for other in nets {
        cost += 10 * Double(min(net.crossings(before: other), other.crossings(before: net)))
      }
      nets.append(net)
    }
    return cost
  }

  /// Every way to put the items of the second list, in any order, among those of the first one.
  private static func merges(_ boxes: [FlowItem], _ lanes: [FlowItem]) -> [[FlowItem]] {
    var results = [boxes]
    for lane in lanes {
      results = results.flatMap { items in
        (0...items.count).map { place in
          var items = items
          items.insert(lane, at: place)
          return items
        }
      }
    }
    return results
  }

  // MARK: Straight wires

  /// Moves the boxes of a rank to where most wires from the one before run straight.
  private mutating func straighten(_ rank: Int) {
    let items = ranks[rank]
    let exits = zip(ranks[rank - 1], starts[rank - 1]).map { item, start in
      (net: item.net, place: item.isBox ? exit(item.net, start: start) : start)
    }
    let best = slack(rank).min { cost($0) < cost($1) }
    func cost(_ shift: Int) -> Double {
      var cost = 0.01 * Double(abs(shift))
      for (item, start) in zip(items, place(items, shift: shift)) {
        guard case .box(let box) = item else { continue }
        let pins = pins(box, start: start)
        for input in graph.inputs[box] {
          let distance = exits.filter { $0.net == input }
            .map { abs($0.place - min(max($0.place, pins.lowerBound), pins.upperBound)) }.min()
          if let distance { cost += distance == 0 ? -2 : Double(distance) * 0.1 }
        }
      }
      return cost
    }
    starts[rank] = place(items, shift: best ?? 0)
  }

  /// The cells at which wires may enter or leave a box.
  func pins(_ box: Int, start: Int) -> ClosedRange<Int> {
    let first = min(boxes[box].firstPin, size(box) - 2)
    return (start + first)...(start + size(box) - 2)
  }

  /// Where the wire of a box leaves it.
  func exit(_ box: Int, start: Int) -> Int {
    let pins = pins(box, start: start)
    return (pins.lowerBound + pins.upperBound) / 2
  }
}

extension FlowGraph {
  var rankIndices: Range<Int> { 0..<rankCount }
}

extension FlowItem {
  /// The box whose wire it is, or that it is itself.
  var net: Int {
    switch self {
    case .box(let box), .lane(let box): box
    }
  }
}
