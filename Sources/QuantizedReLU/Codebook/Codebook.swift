/// The distinct values that weights and biases may take, as a set; an edge names its value by a
/// code.
///
/// Codes count the nonzero values from 0 in ascending order. The level 0 is a level but never an
/// edge (theory, section 3). Linear and nonlinear codebooks keep their rule instead of a list, so
/// that lambda = 65536 costs nothing.
public struct Codebook: Sendable, Hashable {
  /// Where the values come from.
  public enum Kind: Sendable, Hashable {
    /// {-1, 0, 1/lambda, ..., (lambda-1)/lambda}, lambda even.
    case linear
    /// {-1/2} and 2^-e for the exponents, ascending.
    case nonlinear(exponents: [Int])
    /// Any values: nonzero ones ascending; `hasZero` when 0 was among them.
    case listed([Rational], hasZero: Bool)
  }

  /// The rule.
  public let kind: Kind
  /// How many distinct values a weight may take; `bits` counts log2 of it per weight.
  public let lambda: Int

  /// The largest absolute value in an explicit codebook.
  public static let largestMagnitude: Rational = 1024

  /// The most values that an explicit codebook may have: shortest sums are searched over all.
  public static let listedLimit = 4096

  /// An explicit codebook.
  ///
  /// - Throws: `CodebookError` when it has fewer than two values, one beyond 1024, or cannot
  ///   realise 1, 1/2 and a negative step by short sums.
  public init(values: [Rational]) throws(CodebookError) {
    let distinct = Set(values)
    guard distinct.count >= 2 else { throw .tooFewValues(distinct.count) }
    guard distinct.count <= Codebook.listedLimit else { throw .tooManyValues(distinct.count) }
    if let bad = values.first(where: { $0.magnitude > Codebook.largestMagnitude }) {
      throw .outOfRange(bad)
    }
    guard distinct.contains(where: { $0 < 0 }) else { throw .noNegativeValue }
    guard distinct.contains(where: { $0 > 0 }) else { throw .noPositiveValue }
    kind = .listed(distinct.filter { !$0.isZero }.sorted(), hasZero: distinct.contains(0))
    lambda = distinct.count
    _ = try EdgeCounts(self)
  }

  init(kind: Kind, lambda: Int) {
    self.kind = kind
    self.lambda = lambda
  }

  /// How many codes there are: nonzero values in use.
  public var codeCount: Int {
    switch kind {
    case .linear: lambda
    case .nonlinear(let exponents): exponents.count + 1
    case .listed(let values, _): values.count
    }
  }

  /// The value of a code in 0 ..< `codeCount`.
  public func value(of code: Int) -> Rational {
    switch kind {
    case .linear: code == 0 ? -1 : Rational(code, over: lambda)
    case .nonlinear(let exponents):
      code == 0 ? Rational(-1, over: 2) : .powerOfTwo(-exponents[exponents.count - code])
    case .listed(let values, _): values[code]
    }
  }

  /// The code of a value, or nil when it is none of the codebook's nonzero values.
  public func code(of value: Rational) -> Int? {
    switch kind {
    case .linear:
      if value == -1 { return 0 }
      let scaled = value * Rational(lambda)
      guard scaled.denominator == 1, scaled.numerator > 0, scaled.numerator < lambda else {
        return nil
      }
      return Int(scaled.numerator)
    case .nonlinear(let exponents):
      if value == Rational(-1, over: 2) { return 0 }
      guard let exponent = value.exponentOfTwo.map({ -$0 }) else { return nil }
      return Codebook.code(ofExponent: exponent, in: exponents)
    case .listed(let values, _):
      let position = values.partitioningIndex { $0 >= value }
      return position < values.count && values[position] == value ? position : nil
    }
  }

  /// The code of 2^-exponent in a nonlinear codebook, without making that number.
  ///
  /// O(log values).
  static func code(ofExponent exponent: Int, in exponents: [Int]) -> Int? {
    let position = exponents.partitioningIndex { $0 >= exponent }
    guard position < exponents.count, exponents[position] == exponent else { return nil }
    return exponents.count - position
  }

  /// Whether every value is dyadic, so that doubles evaluate the network exactly while the bits
  /// fit.
  public var isDyadic: Bool {
    switch kind {
    case .linear: lambda & (lambda - 1) == 0
    case .nonlinear: true
    case .listed(let values, _):
      values.allSatisfy(\.isDyadic)
    }
  }

  /// All values as doubles by code.
  ///
  /// O(codes).
  public var doubleValues: [Double] { (0..<codeCount).map { value(of: $0).doubleValue } }
}

extension Array {
  /// The first index whose element satisfies a predicate that is false, then true.
  ///
  /// O(log count).
  func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
