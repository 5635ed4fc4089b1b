import CellCanvas

/// How far rows have come, as one line of text.
package struct ProgressLine: Equatable {
  /// So many rows are done.
  package var done: Int
  /// So many are to be done.
  package var total: Int
  /// The time that it took, in seconds.
  package var seconds: Double

  /// A line for so many rows.
  package init(done: Int, total: Int, seconds: Double) {
    (self.done, self.total, self.seconds) = (done, total, seconds)
  }

  /// The bar is never longer, and left out where it would be shorter.
  private static let barWidth = 4...40

  /// The line, at most `width` columns: what matters least gives way first.
  package func text(width: Int, glyphs: Glyphs) -> String {
    let share = total == 0 ? 1 : Double(done) / Double(total)
    let rows = String(done).padded(to: String(total).count) + "/\(total) rows"
    let percent = String(Int(share * 100)).padded(to: 3) + " %"
    var choices = [[rows, percent], [rows]]
    if let rate, let left {
      choices = [[rows, percent, rate, left], [rows, percent, left]] + choices
    }
    let words = choices.lazy.map { $0.joined(separator: "  ") }
    guard let text = words.first(where: { $0.count <= width }) else {
      return String(rows.prefix(max(0, width)))
    }
    let room = min(width - text.count - 2, ProgressLine.barWidth.upperBound)
    guard room >= ProgressLine.barWidth.lowerBound else { return text }
    let full = Int(share * Double(room))
    return String(repeating: Character(glyphs(.fullBlock)), count: full)
      + String(repeating: Character(glyphs(.shade)), count: room - full) + "  " + text
  }

  private var rate: String? {
    guard done > 0, seconds > 0 else { return nil }
    return NumberText.significant(Double(done) / seconds, digits: 2) + " rows/s"
  }

  private var left: String? {
    guard done > 0, seconds > 0 else { return nil }
    return ProgressLine.duration(seconds / Double(done) * Double(total - done)) + " left"
  }

  /// A time in its two largest units: `4 s`, `2 min 5 s`, `3 h 20 min`, `2 d 4 h`.
  package static func duration(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e15).rounded(.up))
    switch whole {
    case ..<60: return "\(whole) s"
    case ..<3600: return "\(whole / 60) min \(whole % 60) s"
    case ..<86_400: return "\(whole / 3600) h \(whole % 3600 / 60) min"
    default: return "\(whole / 86_400) d \(whole % 86_400 / 3600) h"
    }
  }
}

extension String {
  /// The text with blanks in front of it.
  fileprivate func padded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
