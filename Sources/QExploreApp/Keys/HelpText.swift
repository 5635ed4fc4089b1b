import CellCanvas

/// The list of keys, made from the binding table, and what the numbers and the mouse mean.
package enum HelpText {
  /// One thing to know: a key and what it does, or a name and what it means.
  package struct Entry: Sendable, Hashable {
    /// Names of the keys, or what is explained.
    package var keys: String
    /// What they do.
    package var text: String
    /// What Enter runs; nil: nothing.
    package var binding: Binding?
  }

  /// Entries that belong together.
  package struct Section: Sendable, Hashable {
    /// Its heading.
    package var title: String
    /// What it holds, at least one.
    package var entries: [Entry]
  }

  /// One line on screen.
  package struct Line: Sendable, Hashable {
    /// Names of the keys, or the heading of a section.
    package var keys: String
    /// What they do; empty for headings.
    package var text: String
    /// Which entry it belongs to; nil for headings and blank lines.
    package var entry: Int?
    /// Whether it begins a section.
    package var isHeading: Bool { entry == nil && !keys.isEmpty }
  }

  /// The sections of a binding table, with the entries that hold every word of a text.
  package static func sections(
    _ bindings: [Binding], glyphs: Glyphs, matching text: String = ""
  ) -> [Section] {
    let words = text.lowercased().split(separator: " ")
    var sections: [Section] = []
    for context in KeyContext.allCases {
      let own = bindings.filter { $0.contexts.first == context }
      sections.append(
        Section(
          title: context.title,
          entries: own.map {
            let keys = $0.labels(glyphs).joined(separator: " ")
            return Entry(keys: keys.isEmpty ? "no key" : keys, text: $0.help, binding: $0)
          }))
      // Behind the keys of the explorer itself, before those of editors and lists.
      if context == .browsing {
        sections.append(
          Section(
            title: NumberMeanings.title,
            entries: NumberMeanings.lines.map {
              Entry(keys: glyphs.text($0.name), text: glyphs.text($0.meaning))
            }))
      }
    }
    sections.append(
      Section(title: "Mouse", entries: mouse.map { Entry(keys: $0.name, text: $0.meaning) }))
    return sections.compactMap { section in
      let found = section.entries.filter { entry in
        let all = "\(entry.keys) \(entry.text) \(entry.binding?.words ?? "")".lowercased()
        return words.allSatisfy { all.contains($0) }
      }
      return found.isEmpty ? nil : Section(title: section.title, entries: found)
    }
  }

  /// Columns for the names of the keys.
  package static func keyWidth(width: Int) -> Int { max(1, min(24, width / 3)) }

  /// Sections as lines of a width, a blank one between two sections.
  package static func lines(_ sections: [Section], width: Int) -> [Line] {
    var lines: [Line] = []
    var number = 0
    for section in sections {
      if !lines.isEmpty { lines.append(Line(keys: "", text: "")) }
      lines.append(Line(keys: section.title, text: ""))
      for entry in section.entries {
        lines += row(entry, number, width: width)
        number += 1
      }
    }
    return lines
  }

  /// A name and its text side by side, in as many lines as they take.
  private static func row(_ entry: Entry, _ number: Int, width: Int) -> [Line] {
    let keyWidth = keyWidth(width: width)
    let names = entry.keys.wrapped(to: max(1, keyWidth - 1))
    let texts = entry.text.wrapped(to: max(1, width - keyWidth))
    return (0..<max(names.count, texts.count)).map { index in
      Line(
        keys: index < names.count ? names[index] : "",
        text: index < texts.count ? texts[index] : "", entry: number)
    }
  }

  /// What the mouse does, as entries.
  private static let mouse: [(name: String, meaning: String)] = [
    ("click", "on the name of a view shows it, on a field focuses it, a second time edits it"),
    ("click on a plot", "puts the reading cursor there"),
    ("click on a block", "of view 4 chooses it"),
    ("drag over a plot", "shows what was dragged over"),
    ("wheel", "changes the field under it, looks closer on a plot, scrolls a list"),
    ("right button", "ends reading"),
    ("Shift", "lets the terminal select text, as --no-mouse does for good"),
  ]
}
