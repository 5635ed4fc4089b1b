import CellCanvas
import Figures

/// A frame of the explorer as a file: what is on the screen, cell by cell.
package enum ScreenFile {
  /// The bytes of the file.
  ///
  /// Throws `CommandFailure` for a format that holds no screen, or that the machine cannot make.
  package static func bytes(
    _ frame: CellBuffer, theme: Theme, _ format: FileFormat, provenance: Provenance
  ) throws -> [UInt8] {
    switch format {
    case .txt: return Array(frame.plainText.utf8)
    case .ansi: return Array(frame.ansi(depth: .direct).utf8)
    case .svg:
      return Array(SVGDocument.text(frame.drawList(theme: theme), provenance: provenance).utf8)
    case .png, .pdf:
      return try RasterFile.bytes(
        frame.drawList(theme: theme), provenance: provenance, isPDF: format == .pdf)
    case .tex, .csv, .json:
      throw CommandFailure(
        "a screen is no .\(format.rawValue); choose one of \(FileFormat.list(formats)).")
    }
  }

  /// What a screen can be written as.
  package static let formats: [FileFormat] = [.svg, .png, .txt, .ansi, .pdf]
}
