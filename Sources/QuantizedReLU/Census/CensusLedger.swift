/// What a census adds up, written down: which block, on which levels, with which codebook values.
///
/// A value that only those make who ask for a `StructureInventory`.
struct CensusLedger {
  /// Levels of one block, of which each has so much more than the one below.
  struct Entry {
    var block: StructureBlock.Kind
    var start: Int
    var length: Int
    /// On the lowest level.
    var units: Count
    var weights: Count
    /// More on each level than on the one below it.
    var unitGrowth: Count = 0
    var weightGrowth: Count = 0
  }

  let codebook: Codebook
  private let edges: EdgeCounts
  private(set) var entries: [Entry] = []
  /// Weights of each code whose value does not depend on f.
  private(set) var uses: [Int: Count] = [:]
  /// Weights whose value f chooses.
  private(set) var chosen: Count = 0
  private var realised: [Rational: [Int]] = [:]
  private var layoutUses = [Count](repeating: 0, count: LayoutCoefficient.allCases.count)

  init(codebook: Codebook, edges: EdgeCounts) {
    self.codebook = codebook
    self.edges = edges
  }

  /// Levels without coefficients, which are added apart.
  mutating func add(_ entry: Entry) {
    guard entry.length > 0, !(entry.units.isZero && entry.weights.isZero) else { return }
    entries.append(entry)
  }

  /// So many coefficients, each as often as its edges have copies.
  mutating func use(_ coefficient: Rational, times: Count) {
    guard !times.isZero else { return }
    let codes: [Int]
    if let known = realised[coefficient] {
      codes = known
    } else {
      do {
        codes = try codebook.realise(coefficient)
      } catch {
        preconditionFailure("the census counted the edges of \(coefficient): \(error)")
      }
      realised[coefficient] = codes
    }
    for code in codes { uses[code, default: 0] += times }
  }

  /// So many weights with the value of a code.
  mutating func use(code: Int, times: Count) { uses[code, default: 0] += times }

  /// So many weights whose value f chooses.
  mutating func choose(_ weights: Count) { chosen += weights }

  /// A run of the function-independent layout, so many times.
  mutating func add(_ run: LevelRun, times: Count, to block: StructureBlock.Kind) {
    add(
      Entry(
        block: run.isSquaring ? .squares : block, start: run.start, length: run.length,
        units: times * run.units, weights: times * run.weights))
    use(run.coefficients, times: times * run.length)
  }

  /// A ramp of it.
  mutating func addRamp(_ run: LevelRun, to block: StructureBlock.Kind) {
    let (units, weights) = (Count(run.units), Count(run.weights))
    add(
      Entry(
        block: block, start: run.start, length: run.length, units: units, weights: weights,
        unitGrowth: units, weightGrowth: weights))
    use(run.coefficients, times: Count(run.length * (run.length + 1) / 2))
  }

  private mutating func use(_ coefficients: CoefficientCounts, times: Count) {
    for coefficient in LayoutCoefficient.allCases where coefficients[coefficient] > 0 {
      layoutUses[coefficient.rawValue] += times * coefficients[coefficient]
    }
  }

  /// The readouts of Proposition 3: chosen by f, or those of one function.
  mutating func addReadout(
    _ weights: Count, of readout: ReadoutUse?, copies: Int, level: Int
  ) {
    let own = readout.map { $0.uses.values.reduce(0) { $0 + $1 } * copies }
    add(
      Entry(block: .sum, start: level, length: 1, units: 0, weights: own ?? weights))
    guard let readout else {
      chosen += weights
      return
    }
    for (code, count) in readout.uses { uses[code, default: 0] += count * copies }
  }

  /// Turns the coefficients of the function-independent layout into codes.
  ///
  /// They are kept by kind until the end, because few kinds come in many runs.
  mutating func close() {
    for coefficient in LayoutCoefficient.allCases {
      use(coefficient.value(edges), times: layoutUses[coefficient.rawValue])
      layoutUses[coefficient.rawValue] = 0
    }
  }
}
