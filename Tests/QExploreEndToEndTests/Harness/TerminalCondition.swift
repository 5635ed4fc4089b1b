import Foundation
import Testing

/// What a program leaves behind in a terminal, as the shell finds it.
struct TerminalCondition: Equatable {
  /// The modes of the line, as `stty -g` writes them.
  var modes: String
  /// Second screen, cursor, mouse, keypad and wrapping, as the terminal itself says.
  var flags: String
  /// Whether the shell writes in colours that it has not asked for.
  var isColored: Bool
}

extension TmuxTerminal {
  private static let flags = [
    "alternate_on", "cursor_flag", "insert_flag", "keypad_cursor_flag", "keypad_flag",
    "mouse_all_flag", "mouse_any_flag", "mouse_button_flag", "mouse_sgr_flag",
    "mouse_standard_flag", "mouse_utf8_flag", "origin_flag", "wrap_flag", "scroll_region_upper",
  ]

  /// The condition of the terminal at the shell's prompt.
  func condition() throws -> TerminalCondition {
    type("clear; echo modes=$(stty -g).")
    send("Enter")
    let lines = try wait(for: "the modes") { lines in
      lines.contains { $0.hasPrefix("modes=") } && lines.last { !$0.isEmpty } == Self.prompt
    }
    let names = Self.flags.map { "\($0) #{\($0)}" }.joined(separator: ", ")
    return TerminalCondition(
      modes: lines.first { $0.hasPrefix("modes=") } ?? "",
      flags: try tmux(["display-message", "-p", names]),
      isColored: Colors.areUsed(in: try coloredScreen()))
  }

  /// Expects the terminal as it was before a program ran in it.
  func expectCondition(
    _ before: TerminalCondition, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(try condition() == before, sourceLocation: sourceLocation)
    #expect(
      before.flags.contains("alternate_on 0, cursor_flag 1,")
        && before.flags.contains("mouse_any_flag 0,") && !before.isColored,
      sourceLocation: sourceLocation)
  }
}
