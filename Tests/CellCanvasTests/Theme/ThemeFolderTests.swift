import CellCanvas
import Foundation
import Testing

@Suite struct ThemeFolderTests {
  @Test("the folder is below XDG_CONFIG_HOME, else below ~/.config")
  func folder() {
    func path(_ environment: [String: String]) -> String? {
      ThemeFolder(environment: environment)?.path
    }
    #expect(path(["XDG_CONFIG_HOME": "/x", "HOME": "/h"]) == "/x/qexplore/themes")
    #expect(path(["HOME": "/h"]) == "/h/.config/qexplore/themes")
    // The specification has empty and relative paths ignored.
    #expect(path(["XDG_CONFIG_HOME": "", "HOME": "/h"]) == "/h/.config/qexplore/themes")
    #expect(path(["XDG_CONFIG_HOME": "x", "HOME": "/h"]) == "/h/.config/qexplore/themes")
    #expect(path([:]) == nil)
  }

  @Test("themes are the TOML files, by their names without a way out of the folder")
  func files() throws {
    let home = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    let folder = ThemeFolder(path: home.appendingPathComponent("themes").path)
    #expect(folder.names == [])
    #expect(folder.file(named: "mine") == nil)
    try FileManager.default.createDirectory(
      atPath: folder.path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: home) }
    for name in ["themes/b.toml", "themes/a.toml", "themes/notes.txt", "outside.toml"] {
      try Data().write(to: home.appendingPathComponent(name))
    }
    #expect(folder.names == ["a", "b"])
    #expect(folder.file(named: "a") == folder.path + "/a.toml")
    for name in ["", ".", "c", "notes", "../outside", "/a", ".a"] {
      #expect(folder.file(named: name) == nil, "\(name)")
    }
  }
}
