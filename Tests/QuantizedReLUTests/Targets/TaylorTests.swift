import Foundation
import Testing

import QuantizedReLU

/// Whether two lists of coefficients agree to within `tolerance`, relative to the larger of 1 and the
/// coefficient itself.
func agree(_ a: [Double], _ b: [Double], tolerance: Double) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
}

func factorial(_ k: Int) -> Double { tgamma(Double(k + 1)) }

func binomial(_ p: Double, _ k: Int) -> Double {
  (0..<k).reduce(1.0) { $0 * (p - Double($1)) / Double($1 + 1) }
}

/// An expression beside its Taylor coefficients.
struct KnownSeries: Sendable {
  var text: String
  var coefficient: @Sendable (Double, Int) -> Double

  init(_ text: String, _ coefficient: @escaping @Sendable (Double, Int) -> Double) {
    self.text = text
    self.coefficient = coefficient
  }
}

struct TaylorTests {
  static func coefficients(_ text: String, _ point: [Double], below order: Int) throws -> [Double] {
    try TargetFunction(parsing: text, dimension: point.count)
      .taylorCoefficients(at: point, below: order)
  }

  /// The product of two univariate series.
  static func convolve(_ a: [Double], _ b: [Double]) -> [Double] {
    a.indices.map { k in (0...k).map { a[$0] * b[k - $0] }.reduce(0, +) }
  }

  static let series: [KnownSeries] = [
    KnownSeries("sin(3*x)") { (x: Double, k: Int) -> Double in
      let turned: Double = sin(3 * x + Double(k) * .pi / 2)
      return pow(3, Double(k)) * turned / factorial(k)
    },
    KnownSeries("cos(x)") { (x: Double, k: Int) -> Double in
      cos(x + Double(k) * .pi / 2) / factorial(k)
    },
    KnownSeries("exp(-2*x)") { (x: Double, k: Int) -> Double in
      pow(-2, Double(k)) * exp(-2 * x) / factorial(k)
    },
    KnownSeries("log(1 + x)") { (x: Double, k: Int) -> Double in
      k == 0 ? log(1 + x) : -pow(-1 / (1 + x), Double(k)) / Double(k)
    },
    KnownSeries("1/(1 + x)") { (x: Double, k: Int) -> Double in
      binomial(-1, k) * pow(1 + x, -1 - Double(k))
    },
    KnownSeries("sqrt(1 + x)") { (x: Double, k: Int) -> Double in
      binomial(0.5, k) * pow(1 + x, 0.5 - Double(k))
    },
    KnownSeries("(1 + x)^1.7") { (x: Double, k: Int) -> Double in
      binomial(1.7, k) * pow(1 + x, 1.7 - Double(k))
    },
    KnownSeries("x^5") { (x: Double, k: Int) -> Double in
      binomial(5, k) * pow(x, Double(max(0, 5 - k)))
    },
    KnownSeries("sinh(x)") { (x: Double, k: Int) -> Double in
      (k & 1 == 0 ? sinh(x) : cosh(x)) / factorial(k)
    },
    KnownSeries("cosh(x)") { (x: Double, k: Int) -> Double in
      (k & 1 == 1 ? sinh(x) : cosh(x)) / factorial(k)
    },
    KnownSeries("2*x - 1") { (x: Double, k: Int) -> Double in
      k == 0 ? 2 * x - 1 : (k == 1 ? 2 : 0)
    },
    KnownSeries("3") { (_: Double, k: Int) -> Double in k == 0 ? 3 : 0 },
  ]

  @Test("gives the known series", arguments: series.indices)
  func knownSeries(index: Int) throws {
    let (text, coefficient) = (Self.series[index].text, Self.series[index].coefficient)
    for x in [0.0, 0.125, 0.5, 0.8, 1] {
      for order in [1, 2, 3, 13] {
        let expected = (0..<order).map { coefficient(x, $0) }
        let found = try Self.coefficients(text, [x], below: order)
        #expect(agree(found, expected, tolerance: 1e-11), "\(text) at \(x): \(found) \(expected)")
      }
    }
  }

  /// Pairs of expressions for the same function: different rules must give the same coefficients.
  static let pairs: [(String, String)] = [
    ("sin(x)^2 + cos(x)^2", "1"),
    ("cosh(2*x)^2 - sinh(2*x)^2", "1"),
    ("exp(log(1 + x + x^2))", "1 + x + x^2"),
    ("tan(x)", "sin(x)/cos(x)"),
    ("tan(x - x^2)", "sin(x - x^2)/cos(x - x^2)"),
    ("tanh(3*x^2)", "sinh(3*x^2)/cosh(3*x^2)"),
    ("atan(tan(x))", "x"),
    ("tan(atan(x^3 + 2*x))", "x^3 + 2*x"),
    ("sqrt(1 + x*sin(x))^2", "1 + x*sin(x)"),
    ("(1 + sin(x))^2.5", "(1 + sin(x))^2*sqrt(1 + sin(x))"),
    ("(2 + cos(3*x))^-3", "1/((2 + cos(3*x))*(2 + cos(3*x))*(2 + cos(3*x)))"),
    ("(1 + x)^7", "(1 + x)*(1 + x)*(1 + x)*(1 + x)*(1 + x)*(1 + x)*(1 + x)"),
    ("(x + sin(x))^3", "(x + sin(x))*(x + sin(x))*(x + sin(x))"),
    ("(2 + x)^x", "exp(x*log(2 + x))"),
    ("2^x", "exp(x*log(2))"),
    ("abs(x + 1) + abs(-1 - x)", "2 + 2*x"),
    ("max(x, x + 1, 0)", "x + 1"),
    ("min(sin(x), 2)", "sin(x)"),
    ("x*exp(x)/x", "exp(x)"),
    ("mean(exp(2*xi))", "exp(2*x)"),
    ("prod(exp(2*xi)) + sum(xi)", "exp(2*x) + x"),
    ("abs(x)^3", "x^3"),
    ("abs(x - 1)", "1 - x"),
    ("max(x, x^2)", "x"),
  ]

  @Test("respects identities up to order 12", arguments: pairs.indices)
  func identities(index: Int) throws {
    let (left, right) = Self.pairs[index]
    for x in [0.0, 0.0625, 0.3, 0.75, 1] where x > 0.25 || !left.hasSuffix("/x") {
      let a = try Self.coefficients(left, [x], below: 13)
      let b = try Self.coefficients(right, [x], below: 13)
      let scale = max(1, b.map(abs).max() ?? 1)
      #expect(agree(a, b, tolerance: 1e-10 * scale), "\(left) at \(x): \(a) \(b)")
    }
  }

  @Test("obeys the product rule")
  func productRule() throws {
    let factors = ["sin(4*x)", "exp(x^2)", "1/(1 + x)", "atan(3*x)", "sqrt(2 - x)", "tanh(x)"]
    for f in factors {
      for g in factors {
        let (a, b) = (
          try Self.coefficients(f, [0.4], below: 13), try Self.coefficients(g, [0.4], below: 13)
        )
        let product = try Self.coefficients("(\(f))*(\(g))", [0.4], below: 13)
        let expected = Self.convolve(a, b)
        let scale = max(1, expected.map(abs).max() ?? 1)
        #expect(agree(product, expected, tolerance: 1e-12 * scale))
      }
    }
  }

  static let several: [(String, Int)] = [
    ("exp(2*x - y)", 2), ("sin(x)*cos(y)", 2), ("x*y", 2), ("tan(x*y/2)/(1 + x + y)", 2),
    ("sqrt(1 + x^2 + y^2)", 2), ("cos(8*((x - 1/2)^2 + (y - 1/2)^2))", 2),
    ("atan(x + 2*y)*tanh(x - y)", 2), ("(1 + x + y)^2.5", 2), ("(x - y + 3)^-4", 2), ("y^3", 2),
    ("log(2 + x*y*z) + sinh(x - z)", 3), ("cosh(x + y)*z^2", 3), ("x3*x1", 3), ("exp(z)", 3),
    ("mean(sin(3*xi))", 3), ("prod(1 + xi^2) * x", 3), ("sin(sum(xi^2) + y)", 3),
    ("max(x + y + z, 4)", 3), ("abs(x - y - 2)*z", 3),
  ]

  @Test("agrees along every line with the series of one variable", arguments: several.indices)
  func directions(index: Int) throws {
    let (text, d) = Self.several[index]
    let order = 8
    var generator = SeededGenerator(seed: UInt64(index))
    for _ in 0..<5 {
      // Numbers with few binary digits, so that their decimals are exact.
      let point = (0..<d).map { _ in Double(Int.random(in: 8...56, using: &generator)) / 64 }
      let line = (0..<d).map { _ in Double(Int.random(in: -8...8, using: &generator)) / 8 }
      let mixed = try Self.coefficients(text, point, below: order)
      let indices = MultiIndices.all(dimension: d, below: order)
      #expect(mixed.count == indices.count)
      var expected = Array(repeating: 0.0, count: order)
      for (value, index) in zip(mixed, indices) {
        expected[index.degree] += index.axes.reduce(value) { $0 * line[$1] }
      }
      var restricted = ExpressionText.expandReductions(text, dimension: d)
      for axis in 0..<d {
        let coordinate = "(\(point[axis]) + (\(line[axis]))*t)"
        restricted = ExpressionText.replace("x\(axis + 1)", by: coordinate, in: restricted)
        restricted = ExpressionText.replace(
          ["x", "y", "z"][axis], by: coordinate, in: restricted)
      }
      restricted = ExpressionText.replace("t", by: "x", in: restricted)
      let series = try Self.coefficients(restricted, [0], below: order)
      let scale = max(1, series.map(abs).max() ?? 1)
      #expect(agree(expected, series, tolerance: 1e-11 * scale), "\(text): \(expected) \(series)")
    }
  }

  @Test("gives mixed derivatives of an exponential")
  func mixed() throws {
    let found = try Self.coefficients("exp(2*x - y + z/2)", [0.5, 0.25, 1], below: 6)
    for (value, index) in zip(found, MultiIndices.all(dimension: 3, below: 6)) {
      let slopes = index.axes.reduce(1.0) { $0 * [2, -1, 0.5][$1] }
      #expect(abs(value - exp(1.25) * slopes / index.factorial) <= 1e-12)
    }
  }

  @Test("leaves out axes that do not occur")
  func inactiveAxes() throws {
    let found = try Self.coefficients("sin(x3)", [0.1, 0.2, 0.3, 0.4, 0.5], below: 4)
    for (value, index) in zip(found, MultiIndices.all(dimension: 5, below: 4)) {
      let k = index.degree
      let expected =
        index.axes.allSatisfy { $0 == 2 } ? sin(0.3 + Double(k) * .pi / 2) / index.factorial : 0
      #expect(abs(value - expected) <= 1e-14)
    }
    let large = try TargetFunction(parsing: "sin(x1000)", dimension: 1000)
    let coefficients = large.taylorCoefficients(at: Array(repeating: 0.5, count: 1000), below: 2)
    #expect(coefficients.count == 1001)
    #expect(abs(coefficients[1000] - cos(0.5)) < 1e-15)
    #expect(coefficients[1...999].allSatisfy { $0 == 0 })
  }

  @Test("is the value for order 1, in any dimension and at a kink")
  func orderOne() throws {
    #expect(try Self.coefficients("abs(x - 1/2)", [0.5], below: 1) == [0])
    let d = 1_000_000
    let mean = try TargetFunction(parsing: "average", dimension: d)
    let value = mean.taylorCoefficients(at: Array(repeating: 0.3, count: d), below: 1)
    #expect(value.count == 1)
    #expect(abs(value[0] - sin(3 * 0.3)) < 1e-14)
  }

  @Test("says which orders can be had")
  func availability() throws {
    let mean = try TargetFunction(parsing: "average", dimension: 1_000_000)
    #expect(mean.hasTaylorCoefficients(below: 1) && !mean.hasTaylorCoefficients(below: 2))
    let single = try TargetFunction(parsing: "sin(x)", dimension: 1_000_000)
    #expect(single.hasTaylorCoefficients(below: 2) && !single.hasTaylorCoefficients(below: 3))
    let line = try TargetFunction(parsing: "average", dimension: 1)
    #expect(line.hasTaylorCoefficients(below: 33) && !line.hasTaylorCoefficients(below: 0))
    let some = try TargetFunction(parsing: "average", dimension: 16)
    #expect(some.hasTaylorCoefficients(below: 4) && !some.hasTaylorCoefficients(below: 12))
    let flat = try TargetFunction(parsing: "1/2", dimension: 3)
    #expect(
      flat.taylorCoefficients(at: [0, 0, 0], below: 3) == [0.5] + Array(repeating: 0, count: 9))
  }

  @Test("shows what is not finite")
  func notFinite() throws {
    #expect(try Self.coefficients("sqrt(x)", [0], below: 2) == [0, .infinity])
    #expect(try Self.coefficients("x^2.5", [0], below: 3) == [0, 0, 0])
    #expect(try Self.coefficients("x^2.5", [0], below: 4)[3] == .infinity)
    #expect(try Self.coefficients("0*sqrt(x - 1/2)", [0], below: 12).allSatisfy { !$0.isFinite })
    #expect(try Self.coefficients("1/x", [0], below: 3).allSatisfy { !$0.isFinite })
  }
}

struct MultiIndicesTests {
  @Test("counts, orders and finds multi-indices", arguments: [1, 2, 3, 5], [0, 1, 2, 4, 6])
  func order(d: Int, order: Int) {
    let all = MultiIndices.all(dimension: d, below: order)
    #expect(all.count == MultiIndices.count(dimension: d, below: order))
    #expect(Set(all).count == all.count)
    for (position, index) in all.enumerated() {
      #expect(MultiIndices.position(of: index, dimension: d) == position)
      #expect(index.exponents(dimension: d).reduce(0, +) == index.degree)
      let factorials = index.exponents(dimension: d).map { tgamma(Double($0 + 1)) }
      #expect(abs(index.factorial - factorials.reduce(1, *)) <= 1e-9 * index.factorial)
    }
    for (a, b) in zip(all, all.dropFirst()) {
      #expect(
        a.degree < b.degree || a.degree == b.degree && a.axes.lexicographicallyPrecedes(b.axes))
    }
    for j in 0..<order {
      #expect(
        all.count(where: { $0.degree == j }) == MultiIndices.count(dimension: d, degree: j))
    }
  }

  @Test("counts without overflow")
  func overflow() {
    #expect(MultiIndices.count(dimension: 1_000_000, degree: 2) == 500_000_500_000)
    #expect(MultiIndices.count(dimension: 1_000_000, below: 2) == 1_000_001)
    #expect(MultiIndices.count(dimension: 1_000_000, degree: 32) == nil)
    #expect(MultiIndices.count(dimension: 33, degree: 33) == 3_609_714_217_008_132_870)
  }
}

/// Rewrites expressions for the tests.
enum ExpressionText {
  /// Replaces a name, not parts of longer names.
  static func replace(_ name: String, by text: String, in expression: String) -> String {
    var (result, word) = ("", "")
    for character in expression + " " {
      if character.isLetter || (character.isNumber && !word.isEmpty) {
        word.append(character)
      } else {
        result += (word == name ? text : word) + String(character)
        word = ""
      }
    }
    return result
  }

  /// Writes sum, mean and prod out.
  static func expandReductions(_ expression: String, dimension d: Int) -> String {
    for (name, sign) in [("mean(", "+"), ("sum(", "+"), ("prod(", "*")] {
      guard let start = expression.range(of: name) else { continue }
      var (depth, end) = (1, start.upperBound)
      while depth > 0 {
        if expression[end] == "(" { depth += 1 }
        if expression[end] == ")" { depth -= 1 }
        end = expression.index(after: end)
      }
      let body = String(expression[start.upperBound..<expression.index(before: end)])
      let terms = (1...d).map { "(" + replace("xi", by: "x\($0)", in: body) + ")" }
      let divisor = name == "mean(" ? "/\(d)" : ""
      return expression[..<start.lowerBound] + "((" + terms.joined(separator: sign) + ")" + divisor
        + ")" + expression[end...]
    }
    return expression
  }
}
