import Foundation
import Testing

import QuantizedReLU

struct ClassBoundTests {
  static func bound(_ text: String, dimension: Int = 1, order: Int) throws -> DerivativeBounds {
    try TargetFunction(parsing: text, dimension: dimension).classBound(order: order)
  }

  static func refusal(_ text: String, dimension: Int = 1, order: Int) throws -> TargetError? {
    let target = try TargetFunction(parsing: text, dimension: dimension)
    do throws(TargetError) {
      _ = try target.classBound(order: order)
      return nil
    } catch {
      return error
    }
  }

  struct Scale: Sendable, CustomTestStringConvertible {
    var text: String
    var dimension = 1
    var order: Int
    var exponent: Int

    var testDescription: String { "\(text), d = \(dimension), n = \(order)" }
  }

  static let scales: [Scale] = [
    Scale(text: "sin(x)", order: 1, exponent: 0), Scale(text: "sin(x)", order: 2, exponent: 0),
    Scale(text: "sin(x)", order: 17, exponent: 0), Scale(text: "sin(x)", order: 32, exponent: 0),
    Scale(text: "sin(7*x)", order: 1, exponent: 3), Scale(text: "sin(7*x)", order: 2, exponent: 6),
    Scale(text: "damped", order: 2, exponent: 0), Scale(text: "0.5", order: 1, exponent: 0),
    Scale(text: "0.5", order: 32, exponent: 0), Scale(text: "5", order: 3, exponent: 3),
    Scale(text: "sin(x)*cos(y)", dimension: 2, order: 2, exponent: 0),
    Scale(text: "sin(x)*cos(y)", dimension: 2, order: 32, exponent: 0),
    Scale(text: "x^2", order: 2, exponent: 1), Scale(text: "4*x*(1 - x)", order: 1, exponent: 2),
    Scale(text: "8*sin(8*x)/64", order: 1, exponent: 0),
    Scale(text: "abs(x)", order: 5, exponent: 0), Scale(text: "abs(x - 1)", order: 2, exponent: 0),
    Scale(text: "max(x, x^2)", order: 2, exponent: 0),
    Scale(text: "x - abs(x)", order: 3, exponent: 0),
    Scale(text: "tent", order: 1, exponent: 0),
    Scale(text: "abs(x - y)", dimension: 2, order: 1, exponent: 0),
    Scale(text: "max(0, x - 1/2)^2", order: 2, exponent: 1),
    Scale(text: "abs(x - 1/2)^3", order: 3, exponent: 3),
    Scale(text: "abs(x - 1/3)^2", order: 9, exponent: 1),
    Scale(text: "exp(x)", order: 32, exponent: 2),
    Scale(text: "x*y", dimension: 2, order: 32, exponent: 0),
    Scale(text: "mean(xi)", dimension: 1_000_000, order: 4, exponent: 0),
    Scale(text: "product", dimension: 1_000_000, order: 32, exponent: 0),
    Scale(text: "sum(xi)", dimension: 1024, order: 2, exponent: 10),
    Scale(text: "prod(2)", dimension: 7, order: 2, exponent: 7),
    Scale(text: "1/(x^2 - x + 1)", order: 1, exponent: 1),
    Scale(text: "x1*x2*x3*x4*x5*x6*x7*x8", dimension: 8, order: 1, exponent: 0),
    Scale(text: "x1*x2*x3*x4*x5*x6*x7*x8", dimension: 9, order: 2, exponent: 0),
    Scale(text: "mean(exp(-16*(xi - 1/2)^2))", dimension: 16, order: 1, exponent: 0),
  ]

  @Test("finds the known power of two", arguments: scales)
  func knownScale(scale: Scale) throws {
    let bounds = try Self.bound(scale.text, dimension: scale.dimension, order: scale.order)
    #expect(bounds.scaleExponent == scale.exponent, "\(bounds)")
    #expect(bounds.bounds.count == scale.order + 1 && bounds.order == scale.order)
  }

  @Test("is sharp for the derivatives of a sine")
  func sharp() throws {
    let bounds = try Self.bound("sin(7*x)", order: 3)
    for (found, exact) in zip(bounds.bounds, [1, 7, 49, 343.0]) {
      #expect(found >= exact && found <= exact * 1.02)
    }
    #expect(zip(bounds.bounds, bounds.attained).allSatisfy { $0 >= $1 && $1 > 0.9 * $0 })
    #expect(try TargetFunction(parsing: "sin(7*x)", dimension: 1).lipschitzBound() >= 7)
  }

  /// Expressions whose bounds are compared with derivatives at random points.
  static let sampled: [(text: String, dimension: Int, order: Int)] =
    TargetFunction.gallery.flatMap { entry in
      [1, 2, 3, 8].flatMap { order in
        [1, 2, 3].filter { entry.dimensions.contains($0) && order <= entry.largestOrder ?? .max }
          .map { (entry.name, $0, order) }
      }
    } + [
      ("tan(x)*exp(-x)", 1, 6), ("atan(5*x)", 1, 12), ("sqrt(1.1 - x)", 1, 5), ("(1 + x)^x", 1, 4),
      ("x^2.5*sin(9*x)", 1, 2), ("cosh(2*x)^-3", 1, 7), ("sinh(x*y)", 2, 4),
      ("log(1.2 + x - y)", 2, 5),
      ("sqrt(1 + x*y*z)", 3, 3), ("tanh(3*mean(xi^2))*y", 3, 3), ("min(x, y, x*y + 0.2)", 2, 1),
      ("prod(1 - xi/2)*sum(sin(4*xi))", 2, 4), ("abs(sin(9*x))", 1, 1), ("1/(x + y + 0.1)", 2, 3),
      ("tan((x + y - z)/2)", 3, 2), ("atan(x - 2*y)", 2, 6), ("x^100", 1, 3),
      ("max(0, x - y)^4", 2, 4),
    ]

  @Test("is never below a derivative at a point", arguments: sampled.indices)
  func neverBelow(index: Int) throws {
    let (text, d, order) = Self.sampled[index]
    let target = try TargetFunction(parsing: text, dimension: d)
    let bounds = try target.classBound(order: order)
    #expect(bounds.bounds.allSatisfy { $0.isFinite && $0 >= 0 })
    let indices = MultiIndices.all(dimension: d, below: order + 1)
    var generator = SeededGenerator(seed: UInt64(index))
    var reached = Array(repeating: 0.0, count: order + 1)
    for round in 0..<200 {
      let point = (0..<d).map { _ in
        round % 4 == 0
          ? Double(Int.random(in: 0...8, using: &generator)) / 8
          : Double.random(in: 0...1, using: &generator)
      }
      let found = target.taylorCoefficients(at: point, below: order + 1)
      for (value, index) in zip(found, indices) {
        reached[index.degree] = max(reached[index.degree], abs(value) * index.factorial)
      }
    }
    for j in 0...order {
      // The samples themselves are rounded.
      #expect(reached[j] <= bounds.bounds[j] * (1 + 1e-9) + 1e-9 * bounds.largest, "order \(j)")
      #expect(bounds.attained[j] <= bounds.bounds[j])
    }
  }

  @Test("bounds many coordinates no lower than few coordinates reach", arguments: [1, 2, 5])
  func majorant(order: Int) throws {
    // The same functions, once by all mixed derivatives and once by a majorant.
    for text in [
      "sin(x)*cos(y) - x*y^2", "exp(x*y)/(2 - x)", "tanh(x - y)", "atan(x + y)", "y^3*sqrt(1 + x)",
    ] {
      let few = try Self.bound(text, dimension: 2, order: order)
      let idle = (3...7).map { "1e-9*x\($0)" }.joined(separator: " + ")
      let many = try Self.bound(text + " + " + idle, dimension: 7, order: order)
      #expect(few.method == .multivariate && (order < 5 || many.method == .majorant))
      for j in 0...order { #expect(many.bounds[j] * (1 + 1e-6) >= few.attained[j]) }
    }
    for text in ["mean(sin(3*xi))", "prod(cos(xi) + xi/3)", "sum(exp(-xi))", "sin(mean(xi^2))"] {
      let target = try TargetFunction(parsing: text, dimension: 12)
      let bounds = try target.classBound(order: order)
      #expect(order < 5 || bounds.method == .majorant)
      var generator = SeededGenerator(seed: 5)
      let degree = min(order, 3)
      let indices = MultiIndices.all(dimension: 12, below: degree + 1)
      for _ in 0..<5 {
        let point = (0..<12).map { _ in Double.random(in: 0...1, using: &generator) }
        for (value, index) in zip(
          target.taylorCoefficients(at: point, below: degree + 1), indices)
        {
          let derivative = abs(value) * index.factorial
          #expect(derivative <= bounds.bounds[index.degree] * (1 + 1e-12))
        }
      }
    }
  }

  static let refusals: [(String, Int, Int, TargetError)] = [
    ("tent", 1, 2, .kink(point: [0.5], order: 2)),
    ("abs(x - 0.3)", 1, 2, .kink(point: [0.3], order: 2)),
    ("abs(x - 1/3)", 1, 7, .kink(point: [0.333333], order: 7)),
    ("ramp", 1, 2, .kink(point: [0.333333], order: 2)),
    ("spline", 1, 4, .kink(point: [0.333333], order: 4)),
    ("abs(x - 1/2)^3", 1, 4, .kink(point: [0.5], order: 4)),
    ("max(x, 1 - x)", 1, 2, .kink(point: [0.5], order: 2)),
    ("abs(x - y)", 2, 2, .kink(point: [0.5, 0.5], order: 2)),
    ("mean(abs(xi - 1/4))", 3, 2, .kink(point: [0.25, 0.25, 0.25], order: 2)),
    ("mean(abs(xi - 1/4))", 9, 2, .kink(point: Array(repeating: 0.25, count: 9), order: 2)),
    ("sqrt(x)", 1, 1, .notFinite(point: [0], order: 1)),
    ("sqrt(x - 0.3)", 1, 1, .notFinite(point: [0], order: 0)),
    ("fractional", 1, 3, .notFinite(point: [0], order: 3)),
    ("1/(x - 0.3)", 1, 1, .notFinite(point: [0.3], order: 0)),
    ("1/(3*x - 0.9)", 1, 1, .notFinite(point: [0.3], order: 0)),
    ("1/(x - 0.37)", 1, 3, .notFinite(point: [0.37], order: 0)),
    ("log(x)", 1, 1, .notFinite(point: [0], order: 0)),
    ("tan(3*x)", 1, 1, .notFinite(point: [0.523599], order: 0)),
    ("tan(3*x)", 1, 32, .notFinite(point: [0.523599], order: 0)),
    ("sqrt(abs(x - 0.123))", 1, 1, .notFinite(point: [0.123], order: 1)),
    ("0/0 + x", 1, 1, .notFinite(point: [0], order: 0)),
    ("1/0", 1, 1, .notFinite(point: [0], order: 0)),
    ("1e300*x*1e300", 1, 1, .notFinite(point: [1], order: 0)),
    ("log(x*y)", 2, 1, .notFinite(point: [0, 0], order: 0)),
    ("sqrt(z)", 3, 1, .notFinite(point: [0, 0, 0], order: 1)),
    ("mean(log(xi))", 100, 1, .notFinite(point: Array(repeating: 0, count: 100), order: 0)),
    ("prod(2*xi)", 3000, 1, .notFinite(point: Array(repeating: 1, count: 3000), order: 0)),
    (
      "1/(mean(xi) - 0.3)", 5000, 1, .notFinite(point: Array(repeating: 0.3, count: 5000), order: 0)
    ),
    ("abs(x^2 - x + 0.25)", 1, 2, .undecided(point: [0.5], order: 2)),
  ]

  @Test(
    "refuses a kink, a pole or an unbounded derivative and names it", arguments: refusals.indices)
  func refuses(index: Int) throws {
    let (text, dimension, order, expected) = Self.refusals[index]
    let found = try Self.refusal(text, dimension: dimension, order: order)
    #expect(found == expected, "\(text)")
  }

  @Test("names a point on a pole of two variables")
  func poleLine() throws {
    guard
      case .notFinite(let point, 0)? = try Self.refusal(
        "1/(x + y - 0.7123)", dimension: 2, order: 1)
    else {
      Issue.record("not refused")
      return
    }
    #expect(abs(point[0] + point[1] - 0.7123) < 1e-5)
  }

  @Test("bounds every entry of the gallery up to its largest order")
  func gallery() throws {
    for entry in TargetFunction.gallery {
      for d in [1, 2, 3, 16, 784] where entry.dimensions.contains(d) {
        for order in [1, 2, 3, 5, 12, 32] {
          let target = try TargetFunction(parsing: entry.name, dimension: d)
          if order <= entry.largestOrder ?? .max {
            let bounds = try target.classBound(order: order)
            #expect(bounds.largest.isFinite)
          } else {
            #expect(throws: TargetError.self) { try target.classBound(order: order) }
          }
        }
      }
    }
  }

  @Test("gives an answer for any expression")
  func fuzz() throws {
    let atoms = ["x", "y", "0.3", "2", "pi", "mean(xi)", "prod(abs(xi - 0.4))", "1e200", "0"]
    let functions = [
      "sin", "cos", "tan", "exp", "log", "sqrt", "abs", "tanh", "atan", "sinh", "cosh",
    ]
    var generator = SeededGenerator(seed: 9)
    func random(_ depth: Int) -> String {
      if depth == 0 || Int.random(in: 0...4, using: &generator) == 0 {
        return atoms.randomElement(using: &generator) ?? "x"
      }
      switch Int.random(in: 0...3, using: &generator) {
      case 0:
        return (functions.randomElement(using: &generator) ?? "sin") + "(" + random(depth - 1) + ")"
      case 1: return "max(\(random(depth - 1)), \(random(depth - 1)))"
      default:
        let sign = ["+", "-", "*", "/", "^"].randomElement(using: &generator) ?? "+"
        return "(\(random(depth - 1)))\(sign)(\(random(depth - 1)))"
      }
    }
    var (bounded, refused) = (0, 0)
    for _ in 0..<300 {
      let text = random(4)
      let target = try TargetFunction(parsing: text, dimension: 2)
      let order = Int.random(in: 1...4, using: &generator)
      do throws(TargetError) {
        let bounds = try target.classBound(order: order)
        bounded += 1
        let indices = MultiIndices.all(dimension: 2, below: order + 1)
        for _ in 0..<5 {
          let point = [
            Double.random(in: 0...1, using: &generator),
            Double.random(in: 0...1, using: &generator),
          ]
          for (value, index) in zip(
            target.taylorCoefficients(at: point, below: order + 1), indices)
          {
            let allowed = bounds.bounds[index.degree] * (1 + 1e-6) + 1e-9 * bounds.largest
            #expect(abs(value) * index.factorial <= allowed, "\(text) at \(point), \(index)")
          }
        }
      } catch {
        refused += 1
      }
    }
    #expect(bounded > 50 && refused > 50)
  }
}
