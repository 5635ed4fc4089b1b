import CellCanvas
import Testing

@Suite struct ThemeFileIssueTests {
  @Test(
    "an unknown key warns with its place and the keys that there are, and the theme still works")
  func unknownKeys() throws {
    let text = """
      name = "odd"
      colour = 3

      [roles]
      text = { fg = "#ffffff", blink = true }
      # txet = "a comment"
        txet = "#ffffff"
      "quoted key" = "#ffffff"
      """
    let file = try ThemeFile(toml: text, file: "odd.toml")
    #expect(
      file.warnings.map(\.description) == [
        "odd.toml:2:1: unknown key \"colour\"; choose name, dark, shades, palette, roles",
        "odd.toml:5:26: unknown key \"text.blink\"; choose fg, bg, bold, dim, underline, reverse, "
          + "italic",
        "odd.toml:7:3: unknown key \"txet\"; choose text, title, tab, tab-active",
        "odd.toml:8:1: unknown key \"quoted key\"; themes/README.md lists the roles",
      ])
    #expect(file.theme[.text].foreground == RGB(hex: 0xFFFFFF))
  }

  /// Files and how their issue begins.
  private static let files: [(text: String, issue: String)] = [
    ("name = \"a\"\n[roles\n", ":2:7: this is not TOML: "),
    ("name = \"a\n", ":1:10: this is not TOML: "),
    ("name = \"a\"\n[roles]\nfoo bar\n", ":3:5: this is not TOML: "),
    (
      "name = \"a\"\n[roles]\ntext = \"#fff\"\ntext = \"#eee\"\n",
      ":4:1: \"roles.text\" is set a second time, after line 3; leave one of the two"
    ),
    (
      "name = \"a\"\n[roles]\n[palette]\n[roles]\n",
      ":4:1: \"roles\" is set a second time, after line 2; leave one of the two"
    ),
    (
      "name = \"a\"\n[roles]\ntext = { fg = \"#fff\", fg = \"#fff\" }\n",
      ":3:23: \"roles.text.fg\" is set a second time, after line 3; leave one of the two"
    ),
    ("dark = true\n", ": a theme needs a name, such as name = \"dark\""),
    ("name = \"\"\n", ":1:8: a theme needs a name, such as name = \"dark\""),
    ("name = \"a\"\ndark = 3\n", ":2:8: \"dark\" must be true or false"),
    ("name = \"a\"\nshades = \"yes\"\n", ":2:10: \"shades\" must be true or false"),
    ("name = \"a\"\nroles = 1\n", ":2:9: \"roles\" must be a table: [roles]"),
    (
      "name = \"a\"\n[palette]\nsky = \"blue\"\n",
      ":3:7: \"sky\": \"blue\" is no colour; write it like #56b4e9"
    ),
    (
      "name = \"a\"\n[palette]\nsky = 7\n",
      ":3:7: \"sky\" must be a colour like \"#56b4e9\""
    ),
    (
      "name = \"a\"\n[roles]\ntext = \"sky\"\n",
      ":3:8: \"text\": \"sky\" is neither a colour like #56b4e9 nor a name of the palette"
    ),
    (
      "name = \"a\"\n[palette]\nsky = \"#56b4e9\"\n[roles]\ntext = { bold = true, fg = \"sy\" }\n",
      ":5:28: \"text.fg\": \"sy\" is neither a colour like #56b4e9 nor a name of the palette (sky)"
    ),
    (
      "name = \"a\"\n[roles]\ntext = [1]\n",
      ":3:8: \"text\" must be a colour or a table such as { fg = \"#56b4e9\", bold = true }"
    ),
    (
      "name = \"a\"\n[roles]\nmuted = \"#000\"\ntext = { fg = 1 }\n",
      ":4:15: \"text.fg\" must be a colour"
    ),
    (
      "name = \"a\"\n[roles]\ntext = { bold = 1 }\n", ":3:17: \"text.bold\" must be true or false"
    ),
    (
      "# é\r\nname = '''a\r\n'''\r\n[ roles . text ]\r\n  fg = \"#12\" # too short\r\n",
      ":5:8: \"text.fg\": \"#12\" is neither a colour like #56b4e9 nor a name of the palette"
    ),
  ]

  @Test("an error names file, line and column and says what would be right", arguments: files)
  func errors(_ text: String, _ expected: String) throws {
    let issue = try #require(throws: ThemeIssue.self) {
      try ThemeFile(toml: text, file: "bad.toml")
    }
    #expect(issue.description.hasPrefix("bad.toml" + expected), "\(issue)")
    #expect(!issue.description.contains { $0.isNewline })
  }

  @Test("no prefix of a theme file stops the search for places")
  func brokenTexts() throws {
    let text = """
      name = "a" # "
      palette . "x y" = '\\'
      [[arrays]]
      list = [ 1, "]", [ 2, { a = 1, b = ''' ' ''' } ] ]
      [roles]
      text = { fg = "#fff\\"", bold = true }
      """
    for count in 0...text.count {
      _ = try? ThemeFile(toml: String(text.prefix(count)), file: "part.toml")
    }
  }
}
