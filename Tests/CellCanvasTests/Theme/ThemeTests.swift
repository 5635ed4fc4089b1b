import CellCanvas
import Figures
import Foundation
import Testing

@Suite struct ThemeTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func embeddedThemesAreTheFiles() throws {
    let folder = ThemeFolder(path: Self.root.appendingPathComponent("themes").path)
    #expect(Set(folder.names) == Set(Theme.builtIn.map(\.name)))
    for theme in Theme.builtIn {
      let file = Self.root.appendingPathComponent("themes/\(theme.name).toml")
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

  @Test func theGuideNamesEveryRole() throws {
    let guide = try String(
      contentsOf: Self.root.appendingPathComponent("themes/README.md"), encoding: .utf8)
    for role in ThemeRole.allCases { #expect(guide.contains("`\(role.name)`"), "\(role.name)") }
    for theme in Theme.builtIn { #expect(guide.contains("`\(theme.name)`"), "\(theme.name)") }
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

  @Test func monochromeHasNoColors() {
    for role in ThemeRole.allCases {
      #expect(Theme.monochrome[role].foreground == nil)
      #expect(Theme.monochrome[role].background == nil)
    }
    #expect(Theme.monochrome.usesShades)
    #expect(Theme.monochrome.adapted(to: .sixteen) == .monochrome)
    #expect(Theme.dark.adapted(to: .none) == .monochrome)
    #expect(Theme.dark.adapted(to: .sixteen).usesShades)
    #expect(Theme.dark.adapted(to: .palette256) == .dark)
  }

  @Test(arguments: Theme.builtIn.filter(\.hasColors)) func theSelectionIsSeenInSixteenColors(
    _ theme: Theme
  ) {
    let few = theme.adapted(to: .sixteen)
    for role in [ThemeRole.selection, .input, .tabActive, .cursor] {
      let style = few[role]
      #expect(
        style.attributes.contains(.reverse)
          || style.background?.palette16 != few[.background].background?.palette16, "\(role)")
      #expect(style.foreground?.palette16 != style.background?.palette16, "\(role)")
    }
  }

  @Test func wordsOnAReversedGroundAreReversed() {
    let colored = Theme(
      name: "reversed", isDark: true,
      styles: [
        .background: Style(background: RGB(hex: 0)), .text: Style(foreground: RGB(hex: 0x888888)),
        .muted: Style(attributes: .dim),
        .selection: Style(foreground: RGB(hex: 0xFFFFFF), attributes: .reverse),
      ])
    for theme in [Theme.monochrome, colored] {
      let look = Look(theme: theme)
      for role in [ThemeRole.label, .value, .muted] {
        let style = look.style(role, on: .selection)
        #expect(style.attributes.contains(.reverse) && !style.attributes.contains(.dim))
        #expect(style.foreground == look[.selection].foreground)
        #expect(style.background == look[.selection].background)
      }
    }
    #expect(
      Look(theme: .dark).style(.label, on: .selection).foreground == Theme.dark[.label].foreground)
  }
}
