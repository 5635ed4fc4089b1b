import QuantizedReLU

/// The figures that are written by name.
package enum FigureKind: String, CaseIterable, Sendable, Hashable {
  case approximation, error
  case bitWidth = "bit-width"
  case bitWidthDerivative = "bit-width-derivative"
  case bitWidthByDimension = "bit-width-by-dimension"
  case scaling, sweep, transform, structure

  /// The view that draws it.
  package var view: ViewKind {
    switch self {
    case .approximation, .error: .approximation
    case .bitWidth, .bitWidthDerivative, .bitWidthByDimension: .bitWidth
    case .scaling: .scaling
    case .sweep: .sweep
    case .transform: .transform
    case .structure: .structure
    }
  }

  /// The title of its panel beside others; empty where its axes say it all.
  package func shortTitle(of structure: Structure) -> String {
    switch self {
    case .approximation: "f and f'"
    case .error: "Error"
    case .scaling: "Growth with 1/ε"
    case .sweep: "Sweep"
    case .transform: structure == .compact ? "f and its path" : "f, f+ and interpolant"
    case .bitWidth, .bitWidthDerivative, .bitWidthByDimension, .structure: ""
    }
  }

  /// What it shows, as the title of a file.
  package func title(of structure: Structure) -> String {
    switch self {
    case .approximation: "f and the network that approximates it"
    case .error: "Error of the network"
    case .bitWidth: "Bits against lambda"
    case .bitWidthDerivative: "Derivative of Theorem 1's bound"
    case .bitWidthByDimension: "Optimal bit-width against the dimension"
    case .scaling: "Growth with 1/epsilon"
    case .sweep: "Sweep"
    case .transform:
      structure == .compact
        ? "The path of the compact structure" : "The function-dependent structure"
    case .structure: "Layers and weight values of the network"
    }
  }
}

/// What the figure `scaling` shows.
package enum ScalingQuantity: String, CaseIterable, Sendable, Hashable {
  /// For several lambda.
  case weights, bits, overhead
  /// The bits of all structures, and the entropy.
  case structures

  /// What there is for a setting: no structures where there is one alone.
  package static func all(for setting: Setting) -> [ScalingQuantity] {
    let hasStructures = !ScalingCurves.structures(for: setting).isEmpty
    return allCases.filter { $0 != .structures || hasStructures }
  }

  /// The one after so many changes; weights for one that there is not.
  package static func shown(_ changes: Int, for setting: Setting) -> ScalingQuantity {
    let quantity = allCases[changes % allCases.count]
    return all(for: setting).contains(quantity) ? quantity : .weights
  }
}
