/// How long ranks and the gaps between them are along the flow.
struct FlowLengths {
  private(set) var ranks: [Int]
  private(set) var gaps: [Int]
  private let tracks: [Int]

  /// Cells that the ranks take at least, with one between each and the next.
  static func least(_ graph: FlowGraph, boxes: [FlowBox]) -> Int {
    graph.rankIndices.reduce(max(0, graph.rankCount - 1)) { sum, rank in
      sum + (graph.boxes(in: rank).map { boxes[$0].along.lowerBound }.max() ?? 1)
    }
  }

  /// Nil where they do not fit.
  init?(
    _ graph: FlowGraph, boxes: [FlowBox], tracks: [Int], room: Int, fills: Bool, widens: Bool
  ) {
    self.tracks = tracks
    ranks = graph.rankIndices.map { rank in
      graph.boxes(in: rank).map { boxes[$0].along.lowerBound }.max() ?? 1
    }
    let most = graph.rankIndices.map { rank in
      graph.boxes(in: rank).map { boxes[$0].along.upperBound }.max() ?? 1
    }
    gaps = tracks.map { max(1, $0) }
    guard total <= room else { return nil }
    guard fills else { return }
    if widens { grow(\.gaps, to: tracks.map { max(2, $0 + 1) }, room: room) }
    grow(\.ranks, to: most, room: room)
    if widens { grow(\.gaps, to: tracks.map { max(3, 2 * $0 + 3) }, room: room) }
  }

  /// One cell more for each in turn while there is room.
  private mutating func grow(
    _ lengths: WritableKeyPath<FlowLengths, [Int]>, to most: [Int], room: Int
  ) {
    while true {
      let growing = most.indices.filter { self[keyPath: lengths][$0] < most[$0] }
      guard !growing.isEmpty, total + growing.count <= room else { return }
      for index in growing { self[keyPath: lengths][index] += 1 }
    }
  }

  var total: Int { ranks.reduce(0, +) + gaps.reduce(0, +) }

  /// The first cell of each rank, and the first one behind it.
  var starts: [Int] {
    var next = 0
    return ranks.indices.map { rank in
      defer { next += ranks[rank] + (rank < gaps.count ? gaps[rank] : 0) }
      return next
    }
  }
  var ends: [Int] { zip(starts, ranks).map { $0 + $1 } }

  /// Cells from one track to the next behind each rank.
  var step: [Int] {
    zip(gaps, tracks).map { gap, count in gap >= 2 * count + 1 ? 2 : 1 }
  }

  /// The first track behind a rank.
  func trackStart(behind rank: Int) -> Int {
    let used = 1 + max(0, tracks[rank] - 1) * step[rank]
    return ends[rank] + (gaps[rank] - used) / 2
  }
}
