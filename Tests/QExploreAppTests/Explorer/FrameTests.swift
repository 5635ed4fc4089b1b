import CellCanvas
import QExploreApp
import QuantizedReLU
import Testing

@Suite struct FrameTests {
  /// Every size up to 60 x 30, then a coarse sweep up to 200 x 60; every mode; frames are always
  /// full.
  @Test(arguments: Glyphs.allCases) func everySizeHasAFrame(_ glyphs: Glyphs) throws {
    var sizes: [Size] = []
    for columns in stride(from: 1, through: 60, by: 3) {
      for rows in stride(from: 1, through: 30, by: 2) {
        sizes.append(Size(columns: columns, rows: rows))
      }
    }
    for columns in stride(from: 61, through: 200, by: 17) {
      for rows in [1, 4, 5, 12, 13, 16, 23, 24, 25, 36, 60] {
        sizes.append(Size(columns: columns, rows: rows))
      }
    }
    var sessions: [ExplorerSession] = []
    let keys: [[Key.Code]] = [
      [], [.character("="), .character("1"), .enter], [.character("/"), .character("(")],
      [.character("g")], [.character("?")], [.tab], [.backTab],
    ]
    for codes in keys {
      var session = try makeSession(glyphs: glyphs)
      for code in codes { session.press(code) }
      sessions.append(session)
    }
    sessions.append(try makeSession(target: "wave2", n: 1, d: 2, glyphs: glyphs))
    for size in sizes {
      for session in sessions {
        var state = session.state
        _ = update(&state, .resize(size))
        let frame = ScreenView.frame(state, theme: .dark)
        #expect(frame.size == size)
        #expect(frame.cells.contains { $0.glyph != " " }, "\(size) \(session.state.mode)")
        if glyphs == .ascii { #expect(frame.cells.allSatisfy { $0.glyph.isASCII }) }
      }
    }
  }

  @Test func partsStayInsideTheScreenAndApart() {
    for columns in 1...140 {
      for rows in 1...60 {
        let layout = ScreenLayout(size: Size(columns: columns, rows: rows))
        let parts = [
          layout.header, layout.parameters, layout.parameterLine, layout.counts, layout.countsLine,
          layout.plot, layout.hints,
        ].filter { !$0.isEmpty }
        #expect(!parts.isEmpty)
        for (index, part) in parts.enumerated() {
          #expect(part.x >= 0 && part.y >= 0 && part.maxX <= columns && part.maxY <= rows)
          for other in parts.dropFirst(index + 1) {
            let overlaps =
              part.x < other.maxX && other.x < part.maxX && part.y < other.maxY
              && other.y < part.maxY
            #expect(!overlaps, "\(columns)x\(rows): \(part) \(other)")
          }
        }
      }
    }
  }

  @Test func numbersOnScreenAreTheEngines() throws {
    for (lambda, epsilon, n) in [(2, "0.1", 1), (3, "0.02", 2), (16, "0.001", 3)] {
      let session = try makeSession(
        target: "sine", lambda: lambda, epsilon: epsilon, n: n)
      let engine = try IndependentConstruction(
        setting: session.state.setting, target: session.state.target)
      let text = session.text
      guard case .counts(let own) = engine.instanceCounts else {
        Issue.record("the counts of a small network are known")
        return
      }
      for counts in [own, engine.structureCounts] {
        for count in [counts.depth, counts.width, counts.units, counts.weights, counts.packedBits] {
          #expect(text.contains(" \(count.grouped) "), "\(count.grouped)")
        }
        #expect(text.contains(" \(NumberText.grouped(counts.bits)) "))
      }
      let design = engine.design
      #expect(
        text.contains(
          "N \(design.gridSize.grouped)  r \(design.squaringDepth)  t \(design.precision)"))
      #expect(text.contains(engine.codebook.description) || engine.codebook.codeCount > 4)

      let closed = try engine.closedForm()
      let worst = try #require(session.state.snapshot?.worst)
      let error = abs(
        closed.values(at: [worst.point])[0] - session.state.target.value(at: worst.point))
      #expect(error == worst.value)
      #expect(text.contains("error \(NumberText.significant(worst.value))"))
    }
  }

  @Test func samplesReachBetweenGridPoints() throws {
    let session = try makeSession(target: "sine", epsilon: "0.0005", n: 1)
    let snapshot = try #require(session.state.snapshot)
    guard case .curve(let x, let f, let approximation) = snapshot.picture else {
      Issue.record("d = 1 has a curve")
      return
    }
    #expect(x.first == 0 && x.last == 1)
    #expect(x.count == f.count && x.count == approximation.count)
    #expect(zip(x, x.dropFirst()).allSatisfy { $0 < $1 })
    let cells = try #require(
      try Construction(setting: session.state.setting, target: session.state.target).cells)
    let inside = x.filter { abs(($0 * Double(cells)) - ($0 * Double(cells)).rounded()) > 0.2 }
    #expect(inside.count > x.count / 3)
  }

  @Test func verdictIsTold() throws {
    let session = try makeSession()
    #expect(session.text.contains("≤ ε ✓"))
    var state = session.state
    state.snapshot?.worst?.value = 0.5
    let frame = ScreenView.frame(state, theme: .dark)
    #expect(frame.plainText.contains("error 0.5 > ε ✗"))
    state.glyphs = .ascii
    #expect(ScreenView.frame(state, theme: .dark).plainText.contains("error 0.5 > eps x"))
  }

  @Test func higherDimensionsHaveTheirPictures() throws {
    let square = try makeSession(target: "wave2", n: 1, d: 2)
    guard case .heat(let side, let f, _) = try #require(square.state.snapshot).picture else {
      Issue.record("d = 2 has a heat map")
      return
    }
    #expect(f.count == side * side)
    let cube = try makeSession(target: "average", epsilon: "0.5", n: 1, d: 3)
    guard case .curve = try #require(cube.state.snapshot).picture else {
      Issue.record("d = 3 has a curve")
      return
    }
    var many = try makeSession(target: "x1^2/2", epsilon: "0.5", n: 1, d: 1000)
    guard case .reference(let x, let alone, let reason) = try #require(many.state.snapshot).picture
    else {
      Issue.record("d = 1000 has too many active blocks, but f is there")
      return
    }
    #expect(alone == x.map { $0 * $0 / 2 })
    #expect(reason.wrapped(to: 75).allSatisfy { many.text.contains($0) })
    #expect(many.text.contains("s, along (s, ..., s)"))
    #expect(many.state.snapshot?.worst == nil)
    many.type("xx")
    guard case .reference(_, let flat, _) = try #require(many.state.snapshot).picture else {
      Issue.record("every line has its picture")
      return
    }
    #expect(flat.allSatisfy { $0 == 0.125 }, "f does not depend on x2")
    #expect(many.text.contains("x2, others 1/2"))

    let huge = try makeSession(target: "average", epsilon: "0.5", n: 1, d: 1_000_000)
    guard case .refused = try #require(huge.state.snapshot).picture else {
      Issue.record("d = 1000000 has no picture")
      return
    }
    let design = try #require(huge.state.snapshot).design
    #expect(huge.text.contains("r \(text(of: "r", in: design))  t \(text(of: "t", in: design))"))
  }

  /// A small design parameter as text.
  private func text(of name: String, in design: [DesignParameter]) -> String {
    guard case .integer(let value)? = design.first(where: { $0.name == name })?.value else {
      return "no \(name)"
    }
    return String(value)
  }

  @Test(arguments: Field.editable) func focusedFieldIsExplained(_ field: Field) throws {
    for (columns, rows) in [(80, 30), (100, 30), (120, 40)] {
      var session = try makeSession(columns, rows)
      session.focus(field)
      let width = columns >= 110 ? 40 : 30
      let explanation = field.explanation(in: session.state.setting)
      for line in explanation.wrapped(to: width) { #expect(session.text.contains(line)) }
      session.type("/(")
      let ofTarget = Field.target.explanation(in: session.state.setting)
      #expect(!session.text.contains(ofTarget.wrapped(to: width)[0]))
    }
    var low = try makeSession(80, 29)
    low.focus(field)
    let explanation = field.explanation(in: low.state.setting)
    #expect(!low.text.contains(explanation.wrapped(to: 30)[0]))
  }

  /// Two maps have squares of one size; where there is no room for two, f' is named with its range.
  @Test func mapsAreEqualOrSingle() throws {
    for (columns, rows) in [(80, 24), (66, 34), (120, 40), (121, 41), (200, 60), (100, 30)] {
      let session = try makeSession(columns, rows, target: "wave2", epsilon: "0.1", n: 1, d: 2)
      let rowsOfSquares = session.text.split(separator: "\n").map { line in
        line.split(whereSeparator: { $0 != "▀" }).map(\.count).filter { $0 > 2 }
      }
      let widths = Set(rowsOfSquares.flatMap(\.self))
      #expect(widths.count == 1, "\(columns)x\(rows):\n\(session.text)")
      #expect(session.text.contains("f' − f"))
    }
    let small = try makeSession(40, 12, target: "wave2", epsilon: "0.1", n: 1, d: 2)
    #expect(small.text.contains("f' 0.0"), "\(small.text)")
  }

  /// Texts that share a row never touch, in any size class.
  @Test(arguments: Glyphs.allCases) func textsDoNotTouch(_ glyphs: Glyphs) throws {
    let sessions = [
      try makeSession(target: "wave2", epsilon: "0.1", n: 1, d: 2, glyphs: glyphs),
      try makeSession(target: "average", epsilon: "0.5", n: 1, d: 1_000_000, glyphs: glyphs),
      try makeSession(target: "100*sin(x)", epsilon: "0.00321", n: 1, glyphs: glyphs),
      try makeSession(glyphs: glyphs),
    ]
    for session in sessions {
      let snapshot = try #require(session.state.snapshot)
      let names = ["N ", "r ", "t "]
      let values = [
        "", text(of: "r", in: snapshot.design), text(of: "t", in: snapshot.design),
      ]
      for (columns, rows) in [(34, 40), (40, 40), (66, 34), (80, 24), (100, 30), (110, 40)] {
        var state = session.state
        _ = update(&state, .resize(Size(columns: columns, rows: rows)))
        let text = ScreenView.frame(state, theme: .dark).plainText
        for (name, value) in zip(names, values) where !value.isEmpty {
          #expect(text.contains("\(name)\(value) "), "\(name)\(value) at \(columns):\n\(text)")
        }
        for mark in ["ok", "✓", "ε", "eps", "1/8", "C 1"] {
          for word in ["sampled", "points", "samples", "C"] {
            #expect(!text.contains(mark + word), "\(columns)x\(rows):\n\(text)")
          }
        }
      }
    }
  }
}
