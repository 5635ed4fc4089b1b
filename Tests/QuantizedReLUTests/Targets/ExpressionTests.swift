import Foundation
import Testing

import QuantizedReLU

/// An expression beside the same function written in Swift.
struct KnownFunction: Sendable, CustomTestStringConvertible {
  var text: String
  var dimension = 1
  var function: @Sendable ([Double]) -> Double

  var testDescription: String { text }

  init(_ text: String, _ function: @escaping @Sendable (Double) -> Double) {
    self.text = text
    self.function = { function($0[0]) }
  }

  init(_ text: String, dimension: Int, _ function: @escaping @Sendable ([Double]) -> Double) {
    self.text = text
    self.dimension = dimension
    self.function = function
  }
}

/// Why a text is refused, nil when it is read.
func refusal(_ text: String, dimension: Int = 1) -> ExpressionError? {
  do throws(ExpressionError) {
    _ = try TargetFunction(parsing: text, dimension: dimension)
    return nil
  } catch {
    return error
  }
}

struct ExpressionTests {
  static let known: [KnownFunction] = [
    .init("sin(x)") { sin($0) },
    .init("  exp(-3*x) * sin(7*x) / 60 ") { exp(-3 * $0) * sin(7 * $0) / 60 },
    .init("-x^2") { -($0 * $0) },
    .init("2^-x") { exp(-$0 * log(2)) },
    .init("2^3^2 + 0*x") { 512 + 0 * $0 },
    .init("x^0.5 - sqrt(x)") { _ in 0 },
    .init("(x - 2)^3") { ($0 - 2) * ($0 - 2) * ($0 - 2) },
    .init("(x+1)^-2") { 1 / (($0 + 1) * ($0 + 1)) },
    .init("1 - x - x - -x") { 1 - $0 - $0 + $0 },
    .init("8/4/2*x") { $0 },
    .init("tan(x) + atan(x) - tanh(x)") { tan($0) + atan($0) - tanh($0) },
    .init("sinh(x)*cosh(x) + ln(1+x) - log(1 + x)") { sinh($0) * cosh($0) },
    .init("min(x, 0.3, 1-x) + max(x, .5)") { min($0, 0.3, 1 - $0) + max($0, 0.5) },
    .init("abs(x - 1/3)") { abs($0 - 1 / 3) },
    .init("abs(x - 1/3)^4") { pow($0 - 1 / 3, 4) },
    .init("cos(2*π*x) - cos(2*pi*x) + e^x") { exp($0) },
    .init("1e-3*x + 2.5E+1 + .5e1") { 0.001 * $0 + 30 },
    .init("x1*2") { 2 * $0 },
    .init("(1+x)^x") { exp($0 * log(1 + $0)) },
    .init("+x") { $0 },
    .init("x^100") { pow($0, 100) },
    .init("x * y - z^2", dimension: 3) { $0[0] * $0[1] - $0[2] * $0[2] },
    .init("x4 + x2", dimension: 4) { $0[3] + $0[1] },
    .init("mean(sin(3*xi)) + x1", dimension: 5) { p in
      p.map { sin(3 * $0) }.reduce(0, +) / 5 + p[0]
    },
    .init("sum(xi^2)", dimension: 3) { p in p.map { $0 * $0 }.reduce(0, +) },
    .init("prod(1 + xi) - prod(2)", dimension: 4) { p in p.map { 1 + $0 }.reduce(1, *) - 16 },
  ]

  @Test("agrees with the same function in Swift", arguments: known)
  func agrees(known: KnownFunction) throws {
    let target = try TargetFunction(parsing: known.text, dimension: known.dimension)
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let point = (0..<known.dimension).map { _ in Double.random(in: 0...1, using: &generator) }
      let expected = known.function(point)
      #expect(abs(target.value(at: point) - expected) <= 1e-13 * max(1, abs(expected)))
      if known.dimension == 1 { #expect(target.value(point[0]) == target.value(at: point)) }
    }
  }

  static let refusals: [(String, Int, Int, ExpressionError.Kind, String?)] = [
    ("", 1, 1, .emptyExpression, nil),
    ("  \t", 1, 1, .emptyExpression, nil),
    ("sin(x", 1, 4, .unclosedParenthesis, nil),
    ("(1 + (2*x)", 1, 1, .unclosedParenthesis, nil),
    ("x)", 1, 2, .unmatchedParenthesis, nil),
    ("1 + ", 1, 5, .missingOperand, nil),
    ("1 + * x", 1, 5, .missingOperand, nil),
    ("x ** 2", 1, 3, .missingOperand, "^"),
    ("()", 1, 2, .missingOperand, nil),
    ("2x", 1, 2, .missingOperator, "2*x"),
    ("x 3", 1, 3, .missingOperator, "x*3"),
    ("2(x+1)", 1, 2, .missingOperator, "2*("),
    ("x(2)", 1, 2, .missingOperator, "x*("),
    ("(x)(x)", 1, 4, .missingOperator, ")*("),
    ("2e", 1, 2, .missingOperator, "2*e"),
    ("sine(x)", 1, 1, .unknownName("sine"), "sin"),
    ("1 + coz(x)", 1, 5, .unknownName("coz"), "cos"),
    ("Sin(x)", 1, 1, .unknownName("Sin"), "sin"),
    ("arctan(x)", 1, 1, .unknownName("arctan"), "atan"),
    ("qqqq(x)", 1, 1, .unknownName("qqqq"), nil),
    ("sqr(x)", 1, 1, .unknownName("sqr"), "sqrt"),
    ("rungee", 1, 1, .unknownName("rungee"), "runge"),
    ("X", 1, 1, .unknownName("X"), "x"),
    ("x0", 1, 1, .unknownName("x0"), "x"),
    ("x + y", 1, 5, .variableBeyondDimension(name: "y", dimension: 1), nil),
    ("x + x7", 3, 5, .variableBeyondDimension(name: "x7", dimension: 3), nil),
    (
      "x99999999999999999999", 3, 1,
      .variableBeyondDimension(name: "x99999999999999999999", dimension: 3), nil
    ),
    ("xi", 2, 1, .axisVariableOutsideReduction, nil),
    ("mean(x)", 2, 6, .variableInsideReduction("x"), "xi"),
    ("mean(sum(xi))", 2, 6, .nestedReduction("sum"), nil),
    ("sin x", 1, 1, .missingArguments(function: "sin"), "sin("),
    ("sin()", 1, 1, .wrongArgumentCount(function: "sin", given: 0, atLeast: 1, atMost: 1), nil),
    (
      "x*sin(x, x)", 1, 3, .wrongArgumentCount(function: "sin", given: 2, atLeast: 1, atMost: 1),
      nil
    ),
    ("max(x)", 1, 1, .wrongArgumentCount(function: "max", given: 1, atLeast: 2, atMost: nil), nil),
    ("1.2.3*x", 1, 1, .notANumber("1.2.3"), nil),
    ("x + .", 1, 5, .notANumber("."), nil),
    ("1e999", 1, 1, .numberOutOfRange("1e999"), nil),
    ("x # 2", 1, 3, .unexpectedCharacter("#"), nil),
    ("sin[x]", 1, 4, .unexpectedCharacter("["), "("),
    ("x, 2", 1, 2, .unexpectedComma, nil),
    ("(x, 2)", 1, 3, .unexpectedComma, nil),
    ("max(x; 2)", 1, 6, .unexpectedCharacter(";"), ","),
    ("xé", 1, 2, .unexpectedCharacter("é"), nil),
    ("é + sin(x", 1, 1, .unexpectedCharacter("é"), nil),
    ("wave2", 1, 1, .galleryDimension(name: "wave2", dimension: 1, supported: 2...2), nil),
  ]

  @Test("refuses a wrong text at its column", arguments: refusals.indices)
  func refuses(index: Int) throws {
    let (text, dimension, column, kind, suggestion) = Self.refusals[index]
    let error = try #require(refusal(text, dimension: dimension), "\(text)")
    #expect(error.kind == kind, "\(text)")
    #expect(error.column == column, "\(text)")
    #expect(error.suggestion == suggestion, "\(text)")
  }

  @Test("bounds length and depth")
  func limits() {
    #expect(refusal(String(repeating: " ", count: 4095) + "x") == nil)
    #expect(refusal("x" + String(repeating: "+x", count: 2047)) == nil)
    #expect(refusal(String(repeating: "-", count: 4095) + "x") == nil)
    let long = refusal("x" + String(repeating: "+x", count: 2048))
    #expect(long?.kind == .tooLong(limit: 4096) && long?.column == 4097)
    #expect(refusal(String(repeating: "x", count: 1_000_000))?.kind == .tooLong(limit: 4096))

    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "x" + String(repeating: ")", count: depth)
    }
    #expect(refusal(nested(199)) == nil)
    #expect(refusal(nested(200))?.kind == .tooDeep(limit: 200))
    #expect(refusal(nested(200))?.column == 201)
    #expect(refusal(String(repeating: "sin(", count: 1000) + "x")?.kind == .tooDeep(limit: 200))
    #expect(refusal("x" + String(repeating: "^x", count: 2000))?.kind == .tooDeep(limit: 200))
    #expect(refusal("x" + String(repeating: "^-x", count: 1000))?.kind == .tooDeep(limit: 200))
  }

  @Test("reads or refuses any text, and never takes long")
  func fuzz() {
    let pieces = [
      "x", "y", "x1", "x12", "xi", "1", ".5", "2e3", "1e", "+", "-", "*", "/", "^", "(", ")", ",",
      " ",
      "sin(", "max(", "mean(", "prod(", "abs(", "log(", "pi", "e", "é", "#", "\u{0}", "\u{301}",
      "sine",
      "0", "1e308", "^-", "**", "tan(", "🙂", "\n",
    ]
    var generator = SeededGenerator(seed: 1)
    var (read, columnsInside) = (0, true)
    for round in 0..<10_000 {
      let count = Int.random(in: 0...(round % 100 == 0 ? 400 : 14), using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let dimension = Int.random(in: 1...3, using: &generator)
      do throws(ExpressionError) {
        let target = try TargetFunction(parsing: text, dimension: dimension)
        _ = target.value(at: Array(repeating: 0.3, count: dimension))
        read += 1
      } catch {
        columnsInside = columnsInside && error.column >= 1 && error.column <= text.count + 1
      }
    }
    #expect(columnsInside)
    #expect(read > 100)
  }

  @Test("finds the gallery by name, in the dimensions that it supports")
  func gallery() throws {
    #expect(TargetFunction.gallery.count >= 12)
    #expect(Set(TargetFunction.gallery.map(\.name)).count == TargetFunction.gallery.count)
    for entry in TargetFunction.gallery {
      #expect(refusal(entry.name + "(x)", dimension: entry.dimensions.lowerBound) != nil)
      for d in [1, 2, 3, 17, 784] {
        guard let text = entry.text(dimension: d) else { continue }
        let named = try TargetFunction(parsing: " \(entry.name) ", dimension: d)
        let typed = try TargetFunction(parsing: text, dimension: d)
        #expect(named.text == entry.name && named.expression == text)
        #expect(named != typed)
        let point = Array(repeating: 0.7, count: d)
        #expect(named.value(at: point) == typed.value(at: point))
        #expect(named.value(at: point).isFinite)
      }
    }
  }
}
