import CellCanvas
import Figures
import Testing

/// Maps in a grid: equally large, as large as there is room for, in every size.
@Suite struct MapGridTests {
  private func map(_ name: String, hasBar: Bool = true, largest: Double = 1) -> Panel {
    Panel(
      title: name, x: Axis(title: "x", domain: 0...1), y: Axis(title: "y", domain: 0...1),
      marks: [
        .heat(
          HeatMark(
            x: 0...1, y: 0...1, columns: 4, values: (0..<16).map { Double($0) / 15 * largest },
            label: name, hasBar: hasBar))
      ], aspect: 1)
  }

  private let curve = Panel(
    x: Axis(title: "x", domain: 0...1),
    marks: [.line(LineMark(x: [0, 1], y: [0, 1], style: MarkStyle(.reference), label: "f"))])

  @Test("all maps of a grid have the size that is told before, squares on the screen")
  func equal() {
    let maps = [map("a", hasBar: false), map("b"), map("c", largest: 0.000123)]
    for (panels, columns) in [(maps, 3), (maps, 1), (maps + [curve], 2), (maps + [curve], 3)] {
      let figure = Figure(panels: panels, layout: .grid(columns: columns))
      var drawn = 0
      for width in stride(from: 10, through: 200, by: 7) {
        for height in stride(from: 4, through: 60, by: 3) {
          let look = Look()
          let size = Size(columns: width, rows: height)
          var buffer = CellBuffer(size: size, look: look)
          let geometry = figure.draw(in: Rect(size), look: look, into: &buffer)
          guard let told = figure.mapSize(in: size, look: look) else { continue }
          drawn += 1
          let sizes = geometry.panels.filter { panels[$0.index].aspect != nil }.map(\.data.size)
          #expect(sizes.count == 3 && Set(sizes) == [told], "\(size): \(sizes)")
          #expect(abs(told.columns - 2 * told.rows) <= 1)
          for (index, panel) in geometry.panels.enumerated() {
            let data = panel.data
            #expect(data.maxX <= width && data.maxY <= height)
            for other in geometry.panels[(index + 1)...].map(\.data) {
              #expect(
                data.maxX <= other.x || other.maxX <= data.x || data.maxY <= other.y
                  || other.maxY <= data.y)
            }
          }
        }
      }
      #expect(drawn > 100)
    }
  }

  @Test("the labels of every map stand where its values are")
  func labels() throws {
    for width in stride(from: 24, through: 190, by: 3) {
      let figure = Figure(
        panels: [map("a", hasBar: false), map("b"), map("c")], layout: .grid(columns: 3))
      let look = Look()
      var buffer = CellBuffer(size: Size(columns: width, rows: 44), look: look)
      for panel in figure.draw(in: Rect(buffer.size), look: look, into: &buffer).panels {
        let data = panel.data
        let ticks = (data.y..<data.maxY).filter { buffer[data.x - 1, $0].glyph == "┤" }
        #expect(ticks.isEmpty || ticks.first == data.y && ticks.last == data.maxY - 1, "\(width)")
      }
    }
  }

  @Test("what is no map takes the rest of its row, or the rows below")
  func rest() throws {
    let maps = [map("a", hasBar: false), map("b"), map("c")]
    let size = Size(columns: 150, rows: 46)
    let look = Look()
    for columns in [2, 3] {
      let figure = Figure(panels: maps + [curve], layout: .grid(columns: columns))
      var buffer = CellBuffer(size: size, look: look)
      let geometry = figure.draw(in: Rect(size), look: look, into: &buffer)
      let section = try #require(geometry.panels.first { $0.index == 3 }).data
      let last = try #require(geometry.panels.first { $0.index == 2 }).data
      if columns == 2 {
        #expect(section.x > last.maxX && section.maxX > size.columns - 4)
        #expect(section.y > geometry.panels[0].data.maxY)
      } else {
        #expect(section.y > last.maxY && section.width > size.columns - 12)
        #expect(section.maxY > size.rows - 5)
      }
    }
  }

  @Test("a map without a bar of its own has no colours beside it")
  func bars() throws {
    let look = Look()
    let size = Size(columns: 60, rows: 20)
    let colored = { (hasBar: Bool) in
      var buffer = CellBuffer(size: size, look: look)
      let figure = Figure(
        panels: [map("a", hasBar: hasBar)], layout: .grid(columns: 1))
      let geometry = figure.draw(in: Rect(size), look: look, into: &buffer)
      let data = geometry.panels[0].data
      return (data.maxX..<size.columns).contains { buffer[$0, data.y].glyph == "▀" }
    }
    #expect(colored(true) && !colored(false))
  }
}
