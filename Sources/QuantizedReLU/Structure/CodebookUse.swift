/// How many weights have each value of the codebook.
public struct CodebookUse: Sendable, Hashable {
  /// What decides a weight that is not the same for every f.
  public enum Choice: Sendable, Hashable {
    /// A weight or its negative, for each binary digit of a coefficient or each step of a path.
    case sign
    /// A digit of a coefficient in radix lambda, or the -1 of a negative one.
    case digit
  }

  /// The values.
  public let codebook: Codebook
  /// Weights whose value f chooses: the readouts of Proposition 3 as every f of the class has them;
  /// 0 for the instance of one f.
  public let chosen: Count
  /// How f chooses these; nil where it chooses none.
  public let choice: Choice?
  private let uses: [Int: Count]

  init(_ ledger: CensusLedger, choice: Choice) {
    codebook = ledger.codebook
    uses = ledger.uses.filter { !$0.value.isZero }
    chosen = ledger.chosen
    self.choice = ledger.chosen.isZero ? nil : choice
  }

  /// Codes that any weight has for every f, ascending, which is the order of their values.
  public var usedCodes: [Int] { uses.keys.sorted() }

  /// Weights with the value of a code, those that f chooses left out.
  public func count(of code: Int) -> Count { uses[code] ?? 0 }

  /// All weights.
  ///
  /// O(used codes).
  public var total: Count { uses.values.reduce(chosen) { $0 + $1 } }
}

/// The readouts of Proposition 3 of one function by code.
struct ReadoutUse {
  var uses: [Int: Count]
}
