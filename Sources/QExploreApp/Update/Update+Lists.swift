import CellCanvas
import QuantizedReLU

extension AppState {
  /// Opens the gallery at the present f.
  mutating func openGallery() {
    let entries = gallery
    guard !entries.isEmpty else {
      notice = "no gallery function exists for d = \(setting.d): write one with /"
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

  mutating func browseHelp(_ command: Command, scroll: Int) {
    let last = HelpText.lastScroll(size: size, glyphs: glyphs)
    let page = max(1, HelpText.visibleLines(size: size) - 1)
    var line = scroll
    switch command {
    case .listUp: line -= 1
    case .listDown: line += 1
    case .pageUp: line -= page
    case .pageDown: line += page
    case .listStart: line = 0
    case .listEnd: line = last
    case .openPalette:
      openPalette()
      return
    case .close:
      mode = .browsing
      return
    default: return
    }
    mode = .help(scroll: line.clamped(to: 0...last))
  }
}
