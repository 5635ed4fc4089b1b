import CellCanvas
import Foundation
import QExploreApp
import QuantizedReLU
import Testing

/// The file of a person's own defaults and keys.
@Suite struct ConfigurationTests {
  private func read(_ text: String) throws(ConfigurationIssue) -> Configuration {
    try Configuration(toml: text, file: "config.toml")
  }

  @Test("every default is taken, numbers as numbers or as text")
  func defaults() throws {
    let own = try read(
      """
      [defaults]
      function = "x^2/2"
      lambda = 4
      epsilon = 0.01
      n = "2"
      d = 1
      quantization = "linear"
      structure = "independent"
      parameters = "tuned"
      view = "scaling"
      theme = "nord"
      glyphs = "block"
      color = "256"
      mouse = false
      session = false
      """)
    let setting = try own.network.setting()
    #expect(setting.lambda == 4 && setting.epsilon.text == "0.01" && setting.n == 2)
    #expect(setting.quantization == .linear && setting.parameters == .tuned)
    #expect(try own.network.target(dimension: 1).text == "x^2/2")
    #expect(own.view == .scaling && own.theme == "nord" && own.glyphs == .block)
    #expect(own.color == "256" && own.usesMouse == false && own.keepsSession == false)
    #expect(own.bindings == Keymap.bindings)
    #expect(try read("") == Configuration())
    #expect(try read("[defaults]\nglyphs = \"auto\"").glyphs == nil)
  }

  @Test("keys are given to names, several or none, and two may be swapped")
  func keys() throws {
    let own = try read(
      """
      [keys]
      undo = "u"
      redo = ["U", "Ctrl-R"]
      begin-reading = []
      next-theme = "m"
      next-glyphs = "t"
      view-scaling = "F3"
      [keys.reading]
      set-mark = "a"
      """)
    #expect(Set(own.bindings.map(\.help)) == Set(Keymap.bindings.map(\.help)))
    var options = try makeOptions(target: "sine", epsilon: "0.1", n: 1)
    options.bindings = own.bindings
    var session = ExplorerSession(options, size: Size(columns: 200, rows: 50))
    session.press(.right)
    session.type("u")
    #expect(session.state.setting.lambda == 3)
    session.control("r")
    #expect(session.state.setting.lambda == 4)
    session.type("zZ")
    #expect(session.state.setting.lambda == 4)
    session.type("m")
    #expect(session.state.themeIndex == 1 && session.state.glyphs == .braille)
    session.type("t")
    #expect(session.state.glyphs == .block)
    session.press(.function(3))
    #expect(session.state.view == .scaling)
    session.type("c")
    #expect(session.state.mode == .browsing)
    // Hints, list, palette and sentences all speak of the new keys.
    #expect(session.text.contains("u undo") && !session.text.contains("c read"))
    session.type(":begin reading")
    session.press(.enter)
    #expect(session.state.mode == .reading)
    session.type("a")
    #expect(session.state.reading?.marks.count == 1)
    session.press(.escape)
    session.type("?undo")
    #expect(session.text.contains("▸ u "))
  }

  static let mistakes: [(text: String, place: String, words: [String])] = [
    ("x = 1", "config.toml:1:1: ", ["unknown key \"x\"", "defaults, keys"]),
    ("[defaults]\nlamdba = 3", ":2:1: ", ["defaults.lamdba", "choose lambda"]),
    ("[defaults]\n\nlambda = 1", ":3:10: ", ["lambda 1", "65536"]),
    ("[defaults]\nepsilon = 2", ":2:11: ", ["epsilon 2", "below 1"]),
    ("[defaults]\nn = 99", ":2:5: ", ["n 99", "32"]),
    ("[defaults]\nquantization = \"cubic\"", ":2:16: ", ["\"cubic\"", "linear"]),
    ("[defaults]\nquantization = \"linear\"\nlambda = 3", ":3:10: ", ["lambda 3", "odd"]),
    ("[defaults]\ncodebook = \"nf4\"", ":2:12: ", ["nf4"]),
    ("[defaults]\ncodebook = \"int4\"\nlambda = 4", ":2:12: ", ["already says", "lambda"]),
    ("[defaults]\nstructure = \"dependent\"\nn = 2", ":2:13: ", ["dependent"]),
    ("[defaults]\nfunction = \"sni(x)\"", ":2:12: ", ["\"sni\"", "sin"]),
    ("[defaults]\nd = 2\nfunction = \"x*z\"", ":3:12: ", ["z"]),
    ("[defaults]\nview = \"nine\"", ":2:8: ", ["\"nine\"", "scaling"]),
    ("[defaults]\nglyphs = \"odd\"", ":2:10: ", ["\"odd\"", "braille"]),
    ("[defaults]\ncolor = 12", ":2:9: ", ["\"12\"", "never"]),
    ("[defaults]\nmouse = \"on\"", ":2:9: ", ["mouse", "true or false"]),
    ("[defaults]\nlambda = [2]", ":2:10: ", ["lambda", "number"]),
    ("defaults = 3", ":1:12: ", ["[defaults]"]),
    ("[keys]\nqiut = \"x\"", ":2:1: ", ["keys.qiut", "quit"]),
    ("[keys.reading]\nundo = \"x\"", ":2:1: ", ["keys.reading.undo"]),
    ("[keys]\nundo = \"Foo\"", ":2:8: ", ["\"Foo\"", "no key"]),
    ("[keys]\nundo = 3", ":2:8: ", ["undo", "a key"]),
    ("[keys]\nundo = \"t\"", ":2:8: ", ["t is the key of next-theme"]),
    ("[keys]\nundo = \"u\"\nredo = \"u\"", ":3:8: ", ["u is the key of undo"]),
    ("[keys]\nundo = \"Ctrl-C\"", ":2:8: ", ["Ctrl-C always ends"]),
    ("[keys.editing]\ncursor-left = \"x\"", ":2:15: ", ["x types a character"]),
    ("[keys]\nundo = \"x", ":2:8: ", ["no TOML"]),
    ("[keys]\nundo = \"u\"\nundo = \"v\"", ":3:1: ", ["second time", "line 2"]),
  ]

  @Test("what is wrong is told with its line and the way out", arguments: mistakes.indices)
  func refuses(_ index: Int) throws {
    let mistake = ConfigurationTests.mistakes[index]
    let issue = try #require(throws: ConfigurationIssue.self) { try read(mistake.text) }
    // Where a text breaks off the parser alone knows.
    if !mistake.words.contains("no TOML") {
      #expect(issue.sentence.contains(mistake.place), "\(issue.sentence)")
      for word in mistake.words {
        #expect(issue.sentence.contains(word), "\(issue.sentence) lacks \(word)")
      }
    }
    #expect(issue.sentence.hasPrefix("config.toml:"))
    #expect(issue.sentence.hasSuffix("--no-config starts without this file."))
    #expect(!issue.sentence.contains("\n"))
  }

  @Test("the first configuration is what the program has anyway, and says so line by line")
  func template() throws {
    let text = ConfigurationTemplate.text
    #expect(try read(text) == Configuration())
    // Every line of it holds when its mark is taken away.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var table = ""
    var settings = 0
    for line in lines {
      if line.hasPrefix("[") { table = line }
      guard line.hasPrefix("# "), line.contains(" = "), let first = line.dropFirst(2).first,
        first.isLowercase, !line.contains("codebook = ")
      else { continue }
      settings += 1
      let own = try read("\(table)\n\(line.dropFirst(2))")
      if table != "[defaults]" { #expect(own.bindings == Keymap.bindings, "\(line)") }
    }
    let names = Keymap.bindings.filter { $0.name != nil }.count
    #expect(settings == names + Configuration.defaultNames.count - 1)
  }

  @Test("names are one of a kind within their section")
  func names() {
    for section in Binding.Section.allCases {
      let names = KeyChanges.names(in: section)
      #expect(Set(names).count == names.count && !names.isEmpty, "\(section)")
      #expect(names.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "-" } })
    }
  }

  @Test("the command line comes first, and a codebook and a lambda exclude each other")
  func precedence() throws {
    var own = NetworkRequest()
    (own.lambda, own.n, own.codebook) = (nil, "2", "int4")
    var asked = NetworkRequest()
    #expect(asked.completed(by: own) == own)
    asked.lambda = "3"
    #expect(asked.completed(by: own).codebook == nil && asked.completed(by: own).n == "2")
    (own.lambda, own.codebook) = ("5", nil)
    #expect(asked.completed(by: own).lambda == "3")
    (asked.lambda, asked.codebook) = (nil, "int2")
    #expect(asked.completed(by: own).lambda == nil)
    #expect(try asked.completed(by: own).setting().codebook == NamedCodebook.int2.values)
  }

  @Test("is found in the configuration folder and a first one never replaces another")
  func store() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try #require(
      ConfigurationStore(environment: ["XDG_CONFIG_HOME": folder.path, "HOME": "/nowhere"]))
    #expect(!store.exists && store.path == folder.path + "/qexplore/config.toml")
    try store.writeFirst(ConfigurationTemplate.text)
    #expect(try store.load() == Configuration())
    #expect(throws: CommandFailure.self) { try store.writeFirst("x") }
    #expect(try store.load() == Configuration())
    #expect(
      ConfigurationStore(environment: ["HOME": "/home/x"])?.path
        == "/home/x/.config/qexplore/config.toml")
    #expect(ConfigurationStore(environment: [:]) == nil)
  }

  @Test(
    "of many that write a first configuration at once one does, and nothing else is left behind")
  func race() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = ConfigurationStore(path: folder.path + "/config.toml")
    let written = await withTaskGroup(of: String?.self) { group in
      for number in 0..<32 {
        group.addTask {
          let text = "# \(number)\n"
          return (try? store.writeFirst(text)).map { text }
        }
      }
      return await group.reduce(into: [String]()) { all, text in
        if let text { all.append(text) }
      }
    }
    #expect(written.count == 1)
    #expect(try written == [String(contentsOfFile: store.path, encoding: .utf8)])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["config.toml"])
    // A link that leads nowhere is in the way too.
    try FileManager.default.removeItem(atPath: store.path)
    try FileManager.default.createSymbolicLink(
      atPath: store.path, withDestinationPath: "nowhere.toml")
    #expect {
      try store.writeFirst("")
    } throws: {
      "\($0)".contains("exists and is left as it is")
    }
  }

  @Test("personal folders are those of the environment where it names absolute ones")
  func folders() {
    let (own, home) = (PersonalFolder.configuration, ["HOME": "/home/x"])
    #expect(own.path(environment: ["XDG_CONFIG_HOME": "/c", "HOME": "/h"]) == "/c/qexplore")
    for wrong in ["", "relative/c"] {
      let environment = home.merging(["XDG_CONFIG_HOME": wrong]) { _, new in new }
      #expect(own.path(environment: environment) == "/home/x/.config/qexplore")
      #expect(ThemeFolder(environment: environment)?.path == "/home/x/.config/qexplore/themes")
    }
    #expect(PersonalFolder.state.path(environment: home) == "/home/x/.local/state/qexplore")
    #expect(PersonalFolder.allCases.allSatisfy { $0.path(environment: ["HOME": "x"]) == nil })
  }
}
