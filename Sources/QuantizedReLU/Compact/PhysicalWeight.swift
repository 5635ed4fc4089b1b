/// The values of edges and biases that compact networks are made of.
enum PhysicalWeight: Int, CaseIterable {
  case minusOne, minusHalf, half, one

  /// What it is worth.
  var value: Rational {
    switch self {
    case .minusOne: -1
    case .minusHalf: -.half
    case .half: .half
    case .one: 1
    }
  }

  /// The same with the other sign.
  var negated: PhysicalWeight {
    switch self {
    case .minusOne: .one
    case .minusHalf: .half
    case .half: .minusHalf
    case .one: .minusOne
    }
  }
}
