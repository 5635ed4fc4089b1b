extension CompactLevels {
  /// The census, part by part.
  ///
  /// O(Lambda + J).
  var census: CompactCensus {
    var census = CompactCensus()
    countCoordinate(in: &census)
    countBase(in: &census)
    if hasLevels {
      countFolds(in: &census)
      folds == 0 ? countHats(in: &census) : countParabola(in: &census)
      countRamps(in: &census)
      countMasks(in: &census)
      countBits(in: &census)
    }
    countSum(in: &census)
    census.closeConstants()
    return census
  }

  private func countCoordinate(in census: inout CompactCensus) {
    for _ in 0..<dimension {
      census.addPair(to: max(hatRoot, hasLevels ? maskRoot : 0) - 1)
      // With one layer x/2 is read from the two copies, never from x itself.
      census.add(.coordinate, layer: hatRoot, units: 1, weights: 2)
      census.addRelay(.coordinate, from: hatRoot + 1, through: baseRoot)
    }
  }

  private func countBase(in census: inout CompactCensus) {
    guard dimension == 1 else {
      census.add(.pieces, layer: baseRoot + 1, units: 4, weights: 8, negatives: 4)
      // Relays, differences, and what lies above both sides of the other axis.
      census.add(.pieces, layer: baseRoot + 2, units: 4, weights: 4)
      census.add(.pieces, layer: baseRoot + 2, units: 5, weights: 12, negatives: 6)
      census.add(.pieces, layer: gateLayer, units: 9, weights: 22, negatives: 13)
      census.add(baseHeight(layer: baseRoot + 2))
      return
    }
    census.addPieces(.pieces, of: baseRoot, depth: baseLevel)
    for depth in 0..<baseLevel { census.add(baseHalf(depth: depth)) }
    census.add(baseHeight(layer: gateLayer - 1))
    let inner = Count.allOnes(baseLevel)
    // Two of three edges are negative at odd nodes, one at even ones.
    census.add(
      .pieces, layer: gateLayer, units: inner + 2, weights: inner * 3 + 2,
      negatives: .powerOfTwo(baseLevel) + .allOnes(baseLevel - 1))
  }

  private func countFolds(in census: inout CompactCensus) {
    for _ in 0..<dimension {
      census.add(.coordinate, layer: hatRoot + 1, units: 2, weights: 4, negatives: 2)
      census.add(
        .coordinate, from: hatRoot + 2, through: hatRoot + foldCount, units: 2, weights: 6,
        negatives: 3)
    }
    for fold in 1...foldCount { census.add(bend(fold)) }
  }

  private func countHats(in census: inout CompactCensus) {
    for level in levels {
      let layer = hatLayer(level: level)
      census.add(hatTop(level: level))
      census.add(cut(layer: layer - 1))
      if dimension == 1 {
        census.add(.hats, layer: layer, units: 1, weights: 4, negatives: 3)
        census.addRelay(.hats, from: layer + 1, through: bitLayer)
        continue
      }
      census.add(.hats, layer: layer - 1, units: 3, weights: 11, negatives: 5)
      census.add(.hats, layer: layer, units: 3, weights: 7, negatives: 4)
      census.add(
        .hats, from: layer + 1, through: bitLayer, units: 3, weights: 3)
    }
    if dimension == 2 { census.add(cut(layer: hatLayer(level: baseLevel + 1) - 2)) }
  }

  private func countParabola(in census: inout CompactCensus) {
    let first = hatRoot + baseLevel + 2
    let last = first + folds - 1
    if folds > 1 {
      census.add(.hats, layer: first, units: 2, weights: 6, negatives: 4)
      census.add(.hats, from: first + 1, through: last - 1, units: 2, weights: 10, negatives: 4)
    }
    let read = folds > 1 ? 2 : 0
    census.add(.hats, layer: last, units: 1, weights: 3 + read, negatives: 2)
    census.add(.hats, layer: last + 1, units: 1, weights: 2, negatives: 1)
    census.addRelay(.hats, from: last + 2, through: bitLayer)
    for fold in 1...folds { census.add(toothTop(fold)) }
    census.add(cut(layer: last))
  }

  private func countRamps(in census: inout CompactCensus) {
    let ramps = Count.allOnes(stepExponent)
    for _ in 0..<dimension {
      census.add(.masks, layer: maskRoot, units: 1, weights: 3, negatives: 1)
      if stepExponent > 1 {
        census.addPieces(.masks, of: maskRoot, depth: stepExponent - 1)
      }
      // Of the last steps one is no one's.
      census.add(
        .masks, layer: stepLayer, units: ramps, weights: ramps * 2, negatives: ramps)
      census.add(.masks, layer: rampLayer, units: ramps, weights: ramps * 2, negatives: ramps)
    }
    census.add(.masks, layer: stepLayer, units: 1, weights: 2, negatives: 1)
    census.add(borderShift)
    for depth in 0..<stepExponent { census.add(stepHalf(depth: depth)) }
    census.add(seamSummands.step)
    census.add(seamSummands.seam)
    census.add(maskHeight(layer: rampLayer))
    if dimension == 2 { census.add(maskHeight(layer: axisMaskLayer)) }
  }

  private func countMasks(in census: inout CompactCensus) {
    var units: Count = 0
    var falls: Count = 0
    var nodes: Count = 0
    // 2^(l-1) - 1.
    var ones = Count.allOnes(baseLevel)
    for level in levels {
      for shape in HatShape.new(dimension: dimension) {
        for isOdd in shape.isOdd {
          // Each of the places on an axis but the last has an end of its own.
          let inner = isOdd ? ones : ones + 1
          units += inner + 1
          falls += inner
        }
        nodes += shape.nodeCount(level: level)
      }
      ones = ones * 2 + 1
    }
    census.add(
      .masks, layer: axisMaskLayer, units: units, weights: units + falls, negatives: falls)
    if dimension == 2 {
      census.add(.masks, layer: nodeMaskLayer, units: nodes, weights: nodes * 3, negatives: nodes)
    }
  }

  private func countBits(in census: inout CompactCensus) {
    let (gates, signs) = (gates, signs)
    census.add(.bits, layer: bitLayer, units: gates, weights: signs, chosen: signs)
    census.add(.gates, layer: gateLayer, units: gates, weights: gates * 2, negatives: gates)
  }

  private func countSum(in census: inout CompactCensus) {
    let (added, taken) = gateCounts
    let baseNodes = baseNodes
    let isFinest = (0...topStage).map { $0 == 0 ? 4 : 2 }
    for stage in 0...topStage {
      let layer = hornerLayer(stage: stage)
      let copies = isFinest[stage]
      let digit = stage - baseStage
      let isBase = (0..<precision).contains(digit)
      var edges = stage == topStage ? 0 : 2
      if isBase || added[stage] > 0 {
        let chosen = isBase ? baseNodes : 0
        census.add(
          .nodes, layer: planeLayer, units: 1,
          weights: chosen + Count(added[stage] + (digit < 0 ? 0 : 1)), chosen: chosen)
        census.addRelay(.horner, from: planeLayer + 1, through: layer - 1)
        if digit >= 0 { census.add(baseHeight(layer: gateLayer)) }
        edges += 1
      }
      if digit == 0 || digit > 0 && !isBase && added[stage] == 0 {
        census.add(baseHeight(layer: layer - 1))
        edges += 1
      }
      if taken[stage] > 0 {
        census.add(.nodes, layer: planeLayer, units: 1, weights: Count(taken[stage]))
        census.addRelay(.horner, from: planeLayer + 1, through: layer - 1)
        edges += 1
      }
      census.add(
        .horner, layer: layer, units: copies, weights: copies * edges,
        negatives: taken[stage] > 0 ? copies : 0)
    }
    census.addAmplifier(above: sumLayer, times: doublings)
    shift.count(in: &census, last: sumLayer + doublings)
  }

  /// How many gates are added and taken away at each stage.
  private var gateCounts: (added: [Int], taken: [Int]) {
    // A coefficient has its added digits on stages that follow each other: differences of counts.
    var change = [Int](repeating: 0, count: topStage + 2)
    var taken = [Int](repeating: 0, count: topStage + 1)
    for shape in HatShape.new(dimension: dimension) {
      for level in levels {
        let highest = digits(level: level, oddCoordinates: shape.oddCoordinates) - 1
        change[stage(level: level, digit: 0)] += 1
        change[stage(level: level, digit: highest)] -= 1
        taken[stage(level: level, digit: highest)] += 1
      }
    }
    var added: [Int] = []
    for stage in 0...topStage { added.append((added.last ?? 0) + change[stage]) }
    return (added, taken)
  }
}
