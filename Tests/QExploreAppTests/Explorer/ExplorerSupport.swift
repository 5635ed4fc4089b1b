import CellCanvas
import QExploreApp
import QuantizedReLU

/// A session at the usual start.
func makeSession(
  _ columns: Int = 120, _ rows: Int = 40, target: String = "damped", lambda: Int = 3,
  epsilon: String = "0.02", n: Int = 2, d: Int = 1, quantization: Quantization = .nonlinear,
  glyphs: Glyphs = .braille
) throws -> ExplorerSession {
  try ExplorerSession(
    makeOptions(
      target: target, lambda: lambda, epsilon: epsilon, n: n, d: d, quantization: quantization,
      glyphs: glyphs), size: Size(columns: columns, rows: rows))
}

/// Options with a setting that is valid unless the test says otherwise.
func makeOptions(
  target: String = "damped", lambda: Int = 3, epsilon: String = "0.02", n: Int = 2, d: Int = 1,
  quantization: Quantization = .nonlinear, glyphs: Glyphs = .braille
) throws -> ExplorerOptions {
  let setting = Setting(
    lambda: lambda, epsilon: try Epsilon(epsilon), n: n, d: d, quantization: quantization)
  try setting.validate()
  return ExplorerOptions(
    setting: setting, target: try TargetFunction(parsing: target, dimension: d),
    themes: Theme.builtIn, glyphs: glyphs)
}

extension ExplorerSession {
  /// Presses keys by code.
  mutating func press(_ codes: Key.Code...) {
    for code in codes { feed(.key(Key(code))) }
  }

  /// Presses control with a letter.
  mutating func control(_ letter: Unicode.Scalar) {
    feed(.key(Key(.character(letter), modifiers: .control)))
  }

  /// Focuses a field with the keys.
  mutating func focus(_ field: Field) {
    press(.home)
    while state.focus != field { press(.down) }
  }

  /// What stands beside the panels, its words with one blank between them.
  var viewText: String {
    let plot = ScreenView.layout(of: state).plot
    // Drawn once, not for every cell.
    let frame = frame
    return (plot.y..<plot.maxY).map { row in
      String(String.UnicodeScalarView((plot.x..<plot.maxX).map { frame[$0, row].glyph }))
    }.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  /// The whole frame as text.
  var text: String { frame.plainText }
}
