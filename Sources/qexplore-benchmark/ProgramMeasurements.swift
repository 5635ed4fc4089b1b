import Foundation

/// The program itself, on a pseudo-terminal: how it starts, answers a key and waits.
struct ProgramMeasurements {
  /// The path of qexplore.
  let program: String

  /// What only the last line of a frame contains.
  private static let lastWords = "quit"
  /// What ends every frame (synchronized output).
  private static let endOfFrame = "\u{1B}[?2026l"
  /// The key to the right, and that to the left.
  private static let arrows = ["\u{1B}[C", "\u{1B}[D"]

  /// From the start of the process to its first full frame.
  func start() throws -> Measurement {
    let clock = ContinuousClock()
    let times = try (0...20).map { _ in
      let begin = clock.now
      let terminal = try PseudoTerminal(
        program: program, arguments: ["--no-session"], columns: 120, rows: 40)
      try terminal.read(until: ProgramMeasurements.lastWords)
      return begin.duration(to: clock.now) / .milliseconds(1)
    }
    return Measurement(
      "start to first frame, 120x40", promise: Promise(median: 100),
      milliseconds: Array(times.dropFirst()))
  }

  /// From a key to the end of the next frame as a terminal would receive it.
  func keys() throws -> Measurement {
    let terminal = try waiting(columns: 200, rows: 50)
    let clock = ContinuousClock()
    let times = try (0..<200).map { press in
      let begin = clock.now
      terminal.type(ProgramMeasurements.arrows[press / 6 % 2])
      try terminal.read(until: ProgramMeasurements.endOfFrame)
      let time = begin.duration(to: clock.now) / .milliseconds(1)
      terminal.readAll(untilSilentFor: 20)
      return time
    }
    return Measurement(
      "key to frame at the terminal, 200x50, view 1", promise: KeyMeasurement.promise,
      milliseconds: times)
  }

  /// The processor time of a second in which nothing happens.
  func idle() throws -> Measurement {
    let terminal = try waiting(columns: 200, rows: 50)
    let times = try (0..<3).map { _ in
      let before = try terminal.processorMilliseconds()
      sleep(1)
      return try terminal.processorMilliseconds() - before
    }
    return Measurement(
      "processor time of an idle second, 200x50", promise: Promise(median: 0, p99: 0),
      milliseconds: times)
  }

  /// The program when its first picture is complete.
  private func waiting(columns: UInt16, rows: UInt16) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      program: program,
      arguments: ["--no-session", "--function", "exp(-3*x)*sin(7*x)/60", "--epsilon", "0.001"],
      columns: columns, rows: rows)
    try terminal.read(until: ProgramMeasurements.lastWords)
    terminal.readAll(untilSilentFor: 300)
    return terminal
  }
}
