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
    case .approximation, .transform: break
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
      setting.lambda = lambda
      return setting.quantization == .nonlinear || lambda.isMultiple(of: 2) ? setting : nil
    }
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
