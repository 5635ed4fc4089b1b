/// What a figure can be written as; the ending of the file chooses.
package enum FileFormat: String, CaseIterable, Sendable, Hashable {
  case svg, png, pdf, tex, csv, json, txt, ansi

  /// The format of a file name.
  ///
  /// Throws `CommandFailure` for an ending that there is not.
  package init(of file: OutputFile) throws {
    guard let format = FileFormat(rawValue: file.ending) else {
      throw CommandFailure(
        "\(shown(file.path, limit: 200)) does not end in a kind of file that figures are written as; "
          + "choose one of \(FileFormat.list(FileFormat.allCases)).")
    }
    self = format
  }

  /// What it is good for, in a few words.
  package var text: String {
    switch self {
    case .svg: "vector, for the web and any editor"
    case .png: "pixels, 200 to the inch"
    case .pdf: "vector, for print"
    case .tex: "pgfplots, for LaTeX"
    case .csv: "comma-separated, for gnuplot, R, pandas"
    case .json: "JSON"
    case .txt: "plain text"
    case .ansi: "text with colours, for cat"
    }
  }

  /// The formats as a list for sentences: `.svg, .png`.
  package static func list(_ formats: some Sequence<FileFormat>) -> String {
    formats.map { ".\($0.rawValue)" }.joined(separator: ", ")
  }
}
