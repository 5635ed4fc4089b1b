import QuantizedReLU

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// What view 2 draws: where the bound is least, and the bits of the networks that are built.
package struct BitWidthPicture: Sendable, Equatable {
  /// The bound of Theorem 1 and its minimum.
  package var optimum: OptimalBitWidth
  /// The bound of the theorem that speaks of the setting's network, and its minimum.
  package var bound: BoundOptimum
  /// Bits over lambda, for every quantization, and for d = n = 1 for both structures of the paper;
  /// for the compact one where that is the setting's.
  package var curves: [MeasuredBitWidth.Curve]
  /// The structure of the setting.
  package var structure: Structure
  /// The quantization of the setting.
  package var quantization: Quantization
  /// Lambda of the setting, or how many values its codebook has.
  package var lambda: Int
  /// log2 lambda* over the dimension for some epsilon, that of the setting among them.
  package var byDimension: [DimensionCurve]

  /// The optimal bit-width for one epsilon.
  package struct DimensionCurve: Sendable, Equatable {
    /// Epsilon as text.
    package var epsilon: String
    /// log2 lambda* for each of `dimensions`.
    package var bitWidths: [Double]
  }

  /// Dimensions from 1 to 10^6, ten a decade.
  package static let dimensions = (0...60).map { step in
    Int((exp2(Double(step) / 10 * log2(10))).rounded())
  }

  /// Measures a subject; nil as soon as it is no longer wanted.
  ///
  /// Some tens of milliseconds at the largest d, and hardly any for another lambda.
  static func measure(
    _ construction: Construction, cache: EngineCache, isWanted: () -> Bool
  ) -> BitWidthPicture? {
    let setting = construction.setting
    var measured = MeasuredBitWidth(
      setting: setting, target: construction.target, classBound: construction.classBound,
      cache: cache.counts(of: construction.target))
    guard measured.measure(while: isWanted) else { return nil }
    return BitWidthPicture(
      optimum: OptimalBitWidth(epsilon: setting.epsilon.value, n: setting.n, d: setting.d),
      bound: BoundOptimum(
        theorem: construction.theorem, epsilon: setting.epsilon.value, n: setting.n,
        d: setting.d),
      curves: measured.curves, structure: setting.structure,
      // With listed values the setting may still say linear, on which there is no compact network.
      quantization: setting.structure == .compact ? .nonlinear : setting.quantization,
      lambda: construction.codebook.lambda,
      byDimension: byDimension(setting, cache: cache))
  }

  private static func byDimension(_ setting: Setting, cache: EngineCache) -> [DimensionCurve] {
    var epsilons: [(value: Rational, text: String)] = [
      (Rational(1, over: 10), "0.1"), (Rational(1, over: 100), "0.01"),
      (Rational(1, over: 1000), "0.001"),
    ]
    let own = setting.epsilon.value
    if !epsilons.contains(where: { $0.value == own }) {
      epsilons.append((own, NumberText.significant(own.doubleValue)))
    }
    return epsilons.map { epsilon in
      DimensionCurve(
        epsilon: epsilon.text, bitWidths: cache.bitWidths(epsilon: epsilon.value, n: setting.n))
    }
  }

  /// The curve that all others are compared with: that of the setting's structure and quantization.
  package var leading: MeasuredBitWidth.Curve? {
    curves.first { $0.quantization == quantization && $0.structure == structure }
  }

  /// The fewest bits on the leading curve.
  package var least: MeasuredBitWidth.Point? { leading?.optimum }

  /// The curve with the fewest bits of all, and where.
  package var fewest: (curve: MeasuredBitWidth.Curve, point: MeasuredBitWidth.Point)? {
    let all = curves.compactMap { curve in curve.optimum.map { (curve, $0) } }
    return all.min { $0.1.structureBits.isClearlyLess(than: $1.1.structureBits) }
  }

  /// The fewest bits for this f on it; nil where none are counted or they are those of every f.
  package var instanceLeast: MeasuredBitWidth.Point? {
    guard let leading, leading.points.contains(where: { $0.isSmallerForThis }) else { return nil }
    return leading.instanceOptimum
  }
}

extension MeasuredBitWidth.Point {
  /// Whether the network for this f has fewer bits than that for every f.
  fileprivate var isSmallerForThis: Bool {
    instanceBits.map { $0.isClearlyLess(than: structureBits) } ?? false
  }
}
