import CellCanvas
import Foundation
import QExploreApp
import QuantizedReLU

/// The rows below the plots: what stands at the cursor, or what is told while nobody reads.
extension ShownScreen {
  /// Compares what they say in the views that have them.
  mutating func checkReadout() {
    switch state.view {
    case .approximation: checkErrors()
    case .bitWidth: checkBitsAtLambda()
    case .scaling: checkGrowth()
    case .structure: checkLayer()
    case .sweep: checkLeast()
    case .transform: checkTransform()
    case .explain: break
    }
  }

  /// The parts of the row that begins with one of these words; nil where there is none.
  private func parts(after words: [String]) -> [String]? {
    for row in rows(layout.plot) {
      let parts = row.components(separatedBy: "   ")
      // A word alone is the name of an axis.
      guard parts.count > 1 else { continue }
      if words.contains(where: { parts[0] == $0 || parts[0].hasPrefix($0 + " = ") }) {
        return parts
      }
    }
    return nil
  }

  /// The value behind a name, such as `f' = 0.4785` or `λ 2: 31461`, in digits of the language.
  private func value(_ name: String, in parts: [String]) -> String? {
    for lead in [glyphs(name) + " = ", glyphs(name) + ": "] {
      guard let part = parts.first(where: { $0.hasPrefix(lead) }) else { continue }
      return String(part.dropFirst(lead.count)).replacing("−", with: "-")
    }
    return nil
  }

  /// Notes a comparison of a part with a number of the engine, where the part is there.
  private mutating func compare(_ name: String, in parts: [String], with number: Double?) {
    guard let number, let shown = value(name, in: parts), shown.last != "…", shown.last != "~"
    else {
      return
    }
    expect(
      ShownNumbers.isSame(shown, String(number)), "read-out of \(state.view.key)",
      "\(name) \(shown), not \(number)")
  }

  /// The sample that is read: the one nearest to the cursor.
  private func sample(in samples: [Double]) -> Double? {
    state.reading.flatMap { reading in
      samples.min { abs($0 - reading.x) < abs($1 - reading.x) }
    }
  }

  /// `largest error seen 0.0024   at x = 0.72   12 % of ε`, or f, f' and the error at the cursor.
  private mutating func checkErrors() {
    guard state.setting.d == 1, let approximation = answer.approximation else { return }
    let target = state.target
    let epsilon = state.setting.epsilon.doubleValue
    let both = { (x: Double) in
      (f: target.value(at: [x]), approximation: approximation.values(at: [[x]])[0])
    }
    if case .curve(let samples, _, _)? = state.pictured?.picture,
      let x = sample(in: samples), let parts = parts(after: ["x"])
    {
      let (f, approximation) = both(x)
      compare("x", in: parts, with: x)
      compare("f", in: parts, with: f)
      compare("f'", in: parts, with: approximation)
      compare("f' − f", in: parts, with: approximation - f)
    }
    guard state.reading == nil, let worst = state.snapshot?.worst else { return }
    let text = rows(layout.plot).joined(separator: "\n")
    let error = both(worst.point[0])
    if let match = text.firstMatch(
      of:
        /largest\x20error\x20seen\x20([0-9.e-]+)(?:\x20{3}at\x20x\x20=\x20([0-9.e-]+))?(?:\x20{3}([0-9.e-]+)\x20%)?/
    ) {
      let largest = abs(error.approximation - error.f)
      for (shown, number) in [
        (match.1, largest), (match.2 ?? "", worst.point[0]),
        (match.3 ?? "", 100 * largest / epsilon),
      ] where !shown.isEmpty {
        expect(
          ShownNumbers.isSame(String(shown), String(number)), "read-out of 1",
          "\(match.0), not \(number)")
      }
    }
    // The ends of what is drawn, each where the picture has it.
    guard case .curve(let x, let f, let approximate)? = state.pictured?.picture,
      let match = text.firstMatch(
        of: /(?:−|-)\x20f\x20from\x20([−0-9.e-]+)\x20to\x20([−0-9.e-]+)\x20in\x20this/)
    else { return }
    let seen = x.indices.filter { state.zoom?.contains(x[$0]) ?? true }
      .sorted { approximate[$0] - f[$0] < approximate[$1] - f[$1] }
    for (shown, index) in [(match.1, seen.first), (match.2, seen.last)] {
      let (f, approximation) = both(index.map { x[$0] } ?? .nan)
      expect(
        ShownNumbers.isSame(String(shown).replacing("−", with: "-"), String(approximation - f)),
        "read-out of 1", "\(match.0), not \(approximation - f)")
    }
  }

  /// Bits over the least and the bound over its least, at a lambda.
  private mutating func checkBitsAtLambda() {
    let setting = state.setting
    guard let parts = parts(after: ["now", glyphs("λ")]),
      let lambda = value("λ", in: parts).flatMap(Int.init)
    else { return }
    let least = MeasuredBitWidth.lambdas.compactMap { bits(measuredQuantization, $0) }.min()
    for quantization in Quantization.allCases {
      let own = bits(quantization, lambda)
      expect(
        own != nil || value(quantization.rawValue, in: parts) == nil, "read-out of 2",
        "\(quantization) at \(lambda)")
      compare(
        quantization.rawValue, in: parts,
        with: own.flatMap { own in least.map { pow(10, own - $0) } })
    }
    let bound = BoundOptimum(
      theorem: answer.construction.theorem, epsilon: setting.epsilon.value, n: setting.n,
      d: setting.d)
    compare(bound.theorem.title, in: parts, with: bound.relative(lambda: Double(lambda)))
  }

  /// The logarithm of the bits of a network; nil where there is none.
  private func bits(_ quantization: Quantization, _ lambda: Int) -> Double? {
    guard quantization == .nonlinear || lambda.isMultiple(of: 2) else { return nil }
    var other = state.setting
    other.codebook = nil
    (other.quantization, other.lambda) = (quantization, lambda)
    return engine.counts(other, state.target, bound: answer.construction.classBound)?
      .memoryBits.log10
  }

  /// Weights or bits of every lambda at an epsilon, which is a power of two.
  private mutating func checkGrowth() {
    guard let parts = parts(after: ["now", "near now", glyphs("1/ε")]),
      [.weights, .bits].contains(ScalingQuantity.shown(state.plot, for: state.setting)),
      state.setting.codebook == nil, let inverse = value("1/ε", in: parts).flatMap(Double.init),
      let epsilon = try? Epsilon("2^-\(Int(log2(inverse).rounded()))"),
      epsilon.doubleValue * inverse == 1
    else { return }
    let bound = answer.construction.classBound
    let isBits = ScalingQuantity.shown(state.plot, for: state.setting) == .bits
    var setting = state.setting
    setting.epsilon = epsilon
    for lambda in 2...16 where value("λ \(lambda)", in: parts) != nil {
      setting.lambda = lambda
      let counts = engine.counts(setting, state.target, bound: bound)
      compare(
        "λ \(lambda)", in: parts,
        with: counts.map { isBits ? $0.bits : $0.weights.approximateDouble })
    }
    let plain = try? Construction(setting: setting, target: state.target, classBound: bound)
      .unquantized.counts
    compare(
      "unquantized", in: parts,
      with: plain.map { (isBits ? $0.bits : $0.weights).approximateDouble })
  }

  /// Units of a layer, or how often a weight value is used.
  private mutating func checkLayer() {
    guard let engine = engine.blocks(state.setting, state.target) else { return }
    if let parts = parts(after: ["widest", "layer"]),
      let layer = value("layer", in: parts).flatMap(Int.init)
    {
      let block = engine.inventory.blocks[min(state.block, engine.inventory.blocks.count - 1)]
      compare(
        "all blocks", in: parts,
        with: engine.inventory.layer(layer).units.approximateDouble)
      compare(
        block.name, in: parts,
        with: block.runs.first { $0.layers.contains(layer) }?.units(of: layer).approximateDouble)
    }
    if let parts = parts(after: ["most used", "weight value"]),
      let text = value("weight value", in: parts)
    {
      for (name, use) in [("every f", engine.inventory.use), ("this f", engine.own)] {
        let code = use?.usedCodes.first { use?.codebook.value(of: $0).description == text }
        compare(name, in: parts, with: code.flatMap { use?.count(of: $0).approximateDouble })
      }
    }
  }

  /// The least value of a sweep.
  private mutating func checkLeast() {
    guard let run = state.sweeps.current, run.series == nil, let parts = parts(after: ["least"]),
      let least = run.rows.compactMap({ measured($0, of: run) }).min(by: { $0.log10 < $1.log10 })
    else { return }
    compare(run.metric.words, in: parts, with: pow(10, least.log10))
  }

  /// f over C at the cursor of view 6.
  private mutating func checkTransform() {
    guard case .transform(let picture)? = state.pictured?.picture,
      let x = sample(in: picture.x), let parts = parts(after: ["x"])
    else { return }
    for parameter in answer.construction.design where parameter.name == "log2C" {
      guard case .integer(let exponent) = parameter.value else { continue }
      compare("x", in: parts, with: x)
      compare("f/C", in: parts, with: state.target.value(at: [x]) / exp2(Double(exponent)))
    }
  }
}
