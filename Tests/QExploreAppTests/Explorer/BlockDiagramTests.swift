import CellCanvas
import QExploreApp
import QuantizedReLU
import Testing

/// The block diagram of view 4: boxes, wires, numbers, clicks.
@Suite struct BlockDiagramTests {
  struct Case: Sendable, CustomStringConvertible {
    var target = "sin(x)"
    var lambda = 2
    var epsilon = "0.1"
    var n = 1
    var d = 1
    var quantization = Quantization.nonlinear
    var structure = Structure.independent
    var description: String { "\(target) λ\(lambda) n\(n) d\(d) \(structure) \(quantization)" }

    func session(_ columns: Int, _ rows: Int, glyphs: Glyphs = .braille) throws -> ExplorerSession {
      var options = try makeOptions(
        target: target, lambda: lambda, epsilon: epsilon, n: n, d: d, quantization: quantization,
        glyphs: glyphs)
      options.setting.structure = structure
      var session = ExplorerSession(options, size: Size(columns: columns, rows: rows))
      session.type("4")
      return session
    }
  }

  /// One of every graph: with and without products, local factors, scaling, profiles, hinges.
  static let cases = [
    Case(), Case(epsilon: "0.001", n: 3), Case(target: "5*sin(x)", n: 2),
    Case(target: "5*sin(x)", lambda: 4, quantization: .linear),
    Case(target: "sin(x)*cos(y)", n: 2, d: 2), Case(target: "average", epsilon: "0.5", d: 3),
    Case(target: "average", epsilon: "0.5", n: 2, d: 784),
    Case(target: "abs(abs(x-0.503)-0.211)", epsilon: "0.01", structure: .dependent),
    Case(target: "sin(x)", epsilon: "0.2", structure: .dependent),
    Case(target: "0.3", epsilon: "0.2", structure: .dependent),
    Case(target: "4*abs(x-0.3)", lambda: 4, epsilon: "0.01", structure: .dependent),
    Case(epsilon: "0.1", structure: .compact), Case(epsilon: "0.001", structure: .compact),
  ]

  private func inventory(_ session: ExplorerSession) throws -> StructureInventory {
    guard case .structure(let picture)? = session.state.pictured?.picture else { throw Missing() }
    return picture.inventory
  }

  private struct Missing: Error {}

  @Test("boxes lie inside and apart in every size, squares inside products", arguments: cases)
  func boxes(_ test: Case) throws {
    let blocks = try inventory(test.session(120, 40)).blocks
    for glyphs in [Glyphs.braille, .ascii] {
      var fits = 0
      for columns in stride(from: 20, through: 200, by: 5) {
        for rows in stride(from: 6, through: 60, by: 3) {
          let room = Rect(x: 1, y: 2, width: columns, height: rows)
          guard let diagram = BlockDiagram(blocks, in: room, glyphs: glyphs) else { continue }
          fits += 1
          let rects = try blocks.indices.map { try #require(diagram.rect(of: $0)) }
          for (block, rect) in rects.enumerated() {
            #expect(rect.x >= room.x && rect.maxX <= room.maxX)
            #expect(rect.y >= room.y && rect.maxY <= room.maxY)
            // A name and the columns of its numbers find room.
            #expect(rect.width >= glyphs.text(blocks[block].name).unicodeScalars.count + 4)
            for other in rects.indices where other != block {
              let isInside = blocks[block].container == other
              if isInside {
                let holder = rects[other]
                #expect(
                  rect.x > holder.x && rect.maxX < holder.maxX && rect.y > holder.y
                    && rect.maxY < holder.maxY)
              } else if blocks[other].container != block {
                let b = rects[other]
                #expect(
                  rect.maxX <= b.x || b.maxX <= rect.x || rect.maxY <= b.y || b.maxY <= rect.y)
              }
            }
          }
        }
      }
      #expect(fits > 50)
    }
  }

  @Test("arrows lead from each block to those that read it and to no other", arguments: cases)
  func arrows(_ test: Case) throws {
    for (columns, rows) in [(200, 50), (160, 48), (130, 60)] {
      var session = try test.session(columns, rows)
      let blocks = try inventory(session).blocks
      for chosen in blocks.indices {
        let layout = try #require(session.layout)
        let diagram = try #require(layout.diagram, "\(columns)x\(rows)")
        let tracing = FlowTracing(session.frame)
        for (box, block) in diagram.outer.enumerated() {
          let readers = blocks.indices.filter {
            blocks[$0].container == nil && blocks[$0].inputs.contains(block)
          }
          guard let start = diagram.layout.wires.first(where: { $0.from == box })?.corners.first
          else {
            #expect(readers.isEmpty, "\(blocks[block].name)")
            continue
          }
          let heads = try #require(
            tracing.heads(from: start, direction: diagram.layout.direction), "\(session.text)")
          let reached = heads.compactMap { layout.block(atX: $0.x, y: $0.y) }
          #expect(
            Set(reached) == Set(readers) && heads.count == readers.count,
            "\(blocks[block].name), \(blocks[chosen].name) chosen:\n\(session.text)")
        }
        session.type("}")
      }
    }
  }

  @Test("every box shows the width, the depth, the weights and the share of its block")
  func numbers() throws {
    for test in Self.cases.prefix(5) {
      let session = try test.session(200, 50)
      let inventory = try inventory(session)
      let counts = try #require(session.state.snapshot?.structure)
      let diagram = try #require(session.layout?.diagram)
      for (place, block) in inventory.blocks.enumerated() {
        let rect = try #require(diagram.rect(of: place))
        let lines = (rect.y..<rect.maxY).map { y in
          String((rect.x..<rect.maxX).map { Character(session.frame[$0, y].glyph) })
        }
        let text = lines.joined(separator: "\n")
        #expect(text.contains(" \(block.name) "), "\(text)")
        #expect(text.contains(block.weights.grouped), "\(text)")
        let share = block.weights.approximateDouble / counts.weights.approximateDouble
        #expect(text.contains(NumberText.percent(share)), "\(text)")
        #expect(
          text.contains(
            block.units.isZero ? "the output" : "\(block.width.grouped) × \(block.depth)"),
          "\(text)")
      }
      #expect(session.text.contains("share of all \(counts.weights.grouped)"))
    }
  }

  @Test("shares add up to the whole, as bars and as numbers", arguments: cases)
  func shares(_ test: Case) throws {
    let session = try test.session(160, 48)
    let inventory = try inventory(session)
    let total = inventory.blocks.reduce(Count(0)) { $0 + $1.weights }
    #expect(
      total == session.state.snapshot?.structure.weights || test.d > 100,
      "the blocks are all of the network")
    let shares = inventory.blocks.map { $0.weights.approximateRatio(to: total) }
    #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
    // The written shares have two digits each.
    let written = inventory.blocks.map { block -> Double in
      let text = NumberText.percent(block.weights.approximateRatio(to: total))
      return Double(text.dropLast(2)) ?? .nan
    }
    #expect(abs(written.reduce(0, +) - 100) < 3)
  }

  @Test("a click chooses the block under it, in the diagram and in the list", arguments: cases)
  func clicks(_ test: Case) throws {
    for keys in ["", "v"] {
      var session = try test.session(160, 48)
      session.type(keys)
      let blocks = try inventory(session).blocks
      let layout = try #require(session.layout)
      #expect((layout.diagram != nil) == keys.isEmpty && (layout.list != nil) == !keys.isEmpty)
      var clicked = Set<Int>()
      for y in 0..<48 {
        for x in stride(from: 44, to: 160, by: 3) {
          guard let block = layout.block(atX: x, y: y) else { continue }
          session.feed(.mouse(Mouse(.press, x: x, y: y)))
          #expect(session.state.block == block)
          clicked.insert(block)
        }
      }
      #expect(clicked == Set(blocks.indices))
      #expect(session.state.mode == .browsing)
    }
  }

  @Test("the chosen block, what it reads and what reads it are marked without colours too")
  func highlight() throws {
    var session = try Case(epsilon: "0.001", n: 3).session(160, 48)
    let blocks = try inventory(session).blocks
    for chosen in blocks.indices {
      let diagram = try #require(session.layout?.diagram)
      let frame = ScreenView.frame(session.state, theme: .monochrome)
      for block in blocks.indices {
        let rect = try #require(diagram.rect(of: block))
        #expect((frame[rect.x, rect.y].glyph == "┏") == (block == chosen))
      }
      for wire in diagram.layout.wires {
        let end = try #require(wire.corners.last)
        let strokes = FlowTracing.strokes(of: frame[end.x - 1, end.y].glyph)
        let isMarked = diagram.outer[wire.from] == chosen || diagram.outer[wire.to] == chosen
        #expect((strokes?.right == .heavy) == isMarked, "\(session.text)")
      }
      session.type("}")
    }
  }

  @Test("names are read off the wires: what is written below agrees with the arrows")
  func links() throws {
    var session = try Case(epsilon: "0.001", n: 3).session(160, 48)
    let blocks = try inventory(session).blocks
    for (place, block) in blocks.enumerated() {
      let reads = block.inputs.map { $0 == place ? "itself" : blocks[$0].name }
      let readers = blocks.indices.filter { blocks[$0].inputs.contains(place) }
        .map { $0 == place ? "itself" : blocks[$0].name }
      #expect(
        session.text.contains(
          readers.isEmpty ? "gives f'" : "read by " + readers.joined(separator: ", ")))
      if !reads.isEmpty { #expect(session.text.contains("reads " + reads.joined(separator: ", "))) }
      session.type("}")
    }
  }

  @Test("v goes through diagram, list and weight values, and never does nothing")
  func cycle() throws {
    for (columns, rows) in [(200, 50), (160, 48), (120, 40), (80, 24), (60, 20), (40, 12)] {
      var session = try Case(epsilon: "0.001", n: 3).session(columns, rows)
      let hasDiagram = session.layout?.diagram != nil
      #expect(hasDiagram == (columns >= 120))
      var frames: [String] = []
      repeat {
        #expect(!frames.contains(session.text), "\(columns)x\(rows)")
        frames.append(session.text)
        session.type("v")
      } while session.text != frames[0] && frames.count < 6
      #expect(frames.count == (hasDiagram ? 3 : 2))
      #expect(frames.last?.contains("weights with") == true, "\(frames.last ?? "")")
    }
  }

  @Test("where no block is on screen the keys that choose one say so")
  func unseen() throws {
    var session = try Case(epsilon: "0.001", n: 3).session(80, 24)
    session.type("v")
    #expect(session.layout?.showsBlocks == false)
    session.type("}")
    #expect(session.state.block == 0 && session.state.notice != nil)
    session.type("v}")
    #expect(session.state.block == 1 && session.state.notice == nil)
  }

  @Test("the hint names what the keys do in the view")
  func hints() throws {
    var session = try Case().session(160, 48)
    #expect(session.frame.text(row: 47).contains("{} block"))
    session.type("7")
    #expect(session.frame.text(row: 47).contains("{} scroll"))
  }

  @Test("one of a thing is told in the singular, and no heading is cut")
  func words() throws {
    let session = try Case(epsilon: "0.001", n: 3).session(160, 48)
    #expect(session.text.contains("1 axis,") && !session.text.contains("1 axes"))
    let small = try Case(epsilon: "0.001", n: 3).session(80, 24)
    #expect(small.text.contains("1 to 85 ") && !small.text.contains("layers 1…"))
    var tiny = try Case(epsilon: "0.001", n: 3).session(40, 12)
    let blocks = try inventory(tiny).blocks
    for block in blocks {
      // Where not all of them fit, the chosen one is seen with its numbers.
      #expect(
        tiny.text.contains(block.name) && tiny.text.contains("\(block.weights.grouped) weights"))
      tiny.type("}")
    }
    #expect(tiny.text.contains("▾"))
  }
}

extension ExplorerSession {
  /// Where view 4 stands.
  fileprivate var layout: StructureLayout? { state.structureLayout }
}
