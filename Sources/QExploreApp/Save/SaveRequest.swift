/// Something that is to be saved, and what it is saved of.
package struct SaveRequest: Sendable, Equatable {
  /// Its number.
  package var id: Int
  /// What is saved.
  package var content: SaveContent
  /// Where to.
  package var path: String
  /// Whether the name was proposed, so that it gets a number where it is taken; a name that was typed
  /// is refused then.
  package var isProposed: Bool
  /// The explorer as it was when it was asked for, without the dialogue that asked.
  package var state: AppState

  /// A request.
  package init(id: Int, content: SaveContent, path: String, isProposed: Bool, state: AppState) {
    self.id = id
    self.content = content
    self.path = path
    self.isProposed = isProposed
    self.state = state
  }
}

/// How a request to save something ended.
package struct SaveOutcome: Sendable, Hashable {
  /// The number of the request.
  package var id: Int
  /// What was written where, or why nothing was: a sentence.
  package var sentence: String
  /// A name that was typed and cannot be written, to be typed anew.
  package var refused: Name?

  /// What was to be saved where.
  package struct Name: Sendable, Hashable {
    /// What.
    package var content: SaveContent
    /// Where.
    package var path: String
  }

  /// An outcome.
  package init(id: Int, sentence: String, refused: Name? = nil) {
    self.id = id
    self.sentence = sentence
    self.refused = refused
  }
}
