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

  /// Weights, or bits, against 1/epsilon.
  package static func figure(
    _ picture: ScalingPicture, setting: Setting, bits: Bool, pinned: ScalingPicture? = nil
  ) -> Figure {
    let name = bits ? "bits" : "weights"
    let value = { (point: ScalingCurves.Point) in
      bits ? point.bits.log10 : point.weights.log10
    }
    let bound = bits ? picture.bitsBound : picture.weightsBound
    var series: [(label: String, style: MarkStyle, x: [Double], y: [Double], stride: Int?)] = []
    let x = picture.theory.map { -$0.setting.epsilon.logarithm10 }
    for (index, curve) in picture.curves.enumerated() {
      series.append(
        (
          "λ \(curve.lambda)", style(of: curve, index),
          curve.points.map(\.log10Inverse), curve.points.map(value), curve.isPresent ? 2 : 3
        ))
    }
    series.append(
      (
        "Theorem \(bound.statement.sourceText.filter(\.isNumber))",
        MarkStyle(.bound, dash: .dashed), x,
        picture.theory.map { bound.value(at: $0.setting).log10 }, nil
      ))
    // The lower bound speaks of weights, the entropy of bits.
    let statements: [(BoundStatement, String, Role)] =
      bits
      ? [(.entropy, "entropy", .dataset)] : [(.lowerBound, "lower bound", .lowerBound)]
    for (statement, label, role) in statements {
      let values = picture.theory.compactMap { $0[statement]?.value.log10 }
      guard values.count == x.count else { continue }
      series.append((label, MarkStyle(role, dash: .dotted), x, values, nil))
    }
    series.append(
      (
        "unquantized", MarkStyle(.baseline, dash: .dashDotted),
        picture.unquantized.map(\.log10Inverse), picture.unquantized.map(value), nil
      ))
    if let own = pinned?.curves.first(where: \.isPresent) {
      series.append(
        (
          "pinned", MarkStyle(.pinned, dash: .dashDotted, marker: .diamond),
          own.points.map(\.log10Inverse), own.points.map(value), 4
        ))
    }
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
    let range = range(of: picture, value: value, isLog: isLog)
    let y =
      isLog
      ? Axis(title: name, kind: .log(base: 10), domain: range)
      : Axis(title: "log10 of the \(name)", domain: range)
    let panel = Panel(x: Axis(title: "1/ε", kind: .log(base: 10)), y: y, marks: marks)
    return Figure(panels: [panel])
  }

  /// The ordinates from the smallest to the largest network: the lower bounds, with their unknown
  /// constants, may lie so far below that they would take most of the plot.
  private static func range(
    of picture: ScalingPicture, value: (ScalingCurves.Point) -> Double, isLog: Bool
  ) -> ClosedRange<Double>? {
    let values = (picture.curves.flatMap(\.points) + picture.unquantized).map(value)
    guard let least = values.min(), let most = values.max(), least < most else { return nil }
    let margin = 0.04 * (most - least)
    let low = (least - margin).rounded(.down)
    return isLog ? pow(10, low)...pow(10, most + margin) : low...(most + margin)
  }

  /// How many times the weights, or bits, of the unquantized network the quantized ones have.
  package static func overhead(_ picture: ScalingPicture, setting: Setting) -> Figure {
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
  fileprivate var logarithm10: Double { LogValue(self).log10 }
}
