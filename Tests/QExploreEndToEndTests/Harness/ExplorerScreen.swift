import Foundation

/// What the explorer shows at a moment: text and colours, without the time that the last computation
/// took.
struct ExplorerScreen: Equatable {
  /// One string a row, trailing blanks removed.
  let rows: [String]
  /// The same with marks for colours and attributes.
  let colored: [String]

  /// The screen as `capture-pane -e` writes it.
  init(captured text: String) {
    var style = StyledText.Style()
    // Every row ends with a line break, so the last piece is none.
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
      StyledText(captured: $0, style: &style)
    }
    if !lines.isEmpty { lines[lines.count - 1].dropTime() }
    rows = lines.map(\.plain)
    colored = lines.map(\.marked)
  }

  /// The hint bar.
  var bar: String { rows.last ?? "" }

  /// The row of the parameter panel that has the focus.
  var focused: String? { rows.first { $0.hasPrefix("│▸ ") || $0.hasPrefix("|> ") } }

  /// The end of the sentence that stands above the hint bar, if one does.
  var sentence: String? {
    guard let row = rows.dropLast().last, row.hasPrefix(" "), !row.hasPrefix("  ") else {
      return nil
    }
    return row
  }

  /// Whether some row has a text.
  func contains(_ text: String) -> Bool { rows.contains { $0.contains(text) } }
}

extension TmuxTerminal {
  /// What the explorer shows.
  func explorer() throws -> ExplorerScreen { ExplorerScreen(captured: try coloredScreen()) }

  /// Waits until what the explorer shows satisfies a condition.
  @discardableResult
  func waitForExplorer(
    _ what: String, until condition: (ExplorerScreen) throws -> Bool
  ) throws -> ExplorerScreen {
    try poll(for: what, { try explorer() }, rows: \.rows, until: condition)
  }

  /// Waits until the explorer shows a text, if one is given, and nothing moves any more: it looks the same
  /// twice, or as it did earlier.
  @discardableResult
  func waitUntilSettled(
    showing text: String? = nil, since earlier: ExplorerScreen? = nil
  ) throws -> ExplorerScreen {
    var last = earlier
    return try waitForExplorer("\(text ?? "anything"), settled") { screen in
      defer { last = screen }
      return screen == last && !screen.contains("computing")
        && text.map { screen.contains($0) } != false
    }
  }

  /// Presses a key and waits until it has changed the rows and nothing moves any more.
  @discardableResult
  func press(_ key: String, on screen: ExplorerScreen) throws -> ExplorerScreen {
    send(key)
    let changed = try waitForExplorer("\(key) to change something") {
      $0.rows.dropLast() != screen.rows.dropLast()
    }
    return try waitUntilSettled(since: changed)
  }
}
