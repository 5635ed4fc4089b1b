import CellCanvas
import QuantizedReLU

extension AppState {
  /// Opens the gallery at the present f.
  mutating func openGallery() {
    let entries = gallery
    guard !entries.isEmpty else {
      notice =
        "no gallery function exists for d = \(setting.d): write one with \(key(.editFormula))."
      return
    }
    mode = .gallery(selection: entries.firstIndex { $0.name == target.text } ?? 0)
  }

  mutating func browseGallery(_ command: Command, selection: Int) {
    let entries = gallery
    let page = max(1, size.rows - 6)
    var row = selection
    switch command {
    case .listUp: row -= 1
    case .listDown: row += 1
    case .pageUp: row -= page
    case .pageDown: row += page
    case .listStart: row = 0
    case .listEnd: row = entries.count - 1
    case .take:
      chooseGallery(row: selection)
      return
    case .close:
      mode = .browsing
      return
    default: return
    }
    mode = .gallery(selection: row.clamped(to: 0...max(0, entries.count - 1)))
  }

  /// Takes a gallery row as f and closes the list.
  mutating func chooseGallery(row: Int) {
    let entries = gallery
    mode = .browsing
    guard entries.indices.contains(row) else { return }
    setFocus(.target)
    take(entries[row])
  }

  /// A command while the list of keys is open.
  mutating func browseHelp(_ help: HelpList, _ command: Command) -> [Effect] {
    var help = help
    let layout = HelpLayout(self, help)
    let page = max(1, layout.list.height - 2)
    switch command {
    case .listUp: help.selection -= 1
    case .listDown: help.selection += 1
    case .pageUp: help.selection = layout.entry(rows: -page, from: help.selection)
    case .pageDown: help.selection = layout.entry(rows: page, from: help.selection)
    case .listStart: help.selection = 0
    case .listEnd: help.selection = layout.entries.count - 1
    case .accept:
      guard layout.entries.indices.contains(help.selection) else { return [] }
      mode = restingMode
      return run(layout.entries[help.selection])
    case .close:
      mode = restingMode
      return []
    default:
      guard help.editor.perform(command) else { return [] }
      help.selection = 0
    }
    help.selection = help.selection.clamped(to: 0...max(0, layout.entries.count - 1))
    mode = .help(help)
    return []
  }

  /// Runs an entry of the list of keys; what cannot be run from there says so.
  private mutating func run(_ entry: HelpText.Entry) -> [Effect] {
    guard let binding = entry.binding else {
      notice = "\(entry.keys): \(entry.text)."
      return []
    }
    guard binding.contexts.contains(.browsing) else {
      let place = binding.contexts.first?.title.lowercased() ?? ""
      notice = "\(entry.keys) works \(place): \(binding.help)."
      return []
    }
    return run(binding)
  }

  /// Does what a binding of the explorer does, as if its key were pressed.
  mutating func run(_ binding: Binding) -> [Effect] {
    guard binding.isLive(in: self) else {
      notice = "there is nothing for it to do at the moment: \(binding.help)."
      return []
    }
    switch binding.effect {
    case .command(let command): return perform(command)
    case .show(let view): show(view)
    case .typing: typeValue()
    }
    return []
  }
}
