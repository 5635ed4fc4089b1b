extension IndependentConstruction {
  /// Weight layers that a part of the network takes.
  public struct DepthPart: Sendable, Hashable {
    /// What it does.
    public let name: String
    /// How many layers.
    public let layers: Int
  }

  /// The parts that stand one above the other; their layers sum to the depth.
  public var depthParts: [DepthPart] {
    var parts = [
      DepthPart(name: "coordinate", layers: plan.coordinateLevel),
      DepthPart(name: "hinges and factors", layers: 3),
      DepthPart(name: "products", layers: plan.treeHeight * plan.multiplication.height),
      DepthPart(name: "Proposition 3", layers: plan.weight.height),
      DepthPart(name: "sum", layers: 1),
    ]
    if scale > 0 { parts.append(DepthPart(name: "C", layers: scale + 3)) }
    return parts
  }
}
