import Foundation
import Testing

/// The built `qexplore`, run as a plain process without a terminal.
enum Program {
  /// What a process left behind.
  struct Result {
    var status: Int32
    /// Whether a signal ended it; then `status` is the signal's number.
    var wasSignalled: Bool
    var output: String
    var error: String
  }

  /// How long a plain run may take before it is killed and the test fails.
  static let timeLimit = 60.0

  /// The program beside the test runner, in the same build folder.
  static let path: String = {
    let runner = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return runner.deletingLastPathComponent().appendingPathComponent("qexplore").path
  }()

  /// The package folder.
  static let packageFolder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Runs the program to its end with standard input from `input` (empty by default).
  static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Result {
    try run(executable: path, arguments, input: input, environment: environment)
  }

  /// Runs a line of bash in which `qexplore` is the built program, with `pipefail` off.
  static func shell(_ line: String, in folder: URL? = nil) throws -> Result {
    let folders = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let search = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return try run(
      executable: "/bin/bash", ["--noprofile", "--norc", "-c", line],
      environment: ["PATH": folders + ":" + search], folder: folder)
  }

  /// Runs any executable to its end; output goes through files, so no full pipe can block it.
  static func run(
    executable: String, _ arguments: [String], input: String = "",
    environment: [String: String] = [:], folder: URL? = nil
  ) throws -> Result {
    let scratch = try ScratchFolder()
    let input = try scratch.file("input", input)
    let output = try scratch.file("output", "")
    let error = try scratch.file("error", "")

    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.currentDirectoryURL = folder
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: error)
    try process.run()
    let end = Date() + timeLimit
    while process.isRunning {
      if Date() > end {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        Issue.record("\(executable) \(arguments) ran for more than \(timeLimit) s")
        break
      }
      usleep(1000)
    }
    return Result(
      status: process.terminationStatus,
      wasSignalled: process.terminationReason == .uncaughtSignal,
      output: try String(contentsOf: output, encoding: .utf8),
      error: try String(contentsOf: error, encoding: .utf8))
  }
}

/// A folder of its own for one test; gone with the value that owns it (hence a class).
final class ScratchFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("qexplore-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file into it.
  func file(_ name: String, _ text: String) throws -> URL {
    try file(name, Data(text.utf8))
  }

  /// Writes a file into it.
  func file(_ name: String, _ bytes: Data) throws -> URL {
    let file = url.appendingPathComponent(name)
    try bytes.write(to: file)
    return file
  }
}
