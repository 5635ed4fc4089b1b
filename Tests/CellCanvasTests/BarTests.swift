import CellCanvas
import Figures
import Foundation
import Testing

/// Bars on cells: their heights against the counts that they stand for.
@Suite struct BarTests {
  private func draw(
    _ panel: Panel, columns: Int = 80, rows: Int = 24, glyphs: Glyphs = .braille
  ) -> (buffer: CellBuffer, panel: PanelGeometry) {
    let look = Look(glyphs: glyphs)
    var buffer = CellBuffer(size: Size(columns: columns, rows: rows), look: look)
    let geometry = Figure(panels: [panel]).draw(in: Rect(buffer.size), look: look, into: &buffer)
    return (buffer, geometry.panels[0])
  }

  /// Eighths that a column of the data is covered from its foot.
  private func height(_ drawn: (buffer: CellBuffer, panel: PanelGeometry), column: Int) -> Int {
    let data = drawn.panel.data
    return (data.y..<data.maxY).reduce(0) { sum, y in
      let glyph = drawn.buffer[column, y].glyph.value
      switch glyph {
      case 0x2581...0x2588: return sum + Int(glyph) - 0x2580
      case 0x2592: return sum + 8
      default: return sum
      }
    }
  }

  private func bars(_ y: [Double], base: Double = 1, dash: Dash = .solid) -> Mark {
    .bars(
      BarMark(
        x: y.indices.map(Double.init), y: y, base: base, width: 0.6,
        style: MarkStyle(.reference, dash: dash)))
  }

  @Test("a bar is as high as its count on a logarithmic axis that begins at 1")
  func logarithmicHeights() throws {
    let counts = [1.0, 3, 10, 400, 12_345, 1e6]
    for dash in [Dash.solid, .dashed] {
      let drawn = draw(
        Panel(y: Axis(title: "n", kind: .log(base: 10)), marks: [bars(counts, dash: dash)]))
      let domain = drawn.panel.scales.y.domain
      #expect(domain.lowerBound == 1 && domain.upperBound >= 1e6)
      let whole = Double(8 * drawn.panel.data.height)
      for (index, count) in counts.enumerated() {
        let column = try #require(drawn.panel.column(of: Double(index)))
        let exact = log(count) / log(domain.upperBound) * whole
        #expect(abs(Double(height(drawn, column: column)) - exact) <= 0.5 + 1e-9, "\(count)")
      }
    }
  }

  @Test("on a linear axis heights are proportional, nothing has no bar, little has a thin one")
  func linearHeights() throws {
    let drawn = draw(Panel(marks: [bars([0, 1, 2, 4, 1e-9, .nan], base: 0)]))
    #expect(drawn.panel.scales.y.domain.lowerBound == 0)
    let heights = try (0..<6).map {
      height(drawn, column: try #require(drawn.panel.column(of: Double($0))))
    }
    #expect(heights[0] == 0 && heights[5] == 0 && heights[4] == 1)
    #expect(abs(heights[2] - 2 * heights[1]) <= 2 && abs(heights[3] - 2 * heights[2]) <= 2)
    #expect(heights[3] > 100)
  }

  @Test("bars of two series stand side by side, apart from those of the next value")
  func sideBySide() throws {
    let mark = { (shift: Double, role: Role) in
      Mark.bars(
        BarMark(
          x: [0, 1, 2], y: [5, 5, 5], width: 0.4, shift: shift, style: MarkStyle(role), label: "n"))
    }
    let look = Look()
    let drawn = draw(Panel(marks: [mark(-0.2, .reference), mark(0.2, .approximation)]))
    let data = drawn.panel.data
    let colors = (data.x..<data.maxX).map { drawn.buffer[$0, data.maxY - 1].style.foreground }
    let runs = colors.reduce(into: [(RGB?, Int)]()) { runs, color in
      if let last = runs.last, last.0 == color {
        runs[runs.count - 1].1 += 1
      } else {
        runs.append((color, 1))
      }
    }
    let bars = runs.filter {
      [look[.reference].foreground, look[.approximation].foreground].contains($0.0)
    }
    #expect(bars.count == 6 && Set(bars.map(\.1)).count <= 2)
    #expect(bars.map(\.1).allSatisfy { abs($0 - bars[0].1) <= 1 })
  }

  @Test("a bar that goes on outside is cut at the window, one outside is not drawn")
  func clips() throws {
    var panel = Panel(marks: [bars([100, 100, 100], base: 0)])
    panel.y.domain = 0...10
    panel.x.domain = -0.1...1.5
    let drawn = draw(panel)
    let data = drawn.panel.data
    #expect(height(drawn, column: data.x) == 8 * data.height)
    let middle = try #require(drawn.panel.column(of: 1))
    #expect(height(drawn, column: middle) == 8 * data.height)
    #expect(height(drawn, column: data.maxX - 2) == 0)
    #expect(drawn.buffer[data.x - 1, data.y].glyph == "▴")
    panel.y.domain = 200...300
    panel.marks = [bars([100], base: 0)]
    let above = draw(panel)
    #expect(above.buffer.plainText.contains { "▁▂▃▄▅▆▇█".contains($0) } == false)
  }

  @Test("bars below the base hang from it, names stand at the ends")
  func hanging() throws {
    let mark = BarMark(
      x: [0, 1], y: [3, -3], width: 0.5, style: MarkStyle(.reference), names: ["up", "down"])
    let drawn = draw(Panel(y: Axis(domain: -5...5), marks: [.bars(mark)]))
    let rows = drawn.buffer.plainText.split(separator: "\n", omittingEmptySubsequences: false)
    let up = try #require(rows.firstIndex { $0.contains("up") })
    let down = try #require(rows.firstIndex { $0.contains("down") })
    let zero = try #require(drawn.panel.cell(x: 0, y: 0)).y
    #expect(up < zero - 3 && down > zero + 3)
  }

  @Test("names of neighbours never touch: what has no room is left out")
  func names() throws {
    for columns in stride(from: 24, through: 120, by: 4) {
      let mark = { (shift: Double) in
        Mark.bars(
          BarMark(
            x: [0, 1, 2], y: [4, 4, 4], width: 0.4, shift: shift, style: MarkStyle(.reference),
            names: ["1234", "1234", "1234"]))
      }
      let text = draw(Panel(marks: [mark(-0.2), mark(0.2)]), columns: columns).buffer.plainText
      #expect(!text.contains("12341"))
      #expect(text.contains("1234"))
    }
  }

  @Test("values in the thousands are stems, of which the highest of a column is seen")
  func stems() throws {
    let count = 5000
    let mark = BarMark(
      x: (0..<count).map(Double.init), y: (0..<count).map { $0 == 2500 ? 1000 : 10 }, base: 1,
      width: 0, style: MarkStyle(.reference))
    for glyphs in Glyphs.allCases {
      let drawn = draw(
        Panel(y: Axis(kind: .log(base: 10)), marks: [.bars(mark)]), glyphs: glyphs)
      let (data, look) = (drawn.panel.data, Look(glyphs: glyphs))
      let filled = { (column: Int) in
        (data.y..<data.maxY).filter { drawn.buffer[column, $0].glyph != " " }.count
      }
      let high = try #require(drawn.panel.column(of: 2500))
      let low = try #require(drawn.panel.column(of: 1000))
      #expect(filled(high) >= data.height - 2 && filled(low) < data.height / 2, "\(look.glyphs)")
    }
  }

  @Test("in ASCII a bar is made of the letter of its role")
  func ascii() throws {
    let drawn = draw(
      Panel(marks: [bars([4, 2], base: 0)]), columns: 40, rows: 12, glyphs: .ascii)
    #expect(drawn.buffer.plainText.allSatisfy { $0.isASCII })
    let data = drawn.panel.data
    let first = try #require(drawn.panel.column(of: 0))
    let second = try #require(drawn.panel.column(of: 1))
    let letters = { (column: Int) in
      (data.y..<data.maxY).filter { drawn.buffer[column, $0].glyph == "*" }.count
    }
    #expect(letters(first) > letters(second) && abs(letters(first) - 2 * letters(second)) <= 1)
  }
}
