import CellCanvas
import Figures
import Foundation
import Testing

@Suite struct ThemeTests {
  private static let texts: [ThemeRole] = [
    .text, .muted, .strong, .accent, .title, .subtitle, .label, .value, .key, .hint, .error,
    .warning, .success, .tab, .axisLabel, .axisTitle, .selectionMarker,
  ]
  private static let data: [ThemeRole] = [
    .reference, .approximation, .residual, .limit, .bound, .lowerBound, .baseline, .optimum,
    .dataset, .guide, .pinned, .crosshair, .series1, .series2, .series3, .series4, .series5,
    .series6,
  ]

  /// As the terminal shows a colour: itself, or the nearest of 256.
  private static let depths: [@Sendable (RGB) -> RGB] = [
    { $0 }, { RGB(palette256: $0.palette256) },
  ]

  @Test(arguments: [Theme.dark, .light]) func textAndDataStandOut(_ theme: Theme) throws {
    for shown in Self.depths {
      func ground(_ role: ThemeRole) throws -> RGB { shown(try #require(theme[role].background)) }
      func ink(_ role: ThemeRole) throws -> RGB { shown(try #require(theme[role].foreground)) }
      let frame = try ground(.background)
      for role in Self.texts {
        #expect(try ink(role).contrast(with: frame) >= 4.5, "\(theme.name) \(role)")
      }
      for role in [ThemeRole.selection, .tabActive, .input, .cursor, .modal] {
        #expect(try ink(role).contrast(with: ground(role)) >= 4.5, "\(theme.name) \(role)")
      }
      for role in [ThemeRole.label, .value, .muted] {
        #expect(
          try ink(role).contrast(with: ground(.selection)) >= 4, "\(theme.name) \(role) selected")
      }
      for role in [ThemeRole.text, .key, .title] {
        #expect(
          try ink(role).contrast(with: ground(.modal)) >= 4.5, "\(theme.name) \(role) in a modal")
      }
      let band = try ground(.band)
      #expect(band.contrast(with: frame) >= 1.3)
      for role in Self.data {
        #expect(try ink(role).contrast(with: frame) >= 3, "\(theme.name) \(role)")
        if role != .guide {
          #expect(try ink(role).contrast(with: band) >= 2.95, "\(theme.name) \(role) on the band")
        }
      }
    }
  }

  @Test func embeddedThemesAreTheFiles() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    for theme in Theme.builtIn {
      let file = root.appendingPathComponent("themes/\(theme.name).toml")
      let read = try ThemeFile(toml: String(contentsOf: file, encoding: .utf8), file: file.path)
      #expect(read.theme == theme)
      #expect(read.warnings == [])
    }
  }

  @Test func everyRoleHasAFallBackChainThatEnds() {
    for role in ThemeRole.allCases {
      #expect(ThemeRole(name: role.name) == role)
      var steps = 0
      var next: ThemeRole? = role
      while let current = next {
        next = current.fallback
        steps += 1
        guard steps < 10 else { break }
      }
      #expect(steps < 10, "\(role)")
    }
    #expect(ThemeRole.borderFocused.name == "border-focused")
    #expect(ThemeRole.series1.name == "series1")
  }

  @Test func missingRolesInherit() throws {
    let text = """
      name = "small"
      [palette]
      sky = "#56b4e9"
      [roles]
      background = { bg = "#000000" }
      reference = "sky"
      muted = { fg = "#888", dim = true }
      """
    let theme = try ThemeFile(toml: text, file: "small.toml").theme
    #expect(theme[.series2].foreground == RGB(hex: 0x56B4E9))
    #expect(theme[.axis].foreground == RGB(hex: 0x888888))
    #expect(theme[.axis].attributes == .dim)
    #expect(theme[.hint].background == RGB(hex: 0))
    #expect(theme.style(of: .series(-5)) == theme.style(of: .series(1)))
  }

  @Test func unknownKeysWarnWithTheirLines() throws {
    let text = """
      name = "odd"
      colour = 3

      [roles]
      text = { fg = "#ffffff", blink = true }
      txet = "#ffffff"
      """
    let file = try ThemeFile(toml: text, file: "odd.toml")
    #expect(
      file.warnings.map(\.description) == [
        "odd.toml:2: unknown key \"colour\"", "odd.toml:5: unknown key \"text.blink\"",
        "odd.toml:6: unknown key \"txet\"",
      ])
    #expect(file.theme[.text].foreground == RGB(hex: 0xFFFFFF))
  }

  @Test(
    arguments: [
      ("name = \"a\"\n[roles\n", 2), ("dark = true\n", nil), ("name = \"a\"\ndark = 3\n", 2),
      ("name = \"a\"\n[palette]\nsky = \"blue\"\n", 3), ("name = \"a\"\n[palette]\nsky = 7\n", 3),
      ("name = \"a\"\n[roles]\ntext = \"sky\"\n", 3), ("name = \"a\"\n[roles]\ntext = [1]\n", 3),
      ("name = \"a\"\n[roles]\nmuted = \"#000\"\ntext = { fg = 1 }\n", 4),
      ("name = \"a\"\nroles = 1\n", 2), ("name = \"\"\n", 1),
      ("name = \"a\"\n[roles]\ntext = { bold = 1 }\n", 3),
      ("name = \"a\"\n[roles]\ntext = \"#12\"", 3),
    ] as [(String, Int?)]) func errorsNameTheLine(_ text: String, _ line: Int?) throws
  {
    let issue = try #require(throws: ThemeIssue.self) {
      try ThemeFile(toml: text, file: "bad.toml")
    }
    #expect(issue.line == line, "\(issue)")
    #expect(issue.description.hasPrefix("bad.toml"))
  }

  @Test func monochromeHasNoColors() {
    for role in ThemeRole.allCases {
      #expect(Theme.monochrome[role].foreground == nil)
      #expect(Theme.monochrome[role].background == nil)
    }
    #expect(Theme.dark.adapted(to: .none) == .monochrome)
    #expect(Theme.dark.adapted(to: .sixteen).usesShades)
    #expect(Theme.dark.adapted(to: .palette256) == .dark)
  }

  @Test(arguments: [Theme.dark, .light]) func theSelectionIsSeenInSixteenColors(_ theme: Theme) {
    let few = theme.adapted(to: .sixteen)
    for role in [ThemeRole.selection, .input, .tabActive, .cursor] {
      let style = few[role]
      #expect(
        style.attributes.contains(.reverse)
          || style.background?.palette16 != few[.background].background?.palette16, "\(role)")
      #expect(style.foreground?.palette16 != style.background?.palette16, "\(role)")
    }
  }
}
