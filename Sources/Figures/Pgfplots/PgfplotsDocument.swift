/// A figure as a picture of pgfplots, to be read in with `\input`; it compiles with
/// `\usepackage{pgfplots}` and `\pgfplotsset{compat=1.16}` alone.
package enum PgfplotsDocument {
  /// The whole file, its axes where a page of the size has them; the same figure gives the same
  /// bytes.
  package static func text(
    _ figure: Figure, size: PageSize, palette: PagePalette, provenance: Provenance
  ) -> String {
    let scales = figure.scales()
    let layout = PageLayout(figure, scales: scales, size: size)
    var writer = PgfplotsWriter(palette: palette, metrics: layout.metrics)
    for line in [provenance.title, provenance.parameters, provenance.command, provenance.creator]
    where !line.isEmpty {
      writer.line("% \(line.split(whereSeparator: \.isNewline).joined(separator: " "))")
    }
    writer.line("% \\usepackage{pgfplots} \\pgfplotsset{compat=1.16}")
    writer.line("\\begin{tikzpicture}")
    writer.colors(of: figure)
    if let baseline = layout.titleBaseline {
      writer.line(
        "\\node[anchor=base west, font=\\small\\bfseries] at "
          + "(\(writer.length(layout.metrics.margin)), \(writer.length(-baseline))) "
          + "{\(TeXText.escaped(figure.title))};")
    }
    for place in layout.places {
      writer.write(figure.panels[place.index], scales[place.index], at: place)
    }
    writer.line("\\end{tikzpicture}")
    return writer.text
  }
}
