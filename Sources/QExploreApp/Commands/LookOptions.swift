import ArgumentParser

/// What colours and glyphs things are drawn with.
///
/// A group of its own, because the explorer and its subcommands share it: of two options of one name
/// ArgumentParser would give a value to the explorer alone.
package struct LookOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The theme: \(ScreenThemes.builtInNames), one of your own in ~/.config/qexplore/themes, or a "
        + "file such as mine.toml (default: \(ScreenThemes.defaultName) on a screen, light in files)."
    ),
    completion: .themes)
  var theme: String?

  @Option(
    parsing: .unconditional,
    help: "What plots are drawn with in cells: auto, braille, block or ascii (default: auto).",
    completion: .list(ScreenChoices.glyphNames))
  var glyphs: String?

  package init() {}
}

/// Where the explorer begins.
package struct ViewOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The view to begin with: \(ScreenChoices.viewNames) (default: approximation)."),
    completion: .list(ScreenChoices.viewTitles))
  var view: String?

  package init() {}
}
