import CellCanvas

/// The help, made from the binding table.
package enum HelpText {
  /// One line on screen.
  package struct Line: Sendable, Hashable {
    /// Names of the keys, or the heading of a section.
    package var keys: String
    /// What they do; empty for headings.
    package var text: String
    /// Whether it begins a section.
    package var isHeading: Bool
  }

  /// Columns for the names of the keys.
  package static func keyWidth(width: Int) -> Int { max(1, min(24, width / 3)) }

  /// All lines for a text width.
  package static func lines(width: Int, glyphs: Glyphs) -> [Line] {
    var lines: [Line] = []
    for context in KeyContext.allCases {
      let bindings = Keymap.bindings.filter { $0.contexts.first == context }
      guard !bindings.isEmpty else { continue }
      if !lines.isEmpty { lines.append(Line(keys: "", text: "", isHeading: false)) }
      lines.append(Line(keys: context.title, text: "", isHeading: true))
      for binding in bindings {
        let names = binding.keys.map { $0.label(unicode: glyphs != .ascii) }
        lines += row(names.joined(separator: " "), binding.help, width: width)
      }
      // Behind the keys of the explorer itself, before those of editors and lists.
      if context == .browsing {
        lines.append(Line(keys: "", text: "", isHeading: false))
        lines.append(Line(keys: NumberMeanings.title, text: "", isHeading: true))
        for line in NumberMeanings.lines {
          lines += row(glyphs.text(line.name), glyphs.text(line.meaning), width: width)
        }
      }
    }
    lines.append(Line(keys: "", text: "", isHeading: false))
    lines.append(Line(keys: "Mouse", text: "", isHeading: true))
    for text in mouseHelp.wrapped(to: max(1, width - keyWidth(width: width))) {
      lines.append(Line(keys: "", text: text, isHeading: false))
    }
    return lines
  }

  /// A name and its text side by side, in as many lines as they take.
  private static func row(_ name: String, _ text: String, width: Int) -> [Line] {
    let keyWidth = keyWidth(width: width)
    let names = name.wrapped(to: max(1, keyWidth - 1))
    let texts = text.wrapped(to: max(1, width - keyWidth))
    return (0..<max(names.count, texts.count)).map { index in
      Line(
        keys: index < names.count ? names[index] : "",
        text: index < texts.count ? texts[index] : "", isHeading: false)
    }
  }

  /// The frame of the help on a screen.
  package static func frame(size: Size) -> Rect {
    guard size.columns >= 30, size.rows >= 6 else { return Rect(size) }
    let width = min(size.columns, 92)
    return Rect(x: (size.columns - width) / 2, y: 0, width: width, height: size.rows)
  }

  /// The part of the screen that holds lines.
  package static func body(size: Size) -> Rect {
    let frame = frame(size: size)
    return frame.width >= 30 && frame.height >= 6 ? frame.inset(columns: 2, rows: 1) : frame
  }

  /// Lines that are visible at once.
  package static func visibleLines(size: Size) -> Int { body(size: size).height }

  /// The furthest scroll that is of use.
  package static func lastScroll(size: Size, glyphs: Glyphs) -> Int {
    let count = lines(width: body(size: size).width, glyphs: glyphs).count
    return max(0, count - visibleLines(size: size))
  }

  private static let mouseHelp =
    "A click on the name of a view shows it. A click focuses a field, a second one edits it; the "
    + "wheel changes the field under the pointer. "
    + "Shift lets the terminal select text; --no-mouse switches the mouse off."
}
