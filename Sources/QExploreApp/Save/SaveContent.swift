/// What leaves the explorer as a file.
package enum SaveContent: String, Sendable, Hashable, CaseIterable {
  /// The figure of the shown view, at its zoom.
  case figure
  /// The whole screen, cell by cell.
  case screen
  /// The numbers behind the figure, or those that are explained.
  case data
  /// A folder with a document, all figures and their numbers.
  case report

  /// What it can be written as, the usual one first; a report is a folder.
  package var formats: [FileFormat] {
    switch self {
    case .figure: [.svg, .pdf, .png, .tex]
    case .screen: ScreenFile.formats
    case .data: [.csv, .json]
    case .report: []
    }
  }

  /// A path with the usual ending where it has none.
  package func withEnding(_ path: String) -> String {
    guard let usual = formats.first, OutputFile(path: path).ending.isEmpty, !path.hasSuffix("/")
    else { return path }
    return "\(path).\(usual.rawValue)"
  }

  /// What it is called in sentences.
  package var noun: String {
    switch self {
    case .figure: "figure"
    case .screen: "screen"
    case .data: "data"
    case .report: "report"
    }
  }

  /// The format of a file that this is written to.
  ///
  /// Throws `CommandFailure` for one that cannot hold it.
  package func format(of file: OutputFile) throws -> FileFormat {
    guard let format = FileFormat(rawValue: file.ending), formats.contains(format) else {
      throw CommandFailure(
        "\(shown(file.path, limit: 200)) does not end in what a \(noun) is written as; choose one of "
          + "\(FileFormat.list(formats)).")
    }
    return format
  }
}
