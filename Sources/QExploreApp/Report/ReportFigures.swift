import CellCanvas
import Figures

/// The figures of a report, drawn.
struct ReportFigures {
  /// One of them.
  struct Entry {
    /// Its name, without ending.
    var name: String
    /// Its heading in the document.
    var heading: String
    /// What it was drawn from.
    var request: FigureRequest
    /// Why it could not be drawn; nil where it was.
    var refusal: String?

    /// Its picture.
    var picture: String { "figures/\(name).svg" }
    /// Its numbers.
    var data: String { "data/\(name).csv" }
    /// The command that draws it.
    var command: String { "\(request.command) --output \(quotedForShell(picture))" }
  }

  /// All of them, in order.
  private(set) var entries: [Entry] = []
  /// The files of those that were drawn.
  private(set) var files: [OutputFolder.File] = []

  /// Draws one more; where it cannot be, its entry says why.
  ///
  /// Throws `FigureRequest.Unwanted`.
  mutating func draw(
    _ request: FigureRequest, named name: String, heading: String, _ isWanted: () -> Bool
  ) throws {
    var entry = Entry(name: name, heading: heading, request: request)
    do {
      let file = FigureFile(
        figure: try request.figure(while: isWanted), size: .page(figures: 1), cells: .usualFigure,
        theme: Theme.light, glyphs: .braille,
        provenance: Provenance(
          title: request.title, parameters: request.caption, command: entry.command,
          creator: ProgramVersion.name))
      files.append(OutputFolder.File(path: entry.picture, bytes: try file.bytes(.svg)))
      // Of a sweep its rows, exact, as the command writes them.
      let data = try request.run.map { Array(try SweepWriter.text(of: $0, format: .csv).utf8) }
      files.append(OutputFolder.File(path: entry.data, bytes: try data ?? file.bytes(.csv)))
    } catch let failure as CommandFailure {
      entry.refusal = failure.sentence
    }
    entries.append(entry)
  }
}
