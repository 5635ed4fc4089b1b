import QuantizedReLU
import Testing

/// The inventory of an instance against the network unit by unit.
@Suite struct InstanceInventoryTests {
  @Test(arguments: InventoryFamily.all)
  func everyLayerAndValueIsThatOfTheBuiltNetwork(member: InventoryFamily) throws {
    let construction = try member.construction()
    let network = try construction.network()
    guard case .inventory(let inventory)? = construction.instanceInventory() else {
      Issue.record("the instance is small enough")
      return
    }
    #expect(inventory.depth == network.layers.count)
    var uses = [Int](repeating: 0, count: network.codebook.codeCount)
    for (place, layer) in network.layers.enumerated() {
      let isOutput = place == network.layers.count - 1
      let (units, weights) = inventory.layer(place + 1)
      #expect(units == Count(isOutput ? 0 : layer.unitCount), "units of layer \(place + 1)")
      #expect(weights == Count(layer.weightCount), "weights of layer \(place + 1)")
      for code in layer.codes { uses[Int(code)] += 1 }
      for code in layer.biases where code != LayeredNetwork.Layer.noBias { uses[Int(code)] += 1 }
    }
    #expect(inventory.use.chosen.isZero && inventory.use.choice == nil)
    #expect(uses.indices.map { inventory.use.count(of: $0) } == uses.map { Count($0) })
    #expect(inventory.blocks.reduce(0) { $0 + $1.weights } == network.counts.weights)
    #expect(inventory.blocks.reduce(0) { $0 + $1.units } == network.counts.units)
  }

  /// What f chooses is all that structure and instance differ in; each of its values is among the
  /// choices.
  @Test(arguments: InventoryFamily.oneAxis + InventoryFamily.shapes)
  func onlyTheReadoutsOfPropositionThreeDependOnTheFunction(member: InventoryFamily) throws {
    let construction = try member.construction()
    let structure = construction.inventory
    guard case .inventory(let instance)? = construction.instanceInventory() else {
      Issue.record("the instance is small enough")
      return
    }
    var chosen: Count = 0
    for code in 0..<construction.codebook.codeCount {
      let (own, fixed) = (instance.use.count(of: code), structure.use.count(of: code))
      #expect(fixed.isCertainlyAtMost(own))
      chosen += own.subtracting(fixed) ?? 0
    }
    #expect(chosen.isCertainlyAtMost(structure.use.chosen))
    #expect(structure.use.choice == (member.quantization == .linear ? .digit : .sign))
    if member.quantization == .nonlinear { #expect(chosen == structure.use.chosen) }
    for (a, b) in zip(structure.blocks, instance.blocks) where a.kind != .sum { #expect(a == b) }
  }

  @Test func anUnwantedInstanceEndsEarlyAndOneTooLargeSaysSo() throws {
    let small = InventoryFamily(function: "sin(x)", lambda: 2, epsilon: "0.0001")
    #expect(try small.construction().instanceInventory { false } == nil)
    let large = try InventoryFamily(
      function: "sin(x)*cos(y)", lambda: 2, epsilon: "0.001", n: 1, d: 2
    ).construction()
    guard case .unavailable(.tooManyBlocks(_, let limit))? = large.instanceInventory() else {
      Issue.record("2^28 blocks are too many")
      return
    }
    #expect(limit == IndependentConstruction.blockLimit)
  }
}
