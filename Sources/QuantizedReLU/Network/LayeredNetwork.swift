/// A quantized ReLU network unit by unit: sparse layers whose weights are codes into a codebook.
///
/// No float weight is stored.
///
/// Layer l reads only layer l - 1; layer 0 is the input. The last layer is the linear output with
/// one unit. Rows are compressed: unit u of a layer has the edges `rowStart[u] ..< rowStart[u +
/// 1]`.
public struct LayeredNetwork: Sendable {
  /// One layer of units.
  public struct Layer: Sendable {
    /// Start of each unit's edges, and the end of the last.
    public internal(set) var rowStart: [Int] = [0]
    /// Which unit of the layer below each edge reads.
    public internal(set) var columns: [Int32] = []
    /// The codebook code of each edge.
    public internal(set) var codes: [UInt16] = []
    /// The code of each unit's bias, or `noBias`.
    public internal(set) var biases: [UInt16] = []

    /// Marks a unit without a bias.
    public static let noBias = UInt16.max

    /// How many units the layer has.
    public var unitCount: Int { biases.count }
    /// Edges and biases.
    public var weightCount: Int { codes.count + biases.count { $0 != Layer.noBias } }
  }

  /// The values that the codes name.
  public let codebook: Codebook
  /// Number of inputs d.
  public let inputCount: Int
  /// Hidden layers from the input up, then the output layer.
  public internal(set) var layers: [Layer] = []

  init(codebook: Codebook, inputCount: Int) {
    self.codebook = codebook
    self.inputCount = inputCount
  }

  /// Counted from the layers themselves.
  public var counts: NetworkCounts {
    let hidden = layers.dropLast()
    return NetworkCounts(
      depth: Count(layers.count), width: Count(hidden.map(\.unitCount).max() ?? 0),
      units: Count(hidden.reduce(0) { $0 + $1.unitCount }),
      weights: Count(layers.reduce(0) { $0 + $1.weightCount }), lambda: codebook.lambda)
  }
}

extension LayeredNetwork {
  /// A network from rows, unchecked: `checkInvariants` says what is wrong with it.
  package init(
    codebook: Codebook, inputCount: Int,
    rows: [[(columns: [Int32], codes: [UInt16], bias: UInt16)]]
  ) {
    self.init(codebook: codebook, inputCount: inputCount)
    layers = rows.map { units in
      var layer = Layer()
      for unit in units {
        layer.columns += unit.columns
        layer.codes += unit.codes
        layer.biases.append(unit.bias)
        layer.rowStart.append(layer.columns.count)
      }
      return layer
    }
  }
}
