/// On which layer what stands.
///
/// A signal of 1 on the way of the hats holds 2^-(L - P + 1) on layer L >= P, on the way of the masks
/// 2^-(L - Q + 1) from layer Q on: these are 2 omega high and the hats up to 2^-(B+1), so that the
/// masks read x after as many layers of full scale as the hats are halved to their size.
extension CompactLevels {
  /// Whether there are digits that change from place to place.
  var hasLevels: Bool { !levels.isEmpty }

  /// Depth of the tree of steps between two borders where digits change: d = 1 has odd nodes only, so
  /// that every second border is one.
  var stepExponent: Int { dimension == 1 ? finestLevel - 1 : finestLevel }

  /// P: the first layer that hats are halved on, late enough for their smallest constant.
  var hatRoot: Int {
    guard hasLevels else { return baseLevel + 1 }
    guard folds > 0 else { return seamExponent + 2 }
    return max(baseLevel + folds + 1, seamExponent + 2 - folds)
  }

  /// Q - P: 2 omega is halved so many times less than the hats, up to at least their height.
  private var maskDelay: Int {
    folds == 0 ? seamExponent - baseLevel - 1 : seamExponent + folds - baseLevel - 2
  }

  /// Q: the first layer that masks are halved on.
  var maskRoot: Int { hatRoot + maskDelay }

  /// The layer of the steps between borders, and those above it: ramps, masks of an axis, of a node,
  /// digits, gates.
  var stepLayer: Int { maskRoot + stepExponent }
  var rampLayer: Int { stepLayer + 1 }
  var axisMaskLayer: Int { stepLayer + 2 }
  var nodeMaskLayer: Int { stepLayer + dimension + 1 }
  var bitLayer: Int { nodeMaskLayer + 1 }
  var gateLayer: Int {
    hasLevels ? bitLayer + 1 : hatRoot + baseDepth
  }

  /// Layers from x to the hats of the base: a tree and their difference, or in two dimensions folds,
  /// differences, hats.
  var baseDepth: Int { dimension == 1 ? baseLevel + 1 : 3 }
  var baseRoot: Int { gateLayer - baseDepth }

  /// The layer of the hats of a level, cut at omega, or of the parabola.
  func hatLayer(level: Int) -> Int {
    folds == 0 ? hatRoot + level + dimension : hatRoot + baseLevel + folds + 2
  }

  /// The chain of folds that hats and parabolas are made from ends so many layers above P.
  var foldCount: Int { folds == 0 ? finestLevel : baseLevel + folds }

  /// The layer of the sums of each stage, and that on which a stage enters the whole sum.
  var planeLayer: Int { gateLayer + 1 }
  func hornerLayer(stage: Int) -> Int { planeLayer + 1 + topStage - stage }
  var sumLayer: Int { hornerLayer(stage: 0) }

  /// The sum at its last stage is f' / C plus the shift, times 2^(J - B + o), o the stage of
  /// the lowest digit of f's values, on the way of the hats.
  var doublings: Int { sumLayer - hatRoot + scale - precision + baseLevel - baseStage }

  var shift: OutputShift { OutputShift(scale: scale + shiftExponent - 1) }

  /// 2^-e on the way of the hats.
  func hatConstant(_ exponent: Int, layer: Int) -> ConstantPlace {
    ConstantPlace(layer: layer, exponent: layer - hatRoot + 1 + exponent)
  }

  /// 2^-e on the way of the masks.
  func maskConstant(_ exponent: Int, layer: Int) -> ConstantPlace {
    ConstantPlace(layer: layer, exponent: layer - maskRoot + 1 + exponent)
  }

  /// Where fold k bends, at 2^-k.
  func bend(_ fold: Int) -> ConstantPlace { hatConstant(fold, layer: hatRoot + fold - 1) }

  /// The height of the hats of a level, read beside omega.
  func hatTop(level: Int) -> ConstantPlace {
    hatConstant(level, layer: hatLayer(level: level) - 1)
  }

  /// What is cut off hats of a level or the parabola, on a layer.
  func cut(layer: Int) -> ConstantPlace { hatConstant(seamExponent + 1 - folds, layer: layer) }

  /// The height of tooth k of the parabola.
  func toothTop(_ fold: Int) -> ConstantPlace {
    hatConstant(baseLevel + fold, layer: hatRoot + baseLevel + fold)
  }

  /// omega, by which x is moved before it is cut into steps.
  var borderShift: ConstantPlace {
    ConstantPlace(layer: maskRoot - 1, exponent: seamExponent + 1)
  }

  /// Half the length of a step at a depth.
  func stepHalf(depth: Int) -> ConstantPlace { maskConstant(depth + 1, layer: maskRoot + depth) }

  /// Length of a step, and of a seam, whose difference is where the seam begins.
  var seamSummands: (step: ConstantPlace, seam: ConstantPlace) {
    (
      maskConstant(stepExponent, layer: stepLayer - 1),
      maskConstant(seamExponent, layer: stepLayer - 1)
    )
  }

  /// 2 omega, a mask's height.
  func maskHeight(layer: Int) -> ConstantPlace { maskConstant(seamExponent, layer: layer) }

  /// Half the length of a piece of the base's tree.
  func baseHalf(depth: Int) -> ConstantPlace { hatConstant(depth + 1, layer: baseRoot + depth) }

  /// 2^-B, the height of the base's hats.
  func baseHeight(layer: Int) -> ConstantPlace { hatConstant(baseLevel, layer: layer) }

  /// The borders between which the hat of a node is above 0 on an axis, numbered from 0 to 2^depth.
  func borders(shape: HatShape, axis: Int, level: Int, place: Int) -> Range<Int> {
    let shift = stepExponent - level + 1
    if shape.isOdd[axis] { return place << shift..<(place + 1) << shift }
    let half = 1 << (shift - 1)
    return max(0, 2 * place * half - half)..<min(1 << stepExponent, 2 * place * half + half)
  }
}
