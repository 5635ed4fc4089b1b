/// A row of the parameter panel.
package enum Field: String, Sendable, Hashable, CaseIterable {
  case target, structure, parameters, lambda, epsilon, n, d, quantization, codebook

  /// Fields that can be focused and changed; the others only inform.
  package static let editable: [Field] = [
    .target, .structure, .parameters, .lambda, .epsilon, .n, .d, .quantization,
  ]

  /// Whether a number can be typed for it.
  package var isNumeric: Bool {
    switch self {
    case .lambda, .epsilon, .n, .d: true
    case .target, .structure, .parameters, .quantization, .codebook: false
    }
  }

  /// The name that the engine's errors and the sentences use.
  package var name: String { rawValue }

  /// The label in the panel.
  package var label: String {
    switch self {
    case .target: "target"
    case .structure: "structure"
    case .parameters: "parameters"
    case .lambda: "λ"
    case .epsilon: "ε"
    case .n: "n"
    case .d: "d"
    case .quantization: "quantize"
    case .codebook: "codebook"
    }
  }
}
