import QuantizedReLU

extension SettingError: Explained {
  package var sentence: String {
    switch self {
    case .lambdaOutOfRange(let lambda):
      outside("lambda", String(lambda), Setting.lambdaRange)
    case .oddLinearLambda(let lambda):
      "lambda \(lambda) is odd, and sums of odd linear levels never give the 1/2 that squaring needs; "
        + "take \(lambda + 1), or nonlinear quantization, where every lambda from 2 to 65536 works."
    case .notANumber(let field, let text):
      "\(field) cannot be \(shown(text)); " + SettingError.wayOut(field: field)
    case .epsilonOutOfRange(let text):
      "epsilon \(plain(text)) is outside its range; " + SettingError.wayOut(field: "epsilon")
    case .nOutOfRange(let n): outside("n", String(n), Setting.nRange)
    case .dOutOfRange(let d): outside("d", String(d), Setting.dRange)
    case .structureOutOfRange(let structure, let n, let d):
      "the \(structure.name) structure exists for \(structure.shapes) only, not for n = \(n), "
        + "d = \(d); take such n and d, or the function-independent structure."
    case .codebook(let error): error.sentence
    }
  }

  /// What a field takes instead.
  private static func wayOut(field: String) -> String {
    switch field {
    case "lambda": wholeNumber(Setting.lambdaRange)
    case "n": wholeNumber(Setting.nRange)
    case "d": wholeNumber(Setting.dRange)
    case "epsilon":
      "give a decimal such as 0.01 or 1e-3, or a quotient such as 1/128, above 0 and below 1."
    default: "give a whole number."
    }
  }

  private static func wholeNumber(_ range: ClosedRange<Int>) -> String {
    "give a whole number from \(range.lowerBound) to \(range.upperBound)."
  }
}

/// The sentence for a whole number outside its range.
package func outside(_ name: String, _ value: String, _ range: ClosedRange<Int>) -> String {
  "\(name) \(plain(value)) is outside \(range.lowerBound)...\(range.upperBound); "
    + "give a whole number from \(range.lowerBound) to \(range.upperBound)."
}

extension NamedCodebook {
  /// Why a format cannot carry the construction.
  package func refusal(_ error: CodebookError) -> String {
    let carrying = NamedCodebook.allCases.filter { $0 != self && (try? $0.codebook()) != nil }
    let way = "choose \(carrying.map(\.rawValue).joined(separator: ", "))."
    guard case .cannotRealise(let coefficient, let limit) = error else {
      return "the format \(rawValue) cannot carry the construction; \(way)"
    }
    return "the format \(rawValue) (\(values.count) values) cannot carry the construction: it "
      + "needs the coefficient \(coefficient), and no sum of up to \(limit) of the values makes it "
      + "exactly; \(way)"
  }

  /// No format and no list of values.
  package static func unknown(_ text: String) -> String {
    "codebook \(shown(text)) is neither a list of values nor a format; give values such as -1/2,1/4,1/2, "
      + "or one of \(allCases.map(\.rawValue).joined(separator: ", "))."
  }
}

extension CodebookError: Explained {
  package var sentence: String {
    switch self {
    case .tooFewValues(let count):
      "a codebook of \(counted(count, "value")) is too small; "
        + "give at least two different values, such as -1/2,1/2."
    case .tooManyValues(let count):
      "a codebook of \(counted(count, "value")) is too large; "
        + "give at most \(Codebook.listedLimit), or use --quantization linear."
    case .noPositiveValue:
      "the codebook has no positive value; add one, as in -1/2,1/4,1/2."
    case .noNegativeValue:
      "the codebook has no negative value, so differences cannot be made; "
        + "add one, as in -1/2,1/4,1/2."
    case .cannotRealise(let coefficient, let edgeLimit):
      "no sum of up to \(edgeLimit) codebook values makes the coefficient \(coefficient); "
        + "add values such as 1/2 and 1."
    case .notANumber(let text):
      "the codebook value \(shown(text)) is not a number; "
        + "give fractions, decimals or powers separated by commas, as in -1/2,0.25,2^-4."
    case .noCompactNetwork(let codebook, dimension: 1):
      "the compact structure needs the weight values -1/2 and 1/2, or -1, 1/2 and 1, and \(codebook) has "
        + "neither; take nonlinear quantization, a codebook such as -1,1/2,1, or another structure."
    case .noCompactNetwork(let codebook, let dimension):
      "for d = \(dimension) the compact structure needs the weight values -1/2 and 1/2, and \(codebook) "
        + "lacks one of them; take nonlinear quantization, a codebook such as -1/2,1/2, or another structure."
    case .outOfRange(let value):
      "the codebook value \(value) is outside -1024...1024; give values from -1024 to 1024."
    }
  }
}
