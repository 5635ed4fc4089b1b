import CellCanvas
import QuantizedReLU

/// The command palette: what is typed and which entry is chosen.
package struct Palette: Sendable, Hashable {
  /// What is typed.
  package var editor = LineEditor()
  /// The chosen entry.
  package var selection = 0
  /// Why the last attempt was not taken.
  package var problem: String?

  /// An empty palette.
  package init() {}
}

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

  /// The name, or the keys of a binding.
  package var name: String
  /// What it does.
  package var text: String
  /// What Tab makes of the typed text.
  package var completion: String
  /// What Enter does.
  package var effect: Effect
}

/// A name that the palette gives values to: that of the command line's option.
package enum PaletteName: String, Sendable, Hashable, CaseIterable {
  case function, lambda, epsilon, n, d, quantization, codebook, structure, parameters
  case view, theme, glyphs, mouse, sweep

  /// What it means.
  var text: String {
    switch self {
    case .function: "the function f: an expression or a name of the gallery"
    case .lambda: "how many values the weights may take"
    case .epsilon: "the largest error allowed"
    case .n: "the order of smoothness"
    case .d: "the number of inputs"
    case .quantization: "linear or nonlinear"
    case .codebook: "the weight values, or the name of a format"
    case .structure: "independent or dependent"
    case .parameters: "paper or tuned"
    case .view: "which view is shown"
    case .theme: "the colours"
    case .glyphs: "braille, block or ascii"
    case .mouse: "on or off"
    case .sweep: "a sweep as on the command line: lambda=2..16"
    }
  }

  /// The values that there are; empty where any can be typed.
  func values(in state: AppState) -> [String] {
    switch self {
    case .function: state.gallery.map(\.name)
    case .quantization: Quantization.allCases.map(\.rawValue)
    case .codebook: NamedCodebook.allCases.map(\.rawValue)
    case .structure: Structure.allCases.map(\.rawValue)
    case .parameters: ParameterChoice.allCases.map(\.rawValue)
    case .view: ViewKind.allCases.map { $0.title.lowercased() }
    case .theme: state.themeNames
    case .glyphs: state.isUnicode ? Glyphs.allCases.map(\.rawValue) : [Glyphs.ascii.rawValue]
    case .mouse: ["on", "off"]
    case .lambda, .epsilon, .n, .d: []
    case .sweep:
      ["lambda=2..16", "epsilon=0.5..0.001:20:log", "n=1..8", "d=1..10"]
    }
  }
}

extension Palette {
  /// The entries for what is typed, the most fitting first.
  package func entries(in state: AppState) -> [PaletteEntry] {
    let (word, rest) = Palette.split(editor.text)
    if let rest, let name = PaletteName(rawValue: word) {
      let values = name.values(in: state)
      var entries = values.filter { $0.lowercased().hasPrefix(rest.lowercased()) }.map { value in
        PaletteEntry(
          name: "\(word) \(value)", text: "", completion: "\(word) \(value)",
          effect: .assign(name: word, value: value))
      }
      if !rest.isEmpty, !values.contains(rest) {
        let own = PaletteEntry(
          name: "\(word) \(rest)", text: name.text, completion: editor.text,
          effect: .assign(name: word, value: rest))
        entries.insert(own, at: entries.isEmpty || name.isFree ? 0 : entries.count)
      }
      if entries.isEmpty {
        entries = [
          PaletteEntry(
            name: "\(word) …", text: name.text, completion: editor.text, effect: .complete)
        ]
      }
      return entries + bindings(fitting: editor.text.lowercased(), in: state)
    }
    let typed = editor.text.lowercased()
    let names = PaletteName.allCases.filter { typed.isEmpty || $0.rawValue.hasPrefix(typed) }.map {
      PaletteEntry(
        name: "\($0.rawValue) …", text: $0.text, completion: "\($0.rawValue) ", effect: .complete)
    }
    return names + bindings(fitting: typed, in: state)
  }

  /// The bindings of the explorer whose help or name holds a text.
  private func bindings(fitting typed: String, in state: AppState) -> [PaletteEntry] {
    Keymap.bindings.filter {
      $0.contexts.contains(.browsing) && $0.effect != .command(.openPalette)
        && $0.effect != .typing
        && (typed.isEmpty || $0.help.lowercased().contains(typed)
          || $0.commandName.lowercased().contains(typed))
    }.map { binding in
      let keys = binding.keys.map { $0.label(unicode: state.glyphs != .ascii) }
      return PaletteEntry(
        name: keys.joined(separator: " "), text: binding.help, completion: editor.text,
        effect: .binding(binding))
    }
  }

  /// The first word, and what stands behind a blank or an equals sign; nil without one.
  private static func split(_ text: String) -> (word: String, rest: String?) {
    guard let end = text.firstIndex(where: { $0 == " " || $0 == "=" }) else { return (text, nil) }
    return (String(text[..<end]), String(text[text.index(after: end)...]))
  }
}

extension PaletteName {
  /// Whether any value can be typed, so that what is typed comes before the proposals.
  fileprivate var isFree: Bool {
    switch self {
    case .function, .codebook, .lambda, .epsilon, .n, .d, .sweep: true
    default: false
    }
  }
}

extension Binding {
  /// The name of what it does.
  fileprivate var commandName: String {
    switch effect {
    case .command(let command): command.rawValue
    case .show(let view): "view \(view.title)"
    case .typing: ""
    }
  }
}
