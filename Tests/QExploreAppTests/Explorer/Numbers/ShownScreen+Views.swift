import CellCanvas
import Foundation
import QExploreApp
import QuantizedReLU

/// The numbers of the views.
extension ShownScreen {
  /// Compares what the shown view writes in words.
  mutating func checkView() {
    guard layout.scale != .tiny else { return }
    checkReadout()
    switch state.view {
    case .approximation: break
    case .transform: checkPath()
    case .bitWidth: checkBitWidth()
    case .scaling: checkScaling()
    case .structure: checkBlocks()
    case .sweep: checkSweep()
    case .explain: checkExplanations()
    }
  }

  /// The sentences above the figure, in one line.
  private var caption: String {
    rows(layout.plot).prefix(3).joined(separator: " ")
  }

  /// `Theorem 1: least at λ* = 3.59 (1.844 bits), best whole λ 4; built, nonlinear: least at λ = 3,
  /// 150 278 bits; for this f alone λ = 3, 149 000 bits`, as far as it goes.
  private mutating func checkBitWidth() {
    let setting = state.setting
    let optimum = BoundOptimum(
      theorem: answer.construction.theorem, epsilon: setting.epsilon.value, n: setting.n,
      d: setting.d)
    let bound = answer.construction.classBound
    let caption = caption
    if let match = caption.firstMatch(
      of: /least\x20at\x20(?:λ|lambda)\*\x20=\x20([0-9.e]+)\x20\(([0-9.e]+)\x20bits?\)/)
    {
      let (star, width) = (String(match.1), String(match.2))
      expect(
        ShownNumbers.isSame(star, "\(optimum.lambdaStar)")
          && ShownNumbers.isSame(width, "\(log2(optimum.lambdaStar))"), "view 2",
        "\(match.0), not \(optimum.lambdaStar)")
      expect(
        caption.contains("only grows") == !optimum.hasInteriorMinimum, "view 2", "\(caption)")
    }
    if let match = caption.firstMatch(of: /best\x20(?:even|whole)\x20(?:λ|lambda)\x20([0-9]+)/) {
      expect(
        String(optimum.bestInteger) == match.1, "view 2", "\(match.0), not \(optimum.bestInteger)")
    }
    if let match = caption.firstMatch(
      of: /:\x20least\x20at\x20(?:λ|lambda)\x20=\x20([0-9]+),\x20([-0-9e^.~\x20]+)\x20bits/)
    {
      let least = settings.compactMap { engine.counts($0, state.target, bound: bound) }
        .min { $0.memoryBits.log10 < $1.memoryBits.log10 }
      let isRight = least.map {
        String($0.lambda) == match.1 && ShownNumbers.texts(ofBits: $0).contains(String(match.2))
      }
      expect(isRight == true, "view 2", "\(match.0), not \(least?.lambda ?? 0)")
    }
    if let match = caption.firstMatch(
      of: /this\x20f\x20alone\x20(?:λ|lambda)\x20=\x20([0-9]+),\x20([-0-9e^.~\x20]+)\x20bits/)
    {
      let least = settings.compactMap { engine.own($0, state.target, bound: bound) }
        .min { $0.memoryBits.log10 < $1.memoryBits.log10 }
      let isRight = least.map {
        String($0.lambda) == match.1 && ShownNumbers.texts(ofBits: $0).contains(String(match.2))
      }
      expect(isRight == true, "view 2", "\(match.0), not \(least?.lambda ?? 0)")
    }
  }

  /// The settings of all lambda of view 2.
  private var settings: [Setting] {
    MeasuredBitWidth.lambdas.compactMap { lambda in
      var setting = state.setting
      setting.codebook = nil
      setting.quantization = measuredQuantization
      setting.lambda = lambda
      return setting.quantization == .nonlinear || lambda.isMultiple(of: 2) ? setting : nil
    }
  }

  /// The levels whose bits the caption tells: there is no compact network on linear ones.
  var measuredQuantization: Quantization {
    state.setting.structure == .compact ? .nonlinear : state.setting.quantization
  }

  /// `Here 4 073 weights, unquantized 845: 4.82 times`, the same of bits, or `Here the network has 4.82
  /// times the weights and 0.151 times the bits` in the caption.
  private mutating func checkScaling() {
    let caption = caption
    let counts = answer.construction.structureCounts
    let plain = answer.construction.unquantized.counts
    let ratio = { (bits: Bool) in
      let own = bits ? counts.memoryBits.log10 : counts.weights.log10
      return String(pow(10, own - (bits ? plain.bits : plain.weights).log10))
    }
    if let match = caption.firstMatch(
      of:
        /Here\x20([-0-9e^.~\x20]+)\x20(weights|bits),\x20unquantized\x20([-0-9e^.~\x20]*[0-9])(?:\x20at\x2032\x20a\x20weight)?:\x20([-0-9.e]+)\x20times/
    ) {
      let isBits = match.2 == "bits"
      let own = isBits ? ShownNumbers.texts(ofBits: counts) : ShownNumbers.texts(of: counts.weights)
      expect(own.contains(String(match.1)), "view 3", "\(match.0), not \(own)")
      expect(
        ShownNumbers.isCount(String(match.3), isBits ? plain.bits : plain.weights), "view 3",
        "\(match.0), not \(isBits ? plain.bits : plain.weights)")
      expect(
        ShownNumbers.isSame(String(match.4), ratio(isBits)), "view 3",
        "\(match.0), not \(ratio(isBits)) times")
    }
    checkStructures(caption)
    if let match = caption.firstMatch(
      of: /has\x20([-0-9.e]+)\x20times\x20the\x20weights\x20and\x20([-0-9.e]+)\x20times/)
    {
      for (shown, isBits) in [(match.1, false), (match.2, true)] {
        expect(
          ShownNumbers.isSame(String(shown), ratio(isBits)), "view 3",
          "\(match.0), not \(ratio(isBits)) times")
      }
    }
  }

  /// `Here independent 352, dependent 144, compact 21.1 times the entropy, 11.58 bits; ...; bits:
  /// independent 4 073, dependent 1 672, compact 244`.
  private mutating func checkStructures(_ caption: String) {
    guard
      let match = caption.firstMatch(
        of: /Here\x20([a-z0-9.e,\x20]+)\x20times\x20the\x20entropy,\x20([0-9.e]+)\x20bits/)
    else { return }
    let scale = answer.construction.classBound.scaleExponent
    let least = EntropyLimit(epsilon: state.setting.epsilon.value * .powerOfTwo(-scale)).lower
    expect(
      ShownNumbers.isSame(String(match.2), String(least.doubleValue)), "view 3 structures",
      "\(match.0), not \(least)")
    for structure in Structure.allCases {
      var setting = state.setting
      setting.structure = structure
      let counts = engine.counts(setting, state.target, bound: answer.construction.classBound)
      let shown = match.1.split(separator: ", ").first { $0.hasPrefix(structure.rawValue + " ") }
      if let shown {
        // Three digits, and zeros where the ratio has more before the point.
        let ratio = counts.map { NumberText.significant($0.bits / least.doubleValue) } ?? ""
        expect(
          String(shown.dropFirst(structure.rawValue.count + 1)) == ratio,
          "view 3 structures", "\(match.0), not \(structure) \(ratio)")
      } else {
        expect(counts == nil || !setting.servesClass, "view 3 structures", "\(structure) is there")
      }
      if let counts, let all = caption.firstMatch(of: /;\x20bits:\x20([^;…~]+);/) {
        let isThere = ShownNumbers.texts(ofBits: counts).contains {
          "\(all.1),".contains("\(structure.rawValue) \($0),")
        }
        expect(isThere, "view 3 structures", "\(all.0), not \(structure) \(counts.bits)")
      }
    }
  }

  /// `Step 5 of 128: f(6h) = 0.0460 ≥ g(5h) = 0.0313, so up: g(6h) = 0.0391, error there −0.0070, at most
  /// h = 0.0078` in the caption.
  private mutating func checkPath() {
    guard case .compact(let compact) = answer.construction,
      let path = try? compact.path(),
      let match = caption.replacing("−", with: "-").firstMatch(
        of:
          /Step\x20([0-9]+)\x20of\x20([0-9]+):\x20f\(([0-9]+)h\)\x20=\x20([-0-9.]+)\x20(≥|>=|<)\x20(?:C[·*])?g\([0-9]+h\)\x20=\x20([-0-9.]+),\x20so\x20(up|down):\x20(?:C[·*])?g\([0-9]+h\)\x20=\x20([-0-9.]+),\x20error\x20there\x20([-0-9.]+),\x20at\x20most\x20(?:C[·*])?h\x20=\x20([0-9.]+)/
      ), let step = Int(match.1)
    else { return }
    let unit = exp2(Double(path.scale - path.exponent))
    let f = state.target.value(at: [Double(step + 1) / Double(path.steps)])
    let (start, end) = (Double(path.value(step)) * unit, Double(path.value(step + 1)) * unit)
    expect(
      match.2 == String(path.steps) && match.3 == String(step + 1), "view 6", "\(match.0)")
    expect((match.7 == "up") == (end > start), "view 6", "\(match.0): \(start) to \(end)")
    expect((match.5 != "<") == (f >= start), "view 6", "\(match.0): \(f) and \(start)")
    for (shown, number) in [
      (match.4, f), (match.6, start), (match.8, end), (match.9, end - f), (match.10, unit),
    ] {
      let decimals = shown.split(separator: ".").last?.count ?? 0
      let isRight = Double(shown).map {
        abs($0 - number) <= 0.5001 * pow(10, Double(-decimals))
      }
      expect(isRight == true, "view 6", "\(match.0): \(shown), not \(number)")
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
