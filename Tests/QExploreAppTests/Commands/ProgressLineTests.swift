import Testing

import CellCanvas
import QExploreApp

@Suite struct ProgressLineTests {
  private let line = ProgressLine(done: 7, total: 20, seconds: 3.5)

  @Test("says rows, per cent, rows a second and the time that is left")
  func saysAll() {
    let text = line.text(width: 80, glyphs: .ascii)
    #expect(text.hasSuffix("   7/20 rows   35 %  2 rows/s  7 s left"))
    let bar = text.prefix { $0 != " " }
    #expect(Set(bar).count == 2 && bar.count > 10)
    let full = bar.prefix { $0 == bar.first }.count
    #expect(full == bar.count * 7 / 20)
  }

  @Test("fits every width, with as much as there is room for")
  func fitsWidths() {
    var length = 0
    for width in 0...120 {
      let text = line.text(width: width, glyphs: .braille)
      #expect(text.count <= width && text.count >= length, "\(width): \(text)")
      length = text.count
      if width >= 12 { #expect(text.contains("7/20 rows")) }
    }
    #expect(length > 60)
  }

  @Test("neither guesses a time before the first row nor says 100 % before the last")
  func isHonest() {
    let first = ProgressLine(done: 0, total: 20, seconds: 9).text(width: 80, glyphs: .ascii)
    #expect(first.contains("0/20 rows    0 %") && !first.contains("left"))
    let late = ProgressLine(done: 999, total: 1000, seconds: 9).text(width: 80, glyphs: .ascii)
    #expect(late.contains(" 99 %"))
    let last = ProgressLine(done: 1000, total: 1000, seconds: 9).text(width: 80, glyphs: .ascii)
    #expect(last.contains("100 %") && last.contains(" 0 s left"))
  }

  @Test("keeps its length while rows are done, so that nothing jumps")
  func isSteady() {
    let lengths = (1...99).map {
      ProgressLine(done: $0, total: 99, seconds: Double($0)).text(width: 70, glyphs: .ascii).count
    }
    #expect(Set(lengths).count == 1)
  }

  @Test("writes times in their two largest units")
  func writesTimes() {
    let texts = [0, 3.2, 59.5, 61, 3599, 3600, 12_000, 90_000, 1e300].map(ProgressLine.duration)
    #expect(
      texts.dropLast() == [
        "0 s", "4 s", "1 min 0 s", "1 min 1 s", "59 min 59 s", "1 h 0 min", "3 h 20 min",
        "1 d 1 h",
      ])
    #expect(texts.last?.hasSuffix(" h") == true)
  }
}
