import Foundation
import Testing

extension EndToEnd {
  @Suite struct SweepTests {
    /// Runs `sweep`, expects success, and returns the header and the cells of its CSV.
    private func csv(
      _ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> (header: [String], rows: [[String]]) {
      let result = try Program.run(["sweep"] + arguments)
      #expect(
        result.status == 0 && result.error.isEmpty, "\(result.error)",
        sourceLocation: sourceLocation)
      let lines = result.output.split(separator: "\n").map { line in
        line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      let header = try #require(lines.first, sourceLocation: sourceLocation)
      #expect(lines.allSatisfy { $0.count == header.count }, sourceLocation: sourceLocation)
      return (header, Array(lines.dropFirst()))
    }

    @Test("writes the powers of two of a range, and what the command count says of each")
    func writesPowersOfTwo() throws {
      let (header, rows) = try csv([
        "epsilon=2^-6..2^-14:9:log", "--structure", "dependent", "--metric",
        "structureWeights,structureWeightsTimesEpsilon",
      ])
      #expect(header == ["epsilon", "structureWeights", "structureWeightsTimesEpsilon"])
      #expect(rows.count == 9)
      #expect(rows.first?[0] == "0.015625")
      for (index, row) in rows.enumerated() {
        let epsilon = exp2(Double(-6 - index))
        #expect(Double(row[0]) == epsilon)
        let document = try Program.json([
          "count", "--structure", "dependent", "--epsilon", row[0], "--format", "json",
        ])
        let counts = try #require(document["structureCounts"] as? [String: Any])
        #expect(row[1] == counts["weights"] as? String)
        #expect(Double(row[2]) == (Double(row[1]) ?? .nan) * epsilon)
      }
    }

    @Test("measures weights, bits and depth where nothing is said, as count does")
    func measuresByDefault() throws {
      let (header, rows) = try csv(["lambda=2,4,6", "n=1..2", "--quantization", "linear"])
      #expect(header == ["lambda", "n", "weights", "bits", "depth"])
      #expect(
        rows.map { Array($0[..<2]) } == [2, 4, 6].flatMap { [["\($0)", "1"], ["\($0)", "2"]] })
      for row in rows {
        let document = try Program.json([
          "count", "--lambda", row[0], "--n", row[1], "--quantization", "linear", "--format",
          "json",
        ])
        let counts = try #require(document["counts"] as? [String: Any])
        #expect(row[2] == counts["weights"] as? String)
        #expect(Double(row[3]) == counts["bits"] as? Double)
        #expect(row[4] == counts["depth"] as? String)
      }
    }

    @Test("takes even lambda only with linear quantization, and every one otherwise")
    func stepsLambda() throws {
      let linear = try csv(["lambda=3..9", "--quantization", "linear", "--metric", "depth"])
      #expect(linear.rows.map { $0[0] } == ["4", "6", "8"])
      let nonlinear = try csv(["lambda=3..9", "--metric", "depth"])
      #expect(nonlinear.rows.map { $0[0] } == (3...9).map(String.init))
    }

    @Test("takes 20 values of epsilon in equal ratios where no count is given")
    func spacesEpsilon() throws {
      let (_, rows) = try csv(["epsilon=0.1..0.001", "--metric", "structureWeights"])
      let values = rows.compactMap { Double($0[0]) }
      #expect(values.count == 20 && values.first == 0.1 && values.last == 0.001)
      for (a, b) in zip(values, values.dropFirst()) {
        #expect(abs(b / a / pow(0.01, 1.0 / 19) - 1) < 1e-4)
      }
      let weights = rows.compactMap { Int($0[1]) }
      #expect(weights.count == 20 && weights == weights.sorted() && Set(weights).count > 5)
    }

    @Test("writes the same rows as CSV, as JSON and as a table")
    func writesFormats() throws {
      let arguments = [
        "d=1,2,150528", "--lambda", "4", "--quantization", "linear", "--metric",
        "weights,structureBits,error,overhead",
      ]
      let (header, rows) = try csv(arguments)
      let json = try Program.run(["sweep"] + arguments + ["--format", "json"])
      let objects = try #require(
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
      #expect(objects.count == rows.count && rows.count == 3)
      for (object, row) in zip(objects, rows) {
        #expect(Set(object.keys) == Set(header))
        #expect(object["d"] as? Int == Int(row[0]))
        #expect((object["weights"] as? String ?? "") == row[1])
        #expect(
          object["structureBits"] as? String ?? (object["structureBits"] as? Double).map { "\($0)" }
            == row[2])
        // Foundation's reader of JSON is off in the last digit.
        for (name, cell) in [("error", row[3]), ("overhead", row[4])] where !cell.isEmpty {
          #expect(json.output.contains("\"\(name)\": \(cell)"))
          let number = try #require(object[name] as? Double)
          #expect(abs(number / (Double(cell) ?? .nan) - 1) < 1e-14)
        }
      }
      // Too many blocks to visit, too many products at a point.
      #expect(rows[2][1].isEmpty && rows[2][3].isEmpty && rows[2][2].hasPrefix("~"))
      #expect(objects[2]["weights"] is NSNull && objects[2]["error"] is NSNull)

      let table = try Program.run(["sweep"] + arguments + ["--format", "table"])
      let lines = table.output.split(separator: "\n")
      #expect(lines.count == 4 && Set(lines.map(\.count)).count == 1)
      for name in header { #expect(lines[0].contains(name)) }
      let digits = lines[1].replacingOccurrences(of: " ", with: "")
      #expect(digits.hasPrefix("1" + rows[0][1]))
      #expect(lines[3].contains("  -  "))
    }

    @Test("gives every metric that it names in its help")
    func givesEveryMetric() throws {
      let refusal = try Program.run(["sweep", "lambda=2", "--metric", "beauty"])
      let list = try #require(refusal.error.components(separatedBy: "choose ").last)
      let names = list.dropLast(2).replacingOccurrences(of: " or ", with: ", ")
        .components(separatedBy: ", ")
      #expect(names.count > 15)
      let help = try Program.run(["sweep", "--help"]).output
      for name in names { #expect(help.contains(name)) }
      let (header, rows) = try csv(["lambda=2,3", "--metric", names.joined(separator: ",")])
      #expect(header == ["lambda"] + names)
      #expect(rows.allSatisfy { $0.allSatisfy { Double($0) != nil } })
    }

    @Test("reaches the largest lambda in powers of two")
    func sweepsWide() throws {
      let (_, rows) = try csv([
        "lambda=2..65536:16:log", "--metric", "structureBits,structureDepth",
      ])
      #expect(rows.map { $0[0] } == (1...16).map { String(1 << $0) })
    }

    static let refusals: [([String], [String])] = [
      ([], ["no parameter", "lambda=2..16"]),
      (["lambda"], ["\"lambda\"", "lambda=2..16"]),
      (["depth=1..2"], ["\"depth\"", "lambda, epsilon, n or d"]),
      (["lambda=2", "lambda=3"], ["lambda", "twice"]),
      (["lambda=2", "n=1", "d=1"], ["3 parameters", "one or two"]),
      (["lambda=2,3", "--quantization", "linear"], ["row 2", "lambda=3", "odd"]),
      (["lambda=3..3", "--quantization", "linear"], ["from 3 to 3", "even"]),
      (["lambda=4,1"], ["row 2", "lambda=1", "65536"]),
      (["lambda=1..4"], ["lambda 1", "65536"]),
      (["lambda=2..99999999999999999999"], ["99999999999999999999", "65536"]),
      (["lambda=two"], ["\"two\"", "whole number"]),
      (["lambda=2,,4"], ["\"\"", "whole number"]),
      (["n=1..2", "--structure", "dependent"], ["row 2", "n=2", "dependent"]),
      (["epsilon=0.1,2"], ["row 2", "epsilon=2", "below 1"]),
      (["epsilon=0.1..2"], ["epsilon 2", "below 1"]),
      (["epsilon=0.1..0.01:1"], ["count of 1", "at least 2"]),
      (["epsilon=0.1..0.01:5:cubic"], ["\"cubic\"", "log"]),
      (["epsilon=0.1..0.01:5:5"], ["\"5\"", "log"]),
      (["epsilon=0.1,0.2:log"], ["0.1,0.2:log", "lists"]),
      (["d=1..1000000"], ["1000000 values", "10000", "count"]),
      (["d=1..10000", "lambda=2..17"], ["160000 rows", "100000"]),
      (["d=1..2", "--function", "x*y"], ["row 1", "d=1", "y"]),
      (["n=1..3", "--function", "abs(x-1/2)"], ["row 2", "n=2", "kink"]),
      (["n=1..3", "--n", "2"], ["--n", "one of"]),
      (["lambda=2..3", "--codebook", "-1/2,1/2"], ["--codebook", "one of"]),
      (
        ["lambda=2", "--metric", "weights,beauty"], ["\"beauty\"", "structureWeights", "overhead"]
      ),
      (["lambda=2", "--metric", "bits,bits"], ["bits", "once"]),
      (["lambda=2", "--format", "xml"], ["\"xml\"", "csv, json or table"]),
    ]

    @Test(
      "refuses what cannot be swept in one sentence, before anything is written",
      arguments: refusals)
    func refuses(_ wrong: ([String], [String])) throws {
      Program.expectRefusal(of: try Program.run(["sweep"] + wrong.0), naming: wrong.1)
    }

    @Test("shows each row as soon as it is computed")
    func streamsRows() throws {
      // Twenty rows of millions of blocks after a quick one: not done when the time is up.
      let epsilons = ["0.1"] + (0..<20).map { "1.\(10 + $0)e-6" }
      let result = try Program.shell(
        "timeout 2 qexplore sweep epsilon=\(epsilons.joined(separator: ",")) --metric weights "
          + "--quantization linear --lambda 4")
      #expect(result.status == 124)
      let lines = result.output.split(separator: "\n")
      #expect(lines.count >= 2 && lines.count < 21)
      #expect(
        lines.first == "epsilon,weights" && lines.dropFirst().first?.hasPrefix("0.1,") == true)
    }
  }
}
