import QuantizedReLU

extension Field {
  /// What the field means and what it takes, in a few words for the free space of the screen.
  package var explanation: String {
    switch self {
    case .target:
      "f is the function to approximate on [0,1]^d: an expression (/) or one of the gallery (g)."
    case .structure: "One network for every f of the class: only its weights depend on f."
    case .lambda:
      "λ is how many different values the weights may take, 2 to 65536: log2 λ bits a weight."
    case .epsilon:
      "ε is the largest error |f'−f| allowed anywhere on [0,1]^d, above 0 and below 1."
    case .n:
      "n: the derivatives of f up to this order are bounded, 1 to 32. A larger n needs fewer cells."
    case .d: "d is how many inputs f has, 1 to 1000000. The cost grows exponentially with d."
    case .quantization:
      "linear spaces the values evenly, nonlinear takes -1/2 and powers of 1/2, as listed those given."
    case .codebook: "The values that a weight may take."
    }
  }
}
