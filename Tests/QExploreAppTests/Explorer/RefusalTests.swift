import CellCanvas
import QExploreApp
import QuantizedReLU
import Testing

/// Bad values: a sentence at the field, and the last good state stays.
@Suite struct RefusalTests {
  struct Case: Sendable, CustomStringConvertible {
    var field: Field
    var text: String
    var quantization = Quantization.nonlinear
    var description: String { "\(field) \(text) \(quantization)" }
  }

  static let cases: [Case] = [
    Case(field: .lambda, text: "1"), Case(field: .lambda, text: "0"),
    Case(field: .lambda, text: "65537"), Case(field: .lambda, text: "2.5"),
    Case(field: .lambda, text: "99999999999999999999"), Case(field: .lambda, text: "-3"),
    Case(field: .lambda, text: "3", quantization: .linear),
    Case(field: .epsilon, text: "0"), Case(field: .epsilon, text: "1"),
    Case(field: .epsilon, text: "nan"), Case(field: .epsilon, text: "inf"),
    Case(field: .epsilon, text: "small"), Case(field: .epsilon, text: "-0.1"),
    Case(field: .epsilon, text: "0.1.2"), Case(field: .epsilon, text: "1e-99999999"),
    Case(field: .n, text: "33"), Case(field: .n, text: "0"), Case(field: .n, text: "two"),
    Case(field: .d, text: "0"), Case(field: .d, text: "1000001"), Case(field: .d, text: ""),
  ]

  @Test(arguments: cases) func numberIsRefused(_ test: Case) throws {
    var session = try makeSession(lambda: 4, quantization: test.quantization)
    let good = session.state
    session.focus(test.field)
    session.press(.enter)
    session.control("u")
    session.type(test.text)
    session.press(.enter)

    let problem = try #require(session.state.problems[test.field])
    #expect(problem.sentence.contains(test.text))
    #expect(session.state.setting == good.setting)
    #expect(session.state.target == good.target)
    #expect(session.state.snapshot == good.snapshot)
    #expect(session.state.message?.text == problem.sentence)
    for line in problem.sentence.wrapped(to: 118) {
      #expect(session.text.contains(line))
    }

    session.press(.escape)
    #expect(session.state.mode == .browsing)
    #expect(session.state.problems.isEmpty)
    #expect(session.state.setting == good.setting)
  }

  @Test func refusedNumberCanBeMended() throws {
    var session = try makeSession()
    session.focus(.lambda)
    session.type("=1")
    session.press(.enter)
    #expect(session.state.mode.isEditing)
    session.type("6")
    #expect(session.state.problems.isEmpty)
    session.press(.enter)
    #expect(session.state.setting.lambda == 16)
    #expect(session.state.mode == .browsing)
  }

  @Test(arguments: ["sin(", "2x", "foo(x)", "", "x +* 2", "y", "1e999", "sin(x)\u{1B}[31m"])
  func formulaIsRefused(_ text: String) throws {
    var session = try makeSession()
    let good = session.state
    session.type("/")
    session.control("u")
    session.feed(.paste(text))
    let isRefused = session.state.problems[.target] != nil
    #expect(isRefused)
    session.press(.enter)
    #expect(session.state.mode.isEditing, "a formula that cannot be read stays open")
    #expect(session.state.target == good.target)
    #expect(session.state.snapshot == good.snapshot)
    session.press(.escape)
    #expect(session.state.problems.isEmpty)
    #expect(session.state.target == good.target)
  }

  @Test func caretStandsUnderTheMistake() throws {
    var session = try makeSession(100, 30)
    session.type("/")
    session.control("u")
    session.type("sin(x) + ")
    let problem = try #require(session.state.problems[.target])
    let column = try #require(problem.column)
    let lines = session.text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.firstIndex { $0.hasPrefix(" f = sin(x) +") })
    let caret = lines[row + 1]
    #expect(caret.drop { $0 == " " } == "↑")
    #expect(caret.count == 5 + column)
  }

  @Test func targetThatCannotBeBuiltLeavesTheOldPictureMarked() throws {
    var session = try makeSession(target: "tent", n: 1)
    let good = try #require(session.state.snapshot)
    session.focus(.n)
    session.press(.right)
    #expect(session.state.setting.n == 2)
    let failure = try #require(session.state.failure)
    #expect(failure.field == .target)
    #expect(session.state.message?.text == failure.problem.sentence)
    #expect(session.state.snapshot == good)
    #expect(session.state.hasOldNumbers && session.state.hasOldPicture)
    #expect(session.text.contains("[old picture: λ 3, n 1, d 1]"))
    #expect(session.text.contains("├ Old "))
    session.type("/")
    session.press(.escape)
    #expect(session.state.failure == failure, "looking into the editor does not mend f")
    session.focus(.n)
    session.press(.left)
    #expect(session.state.failure == nil)
    #expect(!session.text.contains("[old"))
  }

  @Test func dimensionThatFDoesNotKnowIsRefused() throws {
    var session = try makeSession(target: "sin(x)*cos(y)", d: 2)
    session.focus(.d)
    session.press(.left)
    #expect(session.state.setting.d == 2)
    #expect(session.state.target.dimension == 2)
    let problem = try #require(session.state.problems[.d])
    #expect(problem.rejected == "1")
    #expect(problem.sentence.contains("d stays 2"))
    #expect(session.text.contains("✗ 1"))
  }
}
