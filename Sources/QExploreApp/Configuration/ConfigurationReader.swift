import CellCanvas
import QuantizedReLU
import TOMLKit

extension Configuration {
  /// Reads a whole file: `[defaults]` and `[keys]`, as `qexplore config` writes them.
  ///
  /// `file` is only named in issues. Throws the first thing that is wrong: behind the explorer's
  /// screen nobody would see a warning.
  package init(toml text: String, file: String) throws(ConfigurationIssue) {
    let document: TOMLDocument
    do throws(TOMLDocument.Mistake) {
      document = try TOMLDocument(text)
    } catch {
      throw ConfigurationIssue(error, file: file)
    }
    let reader = ConfigurationReader(document: document, file: file)
    try reader.refuseUnknown(in: document.root, known: ["defaults", "keys"], at: [])
    self.init()
    if let table = try reader.table(["defaults"], of: document.root) {
      try read(table, with: reader)
    }
    if let table = try reader.table(["keys"], of: document.root) {
      bindings = try reader.bindings(table)
    }
  }

  /// The names of `[defaults]`.
  package static let defaultNames = [
    "function", "lambda", "epsilon", "n", "d", "quantization", "codebook", "structure",
    "parameters", "view", "theme", "glyphs", "color", "mouse", "session",
  ]

  private mutating func read(
    _ table: TOMLTable, with reader: ConfigurationReader
  ) throws(ConfigurationIssue) {
    try reader.refuseUnknown(in: table, known: Configuration.defaultNames, at: ["defaults"])
    let parts: [(String, WritableKeyPath<NetworkRequest, String?>)] = [
      ("function", \.function), ("lambda", \.lambda), ("epsilon", \.epsilon), ("n", \.n),
      ("d", \.d), ("quantization", \.quantization), ("codebook", \.codebook),
      ("structure", \.structure), ("parameters", \.parameters),
    ]
    for (name, path) in parts {
      guard let text = try reader.text(name, of: table) else { continue }
      network[keyPath: path] = text
      guard name != "function", name != "structure" else { continue }
      // Each value for itself first, so that the line of the wrong one is named.
      var alone = NetworkRequest()
      alone[keyPath: path] = text
      if name == "quantization" { alone.lambda = "2" }
      do { _ = try alone.setting() } catch { throw reader.refused(error, at: name) }
    }
    if network.codebook != nil, network.lambda != nil || network.quantization != nil {
      let other = network.lambda != nil ? "lambda" : "quantization"
      let sentence = "codebook already says what \(other) would; leave one of the two."
      throw reader.issue(.refused(sentence), at: ["defaults", "codebook"])
    }
    let setting: Setting
    do { setting = try network.setting() } catch {
      throw reader.refused(error, at: network.structure != nil ? "structure" : "lambda")
    }
    do { _ = try network.target(dimension: setting.d) } catch {
      throw reader.refused(error, at: network.function != nil ? "function" : "d")
    }
    try readScreen(table, with: reader)
  }

  private mutating func readScreen(
    _ table: TOMLTable, with reader: ConfigurationReader
  ) throws(ConfigurationIssue) {
    var options = ScreenChoices()
    options.view = try reader.text("view", of: table)
    options.glyphs = try reader.text("glyphs", of: table)
    options.color = try reader.text("color", of: table)
    do { view = try options.chosenView() } catch { throw reader.refused(error, at: "view") }
    do { glyphs = try options.chosenGlyphs() } catch { throw reader.refused(error, at: "glyphs") }
    do { _ = try options.colorDepth() } catch { throw reader.refused(error, at: "color") }
    color = options.color
    theme = try reader.text("theme", of: table)
    usesMouse = try reader.flag("mouse", of: table)
    keepsSession = try reader.flag("session", of: table)
  }
}

/// Reads values of a document, or says where they are wrong.
struct ConfigurationReader {
  let document: TOMLDocument
  let file: String

  func issue(_ reason: ConfigurationIssue.Reason, at path: [String]) -> ConfigurationIssue {
    let places = document.places
    return ConfigurationIssue(
      file: file, place: places.values[path] ?? places.keys[path], reason: reason)
  }

  /// What an error says of the value of a default.
  func refused(_ error: any Error, at name: String) -> ConfigurationIssue {
    issue(.refused(sentence(for: error)), at: ["defaults", name])
  }

  func refuseUnknown(
    in table: TOMLTable, known: [String], at path: [String]
  ) throws(ConfigurationIssue) {
    for key in table.keys where !known.contains(key) {
      let full = path + [key]
      throw ConfigurationIssue(
        file: file, place: document.places.keys[full],
        reason: .unknownKey(full.joined(separator: "."), known: known))
    }
  }

  func table(_ path: [String], of table: TOMLTable) throws(ConfigurationIssue) -> TOMLTable? {
    guard let value = table[path[path.count - 1]] else { return nil }
    let name = path.joined(separator: ".")
    guard let found = value.table else {
      throw issue(.wrongKind(key: name, expected: "a table: [\(name)]"), at: path)
    }
    return found
  }

  /// The text of a default, which may be written as a number.
  func text(_ name: String, of table: TOMLTable) throws(ConfigurationIssue) -> String? {
    guard let value = table[name] else { return nil }
    if let text = value.string { return text }
    if let number = value.int { return String(number) }
    if let number = value.double { return "\(number)" }
    throw issue(.wrongKind(key: name, expected: "a text or a number"), at: ["defaults", name])
  }

  func flag(_ name: String, of table: TOMLTable) throws(ConfigurationIssue) -> Bool? {
    guard let value = table[name] else { return nil }
    guard let flag = value.bool else {
      throw issue(.wrongKind(key: name, expected: "true or false"), at: ["defaults", name])
    }
    return flag
  }

  // MARK: Keys

  /// The binding table with the keys of `[keys]`.
  func bindings(_ table: TOMLTable) throws(ConfigurationIssue) -> [Binding] {
    var changes = KeyChanges()
    var paths: [[String]] = []
    let tables = Binding.Section.allCases.filter { $0 != .explorer }.map(\.rawValue)
    try read(
      table, .explorer, at: ["keys"], leavingOut: tables, into: &changes, paths: &paths)
    for section in Binding.Section.allCases where section != .explorer {
      let path = ["keys", section.rawValue]
      guard let own = try self.table(path, of: table) else { continue }
      try read(own, section, at: path, leavingOut: [], into: &changes, paths: &paths)
    }
    do throws(KeyChanges.Mistake) {
      return try changes.table()
    } catch {
      let path = paths[error.index]
      switch error.refusal {
      case .unknownName(let known):
        throw ConfigurationIssue(
          file: file, place: document.places.keys[path],
          reason: .unknownKey(path.joined(separator: "."), known: known))
      case .taken(let key, let name):
        throw issue(.taken(key: key.label(unicode: false), by: name), at: path)
      case .fixed(let key): throw issue(.fixed(key: key.label(unicode: false)), at: path)
      case .typed(let key): throw issue(.typed(key: key.label(unicode: false)), at: path)
      }
    }
  }

  private func read(
    _ table: TOMLTable, _ section: Binding.Section, at path: [String], leavingOut: [String],
    into changes: inout KeyChanges, paths: inout [[String]]
  ) throws(ConfigurationIssue) {
    for name in table.keys.sorted() where !leavingOut.contains(name) {
      guard let value = table[name] else { continue }
      let full = path + [name]
      var words: [String] = []
      if let word = value.string {
        words = [word]
      } else if let list = value.array, list.allSatisfy({ $0.string != nil }) {
        words = list.compactMap(\.string)
      } else {
        throw issue(
          .wrongKind(
            key: full.dropFirst().joined(separator: "."),
            expected: "a key such as \"x\" or several as in [\"x\", \"Ctrl-T\"]"), at: full)
      }
      var keys: [Key] = []
      for word in words {
        guard let key = Key(name: word) else { throw issue(.noKey(word), at: full) }
        keys.append(key)
      }
      changes.changes.append(KeyChanges.Change(section, name, keys))
      paths.append(full)
    }
  }
}

extension ConfigurationIssue {
  fileprivate init(_ mistake: TOMLDocument.Mistake, file: String) {
    switch mistake {
    case .syntax(let words, let place):
      self.init(file: file, place: place, reason: .syntax(words))
    case .duplicateKey(let key, let place, let line):
      self.init(file: file, place: place, reason: .duplicateKey(key, firstLine: line))
    }
  }
}
