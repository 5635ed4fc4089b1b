import Foundation
import QuantizedReLU

/// Measures rows of a sweep and writes them, so that whatever ends it leaves what was done.
struct SweepRecord {
  private let sweep: Sweep
  private let rows: Range<Int>
  private var subjects: SweepSubjects
  private var writer: SweepWriter
  private let output: ResultOutput
  private var done = 0

  init(
    _ sweep: Sweep, rows: Range<Int>, subjects: SweepSubjects, format: SweepWriter.Format,
    output: ResultOutput
  ) {
    self.sweep = sweep
    self.rows = rows
    self.subjects = subjects
    self.output = output
    writer = SweepWriter(sweep, format: format) { try output.write($0) }
  }

  /// Writes all rows.
  ///
  /// Throws `Interruption` for a signal, `CommandFailure` for a row that cannot be built, and
  /// `ResultOutput.Failure`.
  mutating func write() throws {
    StopSignals.watch()
    let bar = ProgressBar(
      total: rows.count, output: output, environment: ProcessInfo.processInfo.environment)
    defer { bar?.clear() }
    try writer.begin()
    try letThrough(bar)
    do {
      for index in rows { try write(index, bar) }
      // One that came with the last row still ends whatever started the program.
      if StopSignals.number != nil { throw interruption }
    } catch let failure as ResultOutput.Failure {
      throw failure
    } catch {
      bar?.clear()
      // Who stopped the program often stopped its reader too.
      do { try end() } catch ResultOutput.Failure.readerGone {}
      throw error
    }
    bar?.clear()
    try end()
  }

  private mutating func end() throws {
    try writer.end()
    try output.finish()
  }

  private mutating func write(_ index: Int, _ bar: ProgressBar?) throws {
    var failure: ResultOutput.Failure?
    let row: Sweep.Row? = try sweep.naming(index) {
      guard StopSignals.number == nil else { return nil }
      return try sweep.row(
        index, target: { try subjects.target(dimension: $0) },
        bounds: { try subjects.classBound(of: $0, order: $1) },
        while: {
          do throws(ResultOutput.Failure) { try bar?.refresh() } catch { failure = error }
          return failure == nil && StopSignals.number == nil
        })
    }
    if let failure { throw failure }
    guard let row else { throw interruption }
    try writer.write(row)
    done += 1
    try letThrough(bar)
  }

  /// What is written reaches its reader.
  private func letThrough(_ bar: ProgressBar?) throws(ResultOutput.Failure) {
    if let bar { try bar.advance(to: done) } else { try output.finish() }
  }

  private var interruption: Interruption {
    Interruption(signal: StopSignals.number ?? SIGINT, done: done, total: rows.count)
  }
}
