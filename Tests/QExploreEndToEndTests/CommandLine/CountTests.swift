import Foundation
import Testing

extension EndToEnd {
  @Suite struct CountTests {
    /// The reference settings of the theory: what the paper's formulas give, and the reference layout's weights.
    struct Reference: Sendable, CustomTestStringConvertible {
      var function: String
      var epsilon: String
      var n: Int
      var d: Int
      var gridSize: String
      var squaringDepth: Int
      var precision: Int
      var mostWeights: Int?
      var mostDepth: Int?

      var testDescription: String { "\(function) epsilon \(epsilon) n \(n) d \(d)" }
    }

    static let references = [
      Reference(
        function: "sin(x)", epsilon: "0.1", n: 1, d: 1, gridSize: "64", squaringDepth: 4,
        precision: 6, mostWeights: 6593, mostDepth: 19),
      Reference(
        function: "sin(x)", epsilon: "0.01", n: 2, d: 1, gridSize: "32", squaringDepth: 7,
        precision: 11, mostWeights: 213_800, mostDepth: nil),
      Reference(
        function: "sin(x)", epsilon: "0.001", n: 3, d: 1, gridSize: "32", squaringDepth: 9,
        precision: 17, mostWeights: 834_700, mostDepth: nil),
      Reference(
        function: "sin(x)*cos(y)", epsilon: "0.01", n: 2, d: 2, gridSize: "128", squaringDepth: 9,
        precision: 13, mostWeights: 665_300_000, mostDepth: nil),
    ]

    static func arguments(_ reference: Reference) -> [String] {
      [
        "count", "--function", reference.function, "--lambda", "2", "--epsilon", reference.epsilon,
        "--n", String(reference.n), "--d", String(reference.d), "--quantization", "nonlinear",
      ]
    }

    @Test("gives the design and the counts of the reference settings", arguments: references)
    func givesReferenceValues(_ reference: Reference) throws {
      let document = try Program.json(Self.arguments(reference) + ["--format", "json"])
      let design = try #require(document["design"] as? [String: Any])
      #expect(design["N"] as? String == reference.gridSize)
      #expect(design["r"] as? Int == reference.squaringDepth)
      #expect(design["t"] as? Int == reference.precision)

      let structure = try #require(document["structureCounts"] as? [String: Any])
      let keys = ["depth", "width", "units", "weights", "bits", "packedBits"]
      #expect(Set(structure.keys) == Set(keys))
      for key in keys where key != "bits" {
        let text = try #require(structure[key] as? String)
        #expect(Int(text) ?? 0 > 0, "\(key) \(text)")
      }
      let weights = try #require(Int(structure["weights"] as? String ?? ""))
      if let most = reference.mostWeights { #expect(weights <= most) }
      if let most = reference.mostDepth {
        #expect(Int(structure["depth"] as? String ?? "") ?? .max <= most)
      }
      // lambda = 2: one bit a weight, packed or not.
      #expect(structure["bits"] as? Double == Double(weights))
      #expect(structure["packedBits"] as? String == String(weights))

      let counts = try #require(document["counts"] as? [String: Any])
      #expect(Set(counts.keys) == Set(keys))
      #expect(Int(counts["weights"] as? String ?? "") ?? .max <= weights)
    }

    @Test("writes the keys in the order of the interface")
    func keepsKeyOrder() throws {
      let text = try Program.run(["count", "--format", "json"]).output
      let keys = ["parameters", "design", "counts", "depth", "width", "units", "weights", "bits"]
      let places = keys.map { text.range(of: "\"\($0)\": ")?.lowerBound }
      #expect(!places.contains(nil))
      let found = places.compactMap(\.self)
      #expect(found == found.sorted())
    }

    @Test("gives the same bytes twice")
    func isReproducible() throws {
      for format in ["table", "json", "csv"] {
        let first = try Program.run(["count", "--format", format])
        #expect(first.status == 0)
        #expect(try Program.run(["count", "--format", format]).output == first.output)
      }
    }

    @Test(
      "answers at once in every dimension", arguments: [784, 150_528, 1_000_000],
      ["nonlinear", "linear"])
    func answersAtOnceInHighDimension(_ d: Int, _ quantization: String) throws {
      let start = Date()
      let document = try Program.json([
        "count", "--d", String(d), "--lambda", "4", "--quantization", quantization, "--format",
        "json",
      ])
      #expect(Date().timeIntervalSince(start) < 2)
      let structure = try #require(document["structureCounts"] as? [String: Any])
      let weights = try #require(structure["weights"] as? String)
      #expect(weights.hasPrefix("~") && weights.contains("e"))
      #expect((structure["bits"] as? String)?.hasPrefix("~") == true)
      // Nonlinear signs cost the same whatever f is; linear digits would have to be visited.
      if quantization == "nonlinear" {
        #expect((document["counts"] as? [String: Any])?["weights"] as? String == weights)
      } else {
        #expect(document["counts"] is NSNull)
        #expect((document["reason"] as? String)?.isEmpty == false)
      }
    }

    @Test("writes one row a run as CSV, with the numbers of the JSON form")
    func writesCSV() throws {
      let lines = try Program.run(["count", "--format", "csv"]).output.split(separator: "\n")
      #expect(lines.count == 2)
      let names = lines[0].split(separator: ",", omittingEmptySubsequences: false)
      let values = lines[1].split(separator: ",", omittingEmptySubsequences: false)
      #expect(names.count == values.count)
      let row = Dictionary(
        uniqueKeysWithValues: zip(names.map(String.init), values.map(String.init)))
      let document = try Program.json(["count", "--format", "json"])
      let structure = try #require(document["structureCounts"] as? [String: Any])
      let counts = try #require(document["counts"] as? [String: Any])
      #expect(row["structureWeights"] == structure["weights"] as? String)
      #expect(row["weights"] == counts["weights"] as? String)
      #expect(row["N"] == "64")
    }

    @Test("takes a codebook of one's own instead of lambda and quantization")
    func takesCodebook() throws {
      let own = try Program.json(["count", "--codebook", "-1/2,1/2", "--format", "json"])
      let family = try Program.json(["count", "--lambda", "2", "--format", "json"])
      let weights = { (document: [String: Any]) in
        (document["structureCounts"] as? [String: Any])?["weights"] as? String
      }
      #expect(weights(own) == weights(family))
      #expect(weights(own) != nil)
    }

    @Test("shows the counts of both columns as a table by default")
    func showsTable() throws {
      let result = try Program.run(["count"])
      #expect(result.status == 0)
      for text in ["this f", "structure", "depth", "width", "units", "weights", "bits", "sin(x)"] {
        #expect(result.output.contains(text))
      }
    }
  }
}
