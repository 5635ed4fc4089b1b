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
}
