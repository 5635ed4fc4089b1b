extension CompactLevels {
  /// Those for C = 2^scale whose proven error is at most epsilon, and which may have the fewest
  /// weights.
  ///
  /// Of each base and finest level: the values with as few digits as do and one or two more, each with
  /// the widest seams that do.
  package static func candidates(
    dimension: Int, order: Int, epsilon: Rational, scale: Int
  ) -> [CompactLevels] {
    let allowed = epsilon * .powerOfTwo(-scale)
    var candidates: [CompactLevels] = []
    if order == 3 {
      // A parabola on every cell of the base.
      let first = max(1, coarsest(dimension: 1, order: 3, allowed: allowed))
      candidates = (first...(first + 1)).flatMap {
        parabolas(base: $0, allowed: allowed, scale: scale)
      }
      if first > depthOfTrial { candidates = fewestSigns(candidates) }
    }
    let order = min(order, 2)
    let first = max(1, coarsest(dimension: dimension, order: order, allowed: allowed))
    // A grid of its own while it is coarse; else levels over one of the bases that pay.
    let grids =
      dimension == 1
      ? (first...(first + 1)).filter { $0 <= largestBase } : [1].filter { $0 == first }
    let bases = dimension == 1 ? payingBases : [1]
    let leveled =
      grids.map { (base: $0, finest: $0) }
      + bases.filter { $0 < first }.map { (base: $0, finest: first) }
    let found = leveled.flatMap {
      hats(
        dimension: dimension, order: order, base: $0.base, finest: $0.finest, allowed: allowed,
        scale: scale)
    }
    return candidates + (first > depthOfTrial ? fewestSigns(found) : found)
  }

  /// B beyond which a node costs less as one of a level, at any epsilon.
  private static let largestBase = 6

  /// B that cost least under levels, d = 1.
  ///
  /// Found by trying all; the tests do so again at some epsilon.
  private static let payingBases = [3, 4]

  /// Lambda beyond which nothing counts but the nodes, so that one is as good as many.
  private static let depthOfTrial = 40

  /// The one whose nodes have the fewest digits and masks.
  private static func fewestSigns(_ candidates: [CompactLevels]) -> [CompactLevels] {
    let counted = candidates.map { ($0, $0.signs + $0.nodes * 4 + $0.baseNodes * $0.precision) }
    guard var best = counted.first else { return [] }
    for candidate in counted.dropFirst() where candidate.1.isCertainlyAtMost(best.1) {
      best = candidate
    }
    return [best.0]
  }

  /// The coarsest grid on which interpolation leaves something for all else.
  private static func coarsest(dimension: Int, order: Int, allowed: Rational) -> Int {
    let onUnit = LevelBounds.interpolation(dimension: dimension, order: order, level: 0)
    var level = max(0, ((onUnit / allowed).ceilingLog2 - 1) / order)
    while LevelBounds.interpolation(dimension: dimension, order: order, level: level) >= allowed {
      level += 1
    }
    return level
  }

  private static func hats(
    dimension: Int, order: Int, base: Int, finest: Int, allowed: Rational, scale: Int
  ) -> [CompactLevels] {
    let rest =
      allowed - LevelBounds.interpolation(dimension: dimension, order: order, level: finest)
    let fewest = max(1, (1 / rest).ceilingLog2)
    return (fewest...(fewest + (finest == base ? 0 : 2))).compactMap { precision in
      widest(from: finest + 1, allowed: allowed, room: rest - .powerOfTwo(-precision)) {
        CompactLevels(
          dimension: dimension, order: order, baseLevel: base, finestLevel: finest,
          precision: precision, seamExponent: $0, scale: scale)
      }
    }
  }

  private static func parabolas(base: Int, allowed: Rational, scale: Int) -> [CompactLevels] {
    let rest = allowed - LevelBounds.interpolation(dimension: 1, order: 3, level: base)
    let values = Rational(5, over: 4)
    let fewest = max(1, (values / rest).ceilingLog2)
    return (fewest...(fewest + 2)).flatMap { precision in
      let room = rest - values * .powerOfTwo(-precision)
      guard room > 0 else { return [CompactLevels]() }
      // A coefficient is about rho^2 / 8.
      let folds = max(1, ((1 / room).ceilingLog2 - 2 * base - 3) / 2)
      return (folds...(folds + 1)).compactMap { folds in
        widest(from: base + 2, allowed: allowed, room: room) {
          CompactLevels(
            dimension: 1, order: 3, baseLevel: base, finestLevel: base + 1, precision: precision,
            seamExponent: $0, folds: folds, scale: scale)
        }
      }
    }
  }

  /// The one with the widest seams whose proven error is at most what is allowed; nil where there is
  /// none, or C is too small for it.
  private static func widest(
    from first: Int, allowed: Rational, room: Rational, _ make: (Int) -> CompactLevels
  ) -> CompactLevels? {
    guard room >= 0 else { return nil }
    var (seam, design) = (first, make(first))
    if !design.relativeErrorBound.isAtMost(allowed) {
      guard room > 0 else { return nil }
      // Seams of hats cost nearly in proportion to omega, and no less than that; of the parabola a part
      // that its folds leave does not shrink.
      let excess = design.relativeErrorBound.exactValue - (allowed - room)
      seam += max(1, (excess / room).ceilingLog2)
      design = make(seam)
      let last = seam + (design.folds > 0 ? 4 : 0)
      while !design.relativeErrorBound.isAtMost(allowed) {
        guard seam < last else { return nil }
        seam += 1
        design = make(seam)
      }
      while seam - 1 > first {
        let wider = make(seam - 1)
        guard wider.relativeErrorBound.isAtMost(allowed) else { break }
        (seam, design) = (seam - 1, wider)
      }
    }
    return design.doublings >= 0 ? design : nil
  }
}
