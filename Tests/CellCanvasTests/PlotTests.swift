import CellCanvas
import Figures
import Foundation
import Testing

private func line(_ x: [Double], _ y: [Double]) -> Mark {
  .line(LineMark(x: x, y: y, style: MarkStyle(.reference), label: "f"))
}

/// Glyphs of a bare panel: no axes, because the rectangle is narrow.
private func bare(_ panel: Panel, columns: Int, rows: Int, glyphs: Glyphs = .braille) -> String {
  let look = Look(glyphs: glyphs)
  var buffer = CellBuffer(size: Size(columns: columns, rows: rows), look: look)
  Figure(panels: [panel]).draw(in: Rect(buffer.size), look: look, into: &buffer)
  return buffer.plainText
}

@Suite struct PlotTests {
  private static let sentinel = Cell("Z", style: Style(foreground: RGB(hex: 0x123456)))

  /// Draws in an inner rectangle and expects everything around it untouched.
  private func drawInside(_ figure: Figure, _ size: Size, _ look: Look) -> PlotGeometry {
    let outer = Size(columns: size.columns + 4, rows: size.rows + 4)
    var buffer = CellBuffer(size: outer, fill: Self.sentinel)
    let rect = Rect(x: 2, y: 2, width: size.columns, height: size.rows)
    let geometry = figure.draw(in: rect, look: look, into: &buffer)
    var isClean = true
    for y in 0..<outer.rows {
      for x in 0..<outer.columns where !rect.contains(x: x, y: y) {
        if buffer[x, y] != Self.sentinel { isClean = false }
      }
    }
    #expect(isClean, "\(figure.title) \(size) \(look.glyphs)")
    for panel in geometry.panels {
      let d = panel.data
      #expect(d.x >= rect.x && d.y >= rect.y && d.maxX <= rect.maxX && d.maxY <= rect.maxY)
    }
    return geometry
  }

  @Test(arguments: Glyphs.allCases) func everySizeStaysInside(_ glyphs: Glyphs) {
    var figures = Sample.all.map(\.1)
    figures[0] = Sample.approximation(points: 60)
    figures.append(
      Figure(
        title: "grid", panels: figures.map { $0.panels[0] }, layout: .grid(columns: 3)))
    figures.append(Figure(panels: []))
    for rows in 0...30 {
      for columns in stride(from: 0, through: 60, by: 1)
      where (columns + rows) % 3 == 0 || columns < 20 {
        for figure in figures {
          _ = drawInside(figure, Size(columns: columns, rows: rows), Look(glyphs: glyphs))
        }
      }
    }
  }

  @Test(arguments: [Theme.dark, .light, .monochrome, Theme.dark.adapted(to: .sixteen)])
  func everyThemeStaysInside(_ theme: Theme) {
    for (_, figure) in Sample.all {
      for size in [Size(columns: 200, rows: 60), Size(columns: 33, rows: 9)] {
        let geometry = drawInside(figure, size, Look(theme: theme))
        #expect(!geometry.panels.isEmpty)
      }
    }
  }

  @Test func hardDataAreDrawn() {
    let hard: [[Double]] = [
      [], [.nan, .nan], [.infinity, 1, -.infinity], [0, 0], [3], [1e308, -1e308, 1],
      [1, .nan, 2, 3, .nan], [-1, 0, 1], [1e-300, 1e300], [5, 5, 5, 5],
      [.greatestFiniteMagnitude, -.greatestFiniteMagnitude],
    ]
    for kind in [Scale.Kind.linear, .log(base: 10), .log(base: 2)] {
      for x in hard {
        for y in hard {
          let style = MarkStyle(.approximation, dash: .dashed)
          let panel = Panel(
            x: Axis(title: "x", kind: kind), y: Axis(title: "y", kind: kind, isReversed: true),
            marks: [
              .band(BandMark(x: x, lo: y, hi: y.reversed(), label: "b")), line(x, y),
              .step(StepMark(edges: x, y: y, style: style, label: "s")),
              .bars(
                BarMark(x: x, y: y, base: 1, width: 0.7, style: style, label: "n", names: ["1"])),
              .bars(BarMark(x: y, y: x, width: 0, style: style)),
              .points(PointMark(x: x, y: y, style: style, names: ["name", "b"])),
              .rule(RuleMark(.horizontal, at: y.first ?? .nan, endLabel: "end")),
              .rule(RuleMark(.vertical, at: x.first ?? .nan)),
              .text(TextMark(x: x.first ?? 0, y: y.last ?? 0, text: "text", anchor: .trailing)),
              .heat(HeatMark(x: 0...1, y: 1...2, columns: 2, values: y, label: "heat")),
            ], aspect: 1)
          for glyphs in Glyphs.allCases {
            _ = drawInside(
              Figure(title: "t", panels: [panel, panel]), Size(columns: 70, rows: 24),
              Look(glyphs: glyphs))
          }
        }
      }
    }
  }

  @Test func emptyDataSaySo() {
    #expect(bare(Panel(marks: [line([], [])]), columns: 15, rows: 3).contains("no data"))
    #expect(!bare(Panel(marks: [line([0, 1], [0, 1])]), columns: 15, rows: 3).contains("no data"))
  }

  @Test func pointsOutsideAreNotMovedToTheEdge() {
    var panel = Panel(marks: [
      line([0, 1], [5, 5]), line([0, 1], [-9, -9]), line([-3, -2], [0.5, 0.5]),
      .points(PointMark(x: [0.5, 2], y: [7, 0.5], style: MarkStyle(.dataset))),
    ])
    panel.x.domain = 0...1
    panel.y.domain = 0...1
    for glyphs in Glyphs.allCases {
      let text = bare(panel, columns: 12, rows: 4, glyphs: glyphs)
      #expect(text.allSatisfy { $0 == " " || $0 == "\n" || "no data".contains($0) }, "\(text)")
    }
    // A segment through the window is cut exactly: the diagonal from far away to far away.
    panel.marks = [line([-99, 100], [-99, 100])]
    #expect(bare(panel, columns: 4, rows: 4, glyphs: .ascii) == "   *\n  *\n *\n*\n")
  }

  @Test func gapsBreakTheLineAndLonePointsAreDots() {
    var panel = Panel(marks: [line([0, 1, 2, 3, 4, 5, 6], [0, 0, .nan, 0, .infinity, 0, 0])])
    panel.y.domain = -1...1
    #expect(bare(panel, columns: 7, rows: 3, glyphs: .ascii) == "\n** * **\n\n")
  }

  @Test func stepsHaveVerticalRisers() {
    let mark = StepMark(edges: [0, 1, 2], y: [0, 1], style: MarkStyle(.approximation))
    var panel = Panel(marks: [.step(mark)])
    panel.y.domain = 0...1
    #expect(
      bare(panel, columns: 9, rows: 4, glyphs: .ascii)
        == "    ooooo\n    o\n    o\nooooo\n")
  }

  @Test func sharedCellsKeepAllDots() {
    var panel = Panel(marks: [line([0, 1], [0, 0])])
    panel.x.domain = 0...1
    panel.y.domain = 0...1
    let one = bare(panel, columns: 4, rows: 1)
    panel.marks.append(line([0, 1], [1, 1]))
    #expect(one == "⣀⣀⣀⣀\n")
    #expect(bare(panel, columns: 4, rows: 1) == "⣉⣉⣉⣉\n")
  }

  @Test func arrowsSayThatACurveGoesOnOutside() {
    func corner(_ y: [Double], _ window: ClosedRange<Double>) -> [Unicode.Scalar] {
      var panel = Panel(marks: [line([0, 1], y)])
      panel.x.domain = window
      panel.y.domain = 0...1
      let look = Look()
      var buffer = CellBuffer(size: Size(columns: 40, rows: 12), look: look)
      let geometry = Figure(panels: [panel]).draw(
        in: Rect(buffer.size), look: look, into: &buffer)
      let data = geometry.panels[0].data
      return [buffer[data.x - 1, data.y].glyph, buffer[data.x - 1, data.maxY - 1].glyph]
    }
    #expect(corner([0, 1], 0...1) == ["┤", "┤"])
    #expect(corner([0, 2], 0...1) == ["▴", "┤"])
    #expect(corner([-1, 2], 0...1) == ["▴", "▾"])
    #expect(corner([-1, 2], 0.4...0.6) == ["┤", "┤"])
    #expect(corner([-9, -8], 0.4...0.6) == ["┤", "▾"])
  }

  @Test func theCursorLiesOverTheCurves() {
    let cursor = RuleMark(.vertical, at: 0.5, style: MarkStyle(.crosshair))
    var panel = Panel(marks: [.rule(cursor), line([0, 1], [0, 0])])
    panel.x.domain = 0...1
    panel.y.domain = 0...1
    #expect(
      bare(panel, columns: 5, rows: 3, glyphs: .ascii) == "  |\n  |\n**|**\n")
  }

  @Test func bandsTintWhereHalfIsCovered() {
    let look = Look()
    let tint = look[.band].background
    for (high, isTinted) in [(0.2, false), (0.38, false), (0.55, true), (0.9, true)] {
      var panel = Panel(marks: [
        .band(BandMark(x: [0, 1], lo: [-1, -1], hi: [high, high])), line([0, 1], [0.3, 0.3]),
      ])
      panel.x.domain = 0...1
      panel.y.domain = 0...1
      var buffer = CellBuffer(size: Size(columns: 6, rows: 1), look: look)
      Figure(panels: [panel]).draw(in: Rect(buffer.size), look: look, into: &buffer)
      #expect((buffer[2, 0].style.background == tint) == isTinted, "\(high)")
      #expect(buffer[2, 0].style.foreground == look[.reference].foreground)
    }
  }

  @Test(arguments: Glyphs.allCases) func cellsAndDataAreInverse(_ glyphs: Glyphs) throws {
    let look = Look(glyphs: glyphs)
    for (_, figure) in Sample.all {
      var buffer = CellBuffer(size: Size(columns: 90, rows: 30), look: look)
      let geometry = figure.draw(in: Rect(buffer.size), look: look, into: &buffer)
      for panel in geometry.panels {
        for y in panel.data.y..<panel.data.maxY {
          for x in panel.data.x..<panel.data.maxX {
            let value = panel.value(atX: x, y: y)
            let cell = try #require(panel.cell(x: value.x, y: value.y))
            #expect(cell == (x, y))
          }
        }
        #expect(geometry.panel(atX: panel.data.x, y: panel.data.y)?.index == panel.index)
      }
      #expect(geometry.panel(atX: -1, y: 0) == nil)
    }
  }

  @Test func thinBandsAreReported() throws {
    let look = Look()
    var buffer = CellBuffer(size: Size(columns: 120, rows: 36), look: look)
    let thin = Sample.approximation(epsilon: 1e-3).draw(
      in: Rect(buffer.size), look: look, into: &buffer)
    #expect(try #require(thin.panels[0].bandDots) < 1)
    let wide = Sample.approximation(epsilon: 0.1).draw(
      in: Rect(buffer.size), look: look, into: &buffer)
    #expect(try #require(wide.panels[0].bandDots) > 3)
    #expect(wide.panels.count == 2)
  }

  @Test func theLeftMarginDoesNotJumpWhilePanning() {
    let look = Look()
    var margins: Set<Int> = []
    for step in 0..<40 {
      let window = (0.1 + Double(step) * 0.01)...(0.4 + Double(step) * 0.01)
      var buffer = CellBuffer(size: Size(columns: 100, rows: 30), look: look)
      let geometry = Sample.approximation(window: window).draw(
        in: Rect(buffer.size), look: look, into: &buffer)
      for panel in geometry.panels { margins.insert(panel.data.x) }
    }
    #expect(margins.count == 1)
  }

  @Test func asciiFramesAreASCII() {
    for (name, figure) in Sample.all {
      let look = Look(glyphs: .ascii)
      var buffer = CellBuffer(size: Size(columns: 100, rows: 30), look: look)
      figure.draw(in: Rect(buffer.size), look: look, into: &buffer)
      #expect(buffer.plainText.allSatisfy { $0.isASCII }, "\(name)")
    }
  }

  /// Generous, so that a busy machine does not fail it; a release build takes well under 3 ms.
  @Test func aFrameIsQuick() {
    let figure = Sample.approximation(points: 2000, pieces: 1000)
    let look = Look()
    var buffer = CellBuffer(size: Size(columns: 200, rows: 50), look: look)
    var best = Duration.seconds(9)
    for _ in 0..<20 {
      let time = ContinuousClock().measure {
        figure.draw(in: Rect(buffer.size), look: look, into: &buffer)
      }
      best = min(best, time)
    }
    print("frame of 200x50: \(best)")
    #if DEBUG
      #expect(best < .milliseconds(200))
    #else
      #expect(best < .milliseconds(10))
    #endif
  }
}
