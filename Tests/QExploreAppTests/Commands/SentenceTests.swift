import QExploreApp
import QuantizedReLU
import Testing

/// Every error is told in one printable sentence that names what was typed.
@Suite struct SentenceTests {
  static let functions = [
    "", "   ", "sni(x)", "2x", "x y", "1.2.3", "1e999", "x +", "* x", "(x", "x)", "x, x", "sin",
    "sin()",
    "sin(x, x)", "min(x)", "x2", "xi", "sum(x)", "mean(sum(xi))", "wave2", "x $ 2", "\u{1B}[31mx",
    "x\nx\n+",
    "“x”", "sin(x", String(repeating: "(", count: 5000), String(repeating: "x+", count: 50_000),
    "x^^2", "()", ",", ")",
  ]

  @Test("tells what is wrong with f in one printable sentence", arguments: functions)
  func tellsExpressionErrors(_ text: String) throws {
    let error = #expect(throws: ExpressionError.self) {
      try TargetFunction(parsing: text, dimension: 1)
    }
    Self.expectSentence(sentence(for: try #require(error)))
  }

  @Test("tells what is wrong with a setting in one printable sentence")
  func tellsSettingErrors() {
    let codebooks: [CodebookError] = [
      .tooFewValues(1), .tooManyValues(70_000), .noNegativeValue, .noPositiveValue,
      .cannotRealise(coefficient: Rational(1, over: 2), edgeLimit: 16), .notANumber("\u{7}x\n"),
      .outOfRange(2),
    ]
    let errors: [SettingError] =
      [
        .lambdaOutOfRange(-1), .oddLinearLambda(3), .epsilonOutOfRange("1e9"), .nOutOfRange(0),
        .dOutOfRange(0),
      ] + ["lambda", "epsilon", "n", "d"].map { .notANumber(field: $0, text: "\u{1B}x\n") }
      + codebooks.map { .codebook($0) }
    for error in errors { Self.expectSentence(sentence(for: error)) }
    #expect(sentence(for: SettingError.lambdaOutOfRange(1)).contains("2...65536"))
    #expect(sentence(for: SettingError.oddLinearLambda(7)).contains("take 8"))
  }

  @Test("tells why f is in no class and why nothing can be evaluated")
  func tellsEngineErrors() {
    let long = [Double](repeating: 0.25, count: 1000)
    let errors: [any Error] =
      [
        TargetError.kink(point: [0.5], order: 2), TargetError.notFinite(point: [0, 1], order: 0),
        TargetError.notFinite(point: long, order: 3), TargetError.undecided(point: [0.5], order: 1),
        EvaluationError.codebook(.noNegativeValue),
      ]
      + ONNXModel.Form.allCases.flatMap { form -> [any Error] in
        [
          ExportError.fileTooLarge(form: form, bytes: 3_000_000_000, limit: ONNXModel.byteLimit),
          ExportError.valueTooSmall(form: form, value: "2^-2000"),
        ]
      }
    for error in errors {
      Self.expectSentence(sentence(for: error))
      #expect(sentence(for: error).count < 300)
    }
  }

  @Test("tells errors that nobody foresaw, too")
  func tellsUnknownErrors() {
    struct Strange: Error {}
    Self.expectSentence(sentence(for: Strange()))
  }

  @Test("cuts long values and replaces control characters")
  func showsValuesSafely() {
    #expect(shown("a\u{1B}b\n") == "\"a?b?\"")
    #expect(plain(String(repeating: "x", count: 100), limit: 3) == "xxx…")
    #expect(counted(1, "row") == "1 row")
    #expect(counted(0, "row") == "0 rows")
  }

  private static func expectSentence(
    _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(text.last == ".", "\(text)", sourceLocation: sourceLocation)
    #expect(text.contains(";"), "no way out: \(text)", sourceLocation: sourceLocation)
    #expect(
      text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) },
      "\(text)", sourceLocation: sourceLocation)
    #expect(text.count < 400, "\(text)", sourceLocation: sourceLocation)
  }
}
