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
  package static func figure(_ picture: ScalingPicture, setting: Setting, bits: Bool) -> Figure {
    let name = bits ? "bits" : "weights"
    let value = { (point: ScalingCurves.Point) in
      bits ? point.bits.log10 : point.weights.log10
    }
    let bound = bits ? picture.bitsBound : picture.weightsBound
    var series: [(label: String, style: MarkStyle, x: [Double], y: [Double], stride: Int?)] = []
    let x = picture.theory.map { -$0.setting.epsilon.logarithm10 }
    let markers: [Marker] = [.circle, .square, .triangle, .plus, .cross, .diamond]
    for (index, curve) in picture.curves.enumerated() {
      // Each lambda has a marker of its own, for where colours do not tell them apart.
      series.append(
        (
          "λ \(curve.lambda)",
          MarkStyle(
            .series(index), dash: curve.isPresent ? .solid : .dotted,
            marker: markers[index % markers.count]),
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
    let y =
      isLog
      ? Axis(title: name, kind: .log(base: 10)) : Axis(title: "log10 of the \(name)")
    let panel = Panel(x: Axis(title: "1/ε", kind: .log(base: 10)), y: y, marks: marks)
    return Figure(panels: [panel])
  }
}

extension Rational {
  /// The logarithm to base 10 of a positive number of any size.
  fileprivate var logarithm10: Double { LogValue(self).log10 }
}
