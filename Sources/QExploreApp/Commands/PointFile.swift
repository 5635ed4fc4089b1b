import Foundation
import SwiftCSV

/// Points of [0,1]^d read from a CSV file.
///
/// The header names the coordinates, `x` for d = 1 and else `x1,x2,...`, in any order; other
/// columns are passed over, so what `evaluate` writes can be read again. A file of d columns of
/// numbers needs no header.
package enum PointFile {
  /// The largest file that is read, in bytes.
  package static let sizeLimit = 1 << 28

  /// The points of a file; throws `CommandFailure` naming the file, the line and what is wrong with
  /// it.
  package static func points(path: String, dimension: Int) throws -> [[Double]] {
    let name = "the file \(shown(path, limit: 200))"
    let text = try contents(path: path, name: name)
    var rows: [(line: Int, cells: [String])] = []
    do {
      var line = 0
      // Only the raw rows are asked for: the other views pad rows that are too short.
      try CSV<Enumerated>(string: text, delimiter: .comma, loadColumns: false, rowLimit: 0)
        .enumerateAsArray(startAt: 0, rowLimit: nil) { cells in
          line += 1
          let isBlank = cells.count == 1 && cells[0].allSatisfy(\.isWhitespace)
          if !isBlank { rows.append((line, cells)) }
        }
    } catch {
      throw CommandFailure(
        "\(name) is not a CSV file (unbalanced quotation marks); \(wanted(dimension)).")
    }
    guard let first = rows.first else {
      throw CommandFailure("\(name) is empty; \(wanted(dimension)).")
    }
    let columns = try columns(header: first.cells, name: name, dimension: dimension)
    let width = first.cells.count
    let data = columns.hasHeader ? rows.dropFirst() : rows[...]
    guard !data.isEmpty else {
      throw CommandFailure("\(name) has a header but no points; \(wanted(dimension)).")
    }
    guard data.count <= EvaluationPoints.limit else {
      throw CommandFailure(
        "\(name) has \(data.count) points, more than \(EvaluationPoints.limit); split it.")
    }
    return try data.map { row in
      guard row.cells.count == width else {
        throw CommandFailure(
          "row \(row.line) of \(name) has \(counted(row.cells.count, "column")) where the first has \(width); "
            + "\(wanted(dimension)).")
      }
      return try columns.indices.map { column in
        try EvaluationPoints.coordinate(row.cells[column], of: "row \(row.line) of \(name)")
      }
    }
  }

  private static func wanted(_ dimension: Int) -> String {
    switch dimension {
    case 1: "give a column of numbers from 0 to 1 with the header x"
    case 2: "give columns of numbers from 0 to 1 with the header x1,x2"
    default: "give columns of numbers from 0 to 1 with the header x1,...,x\(dimension)"
    }
  }

  /// Where the coordinates stand.
  private static func columns(
    header: [String], name: String, dimension: Int
  ) throws -> (indices: [Int], hasHeader: Bool) {
    let cells = header.map { $0.trimmingCharacters(in: .whitespaces) }
    if cells.allSatisfy({ Double($0) != nil }) {
      guard cells.count == dimension else {
        throw CommandFailure(
          "\(name) has \(counted(cells.count, "column")) without a header, "
            + "but d is \(dimension); \(wanted(dimension)).")
      }
      return (Array(0..<dimension), false)
    }
    var places: [String: Int] = [:]
    for (index, cell) in cells.enumerated() where places[cell] == nil { places[cell] = index }
    let indices = try (1...dimension).map { number in
      guard let index = places["x\(number)"] ?? (dimension == 1 ? places["x"] : nil) else {
        throw CommandFailure(
          "\(name) has no column \(dimension == 1 ? "x" : "x\(number)"); \(wanted(dimension)).")
      }
      return index
    }
    return (indices, true)
  }

  /// The text of a file or a pipe, read to its end but never more than the limit.
  private static func contents(path: String, name: String) throws -> String {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      let reason = String(cString: strerror(errno))
      throw CommandFailure(
        "\(name) cannot be opened (\(reason)); check the name and its permissions.")
    }
    defer { try? handle.close() }
    var bytes = Data()
    do {
      while let part = try handle.read(upToCount: 1 << 20), !part.isEmpty {
        bytes.append(part)
        guard bytes.count <= sizeLimit else {
          throw CommandFailure("\(name) is larger than \(sizeLimit >> 20) MB; split it.")
        }
      }
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure("\(name) cannot be read; give a CSV file.")
    }
    guard let text = String(bytes: bytes, encoding: .utf8) else {
      throw CommandFailure("\(name) is not UTF-8 text; save it as CSV in UTF-8.")
    }
    return text
  }
}
