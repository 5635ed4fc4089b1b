import CellCanvas
import QExploreApp
import QuantizedReLU
import Testing

/// What the views say of the compact structure.
@Suite struct CompactViewTests {
  @Test("view 3 tells how near its bits are to the entropy of the class")
  func entropy() throws {
    for (target, scale) in [("sine", 0), ("sin(7*x)", 3)] {
      var options = try makeOptions(target: target, lambda: 2, epsilon: "0.001", n: 1)
      options.setting.structure = .compact
      var session = ExplorerSession(options, size: Size(columns: 200, rows: 50))
      session.type("3v")
      let counts = try Construction(setting: options.setting, target: session.state.target)
        .structureCounts
      let limit = EntropyLimit(
        epsilon: options.setting.epsilon.value * .powerOfTwo(-scale)
      ).lower
      let ratio = NumberText.significant(counts.bits / limit.doubleValue)
      let shown = session.text.split { $0.isWhitespace || $0 == "│" }.joined(separator: " ")
      #expect(shown.contains("this one has \(ratio) times as many"), "\(session.text)")
    }
  }
}
