import Foundation
import Testing

/// A command of a Markdown file: a line that begins with `$ ` in a fenced `console` block.
struct ConsoleCommand: Sendable, CustomTestStringConvertible {
  /// The line without the prompt and the closing comment.
  var line: String
  /// 0, or what a closing comment `# exit status N` says.
  var status: Int32
  /// The lines under it; empty where the file shows no output.
  var output: [String]
  /// Where it stands in the file, from 1.
  var lineNumber: Int

  var testDescription: String { "line \(lineNumber): \(line.prefix(80))" }

  /// Whether the lines that a command wrote are those that the file shows; a shown `...` stands for any lines.
  func shows(_ written: [String]) -> Bool {
    guard !output.isEmpty else { return true }
    guard let gap = output.firstIndex(of: "...") else { return written == output }
    let (head, tail) = (output[..<gap], output[(gap + 1)...])
    return written.count >= head.count + tail.count && written.starts(with: head)
      && written.reversed().starts(with: tail.reversed())
  }

  /// All commands of a file.
  static func all(in text: String) -> [ConsoleCommand] {
    var commands: [ConsoleCommand] = []
    var isInside = false
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("```") {
        isInside = !isInside && line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        let parts = line.dropFirst(2).split(
          separator: "  # exit status ", maxSplits: 1, omittingEmptySubsequences: false)
        commands.append(
          ConsoleCommand(
            line: String(parts[0]), status: parts.count == 2 ? Int32(parts[1]) ?? -1 : 0,
            output: [], lineNumber: index + 1))
      } else if isInside, !commands.isEmpty {
        commands[commands.count - 1].output.append(trimmed(line))
      }
    }
    return commands
  }

  /// A line without trailing blanks.
  static func trimmed(_ line: Substring) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
