import QuantizedReLU

extension Field {
  /// What the field means with its present value and what it takes, in a few words for the free
  /// space of the screen.
  package func explanation(in setting: Setting) -> String {
    if setting.structure == .compact, let text = compactExplanation(in: setting) { return text }
    let isDependent = setting.structure == .dependent
    return switch self {
    case .target:
      "f is the function to approximate on [0,1]^d: an expression (/) or one of the gallery (g)."
    case .structure:
      switch setting.structure {
      case .independent:
        "One network for every f of the class: only its weights depend on f (Theorems 1 and 2)."
      case .dependent:
        "The network is made for this f alone, with fewer weights; n = d = 1 (Theorems 3 and 4)."
      case .compact:
        "One network of one-bit weights for every f: only signs depend on f; \(Structure.compact.shapes)."
      }
    case .parameters:
      switch setting.parameters {
      case .paper:
        "\(isDependent ? "m, t and T" : "N, r and t") as in the proofs of the paper."
      case .tuned:
        "The cheapest \(isDependent ? "m, t and T" : "N, r and t") whose proven error is at most ε, "
          + "with the bounds of this f."
      }
    case .lambda:
      "λ is how many different values the weights may take, 2 to 65536: log2 λ bits a weight."
    case .epsilon:
      "ε is the largest error |f'−f| allowed anywhere on [0,1]^d, above 0 and below 1."
    case .n:
      isDependent
        ? "n: the derivatives of f up to this order are bounded; function-dependent for n = 1 only."
        : "n: the derivatives of f up to this order are bounded, 1 to 32. "
          + "A larger n needs fewer cells."
    case .d:
      isDependent
        ? "d is how many inputs f has; function-dependent for d = 1 only."
        : "d is how many inputs f has, 1 to 1000000. The cost grows exponentially with d."
    case .quantization:
      if setting.codebook != nil {
        "as listed: the weight values that were given at the start."
      } else {
        switch setting.quantization {
        case .linear: "linear spaces the weight values evenly; λ must be even (Theorems 2 and 4)."
        case .nonlinear:
          "nonlinear takes -1/2 and powers of 1/2 as weight values (Theorems 1 and 3)."
        }
      }
    case .codebook: "The values that a weight may take."
    }
  }

  /// What is particular to the compact structure; nil where nothing is.
  private func compactExplanation(in setting: Setting) -> String? {
    switch self {
    case .parameters:
      setting.parameters == .paper
        ? "The network with the fewest weights for every f with this C of at least 1."
        : "The network with the fewest weights for every f with the C of this f, below 1 for a small f."
    case .n:
      "n: the derivatives of f up to this order are bounded; compact for \(Structure.compact.shapes)."
    case .d: "d is how many inputs f has; compact for \(Structure.compact.shapes)."
    default: nil
    }
  }
}
