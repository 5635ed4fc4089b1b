/// A diagram in its place: where its boxes stand and how its wires run.
///
/// Depends on the graph, the sizes of the boxes and the rectangle alone. No two boxes overlap, no
/// wire touches a box but at its ends, and two wires of different boxes share no cell but where they
/// cross at a right angle.
package struct FlowLayout: Hashable, Sendable {
  /// Which way it flows.
  package let direction: FlowDirection
  /// Where the boxes stand.
  package let boxes: [Rect]
  /// How they are joined: one wire for each input of each box, loops included.
  package let wires: [FlowWire]
  /// The cells that the diagram takes.
  package let frame: Rect

  /// The box that holds a cell.
  package func box(atX x: Int, y: Int) -> Int? {
    boxes.firstIndex { $0.contains(x: x, y: y) }
  }

  /// A diagram in the top left corner of a rectangle; nil where it has no room.
  ///
  /// Gaps, then boxes grow where `fills` as far as there is room along the flow.
  package init?(
    _ graph: FlowGraph, boxes: [FlowBox], direction: FlowDirection, in rect: Rect,
    fills: Bool = true
  ) {
    let (along, across) =
      direction == .rightward ? (rect.width, rect.height) : (rect.height, rect.width)
    // The ranks alone tell at once where nothing fits.
    guard FlowLengths.least(graph, boxes: boxes) <= along else { return nil }
    // Where wires would run into one another more room between them helps, or another order.
    let plans = [(0, false), (1, false), (0, true), (1, true)].lazy.compactMap {
      extraGap, isSimple in
      FlowPlan(
        graph, boxes: boxes, direction: direction, room: across, extraGap: extraGap,
        isSimple: isSimple)
    }
    guard graph.rankCount > 0, let plan = plans.first else { return nil }
    let (placement, entries, channels) = (plan.placement, plan.entries, plan.channels)
    guard
      let lengths = FlowLengths(
        graph, boxes: boxes, tracks: channels.map(\.count), room: along,
        fills: fills, widens: direction == .rightward)
    else { return nil }
    let place = { (along: Int, across: Int) in
      direction == .rightward
        ? FlowPoint(x: rect.x + along, y: rect.y + across)
        : FlowPoint(x: rect.x + across, y: rect.y + along)
    }
    self.direction = direction
    self.boxes = graph.inputs.indices.map { box in
      let rank = graph.ranks[box]
      let corner = place(lengths.starts[rank], entries.start(box))
      let (length, size) = (lengths.ranks[rank], placement.size(box))
      return direction == .rightward
        ? Rect(x: corner.x, y: corner.y, width: length, height: size)
        : Rect(x: corner.x, y: corner.y, width: size, height: length)
    }
    wires = graph.inputs.indices.flatMap { box in
      graph.inputs[box].filter { $0 != box || graph.hasLoop(box) }.map { input in
        FlowWire(
          from: input, to: box,
          corners: FlowLayout.way(
            from: input, to: box, graph: graph, entries: entries, channels: channels,
            lengths: lengths
          ).map { place($0.along, $0.across) })
      }
    }
    frame =
      direction == .rightward
      ? Rect(x: rect.x, y: rect.y, width: lengths.total, height: placement.extent)
      : Rect(x: rect.x, y: rect.y, width: placement.extent, height: lengths.total)
  }

  /// The corners of a wire, along and across the flow.
  private static func way(
    from: Int, to: Int, graph: FlowGraph, entries: FlowEntries, channels: [FlowChannel],
    lengths: FlowLengths
  ) -> [(along: Int, across: Int)] {
    let first = graph.ranks[from]
    let track = { (rank: Int) in
      lengths.trackStart(behind: rank) + (channels[rank].tracks[from] ?? 0) * lengths.step[rank]
    }
    var row = entries.exit(from)
    var corners = [(along: lengths.ends[first] - 1, across: row)]
    func turn(to next: Int, behind rank: Int) {
      guard next != row else { return }
      corners.append((track(rank), row))
      corners.append((track(rank), next))
      row = next
    }
    if from == to {
      // Back past the box, and in again with what else it reads.
      turn(to: entries.lane(from, in: first), behind: first)
      turn(to: entries.entry(from, of: to), behind: first - 1)
    } else {
      for rank in first..<graph.ranks[to] {
        turn(
          to: rank + 1 == graph.ranks[to]
            ? entries.entry(from, of: to) : entries.lane(from, in: rank + 1), behind: rank)
      }
    }
    corners.append((lengths.starts[graph.ranks[to]], row))
    return corners
  }
}
