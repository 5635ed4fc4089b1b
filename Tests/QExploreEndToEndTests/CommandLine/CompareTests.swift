import Foundation
import Testing

extension EndToEnd {
  /// `compare`: all structures side by side.
  @Suite struct CompareTests {
    private func rows(_ arguments: [String]) throws -> [[String: Any]] {
      try #require(
        try Program.json(["compare", "--format", "json"] + arguments)["rows"] as? [[String: Any]])
    }

    @Test("has the counts of count and the proven errors in every row")
    func equalsCount() throws {
      let options = ["--function", "abs(x-0.3)", "--epsilon", "2^-9", "--lambda", "3"]
      let rows = try rows(options)
      #expect(
        rows.map { $0["name"] as? String } == [
          "independent", "independent", "dependent", "dependent", "compact", "compact",
          "unquantized", "entropy",
        ])
      for row in rows.prefix(6) {
        let structure = try #require(row["name"] as? String)
        let parameters = try #require(row["parameters"] as? String)
        let count = try Program.json(
          ["count", "--format", "json", "--structure", structure, "--parameters", parameters]
            + options)
        for key in ["counts", "structureCounts"] {
          let (mine, other) = (row[key] as? NSDictionary, count[key] as? NSDictionary)
          #expect(mine != nil && mine == other, "\(structure) \(parameters) \(key)")
        }
        let bound = try #require(count["errorBound"] as? [String: Double])
        #expect(row["errorBound"] as? Double == bound["total"])
        let error = try #require(row["error"] as? [String: Any])
        let largest = try #require(error["largest"] as? Double)
        #expect(largest > 0 && largest <= 1.0 / 512 && error["points"] as? Int ?? 0 >= 1024)
      }
      let count = try Program.json(["count", "--format", "json"] + options)
      let unquantized = try #require(rows[6]["structureCounts"] as? [String: String])
      let other = try #require(count["unquantized"] as? [String: String])
      #expect(unquantized["weights"] == other["weights"] && unquantized["bits"] == other["bits"])
    }

    @Test("its error is that of evaluate at the same points")
    func equalsEvaluate() throws {
      let row = try #require(try rows(["--epsilon", "0.02"]).first)
      let error = try #require(row["error"] as? [String: Any])
      let result = try Program.run(["evaluate", "--epsilon", "0.02", "--points", "1024"])
      let errors = result.output.split(separator: "\n").dropFirst().compactMap {
        $0.split(separator: ",").last.flatMap { Double($0) }
      }
      #expect(errors.count == 1024)
      let largest = try #require(errors.map(abs).max())
      // The grid of the construction is looked at too.
      let found = try #require(error["largest"] as? Double)
      #expect(found >= largest && found < 1.5 * largest)
    }

    @Test("writes eight rows of equal length as CSV, with the reason of what does not exist")
    func writesCSV() throws {
      let result = try Program.run([
        "compare", "--format", "csv", "--quantization", "linear", "--lambda", "2",
      ])
      #expect(result.status == 0 && result.error.isEmpty)
      let lines = result.output.split(separator: "\n")
      #expect(lines.count == 9)
      #expect(
        lines[0]
          == "name,parameters,log2C,structureDepth,structureWeights,structureBits,depth,weights,bits,error,"
          + "points,errorBound,bitsOverEntropy,reason")
      let compact = try #require(lines.first { $0.hasPrefix("compact,paper") })
      #expect(compact.contains("\"the compact structure needs the weight values -1/2 and 1/2"))
      for line in lines where !line.hasPrefix("compact") {
        #expect(line.count { $0 == "," } == 13, "\(line)")
      }
    }

    @Test("says in the row why a structure does not exist, and its table shows every row")
    func tellsWhatIsMissing() throws {
      let result = try Program.run(["compare", "--n", "2", "--d", "2", "--epsilon", "0.3"])
      #expect(result.status == 0 && result.error.isEmpty)
      let lines = result.output.split(separator: "\n")
      let dependent = try #require(lines.first { $0.hasPrefix("dependent    paper") })
      for word in ["n = 2", "d = 2", "n = d = 1 only"] { #expect(dependent.contains(word)) }
      #expect(result.output.contains("the entropy is known with its constant for n = d = 1 only"))
      for name in ["independent  paper", "independent  tuned", "compact      tuned", "unquantized"]
      {
        #expect(lines.contains { $0.hasPrefix(name) })
      }
    }

    @Test("counts what is too large to be evaluated, and says that no error is seen")
    func tellsWhyNoErrorIsSeen() throws {
      let result = try Program.run(["compare", "--d", "784", "--function", "average"])
      #expect(result.status == 0)
      #expect(result.output.contains("independent, paper: no error is seen: one point in d = 784"))
      #expect(result.output.contains("e188"))
      let fine = try Program.run(
        ["compare", "--d", "2", "--function", "x-y", "--epsilon", "1e-4"])
      #expect(fine.status == 0)
      #expect(
        fine.output.contains("268 468 216 values of f would have to be taken, more than 1048576"),
        "\(fine.output)")
    }
  }
}
