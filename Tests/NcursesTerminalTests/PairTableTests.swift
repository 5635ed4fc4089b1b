import CellCanvas
import NcursesTerminal
import Testing

@Suite struct PairTableTests {
  private func colors(_ foreground: Int32, _ background: Int32 = -1) -> PairTable.Colors {
    .init(foreground: foreground, background: background)
  }

  @Test func `each combination gets one number`() {
    var table = PairTable(capacity: 64)
    table.beginFrame()
    #expect(table.pair(for: .standard) == .ready(0))
    #expect(table.pair(for: colors(1)) == .define(1))
    #expect(table.pair(for: colors(1, 2)) == .define(2))
    #expect(table.pair(for: colors(1)) == .ready(1))
  }

  @Test func `numbers of earlier frames are used again`() {
    var table = PairTable(capacity: 4)
    for frame in Int32(0)..<10 {
      table.beginFrame()
      var numbers: Set<Int32> = []
      for i in Int32(0)..<3 {
        switch table.pair(for: colors(frame * 3 + i)) {
        case .define(let number): numbers.insert(number)
        case .ready: Issue.record("frame \(frame), colour \(i) has no pair of its own")
        }
      }
      #expect(numbers == [1, 2, 3])
    }
  }

  @Test func `a pair of this frame is never taken away`() {
    var table = PairTable(capacity: 3)
    table.beginFrame()
    #expect(table.pair(for: colors(1)) == .define(1))
    #expect(table.pair(for: colors(2)) == .define(2))
    // The nearest that exists: the same foreground on the terminal's own background, else its own colours.
    #expect(table.pair(for: colors(1, 7)) == .ready(1))
    #expect(table.pair(for: colors(5, 7)) == .ready(0))
    table.beginFrame()
    #expect(table.pair(for: colors(2)) == .ready(2))
    #expect(table.pair(for: colors(5, 7)) == .define(1))
    #expect(table.pair(for: colors(1)) == .ready(0))
  }

  @Test func `a terminal without pairs gets pair 0`() {
    var table = PairTable(capacity: 0)
    #expect(table.pair(for: colors(1)) == .ready(0))
  }
}

@Suite struct StyleReductionTests {
  let red = RGB(hex: 0xFF0000)
  let dark = RGB(hex: 0x101010)
  let black = RGB(hex: 0x000000)

  @Test func `mono keeps attributes only`() {
    let style = Style(foreground: red, background: dark, attributes: [.bold, .reverse])
    let reduced = StyleReduction(depth: .none, colorCount: 0).reduce(style, isText: true)
    #expect(reduced.colors == .standard)
    #expect(reduced.attributes == [.bold, .reverse])
  }

  @Test func `the terminal's own colours stay`() {
    for depth in ColorDepth.allCases {
      let reduced = StyleReduction(depth: depth, colorCount: 256).reduce(Style(), isText: true)
      #expect(reduced.colors == .standard)
    }
  }

  @Test func `bold is bright where there are 8 colours`() {
    let reduction = StyleReduction(depth: .sixteen, colorCount: 8)
    let bright = reduction.reduce(Style(foreground: red, background: red), isText: false)
    #expect(bright.colors.foreground == 1 && bright.colors.background == 1)
    #expect(bright.attributes == .bold)
    let grey = reduction.reduce(Style(foreground: RGB(hex: 0x7F7F7F)), isText: true)
    #expect(grey.colors.foreground == 7 && grey.attributes.isEmpty)
  }

  @Test func `text stays readable where its colours fall together`() {
    for count in [8, 16] {
      let reduction = StyleReduction(depth: .sixteen, colorCount: count)
      let style = Style(foreground: dark, background: black)
      let text = reduction.reduce(style, isText: true)
      #expect(text.colors.foreground != text.colors.background)
      let block = reduction.reduce(style, isText: false)
      #expect(block.colors.foreground == block.colors.background)
    }
  }

  @Test func `direct colours avoid the numbers of the palette`() {
    let reduction = StyleReduction(depth: .direct, colorCount: 1 << 24)
    #expect(
      reduction.reduce(Style(foreground: RGB(hex: 0x123456)), isText: true).colors.foreground
        == 0x123456)
    #expect(
      reduction.reduce(Style(foreground: RGB(hex: 0x000003)), isText: true).colors.foreground == 8)
  }
}
