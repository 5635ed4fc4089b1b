import QuantizedReLU
import Testing

/// The census against the reference table, without building anything.
@Suite struct StructureCountTests {
  @Test(arguments: ReferenceCounts.table)
  func structureCountsAreAtMostTheReference(row: ReferenceCounts) throws {
    let setting = Setting(
      lambda: row.lambda, epsilon: try Epsilon(row.epsilon), n: row.n, d: row.d,
      quantization: row.quantization == "linear" ? .linear : .nonlinear)
    let construction = try IndependentConstruction(
      setting: setting, target: TargetFunction(parsing: "sin(x)", dimension: row.d))
    let counts = construction.structureCounts
    #expect(construction.design.gridSize == Count(row.gridSize))
    #expect(construction.design.squaringDepth == row.squaringDepth)
    #expect(construction.design.precision == row.precision)
    let depth = try #require(counts.depth.int)
    let width = try #require(counts.width.int)
    let units = try #require(counts.units.int)
    let weights = try #require(counts.weights.int)
    #expect(depth <= row.depth)
    #expect(width <= row.width)
    #expect(units <= row.units)
    #expect(weights * 1000 <= row.weights * 1006)
  }
}
