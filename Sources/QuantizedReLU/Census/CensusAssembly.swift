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

  /// The same inside, the coefficient by its place in `kinds`.
  private struct Term {
    var source: Int
    var kind: Int
    var total: Count
  }

  private struct UnitClass {
    /// The level of the units that others read.
    var level: Int
    /// Levels of a chain below them, alike up to copies: each reads the one below as the lowest
    /// one reads the class's term.
    var chained = 0
    var units: Count
    var terms: [Term]
    var bias: Rational?
    var block: StructureBlock.Kind
  }

  /// How many alike circuits the units that are made now belong to.
  var multiplicity: Count = 1
  /// The block of the structure that they belong to.
  var block = StructureBlock.Kind.output

  /// All that the counts depend on beside the classes: two codebooks with the same edges have the
  /// same counts.
  private let edges: EdgeCounts
  private var classes: [UnitClass] = []
  private var readers: [(source: Int, kind: Int)] = []
  /// The coefficients that occur, a handful, and what each costs.
  private var kinds: [(coefficient: Rational, edges: Int)] = []

  init(edges: EdgeCounts) {
    self.edges = edges
  }

  /// Inputs are read but not counted.
  func input(_ axis: Int) -> Signal { units(0, level: 0, terms: []) }

  func unit(level: Int, terms: [(Signal, Rational)], bias: Rational?) -> Signal {
    if let bias {
      precondition(bias == edges.unitStep, "a bias here is a codebook value")
    }
    return units(
      multiplicity, level: level, terms: terms.map { ($0, $1, multiplicity) },
      bias: bias)
  }

  /// So many units with so many terms in all.
  func units(_ count: Count, level: Int, terms: [Terms], bias: Rational? = nil) -> Signal {
    var kept: [Term] = []
    kept.reserveCapacity(terms.count)
    for term in terms where !term.total.isZero {
      kept.append(
        Term(source: term.source.index, kind: kind(of: term.coefficient), total: term.total))
    }
    classes.append(UnitClass(level: level, units: count, terms: kept, bias: bias, block: block))
    return Signal(index: classes.count - 1)
  }

  func chain(_ signal: Signal, from level: Int, length: Int, factor: Rational) -> Signal {
    guard length > 0 else { return signal }
    classes.append(
      UnitClass(
        level: level + length, chained: length - 1, units: multiplicity,
        terms: [Term(source: signal.index, kind: kind(of: factor), total: multiplicity)],
        bias: nil, block: block))
    return Signal(index: classes.count - 1)
  }

  /// Notes that units of these classes are read so, where the reader's terms are counted with
  /// another class.
  func read(_ signals: some Sequence<Signal>, with coefficient: Rational) {
    let kind = kind(of: coefficient)
    for signal in signals { readers.append((signal.index, kind)) }
  }

  /// Units that may stand on some levels beside those that are counted: they count to the width
  /// alone, and not at all where there are fewer than 1 or the end comes before the start.
  struct Reserve {
    var units: Int
    var start: Int
    var end: Int
  }

  /// The counts of the whole with its linear output, for a codebook with so many values.
  func counts(
    output: [(Signal, Rational)], lambda: Int, reserving reserves: [Reserve] = []
  ) -> NetworkCounts {
    let copies = self.copies(output: output)
    var weights: Count = 0
    for (_, coefficient) in output { weights += Count(edges(of: kind(of: coefficient))) }
    var units: Count = 0
    var runs = reserves.filter { $0.units > 0 && max(1, $0.start) <= $0.end }.map {
      Span(start: max(1, $0.start), end: $0.end, units: Count($0.units))
    }
    for (unitClass, copies) in zip(classes, copies) {
      let physical = unitClass.units * copies
      units += physical
      runs.append(Span(start: unitClass.level, end: unitClass.level, units: physical))
      if unitClass.bias != nil { weights += physical }
      for term in unitClass.terms {
        weights += term.total * (copies * edges(of: term.kind))
      }
      guard unitClass.chained > 0 else { continue }
      // Inside a chain a unit has as many copies as the next one takes edges.
      let edges = edges(of: unitClass.terms[0].kind)
      let inner = unitClass.units * edges
      units += inner * unitClass.chained
      weights += inner * (edges * unitClass.chained)
      runs.append(
        Span(
          start: unitClass.level - unitClass.chained, end: unitClass.level - 1, units: inner))
    }
    return NetworkCounts(
      depth: Count(depth), width: Span.width(of: runs),
      units: units, weights: weights, lambda: lambda)
  }

  /// The output's level.
  private var depth: Int { (classes.map(\.level).max() ?? 0) + 1 }

  /// Copies of each class: the most edges that any one reader takes.
  private func copies(output: [(Signal, Rational)]) -> [Int] {
    var copies = [Int](repeating: 1, count: classes.count)
    for unitClass in classes where !unitClass.units.isZero {
      for term in unitClass.terms {
        copies[term.source] = max(copies[term.source], edges(of: term.kind))
      }
    }
    for (source, kind) in readers + output.map({ ($0.index, kind(of: $1)) }) {
      copies[source] = max(copies[source], edges(of: kind))
    }
    return copies
  }

  /// The same written down block by block, level by level and value by value.
  func record(output: [(Signal, Rational)], in ledger: inout CensusLedger) {
    for (unitClass, copies) in zip(classes, copies(output: output)) {
      let physical = unitClass.units * copies
      var weights: Count = 0
      if let bias = unitClass.bias {
        weights += physical
        ledger.use(bias, times: physical)
      }
      for term in unitClass.terms {
        weights += term.total * (copies * edges(of: term.kind))
        ledger.use(kinds[term.kind].coefficient, times: term.total * copies)
      }
      ledger.add(
        CensusLedger.Entry(
          block: unitClass.block, start: unitClass.level, length: 1, units: physical,
          weights: weights))
      guard unitClass.chained > 0 else { continue }
      let (factor, edges) = kinds[unitClass.terms[0].kind]
      let inner = unitClass.units * edges
      ledger.add(
        CensusLedger.Entry(
          block: unitClass.block, start: unitClass.level - unitClass.chained,
          length: unitClass.chained, units: inner, weights: inner * edges))
      ledger.use(factor, times: inner * unitClass.chained)
    }
    var weights: Count = 0
    for (_, coefficient) in output {
      weights += Count(edges(of: kind(of: coefficient)))
      ledger.use(coefficient, times: 1)
    }
    ledger.add(
      CensusLedger.Entry(block: block, start: depth, length: 1, units: 0, weights: weights))
  }

  /// So many units on each of some levels.
  private struct Span {
    var start: Int
    var end: Int
    var units: Count

    /// The most units on a level.
    ///
    /// O(spans), or O(spans^2) where counts are enclosures, which cannot be subtracted.
    static func width(of spans: [Span]) -> Count {
      var starts: [Int: Count] = [:]
      var ends: [Int: Count] = [:]
      for span in spans where span.start >= 1 {
        starts[span.start, default: 0] += span.units
        ends[span.end, default: 0] += span.units
      }
      var present: Count = 0
      var width: Count = 0
      for level in Set(starts.keys).union(ends.keys).sorted() {
        present += starts[level, default: 0]
        width = Count.larger(width, present)
        present =
          present.subtracting(ends[level, default: 0])
          ?? spans.reduce(0) { $1.start <= level && level < $1.end ? $0 + $1.units : $0 }
      }
      return width
    }
  }

  private func edges(of kind: Int) -> Int { kinds[kind].edges }

  /// The place of a coefficient in `kinds`.
  private func kind(of coefficient: Rational) -> Int {
    if let known = kinds.firstIndex(where: { $0.coefficient == coefficient }) { return known }
    guard let count = edges.count(of: coefficient) else {
      preconditionFailure("\(coefficient) is no coefficient of a layout")
    }
    kinds.append((coefficient, count))
    return kinds.count - 1
  }
}
