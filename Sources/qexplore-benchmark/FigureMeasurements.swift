import CellCanvas
import Figures

/// Drawing a curve of a million points.
enum FigureMeasurements {
  /// In cells and as SVG, each from the points on.
  static func all() -> [Measurement] {
    let count = 1_000_000
    let x = (0..<count).map { Double($0) / Double(count - 1) }
    // Rough at every scale, so that nothing can be left out beforehand.
    let y = x.indices.map { Double(($0 &* 2_654_435_761) % 1_000_003) / 1_000_003 + x[$0] }
    let figure = Figure(panels: [
      Panel(
        x: Axis(title: "x"), y: Axis(title: "y"),
        marks: [.line(LineMark(x: x, y: y, style: MarkStyle(.reference), label: "f"))])
    ])
    let look = Look(theme: .dark, glyphs: .braille)
    let size = Size(columns: 200, rows: 50)
    return [
      Measurement("a curve of 10^6 points in 200x50 cells", target: 100, rounds: 20) {
        var buffer = CellBuffer(size: size, look: look)
        figure.draw(in: Rect(size), look: look, into: &buffer)
        EngineMeasurements.keep(buffer.plainText.utf8.count)
      },
      Measurement("a curve of 10^6 points as SVG", target: 500, rounds: 10) {
        let list = figure.drawList(
          size: PageSize(millimetres: 160, 100), palette: Theme.light.pagePalette)
        let provenance = Provenance(title: "", parameters: "", command: "", creator: "")
        EngineMeasurements.keep(SVGDocument.text(list, provenance: provenance).utf8.count)
      },
    ]
  }
}
