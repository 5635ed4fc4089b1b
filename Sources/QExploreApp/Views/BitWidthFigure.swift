import CellCanvas
import Figures
import QuantizedReLU

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The three figures of view 2, the same for the screen and for files.
package enum BitWidthFigure {
  /// Bits against lambda: the bound over its least value, and the networks over the fewest bits
  /// that one of the setting's structure and quantization has.
  package static func bits(
    _ picture: BitWidthPicture, pinned: BitWidthPicture? = nil
  ) -> Panel {
    let bound = picture.bound
    let lambdas = (0...140).map { 2 + Double($0) / 10 }
    var marks: [Mark] = [
      .rule(
        RuleMark(
          .vertical, at: bound.lambdaStar, style: MarkStyle(.bound, dash: .dotted),
          endLabel: "λ*")),
      .line(
        LineMark(
          x: lambdas, y: lambdas.map { bound.relative(lambda: $0) },
          style: MarkStyle(.bound, dash: .dashed), label: "\(bound.theorem.title)")),
    ]
    if (2...16).contains(picture.lambda) {
      marks.insert(
        .rule(
          RuleMark(
            .vertical, at: Double(picture.lambda), style: MarkStyle(.guide), endLabel: "now")),
        at: 0)
    }
    if let pinned, pinned.leading == picture.leading {
      // The same curve twice would hide itself: only the other lambda is marked.
      if (2...16).contains(pinned.lambda), pinned.lambda != picture.lambda {
        marks.append(
          .rule(
            RuleMark(
              .vertical, at: Double(pinned.lambda), style: MarkStyle(.pinned, dash: .dashDotted),
              endLabel: "pin")))
      }
    } else if let least = picture.least, let leading = pinned?.leading,
      farRatio(of: pinned, to: picture) == nil
    {
      marks.append(
        .line(
          LineMark(
            x: leading.points.map { Double($0.lambda) },
            y: leading.points.map { $0.structureBits.approximateRatio(to: least.structureBits) },
            style: MarkStyle(.pinned, dash: .dashDotted), label: "pinned")))
    }
    marks += builtMarks(picture)
    return Panel(
      title: "Bits over the least, for every f",
      x: Axis(title: "λ", domain: 2...16, ticks: .integers),
      y: Axis(title: "bits / least", kind: .log(base: 10), includes: [1]), marks: marks)
  }

  /// The largest factor between the fewest bits of both that is drawn: beyond it one of them would be
  /// a flat line.
  private static let farthest = 1000.0

  /// How many times the fewest bits the pinned network has, where that is too many or too few to be
  /// drawn beside it; nil where it is drawn or nothing is pinned.
  static func farRatio(of pinned: BitWidthPicture?, to picture: BitWidthPicture) -> Double? {
    guard let own = picture.least, let other = pinned?.least else { return nil }
    let ratio = other.structureBits.approximateRatio(to: own.structureBits)
    return ratio > farthest || ratio < 1 / farthest ? ratio : nil
  }

  /// The networks: a curve for each quantization and structure, and what this f alone needs.
  private static func builtMarks(_ picture: BitWidthPicture) -> [Mark] {
    guard let least = picture.least else { return [] }
    let markers: [Marker] = [.circle, .square, .triangle, .cross, .plus]
    var marks: [Mark] = picture.curves.enumerated().map { index, curve in
      let isLeading =
        curve.structure == picture.structure && curve.quantization == picture.quantization
      let name = curve.quantization.rawValue
      return .line(
        LineMark(
          x: curve.points.map { Double($0.lambda) },
          y: curve.points.map { $0.structureBits.approximateRatio(to: least.structureBits) },
          style: MarkStyle(
            .series(index), dash: isLeading ? .solid : .dotted,
            marker: markers[index % markers.count]),
          label: curve.structure == picture.structure ? name : "\(name), \(curve.structure)",
          pointStride: 1))
    }
    if picture.instanceLeast != nil, let leading = picture.leading {
      let points = leading.points.compactMap { point in point.instanceBits.map { (point, $0) } }
      marks.append(
        .points(
          PointMark(
            x: points.map { Double($0.0.lambda) },
            y: points.map { $0.1.approximateRatio(to: least.structureBits) },
            style: MarkStyle(.dataset, marker: .plus), label: "this f")))
    }
    marks.append(
      .points(
        PointMark(
          x: [Double(least.lambda)], y: [1], style: MarkStyle(.optimum, marker: .diamond),
          label: "fewest, \(picture.quantization.rawValue)")))
    return marks
  }

  /// The derivative of the bound against the bit-width, with its zero (figure 1(a) of the paper).
  package static func derivative(_ picture: BitWidthPicture) -> Panel {
    let optimum = picture.optimum
    let widths = (0...200).map { 1 + Double($0) / 40 }
    let derivatives = widths.map { optimum.derivative(lambda: exp2($0)) }
    var marks: [Mark] = [
      .rule(RuleMark(.horizontal, at: 0, style: MarkStyle(.guide))),
      .line(LineMark(x: widths, y: derivatives, style: MarkStyle(.bound))),
    ]
    if optimum.hasInteriorMinimum {
      marks.append(
        .points(
          PointMark(
            x: [optimum.bitWidth], y: [0], style: MarkStyle(.optimum, marker: .diamond),
            label: "zero")))
    }
    // Left of the minimum the derivative falls without measure as d grows; what matters is its zero.
    let low = max(-1.5, min(derivatives.min() ?? 0, -0.1))
    let high = min(1, max(derivatives.max() ?? 0, 0.1))
    let margin = (high - low) / 20
    return Panel(
      title: "Theorem 1, derivative",
      x: Axis(title: "bit-width", unit: "bits", domain: 1...6),
      y: Axis(title: "d ln M/dλ", domain: (low - margin)...(high + margin)), marks: marks)
  }

  /// The optimal bit-width against the dimension (figure 1(b) of the paper).
  package static func byDimension(_ picture: BitWidthPicture) -> Panel {
    let optimum = picture.optimum
    let dashes = Dash.allCases
    var marks: [Mark] = DataSet.allCases.map {
      .rule(
        RuleMark(
          .vertical, at: Double($0.dimension), style: MarkStyle(.dataset, dash: .dotted)))
    }
    for (index, curve) in picture.byDimension.enumerated() {
      marks.append(
        .line(
          LineMark(
            x: BitWidthPicture.dimensions.map(Double.init), y: curve.bitWidths,
            style: MarkStyle(.series(index), dash: dashes[index % dashes.count]),
            label: "ε \(curve.epsilon)")))
    }
    // The data sets by name, where the curve for the present epsilon passes them.
    let dataSets = DataSet.allCases
    marks.append(
      .points(
        PointMark(
          x: dataSets.map { Double($0.dimension) },
          y: dataSets.map {
            OptimalBitWidth(epsilon: optimum.epsilon, n: optimum.n, d: $0.dimension).bitWidth
          }, style: MarkStyle(.dataset, marker: .square), names: dataSets.map(\.name))))
    marks.append(
      .points(
        PointMark(
          x: [Double(optimum.d)], y: [optimum.bitWidth],
          style: MarkStyle(.optimum, marker: .diamond), label: "here")))
    return Panel(
      title: "Optimal bit-width, Theorem 1",
      x: Axis(title: "d", kind: .log(base: 10), domain: 1...1e6),
      y: Axis(title: "log2 λ*", unit: "bits"), marks: marks)
  }
}
