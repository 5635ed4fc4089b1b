import CellCanvas
import Figures
import Foundation
import Testing

/// Frames that were read and found good.
///
/// `QEXPLORE_RECORD=1 swift test` writes them anew.
@Suite struct GoldenTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden")

  private func compare(_ text: String, with name: String) throws {
    let file = Self.folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["QEXPLORE_RECORD"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    let frame = text.split(separator: "\n", omittingEmptySubsequences: false)
    let lines = golden.split(separator: "\n", omittingEmptySubsequences: false)
    for (row, pair) in zip(frame, lines).enumerated() where pair.0 != pair.1 {
      Issue.record("\(name) differs first in row \(row):\n\(pair.0)\n\(pair.1)")
      return
    }
    #expect(frame.count == lines.count, "\(name)")
  }

  @Test(arguments: Glyphs.allCases) func figuresLookAsRecorded(_ glyphs: Glyphs) throws {
    for (name, figure) in Sample.all {
      for size in [
        Size(columns: 120, rows: 36), Size(columns: 80, rows: 24), Size(columns: 40, rows: 12),
      ] {
        let look = Look(glyphs: glyphs)
        var buffer = CellBuffer(size: size, look: look)
        figure.draw(in: Rect(size), look: look, into: &buffer)
        let stem = "\(name)-\(glyphs.rawValue)-\(size.columns)x\(size.rows)"
        try compare(buffer.plainText, with: "\(stem).txt")
      }
    }
  }

  @Test func colorsLookAsRecorded() throws {
    for theme in [Theme.dark, .light, .monochrome] {
      let look = Look(theme: theme)
      var buffer = CellBuffer(size: Size(columns: 80, rows: 24), look: look)
      Sample.approximation().draw(
        in: Rect(buffer.size), look: look, into: &buffer)
      try compare(buffer.ansi(depth: .direct), with: "approximation-\(theme.name).ansi")
      buffer = CellBuffer(size: Size(columns: 80, rows: 24), look: look)
      Sample.heat.draw(in: Rect(buffer.size), look: look, into: &buffer)
      try compare(buffer.ansi(depth: .direct), with: "heat-\(theme.name).ansi")
    }
  }
}
