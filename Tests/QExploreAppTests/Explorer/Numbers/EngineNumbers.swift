import QExploreApp
import QuantizedReLU

/// What the engine says of a configuration, asked for without the explorer; each one is asked for once.
///
/// A class for that memory.
final class EngineNumbers {
  /// One configuration.
  struct Answer {
    let construction: Construction
    /// The counts for this f; nil where they are not known.
    let own: NetworkCounts?
    /// f' in closed form; nil where that takes too long.
    let approximation: Approximation?

    /// What a line of counts shows: this f where it is counted, else every f.
    var main: NetworkCounts { own ?? construction.structureCounts }
  }

  /// What view 4 shows of it.
  struct Blocks {
    /// For every f.
    let inventory: StructureInventory
    /// For this one.
    let own: CodebookUse?
  }

  private struct Key: Hashable {
    var setting: Setting
    var target: TargetFunction
  }

  private var answers: [Key: Answer?] = [:]
  private var structures: [Key: NetworkCounts?] = [:]
  private var instances: [Key: NetworkCounts?] = [:]
  private var blocks: [Key: Blocks] = [:]

  /// The answer for a configuration; nil where it cannot be built.
  func answer(_ setting: Setting, _ target: TargetFunction) -> Answer? {
    let key = Key(setting: setting, target: target)
    if let known = answers[key] { return known }
    let answer = try? Construction(setting: setting, target: target)
    let found = answer.map { construction in
      var own: NetworkCounts?
      if case .counts(let counts)? = construction.instanceCounts() { own = counts }
      let isQuick = construction.productsPerPoint.map { $0 <= 100_000 } ?? false
      return Answer(
        construction: construction, own: own,
        approximation: isQuick ? try? construction.approximation() : nil)
    }
    answers[key] = .some(found)
    return found
  }

  /// The counts for every f; nil where it cannot be built.
  ///
  /// The bound of the class is the same for every lambda and takes long.
  func counts(
    _ setting: Setting, _ target: TargetFunction, bound: DerivativeBounds? = nil
  ) -> NetworkCounts? {
    let key = Key(setting: setting, target: target)
    if let known = structures[key] { return known }
    let counts = construction(setting, target, bound)?.structureCounts
    structures[key] = .some(counts)
    return counts
  }

  /// The counts for this f; nil where they are not known.
  func own(
    _ setting: Setting, _ target: TargetFunction, bound: DerivativeBounds
  ) -> NetworkCounts? {
    let key = Key(setting: setting, target: target)
    if let known = instances[key] { return known }
    var own: NetworkCounts?
    if case .counts(let counts)? = construction(setting, target, bound)?.instanceCounts() {
      own = counts
    }
    instances[key] = .some(own)
    return own
  }

  private func construction(
    _ setting: Setting, _ target: TargetFunction, _ bound: DerivativeBounds?
  ) -> Construction? {
    guard let bound else { return try? Construction(setting: setting, target: target) }
    return try? Construction(setting: setting, target: target, classBound: bound)
  }

  /// The blocks for every f, and how often this one uses each value; nil where that takes long.
  func blocks(_ setting: Setting, _ target: TargetFunction) -> Blocks? {
    let key = Key(setting: setting, target: target)
    if let known = blocks[key] { return known }
    guard let construction = answer(setting, target)?.construction else { return nil }
    var own: CodebookUse?
    if setting.d == 1 || setting.structure == .compact,
      case .inventory(let inventory)? = construction.instanceInventory()
    {
      own = inventory.use
    }
    let found = Blocks(inventory: construction.inventory, own: own)
    blocks[key] = found
    return found
  }

  /// |f' - f| at a point; nil where it takes too long.
  func error(at point: [Double], _ setting: Setting, _ target: TargetFunction) -> Double? {
    answer(setting, target)?.approximation.map {
      abs($0.values(at: [point])[0] - target.value(at: point))
    }
  }
}
