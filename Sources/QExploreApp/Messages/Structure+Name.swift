import QuantizedReLU

extension Structure {
  /// What a sentence calls it: the function-independent, the function-dependent, the compact
  /// structure.
  package var name: String {
    switch self {
    case .independent, .dependent: "function-\(rawValue)"
    case .compact: rawValue
    }
  }

  /// The n and d for which it exists.
  package var shapes: String {
    switch self {
    case .independent: "every n and d"
    case .dependent: "n = d = 1"
    case .compact: "n ≤ 3 with d = 1 and n ≤ 2 with d = 2"
    }
  }
}
