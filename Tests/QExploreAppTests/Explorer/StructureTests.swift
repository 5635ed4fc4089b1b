import CellCanvas
import QExploreApp
import QuantizedReLU
import Testing

/// Structure and parameters in the panel.
@Suite struct StructureTests {
  /// A session with the function-dependent structure chosen by key.
  private func dependent(
    target: String = "average", epsilon: String = "0.5", n: Int, d: Int
  ) throws -> ExplorerSession {
    var session = try makeSession(target: target, epsilon: epsilon, n: n, d: d)
    session.focus(.structure)
    session.press(.right)
    return session
  }

  @Test("the function-dependent structure takes n = d = 1, says so, and gives them back")
  func shapeIsSetAside() throws {
    var session = try dependent(n: 2, d: 3)
    #expect(session.state.setting.structure == .dependent)
    #expect(session.state.setting.n == 1 && session.state.setting.d == 1)
    #expect(session.state.target.dimension == 1)
    let notice = try #require(session.state.notice)
    #expect(notice.contains("n = 2 and d = 3 became 1"))
    session.press(.left)
    #expect(session.state.setting.structure == .independent)
    #expect(session.state.setting.n == 2 && session.state.setting.d == 3)
    #expect(session.state.target.dimension == 3)
    #expect(session.state.notice == "n = 2 and d = 3 again.")
    // What was given back is not given back again.
    session.focus(.d)
    session.press(.left)
    session.focus(.structure)
    session.press(.enter, .enter, .enter)
    #expect(session.state.setting.n == 2 && session.state.setting.d == 2)
  }

  @Test("with n = d = 1 nothing but the structure changes, without a word")
  func nothingToSetAside() throws {
    var session = try makeSession(target: "sine", n: 1)
    let before = session.state.setting
    session.focus(.structure)
    session.press(.enter)
    var expected = before
    expected.structure = .dependent
    #expect(session.state.setting == expected && session.state.notice == nil)
    expected.structure = .compact
    session.press(.enter)
    #expect(session.state.setting == expected && session.state.notice == nil)
    session.press(.enter)
    #expect(session.state.setting == before && session.state.notice == nil)
  }

  @Test("the compact structure takes the nearest n and d, and nonlinear levels, and gives all back")
  func compactSetsAside() throws {
    var session = try makeSession(
      target: "average", lambda: 4, epsilon: "0.5", n: 2, d: 3, quantization: .linear)
    let before = session.state.setting
    session.focus(.structure)
    session.press(.left)
    #expect(session.state.setting.structure == .compact)
    #expect(session.state.setting.n == 2 && session.state.setting.d == 2)
    #expect(session.state.setting.quantization == .nonlinear)
    var notice = try #require(session.state.notice)
    #expect(notice.contains("the compact structure is for n ≤ 3 with d = 1 and n ≤ 2 with d = 2"))
    #expect(notice.contains("d = 3 became 2;"))
    #expect(notice.contains("Linear levels have no -1/2: quantize became nonlinear"))
    session.press(.left)
    #expect(session.state.setting.structure == .dependent)
    #expect(session.state.setting.quantization == .linear && session.state.setting.n == 1)
    notice = try #require(session.state.notice)
    #expect(notice.contains("n = 2 and d = 2 became 1") && notice.contains("Linear levels again."))
    session.press(.right)
    #expect(session.state.setting.n == 2 && session.state.setting.d == 2)
    #expect(try #require(session.state.notice).contains("n = 1 and d = 1 became 2;"))
    session.press(.right)
    #expect(session.state.setting == before)
    #expect(session.state.notice == "n = 2 and d = 3 again. Linear levels again.")
  }

  @Test("an n or d chosen with the compact structure is not taken back by the way home")
  func chosenShapeStays() throws {
    var session = try makeSession(target: "average", epsilon: "0.5", n: 2, d: 3)
    session.focus(.structure)
    session.press(.left)
    session.focus(.n)
    session.press(.left)
    #expect(session.state.setting.n == 1 && session.state.setting.d == 2)
    session.press(.right, .right)
    let sentence = try #require(session.state.problems[.n]?.sentence)
    #expect(sentence.contains("n = 3, d = 2") && session.state.setting.n == 2)
    session.press(.left)
    session.focus(.structure)
    session.press(.right)
    #expect(session.state.setting.structure == .independent)
    #expect(session.state.setting.n == 1 && session.state.setting.d == 3)
  }

  @Test("a listed codebook without the values of the compact structure is refused, and told why")
  func compactRefusesCodebook() throws {
    var options = try makeOptions(target: "sine", epsilon: "0.1", n: 1)
    options.setting.codebook = [-1, Rational(1, over: 4), .half]
    var session = ExplorerSession(options, size: Size(columns: 120, rows: 40))
    session.focus(.structure)
    session.press(.left)
    #expect(session.state.setting.structure == .independent)
    let sentence = try #require(session.state.problems[.structure]?.sentence)
    #expect(sentence.contains("{-1, 1/4, 1/2}") && sentence.contains("-1/2 and 1/2"))
  }

  @Test("an f that cannot be read for d = 1 keeps the structure")
  func unreadableFunctionStays() throws {
    let session = try dependent(target: "sin(x)*cos(y)", epsilon: "0.1", n: 2, d: 2)
    #expect(session.state.setting.structure == .independent)
    #expect(session.state.setting.n == 2 && session.state.setting.d == 2)
    #expect(session.state.target.dimension == 2)
    let problem = try #require(session.state.problems[.structure])
    #expect(problem.sentence.contains("The structure stays independent until f is edited"))
    #expect(session.text.contains("✗ dependent"))
  }

  @Test("an f that cannot be read for the d of before keeps d = 1 and gives n back")
  func newFunctionKeepsDimension() throws {
    var session = try dependent(n: 2, d: 3)
    session.type("/")
    session.control("u")
    session.type("damped")
    session.press(.enter)
    session.focus(.structure)
    session.press(.left)
    #expect(session.state.setting.structure == .independent)
    #expect(session.state.setting.n == 2 && session.state.setting.d == 1)
    #expect(session.state.target.dimension == 1)
    #expect(session.state.notice?.contains("d stays 1") == true)
  }

  @Test("n and d cannot be raised in the function-dependent structure", arguments: [Field.n, .d])
  func shapeIsRefused(_ field: Field) throws {
    var session = try dependent(n: 1, d: 1)
    let good = session.state.setting
    session.focus(field)
    let expected = SettingError.structureOutOfRange(
      .dependent, n: field == .n ? 2 : 1, d: field == .d ? 2 : 1
    ).sentence
    session.press(.right)
    #expect(session.state.problems[field]?.sentence == expected)
    #expect(session.state.setting == good)
    session.type("=2")
    session.press(.enter)
    #expect(session.state.problems[field]?.sentence == expected)
    #expect(session.state.mode.isEditing && session.state.setting == good)
    session.press(.escape)
    session.press(.left)
    #expect(session.state.setting == good)
    #expect(session.text.contains("1 only"))
  }

  @Test("keys and wheel change parameters between paper and tuned")
  func parametersChange() throws {
    var session = try makeSession()
    session.focus(.parameters)
    session.press(.right)
    #expect(session.state.setting.parameters == .tuned)
    session.press(.right)
    #expect(session.state.setting.parameters == .paper)
    session.press(.left)
    #expect(session.state.setting.parameters == .tuned)
    session.press(.enter)
    #expect(session.state.setting.parameters == .paper)
    let row = ScreenLayout(size: session.state.size).row(of: .parameters)
    session.feed(.mouse(Mouse(.wheelUp, x: row.x + 3, y: row.y)))
    #expect(session.state.setting.parameters == .tuned)
    #expect(session.text.contains("parameters tuned"))
  }

  @Test("every value of a field has its own explanation, which fits under the panels")
  func explanationsFit() throws {
    let usual = try makeSession(target: "sine", n: 1).state.setting
    var settings: [Setting] = []
    for structure in Structure.allCases {
      for parameters in ParameterChoice.allCases {
        for quantization in Quantization.allCases {
          var setting = usual
          setting.lambda = 4
          setting.structure = structure
          setting.parameters = parameters
          setting.quantization = quantization
          settings.append(setting)
        }
      }
    }
    var listed = usual
    listed.codebook = [Rational(-1, over: 2), Rational(1, over: 4), Rational(1, over: 2)]
    settings.append(listed)
    let values: [Field: Int] = [
      .structure: 3, .parameters: 6, .quantization: 3, .n: 3, .d: 3,
    ]
    for field in Field.editable {
      let texts = Set(settings.map { field.explanation(in: $0) })
      #expect(texts.count == values[field] ?? 1, "\(field)")
      for text in texts {
        for glyphs in [Glyphs.braille, .ascii] {
          #expect(glyphs.text(text).wrapped(to: 30).count <= 5, "\(text)")
        }
      }
    }
  }

  @Test("the focused field is seen in the line of a small screen", arguments: Field.editable)
  func focusIsSeen(_ field: Field) throws {
    for columns in [20, 30, 40, 63] {
      for target in ["damped", "exp(-3*x)*sin(7*x)/60 + x/1000 - x^2/1000"] {
        var session = try makeSession(columns, 12, target: target)
        session.focus(field)
        let line = session.frame.text(row: 0)
        #expect(line.contains("▸"), "\(columns): \(line)")
        if field == .structure { #expect(line.contains("▸independent"), "\(line)") }
        if field == .parameters { #expect(line.contains("▸paper"), "\(line)") }
      }
    }
  }
}
