import CellCanvas

/// Other keys for some bindings, as a configuration asks for them.
package struct KeyChanges: Sendable, Hashable {
  /// One binding and its keys from now on; none: it has no key.
  package struct Change: Sendable, Hashable {
    package var section: Binding.Section
    package var name: String
    package var keys: [Key]

    /// A change.
    package init(_ section: Binding.Section, _ name: String, _ keys: [Key]) {
      self.section = section
      self.name = name
      self.keys = keys
    }
  }

  /// Why a change cannot be made.
  package enum Refusal: Error, Hashable, Sendable {
    /// The section has no binding of that name; those that it has.
    case unknownName(known: [String])
    /// The key would do two things at once: this name has it already.
    case taken(Key, by: String)
    /// Ctrl-C ends the program wherever it is pressed.
    case fixed(Key)
    /// The key types a character there.
    case typed(Key)
  }

  /// The changes in the order in which they are made.
  package var changes: [Change] = []

  /// No changes.
  package init() {}

  /// The names of a section that can be given other keys, in the order of the table.
  package static func names(in section: Binding.Section) -> [String] {
    Keymap.bindings.filter { $0.section == section }.compactMap(\.name)
  }

  /// The binding table with the changes made.
  ///
  /// Throws the first refusal with the index of its change: keys are judged when all changes are
  /// made, so that two bindings may swap theirs.
  package func table() throws(Mistake) -> [Binding] {
    var bindings = Keymap.bindings
    for (index, change) in changes.enumerated() {
      guard
        let place = bindings.firstIndex(where: {
          $0.section == change.section && $0.name == change.name
        })
      else {
        throw Mistake(
          index: index, refusal: .unknownName(known: KeyChanges.names(in: change.section)))
      }
      bindings[place].keys = change.keys.map { .key($0) }
    }
    for (index, change) in changes.enumerated() {
      for key in change.keys {
        if let refusal = KeyChanges.refusal(of: key, for: change, in: bindings) {
          throw Mistake(index: index, refusal: refusal)
        }
      }
    }
    return bindings
  }

  /// A refusal and which change it is about.
  package struct Mistake: Error, Hashable, Sendable {
    package var index: Int
    package var refusal: Refusal
  }

  private static func refusal(
    of key: Key, for change: Change, in bindings: [Binding]
  ) -> Refusal? {
    guard
      let own = bindings.first(where: { $0.section == change.section && $0.name == change.name })
    else { return nil }
    for other in bindings where other != own {
      guard other.contexts.contains(where: { own.contexts.contains($0) }) else { continue }
      guard other.keys.contains(where: { $0.matches(key) }) else { continue }
      if other.effect == .typing {
        // Some characters are commands there from the start, as ? closes the list of keys.
        let usual = Keymap.bindings.first { $0.section == change.section && $0.name == change.name }
        if usual?.keys.contains(.key(key)) == true { continue }
        return .typed(key)
      }
      guard let name = other.name else { return .fixed(key) }
      return .taken(key, by: name)
    }
    return nil
  }
}
