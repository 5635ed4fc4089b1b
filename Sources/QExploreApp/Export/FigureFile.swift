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
  /// Whether its ground is the white of paper rather than that of the theme.
  package var isOnPaper = true
  /// What cells are made of.
  package var glyphs: Glyphs
  /// What the file says of itself.
  package var provenance: Provenance

  /// The bytes of the file in a format; the same figure gives the same bytes.
  ///
  /// Throws `CommandFailure` where the machine cannot make one.
  package func bytes(_ format: FileFormat) throws -> [UInt8] {
    var palette = theme.pagePalette
    if isOnPaper { palette.ground = 0xFFFFFF }
    switch format {
    case .svg:
      let list = figure.drawList(size: size, palette: palette)
      return Array(SVGDocument.text(list, provenance: provenance).utf8)
    case .pdf, .png:
      return try RasterFile.bytes(
        figure.drawList(size: size, palette: palette), provenance: provenance,
        isPDF: format == .pdf)
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

}

extension PageSize {
  /// Width and height in millimetres where none are asked for: for several figures more of it.
  static func usual(figures: Int) -> (width: Double, height: Double) {
    (160, figures > 1 ? 150 : 100)
  }

  /// The size of a page for so many figures where none is asked for.
  static func page(figures: Int) -> PageSize {
    let (width, height) = usual(figures: figures)
    return PageSize(millimetres: width, height)
  }
}

extension Size {
  /// The size of a figure in cells where none is asked for.
  package static var usualFigure: Size { Size(columns: 120, rows: 36) }
}
