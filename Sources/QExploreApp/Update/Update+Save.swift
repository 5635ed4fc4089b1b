import CellCanvas
import QuantizedReLU

/// Saving what is shown.
extension AppState {
  /// Why there is no figure to be saved.
  var noFigure: String {
    switch view {
    case .sweep: "there is no sweep yet; \(key(.openSweep)) makes one."
    case .transform:
      "view 6 shows no figure of the \(setting.structure.name) structure; choose dependent or compact at "
        + "structure."
    default: "view \(view.number) shows no figure; save its data or the screen."
    }
  }

  /// Asks for something to be saved; the name is judged as far as it can be without looking.
  ///
  /// Throws `CommandFailure`.
  mutating func save(_ content: SaveContent, as path: String, isProposed: Bool) throws -> [Effect] {
    guard !path.isEmpty else { throw CommandFailure("the file has no name; type one.") }
    let path = content.withEnding(path)
    if content != .report {
      _ = try content.format(of: OutputFile(path: path, mayBeReplaced: false))
    }
    if content == .figure || content == .data && view != .explain, figureKinds.isEmpty {
      throw CommandFailure(noFigure)
    }
    var shown = self
    shown.notice = nil
    saves.asked += 1
    notice = "writing the \(content.noun) \(plain(path, limit: 100))"
    return [
      .save(
        SaveRequest(
          id: saves.asked, content: content, path: path, isProposed: isProposed, state: shown))
    ]
  }

  /// Says how it ended; a name that could not be written is there to be typed anew, where nothing else
  /// was begun meanwhile.
  mutating func take(_ outcome: SaveOutcome) {
    saves.done = max(saves.done, outcome.id)
    guard let refused = outcome.refused, mode == restingMode else {
      notice = outcome.sentence
      return
    }
    notice = nil
    var palette = Palette(Palette.Scope(saving: refused.content))
    palette.editor = LineEditor(refused.path)
    palette.selection =
      palette.entries(in: self).firstIndex {
        $0.effect
          == .assign(name: PaletteName(saving: refused.content).rawValue, value: refused.path)
      } ?? 0
    palette.problem = outcome.sentence
    mode = .palette(palette)
  }
}

/// How many things were asked to be saved, and how many of them are.
package struct SaveTally: Sendable, Hashable {
  /// The number of the last request.
  package var asked = 0
  /// The number of the last one that ended.
  package var done = 0

  /// Whether something is being saved.
  package var isBusy: Bool { done < asked }
}
