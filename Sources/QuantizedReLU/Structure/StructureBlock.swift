/// A part of a construction that does one thing, all of its copies together.
///
/// No weight belongs to two blocks, and none to no block.
public struct StructureBlock: Sendable, Hashable {
  /// What it does, in the order of the data flow; each structure has its own.
  public enum Kind: String, CaseIterable, Sendable, Hashable {
    /// Any structure: the input, scaled up.
    case coordinate
    /// Any structure: powers of two and their sums.
    case constants
    /// Theorems 1 to 4: one unit for each place where something bends.
    case hinges
    /// Theorems 1 and 2: psi.
    case factors
    /// Theorems 1 and 2: v, for n > 1.
    case localFactors
    /// Theorems 1 and 2: Proposition 2 without its squaring networks.
    case products
    /// Theorems 1 and 2: Proposition 1.
    case squares
    /// Theorems 1 and 2: the cascades of Proposition 3.
    case taps
    /// Theorems 1 and 2: what reads the taps.
    case sum
    /// Theorems 1 and 2: the factor C.
    case scaling
    /// Theorems 3 and 4: the interpolant.
    case slopes
    /// Theorems 3 and 4: the coordinate inside an interval.
    case teeth
    /// Theorems 3 and 4: the cached profiles.
    case profiles
    /// Theorems 3 and 4: mask and gate.
    case gate
    /// Theorems 3 and 4: f+(0); compact: f'(0).
    case start
    /// Theorems 3 and 4: the sum of slopes, residual and f+(0).
    case output
    /// Compact: the coordinate cut into pieces as long as a step, or the hats of the base.
    case pieces
    /// Compact: the hats of all levels, or the parabola.
    case hats
    /// Compact: which block of steps, or whose hat, x lies in.
    case masks
    /// Compact: the edges whose signs are the steps of the path, or digits.
    case bits
    /// Compact: a piece or a hat where its sign is up.
    case gates
    /// Compact: the gates and the values at the base's nodes, digit by digit.
    case nodes
    /// Compact: what the path jumps between two blocks.
    case jumps
    /// Compact: the sum of gates, jumps and f'(0), or of all stages.
    case horner
    /// Compact: doublings up to C.
    case amplifier
    /// Compact: what is taken away at the output.
    case shift
  }

  /// What it does.
  public let kind: Kind
  /// Its name, a word or two.
  public let name: String
  /// What it computes, in one sentence.
  public let summary: String
  /// What it computes, as a formula with today's parameters.
  public let formula: String
  /// Where it comes from: a proposition, a theorem or a section of the theory.
  public let source: String
  /// How many of it there are.
  public let copies: Count
  /// What there are so many of: in the plural but where there is one.
  public let copyName: String
  /// Its layers, units and weights, ascending; layers between that have none of it are left out.
  public let runs: [LayerRun]
  /// Hidden units of its widest layer.
  public let width: Count
  /// Hidden units, copies included.
  public let units: Count
  /// Edges and biases of these units, or of the output.
  public let weights: Count
  /// The blocks that it reads, as places in `StructureInventory.blocks`.
  ///
  /// Only products read later ones, the squares that stand inside them, and themselves, level by
  /// level of their tree.
  public internal(set) var inputs: [Int]
  /// The block that it is a part of, as a place: squares stand inside products.
  public internal(set) var container: Int?

  /// How many layers have some of it.
  ///
  /// O(runs).
  public var depth: Int { runs.reduce(0) { $0 + $1.layers.count } }

  /// The layers from its first to its last; 1 is the first weight layer of the network.
  public var layers: ClosedRange<Int> {
    guard let first = runs.first, let last = runs.last else {
      preconditionFailure("a block has a layer")
    }
    return first.layers.lowerBound...last.layers.upperBound
  }
}

/// What is written about a block, before it is counted.
struct BlockDescription {
  var kind: StructureBlock.Kind
  var name: String
  var summary: String
  var formula: String
  var source: String
  var copies: Count
  /// What there are so many of: one of it, and several.
  var copyNames: (one: String, many: String)
  /// What it reads; a block that this network does not have stands for what that one reads.
  var inputs: [StructureBlock.Kind]
  var container: StructureBlock.Kind?
}
