import CellCanvas
import Figures
import Foundation
import QExploreApp
import QuantizedReLU
import Testing

/// Values read off the plots, zoom and pan, by keys and by mouse.
@Suite struct ReadingTests {
  @Test("the cursor stands on samples and reads f, f' and the error there")
  func readsSamples() throws {
    var session = try makeSession(120, 40, target: "sin(3*x)", epsilon: "0.1", n: 1)
    session.type("c")
    guard case .curve(let x, let f, let approximation)? = session.state.snapshot?.picture else {
      Issue.record("view 1 draws a curve")
      return
    }
    for keys in ["", "l", "L", "h", "HHHHHHH", "l"] {
      session.type(keys)
      let place = try #require(session.state.reading?.x)
      let index = try #require(x.firstIndex(of: place), "the cursor stands on a sample")
      let error = approximation[index] - f[index]
      for value in [place, f[index], approximation[index], error] {
        let text = NumberText.significant(value, digits: 5).replacing("-", with: "−")
        #expect(session.text.contains(text), "\(text) after \(keys)")
      }
      #expect(session.text.contains(NumberText.percent(abs(error) / 0.1)))
    }
    session.press(.escape)
    #expect(session.state.reading == nil && session.state.mode == .browsing)
  }

  @Test("every step of the cursor moves it until it stands at the end")
  func stepsMove() throws {
    for (target, view) in [("sine", "1"), ("sine", "2"), ("sine", "3")] {
      var session = try makeSession(100, 30, target: target, epsilon: "0.1", n: 1)
      session.type(view + "c")
      session.press(.home)
      var seen: [Double] = []
      for _ in 0..<400 {
        let x = try #require(session.state.reading?.x)
        if seen.last == x { break }
        seen.append(x)
        session.press(.right)
      }
      #expect(seen.count > 10 && seen.count < 400, "view \(view)")
      #expect(seen == seen.sorted())
    }
  }

  @Test("two marks show their difference, the third press takes both away")
  func marks() throws {
    var session = try makeSession(120, 40, target: "x/2", epsilon: "0.1", n: 1)
    session.type("c")
    session.press(.home)
    session.type(" ")
    session.press(.end)
    #expect(
      session.text.contains("to A") && session.text.contains("Δx = 1 ")
        && session.text.contains("Δf = 0.5"))
    session.type(" ")
    session.type("HH")
    #expect(session.text.contains("A to B") && session.text.contains("Δf = 0.5"))
    #expect(session.state.reading?.marks.map(\.x) == [0, 1])
    session.type(" ")
    #expect(session.state.reading?.marks.isEmpty == true && !session.text.contains("A to B"))
  }

  @Test("zoom samples f anew, the error stays that of the whole, 0 shows all again")
  func zooms() throws {
    var session = try makeSession(120, 40, target: "sin(7*x)", epsilon: "0.1", n: 1)
    let worst = session.state.snapshot?.worst
    session.type("+++")
    let zoom = try #require(session.state.zoom)
    #expect(abs(zoom.upperBound - zoom.lowerBound - 0.125) < 1e-12)
    guard case .curve(let x, _, _)? = session.state.snapshot?.picture else { return }
    #expect(x.count > 1000 && x.first == zoom.lowerBound && x.last == zoom.upperBound)
    #expect(session.state.snapshot?.worst == worst)
    session.type("]")
    let moved = try #require(session.state.zoom)
    #expect(abs(moved.lowerBound - zoom.lowerBound - 0.25 * 0.125) < 1e-12)
    for _ in 0..<40 { session.type("]") }
    #expect(session.state.zoom?.upperBound == 1)
    session.type("0")
    #expect(session.state.zoom == nil)
    session.type("+---")
    #expect(session.state.zoom == nil)
  }

  @Test("views keep a zoom of their own, and logarithmic axes zoom by factors")
  func zoomOfViews() throws {
    var session = try makeSession(120, 40, target: "sine", epsilon: "0.1", n: 1)
    session.type("3+")
    let zoom = try #require(session.state.zoom)
    let plot = try #require(ScreenView.plot(of: session.state))
    let ratio = log(zoom.upperBound / zoom.lowerBound)
    #expect(abs(ratio / log(plot.full.upperBound / plot.full.lowerBound) - 0.5) < 1e-9)
    session.type("1")
    #expect(session.state.zoom == nil)
    session.type("3")
    #expect(session.state.zoom == zoom)
  }

  @Test("a click puts the cursor there, a drag zooms, the wheel zooms around the pointer")
  func mouse() throws {
    var session = try makeSession(120, 40, target: "sine", epsilon: "0.1", n: 1)
    let plot = try #require(ScreenView.plot(of: session.state))
    let data = try #require(plot.main?.data)
    let (x, y) = (data.x + data.width / 4, data.y + 3)
    session.feed(.mouse(Mouse(.press, x: x, y: y)))
    session.feed(.mouse(Mouse(.release, x: x, y: y)))
    #expect(session.state.mode == .reading)
    #expect(abs((session.state.reading?.x ?? 0) - 0.25) < 0.02)
    session.feed(.mouse(Mouse(.press, x: data.x + data.width / 2, y: y)))
    session.feed(.mouse(Mouse(.drag, x: data.maxX - 1, y: y)))
    session.feed(.mouse(Mouse(.release, x: data.maxX - 1, y: y)))
    let zoom = try #require(session.state.zoom)
    #expect(abs(zoom.lowerBound - 0.5) < 0.02 && abs(zoom.upperBound - 1) < 0.02)
    session.feed(.mouse(Mouse(.wheelUp, x: data.x, y: y)))
    let closer = try #require(session.state.zoom)
    #expect(abs(closer.lowerBound - zoom.lowerBound) < 0.01)
    #expect(closer.upperBound < zoom.upperBound)
  }

  @Test("a map is read at points of the square")
  func map() throws {
    var session = try makeSession(
      120, 40, target: "sin(x)*cos(y)", epsilon: "0.3", n: 1, d: 2)
    session.type("c")
    session.press(.right, .up)
    let reading = try #require(session.state.reading)
    #expect(session.text.contains("y = \(NumberText.significant(reading.y, digits: 5))"))
    session.type("+")
    #expect(session.state.zoom == nil && session.state.notice != nil)
  }

  @Test("all maps are read at the cursor, and marks on them differ in x and in y")
  func maps() throws {
    for (columns, rows) in [(200, 50), (160, 48), (120, 40)] {
      var session = try makeSession(
        columns, rows, target: "sin(x)*cos(y)", epsilon: "0.3", n: 1, d: 2)
      guard case .heat(let side, let f, let approximation)? = session.state.snapshot?.picture
      else {
        Issue.record("d = 2 is a map")
        return
      }
      session.type("c ")
      let first = try #require(session.state.reading)
      session.press(.right, .right, .up, .up, .up)
      session.type(" ")
      let second = try #require(session.state.reading)
      #expect(second.x > first.x && second.y > first.y)
      #expect(second.marks.map(\.x) == [first.x, second.x])
      #expect(second.marks.map(\.y) == [first.y, second.y])
      let number = { (value: Double) in
        NumberText.significant(value, digits: 5).replacing("-", with: "−")
      }
      let index = { (reading: PlotReading) in
        min(Int(reading.y * Double(side)), side - 1) * side
          + min(Int(reading.x * Double(side)), side - 1)
      }
      let (a, b) = (index(first), index(second))
      let parts = [
        "x = \(number(second.x))", "y = \(number(second.y))", "f = \(number(f[b]))",
        "f' = \(number(approximation[b]))", "f' − f = \(number(approximation[b] - f[b]))",
        "Δx = \(number(second.x - first.x))", "Δy = \(number(second.y - first.y))",
        "Δf = \(number(f[b] - f[a]))", "Δf' = \(number(approximation[b] - approximation[a]))",
      ]
      for part in parts { #expect(session.text.contains(part), "\(part):\n\(session.text)") }
      // A and B stand on each of the maps.
      let plot = try #require(ScreenView.plot(of: session.state))
      for panel in plot.geometry.panels.prefix(3) {
        for mark in second.marks {
          let cell = try #require(panel.cell(x: mark.x, y: mark.y))
          let isCursor = panel.column(of: second.x) == cell.x
          #expect(session.frame[cell.x, cell.y].glyph == "✕" || isCursor)
        }
      }
    }
  }

  @Test(
    "f and f' have one range of colours, the error its own, the section runs through the cursor")
  func colors() throws {
    for (columns, rows) in [(200, 50), (160, 48)] {
      var session = try makeSession(
        columns, rows, target: "sin(x)*cos(y)", epsilon: "0.3", n: 1, d: 2)
      let panels = try #require(ScreenView.plot(of: session.state)).figure.panels
      let heats = panels.flatMap(\.marks).compactMap { mark in
        if case .heat(let heat) = mark { heat } else { nil }
      }
      #expect(heats.map(\.label) == ["f", "f'", "f' − f"])
      #expect(heats[0].resolvedRange == heats[1].resolvedRange)
      #expect(heats[0].values.allSatisfy { heats[0].resolvedRange.contains($0) })
      #expect(heats[1].values.allSatisfy { heats[1].resolvedRange.contains($0) })
      #expect(heats[2].resolvedRange.lowerBound == -heats[2].resolvedRange.upperBound)
      guard case .heat(let side, let f, _)? = session.state.snapshot?.picture else { return }
      session.type("c")
      session.press(.up, .up)
      let row = min(Int((session.state.reading?.y ?? 0) * Double(side)), side - 1)
      let section = try #require(ScreenView.plot(of: session.state)).figure.panels[3]
      guard case .line(let line) = section.marks[1] else {
        Issue.record("the section draws f")
        return
      }
      #expect(line.y == Array(f[(row * side)..<((row + 1) * side)]))
    }
  }

  @Test("a click on the section moves along the row that it shows")
  func section() throws {
    var session = try makeSession(160, 48, target: "sin(x)*cos(y)", epsilon: "0.3", n: 1, d: 2)
    let maps = try #require(ScreenView.plot(of: session.state)).geometry.panels
    let map = maps[0].data
    session.feed(.mouse(Mouse(.press, x: map.x + 4, y: map.y + 2)))
    session.feed(.mouse(Mouse(.release, x: map.x + 4, y: map.y + 2)))
    let y = try #require(session.state.reading?.y)
    #expect(y > 0.7)
    let section = try #require(ScreenView.plot(of: session.state)?.geometry.panels.last).data
    session.feed(.mouse(Mouse(.press, x: section.maxX - 3, y: section.y + 2)))
    #expect(session.state.reading?.y == y && (session.state.reading?.x ?? 0) > 0.9)
  }

  @Test("y draws curves and error as large as their plots")
  func fit() throws {
    var session = try makeSession(120, 40, target: "x/2", epsilon: "0.5", n: 1)
    #expect(session.text.contains("+ε"))
    session.type("y")
    #expect(!session.text.contains("+ε"))
    session.type("y")
    #expect(session.text.contains("+ε"))
  }
}
