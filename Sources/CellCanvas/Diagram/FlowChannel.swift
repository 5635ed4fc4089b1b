/// Which line each net takes between two ranks, so that no two run in one cell and few cross.
struct FlowChannel {
  /// The track of each net that needs one, by box.
  private(set) var tracks: [Int: Int] = [:]
  /// How many tracks there are.
  private(set) var count = 0

  /// Nil where every order makes two wires run in one row.
  init?(_ nets: [FlowNet]) {
    let bent = nets.filter { !$0.isStraight }
    var best: (cost: Int, order: [FlowNet])?
    FlowChannel.permute(bent) { order in
      var cost = 0
      for (index, net) in order.enumerated() {
        for other in order[(index + 1)...] {
          // What comes first on its way from the left must also end first.
          if net.collides(before: other) { return }
          cost += net.crossings(before: other)
        }
      }
      if cost < best?.cost ?? .max { best = (cost, order) }
    }
    guard let order = best?.order else { return nil }
    for (index, net) in order.enumerated() {
      let before = order[..<index].filter {
        $0.span.overlaps(net.span) || other($0, net)
      }
      let track = (before.compactMap { tracks[$0.box] }.max() ?? -1) + 1
      tracks[net.box] = track
      count = max(count, track + 1)
    }
    func other(_ a: FlowNet, _ b: FlowNet) -> Bool {
      a.collides(before: b) || b.collides(before: a)
    }
  }

  private static func permute(_ nets: [FlowNet], _ visit: ([FlowNet]) -> Void) {
    guard nets.count > 1 else {
      visit(nets)
      return
    }
    for index in nets.indices {
      var rest = nets
      let first = rest.remove(at: index)
      permute(rest) { visit([first] + $0) }
    }
  }
}
