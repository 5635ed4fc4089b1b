import Figures
import Foundation

/// Figures as the program shows them, for pictures and for speed.
enum Sample {
  /// f, a staircase of 32 pieces, the band ±ε, and the residual below.
  static func approximation(
    points: Int = 400, pieces: Int = 32, epsilon: Double = 0.1, window: ClosedRange<Double>? = nil
  ) -> Figure {
    let x = (0..<points).map { Double($0) / Double(points - 1) }
    let f = x.map { sin(2 * .pi * $0) }
    let edges = (0...pieces).map { Double($0) / Double(pieces) }
    let steps = edges.dropLast().map { sin(2 * .pi * ($0 + 0.5 / Double(pieces))) }
    let residual = x.map { value in
      steps[min(Int(value * Double(pieces)), pieces - 1)] - sin(2 * .pi * value)
    }
    let main = Panel(
      x: Axis(title: "x", domain: window), y: Axis(title: "f(x)"),
      marks: [
        .band(
          BandMark(x: x, lo: f.map { $0 - epsilon }, hi: f.map { $0 + epsilon }, label: "f ± ε")),
        .line(LineMark(x: x, y: f, style: MarkStyle(.reference), label: "f")),
        .step(
          StepMark(edges: edges, y: Array(steps), style: MarkStyle(.approximation), label: "f′")),
      ], weight: 3)
    let below = Panel(
      x: Axis(title: "x"), y: Axis(title: "f′ − f"),
      marks: [
        .band(BandMark(x: [0, 1], lo: [-epsilon, -epsilon], hi: [epsilon, epsilon])),
        .rule(RuleMark(.horizontal, at: 0, style: MarkStyle(.guide, dash: .dotted))),
        .rule(
          RuleMark(
            .horizontal, at: epsilon, style: MarkStyle(.limit, dash: .dashed), endLabel: "+ε")),
        .rule(
          RuleMark(
            .horizontal, at: -epsilon, style: MarkStyle(.limit, dash: .dashed), endLabel: "−ε")),
        .line(LineMark(x: x, y: residual, style: MarkStyle(.residual))),
      ])
    return Figure(title: "sin 2πx and a staircase of 32 pieces, ε = 0.1", panels: [main, below])
  }

  /// M(λ) of three θ on a log axis, with the minima and named data sets.
  static let bitWidth: Figure = {
    let x = (2...64).map(Double.init)
    func bound(_ theta: Double) -> [Double] {
      x.map { theta * log2($0) * (1 + pow(theta, 1 / ($0 - 1)) / 3) }
    }
    let thetas = [10.0, 100, 1000]
    var marks: [Mark] = thetas.enumerated().map { index, theta in
      .line(
        LineMark(
          x: x, y: bound(theta),
          style: MarkStyle(.series(index), dash: [.solid, .dashed, .dotted][index]),
          label: "θ = \(Int(theta))"))
    }
    marks.append(
      .points(
        PointMark(
          x: [4, 9, 30], y: [30, 700, 20000], style: MarkStyle(.dataset, marker: .diamond),
          label: "data sets", names: ["iris", "mnist", "imagenet"])))
    marks.append(.rule(RuleMark(.vertical, at: 3, style: MarkStyle(.optimum, dash: .dashed))))
    return Figure(
      title: "Bits against the number of distinct weights",
      panels: [
        Panel(
          x: Axis(title: "λ", ticks: .powersOfTwo),
          y: Axis(title: "M(λ)", unit: "bits", kind: .log(base: 10)), marks: marks)
      ])
  }()

  /// A signed bump on the unit square.
  static let heat: Figure = {
    let n = 60
    let values = (0..<(n * n)).map { index -> Double in
      let x = Double(index % n) / Double(n - 1)
      let y = Double(index / n) / Double(n - 1)
      return sin(6 * x) * cos(5 * y) / 10
    }
    return Figure(
      title: "f′ − f on the square",
      panels: [
        Panel(
          x: Axis(title: "x"), y: Axis(title: "y"),
          marks: [
            .heat(
              HeatMark(
                x: 0...1, y: 0...1, columns: n, values: values, ramp: .diverging, label: "f′ − f"))
          ], aspect: 1)
      ])
  }()

  /// log-log sweeps with a theorem's rate.
  static let scaling: Figure = {
    let e = (0..<30).map { pow(10, -Double($0) / 10 - 0.5) }
    let panel = Panel(
      x: Axis(title: "1/ε", kind: .log(base: 10)),
      y: Axis(title: "weights", kind: .log(base: 10)),
      marks: [
        .line(
          LineMark(
            x: e.map { 1 / $0 }, y: e.map { 300 * pow($0, -0.5) * pow(log(1 / $0) + 1, 2) },
            style: MarkStyle(.series(0)), label: "λ = 2")),
        .line(
          LineMark(
            x: e.map { 1 / $0 }, y: e.map { 40 * pow($0, -0.5) },
            style: MarkStyle(.lowerBound, dash: .dotted), label: "lower bound")),
        .points(
          PointMark(
            x: [10, 100, 1000], y: [5000, 20000, 1e5], style: MarkStyle(.pinned, marker: .square),
            label: "pinned", names: ["a", "b", "c"])),
      ])
    return Figure(title: "", panels: [panel])
  }()

  static let all: [(String, Figure)] = [
    ("approximation", approximation()), ("bit-width", bitWidth), ("heat", heat),
    ("scaling", scaling),
  ]
}
