/// A view of the explorer; the raw value is its number, which is also its key.
///
/// A new view is a case here and one file in `Views`. Numbers need not follow each other.
package enum ViewKind: Int, Sendable, Hashable, CaseIterable {
  /// f and f' with the band of ±epsilon, and the residual.
  case approximation = 1
  /// Bits against lambda: the bound of the theorem and the network that is built.
  case bitWidth = 2
  /// Weights and bits against 1/epsilon.
  case scaling = 3
  /// The blocks that the network is made of.
  case structure = 4
  /// A metric over the values of a parameter.
  case sweep = 5
  /// The steps of the function-dependent structure from f to f', or the path of the compact one.
  case transform = 6
  /// The numbers on screen with their formulas.
  case explain = 7

  /// The view with a name or a number as typed; nil: none.
  package init?(named text: String) {
    guard
      let kind = ViewKind.allCases.first(where: {
        $0.title.lowercased() == text.lowercased() || String($0.number) == text
      })
    else { return nil }
    self = kind
  }

  /// The number in front of its name, 1 to 9.
  package var number: Int { rawValue }

  /// The digit that shows it.
  package var key: Unicode.Scalar { Unicode.Scalar(UInt8(ascii: "0") + UInt8(number)) }

  /// Its name in the header.
  package var title: String {
    switch self {
    case .approximation: "Approximation"
    case .bitWidth: "Bit-width"
    case .scaling: "Scaling"
    case .structure: "Structure"
    case .sweep: "Sweep"
    case .transform: "Transform"
    case .explain: "Explain"
    }
  }

  /// Its name where the header is narrow.
  package var shortTitle: String {
    switch self {
    case .approximation: "Approx"
    case .bitWidth: "Bits"
    case .structure: "Struct"
    case .transform: "Trans"
    case .scaling, .sweep, .explain: title
    }
  }

  /// What it is for, in a few words of ASCII for the help.
  package var summary: String {
    switch self {
    case .approximation: "f, the network's f' and the error"
    case .bitWidth: "bits against lambda"
    case .scaling: "weights and bits against 1/epsilon"
    case .structure: "the blocks of the network, its layers, its weight values"
    case .sweep: "a metric over the values of a parameter"
    case .transform: "f with its interpolant and profiles, or its path"
    case .explain: "the numbers on screen with their formulas"
    }
  }

  /// The view so many places further, round the end.
  package func stepped(by offset: Int) -> ViewKind {
    ViewKind.allCases.next(after: self, by: offset)
  }
}
