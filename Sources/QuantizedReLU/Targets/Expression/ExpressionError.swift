/// What is wrong with the text of a target function, and where.
///
/// It carries data; the sentence is written by whoever shows it. `Kind` may hold text that was typed,
/// control characters included: make it printable before showing it.
public struct ExpressionError: Error, Hashable, Sendable {
  /// Where it is wrong: 1 for the first character; one past the last where something is missing.
  public var column: Int
  /// What is wrong.
  public var kind: Kind
  /// What was probably meant, to be written at `column`: a name, or `2*x` for `2x`.
  public var suggestion: String?

  /// The ways in which a text is no function.
  public enum Kind: Hashable, Sendable {
    /// Nothing but blanks.
    case emptyExpression
    /// More characters than `limit`.
    case tooLong(limit: Int)
    /// Parentheses, signs or powers nested deeper than `limit`.
    case tooDeep(limit: Int)
    /// A character that no expression contains.
    case unexpectedCharacter(Character)
    /// Something that starts like a number and is none, such as `1.2.3`.
    case notANumber(String)
    /// A number too large for double precision.
    case numberOutOfRange(String)
    /// A name that is no function, constant or variable.
    case unknownName(String)
    /// A variable whose number exceeds the dimension.
    case variableBeyondDimension(name: String, dimension: Int)
    /// A value is missing: before `column` stands an operator, a comma or a parenthesis, or nothing.
    case missingOperand
    /// Two values stand side by side, as in `2x`.
    case missingOperator
    /// The parenthesis that opens at `column` is not closed.
    case unclosedParenthesis
    /// A parenthesis closes that was never opened.
    case unmatchedParenthesis
    /// A comma outside the arguments of a function.
    case unexpectedComma
    /// A function without parentheses after it.
    case missingArguments(function: String)
    /// A function with too few or too many arguments; `atMost` is nil where any number will do.
    case wrongArgumentCount(function: String, given: Int, atLeast: Int, atMost: Int?)
    /// `xi` outside sum, mean and prod.
    case axisVariableOutsideReduction
    /// Another variable than `xi` inside sum, mean or prod.
    case variableInsideReduction(String)
    /// sum, mean or prod inside one of them.
    case nestedReduction(String)
    /// A function of the gallery that does not exist in this dimension.
    case galleryDimension(name: String, dimension: Int, supported: ClosedRange<Int>)
  }

  init(_ kind: Kind, column: Int, suggestion: String? = nil) {
    self.kind = kind
    self.column = column
    self.suggestion = suggestion
  }
}
