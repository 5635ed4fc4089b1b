/// Number formats of practice as codebooks: which values a weight may take.
///
/// Formats that scale a block of weights by a common factor are taken at scale 1. The raw value is
/// the name that a person types.
public enum NamedCodebook: String, CaseIterable, Sendable, Hashable {
  /// {-1/2, 1/2}.
  case binary
  /// {-1/2, 0, 1/2}; 0 is the absent edge.
  case ternary
  /// Powers of two with a sign, and 0, in 4 bits: +-2^-k for k = 0...6.
  case pot4
  /// Integers of 2 bits over 2.
  case int2
  /// Integers of 3 bits over 4.
  case int3
  /// Integers of 4 bits over 8.
  case int4
  /// Integers of 8 bits over 128.
  case int8
  /// Floating point of 4 bits: sign, 2 exponent bits, 1 mantissa bit.
  case fp4E2M1 = "fp4-e2m1"
  /// 4-bit NormalFloat: quantiles of the normal distribution.
  case nf4
  /// Floating point of 8 bits: sign, 4 exponent bits, 3 mantissa bits.
  case fp8E4M3 = "fp8-e4m3"

  /// The format with exactly these values, in any order; 0 counts.
  ///
  /// O(values log values).
  public init?(matching values: [Rational]) {
    let sorted = Set(values).sorted()
    guard let match = NamedCodebook.allCases.first(where: { $0.values == sorted }) else {
      return nil
    }
    self = match
  }

  /// The values, exact, ascending and distinct.
  public var values: [Rational] {
    switch self {
    case .binary: [-.half, .half]
    case .ternary: [-.half, 0, .half]
    case .pot4: NamedCodebook.withNegatives((0...6).map { .powerOfTwo(-$0) })
    case .int2, .int3, .int4, .int8: NamedCodebook.integers(bits: bitWidth)
    case .fp4E2M1:
      NamedCodebook.withNegatives(
        NamedCodebook.floats(exponentBits: 2, mantissaBits: 1, bias: 1, reserved: 0))
    case .nf4: NamedCodebook.normalFloats
    case .fp8E4M3:
      // The code with all bits set is no number; there are no infinities.
      NamedCodebook.withNegatives(
        NamedCodebook.floats(exponentBits: 4, mantissaBits: 3, bias: 7, reserved: 1))
    }
  }

  /// Bits that one stored value takes, at least log2 of the number of values.
  public var bitWidth: Int {
    switch self {
    case .binary: 1
    case .ternary, .int2: 2
    case .int3: 3
    case .pot4, .int4, .fp4E2M1, .nf4: 4
    case .int8, .fp8E4M3: 8
    }
  }

  /// A few words for a person who chooses one.
  public var title: String {
    switch self {
    case .binary: "binary: one sign bit"
    case .ternary: "ternary: binary and no edge"
    case .pot4: "4-bit powers of two"
    case .int2: "2-bit integers"
    case .int3: "3-bit integers"
    case .int4: "4-bit integers"
    case .int8: "8-bit integers"
    case .fp4E2M1: "4-bit floating point (E2M1)"
    case .nf4: "4-bit NormalFloat"
    case .fp8E4M3: "8-bit floating point (E4M3)"
    }
  }

  /// Where the values are defined.
  public var source: String {
    switch self {
    case .binary:
      "Courbariaux et al., BinaryConnect, 2015 (arXiv 1511.00363), at scale 1/2"
    case .ternary: "Li et al., Ternary Weight Networks, 2016 (arXiv 1605.04711), at scale 1/2"
    case .pot4:
      "Li, Dong, Wang, Additive Powers-of-Two Quantization, ICLR 2020 (arXiv 1909.13144), plain "
        + "powers of two as in its published code, at scale 1"
    case .int2, .int3, .int4, .int8: "two's complement integers k over 2^(bits - 1)"
    case .fp4E2M1: "OCP Microscaling Formats (MX) Specification 1.0, 2023, at scale 1"
    case .nf4:
      "Dettmers et al., QLoRA, 2023 (arXiv 2305.14314), the decimals of its appendix"
    case .fp8E4M3: "OCP 8-bit Floating Point Specification (OFP8) 1.0, 2023; finite values"
    }
  }

  /// Whether every value is an integer over a power of two, so that doubles evaluate a network
  /// exactly while the bits fit.
  ///
  /// Only NF4 is not: its published decimals abbreviate 32-bit floats, and are taken as they are
  /// printed.
  public var isDyadic: Bool { values.allSatisfy(\.isDyadic) }

  /// The codebook.
  ///
  /// - Throws: `CodebookError.cannotRealise` for NF4: no sum of up to 16 of its values is 1/2, which
  ///   every construction needs (nor of the 32-bit floats that they abbreviate). All others carry
  ///   the construction.
  public func codebook() throws(CodebookError) -> Codebook { try Codebook(values: values) }
}
