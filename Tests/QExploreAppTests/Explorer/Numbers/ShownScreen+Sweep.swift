import CellCanvas
import Foundation
import QExploreApp
import QuantizedReLU

/// The table of view 5, and what stands above it.
extension ShownScreen {
  /// Every row of the table in sight is what the engine counts for its parameters, the rows stand in
  /// the order that the heading tells, and the least one is named.
  mutating func checkSweep() {
    guard let run = state.sweeps.current else { return }
    checkSweepHead(run)
    let names = run.sweep.axes.map(\.parameter.rawValue)
    let lines = (0..<layout.plot.height).map { scalars(layout.plot, row: $0) }
    guard
      let (row, head) = lines.enumerated().lazy.compactMap({ row, line in
        TableHead(names, in: line).map { (row, $0) }
      }).first
    else { return }
    var values: [Double] = []
    for line in lines.dropFirst(row + 1) {
      let cells = head.cells(of: line)
      guard cells.contains(where: { !$0.isEmpty }) else { continue }
      let parameters = Array(cells.prefix(names.count))
      let isRow = { (row: Sweep.Row) in
        zip(parameters, row.parameters).allSatisfy { isClipped($0, of: $1) }
      }
      guard let row = run.rows.first(where: isRow) else {
        expect(false, "view 5", "no row has \(cells)")
        continue
      }
      guard let value = measured(row, of: run) else { continue }
      expect(
        ShownNumbers.isSame(cells[names.count], value.text), "view 5",
        "\(cells), not \(value.text)")
      values.append(value.log10)
      guard let before = head.before, let change = cells.last, !change.isEmpty else { continue }
      let other = state.sweeps.runs.first { $0.id == before }
      let old = other.flatMap { other in
        other.rows.first { $0.parameters == row.parameters }.flatMap { measured($0, of: other) }
      }
      expect(
        old.map { ShownNumbers.isChange(change, fromLog10: $0.log10, toLog10: value.log10) }
          == true, "view 5 change", "\(cells) against \(before)")
    }
    if let isAscending = head.isAscending {
      let sorted = isAscending ? values.sorted() : values.sorted().reversed()
      expect(values == sorted, "view 5 order", "\(values)")
    }
  }

  /// `8 rows; least 2 731 at lambda 4`.
  private mutating func checkSweepHead(_ run: SweepRun) {
    let text = rows(layout.plot).prefix(3).joined(separator: "\n")
    if let match = text.firstMatch(of: /^([0-9]+)\x20rows/.anchorsMatchLineEndings()) {
      expect(String(match.1) == "\(run.sweep.count)", "view 5 head", "\(match.0)")
    }
    guard let match = text.firstMatch(of: /least\x20([-0-9e^.~\x20]+)\x20at\x20([^~…]*)$/),
      let least = run.rows.compactMap({ measured($0, of: run) }).min(by: { $0.log10 < $1.log10 })
    else { return }
    expect(
      ShownNumbers.isSame(String(match.1), least.text), "view 5 head",
      "\(match.0), not \(least.text)")
    let words = match.2.split { $0 == " " || $0 == "," }.map(String.init)
    let parameters = run.sweep.axes.indices.compactMap { axis in
      words.indices.contains(2 * axis + 1) ? words[2 * axis + 1] : nil
    }
    let named = run.rows.first { $0.parameters == parameters }.flatMap { measured($0, of: run) }
    expect(
      named.map { $0.log10 == least.log10 } == true, "view 5 head", "\(match.0), not there")
  }

  /// What the engine measures for a row of a sweep; nil for metrics that take long.
  func measured(_ row: Sweep.Row, of run: SweepRun) -> (text: String, log10: Double)? {
    var setting = run.sweep.setting
    for (axis, text) in zip(run.sweep.axes, row.parameters) {
      switch axis.parameter {
      case .lambda: setting.lambda = Int(text) ?? 0
      case .epsilon: setting.epsilon = (try? Epsilon(text)) ?? setting.epsilon
      case .n: setting.n = Int(text) ?? 0
      case .d: setting.d = Int(text) ?? 0
      }
    }
    guard
      let target = try? TargetFunction(parsing: run.sweep.function, dimension: setting.d),
      let counts = engine.counts(setting, target)
    else { return nil }
    let count: Count? =
      switch run.metric {
      case .structureWeights: counts.weights
      case .structureDepth: counts.depth
      case .structureUnits: counts.units
      default: nil
      }
    return switch run.metric {
    case .structureBits: (counts.memoryBits.text, counts.memoryBits.log10)
    default: count.map { ($0.text, $0.log10) }
    }
  }
}

/// The headings of a sweep's table: every column ends where its heading ends.
private struct TableHead {
  /// Where the columns end.
  let ends: [Int]
  /// Whether it says that the least value comes first; nil where it says nothing of an order.
  let isAscending: Bool?
  /// The sweep that this one is compared with.
  let before: Int?

  /// Reads a row of the screen; nil where it holds no headings.
  init?(_ names: [String], in line: [Unicode.Scalar]) {
    let text = String(String.UnicodeScalarView(line))
    let place = { (index: String.Index) in
      text.unicodeScalars.distance(from: text.startIndex, to: index)
    }
    guard
      let match = text.firstMatch(
        of: /\x20value(\x20[▴▾^v])?(?:\x20+vs\x20([0-9]+))?[\x20▴▾┃│#|^v]*$/)
    else { return nil }
    var ends: [Int] = []
    var end = match.range.lowerBound
    for name in names.reversed() {
      guard let found = text[..<end].range(of: " \(name)", options: .backwards) else { return nil }
      ends.insert(place(found.upperBound), at: 0)
      end = found.lowerBound
    }
    let value = match.1.map { place($0.endIndex) } ?? place(match.range.lowerBound) + " value".count
    ends.append(value)
    if let number = match.2 { ends.append(place(number.endIndex)) }
    self.ends = ends
    isAscending = match.1.map { $0.hasSuffix("▴") || $0.hasSuffix("^") }
    before = match.2.flatMap { Int($0) }
  }

  /// The texts of a row; columns are equally wide.
  func cells(of line: [Unicode.Scalar]) -> [String] {
    let width = ends.count > 1 ? ends[1] - ends[0] : 0
    return ends.map { end in
      String(String.UnicodeScalarView(line[max(0, end - width + 1)..<min(end, line.count)]))
        .split(separator: " ").joined(separator: " ")
    }
  }
}
