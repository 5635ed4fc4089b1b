/// How a command ends when it does not end well: one sentence and an exit status.
package struct CommandFailure: Error, Equatable {
  /// The exit statuses that scripts of others rely on.
  package enum Status: Int32, Sendable {
    /// The question was answered no.
    case answeredNo = 1
    /// Wrong usage or input.
    case wrongInput = 2
    /// The program cannot tell.
    case cannotTell = 3
  }

  /// One sentence: the value, the range, the way out.
  package var sentence: String
  /// What the process ends with.
  package var status: Status

  package init(_ sentence: String, status: Status = .wrongInput) {
    self.sentence = sentence
    self.status = status
  }
}
