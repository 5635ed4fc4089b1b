import CellCanvas
import Figures
import QuantizedReLU

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The figure of a sweep, the same for the screen and for files.
package enum SweepFigure {
  /// The metric over the parameter, a curve for each value of the second one; beside it the last
  /// sweep of the same kind.
  package static func figure(_ run: SweepRun, last: SweepRun? = nil) -> Figure {
    let values = run.rows.map { $0.metrics[0].log10 }.filter(\.isFinite)
    let (least, most) = (values.min() ?? 0, values.max() ?? 0)
    // Doubles end at 10^308; the logarithm itself is drawn beyond.
    let isHuge = most > 280
    let isLog = !isHuge && most - least > 1.7 && run.rows.allSatisfy { $0.metrics[0].double > 0 }
    let height = { (value: MetricValue) in isHuge ? value.log10 : value.double }
    let parameter = run.axis.parameter
    let abscissae = run.axis.values.compactMap { place(of: $0, parameter) }
    let isLogX =
      parameter == .epsilon
      || (abscissae.max() ?? 1) / max(1e-300, abscissae.min() ?? 1) > 50 && !isEven(abscissae)
    let dashes = Dash.allCases
    let markers: [Marker] = [.circle, .square, .triangle, .plus, .cross, .diamond]
    var marks: [Mark] = []
    if let last {
      for curve in last.curves {
        marks.append(
          .line(
            LineMark(
              x: curve.rows.map { place(of: $0, in: last) },
              y: curve.rows.map { height($0.metrics[0]) },
              style: MarkStyle(.pinned, dash: .dotted, marker: .plus),
              label: last.series == nil ? "sweep \(last.id)" : "\(curve.name), sweep \(last.id)")))
      }
    }
    for (index, curve) in run.curves.enumerated() {
      marks.append(
        .line(
          LineMark(
            x: curve.rows.map { place(of: $0, in: run) },
            y: curve.rows.map { height($0.metrics[0]) },
            style: MarkStyle(
              .series(index), dash: run.series == nil ? .solid : dashes[index % dashes.count],
              marker: markers[index % markers.count]),
            label: curve.name.isEmpty ? (isHuge ? "log10 " : "") + run.metric.words : curve.name,
            pointStride: max(1, curve.rows.count / 30))))
    }
    if let best = run.least, run.progress != .running {
      marks.append(
        .points(
          PointMark(
            x: [place(of: best, in: run)], y: [height(best.metrics[0])],
            style: MarkStyle(.optimum, marker: .diamond), label: "least")))
    }
    let title = isHuge ? "log10 of \(run.metric.words)" : run.metric.words
    return Figure(panels: [
      Panel(
        x: Axis(
          title: parameter == .epsilon ? "1/ε" : parameter == .lambda ? "λ" : parameter.rawValue,
          kind: isLogX ? .log(base: 10) : .linear,
          domain: domain(abscissae),
          ticks: parameter == .epsilon || isLogX ? .automatic : .integers),
        y: Axis(title: title, unit: run.metric.unit, kind: isLog ? .log(base: 10) : .linear),
        marks: marks)
    ])
  }

  /// The whole range from the start, so that a growing curve does not change the axis.
  private static func domain(_ abscissae: [Double]) -> ClosedRange<Double>? {
    guard let least = abscissae.min(), let most = abscissae.max(), least < most else { return nil }
    return least...most
  }

  private static func isEven(_ values: [Double]) -> Bool {
    guard values.count > 2 else { return true }
    let step = values[1] - values[0]
    return (2..<values.count).allSatisfy {
      abs(values[$0] - values[$0 - 1] - step) <= 1e-9 + abs(step) / 2
    }
  }

  static func place(of row: Sweep.Row, in run: SweepRun) -> Double {
    place(of: row.parameters[row.parameters.count - 1], run.axis.parameter) ?? .nan
  }

  /// Where a value stands: epsilon as 1/epsilon.
  private static func place(of text: String, _ parameter: SweepParameter) -> Double? {
    guard parameter == .epsilon else { return Double(text) }
    guard let epsilon = try? Epsilon(text) else { return nil }
    let place = pow(10, -LogValue(epsilon.value).log10)
    return place.isFinite ? place : nil
  }
}

extension Metric {
  /// The unit of its values; empty: none.
  package var unit: String {
    switch self {
    case .bits, .packedBits, .structureBits, .structurePackedBits, .unquantizedBits: "bits"
    case .depth, .structureDepth: "layers"
    case .width, .units, .structureWidth, .structureUnits: "units"
    default: ""
    }
  }
}

extension Metric {
  /// Its name in words: `structure bits`.
  package var words: String {
    rawValue.reduce(into: "") { words, letter in
      words += letter.isUppercase ? " \(letter.lowercased())" : String(letter)
    }
  }
}
