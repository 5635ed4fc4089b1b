import CellCanvas
import Figures
import Foundation
import QExploreApp
import QuantizedReLU
import Testing

/// What the views say of the compact structure.
@Suite struct CompactViewTests {
  @Test(
    "view 2 finds the bits of a compact network on listed values where levels were linear before")
  func listedValues() throws {
    var options = try makeOptions(
      target: "sin(x)", lambda: 4, epsilon: "0.01", n: 1, quantization: .linear)
    options.setting.codebook = [-.half, .half]
    options.setting.structure = .compact
    var session = ExplorerSession(options, size: Size(columns: 120, rows: 40))
    session.type("2")
    #expect(session.viewText.contains("built, nonlinear: least at"))
  }

  @Test(
    "levels are counted, drawn, cut into blocks and explained", arguments: [(2, 1), (3, 1), (2, 2)])
  func levels(_ shape: (n: Int, d: Int)) throws {
    var options = try makeOptions(
      target: shape.d == 1 ? "sin(x)" : "sin(x)*cos(y)", epsilon: shape.n == 3 ? "1e-5" : "0.0001",
      n: shape.n, d: shape.d)
    options.setting.structure = .compact
    var session = ExplorerSession(options, size: Size(columns: 160, rows: 60))
    let construction = try Construction(setting: options.setting, target: session.state.target)
    session.type("1")
    #expect(session.text.contains(construction.structureCounts.weights.grouped))
    #expect(session.text.contains("≤ ε ✓"))
    session.type("4")
    let names = construction.inventory.blocks.map(\.name)
    #expect(names.contains("digits") && names.contains(shape.n == 3 ? "parabola" : "hats"))
    for name in names { #expect(session.text.contains(name)) }
    session.type("7")
    for parameter in construction.design where parameter.name != "log2C" {
      let name = parameter.name == "Lambda" ? "Λ" : parameter.name
      #expect(session.text.contains(" \(name)  "), "\(name)")
    }
    #expect(session.text.contains("interpolation + values + seams"))
  }

  @Test(
    "view 3 has all structures, unquantized and entropy in one plot, whichever structure is chosen",
    arguments: Structure.allCases)
  func structures(_ structure: Structure) throws {
    var options = try makeOptions(target: "sin(7*x)", lambda: 3, epsilon: "0.01", n: 1)
    options.setting.structure = structure
    var session = ExplorerSession(options, size: Size(columns: 200, rows: 50))
    session.type("3vvv")
    let panel = try #require(ScreenView.plot(of: session.state)?.figure.panels.first)
    let lines = panel.marks.compactMap { if case .line(let line) = $0 { line } else { nil } }
    #expect(
      lines.compactMap(\.label)
        == ["independent", "dependent", "compact", "unquantized", "entropy"])
    for line in lines {
      for (x, y) in zip(line.x, line.y) {
        var setting = options.setting
        setting.epsilon = try Epsilon("2^-\(Int(log2(x).rounded()))")
        let expected: Double
        switch line.label {
        case "entropy":
          expected =
            EntropyLimit(epsilon: setting.epsilon.value * .powerOfTwo(-3)).lower.doubleValue
        case "unquantized":
          expected = try Construction(setting: setting, target: session.state.target)
            .unquantized.counts.bits.approximateDouble
        default:
          setting.structure = try #require(Structure(rawValue: line.label ?? ""))
          expected = try Construction(setting: setting, target: session.state.target)
            .structureCounts.bits
        }
        #expect(abs(y / expected - 1) < 1e-9, "\(line.label ?? "") at \(x)")
      }
    }
    // The words are those of the command compare.
    let rows = Comparison(
      setting: options.setting, target: session.state.target,
      classBound: try session.state.target.classBound(order: 1)
    ).rows
    let shown = session.viewText
    for row in rows {
      guard case .network(let structure, .paper) = row.subject,
        case .network(let network) = row.content
      else { continue }
      let ratio = NumberText.significant(try #require(network.bitsOverEntropy))
      #expect(shown.contains("\(structure.rawValue) \(ratio)"), "\(session.text)")
      #expect(
        shown.contains("\(structure.rawValue) \(NumberText.grouped(network.structureCounts.bits))"))
    }
    session.type("v")
    #expect(session.text.contains(" weights, unquantized "), "the fourth v is the first plot again")
  }

  @Test("view 3 leaves out what does not exist, and has no such plot where one structure is alone")
  func fewerStructures() throws {
    var options = try makeOptions(
      target: "sine", lambda: 4, epsilon: "0.1", n: 1, quantization: .linear)
    options.setting.parameters = .tuned
    var session = ExplorerSession(options, size: Size(columns: 200, rows: 50))
    session.type("3vvv")
    for sentence in [
      "no compact network on these weight values",
      "independent, tuned, keeps ε for f with no larger bounds alone",
    ] {
      #expect(session.viewText.contains(sentence), "\(session.text)")
    }
    let panel = try #require(ScreenView.plot(of: session.state)?.figure.panels.first)
    let labels = panel.marks.compactMap { if case .line(let line) = $0 { line.label } else { nil } }
    #expect(labels == ["independent", "dependent", "unquantized", "entropy"])
    let alone = try makeOptions(target: "sine", lambda: 4, epsilon: "0.1", n: 5)
    session = ExplorerSession(alone, size: Size(columns: 200, rows: 50))
    session.type("3")
    let first = session.text
    session.type("vvv")
    #expect(session.text == first)
  }

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
