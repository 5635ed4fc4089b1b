import Foundation

// Prints the measurements and ends with 1 when one misses what is promised.
// `--program PATH` names the qexplore that is started; further words, of `engine`, `figures`, `program` and
// `keys`, choose what is measured, by default all.

/// What can be measured by itself.
enum Part: String, CaseIterable {
  case engine, figures, program, keys

  /// Measures and prints; whether all promises are kept.
  @MainActor
  func run(program path: String) throws -> Bool {
    switch self {
    case .engine:
      return try report(
        EngineMeasurements.census() + EngineMeasurements.inventory()
          + EngineMeasurements.closedForm())
    case .figures: return report(FigureMeasurements.all())
    case .program:
      let program = ProgramMeasurements(program: path)
      return try report([program.start(), program.keys(), program.idle()])
    case .keys:
      let keys = try KeyMeasurements.all()
      print(KeyMeasurement.table(keys))
      return keys.allSatisfy(\.isKept)
    }
  }

  private func report(_ measurements: [Measurement]) -> Bool {
    print(Measurement.table(measurements))
    return measurements.allSatisfy(\.isKept)
  }
}

/// Ends with a sentence.
func fail(_ sentence: String, status: Int32) -> Never {
  FileHandle.standardError.write(Data("qexplore-benchmark: \(sentence)\n".utf8))
  exit(status)
}

var words = CommandLine.arguments.dropFirst()
guard words.popFirst() == "--program", let path = words.popFirst(),
  case let parts = words.compactMap(Part.init), parts.count == words.count
else {
  fail(
    "give --program PATH, and what to measure: engine, figures, program, keys; or all of it.",
    status: 2)
}

do {
  let results = try (parts.isEmpty ? Part.allCases : parts).map { part in
    let isKept = try part.run(program: path)
    print()
    // What is done is seen even where it goes to a file.
    fflush(nil)
    return isKept
  }
  exit(results.allSatisfy(\.self) ? 0 : 1)
} catch {
  fail("\(error)", status: 3)
}
