import ArgumentParser
import Foundation
import QExploreApp
import QuantizedReLU
import Testing

/// `plot`, `screen` and `report` from their arguments to their files.
@Suite @MainActor struct PlotCommandTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// Runs a command; the sentence where it fails.
  @discardableResult
  private func run(_ arguments: [String]) throws -> String? {
    let context = CommandContext(
      output: ResultOutput(descriptor: STDERR_FILENO),
      openTerminal: { _ in throw CommandFailure("no terminal is opened here.") })
    do {
      try CommandLineProgram.execute(arguments, in: context)
      return nil
    } catch let failure as CommandFailure {
      return failure.sentence
    } catch {
      return sentence(for: error)
    }
  }

  private func bytes(_ name: String) -> Data? {
    FileManager.default.contents(atPath: scratch.file(name))
  }

  /// The arguments that draw a figure, without its file.
  private func arguments(_ kind: FigureKind) -> [String] {
    switch kind {
    case .sweep: ["plot", "sweep", "lambda=2..6"]
    case .transform: ["plot", "transform", "--structure", "dependent", "--epsilon", "0.01"]
    default: ["plot", kind.rawValue]
    }
  }

  @Test("writes every figure in every format, twice the same", arguments: FigureKind.allCases)
  func everyFigure(_ kind: FigureKind) throws {
    for format in FileFormat.allCases {
      let file = "figure.\(format.rawValue)"
      let command = arguments(kind) + ["--output", scratch.file(file)]
      #expect(try run(command) == nil, "\(kind) as \(format)")
      let first = try #require(bytes(file))
      #expect(first.count > 200, "\(kind) as \(format)")
      let second = try run(command + ["--overwrite"])
      #expect(second == nil)
      #expect(bytes(file) == first, "\(kind) as \(format)")
    }
  }

  @Test("the command that a file names makes the same file", arguments: FigureKind.allCases)
  func commandsRepeat(_ kind: FigureKind) throws {
    let options: [[String]] = [
      [], ["--function", "exp(-x)*x"], ["--size", "85x60", "--theme", "dark"],
      kind == .sweep ? ["--metric", "depth"] : [],
      kind == .scaling ? ["--metric", "overhead"] : [],
      kind == .scaling ? ["--metric", "structures"] : [],
      kind == .transform ? ["--structure", "compact", "--range", "0.25..0.5"] : [],
      kind == .approximation || kind == .error ? ["--range", "0.2..0.4"] : [],
      kind.view == .bitWidth ? ["--lambda", "4", "--quantization", "linear"] : [],
      kind.view == .bitWidth ? ["--codebook=-1,1/2,1"] : [],
      kind == .approximation
        ? ["--function", "x*y/2+z/3", "--d", "3", "--epsilon", "0.5", "--line", "x2"] : [],
    ]
    for option in Set(options).sorted(by: { $0.joined() < $1.joined() }) {
      try repeats(arguments(kind) + option)
    }
  }

  @Test("so does the command of several figures, whatever is swept beside them")
  func commandsOfSeveralRepeat() throws {
    try repeats(
      ["plot", "approximation,sweep", "lambda=2..4", "--lambda", "8", "--metric", "bits"])
    try repeats(["plot", "scaling,sweep", "lambda=2..4", "--metric", "overhead"])
    try repeats(["plot", "bit-width,approximation", "--range", "2..8"])
  }

  /// Draws a figure, then by the command that its file names, and compares.
  private func repeats(_ arguments: [String]) throws {
    let file = scratch.file("a.csv")
    #expect(try run(arguments + ["--output", file, "--overwrite"]) == nil, "\(arguments)")
    let first = try #require(scratch.text("a.csv"))
    let named = try #require(
      first.split(separator: "\n").first { $0.hasPrefix("# qexplore plot ") })
    let words = Array(shellWords(String(named)).dropFirst(2))
    #expect(try run(words + ["--overwrite"]) == nil, "\(named)")
    #expect(scratch.text("a.csv") == first, "\(named)")
  }

  /// `QEXPLORE_RECORD=1` records them anew.
  @Test("figures are as they were when they were last looked at", arguments: FigureKind.allCases)
  func golden(_ kind: FigureKind) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Golden")
    for ending in ["txt", "svg"] {
      let command = arguments(kind) + ["--cells", "100x30"]
      #expect(try run(command + ["--output", scratch.file("figure.\(ending)")]) == nil)
      // The path of the scratch folder stands in the command.
      let text = try #require(scratch.text("figure.\(ending)"))
        .replacing(scratch.path + "/", with: "")
      // Drawn finely, some are larger than what anybody looks through.
      guard text.utf8.count < 40_000 else { continue }
      let file = folder.appendingPathComponent("figure-\(kind.rawValue).\(ending)")
      if ProcessInfo.processInfo.environment["QEXPLORE_RECORD"] == "1" {
        try Data(text.utf8).write(to: file)
        continue
      }
      #expect(
        text == String(decoding: try Data(contentsOf: file), as: UTF8.self),
        "figure-\(kind.rawValue).\(ending), see QEXPLORE_RECORD in this file")
    }
  }

  @Test("several figures stand side by side in one file")
  func sideBySide() throws {
    #expect(
      try run([
        "plot", "approximation,scaling,structure,bit-width", "--output", scratch.file("a.csv"),
      ]) == nil)
    let text = try #require(scratch.text("a.csv"))
    for panel in 1...5 { #expect(text.contains("\n\(panel),"), "panel \(panel)") }
    #expect(!text.contains("\n6,"))
  }

  @Test("wrong arguments are refused with one sentence, and no file is left")
  func refusals() throws {
    let file = scratch.file("a.svg")
    let wrong: [([String], String)] = [
      (["plot", "aproximation", "--output", file], "choose approximation"),
      (["plot", "error"], "give --output FILE"),
      (["plot", "error", "--output", scratch.file("a.gif")], "choose one of .svg"),
      (["plot", "error", "lambda=2..4", "--output", file], "takes no parameters"),
      (["plot", "error", "--metric", "bits", "--output", file], "leave it out"),
      (["plot", "scaling", "--metric", "depth", "--output", file], "overhead or structures"),
      (["plot", "scaling", "--metric", "structures", "--d", "3", "--output", file], "d = 3"),
      (["plot", "error", "--range", "0.4..0.2", "--output", file], "as in 0.2..0.4"),
      (["plot", "error", "--range", "-0.5..1", "--output", file], "between 0 and 1"),
      (["plot", "approximation", "--range", "5..6", "--output", file], "between 0 and 1"),
      (
        ["plot", "transform", "--structure", "dependent", "--range", "0..1e19", "--output", file],
        "between 0 and 1"
      ),
      (["plot", "scaling", "--range", "-1e308..1e308", "--output", file], "as in 0.2..0.4"),
      (
        [
          "plot", "approximation", "--d", "2", "--function", "x*y", "--range", "0..0.5", "--output",
          file,
        ], "shown whole"
      ),
      (["plot", "sweep", "lambda=2..4", "--lambda", "8", "--output", file], "lambda"),
      (["plot", "sweep", "lambda=2..4", "--codebook", "ternary", "--output", file], "codebook"),
      (["plot", "error", "--output", file + "/"], "is a folder"),
      (["screen", "--keys", "S Enter", "--output", file], "give --output FILE"),
      (["plot", "error", "--size", "1x1", "--output", file], "from 20 to 2000"),
      (["plot", "error", "--line", "x9", "--output", file], "x1 to x1"),
      (["plot", "sweep", "--output", file], "parameter"),
      (["plot", "transform", "--output", file], "structure"),
      (["plot", "error", "--d", "150528", "--output", file], "d"),
      (["screen", "--output", scratch.file("a.tex")], "choose one of .svg"),
      (["screen", "--keys", "Hyper-x", "--output", file], "is no key"),
      (["report"], "give --output FOLDER"),
      (["report", "--output", scratch.file("none/report")], "there is no folder"),
    ]
    for (arguments, words) in wrong {
      let sentence = try #require(try run(arguments), "\(arguments)")
      #expect(sentence.contains(words), "\(arguments): \(sentence)")
      #expect(sentence.hasSuffix(".") && !sentence.contains("\n"))
    }
    #expect(scratch.names.isEmpty)
  }

  @Test("a frame of the explorer is written after its keys, in every format of a screen")
  func screens() throws {
    for format in ["txt", "ansi", "svg", "png", "pdf"] {
      let file = "screen.\(format)"
      #expect(
        try run(["screen", "--size", "80x24", "--keys", "4", "--output", scratch.file(file)]) == nil
      )
      #expect((bytes(file)?.count ?? 0) > 500)
    }
    let text = try #require(scratch.text("screen.txt"))
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(rows.count == 24 && rows.allSatisfy { $0.count <= 80 })
    #expect(text.contains("4 Struct"))
    let drawn = try #require(scratch.text("screen.svg"))
    #expect(drawn.contains("4 Struct") && drawn.contains("qexplore screen --"))
  }
}
