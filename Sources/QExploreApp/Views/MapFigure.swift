import CellCanvas
import Figures
import QuantizedReLU

/// The figure for d = 2: maps of f, f' and the error, and a section through them; on small screens
/// f' and the error, or f' alone.
struct MapFigure {
  /// What is shown, and how it stands.
  enum Arrangement: CaseIterable {
    /// f, f' and the error side by side, the section below.
    case beside
    /// f and f', below them the error and the section.
    case square
    /// f, f' and the error one above the other.
    case column
    /// f' and the error side by side, or one above the other.
    case pair, stack
    /// f' alone.
    case single

    /// Columns of the grid.
    var columns: Int {
      switch self {
      case .beside: 3
      case .square, .pair: 2
      case .column, .stack, .single: 1
      }
    }

    /// Maps that are shown.
    var maps: Int {
      switch self {
      case .beside, .square, .column: 3
      case .pair, .stack: 2
      case .single: 1
      }
    }

    var hasSection: Bool { self == .beside || self == .square }
  }

  private let snapshot: Snapshot
  private let side: Int
  private let f: [Double]
  private let approximation: [Double]
  private let error: [Double]
  private let size: Size
  /// The ordinate that the section runs along.
  private let ordinate: Double
  /// The values of f and of f', and of both.
  private let ranges: (f: ClosedRange<Double>, approximation: ClosedRange<Double>)
  private let both: ClosedRange<Double>
  private var arrangement = Arrangement.single

  /// The maps for an area; the samples are those of a heat picture.
  ///
  /// The section runs through the largest error, or through `ordinate`.
  init(
    _ snapshot: Snapshot, side: Int, f: [Double], approximation: [Double], size: Size, look: Look,
    ordinate: Double? = nil
  ) {
    self.snapshot = snapshot
    self.side = side
    self.f = f
    self.approximation = approximation
    error = zip(approximation, f).map { $0 - $1 }
    self.size = size
    self.ordinate = ordinate ?? snapshot.worst?.point.last ?? 0.5
    let range = { (values: [Double]) in
      HeatMark(x: 0...1, y: 0...1, columns: side, values: values).resolvedRange
    }
    ranges = (range(f), range(approximation))
    both = range(f + approximation)
    arrangement = bestArrangement(look)
  }

  /// Rows at which maps are large enough to be looked at.
  private static let goodRows = 10

  /// All three maps where they are large enough, else the two that matter, or f' alone; each in the
  /// arrangement with the largest maps.
  private func bestArrangement(_ look: Look) -> Arrangement {
    // The size of the maps depends on their labels alone: maps of one value tell it.
    let best = { (maps: Int) in
      // Side by side first: another arrangement must make them clearly larger.
      Arrangement.allCases.filter { $0.maps == maps }
        .map { ($0, figure($0, isProbe: true).mapSize(in: size, look: look)?.rows ?? 0) }
        .reduce((Arrangement.single, 0)) { 10 * $1.1 > 11 * $0.1 ? $1 : $0 }
    }
    let three = best(3)
    if three.1 >= MapFigure.goodRows { return three.0 }
    let two = best(2)
    if three.1 >= 4, 4 * three.1 >= 3 * two.1 { return three.0 }
    return two.1 >= 4 && 2 * two.1 >= best(1).1 ? two.0 : .single
  }

  /// Draws the maps; returns what they show where the maps themselves have no row for it.
  static func draw(
    _ snapshot: Snapshot, _ state: AppState, in area: Rect, with pen: inout Pen
  ) -> String {
    guard case .heat(let side, let f, let approximation) = snapshot.picture else { return "" }
    var room = area
    // The read-out takes its rows before the maps are arranged, so that they need not be cut.
    room.height -= ReadoutRows.count(state, in: area)
    let map = MapFigure(
      snapshot, side: side, f: f, approximation: approximation, size: room.size, look: pen.look,
      ordinate: state.reading?.y)
    ViewPlot.draw(
      map.figure, state, in: area, epsilon: snapshot.subject.setting.epsilon.doubleValue,
      rest: .rows(LargestError.rows(snapshot, zoom: nil)), with: &pen)
    return map.hasTitles
      ? "" : "f' " + MapFigure.text(map.ranges.approximation).joined(separator: "…")
  }

  /// Low maps have no rows for titles.
  private var hasTitles: Bool { size.rows >= 12 || arrangement != .single }

  private static func text(_ range: ClosedRange<Double>) -> [String] {
    [range.lowerBound, range.upperBound].map {
      NumberText.significant($0, digits: 2).replacing("-", with: "−")
    }
  }

  /// The figure.
  var figure: Figure { figure(arrangement, isProbe: false) }

  private func figure(_ arrangement: Arrangement, isProbe: Bool) -> Figure {
    let map = { (values: [Double], range: ClosedRange<Double>?, ramp: ColorRamp, name: String) in
      HeatMark(
        x: 0...1, y: 0...1, columns: isProbe ? 1 : side, values: isProbe ? [0] : values,
        ramp: ramp, range: range ?? both, label: name, hasBar: name != "f")
    }
    let values = panel("f'", map(approximation, nil, .sequential, "f'"), arrangement)
    guard arrangement != .single else {
      return Figure(panels: [values], layout: .grid(columns: 1))
    }
    let largest = max(
      snapshot.worst?.value ?? 0, snapshot.subject.setting.epsilon.doubleValue * 1e-3)
    let errors = panel(
      PlotReadout.errorName, map(error, -largest...largest, .diverging, PlotReadout.errorName),
      arrangement)
    var panels = [values, errors]
    // f has the colours of f', so that one bar serves both.
    if arrangement.maps == 3 {
      panels.insert(panel("f", map(f, nil, .sequential, "f"), arrangement), at: 0)
    }
    if arrangement.hasSection { panels.append(section) }
    return Figure(panels: panels, layout: .grid(columns: arrangement.columns))
  }

  private func panel(_ name: String, _ mark: HeatMark, _ arrangement: Arrangement) -> Panel {
    // The range in words, for panels too small for a colour bar.
    let own = name == "f" ? ranges.f : ranges.approximation
    let ends = MapFigure.text(mark.ramp == .diverging ? mark.resolvedRange : own)
    // Half the screen's width leaves no room for blanks.
    let isTight = size.columns / arrangement.columns < 30
    let words =
      mark.ramp == .diverging ? "±\(ends[1])" : ends.joined(separator: isTight ? "…" : " … ")
    // Low maps have no rows for the names of the axes, and no title while they have.
    let hasAxisTitles = size.rows >= 12
    let hasTitle = size.rows >= 12 || arrangement != .single
    return Panel(
      title: !hasTitle ? "" : isTight ? "\(name) \(words)" : "\(name): \(words)",
      x: Axis(title: hasAxisTitles ? "x" : "", domain: 0...1),
      y: Axis(title: hasAxisTitles ? "y" : "", domain: 0...1), marks: [.heat(mark)], aspect: 1)
  }

  /// f with its band and f' along a row of the maps.
  private var section: Panel {
    let row = min(max(Int(ordinate * Double(side)), 0), side - 1)
    let x = (0..<side).map { (Double($0) + 0.5) / Double(side) }
    let own = Array(f[(row * side)..<((row + 1) * side)])
    let approximate = Array(approximation[(row * side)..<((row + 1) * side)])
    let epsilon = snapshot.subject.setting.epsilon.doubleValue
    let y = NumberText.significant((Double(row) + 0.5) / Double(side), digits: 3)
    return Panel(
      title: "along y = \(y)", x: Axis(title: "x", domain: 0...1),
      marks: [
        .band(
          BandMark(
            x: x, lo: own.map { $0 - epsilon }, hi: own.map { $0 + epsilon }, label: "f ± ε")),
        .line(LineMark(x: x, y: own, style: MarkStyle(.reference), label: "f")),
        .line(
          LineMark(
            x: x, y: approximate, style: MarkStyle(.approximation, dash: .dashed), label: "f'")),
      ])
  }
}
