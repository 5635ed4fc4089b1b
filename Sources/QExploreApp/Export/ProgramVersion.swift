import ArgumentParser

/// Who made a file.
enum ProgramVersion {
  /// The program and its version.
  static var text: String { "qexplore \(RootCommand.configuration.version)" }
}
