/// A logical ReLU network: units in layers, each max(sum of rational coefficients times units one
/// layer below, plus a rational bias, 0), and one linear output.
///
/// It knows no codebook; `Lowering` turns it into a network on one.
///
/// Level 0 holds the inputs; levels 1 ... `hiddenLevels` hold units; the output reads the last
/// level. A unit reads only the level directly below, at most one term from each unit. Coefficients
/// are kept once in a table, because a construction has a few dozen distinct ones and millions of
/// terms.
public struct Circuit: Sendable {
  /// A unit: its level (0 for an input) and its place there.
  public struct Signal: Sendable, Hashable {
    let level: Int32
    let index: Int32
  }

  /// A coefficient in the circuit's table.
  struct CoefficientID: Sendable, Hashable {
    let index: UInt32
  }

  /// One level in compressed rows: unit u has the terms `rowStart[u] ..< rowStart[u + 1]`.
  struct Level: Sendable {
    var rowStart: [Int32] = [0]
    var sources: [Int32] = []
    var coefficients: [CoefficientID] = []
    /// The bias of each unit, or `Level.noBias`.
    var biases: [UInt32] = []
    /// Copies that the layout keeps even where this function's readers need fewer.
    var minimumCopies: [UInt16] = []

    static let noBias = UInt32.max

    var unitCount: Int { biases.count }
  }

  /// Number of inputs d.
  public let inputCount: Int
  /// The distinct coefficients and biases.
  public internal(set) var coefficients: [Rational] = []
  /// Levels 1, 2, ...
  var levels: [Level] = []
  /// The output unit, linear: terms on the last level.
  var output = Level()

  /// The number of hidden levels.
  public var hiddenLevels: Int { levels.count }
  /// All logical units.
  public var unitCount: Int { levels.reduce(0) { $0 + $1.unitCount } }
}
