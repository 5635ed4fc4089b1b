/// Counts a circuit by classes of units that look alike: how many there are, and how many terms
/// they have in all on each other class.
///
/// Copies and edges follow the rule of `Lowering`: a class has as many copies as any one reader
/// takes edges from a unit of it. O(classes), whatever the number of units.
///
/// A class, because a layout hands one assembly to many blocks.
final class CensusAssembly: CircuitAssembly {
  /// A class of units.
  struct Signal: Hashable {
    fileprivate let index: Int
  }

  /// All terms that a class has on another one.
  typealias Terms = (source: Signal, coefficient: Rational, total: Count)

  private struct UnitClass {
    var level: Int
    var units: Count
    var terms: [Terms]
    var hasBias: Bool
  }

  /// How many alike circuits the units that are made now belong to.
  var multiplicity: Count = 1

  private let codebook: Codebook
  private var classes: [UnitClass] = []
  private var readers: [(Signal, Rational)] = []
  private var edges: [Rational: Int] = [:]

  init(codebook: Codebook) {
    self.codebook = codebook
  }

  /// Inputs are read but not counted.
  func input(_ axis: Int) -> Signal { units(0, level: 0, terms: []) }

  func unit(level: Int, terms: [(Signal, Rational)], bias: Rational?) -> Signal {
    if let bias {
      precondition(codebook.code(of: bias) != nil, "a bias here is a codebook value")
    }
    return units(
      multiplicity, level: level, terms: terms.map { ($0, $1, multiplicity) },
      hasBias: bias != nil)
  }

  /// So many units with so many terms in all.
  func units(_ count: Count, level: Int, terms: [Terms], hasBias: Bool = false) -> Signal {
    classes.append(
      UnitClass(
        level: level, units: count, terms: terms.filter { !$0.total.isZero }, hasBias: hasBias))
    return Signal(index: classes.count - 1)
  }

  /// Notes that units of these classes are read so, where the reader's terms are counted with
  /// another class.
  func read(_ signals: some Sequence<Signal>, with coefficient: Rational) {
    for signal in signals { readers.append((signal, coefficient)) }
  }

  /// The counts of the whole with its linear output.
  ///
  /// - Throws: `CodebookError.cannotRealise` for a coefficient without a short sum.
  func counts(output: [(Signal, Rational)]) throws(CodebookError) -> NetworkCounts {
    var copies = [Int](repeating: 1, count: classes.count)
    for unitClass in classes where !unitClass.units.isZero {
      for term in unitClass.terms {
        copies[term.source.index] = max(
          copies[term.source.index], try edgeCount(term.coefficient))
      }
    }
    for (source, coefficient) in readers {
      copies[source.index] = max(copies[source.index], try edgeCount(coefficient))
    }
    var weights: Count = 0
    for (source, coefficient) in output {
      let count = try edgeCount(coefficient)
      copies[source.index] = max(copies[source.index], count)
      weights += Count(count)
    }
    var units: Count = 0
    var widths: [Int: Count] = [:]
    for (unitClass, copies) in zip(classes, copies) {
      let physical = unitClass.units * copies
      units += physical
      widths[unitClass.level, default: 0] += physical
      if unitClass.hasBias { weights += physical }
      for term in unitClass.terms {
        weights += term.total * (copies * (try edgeCount(term.coefficient)))
      }
    }
    let highest = classes.map(\.level).max() ?? 0
    return NetworkCounts(
      depth: Count(highest + 1), width: widths.values.reduce(0) { Count.larger($0, $1) },
      units: units, weights: weights, lambda: codebook.lambda)
  }

  private func edgeCount(_ coefficient: Rational) throws(CodebookError) -> Int {
    if let known = edges[coefficient] { return known }
    let count = try codebook.realise(coefficient).count
    edges[coefficient] = count
    return count
  }
}
