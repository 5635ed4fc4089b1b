import ArgumentParser
import QuantizedReLU

/// The knobs of the network, the same for every command.
///
/// Every option is taken as text, even one that begins with a dash, so that a wrong value is told
/// in our own sentence; nil means not given.
package struct ConstructionOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help:
      "The target f: an expression in x, or x y z, or x1..xd, or a gallery name (default: sin(x)).",
    completion: .functions)
  var function: String?

  @Option(
    parsing: .unconditional, help: "Number of distinct weight values, 2 to 65536 (default: 2).")
  var lambda: String?

  @Option(
    parsing: .unconditional,
    help: "Largest error allowed, a decimal above 0 and below 1 (default: 0.1).")
  var epsilon: String?

  @Option(
    name: .customLong("n"), parsing: .unconditional,
    help: "Order of the derivatives that f has, 1 to 32 (default: 1).")
  var order: String?

  @Option(
    name: .customLong("d"), parsing: .unconditional,
    help: "Dimension of the input, 1 to 1000000 (default: 1).")
  var dimension: String?

  @Option(
    parsing: .unconditional,
    help: "Codebook family, linear (even lambda) or nonlinear (default: nonlinear).",
    completion: .names(of: Quantization.self))
  var quantization: String?

  @Option(
    parsing: .unconditional,
    help:
      "The weight values, such as -1/2,1/4,1/2, or the name of a format (binary, ternary, pot4, int2, int3, int4, int8, fp4-e2m1, nf4, fp8-e4m3), instead of --lambda and --quantization.",
    completion: .codebooks)
  var codebook: String?

  @Option(
    parsing: .unconditional,
    help:
      "Which construction: independent (Theorems 1 and 2), dependent (Theorems 3 and 4, n = d = 1) or compact (one-bit weights, d = 1 and n up to 3, d = 2 and n up to 2) (default: independent).",
    completion: .names(of: Structure.self))
  var structure: String?

  @Option(
    parsing: .unconditional,
    help:
      "How its parameters are chosen: paper, by the theorem's formulas, or tuned, the cheapest that are proven (default: paper).",
    completion: .names(of: ParameterChoice.self))
  var parameters: String?

  package init() {}

  /// What is asked for.
  ///
  /// Throws `CommandFailure` where a codebook and what it already says are both given.
  package func request() throws -> NetworkRequest {
    if let codebook {
      for (name, value) in [("lambda", lambda), ("quantization", quantization)] where value != nil {
        throw CommandFailure(
          "--codebook \(plain(codebook)) already says what --\(name) would; give one of the two.")
      }
    }
    var request = NetworkRequest()
    request.function = function
    request.lambda = lambda
    request.epsilon = epsilon
    request.n = order
    request.d = dimension
    request.quantization = quantization
    request.codebook = codebook
    request.structure = structure
    request.parameters = parameters
    return request
  }

  /// The setting that the options ask for, validated.
  ///
  /// Throws `SettingError` and `CommandFailure`.
  package func setting() throws -> Setting { try request().setting() }

  /// The network that the options ask for.
  ///
  /// Throws what `NetworkRequest` throws, and `TargetError` where f is not in the class.
  package func construction() throws -> Construction {
    let request = try request()
    let setting = try request.setting()
    return try Construction(
      setting: setting, target: request.target(dimension: setting.d))
  }

  /// The values of a named format, or a list of values.
  ///
  /// Throws `CommandFailure` and `CodebookError`.
  package static func values(ofCodebook codebook: String) throws -> [Rational] {
    if let named = NamedCodebook(rawValue: codebook) {
      do { _ = try named.codebook() } catch {
        throw CommandFailure(named.refusal(error))
      }
      return named.values
    }
    let parts = codebook.split(separator: ",", omittingEmptySubsequences: false)
    return try parts.map { part in
      guard let value = Rational(text: String(part)) else {
        if parts.count == 1, part.contains(where: \.isLetter) {
          throw CommandFailure(NamedCodebook.unknown(codebook))
        }
        throw CodebookError.notANumber(String(part))
      }
      return value
    }
  }
}

/// A whole number in plain decimal digits; the range is checked for what no `Int` holds only, the
/// rest is the engine's to judge.
package func wholeNumber(
  _ text: String?, named name: String, _ range: ClosedRange<Int>
) throws -> Int? {
  guard let text else { return nil }
  let digits = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
  guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
    throw SettingError.notANumber(field: name, text: text)
  }
  guard let value = Int(text) else { throw CommandFailure(outside(name, text, range)) }
  return value
}

/// One of the cases of an enumeration, by its name.
package func choice<Choice: RawRepresentable<String> & CaseIterable>(
  _ text: String?, named name: String
) throws -> Choice? {
  guard let text else { return nil }
  guard let choice = Choice(rawValue: text) else {
    let names = Choice.allCases.map(\.rawValue)
    let list =
      names.count == 1
      ? "it can only be \(names[0])"
      : "choose " + names.dropLast().joined(separator: ", ") + " or \(names[names.count - 1])"
    throw CommandFailure("\(name) \(shown(text)) does not exist; \(list).")
  }
  return choice
}
