import CellCanvas

/// One line of the palette.
package struct PaletteEntry: Sendable, Hashable {
  /// What running it does.
  package enum Effect: Sendable, Hashable {
    /// As if its key were pressed.
    case binding(Binding)
    /// A value is given to a name.
    case assign(name: String, value: String)
    /// Nothing yet: a value has to be typed behind the name.
    case complete
  }

  /// The name of a command, or a name and its value.
  package var name: String
  /// What it does.
  package var text: String
  /// The keys that do the same; empty where there are none.
  package var keys = ""
  /// What Tab makes of the typed text.
  package var completion: String
  /// What Enter does.
  package var effect: Effect
}

extension Palette {
  /// The entries for what is typed, the most fitting first.
  package func entries(in state: AppState) -> [PaletteEntry] {
    if scope != .commands {
      return scope.names.flatMap { Palette.files(of: $0, named: editor.text, in: state) }
    }
    let (word, rest) = Palette.split(editor.text)
    if let rest, let name = PaletteName(rawValue: word) {
      return Palette.values(of: name, beginning: rest, typed: editor.text, in: state)
        + Palette.commands(fitting: editor.text, in: state)
    }
    let typed = editor.text.lowercased()
    let names = PaletteName.allCases.filter { $0.rawValue.hasPrefix(typed) }.map {
      PaletteEntry(
        name: "\($0.rawValue) …", text: $0.text, completion: "\($0.rawValue) ", effect: .complete)
    }
    let commands = Palette.commands(fitting: editor.text, in: state)
    // A key that was typed as such comes before the names that begin with it: `q` is quit.
    let isKey = commands.first.map { $0.keys.split(separator: " ").contains { $0 == editor.text } }
    return isKey == true ? [commands[0]] + names + commands.dropFirst() : names + commands
  }

  /// The files that can be written for a name: the one that is typed, or those that are proposed.
  private static func files(
    of name: PaletteName, named typed: String, in state: AppState
  ) -> [PaletteEntry] {
    let proposed = name.values(in: state).filter { $0.hasPrefix(typed) }
    // A name that can be written as this comes first; another one is kept, to be told why not.
    let own = typed.isEmpty || proposed.contains(typed) ? [] : [typed]
    return (own + proposed).map { value in
      PaletteEntry(
        name: value, text: name.text(ofFile: value), completion: value,
        effect: .assign(name: name.rawValue, value: value))
    }
  }

  /// The values that a name can be given, those that begin as what is typed.
  private static func values(
    of name: PaletteName, beginning rest: String, typed: String, in state: AppState
  ) -> [PaletteEntry] {
    let word = name.rawValue
    let values = name.values(in: state)
    var entries = values.filter { $0.lowercased().hasPrefix(rest.lowercased()) }.map { value in
      PaletteEntry(
        name: "\(word) \(value)", text: name.text(ofFile: value), completion: "\(word) \(value)",
        effect: .assign(name: word, value: value))
    }
    if !rest.isEmpty, !values.contains(rest) {
      let own = PaletteEntry(
        name: "\(word) \(rest)", text: name.text, completion: typed,
        effect: .assign(name: word, value: rest))
      entries.insert(own, at: entries.isEmpty || name.isFree ? 0 : entries.count)
    }
    guard entries.isEmpty else { return entries }
    return [
      PaletteEntry(name: "\(word) …", text: name.text, completion: typed, effect: .complete)
    ]
  }

  /// The commands of the explorer that what is typed may mean, the surest first.
  private static func commands(fitting typed: String, in state: AppState) -> [PaletteEntry] {
    let ranked = state.bindings.compactMap { binding -> (rank: Int, entry: PaletteEntry)? in
      guard binding.contexts.contains(.browsing), binding.effect != .command(.openPalette),
        binding.name != nil, let rank = rank(of: binding, for: typed, state.glyphs)
      else { return nil }
      let entry = PaletteEntry(
        name: binding.words, text: binding.help,
        keys: binding.labels(state.glyphs).joined(separator: " "), completion: binding.words,
        effect: .binding(binding))
      return (rank, entry)
    }
    return (0..<5).flatMap { rank in ranked.filter { $0.rank == rank }.map(\.entry) }
  }

  /// How well a binding fits, 0 best; nil: not at all.
  ///
  /// What is typed is one of its keys, begins its name, or, from two characters on, begins words of
  /// its name, words of its help, or stands anywhere in that.
  private static func rank(of binding: Binding, for typed: String, _ glyphs: Glyphs) -> Int? {
    if typed.isEmpty { return 1 }
    if binding.labels(glyphs).contains(typed) { return 0 }
    let typed = typed.lowercased().replacing("-", with: " ")
    if binding.words.hasPrefix(typed) { return 1 }
    guard typed.count > 1 else { return nil }
    if " \(binding.words)".contains(" \(typed)") { return 2 }
    let help = binding.help.lowercased().replacing("-", with: " ")
    if " \(help)".contains(" \(typed)") { return 3 }
    return help.contains(typed) ? 4 : nil
  }

  /// The first word, and what stands behind a blank or an equals sign; nil without one.
  private static func split(_ text: String) -> (word: String, rest: String?) {
    guard let end = text.firstIndex(where: { $0 == " " || $0 == "=" }) else { return (text, nil) }
    return (String(text[..<end]), String(text[text.index(after: end)...]))
  }
}
