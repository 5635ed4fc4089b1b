/// The form `gather`: every weight is one index into the rows of the layer below.
///
/// Activations are [units, batch]. The units of a layer stand in the order of their fan-in, and all
/// units of one fan-in are summed together: the k-th inputs of all of them are one Gather. A bias
/// is an edge from a row of ones. On a codebook {-l, l} a negative weight reads a negated row, and
/// the layer is multiplied by l once; on others each input is multiplied by its weight, gathered
/// from the codebook by its code.
struct GatherGraph {
  private let network: LayeredNetwork
  /// l where the codebook is {-l, l}.
  private let level: Double?
  private var graph = ONNXGraph()

  /// Up to so many inputs are one Gather each and one Sum; more are one Gather and one ReduceSum.
  private static let separateTerms = 16

  init(_ network: LayeredNetwork) {
    self.network = network
    let codebook = network.codebook
    let isSigned = codebook.codeCount == 2 && codebook.value(of: 0) == -codebook.value(of: 1)
    level = isSigned ? codebook.value(of: 1).doubleValue : nil
  }

  /// The graph as a message.
  var message: ProtobufMessage {
    var copy = self
    copy.build()
    return copy.graph.message(name: "qexplore", element: .float, inputCount: network.inputCount)
  }

  private mutating func build() {
    addShared()
    var rows = graph.node("Transpose", ["x"], "layer0", [.integers("perm", [1, 0])])
    var below = (0..<network.inputCount).map { Int32($0) }
    for (index, layer) in network.layers.enumerated() {
      let groups = FanInGroups(layer)
      let plan = GatherLayer(
        layer: layer, groups: groups, below: below, codebook: network.codebook,
        isSigned: level != nil)
      let sums = add(plan, name: "layer\(index + 1)", rows: rows)
      rows =
        index == network.layers.count - 1
        ? sums : graph.node("Relu", [sums], "layer\(index + 1)")
      below = groups.places
    }
    graph.node("Transpose", [rows], "y", [.integers("perm", [1, 0])])
  }

  /// What several layers read.
  private mutating func addShared() {
    let values = network.codebook.doubleValues
    if let level {
      graph.constant("level", .float, []) {
        try $0.append(littleEndian: Float(level).bitPattern)
      }
    } else {
      graph.constant("codebook", .float, [values.count]) { output in
        for value in values { try output.append(littleEndian: Float(value).bitPattern) }
      }
      graph.constant("one.axis", [1])
    }
    if network.layers.contains(where: { FanInGroups($0).hasMany(above: Self.separateTerms) }) {
      graph.constant("first.axis", [0])
    }
    let needsOne = network.layers.contains { layer in
      layer.hasBiases || (0..<layer.unitCount).contains { layer.fanIn(of: $0) == 0 }
    }
    guard needsOne else { return }
    // A row of ones as long as the batch.
    graph.constant("one.row", [1])
    graph.node("Shape", ["x"], "batch", [.integer("start", 0), .integer("end", 1)])
    graph.node("Concat", ["one.row", "batch"], "row.shape", [.integer("axis", 0)])
    let one = ONNXGraph.tensor(nil, .float, [1]) {
      try $0.append(littleEndian: Float(1).bitPattern)
    }
    graph.node("ConstantOfShape", ["row.shape"], "one", [.tensor("value", one)])
    if level != nil { graph.node("Neg", ["one"], "minus.one") }
  }

  /// A layer before its Relu; returns the name of its sums.
  private mutating func add(_ plan: GatherLayer, name: String, rows below: String) -> String {
    let readable = addRows(plan, name: name, below: below)
    let parts = plan.parts(separateTerms: Self.separateTerms)
    let indices = addParts("\(name).source", plan.sourceElement, parts, plan.writeSources)
    var weights: [String] = []
    if level == nil {
      weights = addParts("\(name).code", plan.codeElement, parts, plan.writeCodes) { graph, codes in
        let values = graph.node("Gather", ["codebook", codes], "\(name).weight")
        return graph.node("Unsqueeze", [values, "one.axis"], "\(name).column")
      }
    }
    var sums: [String] = []
    var part = 0
    for (number, group) in plan.groups.groups.enumerated() {
      let label = "\(name).group\(number)"
      let count = GatherLayer.partCount(of: group, separateTerms: Self.separateTerms)
      let terms = (part..<part + count).map { part in
        let term = graph.node(
          "Gather", [readable, indices[part]], "\(name).input\(part)", [.integer("axis", 0)])
        guard level == nil else { return term }
        return graph.node("Mul", [term, weights[part]], "\(name).term\(part)")
      }
      part += count
      sums.append(addSum(of: terms, group, label: label))
    }
    let all =
      sums.count == 1
      ? sums[0] : graph.node("Concat", sums, "\(name).sums", [.integer("axis", 0)])
    return level == nil ? all : graph.node("Mul", [all, "level"], "\(name).scaled")
  }

  /// The rows that a layer reads: those below, negated ones, ones.
  private mutating func addRows(
    _ plan: GatherLayer, name: String, below: String
  ) -> String {
    var rows = [below]
    if level != nil { rows.append(graph.node("Neg", [below], "\(name).negative")) }
    if plan.layer.hasBiases { rows += level == nil ? ["one"] : ["one", "minus.one"] }
    return rows.count == 1
      ? below : graph.node("Concat", rows, "\(name).rows", [.integer("axis", 0)])
  }

  /// One tensor of a layer with a number for each weight, made 32 bits wide, changed as `change`
  /// says and cut into the parts; returns the names of these.
  private mutating func addParts(
    _ name: String, _ element: ONNXGraph.Element, _ parts: [Int],
    _ write: @escaping (inout ByteOutput) throws -> Void,
    change: (inout ONNXGraph, String) -> String = { $1 }
  ) -> [String] {
    guard !parts.isEmpty else { return [] }
    let narrow = graph.constant(name, element, [parts.reduce(0, +)], write: write)
    let wide =
      element == .int32
      ? narrow
      : graph.node(
        "Cast", [narrow], "\(name).wide", [.integer("to", ONNXGraph.Element.int32.rawValue)])
    let changed = change(&graph, wide)
    guard parts.count > 1 else { return [changed] }
    let lengths = graph.constant("\(name).lengths", parts)
    let names = parts.indices.map { "\(name)\($0)" }
    graph.node("Split", [changed, lengths], outputs: names, [.integer("axis", 0)])
    return names
  }

  /// The sum of the terms of a group.
  private mutating func addSum(
    of terms: [String], _ group: FanInGroups.Group, label: String
  ) -> String {
    if terms.isEmpty {
      // Units without a weight are 0.
      let zero = graph.node("Sub", ["one", "one"], "\(label).zero")
      let shape = graph.constant("\(label).shape", [group.places.count, 1])
      return graph.node("Expand", [zero, shape], label)
    }
    if terms.count > 1 { return graph.node("Sum", terms, label) }
    guard group.fanIn > 1 else { return terms[0] }
    let isOne = group.places.count == 1
    var block = terms[0]
    if !isOne {
      let shape = graph.constant("\(label).shape", [group.fanIn, group.places.count, -1])
      block = graph.node("Reshape", [block, shape], "\(label).block")
    }
    return graph.node(
      "ReduceSum", [block, "first.axis"], label, [.integer("keepdims", isOne ? 1 : 0)])
  }
}
