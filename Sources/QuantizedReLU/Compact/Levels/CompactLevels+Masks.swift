/// The masks that tell whose hat a point lies in.
extension CompactLevels {
  private typealias Edge = PhysicalBuilder.Edge

  /// By axis: one ramp for each border but the ends, from 0 to 2 omega within omega of it.
  func axisMasks(
    _ copies: [[[PhysicalBuilder.Signal]]], in builder: inout PhysicalBuilder
  ) -> [[PhysicalBuilder.Signal]] {
    let border = builder.constant(borderShift)
    let summands = seamSummands
    let step = builder.constant(summands.step)
    let seam = builder.constant(summands.seam)
    let threshold = builder.unit(layer: stepLayer, [Edge(step), Edge(seam, isNegative: true)])
    let height = builder.constant(maskHeight(layer: stepLayer))
    return copies.map { pairs in
      let root = builder.unit(
        layer: maskRoot,
        pairs[maskRoot - 2].map { Edge($0) }
          + [Edge(border, isNegative: true)])
      let steps = builder.pieces(
        of: root, depth: stepExponent, isLastNeeded: false, half: stepHalf)
      return steps.map { step in
        builder.unit(
          layer: rampLayer,
          [
            Edge(step.signal, isNegative: step.isComplement),
            Edge(step.isComplement ? height : threshold, isNegative: !step.isComplement),
          ])
      }
    }
  }

  /// One mask for each node of a hat: 2 omega where the hat is its own.
  func nodeMasks(
    of hat: GatedHat, _ ramps: [[PhysicalBuilder.Signal]], in builder: inout PhysicalBuilder
  ) -> [PhysicalBuilder.Signal] {
    let axes = ramps.indices.map { axis in
      (0..<hat.shape.places(axis: axis, level: hat.level)).map { place in
        let borders = borders(shape: hat.shape, axis: axis, level: hat.level, place: place)
        let rise =
          borders.lowerBound == 0
          ? builder.constant(maskHeight(layer: rampLayer)) : ramps[axis][borders.lowerBound - 1]
        let fall =
          borders.upperBound > ramps[axis].count ? [] : [ramps[axis][borders.upperBound - 1]]
        return builder.unit(
          layer: axisMaskLayer, [Edge(rise)] + fall.map { Edge($0, isNegative: true) })
      }
    }
    guard dimension == 2 else { return axes[0] }
    let height = builder.constant(maskHeight(layer: axisMaskLayer))
    return axes[0].flatMap { first in
      axes[1].map { second in
        builder.unit(
          layer: nodeMaskLayer, [Edge(first), Edge(second), Edge(height, isNegative: true)])
      }
    }
  }
}
