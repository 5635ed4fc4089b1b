/// A function on [0,1]^d that networks are to approximate, given by an expression.
///
///     let f = try TargetFunction(parsing: "exp(-3*x)*sin(7*x)/60", dimension: 1)
///     f.value(at: [0.25])
///
/// The text is an expression or the name of an entry of `gallery`. An expression is made of numbers,
/// `+ - * / ^`, parentheses, `pi` and `e`, the functions sin cos tan exp log (ln) sqrt abs min max tanh
/// atan sinh cosh, and the variables x1, x2, ..., of which the first three are also x, y and z.
/// `sum(...)`, `mean(...)` and `prod(...)` reduce over all axes, with the coordinate on one of them
/// written `xi`: `mean(sin(3*xi))`.
///
/// Two targets are equal when their text and their dimension are.
public struct TargetFunction: Sendable {
  /// The text that it was made from, without surrounding blanks.
  public let text: String
  /// The number of variables d.
  public let dimension: Int
  /// The expression: `text`, or that of the gallery entry which it names.
  public let expression: String
  let code: ExpressionCode

  /// Reads an expression or the name of a gallery entry.
  ///
  /// - Precondition: d is at least 1.
  /// - Throws: what is wrong with the text and at which column.
  public init(parsing text: String, dimension d: Int) throws(ExpressionError) {
    precondition(d >= 1, "a function has at least one variable")
    dimension = d
    // A text that is too long is looked at no further, not even for blanks.
    let isShort = text.utf8.count <= 16 * ExpressionParser.lengthLimit
    self.text = isShort ? Self.trimmed(text) : text
    let name = self.text
    if let entry = Self.gallery.first(where: { $0.name == name }) {
      guard entry.dimensions.contains(d) else {
        throw ExpressionError(
          .galleryDimension(name: name, dimension: d, supported: entry.dimensions), column: 1)
      }
      expression = entry.expression
    } else {
      // Columns count in the text as it was typed.
      expression = text
    }
    code = try ExpressionParser.code(for: expression, dimension: d)
  }

  private static func trimmed(_ text: String) -> String {
    var part = text[...]
    while part.first?.isWhitespace == true { part.removeFirst() }
    while part.last?.isWhitespace == true { part.removeLast() }
    return String(part)
  }

  /// The value at a point of d coordinates; NaN or infinite where the expression is.
  public func value(at point: [Double]) -> Double {
    point.withUnsafeBufferPointer { value(at: $0) }
  }

  /// The value at a point of d coordinates; NaN or infinite where the expression is.
  public func value(at point: UnsafeBufferPointer<Double>) -> Double {
    precondition(point.count == dimension, "a point has as many coordinates as there are variables")
    return code.value(dimension: dimension) { point[$0] }
  }

  /// The value of a function of one variable.
  ///
  /// - Precondition: d is 1.
  public func value(_ x: Double) -> Double {
    precondition(dimension == 1, "the function has more than one variable")
    return code.value(x)
  }
}

extension TargetFunction: Hashable {
  /// Whether text and dimension are the same.
  public static func == (left: TargetFunction, right: TargetFunction) -> Bool {
    left.text == right.text && left.dimension == right.dimension
  }

  /// Hashes text and dimension.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(text)
    hasher.combine(dimension)
  }
}
