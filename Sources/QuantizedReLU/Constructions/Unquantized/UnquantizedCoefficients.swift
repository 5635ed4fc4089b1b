/// The coefficients that all products of the unquantized baseline have, entered in a circuit's
/// table once: looking a rational up takes longer than placing its edge.
struct UnquantizedCoefficients {
  typealias ID = Circuit.CoefficientID
  let one: ID
  let two: ID
  let minusTwo: ID
  let minusFour: ID
  let half: ID
  let minusHalf: ID
  /// -4^-k at place k = 0, ..., r - 1: what the accumulator takes of the tooth g_k.
  let steps: [ID]
  /// 2 * 4^-r, what a product takes of the last tooth, and its negative.
  let twoLast: ID
  let minusTwoLast: ID

  /// For squaring networks of depth r.
  init(depth r: Int, builder: CircuitBuilder) {
    one = builder.coefficient(1)
    two = builder.coefficient(2)
    minusTwo = builder.coefficient(-2)
    minusFour = builder.coefficient(-4)
    half = builder.coefficient(.half)
    minusHalf = builder.coefficient(-.half)
    steps = (0..<r).map { builder.coefficient(-.powerOfTwo(-2 * $0)) }
    twoLast = builder.coefficient(.powerOfTwo(1 - 2 * r))
    minusTwoLast = builder.coefficient(-.powerOfTwo(1 - 2 * r))
  }
}
