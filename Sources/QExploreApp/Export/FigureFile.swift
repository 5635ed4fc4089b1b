import CellCanvas
import Figures

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
    case .json:
      let document = FigureDocument.json(figure, provenance: provenance)
      return Array((document.indentedText + "\n").utf8)
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
