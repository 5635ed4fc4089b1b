import ArgumentParser
import CellCanvas
import Foundation
import QExploreApp
import Testing

@Suite struct ThemeChoiceTests {
  /// The themes to cycle through for `--theme`, with files in the folder of one's own themes.
  private func themes(_ name: String?, own: [String: String] = [:]) throws -> [Theme] {
    let home = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    let folder = home.appendingPathComponent("qexplore/themes")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: home) }
    for (file, text) in own {
      try Data(text.utf8).write(to: folder.appendingPathComponent("\(file).toml"))
    }
    let options = try ScreenOptions.parse(name.map { ["--theme", $0] } ?? [])
    return try options.themes(environment: ["XDG_CONFIG_HOME": home.path])
  }

  @Test(
    "every built-in theme is found by its name, and the others follow", arguments: Theme.builtIn)
  func builtIn(_ theme: Theme) throws {
    let found = try themes(theme.name)
    #expect(found.first == theme)
    #expect(Set(found) == Set(Theme.builtIn) && found.count == Theme.builtIn.count)
    #expect(ScreenOptions.helpMessage().contains(theme.name))
  }

  @Test("the default is dark") func usual() throws { #expect(try themes(nil) == Theme.builtIn) }

  @Test("one's own theme comes before a built-in one of the same name")
  func own() throws {
    let files = ["nord": "name = \"my nord\"", "plain": "name = \"plain\""]
    let nord = try themes("nord", own: files)
    #expect(nord.first?.name == "my nord")
    #expect(!nord.contains { $0.name == "nord" } && nord.count == Theme.builtIn.count + 1)
    let plain = try themes("plain", own: files)
    let names = Theme.builtIn.map { $0.name == "nord" ? "my nord" : $0.name }
    #expect(plain.map(\.name) == ["plain"] + names)
  }

  @Test("one's own themes join those that are gone through; a wrong one stays away")
  func joined() throws {
    let files = ["plain": "name = \"plain\"", "broken": "name = "]
    #expect(try themes("dark", own: files).map(\.name) == Theme.builtIn.map(\.name) + ["plain"])
    #expect(throws: CommandFailure.self) { try themes("broken", own: files) }
  }

  @Test("an unknown name is answered with all names there are")
  func unknown() throws {
    let failure = try #require(throws: CommandFailure.self) {
      try themes("blue", own: ["plain": "name = \"plain\""])
    }
    for name in Theme.builtIn.map(\.name) + ["\"blue\"", "your own plain"] {
      #expect(failure.sentence.contains(name), "\(failure.sentence)")
    }
  }

  @Test("a wrong file of one's own is refused with its place, unknown keys too")
  func wrong() throws {
    for (text, place) in [
      ("name = \n", "plain.toml:1:8: "), ("name = \"a\"\nx = 1", ".toml:2:1: "),
    ] {
      let failure = try #require(throws: CommandFailure.self) {
        try themes("plain", own: ["plain": text])
      }
      #expect(failure.sentence.contains(place) && failure.sentence.hasSuffix("."))
    }
  }
}
