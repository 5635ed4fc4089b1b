/// Builds a network of edges and biases of 1/2 and -1/2, or 1 and -1, unit by unit: no coefficient, no copy that is
/// not written out.
///
/// Only signs are chosen by f. Where a unit stands and which units it reads never depends on them,
/// so that the networks of two functions differ in signs alone.
struct PhysicalBuilder {
  /// A unit, or an input on layer 0.
  struct Signal: Hashable {
    let layer: Int
    let index: Int32
  }

  /// A unit and the weight that it is read with.
  struct Edge {
    var source: Signal
    var weight: PhysicalWeight

    /// One read with 1/2 or -1/2, or with a weight as given.
    init(_ source: Signal, isNegative: Bool = false, _ weight: PhysicalWeight = .half) {
      self.source = source
      self.weight = isNegative ? weight.negated : weight
    }
  }

  private let codebook: Codebook
  /// The code of each weight that the codebook has.
  private let codes: [UInt16?]
  private var layers: [LayeredNetwork.Layer] = []
  private var constants: [Int: [Signal]] = [:]

  private let inputCount: Int

  /// An input, the coordinate of x on an axis.
  static func input(_ axis: Int) -> Signal { Signal(layer: 0, index: Int32(axis)) }

  /// Nothing is built yet.
  init(codebook: Codebook, inputCount: Int = 1) {
    self.codebook = codebook
    self.inputCount = inputCount
    codes = PhysicalWeight.allCases.map { codebook.code(of: $0.value).map { UInt16($0) } }
  }

  private func code(of weight: PhysicalWeight) -> UInt16 {
    guard let code = codes[weight.rawValue] else {
      preconditionFailure("\(weight.value) is no value of \(codebook)")
    }
    return code
  }

  /// A unit one layer above all that it reads.
  ///
  /// Traps when a weight is no value of the codebook.
  mutating func unit(layer: Int, _ edges: [Edge], bias: PhysicalWeight? = nil) -> Signal {
    while layers.count < layer { layers.append(LayeredNetwork.Layer()) }
    var target = LayeredNetwork.Layer()
    swap(&target, &layers[layer - 1])
    for edge in edges {
      precondition(edge.source.layer == layer - 1, "a unit reads the layer below it")
      target.columns.append(edge.source.index)
      target.codes.append(code(of: edge.weight))
    }
    target.rowStart.append(target.columns.count)
    target.biases.append(bias.map { code(of: $0) } ?? LayeredNetwork.Layer.noBias)
    let signal = Signal(layer: layer, index: Int32(target.unitCount - 1))
    swap(&target, &layers[layer - 1])
    return signal
  }

  /// A unit read with 1/2 once on every layer up to this one: each layer halves it.
  mutating func relay(_ signal: Signal, to layer: Int) -> Signal {
    precondition(signal.layer <= layer, "a signal that is late must be started late")
    var signal = signal
    while signal.layer < layer { signal = unit(layer: signal.layer + 1, [Edge(signal)]) }
    return signal
  }

  /// The constant 2^-exponent on a layer: a bias, halved once a layer; one chain for all constants
  /// with the same difference of layer and exponent.
  mutating func constant(_ place: ConstantPlace) -> Signal {
    var chain = constants[place.diagonal] ?? []
    if chain.isEmpty { chain.append(unit(layer: place.diagonal + 1, [], bias: .half)) }
    while let last = chain.last, last.layer < place.layer {
      chain.append(unit(layer: last.layer + 1, [Edge(last)]))
    }
    constants[place.diagonal] = chain
    return chain[place.layer - place.diagonal - 1]
  }

  /// The network with its linear output.
  mutating func finish(_ edges: [Edge], bias: PhysicalWeight?) -> LayeredNetwork {
    let output = unit(layer: layers.count + 1, edges, bias: bias)
    precondition(output.index == 0, "the network has one output")
    var network = LayeredNetwork(codebook: codebook, inputCount: inputCount)
    network.layers = layers
    return network
  }
}

/// Where a constant stands, and which: 2^-exponent on a layer.
struct ConstantPlace: Hashable {
  let layer: Int
  let exponent: Int

  /// The layer below the bias that its chain begins with.
  var diagonal: Int { layer - exponent }

  /// Traps when the chain would begin below the first layer.
  init(layer: Int, exponent: Int) {
    precondition(exponent >= 1 && layer >= exponent, "a constant takes a layer for each halving")
    self.layer = layer
    self.exponent = exponent
  }
}
