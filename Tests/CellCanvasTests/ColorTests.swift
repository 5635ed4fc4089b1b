import CellCanvas
import Testing

@Suite struct ColorTests {
  @Test func colorsAreReadStrictly() {
    #expect(RGB(text: "#56b4e9") == RGB(hex: 0x56B4E9))
    #expect(RGB(text: "#fA0") == RGB(hex: 0xFFAA00))
    for bad in ["", "#", "56b4e9", "#12", "#1234567", "#12345g", "#+12345", "# 12345", "#１２３"] {
      #expect(RGB(text: bad) == nil, "\(bad)")
    }
  }

  @Test func framesBecomeText() {
    var buffer = CellBuffer(size: Size(columns: 4, rows: 2))
    buffer.write("ab", x: 1, y: 0, style: Style(foreground: RGB(hex: 0xFF0000), attributes: .bold))
    #expect(buffer.plainText == " ab\n\n")
    #expect(buffer.ansi(depth: .direct) == " \u{1B}[0;1;38;2;255;0;0mab\u{1B}[0m\n\n")
    #expect(buffer.ansi(depth: .palette256) == " \u{1B}[0;1;38;5;196mab\u{1B}[0m\n\n")
    #expect(buffer.ansi(depth: .sixteen) == " \u{1B}[0;1;91mab\u{1B}[0m\n\n")
    #expect(buffer.ansi(depth: .none) == " \u{1B}[0;1mab\u{1B}[0m\n\n")
  }

  @Test func asciiTextHasNoOtherCharacters() {
    #expect(Glyphs.ascii.text("λ ≤ 10⁻³ ± ε, f′ − f") == "lambda <= 10^-3 +- eps, f' - f")
    #expect(Glyphs.braille.text("λ") == "λ")
    #expect(Glyphs.ascii.text("漢") == "?")
    #expect("abcdef".clipped(to: 4, glyphs: .braille) == "abc…")
    #expect("abcdef".clipped(to: 0, glyphs: .braille) == "")
    #expect("one two  three".wrapped(to: 7) == ["one two", "three"])
    #expect("abcdefgh".wrapped(to: 3) == ["abc", "def", "gh"])
  }
}
