import CellCanvas
import Figures
import QExploreApp
import QuantizedReLU
import Testing

/// View 4: blocks, layers and weight values.
@Suite struct StructureViewTests {
  private func picture(_ session: ExplorerSession) throws -> StructurePicture {
    guard case .structure(let picture)? = session.state.snapshot?.picture else {
      throw Missing()
    }
    return picture
  }

  private struct Missing: Error {}

  @Test("the blocks that are shown make up the counts", arguments: Structure.allCases)
  func sums(_ structure: Structure) throws {
    for (lambda, d) in [(2, 1), (3, 1), (4, 2)] where structure == .independent || d == 1 {
      var options = try makeOptions(
        target: d == 1 ? "abs(x-0.3)" : "sin(x)*cos(y)", lambda: lambda, epsilon: "0.1", n: 1, d: d)
      options.setting.structure = structure
      var session = ExplorerSession(options, size: Size(columns: 120, rows: 40))
      session.type("4")
      let blocks = try picture(session).inventory.blocks
      let counts = try #require(session.state.snapshot?.structure)
      #expect(blocks.reduce(Count(0)) { $0 + $1.weights } == counts.weights)
      #expect(blocks.reduce(Count(0)) { $0 + $1.units } == counts.units)
      for block in blocks {
        #expect(session.text.contains(block.name))
        #expect(session.text.contains(block.weights.grouped), "\(block.name)")
      }
    }
  }

  @Test("{ and } go through the blocks, round the end, and tell what each computes")
  func chooses() throws {
    var session = try makeSession(120, 40, target: "sine", epsilon: "0.1", n: 2)
    session.type("4")
    let blocks = try picture(session).inventory.blocks
    for block in blocks {
      let words = block.summary.split(separator: " ").prefix(4).joined(separator: " ")
      #expect(session.text.contains(words), "\(block.name)")
      session.type("}")
    }
    #expect(session.state.block == 0)
    session.type("{")
    #expect(session.state.block == blocks.count - 1)
  }

  @Test("the plot of layers has the width of the counts, that of values every weight")
  func figures() throws {
    var session = try makeSession(120, 40, target: "sine", lambda: 3, epsilon: "0.1", n: 2)
    session.type("4")
    let picture = try picture(session)
    let counts = try #require(session.state.snapshot?.structure)
    let layers = StructureFigure.layers(picture.inventory, block: nil)
    guard case .step(let step)? = layers.panels[0].marks.first else {
      Issue.record("layers are steps")
      return
    }
    #expect(step.y.filter(\.isFinite).max() == counts.width.approximateDouble)
    #expect(Count(step.y.count + 1) == counts.depth)
    #expect(picture.inventory.use.total == counts.weights)
    guard case .counts(let own)? = session.state.snapshot?.instance else {
      Issue.record("this f is counted")
      return
    }
    #expect(picture.instanceUse?.total == own.weights)
    session.type("v")
    #expect(session.text.contains("3 of 3 values"))
    for code in picture.inventory.use.usedCodes {
      let value = picture.inventory.use.codebook.value(of: code).description
      #expect(session.text.contains(value), "\(value)")
    }
  }

  @Test("it is drawn for d of a million, in every size")
  func large() throws {
    var session = try makeSession(120, 40, target: "average", epsilon: "0.5", n: 1, d: 1_000_000)
    session.type("4")
    for (columns, rows) in [(200, 60), (80, 24), (40, 12), (30, 8), (20, 5), (1, 1)] {
      session.feed(.resize(Size(columns: columns, rows: rows)))
      #expect(session.frame.size == session.state.size)
      session.type("}v")
    }
  }
}
