/// What a file says of itself: what it shows, of which network, and how to make it again.
package struct Provenance: Hashable, Sendable {
  /// What is shown, a line.
  package var title: String
  /// The parameters, as in `f = sin(x), λ 2, ε 0.1`.
  package var parameters: String
  /// The command line that makes the same file.
  package var command: String
  /// The program and its version.
  package var creator: String

  /// All of it.
  package init(title: String, parameters: String, command: String, creator: String) {
    self.title = title
    self.parameters = parameters
    self.command = command
    self.creator = creator
  }
}
