import CellCanvas
import QExploreApp
import QuantizedReLU

/// A frame with what it must show: every check returns what is wrong, and notes what it has looked at.
struct ShownScreen {
  let state: AppState
  let frame: CellBuffer
  let layout: ScreenLayout
  let engine: EngineNumbers
  /// The engine's answer for the present configuration.
  let answer: EngineNumbers.Answer
  /// How often each kind of number was compared.
  var looks: [String: Int] = [:]
  /// What is not the engine's.
  var wrong: [String] = []

  /// Nil where nothing is to be compared: something lies over the numbers, or they cannot be built.
  init?(_ session: ExplorerSession, engine: EngineNumbers) {
    state = session.state
    guard state.message == nil, state.tour == nil, !state.hasOldNumbers, state.snapshot != nil,
      let answer = engine.answer(state.setting, state.target)
    else { return nil }
    switch state.mode {
    case .browsing, .reading, .number: break
    case .formula, .sweep, .palette, .gallery, .help: return nil
    }
    self.answer = answer
    self.engine = engine
    frame = session.frame
    layout = ScreenLayout(size: state.size)
  }

  /// The characters of a row of a rectangle.
  func scalars(_ rect: Rect, row: Int = 0) -> [Unicode.Scalar] {
    (rect.x..<max(rect.x, rect.maxX)).map { frame[$0, rect.y + row].glyph }
  }

  /// The text of a row of a rectangle, the first one unless told, without blanks at both ends.
  func text(_ rect: Rect, row: Int = 0) -> String {
    var view = String.UnicodeScalarView(scalars(rect, row: row))[...]
    while view.first == " " { view.removeFirst() }
    while view.last == " " { view.removeLast() }
    return String(view)
  }

  /// The text of all rows of a rectangle.
  func rows(_ rect: Rect) -> [String] { (0..<rect.height).map { text(rect, row: $0) } }

  /// A text in the glyphs of the screen.
  func glyphs(_ text: String) -> String { state.glyphs.text(text) }

  /// Notes a comparison.
  mutating func expect(_ isRight: Bool, _ kind: String, _ what: @autoclosure () -> String) {
    looks[kind, default: 0] += 1
    if !isRight { wrong.append("\(kind): \(what())") }
  }

  /// Whether a text is another one, or its beginning with a mark for what is left out.
  func isClipped(_ shown: String, of whole: String) -> Bool {
    let mark = Character(state.glyphs(.ellipsis))
    return shown == whole || shown.last == mark && whole.hasPrefix(shown.dropLast())
  }
}
