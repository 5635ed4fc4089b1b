import Foundation
import Testing

/// Somewhere in the explorer where a test begins: a view, or what is open over it.
struct ExplorerPlace: Sendable, CustomTestStringConvertible {
  /// Its name.
  var name: String
  /// The options of the command line that lead there.
  var options = ""
  /// The script of keys that leads on.
  var keys = ""
  /// What is on screen there and not on the way.
  var sign: String
  /// Whether a sweep is measured first, and the script is pressed when it is done.
  var sweepsFirst = false

  var testDescription: String { name }

  /// Every view.
  static let views = [
    ExplorerPlace(name: "view 1", sign: "f(x) = sin(x)"),
    ExplorerPlace(
      name: "view 1 of a square", options: "--d 2 --epsilon 0.3 --function 'sin(x)*cos(y)'",
      sign: "f(x, y) ="),
    ExplorerPlace(
      name: "view 1 of a cube", options: "--d 3 --epsilon 0.5 --function 'x*y*z'",
      sign: "f(x, y, z) ="),
    ExplorerPlace(name: "view 2", options: "--view 2", sign: "least at"),
    ExplorerPlace(name: "view 3", options: "--view 3", sign: "Here "),
    ExplorerPlace(name: "view 4", options: "--view 4", sign: "{}"),
    ExplorerPlace(name: "view 5 without a sweep", options: "--view 5", sign: "No sweep yet"),
    ExplorerPlace(
      name: "view 5", keys: ": sweep Space lambda=2..16 Enter", sign: "sweep 2 of 2",
      sweepsFirst: true),
    ExplorerPlace(
      name: "view 6", options: "--view 6 --structure dependent --function 'abs(x-0.3)'",
      sign: "interpolant"),
    ExplorerPlace(
      name: "view 6 with a path", options: "--view 6 --structure compact --epsilon 0.01",
      keys: "]", sign: "Step 16 of 128"),
    ExplorerPlace(
      name: "view 6 of the other structure", options: "--view 6",
      sign: "This view shows"),
    ExplorerPlace(name: "view 7", options: "--view 7", sign: "DESIGN PARAMETERS"),
  ]

  /// Every plot with the cursor on it.
  static let readings = [
    ExplorerPlace(name: "reading in view 1", keys: "c Space Left", sign: "to A"),
    ExplorerPlace(
      name: "reading a square", options: "--d 2 --epsilon 0.3 --function 'sin(x)*cos(y)'",
      keys: "c Space Left", sign: "to A"),
    ExplorerPlace(
      name: "reading in view 2", options: "--view 2", keys: "c Space Left", sign: "to A"),
    ExplorerPlace(
      name: "reading in view 3", options: "--view 3", keys: "c Space Left", sign: "to A"),
    ExplorerPlace(
      name: "reading in view 5", keys: "c Space Left", sign: "to A", sweepsFirst: true),
    ExplorerPlace(
      name: "reading in view 6", options: "--view 6 --structure dependent --function 'abs(x-0.3)'",
      keys: "c Space Left", sign: "to A"),
    ExplorerPlace(
      name: "reading a path", options: "--view 6 --structure compact --epsilon 0.01",
      keys: "c Space Left", sign: "to A"),
  ]

  /// Everything that can be open over a view, over several views.
  static let overlays = [
    ExplorerPlace(name: "a number in view 1", keys: "= 1 2 Left", sign: "give up"),
    ExplorerPlace(
      name: "a refused number in view 2", options: "--view 2", keys: "= 9 9 9 9 9 Enter Left",
      sign: "lambda 99999 is outside"),
    ExplorerPlace(name: "f in view 3", options: "--view 3", keys: "/ Left", sign: "f = sin(x)"),
    ExplorerPlace(
      name: "a refused f in view 6", options: "--view 6 --structure dependent",
      keys: #"/ Ctrl-U "sni(x)" Left"#, sign: "\"sni\" at column 1"),
    ExplorerPlace(
      name: "the dialogue of a sweep in view 4", options: "--view 4", keys: "s 1 Left",
      sign: "for each"),
    ExplorerPlace(
      name: "the palette in view 5", keys: ": t h Left", sign: "theme …", sweepsFirst: true),
    ExplorerPlace(
      name: "the gallery in view 7", options: "--view 7", keys: "g Down", sign: "Gallery"),
    ExplorerPlace(name: "the help in view 1", keys: "?", sign: " Keys "),
    ExplorerPlace(name: "the tour", keys: "T Space", sign: "Tour 2/6"),
  ]

  static let all = views + readings + overlays

  /// The same with glyphs that are asked for on the command line.
  func drawn(with glyphs: String) -> ExplorerPlace {
    var place = self
    place.options += " --glyphs \(glyphs)"
    if glyphs == "ascii" { place.sign = sign.replacing("…", with: "...") }
    return place
  }
}

extension TmuxTerminal {
  /// Starts the explorer at a place and waits until nothing moves any more.
  @discardableResult
  func go(to place: ExplorerPlace) throws -> ExplorerScreen {
    let script = try scratch.file("script", place.sweepsFirst ? "s Enter" : place.keys)
    let sign = place.sweepsFirst ? "15 rows" : place.sign
    try start("\(place.options) --script \(script.path)", showing: sign)
    if place.sweepsFirst { send(place.keys.split(separator: " ").map(String.init)) }
    return try waitUntilSettled(showing: place.sign)
  }
}
