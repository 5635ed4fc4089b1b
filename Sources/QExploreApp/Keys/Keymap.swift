import CellCanvas

/// The binding table: key handling, hint bar, key list, palette and configuration are all made from
/// it.
package enum Keymap {
  /// Every binding with the keys that it comes with, in the order of the key list and, among the
  /// hinted ones, of the hint bar.
  package static let bindings: [Binding] =
    stepping + reading + viewKeys + fields + views + browsing + dialogue + editing + lists
    + anywhere

  /// What a key press means in a state; nil: nothing.
  package static func action(for key: Key, in state: AppState) -> Action? {
    for binding in state.bindings where binding.isLive(in: state) {
      guard binding.keys.contains(where: { $0.matches(key) }) else { continue }
      switch binding.effect {
      case .command(let command): return .command(command)
      case .show(let view): return .show(view)
      case .typing:
        guard case .character(let scalar) = key.code else { return nil }
        return .type(scalar)
      }
    }
    return nil
  }

  /// What an event means in a state; nil: nothing.
  package static func action(for event: InputEvent, in state: AppState) -> Action? {
    switch event {
    case .key(let key): action(for: key, in: state)
    case .mouse(let mouse): state.usesMouse ? .mouse(mouse) : nil
    case .paste(let text): .paste(text)
    case .resize(let size): .resize(size)
    }
  }

  /// What turns every knob.
  private static let stepping: [Binding] = [
    Binding(
      [.code(.left), .character("h")], .command(.decrease),
      help: "lower the focused value; for f the gallery entry before this one",
      hint: "change", with: .increase),
    Binding(
      [.code(.right), .character("l")], .command(.increase),
      help: "raise the focused value; for f the next gallery entry, at last your own f again"),
    Binding(
      [.character("H"), .code(.left, .shift), .code(.pageDown)], .command(.coarseDecrease),
      help: "lower it coarsely: halve lambda, a decade of epsilon, a tenth of d", hint: "coarse",
      with: .coarseIncrease),
    Binding(
      [.character("L"), .code(.right, .shift), .code(.pageUp)], .command(.coarseIncrease),
      help: "raise it coarsely: double lambda, a decade of epsilon, ten times d"),
    Binding(
      [.code(.up), .character("k")], .command(.previousField),
      help: "focus the field above",
      hint: "field", with: .nextField),
    Binding(
      [.code(.down), .character("j")], .command(.nextField),
      help: "focus the field below"),
    Binding([.code(.tab)], .command(.nextView), in: plots, help: "the next view", hint: "view"),
    Binding(
      [.code(.backTab)], .command(.previousView), in: plots, help: "the view before this one"),
  ]

  /// What one view alone understands; first in the hint bar after the knobs.
  private static let viewKeys: [Binding] = [
    Binding(
      [.character("x")], .command(.nextLine), in: plots, when: .manyDimensions,
      help: "in view 1, for d of 3 and more: the next line through the cube, diagonal or axis",
      hint: "line"),
    Binding(
      [.character("{")], .command(.scrollUp), when: .explain,
      help: "in view 4 a block back, in 6 a profile or a step of the path; in 5 and 7 scroll up",
      hint: "scroll", viewHints: [.structure: "block", .transform: "profile"], pathHint: "step",
      with: .scrollDown),
    Binding(
      [.character("}")], .command(.scrollDown), when: .explain,
      help: "in view 4 a block on, in 6 a profile or a step of the path; in 5 and 7 scroll down"),
    Binding(
      [.character("(")], .command(.pathStart), when: .path,
      help: "to the first step of the path of the compact structure", hint: "ends",
      with: .pathEnd),
    Binding(
      [.character(")")], .command(.pathEnd), when: .path,
      help: "to the last step of the path of the compact structure"),
    Binding(
      [.character("v")], .command(.nextPanel), in: plots, when: .severalPanels,
      help:
        "in view 2 all plots, then one at a time; in view 3 weights, bits, overhead, structures; in view"
        + " 4 diagram, list, values; in view 5 both, plot, table",
      hint: "plot"),
    Binding(
      [.character("c")], .command(.beginReading), when: .plot,
      help: "read values off the plot with a cursor", hint: "read"),
    Binding(
      [.character("+")], .command(.zoomIn), in: plots, when: .zoomable,
      help: "look closer, around the cursor",
      hint: "zoom", with: .zoomOut),
    Binding(
      [.character("-")], .command(.zoomOut), in: plots, when: .zoomable, help: "look from afar"),
    Binding(
      [.character("[")], .command(.panLeft), in: plots, when: .zoomable,
      help: "move to the left; along a path a page back", hint: "move",
      pathHint: "page", with: .panRight),
    Binding(
      [.character("]")], .command(.panRight), in: plots, when: .zoomable,
      help: "move to the right; along a path a page on"),
    Binding(
      [.character("0")], .command(.zoomReset), in: plots, when: .zoomed, help: "show all again",
      hint: "all"),
    Binding(
      [.character("y")], .command(.fitError), in: plots, when: .residual,
      help: "in view 1 curves and error as large as their plots, or with the band of epsilon",
      hint: "fit"),
  ]

  private static let fields: [Binding] = [
    Binding([.code(.home)], .command(.firstField), help: "focus the first field"),
    Binding([.code(.end)], .command(.lastField), help: "focus the last field"),
    Binding(
      [.code(.enter)], .command(.editField),
      help: "edit the focused value; at structure, parameters and quantize the next choice"),
    Binding(
      [.character("=")], .command(.typeValue), when: .numericField,
      help: "type a new value for the focused number", hint: "type a value"),
    Binding(
      [.character(".")], .typing, when: .numericField,
      help: "type a new value that begins with a point"),
    Binding([.character("/")], .command(.editFormula), help: "edit f", hint: "edit f"),
    Binding(
      [.character("g")], .command(.openGallery), help: "choose f from the gallery", hint: "gallery"),
  ]

  private static let views: [Binding] =
    ViewKind.allCases.map { kind in
      Binding(
        [.character(kind.key)], .show(kind), in: plots, help: "\(kind.title): \(kind.summary)")
    }

  private static let browsing: [Binding] = [
    Binding(
      [.character("s")], .command(.openSweep), help: "sweep the focused parameter", hint: "sweep"),
    Binding(
      [.character("<")], .command(.previousSweep), when: .sweeps, help: "the sweep before this one",
      hint: "sweeps", with: .nextSweep),
    Binding([.character(">")], .command(.nextSweep), when: .sweeps, help: "the next sweep"),
    Binding(
      [.character("o")], .command(.nextOrder), when: .sweepTable,
      help: "in view 5 another order of the table", hint: "order"),
    Binding(
      [.character("S")], .command(.openSave), in: plots,
      help: "save the figure at its zoom (svg, pdf, png, tex) or the screen (svg, png, txt, ansi)",
      hint: "save"),
    Binding(
      [.character("e")], .command(.openData), in: plots,
      help: "export the data behind the figure: csv, json"),
    Binding(
      [.character("R")], .command(.openReport), in: plots,
      help: "write a report: a document with all figures, tables, formulas and commands"),
    Binding(
      [.character("p")], .command(.togglePin), in: plots,
      help: "pin this configuration: the next ones are compared with it", hint: "pin"),
    Binding(
      [.character("P")], .command(.swapPin), in: plots, help: "swap the pinned and the live one"),
    Binding([.character("z")], .command(.undo), help: "undo the last change", hint: "undo"),
    Binding([.character("Z")], .command(.redo), help: "redo what was undone"),
    Binding(
      [.character("t")], .command(.nextTheme), in: plots, when: .severalThemes,
      help: "the next colour theme, where colours are on",
      hint: "theme"),
    Binding(
      [.character("m")], .command(.nextGlyphs), in: plots, when: .unicode,
      help: "the next glyph set for the plots",
      hint: "glyphs"),
    Binding(
      [.code(.escape)], .command(.dismiss), when: .message,
      help: "put the message away, stop a sweep, end the tour"),
    Binding(
      [.character("?"), .code(.function(1))], .command(.openHelp), in: plots,
      help: "this list of all keys, to be searched and run", hint: "keys"),
    Binding(
      [.character(":")], .command(.openPalette), in: plots,
      help: "find a command by its name and run it, or give a value: lambda 4", hint: "command"),
    Binding(
      [.character("M")], .command(.toggleMouse), in: plots,
      help: "leave the mouse to the terminal, so that it selects text, or take it back"),
    Binding([.character("T")], .command(.startTour), help: "a tour in six steps"),
    Binding([.character(" ")], .command(.nextStep), when: .tour, help: "the next step of the tour"),
    Binding(
      [.code(.backspace)], .command(.previousStep), when: .tour,
      help: "the step of the tour before this one"),
    Binding([.character("q")], .command(.quit), in: plots, help: "quit", hint: "quit"),
  ]

  /// Where plots are zoomed and chosen.
  private static let plots: [KeyContext] = [.browsing, .reading]

  private static let reading: [Binding] = [
    Binding(
      [.code(.left), .character("h")], .command(.cursorLeft), in: [.reading],
      help: "cursor to the left", hint: "cursor", with: .cursorRight),
    Binding(
      [.code(.right), .character("l")], .command(.cursorRight), in: [.reading],
      help: "cursor to the right"),
    Binding(
      [.character("H"), .code(.left, .shift), .code(.pageDown)], .command(.cursorFarLeft),
      in: [.reading], help: "ten columns to the left", hint: "far", with: .cursorFarRight),
    Binding(
      [.character("L"), .code(.right, .shift), .code(.pageUp)], .command(.cursorFarRight),
      in: [.reading], help: "ten columns to the right"),
    Binding([.code(.home)], .command(.cursorStart), in: [.reading], help: "to the first value"),
    Binding([.code(.end)], .command(.cursorEnd), in: [.reading], help: "to the last value"),
    Binding(
      [.code(.up), .character("k")], .command(.cursorUp), in: [.reading],
      help: "look closer; on a map up"),
    Binding(
      [.code(.down), .character("j")], .command(.cursorDown), in: [.reading],
      help: "look from afar; on a map down"),
    Binding(
      [.character(" "), .character("b")], .command(.setMark), in: [.reading],
      help: "set mark A, then B, then neither: differences are shown", hint: "mark"),
    Binding(
      [.code(.escape), .character("c"), .code(.enter)], .command(.stopReading), in: [.reading],
      help: "back to the parameters", hint: "done"),
  ]

  /// Where text is typed.
  private static let editors: [KeyContext] = [.number, .formula, .sweep, .palette]
  /// The same and the search of the key list.
  private static let typed: [KeyContext] = editors + [.help]

  private static let editing: [Binding] = [
    Binding(
      [.code(.enter)], .command(.accept), in: [.number, .formula], help: "take what is typed",
      hint: "take"),
    Binding(
      [.code(.escape)], .command(.cancel), in: [.number, .formula],
      help: "give up; the old value stays", hint: "give up"),
    Binding(
      [.code(.left), .control("b")], .command(.cursorLeft), in: [.number, .formula, .palette],
      help: "cursor left"),
    Binding(
      [.code(.right), .control("f")], .command(.cursorRight), in: [.number, .formula, .palette],
      help: "cursor right"),
    Binding(
      [.code(.home), .control("a")], .command(.cursorStart), in: editors,
      help: "cursor to the start", hint: "start"),
    Binding(
      [.code(.end), .control("e")], .command(.cursorEnd), in: editors,
      help: "cursor to the end", hint: "end"),
    Binding(
      [.code(.backspace)], .command(.deleteBackward), in: typed,
      help: "delete the character before the cursor"),
    Binding(
      [.code(.delete), .control("d")], .command(.deleteForward), in: editors,
      help: "delete the character under the cursor"),
    Binding(
      [.control("u")], .command(.deleteToStart), in: editors,
      help: "delete to the start", hint: "clear"),
    Binding(
      [.control("u")], .command(.deleteToStart), in: [.help], help: "delete what is searched for"),
    Binding(
      [.control("k")], .command(.deleteToEnd), in: editors, help: "delete to the end"),
    Binding(
      [.control("w"), .code(.backspace, .alt)], .command(.deleteWord), in: typed,
      help: "delete the word before the cursor"),
    Binding([.text], .typing, in: typed, help: "type"),
  ]

  private static let dialogue: [Binding] = [
    Binding(
      [.code(.up)], .command(.listUp), in: [.palette, .help], help: "up", hint: "choose",
      with: .listDown),
    Binding([.code(.down)], .command(.listDown), in: [.palette, .help], help: "down"),
    Binding([.code(.pageUp)], .command(.pageUp), in: [.palette, .help], help: "a page up"),
    Binding([.code(.pageDown)], .command(.pageDown), in: [.palette, .help], help: "a page down"),
    Binding(
      [.code(.tab)], .command(.complete), in: [.palette], help: "complete what is typed",
      hint: "complete"),
    Binding(
      [.code(.enter)], .command(.accept), in: [.palette, .help], help: "run the chosen entry",
      hint: "run"),
    Binding(
      [.code(.escape)], .command(.cancel), in: [.palette], help: "close the palette",
      hint: "close"),
    Binding(
      [.code(.escape), .code(.function(1)), .character("?")], .command(.close), in: [.help],
      help: "close the list", hint: "close"),
    Binding([.code(.home)], .command(.listStart), in: [.help], help: "to the first entry"),
    Binding([.code(.end)], .command(.listEnd), in: [.help], help: "to the last entry"),
    Binding(
      [.code(.up), .code(.backTab)], .command(.listUp), in: [.sweep], help: "the row above",
      hint: "row", with: .listDown),
    Binding([.code(.down), .code(.tab)], .command(.listDown), in: [.sweep], help: "the row below"),
    Binding(
      [.code(.left)], .command(.choosePrevious), in: [.sweep],
      help: "the choice before this one; in a text the cursor to the left", hint: "choose",
      with: .chooseNext),
    Binding(
      [.code(.right)], .command(.chooseNext), in: [.sweep],
      help: "the next choice; in a text the cursor to the right"),
    Binding([.code(.enter)], .command(.accept), in: [.sweep], help: "run the sweep", hint: "run"),
    Binding(
      [.code(.escape)], .command(.cancel), in: [.sweep], help: "close the dialogue", hint: "close"),
  ]

  private static let lists: [Binding] = [
    Binding(
      [.code(.up), .character("k")], .command(.listUp), in: [.gallery], help: "up",
      hint: "move", with: .listDown),
    Binding([.code(.down), .character("j")], .command(.listDown), in: [.gallery], help: "down"),
    Binding([.code(.pageUp)], .command(.pageUp), in: [.gallery], help: "a page up"),
    Binding(
      [.code(.pageDown), .character(" ")], .command(.pageDown), in: [.gallery],
      help: "a page down"),
    Binding([.code(.home)], .command(.listStart), in: [.gallery], help: "to the first line"),
    Binding([.code(.end)], .command(.listEnd), in: [.gallery], help: "to the last line"),
    Binding([.code(.enter)], .command(.take), in: [.gallery], help: "take this f", hint: "take"),
    Binding(
      [.code(.escape), .character("q"), .character("g")], .command(.close), in: [.gallery],
      help: "close the gallery", hint: "close"),
  ]

  private static let anywhere: [Binding] = [
    Binding(
      [.control("l")], .command(.repaint), in: KeyContext.allCases, help: "paint the screen anew"),
    Binding(
      [.control("z")], .command(.suspend), in: KeyContext.allCases,
      help: "stop the program; fg brings it back"),
    Binding([.control("c")], .command(.quit), in: KeyContext.allCases, help: "quit"),
  ]
}
