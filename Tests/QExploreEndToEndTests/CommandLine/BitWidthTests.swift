import Foundation
import Testing

extension EndToEnd {
  @Suite struct BitWidthTests {
    static func arguments(_ epsilon: String, n: Int = 1, d: Int = 1) -> [String] {
      ["bit-width", "--epsilon", epsilon, "--n", String(n), "--d", String(d)]
    }

    /// theta2, lambda*, log2 lambda* and the best whole lambda, by 50-digit arithmetic.
    @Test(
      "finds the optimum in every dimension",
      arguments: [
        ("0.1", 1, 1, [5.90689059561, 2.42006662156, 1.27504676373, 3]),
        ("0.01", 2, 1, [10.2288186905, 2.83324188416, 1.50245377510, 3]),
        ("0.01", 1, 784, [792.22881869, 6.14079373799, 2.61842514547, 6]),
        ("0.001", 4, 1_000_000, [1000013.55075, 11.7409840516, 3.55348142556, 12]),
        ("0.9", 1, 1, [2.73696559417, 2, 1, 2]),
      ] as [(String, Int, Int, [Double])])
    func findsOptimum(_ epsilon: String, _ n: Int, _ d: Int, _ expected: [Double]) throws {
      let document = try Program.json(Self.arguments(epsilon, n: n, d: d) + ["--format", "json"])
      for (key, value) in zip(["theta2", "lambdaStar", "bitWidth"], expected) {
        let found = try #require(document[key] as? Double)
        #expect(abs(found - value) < 1e-10 * value, "\(key) \(found)")
      }
      #expect(document["bestInteger"] as? Int == Int(expected[3]))
      #expect(document["hasInteriorMinimum"] as? Bool == (epsilon != "0.9"))
      #expect(document["epsilonBelowHalf"] as? Bool == (epsilon != "0.9"))

      // The curve is least beside lambda*, and M(lambda)/M(lambda*) nowhere below 1.
      let curve = try #require(document["curve"] as? [[String: Any]])
      let points = try curve.map {
        (
          try #require($0["lambda"] as? Int), try #require($0["relativeBound"] as? Double)
        )
      }
      #expect(points.allSatisfy { $0.1 >= 1 })
      let best = try #require(points.min { $0.1 < $1.1 })
      if expected[3] <= 8 { #expect(best.0 == Int(expected[3])) }
    }

    @Test("gives the bit-width of the linear bound: sqrt(log2(1/epsilon)), at least 1")
    func linearBitWidth() throws {
      for (epsilon, width) in [("2^-16", 4.0), ("1/512", 3), ("0.75", 1)] {
        let document = try Program.json(Self.arguments(epsilon) + ["--format", "json"])
        #expect(document["linearBitWidth"] as? Double == width)
        #expect(document["linearLambda"] as? Double == exp2(width))
      }
    }

    @Test("writes the keys in the order of the interface")
    func keepsKeyOrder() throws {
      let text = try Program.run(["bit-width", "--format", "json"]).output
      let keys = ["theta2", "lambdaStar", "bitWidth", "bestInteger", "hasInteriorMinimum", "curve"]
      let places = keys.map { text.range(of: "\"\($0)\": ")?.lowerBound }
      #expect(!places.contains(nil))
      let found = places.compactMap(\.self)
      #expect(found == found.sorted())
    }

    @Test("writes one row as CSV, with the numbers of the JSON form")
    func writesCSV() throws {
      let result = try Program.run(Self.arguments("0.01", n: 2) + ["--format", "csv"])
      #expect(result.status == 0)
      let lines = result.output.split(separator: "\n").map { $0.split(separator: ",") }
      #expect(lines.count == 2)
      try #require(lines[0].count == lines[1].count)
      let row = Dictionary(uniqueKeysWithValues: zip(lines[0], lines[1]))
      // As text: what a script reads is the same to the last digit.
      let json = try Program.run(Self.arguments("0.01", n: 2) + ["--format", "json"]).output
      for key in ["theta2", "lambdaStar", "bitWidth", "linearBitWidth", "linearLambda"] {
        let cell = try #require(row[Substring(key)])
        #expect(json.contains("\"\(key)\": \(cell),"), "\(key) \(cell)")
      }
      #expect(row["epsilon"] == "0.01" && row["n"] == "2" && row["bestInteger"] == "3")
    }

    @Test("says in its table which case it is, and whether the theorems hold")
    func tellsTheCase() throws {
      let usual = try Program.run(Self.arguments("0.01", d: 784))
      #expect(usual.status == 0)
      for text in ["784 (MNIST)", "6.140794", "lambda 6", "epsilon below 1/2, so here"] {
        #expect(usual.output.contains(text), "\(usual.output)")
      }
      #expect(!usual.output.contains("Coarse"))
      let coarse = try Program.run(Self.arguments("0.9"))
      for text in ["Coarse case", "3.391755", "lambda* = 2", "only read on"] {
        #expect(coarse.output.contains(text), "\(coarse.output)")
      }
      // No interior minimum is one thing, the theorems' condition another.
      let between = try Program.run(Self.arguments("0.5"))
      #expect(!between.output.contains("Coarse") && between.output.contains("only read on"))
    }

    @Test("depends on epsilon, n and d alone")
    func ignoresTheRest() throws {
      let plain = try Program.run(["bit-width"])
      let other = try Program.run([
        "bit-width", "--lambda", "8", "--quantization", "linear", "--function", "x",
      ])
      #expect(plain.status == 0 && plain.output == other.output)
    }

    @Test("refuses what no setting can be")
    func refusesWrongInput() throws {
      Program.expectRefusal(
        of: try Program.run(["bit-width", "--epsilon", "2"]), naming: ["epsilon", "2"])
      Program.expectRefusal(
        of: try Program.run(["bit-width", "--d", "1000001"]), naming: ["d", "1000000"])
      Program.expectRefusal(
        of: try Program.run(["bit-width", "--format", "xml"]), naming: ["format", "xml", "json"])
    }
  }
}
