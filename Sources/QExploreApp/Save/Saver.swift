import CellCanvas
import Figures
import Foundation
import QuantizedReLU

/// Carries out what the explorer is asked to save.
package enum Saver {
  /// Writes it and says so; where nothing can be written it says why.
  ///
  /// `isWanted` is asked between the parts of long work; once it says no, nothing is left behind.
  package static func save(
    _ request: SaveRequest, themes: [Theme], isWanted: () -> Bool = { true }
  ) -> SaveOutcome {
    do {
      return SaveOutcome(
        id: request.id, sentence: try write(request, themes: themes, isWanted: isWanted))
    } catch is FigureRequest.Unwanted {
      return SaveOutcome(
        id: request.id, sentence: "the \(request.content.noun) was given up; nothing was written.")
    } catch {
      return SaveOutcome(
        id: request.id, sentence: QExploreApp.sentence(for: error),
        refused: request.isProposed
          ? nil : SaveOutcome.Name(content: request.content, path: request.path))
    }
  }

  private static func write(
    _ request: SaveRequest, themes: [Theme], isWanted: () -> Bool
  ) throws -> String {
    let path = PathText.expanded(
      request.path, environment: ProcessInfo.processInfo.environment)
    guard request.content != .report else {
      let folder = OutputFolder(path: path)
      let chosen = request.isProposed ? folder.free() : folder
      try chosen.check()
      var report = ReportRequest(request.state)
      if report.sweeps.isEmpty { try report.addUsualSweep(while: isWanted) }
      let files = try report.files(output: chosen.path, while: isWanted)
      guard isWanted() else { throw FigureRequest.Unwanted() }
      try chosen.write(files)
      return "saved the report \(place(chosen.path)): \(counted(files.count, "file")), begin with "
        + "report.md."
    }
    var file = OutputFile(path: path, mayBeReplaced: false)
    let format = try request.content.format(of: file)
    if request.isProposed { file = file.free() }
    try file.check()
    let bytes = try bytes(request, format, output: file.path, themes: themes, isWanted: isWanted)
    guard isWanted() else { throw FigureRequest.Unwanted() }
    try file.write(bytes)
    return "saved the \(request.content.noun) as \(place(file.path)), \(size(bytes.count))."
  }

  private static func bytes(
    _ request: SaveRequest, _ format: FileFormat, output: String, themes: [Theme],
    isWanted: () -> Bool
  ) throws -> [UInt8] {
    let state = request.state
    let ending = "--output \(quotedForShell(output))"
    switch request.content {
    case .screen:
      let theme = themes[state.themeIndex]
      return try ScreenFile.bytes(
        ScreenView.frame(state, theme: theme), theme: theme, format,
        provenance: Provenance(
          title: "qexplore, view \(state.view.title)",
          parameters: state.screenCaption, command: "\(state.screenCommand) \(ending)",
          creator: ProgramVersion.name))
    case .data where state.view == .sweep && !state.figureKinds.isEmpty:
      return try rows(of: state, format)
    case .figure, .data:
      guard let figure = state.figureRequest else {
        guard request.content == .data, state.view == .explain else {
          throw CommandFailure(state.noFigure)
        }
        return try counts(of: state, format)
      }
      let file = FigureFile(
        figure: try figure.figure(while: isWanted), size: .page(figures: figure.kinds.count),
        cells: .usualFigure,
        theme: Theme.light, glyphs: .braille,
        provenance: Provenance(
          title: figure.title, parameters: figure.caption, command: "\(figure.command) \(ending)",
          creator: ProgramVersion.name))
      return try file.bytes(format)
    case .report: preconditionFailure("a report is a folder")
    }
  }

  /// The numbers of view 7, as the command `count` writes them.
  private static func counts(of state: AppState, _ format: FileFormat) throws -> [UInt8] {
    let report = CountReport(
      construction: try Construction(setting: state.setting, target: state.target))
    return Array((format == .json ? report.json.indentedText + "\n" : report.csv).utf8)
  }

  /// The rows of view 5, as the command `sweep` writes them.
  private static func rows(of state: AppState, _ format: FileFormat) throws -> [UInt8] {
    guard let run = state.sweeps.current else { throw CommandFailure(state.noFigure) }
    return Array(try SweepWriter.text(of: run, format: format == .json ? .json : .csv).utf8)
  }

  /// A path as it is found again: with its folder where it has none.
  private static func place(_ path: String) -> String {
    let folder = FileManager.default.currentDirectoryPath
    let name = plain(path, limit: 200)
    guard !path.hasPrefix("/") else { return name }
    return "\(name) in \(plain(folder, limit: 200))"
  }

  /// `640 bytes`, `34 kB`.
  private static func size(_ bytes: Int) -> String {
    switch bytes {
    case ..<1000: counted(bytes, "byte")
    case ..<1_000_000: "\(NumberText.significant(Double(bytes) / 1e3)) kB"
    default: "\(NumberText.significant(Double(bytes) / 1e6)) MB"
    }
  }
}
