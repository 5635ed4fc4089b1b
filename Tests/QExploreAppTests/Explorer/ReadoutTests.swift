import CellCanvas
import Figures
import Foundation
import QExploreApp
import QuantizedReLU
import Testing

/// The rows below the plots: what they say, and that nothing jumps on their account.
@Suite struct ReadoutTests {
  @Test("neighbouring steps of the cursor differ in the text, however near one looks")
  func digits() throws {
    var session = try makeSession(120, 40, target: "sin(7*x)/2", epsilon: "0.1", n: 1)
    for view in ["1", "3"] {
      session.type(view + "c")
      for _ in 0..<24 {
        session.press(.home)
        var seen: [String] = []
        var places: [Double] = []
        for _ in 0..<6 {
          let place = try #require(session.state.reading?.x)
          let name = view == "1" ? "x" : "1/ε"
          let match = try #require(
            session.text.firstMatch(
              of: try Regex("\\s\(name) = ([-0-9.e]+)", as: (Substring, Substring).self)),
            "\(session.text)")
          seen.append(String(match.1))
          places.append(place)
          let shown = try #require(Double(match.1))
          #expect(abs(shown - place) <= 1e-4 * abs(place))
          session.press(.right)
        }
        #expect(Set(seen).count == Set(places).count, "\(seen) for \(places)")
        if session.state.zoom.map({ $0.upperBound - $0.lowerBound < 1e-6 }) ?? false { break }
        session.type("+")
      }
      session.press(.escape)
    }
    #expect((session.state.zooms.values.map { $0.upperBound - $0.lowerBound }.min() ?? 1) < 1e-5)
  }

  @Test("the cursor of view 2 stands on whole lambda alone, by keys and by mouse")
  func wholeLambda() throws {
    var session = try makeSession(160, 48, target: "sine", epsilon: "0.1", n: 1)
    session.type("2c")
    session.press(.home)
    var seen: [Double] = []
    for _ in 0..<14 {
      seen.append(try #require(session.state.reading?.x))
      session.press(.right)
    }
    #expect(seen == (2...15).map(Double.init))
    let data = try #require(ScreenView.plot(of: session.state)?.main?.data)
    for x in data.x..<data.maxX {
      session.feed(.mouse(Mouse(.press, x: x, y: data.y + 2)))
      session.feed(.mouse(Mouse(.release, x: x, y: data.y + 2)))
      let place = try #require(session.state.reading?.x)
      #expect(place == place.rounded() && (2...16).contains(place))
    }
  }

  @Test("reading moves nothing where a plot has room for its rows: they are always there")
  func nothingJumps() throws {
    for (columns, rows) in [(200, 50), (160, 48), (120, 40), (80, 24)] {
      for (keys, target, d) in [
        ("1", "damped", 1), ("2", "damped", 1), ("3", "damped", 1), ("4vv", "damped", 1),
        ("6", "damped", 1), ("1", "sin(x)*cos(y)", 2),
      ] {
        var session = try makeSession(columns, rows, target: target, epsilon: "0.1", n: 1, d: d)
        session.type(keys)
        guard let before = ScreenView.plot(of: session.state) else { continue }
        session.type("c")
        let after = try #require(ScreenView.plot(of: session.state))
        let hasRoom = before.main.map { $0.data.height >= 14 } ?? false
        // The section through maps follows the cursor; its labels may be wider.
        let places = [before, after].map {
          $0.geometry.panels.prefix(d == 2 ? 1 : 9).map(\.data)
        }
        if hasRoom { #expect(places[0] == places[1], "\(keys) at \(columns)") }
        #expect(hasRoom || rows < 48 || d == 2 || keys == "2", "\(keys) at \(columns) has room")
      }
    }
  }

  @Test("while nobody reads the rows of view 1 tell the largest error and where it is")
  func largestError() throws {
    var session = try makeSession(120, 40, target: "sin(7*x)", epsilon: "0.1", n: 1)
    let worst = try #require(session.state.snapshot?.worst)
    let whole = "largest error seen \(NumberText.significant(worst.value))"
    let place = "at x = \(NumberText.significant(worst.point[0], digits: 5))"
    #expect(session.text.contains(whole) && session.text.contains(place))
    session.type("+++]")
    #expect(session.text.contains(whole) && session.text.contains(place))
    guard case .curve(let x, let f, let approximation)? = session.state.snapshot?.picture else {
      Issue.record("view 1 draws a curve")
      return
    }
    let zoom = try #require(session.state.zoom)
    let errors = x.indices.filter { zoom.contains(x[$0]) }.map { approximation[$0] - f[$0] }
    let ends = [errors.min() ?? 0, errors.max() ?? 0].map {
      NumberText.significant($0).replacing("-", with: "−")
    }
    #expect(session.text.contains("f' − f from \(ends[0]) to \(ends[1]) in this picture"))
  }

  @Test("elsewhere they tell what the present lambda has")
  func present() throws {
    var session = try makeSession(160, 48, target: "sine", lambda: 5, epsilon: "0.1", n: 1)
    session.type("2")
    guard case .bitWidth(let picture)? = session.state.snapshot?.picture else {
      Issue.record("view 2 has a picture")
      return
    }
    let leading = try #require(picture.leading)
    let own = try #require(leading.points.first { $0.lambda == 5 })
    let ratio = own.structureBits.approximateRatio(to: try #require(picture.least).structureBits)
    #expect(session.text.contains("now   λ = 5   "))
    #expect(
      session.text.contains("nonlinear = \(NumberText.significant(ratio, digits: 5))"),
      "\(session.text)")
    session.type("=9")
    session.press(.enter)
    #expect(session.text.contains("now   λ = 9   "))
    session.type("=99")
    session.press(.enter)
    #expect(session.text.contains("the present λ, 99, lies beyond the plot"))
  }

  @Test("what has no room is marked: a row ends with the mark exactly where a reading is missing")
  func marks() throws {
    var complete = 0
    var cut = 0
    for columns in stride(from: 80, through: 240, by: 8) {
      var session = try makeSession(columns, 50, target: "sine", epsilon: "0.1", n: 1)
      session.type("3c ")
      session.press(.left)
      let plot = try #require(ScreenView.plot(of: session.state))
      let names = plot.figure.panels[0].marks.compactMap { mark in
        if case .line(let line) = mark { line.label } else { nil }
      }
      let rows = session.text.split(separator: "\n").map(String.init)
      let difference = try #require(rows.firstIndex { $0.contains("to A   ") })
      for (row, prefix) in [(rows[difference - 1], ""), (rows[difference], "Δ")] {
        let shown = names.filter {
          row.contains("\(prefix)\($0) = ") || row.contains("\(prefix)\($0): ")
        }
        let isAll = shown.count == names.count
        #expect(row.hasSuffix("…") == !isAll, "\(columns): \(row)")
        if isAll { complete += 1 } else { cut += 1 }
      }
    }
    #expect(complete > 3 && cut > 3)
  }
}
