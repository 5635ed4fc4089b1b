import ArgumentParser
import CellCanvas
import Figures

/// How a figure looks in a file.
package struct FigureOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Size on paper in millimetres (default: 160x100, for several figures 160x150).",
      valueName: "WxH"))
  var size: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Size in character cells, for txt and ansi (default: 120x36).", valueName: "CxR"))
  var cells: String?

  @OptionGroup var look: LookOptions

  package init() {}

  /// A file without a figure yet, and without saying what it is.
  ///
  /// Throws `CommandFailure`.
  ///
  /// Without a size several figures are higher than one.
  func file(figures: Int = 1) throws -> FigureFile {
    let usual = PageSize.usual(figures: figures)
    let (width, height) = try size.map { try pair($0, named: "size", from: 20, to: 2000) } ?? usual
    let room = try cells.map { try pair($0, named: "cells", from: 10, to: 1000) }
    var choices = ScreenChoices()
    choices.glyphs = look.glyphs
    return FigureFile(
      figure: Figure(panels: []), size: PageSize(millimetres: width, height),
      cells: room.map { Size(columns: Int($0.0), rows: Int($0.1)) } ?? .usualFigure,
      theme: try chosenTheme(), isOnPaper: look.theme == nil,
      glyphs: try choices.chosenGlyphs() ?? .braille,
      provenance: Provenance(title: "", parameters: "", command: "", creator: ""))
  }

  private func chosenTheme() throws -> Theme {
    var screen = ScreenThemes()
    screen.asked = look.theme ?? Theme.light.name
    return try screen.themes()[0]
  }

  /// The options that were given, as words.
  var words: [String] {
    [("size", size), ("cells", cells), ("theme", look.theme), ("glyphs", look.glyphs)].compactMap {
      name, value in value.map { "--\(name) \(quotedForShell($0))" }
    }
  }

  private func pair(
    _ text: String, named name: String, from least: Double, to most: Double
  ) throws -> (Double, Double) {
    let parts = text.lowercased().split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let a = Double(parts[0]), let b = Double(parts[1]),
      (least...most).contains(a), (least...most).contains(b)
    else {
      throw CommandFailure(
        "the \(name) \(shown(text)) is not two numbers from \(Int(least)) to \(Int(most)); write "
          + "width and height, as in \(name == "cells" ? "120x36" : "160x100").")
    }
    return (a, b)
  }
}
