extension IndependentCensus {
  /// The ladders of constants: on every level where factors stand, those of its hinges, shared by
  /// all axes.
  func addConstants(_ demand: FactorDemand, to tally: inout CensusTally) {
    let edges = plan.edges
    let add = { (ladder: ConstantLadder, readers: Int, tally: inout CensusTally) in
      ladder.addCensus(
        edges, relayCopies: plan.constantRelayCopies, readers: readers, to: &tally)
    }
    for level in Set(demand.axes.flatMap { $0.psi.map(\.level) }).sorted() {
      add(
        plan.digitLadder(threefold: true, apex: level - 2), edges.negativeStepEdges, &tally)
      add(.shift(apex: level - 3), edges.half, &tally)
    }
    for level in demand.local {
      add(
        plan.digitLadder(threefold: false, apex: level - 2), edges.negativeStepEdges, &tally)
      add(.two(apex: level - 1), edges.half, &tally)
    }
  }
}
