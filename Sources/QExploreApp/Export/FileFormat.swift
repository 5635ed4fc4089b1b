import CellCanvas
import Figures
import Foundation

/// What a figure can be written as; the ending of the file chooses.
package enum FileFormat: String, CaseIterable, Sendable, Hashable {
  case svg, png, pdf, tex, csv, txt, ansi

  /// The format of a file name.
  ///
  /// Throws `CommandFailure` for an ending that there is not.
  package init(of file: OutputFile) throws {
    guard let format = FileFormat(rawValue: file.ending) else {
      let list = FileFormat.allCases.map { ".\($0.rawValue)" }.joined(separator: ", ")
      throw CommandFailure(
        "\(shown(file.path, limit: 200)) does not end in a kind of file that figures are written as; "
          + "choose one of \(list).")
    }
    self = format
  }

  /// Whether it is made of character cells.
  package var isText: Bool { self == .txt || self == .ansi }
}

/// A figure and how it is to look in files.
package struct FigureFile: Sendable {
  /// What is drawn.
  package var figure: Figure
  /// Size on paper.
  package var size: PageSize
  /// Size in character cells.
  package var cells: Size
  /// Colours.
  package var theme: Theme
  /// What cells are made of.
  package var glyphs: Glyphs
  /// What the file says of itself.
  package var provenance: Provenance

  /// The bytes of the file in a format; the same figure gives the same bytes.
  ///
  /// Throws `CommandFailure` where the machine cannot make one.
  package func bytes(_ format: FileFormat) throws -> [UInt8] {
    let palette = theme.pagePalette
    switch format {
    case .svg:
      let list = figure.drawList(size: size, palette: palette)
      return Array(SVGDocument.text(list, provenance: provenance).utf8)
    case .pdf, .png:
      return try raster(figure.drawList(size: size, palette: palette), format)
    case .tex:
      return Array(
        PgfplotsDocument.text(figure, size: size, palette: palette, provenance: provenance).utf8)
    case .csv: return Array(CSVDocument.text(figure, provenance: provenance).utf8)
    case .txt: return Array((heading + buffer.plainText).utf8)
    case .ansi: return Array((heading + buffer.ansi(depth: .direct)).utf8)
    }
  }

  /// What a text file says of itself, before the figure.
  private var heading: String {
    "\(provenance.title)\n\(provenance.parameters)\n$ \(provenance.command)\n\n"
  }

  private var buffer: CellBuffer {
    let look = Look(theme: theme, glyphs: glyphs)
    var buffer = CellBuffer(size: cells, look: look)
    figure.draw(in: Rect(cells), look: look, into: &buffer)
    return buffer
  }

  /// PDF or PNG by cairo, else by rsvg-convert from the SVG.
  private func raster(_ list: DrawList, _ format: FileFormat) throws -> [UInt8] {
    try RasterFile.bytes(list, provenance: provenance, isPDF: format == .pdf)
  }
}

/// PDF and PNG files of a page.
package enum RasterFile {
  /// By cairo where the machine has it, else by rsvg-convert.
  ///
  /// Throws `CommandFailure` that says what to install where it has neither.
  package static func bytes(
    _ list: DrawList, provenance: Provenance, isPDF: Bool
  ) throws -> [UInt8] {
    do throws(CairoDocument.Failure) {
      return isPDF
        ? try CairoDocument.pdf(list, provenance: provenance)
        : try CairoDocument.png(list, provenance: provenance)
    } catch {
      if case .refused(let status) = error {
        throw CommandFailure(
          "cairo could not draw the page (its status \(status)); take a smaller size, or .svg.")
      }
    }
    let svg = SVGDocument.text(list, provenance: provenance)
    if let bytes = converted(svg, isPDF: isPDF) { return bytes }
    throw CommandFailure(
      "\(isPDF ? "PDF" : "PNG") files need cairo, which this machine does not have; "
        + "apt install libcairo2 brings it, or write .svg, which needs nothing.")
  }

  /// What rsvg-convert makes of an SVG; nil where there is none or it fails.
  private static func converted(_ svg: String, isPDF: Bool) -> [UInt8]? {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("qexplore-\(UUID().uuidString)")
    guard
      (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true))
        != nil
    else { return nil }
    defer { try? FileManager.default.removeItem(at: folder) }
    let (input, output) = (
      folder.appendingPathComponent("page.svg"), folder.appendingPathComponent("page")
    )
    guard (try? Data(svg.utf8).write(to: input)) != nil else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["rsvg-convert", "--dpi-x", "200", "--dpi-y", "200", "--format", isPDF ? "pdf" : "png"]
      + ["--output", output.path, input.path]
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return FileManager.default.contents(atPath: output.path).map(Array.init)
  }
}
