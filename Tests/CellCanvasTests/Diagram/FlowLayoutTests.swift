import CellCanvas
import Testing

/// Diagrams of boxes: places, wires and what is drawn of them.
@Suite struct FlowLayoutTests {
  /// Graphs of all kinds: chains, forks, joins, wires past several ranks, loops.
  static let graphs: [[[Int]]] = [
    [[]], [[], [0]], [[], [0], [1], [0, 2]], [[], [], [0, 1], [2], [2, 1], [3, 4], [5, 1]],
    [[], [], [0, 1], [2], [2, 1], [3, 4, 5], [3, 5], [1, 6], [1, 7]],
    [[], [], [0, 1], [2], [2], [1, 4], [4, 5], [], [3, 6, 7]],
    [[], [0], [0, 1], [0, 1, 2], [0, 1, 2, 3]], [[], [], [], [0, 1, 2, 3], [0, 3]],
    [[], [0, 1], [1, 2], [0, 1, 2]],
  ]

  private func box(_ direction: FlowDirection) -> FlowBox {
    direction == .rightward
      ? FlowBox(along: 6...12, across: 5...5)
      : FlowBox(along: 3...3, across: 12...20, firstPin: 4)
  }

  private func arrange(
    _ inputs: [[Int]], _ direction: FlowDirection, _ size: Size = Size(columns: 200, rows: 100)
  ) -> FlowLayout? {
    FlowLayout(
      FlowGraph(inputs: inputs), boxes: inputs.map { _ in box(direction) }, direction: direction,
      in: Rect(x: 3, y: 2, width: size.columns, height: size.rows))
  }

  @Test("a box stands behind all that it reads, a source right before what reads it")
  func ranks() {
    for inputs in Self.graphs {
      let graph = FlowGraph(inputs: inputs)
      for (box, read) in inputs.enumerated() {
        let others = read.filter { $0 != box }
        for input in others { #expect(graph.ranks[input] < graph.ranks[box]) }
        if let last = others.map({ graph.ranks[$0] }).max(),
          !others.allSatisfy({ inputs[$0].isEmpty })
        {
          #expect(graph.ranks[box] == last + 1)
        }
        let readers = inputs.indices.filter { $0 != box && inputs[$0].contains(box) }
        if others.isEmpty, let first = readers.map({ graph.ranks[$0] }).min() {
          #expect(graph.ranks[box] == first - 1)
        }
      }
    }
  }

  @Test("boxes and wires lie inside, boxes apart, in every size that has room", arguments: graphs)
  func places(_ inputs: [[Int]]) throws {
    for direction in FlowDirection.allCases {
      var fits = 0
      for columns in stride(from: 4, through: 200, by: 7) {
        for rows in stride(from: 3, through: 70, by: 4) {
          let size = Size(columns: columns, rows: rows)
          guard let layout = arrange(inputs, direction, size) else { continue }
          fits += 1
          let room = Rect(x: 3, y: 2, width: columns, height: rows)
          for (index, rect) in layout.boxes.enumerated() {
            #expect(rect.x >= room.x && rect.maxX <= room.maxX)
            #expect(rect.y >= room.y && rect.maxY <= room.maxY)
            for other in layout.boxes[(index + 1)...] {
              #expect(
                rect.maxX <= other.x || other.maxX <= rect.x || rect.maxY <= other.y
                  || other.maxY <= rect.y)
            }
          }
          for corner in layout.wires.flatMap(\.corners) {
            #expect(room.contains(x: corner.x, y: corner.y))
          }
        }
      }
      #expect(fits > 40, "\(direction)")
    }
  }

  @Test("a wire for each input, from the edge of one box to that of the other, past all others")
  func wires() throws {
    for inputs in Self.graphs {
      for direction in FlowDirection.allCases {
        let layout = try #require(arrange(inputs, direction))
        let graph = FlowGraph(inputs: inputs)
        let wished = inputs.indices.flatMap { box in
          inputs[box].filter { $0 != box || graph.hasLoop(box) }.map { [$0, box] }
        }
        #expect(Set(layout.wires.map { [$0.from, $0.to] }) == Set(wished))
        #expect(layout.wires.count == wished.count)
        for wire in layout.wires {
          let start = try #require(wire.corners.first)
          let end = try #require(wire.corners.last)
          let (from, to) = (layout.boxes[wire.from], layout.boxes[wire.to])
          switch direction {
          case .rightward:
            #expect(start.x == from.maxX - 1 && start.y > from.y && start.y < from.maxY - 1)
            #expect(end.x == to.x && end.y > to.y && end.y < to.maxY - 1)
          case .downward:
            #expect(start.y == from.maxY - 1 && start.x > from.x && start.x < from.maxX - 1)
            #expect(end.y == to.y && end.x > to.x && end.x < to.maxX - 1)
          }
          for (a, b) in zip(wire.corners, wire.corners.dropFirst()) {
            for x in min(a.x, b.x)...max(a.x, b.x) {
              for y in min(a.y, b.y)...max(a.y, b.y) {
                let point = FlowPoint(x: x, y: y)
                #expect(layout.box(atX: x, y: y) == nil || point == start || point == end)
              }
            }
          }
        }
      }
    }
  }

  @Test("the wires of two boxes share a cell only where they cross", arguments: graphs)
  func crossings(_ inputs: [[Int]]) throws {
    for direction in FlowDirection.allCases {
      let layout = try #require(arrange(inputs, direction))
      // For each cell which boxes have a horizontal and which a vertical piece there.
      var horizontal: [FlowPoint: Set<Int>] = [:]
      var vertical: [FlowPoint: Set<Int>] = [:]
      for wire in layout.wires {
        for (a, b) in zip(wire.corners, wire.corners.dropFirst()) {
          #expect(a.x == b.x || a.y == b.y)
          for x in min(a.x, b.x)...max(a.x, b.x) {
            for y in min(a.y, b.y)...max(a.y, b.y) {
              if a.y == b.y { horizontal[FlowPoint(x: x, y: y), default: []].insert(wire.from) }
              if a.x == b.x { vertical[FlowPoint(x: x, y: y), default: []].insert(wire.from) }
            }
          }
        }
      }
      #expect(horizontal.values.allSatisfy { $0.count == 1 })
      #expect(vertical.values.allSatisfy { $0.count == 1 })
    }
  }

  @Test("a diagram is the same whatever the numbers, and a larger room never makes it smaller")
  func grows() throws {
    let inputs = Self.graphs[3]
    let small = try #require(arrange(inputs, .rightward, Size(columns: 60, rows: 20)))
    let large = try #require(arrange(inputs, .rightward, Size(columns: 160, rows: 20)))
    #expect(small == arrange(inputs, .rightward, Size(columns: 60, rows: 20)))
    for (a, b) in zip(small.boxes, large.boxes) { #expect(b.width >= a.width) }
    #expect(large.frame.width > small.frame.width && large.frame.width <= 160)
  }
}
