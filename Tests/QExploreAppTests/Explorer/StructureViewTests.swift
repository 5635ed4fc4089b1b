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
      var session = ExplorerSession(options, size: Size(columns: 200, rows: 50))
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
    var session = try makeSession(200, 50, target: "sine", lambda: 3, epsilon: "0.1", n: 2)
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
    session.type("vv")
    #expect(session.text.contains("3 of 3 values"))
    for code in picture.inventory.use.usedCodes {
      let value = picture.inventory.use.codebook.value(of: code).description
      #expect(session.text.contains(value.replacing("-", with: "−")), "\(value)")
      #expect(session.text.contains(picture.inventory.use.count(of: code).grouped))
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

  @Test("the weight values are bars for every f and for this one, stems where there are many")
  func use() throws {
    for (lambda, quantization) in [(2, Quantization.nonlinear), (16, .nonlinear), (64, .linear)] {
      var session = try makeSession(
        160, 48, target: "sine", lambda: lambda, epsilon: "0.1", n: 1, quantization: quantization)
      session.type("4vv")
      let picture = try picture(session)
      let figure = StructureFigure.use(picture)
      let bars = figure.panels.flatMap(\.marks).compactMap { mark in
        if case .bars(let bars) = mark { bars } else { nil }
      }
      #expect(bars.map(\.label) == ["every f", "this f"])
      let uses = [picture.inventory.use, try #require(picture.instanceUse)]
      let codes = Set(uses.flatMap(\.usedCodes)).sorted()
      let isNamed = codes.count <= 16
      #expect(figure.panels.count == (isNamed ? 1 : 2) && isNamed == (bars[0].width > 0))
      for (bar, use) in zip(bars, uses) {
        #expect(bar.base == 1 && bar.x.count == codes.count)
        for (index, code) in codes.enumerated() {
          let count = use.count(of: code).approximateDouble
          #expect(count == 0 ? bar.y[index].isNaN : bar.y[index] == count)
          if !isNamed { #expect(bar.x[index] == use.codebook.value(of: code).doubleValue) }
        }
      }
      let axis = try #require(figure.scales().first?.y)
      #expect(axis.kind == .log(base: 10) && axis.domain.lowerBound == 1)
    }
  }

  @Test("the cursor reads the widths of layers and how often a value is used")
  func reads() throws {
    var session = try makeSession(160, 48, target: "sine", lambda: 2, epsilon: "0.1", n: 1)
    session.type("4c")
    let picture = try picture(session)
    session.press(.home)
    for layer in 1..<picture.inventory.depth {
      #expect(session.state.reading?.x == Double(layer))
      let units = picture.inventory.layer(layer).units.approximateDouble
      #expect(session.text.contains("all blocks = \(NumberText.significant(units, digits: 5))"))
      session.press(.right)
    }
    session.type("vv")
    session.press(.home)
    for code in picture.inventory.use.usedCodes {
      let use = picture.inventory.use
      let value = use.codebook.value(of: code).description.replacing("-", with: "−")
      let count = NumberText.significant(use.count(of: code).approximateDouble, digits: 5)
      #expect(
        session.text.contains("weight value = \(value)   every f = \(count)"), "\(session.text)")
      session.press(.right)
    }
  }

  @Test("a block reads only what there is: no local factors for n = 1, no profiles without pieces")
  func links() throws {
    var session = try makeSession(160, 48, target: "sine", lambda: 2, epsilon: "0.1", n: 1)
    session.type("4")
    let independent = try picture(session).inventory.blocks
    let weights = try #require(independent.first { $0.kind == .taps })
    #expect(weights.inputs.map { independent[$0].kind } == [.factors])
    var options = try makeOptions(target: "sine", lambda: 2, epsilon: "0.2", n: 1)
    options.setting.structure = .dependent
    session = ExplorerSession(options, size: Size(columns: 160, rows: 48))
    session.type("4")
    let dependent = try picture(session).inventory.blocks
    #expect(dependent.last?.inputs.map { dependent[$0].kind } == [.slopes, .start])
  }
}
