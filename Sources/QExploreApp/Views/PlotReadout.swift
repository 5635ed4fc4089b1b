import CellCanvas
import Figures

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// What the reading cursor says: the values of all named curves at an abscissa, and differences
/// between two of them.
struct PlotReadout {
  /// One curve at one abscissa.
  struct Value: Hashable {
    var name: String
    var y: Double
    /// The sample that it was read at.
    var x: Double
  }

  /// The abscissa that was asked for, moved to the nearest sample.
  var x: Double
  /// What the axis calls this abscissa; nil: the number.
  var name: String?
  /// The ordinate on a map; nil on curves.
  var y: Double?
  /// How far the cursor moves with a column, and with a row; nil: not known.
  var step: (x: Double?, y: Double?) = (nil, nil)
  var values: [Value] = []

  /// Reads the curves of a figure at the sample nearest to an abscissa.
  init(_ figure: Figure, at x: Double) {
    self.x = x
    var isFirst = true
    for panel in figure.panels {
      // Panels of a grid have abscissae of their own.
      guard isFirst || figure.layout == .sharedX else { break }
      let title = panel.y.title.isEmpty ? nil : panel.y.title
      for mark in panel.marks {
        let value: Value?
        switch mark {
        case .line(let line):
          value = PlotReadout.value(line.label ?? title, at: x, in: line.x, line.y)
        case .bars(let bars):
          value = PlotReadout.value(bars.label ?? title, at: x, in: bars.x, bars.y)
        case .step(let step):
          value = PlotReadout.value(step.label ?? title, at: x, in: step.middles, step.y)
        default: value = nil
        }
        if let value { values.append(value) }
      }
      isFirst = false
    }
    // Curves are sampled at different places: what stands in front is the one nearest to x.
    self.x = values.map(\.x).min { abs($0 - x) < abs($1 - x) } ?? x
    // A curve without a sample in the neighbourhood has no value here.
    let near = abs(self.x - x)
    values = values.filter { abs($0.x - x) <= 2 * near + 1e-9 * abs(x) || $0.x == self.x }
    if case .fixed(let ticks)? = figure.panels.last?.x.ticks {
      name = ticks.first { $0.value == self.x }?.label?.text
    }
  }

  /// A curve at its sample nearest to an abscissa; nil where it has none, or no name.
  private static func value(_ name: String?, at place: Double, in x: [Double], _ y: [Double])
    -> Value?
  {
    guard let name, let index = nearest(place, in: x), index < y.count, y[index].isFinite else {
      return nil
    }
    return Value(name: name, y: y[index], x: x[index])
  }

  /// Reads a map: each panel's cell at a point of the square.
  init(map figure: Figure, x: Double, y: Double) {
    self.x = x
    self.y = y
    for panel in figure.panels {
      for case .heat(let heat) in panel.marks {
        let rows = heat.values.count / max(1, heat.columns)
        guard rows > 0 else { continue }
        let column = PlotReadout.cell(x, heat.x, heat.columns)
        let row = PlotReadout.cell(y, heat.y, rows)
        values.append(
          Value(name: heat.label ?? "", y: heat.values[row * heat.columns + column], x: x))
      }
    }
  }

  private static func cell(_ value: Double, _ range: ClosedRange<Double>, _ count: Int) -> Int {
    let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    return min(max(Int(share * Double(count)), 0), count - 1)
  }

  /// The index of the value nearest to x in an ascending list.
  static func nearest(_ x: Double, in values: [Double]) -> Int? {
    guard !values.isEmpty else { return nil }
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < x { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    guard low < values.count else { return values.count - 1 }
    return x - values[low - 1] <= values[low] - x ? low - 1 : low
  }

  /// Abscissa and values as text; the share of epsilon behind what is an error.
  func parts(axis: String, epsilon: Double?) -> [String] {
    var parts = [
      PlotReadout.part(axis.isEmpty ? "x" : axis, name ?? PlotReadout.number(x, step: step.x))
    ]
    if let y { parts.append(PlotReadout.part("y", PlotReadout.number(y, step: step.y))) }
    for value in values { parts.append(PlotReadout.part(value.name, PlotReadout.number(value.y))) }
    if let epsilon, let error = values.first(where: { $0.name == PlotReadout.errorName }) {
      parts.append("\(NumberText.percent(abs(error.y) / epsilon)) of ε")
    }
    return parts
  }

  /// Differences from another reading as text.
  func difference(from other: PlotReadout, axis: String) -> [String] {
    var parts: [String] = []
    let part = { (name: String, difference: Double, step: Double?) in
      PlotReadout.part("Δ" + name, PlotReadout.number(difference, step: step))
    }
    if name == nil { parts.append(part(axis.isEmpty ? "x" : axis, x - other.x, step.x)) }
    if let y, let before = other.y { parts.append(part("y", y - before, step.y)) }
    for value in values {
      guard let before = other.values.first(where: { $0.name == value.name }) else { continue }
      parts.append(part(value.name, value.y - before.y, nil))
    }
    return parts
  }

  /// A name with its value; one that ends in a number of its own would run into an equals sign.
  private static func part(_ name: String, _ value: String) -> String {
    name.last?.isNumber == true ? "\(name): \(value)" : "\(name) = \(value)"
  }

  /// What a curve of errors is called.
  static let errorName = "f' − f"

  /// At least five digits; six where a number has six before the point, so that none of them is a
  /// zero in place of another digit; more where a coordinate moves in smaller steps, so that neighbours
  /// differ.
  private static func number(_ value: Double, step: Double? = nil) -> String {
    var digits = (99_999.5..<999_999.5).contains(abs(value)) ? 6 : 5
    if let step, step > 0, step.isFinite, value != 0, value.isFinite {
      let places = log10(abs(value)).rounded(.down) - log10(step).rounded(.down) + 2
      // A double has no more.
      digits = Int(min(max(places, 5), 15))
    }
    return NumberText.significant(value, digits: digits).replacing("-", with: "−")
  }
}

extension StepMark {
  /// The middles of its steps.
  var middles: [Double] { zip(edges, edges.dropFirst()).map { ($0 + $1) / 2 } }
}
