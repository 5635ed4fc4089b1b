import CellCanvas
import Figures
import QuantizedReLU

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The figure of view 3, the same for the screen and for files.
package enum ScalingFigure {
  /// The largest power of ten that is drawn as a number rather than by its exponent.
  private static let largestExponent = 280.0

  /// What is asked for against 1/epsilon.
  package static func figure(
    _ picture: ScalingPicture, _ quantity: ScalingQuantity, setting: Setting,
    pinned: ScalingPicture? = nil
  ) -> Figure {
    switch quantity {
    case .weights: growth(picture, setting: setting, bits: false, pinned: pinned)
    case .bits: growth(picture, setting: setting, bits: true, pinned: pinned)
    case .overhead: overhead(picture, setting: setting)
    case .structures: structures(picture, setting: setting, pinned: pinned)
    }
  }

  /// Weights, or bits, for several lambda.
  private static func growth(
    _ picture: ScalingPicture, setting: Setting, bits: Bool, pinned: ScalingPicture?
  ) -> Figure {
    let name = bits ? "bits" : "weights"
    let value = { (point: ScalingCurves.Point) in
      bits ? point.bits.log10 : point.weights.log10
    }
    let bound = bits ? picture.bitsBound : picture.weightsBound
    var series: [Series] = []
    let x = picture.theory.map { -$0.setting.epsilon.logarithm10 }
    for (index, curve) in picture.curves.enumerated() {
      series.append(
        Series(
          "λ \(curve.lambda)", style(of: curve, index),
          curve.points.map(\.log10Inverse), curve.points.map(value),
          stride: curve.isPresent ? 2 : 3))
    }
    series.append(
      Series(
        "Theorem \(bound.statement.sourceText.filter(\.isNumber))",
        MarkStyle(.bound, dash: .dashed), x,
        picture.theory.map { bound.value(at: $0.setting).log10 }))
    // The lower bound speaks of weights, the entropy of bits.
    let statements: [(BoundStatement, String, Role)] =
      bits
      ? [(.entropy, "entropy", .dataset)] : [(.lowerBound, "lower bound", .lowerBound)]
    for (statement, label, role) in statements {
      let values = picture.theory.compactMap { $0[statement]?.value.log10 }
      guard values.count == x.count else { continue }
      series.append(Series(label, MarkStyle(role, dash: .dotted), x, values))
    }
    series += [unquantized(picture, value), pinned.flatMap { Series(pinned: $0, value) }]
      .compactMap(\.self)
    // The lower bounds, with their unknown constants, may lie so far below that they would take most of
    // the plot: from the smallest to the largest network.
    let values = (picture.curves.flatMap(\.points) + picture.unquantized).map(value)
    return figure(series, setting: setting, quantity: name, range: values)
  }

  /// The network with real coefficients.
  static func unquantized(
    _ picture: ScalingPicture, _ value: (ScalingCurves.Point) -> Double
  ) -> Series {
    Series(
      "unquantized", MarkStyle(.baseline, dash: .dashDotted),
      picture.unquantized.map(\.log10Inverse), picture.unquantized.map(value))
  }

  /// Curves of a quantity with logarithmic axes, the ordinates from the least to the most of some
  /// values; where they are beyond any double, their exponents with a linear axis.
  static func figure(
    _ series: [Series], setting: Setting, quantity: String, range values: [Double]
  ) -> Figure {
    let isLog = series.allSatisfy { $0.y.allSatisfy { $0 < largestExponent } }
    let present = -setting.epsilon.value.logarithm10
    var marks: [Mark] = [
      .rule(
        RuleMark(.vertical, at: pow(10, present), style: MarkStyle(.guide), endLabel: "1/ε"))
    ]
    marks += series.map { one in
      .line(
        LineMark(
          x: one.x.map { pow(10, $0) }, y: isLog ? one.y.map { pow(10, $0) } : one.y,
          style: one.style, label: one.label, pointStride: one.stride))
    }
    let range = range(of: values, isLog: isLog)
    let y =
      isLog
      ? Axis(title: quantity, kind: .log(base: 10), domain: range)
      : Axis(title: "log10 of the \(quantity)", domain: range)
    let panel = Panel(x: Axis(title: "1/ε", kind: .log(base: 10)), y: y, marks: marks)
    return Figure(panels: [panel])
  }

  /// The ordinates from the least value to the largest, given as logarithms.
  private static func range(of values: [Double], isLog: Bool) -> ClosedRange<Double>? {
    guard let least = values.min(), let most = values.max(), least < most else { return nil }
    let margin = 0.04 * (most - least)
    let low = (least - margin).rounded(.down)
    return isLog ? pow(10, low)...pow(10, most + margin) : low...(most + margin)
  }

  /// How many times the weights, or bits, of the unquantized network the quantized ones have.
  private static func overhead(_ picture: ScalingPicture, setting: Setting) -> Figure {
    var marks: [Mark] = [
      .rule(
        RuleMark(
          .vertical, at: pow(10, -setting.epsilon.value.logarithm10), style: MarkStyle(.guide),
          endLabel: "1/ε"))
    ]
    let unquantized = Dictionary(
      picture.unquantized.map { ($0.epsilon, $0.weights) }, uniquingKeysWith: { first, _ in first })
    for (index, curve) in picture.curves.enumerated() {
      let points = curve.points.compactMap { point in
        unquantized[point.epsilon].map {
          (x: pow(10, point.log10Inverse), y: point.weights.approximateRatio(to: $0))
        }
      }
      marks.append(
        .line(
          LineMark(
            x: points.map(\.x), y: points.map(\.y), style: style(of: curve, index),
            label: "λ \(curve.lambda)", pointStride: curve.isPresent ? 2 : 3)))
    }
    if let bound = picture.overheadBound {
      marks.append(
        .line(
          LineMark(
            x: picture.theory.map { pow(10, -$0.setting.epsilon.logarithm10) },
            y: picture.theory.map { bound.value(at: $0.setting).doubleValue },
            style: MarkStyle(.bound, dash: .dashed), label: "theory's rate")))
    }
    return Figure(panels: [
      Panel(
        x: Axis(title: "1/ε", kind: .log(base: 10)),
        y: Axis(title: "weights / unquantized weights", includes: [0]), marks: marks)
    ])
  }

  /// Each lambda has a marker of its own, for where colours do not tell them apart.
  private static func style(of curve: ScalingCurves.Curve, _ index: Int) -> MarkStyle {
    let markers: [Marker] = [.circle, .square, .triangle, .plus, .cross, .diamond]
    return MarkStyle(
      .series(index), dash: curve.isPresent ? .solid : .dotted,
      marker: markers[index % markers.count])
  }
}

extension Rational {
  /// The logarithm to base 10 of a positive number of any size.
  var logarithm10: Double { LogValue(self).log10 }
}

extension ScalingFigure {
  /// A curve: logarithms to base 10 of 1/epsilon and of a quantity.
  struct Series {
    let label: String
    let style: MarkStyle
    let x: [Double]
    let y: [Double]
    /// Every how many points one is marked; nil: none.
    let stride: Int?

    init(
      _ label: String, _ style: MarkStyle, _ x: [Double], _ y: [Double], stride: Int? = nil
    ) {
      (self.label, self.style, self.x, self.y, self.stride) = (label, style, x, y, stride)
    }

    /// The pinned network.
    init?(pinned: ScalingPicture, _ value: (ScalingCurves.Point) -> Double) {
      guard let own = pinned.curves.first(where: \.isPresent) else { return nil }
      self.init(
        "pinned", MarkStyle(.pinned, dash: .dashDotted, marker: .diamond),
        own.points.map(\.log10Inverse), own.points.map(value), stride: 4)
    }
  }
}
