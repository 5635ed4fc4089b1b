import CellCanvas
import Foundation
import QExploreApp
import QuantizedReLU
import Testing

/// What is kept from one time to the next, and scripts of keys.
@Suite struct SessionTests {
  @Test("what is kept is what is taken up again")
  func roundTrip() throws {
    for (keys, check) in [
      ("", "sin(x)"), (":function \"\n", ""), (":codebook int4\n2t", "sin(x)"),
      (":structure dependent\n:parameters tuned\n:epsilon 2^-9\n6m", "sin(x)"),
      (":d 3\n:function x*y*z/2\n:n 2\n3", "x*y*z/2"),
    ] {
      var session = try makeSession(100, 30, target: "sin(x)", lambda: 3, epsilon: "0.1", n: 1)
      for scalar in keys.unicodeScalars {
        if scalar == "\n" { session.press(.enter) } else { session.type(String(scalar)) }
      }
      session.press(.escape)
      let saved = SavedSession(session.state)
      let read = try #require(SavedSession(toml: saved.toml), "\(keys): \(saved.toml)")
      #expect(read == saved, "\(keys)")
      if !check.isEmpty { #expect(read.function == check) }
      #expect(read.setting == session.state.setting)
    }
  }

  @Test("what is no session, or can no longer be built, is as good as none")
  func broken() throws {
    let good = SavedSession(
      try makeOptions(target: "sine").initialState(size: Size(columns: 80, rows: 24))
    ).toml
    #expect(SavedSession(toml: good) != nil)
    for (from, to) in [
      ("lambda = 3", "lambda = 1"), ("lambda = 3", "lambda = \"x\""), ("'sine'", "'sni(x)'"),
      ("n = 2", "n = 99"), ("n = 2", ""), ("epsilon", "epsilno"),
    ] {
      let text = good.replacingOccurrences(of: from, with: to)
      #expect(text != good && SavedSession(toml: text) == nil, "\(from) to \(to)")
    }
    #expect(SavedSession(toml: "no toml [") == nil && SavedSession(toml: "") == nil)
  }

  @Test("a session is written whole into a folder that need not exist, and nowhere else")
  func store() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let environment = ["XDG_STATE_HOME": folder.path, "HOME": "/nowhere"]
    let store = try #require(SessionStore(environment: environment))
    #expect(!store.exists && store.load() == nil)
    let saved = SavedSession(
      try makeOptions(target: "sine").initialState(size: Size(columns: 80, rows: 24)))
    store.save(saved)
    #expect(store.exists && store.load() == saved)
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    #expect(files.sorted() == ["qexplore", "qexplore/session.toml"])
    #expect(
      SessionStore(environment: ["HOME": "/home/x"])?.path
        == "/home/x/.local/state/qexplore/session.toml")
    #expect(SessionStore(environment: [:]) == nil)
  }

  @Test("every key that is bound has a name that a script can write")
  func namesOfKeys() throws {
    for binding in Keymap.bindings {
      for case .key(let key) in binding.keys {
        let name = key.label(unicode: false)
        #expect(try KeyScript(name).keys == [key], "\(name)")
      }
    }
  }

  @Test("scripts hold names, characters, text and comments; a mistake names its line")
  func scripts() throws {
    let script = try KeyScript(
      "Down  q \"0.01\" Enter # a comment\n\n# another\nCtrl-L Shift-Right #\n")
    let expected: [Key] =
      [Key(.down), Key(.character("q"))] + "0.01".unicodeScalars.map { Key(.character($0)) }
      + [Key(.enter), Key(.character("l"), modifiers: .control), Key(.right, modifiers: .shift)]
    #expect(script.keys == expected)
    for (text, line, word) in [
      ("Up\nDwon", 2, "Dwon"), ("\"open", 1, "\"open"), ("Up F99", 1, "F99"),
    ] {
      #expect(throws: KeyScript.Mistake(line: line, word: word)) { try KeyScript(text) }
    }
  }
}
