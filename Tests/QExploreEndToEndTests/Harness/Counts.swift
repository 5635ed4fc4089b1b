import Foundation
import Testing

/// Counts as the command line gives them, to compare the explorer with.
enum Counts {
  /// A count of the instance for the options, digits in groups as on the screen.
  static func grouped(_ key: String, _ options: [String]) throws -> String {
    let document = try Program.json(["count", "--format", "json"] + options)
    let counts = try #require(document["counts"] as? [String: Any])
    return grouped(digits: try #require(counts[key] as? String))
  }

  /// Digits in groups of three.
  static func grouped(digits: String) -> String {
    digits.enumerated().map { index, digit in
      index > 0 && (digits.count - index) % 3 == 0 ? " \(digit)" : String(digit)
    }.joined()
  }
}

/// Colours in captured text.
enum Colors {
  /// Whether an escape sequence of the text sets a foreground or background colour.
  static func areUsed(in text: String) -> Bool {
    text.split(separator: "\u{1B}[").dropFirst().contains { part in
      let parameters = part.prefix { $0.isNumber || $0 == ";" || $0 == ":" }
        .split { $0 == ";" || $0 == ":" }.compactMap { Int($0) }
      return parameters.contains { (30...38).contains($0) || (40...48).contains($0) || $0 >= 90 }
    }
  }
}
