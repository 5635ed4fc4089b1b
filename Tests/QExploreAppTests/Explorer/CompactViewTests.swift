import CellCanvas
import Figures
import Foundation
import QExploreApp
import QuantizedReLU
import Testing

/// What the views say of the compact structure.
@Suite struct CompactViewTests {
  @Test("with tuned parameters every structure is compared with the entropy of its own class")
  func tunedRatios() throws {
    var options = try makeOptions(
      target: "exp(-3*x)*sin(7*x)/60", lambda: 2, epsilon: "2^-9", n: 1)
    (options.setting.structure, options.setting.parameters) = (.compact, .tuned)
    var session = ExplorerSession(options, size: Size(columns: 200, rows: 50))
    session.type("3vvv")
    let rows = Comparison(
      setting: options.setting, target: session.state.target,
      classBound: try session.state.target.classBound(order: 1)
    ).rows
    let shown = session.viewText
    var compared = 0
    for row in rows {
      guard case .network(let structure, .tuned) = row.subject,
        case .network(let network) = row.content, let ratio = network.bitsOverEntropy
      else { continue }
      #expect(ratio >= 1)
      #expect(shown.contains("\(structure.rawValue) \(NumberText.significant(ratio))"), "\(shown)")
      compared += 1
    }
    #expect(compared == 2)
  }

  @Test("v in view 3 shows the same quantity where another n has no structures to compare")
  func quantityStays() throws {
    var session = try makeSession(target: "sin(x)", epsilon: "0.1", n: 1)
    session.type("3v")
    #expect(session.viewText.contains(" bits, unquantized"))
    session.type(":n 4")
    session.press(.enter)
    #expect(session.viewText.contains(" bits, unquantized"), "\(session.text)")
    session.type("v")
    #expect(session.viewText.contains("times the weights and"))
    session.type("v")
    #expect(session.viewText.contains(" weights, unquantized"))
  }

  @Test("fields tell the n and d of the compact structure")
  func ranges() throws {
    var options = try makeOptions(target: "sin(x)", epsilon: "0.1", n: 2)
    options.setting.structure = .compact
    var session = ExplorerSession(options, size: Size(columns: 120, rows: 40))
    session.focus(.n)
    #expect(session.text.contains("◂ 1 … 3 ▸"))
    session.focus(.d)
    #expect(session.text.contains("◂ 1 … 2 ▸"))
    session.focus(.n)
    session.press(.right)
    session.focus(.d)
    #expect(session.text.contains("1 only"))
  }

  @Test("a path is walked along for a smoother f too, and levels say that they are none")
  func pathOfSmoothFunction() throws {
    var options = try makeOptions(target: "sin(x)", epsilon: "0.25", n: 2)
    options.setting.structure = .compact
    var session = ExplorerSession(options, size: Size(columns: 120, rows: 40))
    session.type("6")
    #expect(session.viewText.hasPrefix("Step 0 of "), "\(session.text)")
    session.type(":epsilon 0.001")
    session.press(.enter)
    #expect(session.viewText.contains("made of levels, not of a path"), "\(session.text)")
  }

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
