import QuantizedReLU
import Testing

/// The inventory against the counts of the structure, by arithmetic alone.
@Suite struct StructureInventoryTests {
  @Test(arguments: InventoryFamily.all)
  func blocksAndLayersSumToTheStructuresCounts(member: InventoryFamily) throws {
    let construction = try member.construction()
    let counts = construction.structureCounts
    let inventory = construction.inventory
    let units = inventory.layers.totalUnits
    #expect(inventory.blocks.reduce(0) { $0 + $1.units } == units)
    #expect(inventory.blocks.reduce(0) { $0 + $1.weights } == counts.weights)
    #expect(inventory.layers.totalWeights == counts.weights)
    #expect(inventory.use.total == counts.weights)
    if member.structure != .dependent {
      #expect(units == counts.units)
      #expect(inventory.layers.width == counts.width)
      #expect(Count(inventory.depth) == counts.depth)
    } else {
      // Every count of the envelope is the largest for itself; blocks are those of one topology.
      #expect(units.isCertainlyAtMost(counts.units))
      #expect(inventory.layers.width.isCertainlyAtMost(counts.width))
      #expect(Count(inventory.depth).isCertainlyAtMost(counts.depth))
    }
  }

  @Test(arguments: InventoryFamily.all)
  func everyLayerIsTheSumOfItsBlocks(member: InventoryFamily) throws {
    let inventory = try member.construction().inventory
    for layer in 1...inventory.depth {
      var (units, weights): (Count, Count) = (0, 0)
      for run in inventory.blocks.flatMap(\.runs) where run.layers.contains(layer) {
        units += run.units(of: layer)
        weights += run.weights(of: layer)
      }
      #expect(units == inventory.layer(layer).units)
      #expect(weights == inventory.layer(layer).weights)
      #expect(!weights.isZero, "layer \(layer) belongs to no block")
      #expect(inventory.layers.width(of: layer...layer) == units)
    }
    #expect(inventory.layers.width(of: 1...inventory.depth) == inventory.layers.width)
  }

  @Test(arguments: InventoryFamily.all)
  func blocksStandInTheOrderOfTheDataFlow(member: InventoryFamily) throws {
    let inventory = try member.construction().inventory
    for (place, block) in inventory.blocks.enumerated() {
      #expect(block.layers.lowerBound >= 1 && block.layers.upperBound <= inventory.depth)
      #expect(!block.copies.isZero && !block.weights.isZero, "\(block.name)")
      #expect(block.width.isCertainlyAtMost(inventory.layers.width))
      for input in block.inputs where block.kind != .products {
        #expect(input < place, "\(block.name) reads \(inventory.blocks[input].name)")
      }
      if let container = block.container { #expect(inventory.blocks[container].kind == .products) }
      #expect(block.inputs.isEmpty == [.coordinate, .constants, .start].contains(block.kind))
    }
    // Whatever is made is read, up to the block that ends in the output.
    let read = Set(inventory.blocks.flatMap(\.inputs))
    #expect(inventory.blocks.last?.layers.upperBound == inventory.depth)
    #expect(read.union([inventory.blocks.count - 1]).count == inventory.blocks.count)
  }

  @Test(arguments: [
    (1_000_000, 1, "0.01", 2, Quantization.nonlinear), (1_000_000, 4, "0.001", 12, .nonlinear),
    (1_000_000, 32, "0.01", 65536, .nonlinear), (150_528, 1, "0.01", 3, .nonlinear),
    (1000, 2, "0.01", 2, .linear), (784, 1, "0.01", 4, .linear),
  ])
  func sumsAreThoseOfTheCountsInManyDimensions(
    d: Int, n: Int, epsilon: String, lambda: Int, quantization: Quantization
  ) throws {
    let setting = Setting(
      lambda: lambda, epsilon: try Epsilon(epsilon), n: n, d: d, quantization: quantization)
    let construction = try Construction(
      setting: setting, target: TargetFunction(parsing: "average", dimension: d))
    let counts = construction.structureCounts
    let inventory = construction.inventory
    expectSame(inventory.blocks.reduce(0) { $0 + $1.units }, counts.units)
    expectSame(inventory.blocks.reduce(0) { $0 + $1.weights }, counts.weights)
    expectSame(inventory.layers.totalUnits, counts.units)
    expectSame(inventory.layers.totalWeights, counts.weights)
    expectSame(inventory.layers.width, counts.width)
    expectSame(inventory.use.total, counts.weights)
    #expect(Count(inventory.depth) == counts.depth)
  }

  /// Equal, or as enclosures of a number with thousands of bits so that neither can be told to be
  /// the larger one, and equal to 17 digits.
  private func expectSame(_ a: Count, _ b: Count, sourceLocation: SourceLocation = #_sourceLocation)
  {
    let overlap = (a.exact != nil && a == b) || !(a.isCertainlyAtMost(b) && b.isCertainlyAtMost(a))
    #expect(
      overlap && abs(a.log2 - b.log2) <= abs(b.log2) * 0x1p-50, sourceLocation: sourceLocation)
  }
}
