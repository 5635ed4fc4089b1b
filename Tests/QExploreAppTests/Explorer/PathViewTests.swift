import CellCanvas
import Figures
import Foundation
import QExploreApp
import QuantizedReLU
import Testing

/// View 6 walks along the path of signs of the compact structure.
@Suite struct PathViewTests {
  private func session(
    _ columns: Int = 120, _ rows: Int = 40, target: String = "sin(7*x)/7", epsilon: String = "0.01",
    glyphs: Glyphs = .braille, keys: String = "6"
  ) throws -> ExplorerSession {
    var options = try makeOptions(target: target, lambda: 2, epsilon: epsilon, n: 1, glyphs: glyphs)
    options.setting.structure = .compact
    var session = ExplorerSession(options, size: Size(columns: columns, rows: rows))
    session.type(keys)
    return session
  }

  private func picture(_ session: ExplorerSession) throws -> PathPicture {
    guard case .path(let picture)? = session.state.pictured?.picture else { throw Missing() }
    return picture
  }

  private struct Missing: Error {}

  @Test("goes step by step and tells the rule with the numbers of the step, to both ends")
  func tellsRule() throws {
    // g goes by the rule alone: from an odd multiple of h up where f is not below, else down.
    var session = try session()
    let steps = 128
    let h = 1.0 / 128
    let f = { (i: Int) in sin(7 * Double(i) * h) / 7 }
    var g = h
    for step in 0..<steps {
      let isUp = f(step + 1) >= g
      let next = g + (isUp ? h : -h)
      let number = { (value: Double) in
        NumberText.fixed(value, decimals: 4).replacing("-", with: "−")
      }
      let text = session.viewText
      // Where both look alike there are more decimals, which are checked elsewhere.
      if number(f(step + 1)) != number(g) {
        #expect(
          text.hasPrefix(
            "Step \(step) of 128: f(\(step + 1)h) = \(number(f(step + 1))) \(isUp ? "≥" : "<") "
              + "g(\(step)h) = \(number(g)), so \(isUp ? "up" : "down"): g(\(step + 1)h) = "
              + "\(number(next)), error there \(number(next - f(step + 1))), at most h = 0.0078"),
          "\(session.text)")
      }
      let shown = try picture(session)
      #expect(shown.rule.isUp == isUp && shown.rule.start == g && shown.rule.end == next)
      #expect(abs(next - f(step + 1)) <= h)
      #expect(shown.seen.contains(step) && (8...24).contains(shown.seen.count))
      g = next
      session.type("}")
    }
    #expect(session.state.step == steps - 1)
    #expect(session.state.notice == "this is the last step; ( goes to the first.")
    session.type("(")
    #expect(session.state.step == 0 && session.viewText.hasPrefix("Step 0 of 128"))
    session.type("{")
    #expect(session.state.notice == "this is the first step; ) goes to the last.")
    session.type(")")
    #expect(session.state.step == steps - 1)
    session.type("[")
    #expect(session.state.step == steps - 1 - PathPicture.page)
  }

  @Test(
    "draws f, the tube and the path, whose corners are the network's values, and marks the step")
  func draws() throws {
    let session = try session(target: "sin(7*x)", keys: "6]}}}")
    let construction = try Construction(
      setting: session.state.setting, target: session.state.target)
    let network = try construction.network()
    let shown = try picture(session)
    #expect(shown.rule.index == 19 && shown.scale == 3)
    for (value, own) in zip(shown.path, network.values(at: shown.x.map { [$0] })) {
      #expect(abs(value - own) < 1e-12)
    }
    for (x, pair) in zip(shown.x, zip(shown.f, shown.path)) {
      #expect(pair.0 == session.state.target.value(at: [x]))
      #expect(abs(pair.1 - pair.0) <= shown.bound)
    }
    let figure = try #require(ScreenView.plot(of: session.state)).figure
    let points = figure.panels[0].marks.compactMap { mark -> PointMark? in
      if case .points(let points) = mark { points } else { nil }
    }
    let marked = try #require(points.first { $0.label == "step 19" })
    let length = 1 / Double(shown.steps)
    #expect(marked.x == [19 * length, 20 * length])
    #expect(marked.y == network.values(at: marked.x.map { [$0] }))
    let corners = try #require(points.first { $0.label == nil })
    #expect(corners.x.count >= shown.seen.count)
    #expect(corners.y == network.values(at: corners.x.map { [$0] }))
    #expect(session.viewText.contains("C·g(19h)") && session.viewText.contains("at most C·h ="))
  }

  @Test("a random walk with all keys keeps the step in sight, in every size and with every f")
  func walksAtRandom() throws {
    var random = SplitMix(state: 5)
    for (target, epsilon) in [("sin(7*x)/7", "0.01"), ("abs(x-0.3)*9", "0.1"), ("x/40", "0.3")] {
      var session = try session(target: target, epsilon: epsilon)
      for _ in 0..<250 {
        let keys = ["{", "}", "(", ")", "[", "]", "+", "-", "0", "}", "}", "]", "c", "|"]
        let key = keys.randomElement(using: &random) ?? "}"
        if key == "|" {
          let (columns, rows) =
            [(120, 40), (80, 24), (40, 12), (200, 50)].randomElement(using: &random) ?? (80, 24)
          session.feed(.resize(Size(columns: columns, rows: rows)))
        } else if key == "c" {
          session.type("c")
          session.press(.right, .escape)
        } else {
          let before = session.state
          session.type(key)
          #expect(session.state != before || before.notice != nil, "\(key) is silent")
        }
        let shown = try picture(session)
        let step = session.state.step
        #expect(shown.rule.index == step && (0..<shown.steps).contains(step))
        #expect(shown.seen.contains(step), "\(key): \(step) in \(shown.seen)")
        // A window of two steps has a whole one.
        if shown.range.upperBound - shown.range.lowerBound >= 2 * shown.length {
          let start = Double(step) * shown.length
          let slack = 1e-9
          #expect(
            start >= shown.range.lowerBound - slack
              && start + shown.length <= shown.range.upperBound + slack,
            "\(key): \(step) in \(shown.range)")
        }
        if case .refused? = session.state.pictured?.picture { Issue.record("there is a path") }
      }
    }
  }

  @Test("a page is what is in sight, and a smaller epsilon keeps the number of the step")
  func turnsPages() throws {
    var session = try session(keys: "6]")
    #expect(session.state.step == 16 && session.state.zoom == nil)
    session.type("+")
    let zoom = try #require(session.state.zoom)
    #expect(zoom.contains(16.5 / 128) && zoom.upperBound - zoom.lowerBound < 10.0 / 128)
    session.type("]")
    #expect(session.state.step > 16 && session.state.step < 26)
    session.type("---------")
    #expect(session.state.zoom == 0...1)
    session.type("0")
    #expect(session.state.zoom == nil)
    let step = session.state.step
    session.type(":epsilon 0.001")
    session.press(.enter)
    #expect(try picture(session).steps == 1024 && session.state.step == step)
    session.type(")")
    session.type(":epsilon 0.1")
    session.press(.enter)
    // Beyond the last step it is that one.
    #expect(try picture(session).rule.index == 15)
    session.type("{")
    #expect(session.state.step == 14)
  }

  @Test("a step can be typed, and one that there is not is told with the range")
  func takesTypedStep() throws {
    var session = try session(keys: "6:step 37")
    session.press(.enter)
    #expect(session.state.step == 37 && session.viewText.hasPrefix("Step 37 of 128"))
    for wrong in ["128", "-1", "many", "99999999999999999999"] {
      session.type(":step \(wrong)")
      session.press(.enter)
      #expect(session.state.step == 37)
      #expect(session.text.contains(wrong.prefix(10)), "\(session.text)")
      session.press(.escape)
    }
    session.type("1:step 3")
    session.press(.enter)
    #expect(session.text.contains("the path in view 6 of a compact network"))
  }

  @Test("says what it is for where there is no path")
  func tellsWhereThereIsNone() throws {
    for structure in [Structure.independent, .dependent] {
      var options = try makeOptions(target: "sine", lambda: 2, epsilon: "0.1", n: 1)
      options.setting.structure = structure
      var session = ExplorerSession(options, size: Size(columns: 120, rows: 40))
      session.type("6")
      #expect(
        session.viewText.contains("the compact structure follow f, for n = d = 1; choose one")
          == (structure == .independent))
      for key in ["(", ")"] {
        session.type(key)
        #expect(session.state.notice?.contains("which the compact structure has") == true)
      }
    }
    // Steps that no double tells apart.
    let session = try session(target: "sin(7*x)*300000000", epsilon: "0.0000001")
    #expect(session.text.contains("raise epsilon"), "\(session.text)")
  }

  @Test("the keys are hinted where they walk, and found in the palette")
  func isHinted() throws {
    for (columns, hints) in [
      (200, ["{} step", "() ends", "[] page"]), (120, ["{} step", "() ends", "[] page"]),
      (80, ["{} step", "() ends"]),
    ] {
      let session = try session(columns, columns == 80 ? 24 : 40)
      let row = session.frame.text(row: session.state.size.rows - 1)
      for hint in hints { #expect(row.contains(hint), "\(columns): \(row)") }
    }
    var session = try session(keys: "6:path")
    #expect(session.text.contains("path end") && session.text.contains("path start"))
    session.press(.escape)
    session.type("1")
    #expect(!session.frame.text(row: 39).contains("() ends"))
  }

  @Test("the figure is saved as it is seen, and the rule stands on narrow and ASCII screens")
  func isSaved() throws {
    let session = try session(keys: "6]}}}")
    let request = try #require(session.state.figureRequest)
    #expect(request.kinds == [.transform] && request.step == 19)
    #expect(request.title == "The path of the compact structure")
    #expect(request.caption.contains("the command draws it without the chosen step"))
    let figure = try request.figure()
    let shown = try picture(session)
    #expect(figure.panels[0].x.domain == shown.range)
    let small = try self.session(40, 12, glyphs: .ascii, keys: "6]}}}")
    #expect(small.text.contains("step 19: f "), "\(small.text)")
    #expect(!small.text.unicodeScalars.contains { !$0.isASCII })
  }
}
