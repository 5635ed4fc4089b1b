/// What the numbers on the screen mean, each in one short line of the help.
enum NumberMeanings {
  /// The heading of the section.
  static let title = "What the numbers mean"

  /// Names as the screen shows them, and what they stand for.
  static let lines: [(name: String, meaning: String)] = [
    ("λ", "how many different values the weights may take"),
    ("ε", "the largest error allowed anywhere on [0, 1]^d"),
    ("n", "derivatives of f up to this order are bounded"),
    ("d", "the number of inputs of f"),
    ("C", "a power of two: f / C is in the class of the theorem"),
    ("N", "grid cells along each axis"),
    ("r", "depth of the networks that square"),
    ("t", "coefficients are kept to multiples of 2^-t"),
    ("depth, layers", "layers of weights: hidden layers + 1"),
    ("width, units", "units in the widest hidden layer"),
    ("hidden units", "units in all hidden layers together"),
    ("weights", "nonzero connections and biases"),
    ("bits", "weights times log2 λ; below it in bytes"),
    ("packed bits", "weights times whole bits for one value"),
    ("this f", "the network for the f on the screen"),
    ("every f", "the network for every f of the class alike"),
    ("error", "the largest |f' − f| at the sampled points of the plot"),
    ("% of ε", "that error as a share of the error allowed"),
    ("ms, bottom right", "how long the last computation took, in milliseconds"),
  ]
}
