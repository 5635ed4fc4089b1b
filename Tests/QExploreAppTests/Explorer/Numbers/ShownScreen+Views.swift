import CellCanvas
import Foundation
import QExploreApp
import QuantizedReLU

/// The numbers of the views.
extension ShownScreen {
  /// Compares what the shown view writes in words.
  mutating func checkView() {
    guard layout.scale != .tiny else { return }
    switch state.view {
    case .approximation, .transform: break
    case .bitWidth: checkBitWidth()
    case .scaling: checkScaling()
    case .structure: checkStructure()
    case .sweep: checkSweep()
    case .explain: checkExplanations()
    }
  }

  /// The sentences above the figure, in one line.
  private var caption: String {
    rows(layout.plot).prefix(3).joined(separator: " ")
  }

  /// `least at λ = 3, 150 278 bits` in the caption.
  private mutating func checkBitWidth() {
    guard
      let match = caption.firstMatch(
        of: /least\x20at\x20(?:λ|lambda)\x20=\x20([0-9]+),\x20([-0-9e^.~\x20]+)\x20bits/)
    else { return }
    var least: (lambda: Int, counts: NetworkCounts)?
    for lambda in MeasuredBitWidth.lambdas {
      var setting = state.setting
      setting.codebook = nil
      setting.lambda = lambda
      guard setting.quantization == .nonlinear || lambda.isMultiple(of: 2),
        let construction = try? Construction(
          setting: setting, target: state.target,
          classBound: answer.construction.classBound)
      else { continue }
      let counts = construction.structureCounts
      if least.map({ counts.memoryBits.log10 < $0.counts.memoryBits.log10 }) ?? true {
        least = (lambda, counts)
      }
    }
    let isRight = least.map {
      String($0.lambda) == match.1
        && ShownNumbers.texts(ofBits: $0.counts).contains(String(match.2))
    }
    expect(isRight == true, "view 2", "\(match.0), not \(least?.lambda ?? 0)")
  }

  /// `Here 4 073 weights, unquantized 845` in the caption.
  private mutating func checkScaling() {
    guard
      let match = caption.firstMatch(
        of: /Here\x20([-0-9e^.~\x20]+)\x20(weights|bits),\x20unquantized\x20([-0-9e^.~\x20]*[0-9])/)
    else { return }
    let counts = answer.construction.structureCounts
    let plain = answer.construction.unquantized.counts
    let isBits = match.2 == "bits"
    let own = isBits ? ShownNumbers.texts(ofBits: counts) : ShownNumbers.texts(of: counts.weights)
    let other = ShownNumbers.texts(of: isBits ? plain.bits : plain.weights)
    expect(
      own.contains(String(match.1)) && other.contains(String(match.3)), "view 3", "\(match.0)")
  }

  /// The blocks make up the counts, and every block that is named has its weights beside its name.
  private mutating func checkStructure() {
    guard case .structure(let picture)? = state.pictured?.picture else { return }
    let counts = answer.construction.structureCounts
    let blocks = picture.inventory.blocks
    expect(
      blocks.reduce(Count(0)) { $0 + $1.weights } == counts.weights
        && blocks.reduce(Count(0)) { $0 + $1.units } == counts.units, "view 4", "the sum of blocks")
    guard layout.plot.width >= 60, layout.plot.height >= 20 else { return }
    let rows = rows(layout.plot)
    for block in blocks {
      let own = rows.filter { $0.contains(block.name) }
      let texts = ShownNumbers.texts(of: block.weights)
      // Where there are more blocks than rows some are not on the screen.
      if own.isEmpty { continue }
      expect(
        own.contains { row in texts.contains { row.contains($0) } }, "view 4",
        "the weights of \(block.name)")
    }
  }

  /// Every row of the table in sight is what the engine counts for its parameters.
  private mutating func checkSweep() {
    guard let run = state.sweeps.current else { return }
    let names = run.sweep.axes.map(\.parameter.rawValue) + ["value"]
    let lines = (0..<layout.plot.height).map { scalars(layout.plot, row: $0) }
    guard let head = lines.firstIndex(where: { ShownScreen.ends(of: names, in: $0) != nil }),
      let ends = ShownScreen.ends(of: names, in: lines[head])
    else { return }
    for line in lines.dropFirst(head + 1) {
      // Every column ends where its name ends.
      let cells = ends.indices.map { column in
        let start = column == 0 ? max(0, ends[0] - 9) : ends[column - 1]
        return String(String.UnicodeScalarView(line[start..<ends[column]]))
          .split(separator: " ").joined(separator: " ")
      }
      guard let row = run.rows.first(where: { $0.parameters == Array(cells.dropLast()) }),
        let value = measured(row, of: run)
      else { continue }
      expect(
        ShownNumbers.isSame(cells[cells.count - 1], value), "view 5", "\(cells), not \(value)")
    }
  }

  /// Where each of the names ends in a row that holds them one after the other; nil where it does not.
  private static func ends(of names: [String], in line: [Unicode.Scalar]) -> [Int]? {
    let text = String(String.UnicodeScalarView(line))
    var ends: [Int] = []
    var end = text.endIndex
    for name in names.reversed() {
      guard let place = text[..<end].range(of: " \(name)", options: .backwards) else { return nil }
      ends.insert(text.unicodeScalars.distance(from: text.startIndex, to: place.upperBound), at: 0)
      end = place.lowerBound
    }
    return ends
  }

  /// What the engine measures for a row of a sweep; nil for metrics that take long.
  private func measured(_ row: Sweep.Row, of run: SweepRun) -> String? {
    var setting = run.sweep.setting
    for (axis, text) in zip(run.sweep.axes, row.parameters) {
      switch axis.parameter {
      case .lambda: setting.lambda = Int(text) ?? 0
      case .epsilon: setting.epsilon = (try? Epsilon(text)) ?? setting.epsilon
      case .n: setting.n = Int(text) ?? 0
      case .d: setting.d = Int(text) ?? 0
      }
    }
    guard
      let target = try? TargetFunction(parsing: run.sweep.function, dimension: setting.d),
      let counts = (try? Construction(setting: setting, target: target))?.structureCounts
    else { return nil }
    return switch run.metric {
    case .structureBits: counts.memoryBits.text
    case .structureWeights: counts.weights.text
    case .structureDepth: counts.depth.text
    case .structureUnits: counts.units.text
    default: nil
    }
  }

  /// Every number with a key is that of `count --format json`, in the list and on the screen.
  private mutating func checkExplanations() {
    guard case .explanations(let explanations)? = state.pictured?.picture else { return }
    let printed = ShownNumbers.byPath(CountReport(construction: answer.construction).json)
      .merging(ShownNumbers.byPath(BitWidthReport(setting: state.setting).json)) { count, _ in count
      }
    for one in explanations where !one.key.isEmpty {
      guard let value = printed[one.key] else {
        expect(false, "view 7", "\(one.key) is printed")
        continue
      }
      let isRight =
        one.key == "design.log2C"
        ? one.value == "2^\(value)" : ShownNumbers.isSame(one.value, value)
      expect(isRight, "view 7", "\(one.key): \(one.value), not \(value)")
    }
    for row in rows(layout.plot) {
      for one in explanations where !one.key.isEmpty && row.contains(" \(one.key)  ") {
        expect(
          row.hasPrefix(glyphs("\(one.name)  \(one.value)") + "  "), "view 7 on the screen", row)
      }
    }
  }
}
