import CellCanvas
import QuantizedReLU

/// The command palette.
extension AppState {
  mutating func openPalette(_ scope: Palette.Scope = .commands) {
    mode = .palette(Palette(scope))
  }

  /// What is done where nothing is open.
  var restingMode: Mode { reading == nil ? .browsing : .reading }

  /// A command while the palette is open.
  mutating func usePalette(_ palette: Palette, _ command: Command) -> [Effect] {
    var palette = palette
    let entries = palette.entries(in: self)
    palette.problem = nil
    switch command {
    case .listUp: palette.selection -= 1
    case .listDown: palette.selection += 1
    case .pageUp: palette.selection -= palettePage
    case .pageDown: palette.selection += palettePage
    case .complete:
      if entries.indices.contains(palette.selection) {
        palette.editor = LineEditor(entries[palette.selection].completion)
        palette.selection = 0
      }
    case .accept: return run(palette, entries)
    case .cancel:
      mode = restingMode
      return []
    default:
      if palette.editor.perform(command) { palette.selection = 0 }
    }
    let count = palette.entries(in: self).count
    palette.selection = palette.selection.clamped(to: 0...max(0, count - 1))
    mode = .palette(palette)
    return []
  }

  private var palettePage: Int { max(1, size.rows / 2) }

  /// Runs the chosen entry; where it cannot be, the palette says why.
  private mutating func run(_ palette: Palette, _ entries: [PaletteEntry]) -> [Effect] {
    guard entries.indices.contains(palette.selection) else { return [] }
    let entry = entries[palette.selection]
    switch entry.effect {
    case .complete:
      var palette = palette
      palette.editor = LineEditor(entry.completion)
      palette.selection = 0
      mode = .palette(palette)
      return []
    case .binding(let binding):
      mode = restingMode
      return run(binding)
    case .assign(let name, let value):
      do {
        mode = restingMode
        notice = nil
        return try assign(name, value)
      } catch {
        var palette = palette
        palette.problem = sentence(for: error)
        mode = .palette(palette)
        return []
      }
    }
  }

  /// Gives a value to a name, both as on the command line.
  ///
  /// Throws what explains itself in a sentence; then nothing is changed.
  mutating func assign(_ name: String, _ text: String) throws -> [Effect] {
    guard let name = PaletteName(rawValue: name) else {
      throw CommandFailure("\(shown(name)) has no value to be set.")
    }
    let text = text.trimmingBlanks
    switch name {
    case .function:
      target = try TargetFunction(parsing: text, dimension: setting.d)
      rememberOwnTarget()
      setFocus(.target)
    case .lambda, .epsilon, .n, .d, .quantization, .codebook, .parameters:
      let changed = try setting.with(name, text)
      try changed.validate()
      if changed.d != setting.d {
        _ = try TargetFunction(parsing: target.text, dimension: changed.d)
      }
      accept(changed, from: Field(rawValue: name.rawValue) ?? .lambda)
    case .structure:
      guard let wished: Structure = try choice(text, named: "structure") else { return [] }
      if wished != setting.structure { choose(wished) }
    case .view:
      guard let kind = ViewKind(named: text) else {
        throw CommandFailure(
          "the view \(shown(text)) does not exist; choose "
            + ViewKind.allCases.map { $0.title.lowercased() }.joined(separator: ", ") + ".")
      }
      show(kind)
    case .theme:
      guard let index = themeNames.firstIndex(of: text) else {
        throw CommandFailure(
          "the theme \(shown(text)) does not exist; choose "
            + themeNames.joined(separator: ", ") + ".")
      }
      themeIndex = index
    case .glyphs:
      guard let wished: Glyphs = try choice(text, named: "glyphs") else { return [] }
      guard isUnicode || wished == .ascii else {
        throw CommandFailure("this terminal shows ASCII alone, so glyphs stay ascii.")
      }
      glyphs = wished
    case .mouse:
      guard ["on", "off"].contains(text) else {
        throw CommandFailure("mouse \(shown(text)) does not exist; choose on or off.")
      }
      return listen(toMouse: text == "on")
    case .plot, .screen, .data, .report:
      guard let content = name.content else { return [] }
      return try save(
        content, as: text, isProposed: name.values(in: self).contains(text))
    case .step: try goToStep(text)
    case .sweep:
      let words = text.split(separator: " ").map(String.init)
      return try sweep(words)
    }
    return []
  }
}

extension Setting {
  /// The setting with a value for a name, not yet validated as a whole.
  fileprivate func with(_ name: PaletteName, _ text: String) throws -> Setting {
    var changed = self
    switch name {
    case .lambda, .epsilon, .n, .d:
      guard let parameter = SweepParameter(rawValue: name.rawValue) else { return self }
      if name == .lambda { changed.codebook = nil }
      return try changed.with(parameter, text)
    case .quantization:
      changed.codebook = nil
      changed.quantization = try choice(text, named: "quantization") ?? changed.quantization
      if changed.quantization == .linear, changed.lambda % 2 != 0 { changed.lambda += 1 }
    case .codebook:
      let values = try ConstructionOptions.values(ofCodebook: text)
      changed.codebook = values
      changed.lambda = values.count
    case .parameters:
      changed.parameters = try choice(text, named: "parameters") ?? changed.parameters
    default: break
    }
    return changed
  }
}
