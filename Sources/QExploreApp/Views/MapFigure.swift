import CellCanvas
import Figures
import QuantizedReLU

/// The figure for d = 2: maps of f' and of the error, or of f' alone where two of them have no room
/// for their titles.
struct MapFigure {
  /// How the maps stand.
  enum Arrangement {
    case stacked, beside, single

    /// The arrangement for an area.
    ///
    /// A cell is about twice as high as wide. Side by side the squares have no room for colour
    /// bars, so one above the other is taken unless its squares are much smaller.
    init(size: Size) {
      let (labels, chrome) = (6, 5)
      let beside = min(size.columns / 2 - labels, 2 * (size.rows - chrome))
      let stacked = min(size.columns - 3 * labels, 2 * (size.rows / 2 - chrome))
      if size.columns < 36 || size.rows < 9 {
        self = .single
      } else {
        self = 5 * stacked >= 4 * beside ? .stacked : .beside
      }
      if self == .stacked, size.rows < 24 { self = .single }
    }
  }

  private let snapshot: Snapshot
  private let side: Int
  private let f: [Double]
  private let approximation: [Double]
  private let size: Size
  private let arrangement: Arrangement

  /// The maps for an area; the samples are those of a heat picture.
  init(_ snapshot: Snapshot, side: Int, f: [Double], approximation: [Double], size: Size) {
    self.snapshot = snapshot
    self.side = side
    self.f = f
    self.approximation = approximation
    self.size = size
    arrangement = Arrangement(size: size)
  }

  /// Draws the maps with squares of one size; returns what they show where the maps themselves have
  /// no row for it.
  static func draw(
    _ snapshot: Snapshot, _ state: AppState, in area: Rect, with pen: inout Pen
  ) -> String {
    guard case .heat(let side, let f, let approximation) = snapshot.picture else { return "" }
    var area = area
    let map = MapFigure(snapshot, side: side, f: f, approximation: approximation, size: area.size)
    switch map.arrangement {
    case .stacked: area.height -= area.height % 2
    case .beside: area.width -= area.width % 2
    case .single: break
    }
    let figure = map.figure
    // Colour bars with longer labels leave a map less width: the larger one gives way in height.
    for _ in 0..<2 where map.arrangement != .single {
      var trial = pen.buffer
      let data = figure.draw(in: area, look: pen.look, into: &trial).panels.map(\.data)
      guard data.count == 2, data[0].height != data[1].height else { break }
      let tiles = map.arrangement == .stacked ? 2 : 1
      let fitting = 3 + min(data[0].height, data[1].height) + data[0].y - area.y
      guard fitting * tiles < area.height else { break }
      area.height = fitting * tiles
    }
    ViewPlot.draw(
      figure, state, in: area, epsilon: snapshot.subject.setting.epsilon.doubleValue, with: &pen)
    return map.hasTitles ? "" : "f' \(map.range(of: approximation))"
  }

  /// Low maps have no rows for titles.
  private var hasTitles: Bool { size.rows >= 12 || arrangement != .single }

  private func range(of values: [Double]) -> String {
    let mark = HeatMark(x: 0...1, y: 0...1, columns: side, values: values, ramp: .sequential)
    return [mark.resolvedRange.lowerBound, mark.resolvedRange.upperBound].map {
      NumberText.significant($0, digits: 2).replacing("-", with: "−")
    }.joined(separator: "…")
  }

  /// The figure.
  var figure: Figure {
    let values = panel(
      "f'",
      HeatMark(
        x: 0...1, y: 0...1, columns: side, values: approximation, ramp: .sequential, label: "f'"))
    guard arrangement != .single else { return Figure(panels: [values], layout: .grid(columns: 1)) }
    let error = zip(approximation, f).map { $0 - $1 }
    let epsilon = snapshot.subject.setting.epsilon.doubleValue
    let largest = max(snapshot.worst?.value ?? 0, epsilon * 1e-3)
    let errors = panel(
      "f' − f",
      HeatMark(
        x: 0...1, y: 0...1, columns: side, values: error, ramp: .diverging,
        range: -largest...largest, label: "f' − f"))
    return Figure(
      panels: [values, errors], layout: .grid(columns: arrangement == .stacked ? 1 : 2))
  }

  private func panel(_ name: String, _ mark: HeatMark) -> Panel {
    // The range in words, for panels too small for a colour bar.
    let range = mark.resolvedRange
    let ends = [range.lowerBound, range.upperBound].map {
      NumberText.significant($0, digits: 2).replacing("-", with: "−")
    }
    // Half the screen's width leaves no room for blanks.
    let isTight = arrangement == .beside && size.columns < 60
    let values =
      mark.ramp == .diverging ? "±\(ends[1])" : ends.joined(separator: isTight ? "…" : " … ")
    // Low maps have no rows for the names of the axes, and no title while they have.
    let hasAxisTitles = size.rows >= 12
    return Panel(
      title: !hasTitles ? "" : isTight ? "\(name) \(values)" : "\(name): \(values)",
      x: Axis(title: hasAxisTitles ? "x" : "", domain: 0...1),
      y: Axis(title: hasAxisTitles ? "y" : "", domain: 0...1), marks: [.heat(mark)], aspect: 1)
  }
}
