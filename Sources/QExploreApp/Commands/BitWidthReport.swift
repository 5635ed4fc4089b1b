import QuantizedReLU

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The optimal bit-width of one setting in the three formats of `bit-width`.
package struct BitWidthReport {
  /// What stands beside one whole lambda.
  struct CurvePoint {
    /// Number of weight values.
    var lambda: Int
    /// M(lambda) / M(lambda*): the memory bound of Theorem 1 over its least value.
    var relativeBound: Double
  }

  let epsilon: String
  let optimum: OptimalBitWidth
  /// The bound at some whole lambdas.
  let curve: [CurvePoint]

  /// The lambdas of the curve: all that a small codebook has, then powers of two.
  package static let usualLambdas = Array(2...8) + [16, 32, 64, 256]

  /// The report for epsilon, n and d of a setting; nothing else of it matters.
  package init(setting: Setting, lambdas: [Int] = Self.usualLambdas) {
    epsilon = setting.epsilon.text
    let optimum = OptimalBitWidth(epsilon: setting.epsilon.value, n: setting.n, d: setting.d)
    self.optimum = optimum
    curve = lambdas.map {
      CurvePoint(lambda: $0, relativeBound: optimum.relativeObjective(lambda: Double($0)))
    }
  }

  /// The document that scripts read.
  package var json: JSONValue {
    let points = curve.map { JSONValue.object(Self.members(of: $0)) }
    return .object(
      [JSONValue.Member("parameters", .object(parameters))] + results
        + [JSONValue.Member("curve", .array(points))])
  }

  private var parameters: [JSONValue.Member] {
    [
      .init("epsilon", .string(epsilon)), .init("n", .integer(optimum.n)),
      .init("d", .integer(optimum.d)),
    ]
  }

  private var results: [JSONValue.Member] {
    [
      .init("theta2", .number(optimum.theta2)),
      .init("lambdaStar", .number(optimum.lambdaStar)),
      .init("bitWidth", .number(optimum.bitWidth)),
      .init("bestInteger", .integer(optimum.bestInteger)),
      .init("hasInteriorMinimum", .boolean(optimum.hasInteriorMinimum)),
      .init("linearBitWidth", .number(optimum.linearBitWidth)),
      .init("linearLambda", .number(optimum.linearLambda)),
      .init("epsilonBelowHalf", .boolean(optimum.isEpsilonBelowHalf)),
    ]
  }

  private static func members(of point: CurvePoint) -> [JSONValue.Member] {
    [
      .init("lambda", .integer(point.lambda)),
      .init("bitWidth", .number(log2(Double(point.lambda)))),
      .init("relativeBound", .number(point.relativeBound)),
    ]
  }

  /// Two lines, names and values; the curve is in the JSON form.
  package var csv: String {
    let members = parameters + results
    let cells = members.map { member in
      if case .string(let text) = member.value { text } else { member.value.text }
    }
    return members.map(\.key).joined(separator: ",") + "\n" + cells.joined(separator: ",") + "\n"
  }

  /// The result for people.
  package var table: String {
    var lines = [
      ("epsilon", plain(epsilon)), ("n", String(optimum.n)), ("d", Self.dimension(optimum.d)),
    ].map { Self.line($0, $1) }

    lines += ["", "Nonlinear quantization, memory bound of Theorem 1"]
    let star = [
      ("theta2", Self.decimal(optimum.theta2)), ("lambda*", Self.decimal(optimum.lambdaStar)),
      ("bit-width", "\(Self.decimal(optimum.bitWidth)) = log2 lambda*"),
      ("best whole", "lambda \(optimum.bestInteger)"),
    ]
    lines += star.map { Self.line($0, $1) }
    if !optimum.hasInteriorMinimum {
      lines.append(
        "Coarse case: theta2 is at most \(Self.decimal(OptimalBitWidth.interiorThreshold)), so the "
          + "bound only grows with lambda and is least at lambda* = 2.")
    }

    lines += ["", "Linear quantization, memory bound of Theorem 2"]
    let linear = [
      ("bit-width", "\(Self.decimal(optimum.linearBitWidth)) = sqrt(log2(1/epsilon)), at least 1"),
      ("lambda", Self.decimal(optimum.linearLambda)),
    ]
    lines += linear.map { Self.line($0, $1) }

    lines += ["", Self.row("lambda", "bits", "M / M(lambda*)")]
    lines += curve.map { point in
      Self.row(
        String(point.lambda), NumberText.significant(log2(Double(point.lambda))),
        NumberText.significant(point.relativeBound, digits: 4))
    }

    lines.append("")
    lines.append(
      optimum.isEpsilonBelowHalf
        ? "The theorems hold for epsilon below 1/2, so here."
        : "The theorems are stated for epsilon below 1/2: here the formulas are only read on.")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ name: String, _ value: String) -> String {
    name + String(repeating: " ", count: 12 - name.count) + value
  }

  private static func row(_ cells: String...) -> String {
    zip(cells, [6, 7, 17]).map { String(repeating: " ", count: $1 - $0.count) + $0 }.joined()
  }

  /// The dimension, with the data set that has it.
  private static func dimension(_ d: Int) -> String {
    let dataSet = DataSet.allCases.first { $0.dimension == d }
    return dataSet.map { "\(d) (\($0.name))" } ?? String(d)
  }

  /// Six decimals, trailing zeros dropped; an exponent where those are beyond a double's digits.
  private static func decimal(_ value: Double) -> String {
    guard value < 1e9 else { return LogValue(value).text(digits: 7) }
    let rounded = (value * 1e6).rounded() / 1e6
    return Int(exactly: rounded).map { String($0) } ?? String(rounded)
  }
}
