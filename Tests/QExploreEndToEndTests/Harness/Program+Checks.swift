import Foundation
import Testing

extension Program {
  /// Expects wrong usage or input: status 2, nothing on standard output, one sentence that holds the texts.
  static func expectRefusal(
    of result: Result, naming texts: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(result.status == 2 && !result.wasSignalled, sourceLocation: sourceLocation)
    #expect(result.output.isEmpty, sourceLocation: sourceLocation)
    #expect(
      result.error.hasPrefix("qexplore: ") && result.error.hasSuffix(".\n"),
      "\(result.error)", sourceLocation: sourceLocation)
    #expect(
      result.error.dropLast().allSatisfy { !$0.isNewline }, "\(result.error)",
      sourceLocation: sourceLocation)
    for text in texts {
      #expect(
        result.error.contains(text), "\(result.error) lacks \(text)",
        sourceLocation: sourceLocation)
    }
  }

  /// Runs the program, expects success and a JSON object on standard output, and returns it.
  static func json(
    _ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String: Any] {
    let result = try run(arguments)
    #expect(result.status == 0, "\(result.error)", sourceLocation: sourceLocation)
    #expect(result.error.isEmpty, sourceLocation: sourceLocation)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any],
      sourceLocation: sourceLocation)
  }

  /// Runs `evaluate`, expects success, and returns the header and the rows of numbers of its CSV.
  static func table(
    _ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> (header: String, rows: [[Double]]) {
    let result = try run(["evaluate"] + arguments)
    #expect(result.status == 0, "\(result.error)", sourceLocation: sourceLocation)
    let lines = result.output.split(separator: "\n")
    let header = try #require(lines.first, sourceLocation: sourceLocation)
    let rows = try lines.dropFirst().map { line in
      try line.split(separator: ",").map {
        try #require(Double($0), "\(line)", sourceLocation: sourceLocation)
      }
    }
    return (String(header), rows)
  }
}
