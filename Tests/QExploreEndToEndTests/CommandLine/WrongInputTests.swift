import Foundation
import Testing

extension EndToEnd {
  @Suite struct WrongInputTests {
    /// A wrong command line and what its sentence must name: the value, and the range or the way out.
    struct Case: Sendable, CustomTestStringConvertible {
      var arguments: [String]
      var names: [String]

      init(_ arguments: String..., naming names: [String]) {
        self.arguments = arguments
        self.names = names
      }

      var testDescription: String { String(arguments.joined(separator: " ").prefix(80)) }
    }

    static let values: [Case] = [
      Case("count", "--lambda", "1", naming: ["lambda 1", "2", "65536"]),
      Case("count", "--lambda", "65537", naming: ["lambda 65537", "65536"]),
      Case("count", "--lambda", "-3", naming: ["-3", "65536"]),
      Case(
        "count", "--lambda", "3", "--quantization", "linear",
        naming: ["lambda 3", "odd", "nonlinear"]),
      Case("count", "--lambda", "0x10", naming: ["0x10", "whole number"]),
      Case("count", "--lambda", "", naming: ["\"\"", "whole number"]),
      Case("count", "--lambda", "two", naming: ["two", "whole number"]),
      Case("count", "--lambda", "2.5", naming: ["2.5", "whole number"]),
      Case("count", "--lambda", "NaN", naming: ["NaN", "whole number"]),
      Case("count", "--lambda", "99999999999999999999", naming: ["99999999999999999999", "65536"]),
      Case("count", "--epsilon", "0", naming: ["epsilon 0", "above 0"]),
      Case("count", "--epsilon", "-0.1", naming: ["-0.1", "above 0"]),
      Case("count", "--epsilon", "1e999", naming: ["1e999"]),
      Case("count", "--epsilon", "nan", naming: ["nan"]),
      Case("count", "--epsilon", "inf", naming: ["inf"]),
      Case("count", "--epsilon", "-infinity", naming: ["-infinity"]),
      Case("count", "--epsilon", "small", naming: ["small"]),
      Case("count", "--epsilon", "", naming: ["\"\""]),
      Case("count", "--epsilon", "0x1p-4", naming: ["0x1p-4"]),
      Case("count", "--epsilon", "1e-99999999999999999999", naming: ["1e-99999999999999999999"]),
      Case("count", "--n", "0", naming: ["n 0", "32"]),
      Case("count", "--n", "33", naming: ["n 33", "32"]),
      Case("count", "--d", "0", naming: ["d 0", "1000000"]),
      Case("count", "--d", "1000001", naming: ["d 1000001", "1000000"]),
      Case("count", "--quantization", "sideways", naming: ["sideways", "linear", "nonlinear"]),
      Case(
        "count", "--structure", "dense",
        naming: ["dense", "independent", "dependent", "or compact"]),
      Case(
        "count", "--structure", "compact", "--d", "3",
        naming: ["d = 3", "n ≤ 2 with d = 2", "compact"]),
      Case(
        "count", "--structure", "compact", "--quantization", "linear",
        naming: ["{-1, 1/2}", "nonlinear", "-1,1/2,1"]),
      Case(
        "count", "--structure", "compact", "--codebook=-1,1/4,1/2",
        naming: ["{-1, 1/4, 1/2}", "neither"]),
      Case("count", "--structure", "dependent", "--n", "2", naming: ["n = 2", "n = d = 1"]),
      Case("count", "--codebook", "nf4", naming: ["nf4", "1/2", "binary"]),
      Case("count", "--codebook", "fp7", naming: ["fp7", "fp8-e4m3"]),
      Case("count", "--parameters", "best", naming: ["best", "paper", "tuned"]),
      Case("count", "--format", "xml", naming: ["xml", "table, json or csv"]),
      Case("compare", "--format", "xml", naming: ["xml", "table, json or csv"]),
      Case("compare", "--epsilon", "2", naming: ["epsilon 2", "above 0"]),
      Case(
        "compare", "--lambda", "3", "--quantization", "linear",
        naming: ["lambda 3", "odd", "nonlinear"]),
      Case("count", "--codebook", "1/4,1/2", naming: ["negative"]),
      Case("count", "--codebook", "-1/2", naming: ["1 value", "two"]),
      Case("count", "--codebook", "", naming: ["\"\""]),
      Case("count", "--codebook", "-1/2,,1/2", naming: ["\"\""]),
      Case("count", "--codebook", "-1/2,x", naming: ["\"x\""]),
      Case("count", "--codebook", "-1/2,1/0", naming: ["1/0"]),
      Case("count", "--codebook", "-1/3,1/3", naming: ["1"]),
      Case("count", "--codebook", "-1/2,1/2", "--lambda", "2", naming: ["--lambda", "one of"]),
    ]

    static let functions: [Case] = [
      Case("count", "--function", "", naming: []),
      Case("count", "--function", "sni(x)", naming: ["sni"]),
      Case("count", "--function", "sin(x", naming: [")"]),
      Case("count", "--function", "sin(x))", naming: [")"]),
      Case("count", "--function", "x +", naming: []),
      Case("count", "--function", "y", "--d", "1", naming: ["y"]),
      Case("count", "--function", "\u{1B}[31mx", naming: []),
      Case("count", "--function", String(repeating: "(", count: 100_000), naming: []),
      Case("count", "--function", String(repeating: "-", count: 100_000) + "x", naming: []),
      Case("count", "--function", "1/(x-0.5)", naming: []),
      Case("count", "--function", "log(x)", naming: []),
      Case("compare", "--function", "log(x)", naming: ["x = 0"]),
    ]

    static let usage: [Case] = [
      Case("conut", naming: ["conut", "--help"]),
      Case("count", "--nope", naming: ["--nope", "--help"]),
      Case("count", "--lambda", naming: ["--lambda", "--help"]),
      Case("count", "extra", naming: ["extra", "--help"]),
      Case("--lambda", "3", "count", naming: ["--lambda", "count"]),
      Case("count", "-x", naming: ["-x", "--help"]),
      Case("evaluate", "--points", "3", "--at", "0.5", naming: ["--points", "--at"]),
      Case("compare", "--structure", "compact", naming: ["--structure compact", "leave it out"]),
      Case("compare", "--parameters", "tuned", naming: ["--parameters tuned", "count"]),
      Case("--glyphs", "emoji", naming: ["emoji", "braille"]),
      Case("--color", "rainbow", naming: ["rainbow", "256"]),
      Case("--theme", "no such theme", naming: ["no such theme"]),
    ]

    static let points: [Case] = [
      Case("evaluate", "--points", "1", naming: ["points 1", "2"]),
      Case("evaluate", "--points", "-4", naming: ["-4"]),
      Case("evaluate", "--points", "many", naming: ["many"]),
      Case("evaluate", "--points", "10000001", naming: ["10000001", "10000000"]),
      Case("evaluate", "--points", "5", "--d", "3", naming: ["--at", "--input"]),
      Case("evaluate", "--at", "1.5", naming: ["1.5", "[0, 1]"]),
      Case("evaluate", "--at", "-0.5", naming: ["-0.5", "[0, 1]"]),
      Case("evaluate", "--at", "nan", naming: ["nan", "0 to 1"]),
      Case("evaluate", "--at", "", naming: ["\"\"", "0 to 1"]),
      Case("evaluate", "--at", "1e999", naming: ["1e999"]),
      Case("evaluate", "--at", "0.1,0.2", naming: ["2 coordinates", "d is 1"]),
      Case("evaluate", "--at", "0.1", "--d", "2", naming: ["1 coordinate", "d is 2"]),
      Case("evaluate", "--engine", "steam", naming: ["steam", "closed or network"]),
      Case(
        "evaluate", "--input", "/no/such/file.csv", naming: ["/no/such/file.csv", "No such file"]),
      Case("evaluate", "--input", "/", naming: ["\"/\""]),
      Case("evaluate", "--input", "/dev/zero", naming: ["/dev/zero", "256 MB"]),
      // Too large to build unit by unit; refused before any memory is taken.
      Case(
        "evaluate", "--engine", "network", "--d", "2", "--n", "2", "--epsilon", "1e-6", naming: []),
      // 2^d active blocks at every point.
      Case(
        "evaluate", "--d", "1000", "--at", String(repeating: "0.5,", count: 999) + "0.5", naming: []
      ),
    ]

    @Test("refuses a wrong value in one sentence with the value and the range", arguments: values)
    func refusesValue(_ wrong: Case) throws {
      Program.expectRefusal(of: try Program.run(wrong.arguments), naming: wrong.names)
    }

    @Test(
      "refuses a function that is none, or not of the class, in one sentence", arguments: functions)
    func refusesFunction(_ wrong: Case) throws {
      Program.expectRefusal(of: try Program.run(wrong.arguments), naming: wrong.names)
    }

    @Test("refuses wrong usage in one sentence with the way out", arguments: usage)
    func refusesUsage(_ wrong: Case) throws {
      Program.expectRefusal(of: try Program.run(wrong.arguments), naming: wrong.names)
    }

    @Test("refuses points that are none in one sentence", arguments: points)
    func refusesPoints(_ wrong: Case) throws {
      Program.expectRefusal(of: try Program.run(wrong.arguments), naming: wrong.names)
    }

    @Test(
      "refuses a file of points that is none, naming the place",
      arguments: [
        ("", ["empty"]), ("x\n", ["no points"]), ("y\n0.5\n", ["no column x"]),
        ("x\nhalf\n", ["half", "row 2"]), ("x,f\n0.5,1\n0.5\n", ["row 3", "1 column"]),
        ("0.5,0.5\n", ["2 columns", "d is 1"]), ("x\n1.5\n", ["1.5", "row 2", "[0, 1]"]),
        ("x\n\n\nnan\n", ["nan", "row 4"]), ("x\n0.5,0.5\n", ["row 2", "2 columns"]),
      ])
    func refusesFile(_ text: String, _ names: [String]) throws {
      let scratch = try ScratchFolder()
      let file = try scratch.file("points.csv", text)
      Program.expectRefusal(
        of: try Program.run(["evaluate", "--input", file.path]), naming: names + ["points.csv"])
    }

    @Test("refuses a file that is no text")
    func refusesBinaryFile() throws {
      let scratch = try ScratchFolder()
      let file = try scratch.file("points.csv", Data([0xFF, 0xFE, 0x00, 0xD8]))
      Program.expectRefusal(
        of: try Program.run(["evaluate", "--input", file.path]), naming: ["UTF-8"])
    }

    @Test(
      "helps and tells its version with status 0", arguments: ["--help", "-h", "--version", "help"])
    func helps(_ argument: String) throws {
      let result = try Program.run([argument])
      #expect(result.status == 0)
      #expect(result.error.isEmpty)
      #expect(!result.output.isEmpty)
    }

    @Test("says in one sentence that it needs a terminal")
    func needsTerminal() throws {
      let result = try Program.run([])
      Program.expectRefusal(of: result, naming: ["terminal", "qexplore count"])
    }
  }
}
