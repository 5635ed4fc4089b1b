/// The program's name and version: the one place that says them.
package enum ProgramVersion {
  /// The version.
  package static let number = "0.1.0"
  /// Name and version, as `--version` and files say them.
  package static let name = "qexplore \(number)"
  /// When the version was made, as a manual page writes it.
  static let date = "November 26, 2026"
}
