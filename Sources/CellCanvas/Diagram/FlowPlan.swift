/// What a diagram is like across the flow.
struct FlowPlan {
  let placement: FlowPlacement
  let entries: FlowEntries
  private(set) var channels: [FlowChannel] = []

  /// Nil where there is no room, or where two wires would run in one row.
  init?(
    _ graph: FlowGraph, boxes: [FlowBox], direction: FlowDirection, room: Int, extraGap: Int,
    isSimple: Bool
  ) {
    guard
      let placement = FlowPlacement(
        graph, boxes: boxes, direction: direction, room: room, extraGap: extraGap,
        isSimple: isSimple)
    else { return nil }
    self.placement = placement
    entries = FlowEntries(placement)
    for rank in 0..<max(0, graph.rankCount - 1) {
      guard let channel = FlowChannel(entries.nets(behind: rank)) else { return nil }
      channels.append(channel)
    }
  }
}
