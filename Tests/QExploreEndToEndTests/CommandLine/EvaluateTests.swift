import Foundation
import Testing

extension EndToEnd {
  @Suite struct EvaluateTests {
    @Test("keeps the promised error on a grid with both ends")
    func keepsError() throws {
      let (header, rows) = try Program.table([
        "--function", "sin(x)", "--epsilon", "0.01", "--n", "2", "--points", "1001",
      ])
      #expect(header == "x,f,approximation,error")
      #expect(rows.count == 1001)
      #expect(rows.first?[0] == 0)
      #expect(rows.last?[0] == 1)
      for row in rows {
        #expect(row.count == 4)
        #expect(abs(row[1] - sin(row[0])) < 1e-12)
        #expect(abs(row[3] - (row[2] - row[1])) < 1e-12)
        #expect(abs(row[3]) <= 0.01)
      }
      #expect(rows.contains { $0[3] != 0 })
    }

    /// Each with points of few binary digits, where doubles hold every value exactly.
    static let small: [[String]] = [
      ["--function", "sin(x)", "--epsilon", "0.1", "--n", "1"],
      ["--function", "sin(x)", "--epsilon", "0.1", "--n", "1", "--lambda", "3"],
      [
        "--function", "exp(-x)", "--epsilon", "0.1", "--n", "1", "--quantization", "linear",
        "--lambda", "4",
      ],
      ["--function", "sin(x)", "--epsilon", "0.1", "--n", "2"],
    ]

    @Test("computes by the formula what the network computes unit by unit", arguments: small)
    func enginesAgree(_ arguments: [String]) throws {
      let points = (0...32).flatMap { ["--at", String(Double($0) / 32)] }
      let closed = try Program.table(arguments + points)
      let network = try Program.table(arguments + ["--engine", "network"] + points)
      #expect(closed.header == network.header)
      #expect(closed.rows == network.rows)
      #expect(closed.rows.count == 33)
    }

    @Test("evaluates an N x N grid in two dimensions")
    func evaluatesPlane() throws {
      let (header, rows) = try Program.table([
        "--function", "sin(x)*cos(y)", "--d", "2", "--n", "2", "--epsilon", "0.1", "--points", "5",
      ])
      #expect(header == "x1,x2,f,approximation,error")
      #expect(rows.count == 25)
      #expect(Set(rows.map { $0[0] }) == [0, 0.25, 0.5, 0.75, 1])
      #expect(Set(rows.map { Array($0[..<2]) }).count == 25)
      for row in rows {
        #expect(abs(row[2] - sin(row[0]) * cos(row[1])) < 1e-12)
        #expect(abs(row[4]) <= 0.1)
      }
    }

    @Test("takes points one by one")
    func takesPoints() throws {
      let line = try Program.table(["--at", "0.25", "--at", "1"])
      #expect(line.rows.map { $0[0] } == [0.25, 1])
      let plane = try Program.table(["--d", "2", "--function", "x*y/4", "--at", "0.1,0.2"])
      #expect(plane.rows.map { Array($0[..<2]) } == [[0.1, 0.2]])
    }

    @Test("reads back what it wrote")
    func readsItsOwnOutput() throws {
      let scratch = try ScratchFolder()
      let first = try Program.run(["evaluate", "--points", "7"])
      let file = try scratch.file("points.csv", first.output)
      let second = try Program.run(["evaluate", "--input", file.path])
      #expect(second.output == first.output)
      #expect(second.status == 0)
    }

    @Test(
      "reads points as spreadsheets write them",
      arguments: [
        "x\r\n0.25\r\n0.5\r\n", "\u{FEFF}x\n0.25\n0.5\n", "0.25\n0.5\n", "x\n\n0.25\n\n0.5",
        "name,x\na,0.25\nb,0.5\n", "\"x\"\n\"0.25\"\n 0.5 \n", "x1\n2.5e-1\n.5\n",
      ])
    func readsForeignFiles(_ text: String) throws {
      let scratch = try ScratchFolder()
      let file = try scratch.file("points.csv", text)
      #expect(try Program.table(["--input", file.path]).rows.map { $0[0] } == [0.25, 0.5])
    }

    @Test(
      "a compact network computes unit by unit what its path of signs says",
      arguments: [
        ["--epsilon", "1/128"], ["--epsilon", "0.2", "--codebook=-1,1/2,1"],
        ["--epsilon", "0.01", "--function", "sin(7*x)"],
      ])
    func compactEnginesAgree(_ options: [String]) throws {
      let options = ["--structure", "compact", "--points", "1025"] + options
      let closed = try Program.table(options + ["--engine", "closed"]).rows
      #expect(closed.count == 1025)
      #expect(try Program.table(options + ["--engine", "network"]).rows == closed)
    }

    @Test("writes the same numbers as JSON")
    func writesJSON() throws {
      let result = try Program.run(["evaluate", "--points", "3", "--format", "json"])
      // JSONDecoder, for JSONSerialization loses the last digit of some numbers.
      let records = try JSONDecoder().decode(
        [[String: Double]].self, from: Data(result.output.utf8))
      let (_, rows) = try Program.table(["--points", "3"])
      let keys = ["x", "f", "approximation", "error"]
      #expect(records.map { record in keys.compactMap { record[$0] } } == rows)
    }

    @Test("ends quietly when the reader goes away")
    func survivesClosedPipe() throws {
      let result = try Program.shell("qexplore evaluate --points 200000 | head -n 1")
      #expect(result.output == "x,f,approximation,error\n")
      #expect(result.error.isEmpty)
      let ignoring = try Program.shell(
        "(trap '' PIPE; qexplore evaluate --points 200000) | head -n 1; echo ${PIPESTATUS[0]}")
      #expect(ignoring.output == "x,f,approximation,error\n0\n")
      #expect(ignoring.error.isEmpty)
    }

    @Test("says so when the result cannot be written")
    func reportsFullDevice() throws {
      let result = try Program.shell("qexplore evaluate --points 200000 > /dev/full")
      Program.expectRefusal(of: result, naming: ["No space left on device"])
    }
  }
}
