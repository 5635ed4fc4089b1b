import CellCanvas

/// The rows below a plot that say what stands at the cursor, and something useful while nobody reads,
/// so that nothing jumps when reading begins.
enum ReadoutRows {
  /// What stands there while nobody reads.
  enum Rest {
    /// The values of all curves at an abscissa, with a word for it.
    case place(Double, String)
    /// Rows of parts.
    case rows([[String]])
  }

  /// How many rows they are in a rectangle that holds the plot and them, with marks or without: none
  /// that a small plot needs, unless values are read.
  static func count(_ state: AppState, in rect: Rect) -> Int {
    if rect.height >= 16 { return 2 }
    guard state.reading != nil, rect.height > 3 else { return 0 }
    return rect.height >= 12 ? 2 : 1
  }

  /// Parts side by side in so many rows; a mark at the end says that some had no room.
  static func lines(_ parts: [String], rows: Int, width: Int, _ pen: Pen) -> [String] {
    guard rows > 0 else { return [] }
    var lines: [String] = []
    for (index, part) in parts.enumerated() {
      let rest = parts[index...].joined(separator: gap)
      if let last = lines.last {
        // The last row keeps room for the mark as long as it may be needed.
        let isSafe =
          lines.count < rows || pen.width(last + gap + part + mark) <= width
          || pen.width(last + gap + rest) <= width
        if isSafe, pen.width(last + gap + part) <= width {
          lines[lines.count - 1] = last + gap + part
          continue
        }
      }
      guard lines.count < rows else {
        lines[lines.count - 1] += mark
        break
      }
      lines.append(part)
    }
    return lines
  }

  private static let gap = "   "
  private static let mark = " …"
}
