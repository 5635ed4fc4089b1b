import QuantizedReLU

/// One number on screen: its formula, the same with today's values, and where it comes from.
package struct Explanation: Sendable, Hashable {
  /// What belongs together, in the order of the view.
  package enum Section: String, Sendable, Hashable, CaseIterable {
    case design = "Design parameters"
    case error = "What is proven of the error"
    case structure = "Counts for every f"
    case instance = "Counts for this f"
    case unquantized = "Beside the unquantized network"
    case bitWidth = "Optimal bit-width of Theorem 1, nonlinear"
    case bounds = "Bounds of the theory, known up to a constant: only their growth counts"
  }

  /// What it belongs to.
  package var section: Section
  /// What it is.
  package var name: String
  /// The number, as the panels and the command line write it.
  package var value: String
  /// The formula in letters.
  package var formula: String
  /// The formula with values put in; empty where there is nothing to put in.
  package var values: String
  /// Theorem, proposition or section of the theory.
  package var source: String
  /// Where `count --format json`, or `bit-width` for that section, has it: `structureCounts.depth`.
  package var key: String

  init(
    _ name: String, _ value: String, _ formula: String, _ values: String, _ source: String,
    in section: Section, key: String
  ) {
    self.section = section
    self.name = name
    self.value = value
    self.formula = formula
    self.values = values
    self.source = source
    self.key = key
  }
}
