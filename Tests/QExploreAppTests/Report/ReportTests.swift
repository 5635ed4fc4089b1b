import Foundation
import QExploreApp
import QuantizedReLU
import Testing

/// Reports: complete, linked, the same twice, and their tables and numbers right.
@Suite struct ReportTests {
  private static func request(
    _ structure: Structure, d: Int = 1, function: String? = nil
  ) throws -> ReportRequest {
    let setting = Setting(
      lambda: 4, epsilon: try Epsilon(d == 1 ? "0.02" : "0.3"), n: 1, d: d,
      quantization: .nonlinear, structure: structure)
    var request = ReportRequest(
      setting: setting,
      target: try TargetFunction(
        parsing: function ?? (d == 1 ? "sin(3*x)/3" : "x*y/2"), dimension: d))
    let sweep = try Sweep(
      setting: setting, function: request.target.text,
      axes: [SweepAxis(.lambda, from: 2, to: 6, count: nil)], metrics: [.structureBits])
    var run = SweepRun(id: 1, sweep: sweep)
    sweep.measure(isWanted: { true }, deliver: { run.rows.append($0) }, fail: { _ in })
    run.progress = .done
    request.sweeps = [run]
    return request
  }

  private static let cases: [(Structure, Int)] = [
    (.independent, 1), (.dependent, 1), (.independent, 2), (.compact, 1),
  ]

  @Test(
    "everything that it links is there, and everything that is there is linked", arguments: 0..<4)
  func links(_ index: Int) throws {
    let (structure, d) = Self.cases[index]
    let files = try Self.request(structure, d: d).files(output: "r")
    let document = try #require(files.first { $0.path == "report.md" })
    let text = String(decoding: document.bytes, as: UTF8.self)
    let links = text.matches(of: /\]\(([^)]*)\)/).map { String($0.output.1) }
    #expect(Set(links) == Set(files.map(\.path)).subtracting(["report.md"]))
    #expect(links.count >= 14)
    #expect(files.allSatisfy { $0.bytes.count > 50 })
  }

  @Test("its tables have as many cells in every row, its code blocks end", arguments: 0..<4)
  func tables(_ index: Int) throws {
    let (structure, d) = Self.cases[index]
    let files = try Self.request(structure, d: d).files(output: "r")
    let text = String(decoding: files[0].bytes, as: UTF8.self)
    var isCode = false
    var cells: Int?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { isCode.toggle() }
      guard !isCode, line.hasPrefix("|") else {
        cells = nil
        continue
      }
      let count = line.replacing("\\|", with: "").count { $0 == "|" }
      #expect(cells ?? count == count, "\(line)")
      cells = count
    }
    #expect(!isCode)
  }

  @Test("its counts are those of the census, its commands name every figure")
  func numbers() throws {
    let request = try Self.request(.independent)
    let files = try request.files(output: "r")
    let text = String(decoding: files[0].bytes, as: UTF8.self)
    let construction = try Construction(setting: request.setting, target: request.target)
    guard case .counts(let counts)? = construction.instanceCounts() else {
      Issue.record("this f is counted")
      return
    }
    #expect(
      text.contains(
        "| weights | \(counts.weights.grouped) | \(construction.structureCounts.weights.grouped) |")
    )
    #expect(text.contains("| depth | \(counts.depth.grouped) |"))
    for block in construction.inventory.blocks {
      #expect(text.contains("| \(block.weights.grouped) |"))
    }
    for row in request.sweeps[0].rows {
      #expect(text.contains("| \(row.parameters[0]) | "))
    }
    for file in files where file.path.hasSuffix(".svg") {
      #expect(text.contains("--output \(file.path)"))
    }
  }

  @Test("the same request gives the same bytes, and one that is not wanted gives none")
  func repeats() throws {
    let request = try Self.request(.dependent)
    #expect(try request.files(output: "r") == request.files(output: "r"))
    #expect(throws: FigureRequest.Unwanted.self) {
      try request.files(output: "r", while: { false })
    }
  }

  @Test("f over several lines and with stars is one line and one word of the document")
  func oddFunctions() throws {
    let files = try Self.request(.independent, function: "x\n*x\n/ 2").files(output: "r")
    let text = String(decoding: files[0].bytes, as: UTF8.self)
    #expect(text.hasPrefix("# A quantized ReLU network for f = x \\*x / 2\n"))
    #expect(text.contains("| f | `x *x / 2` |"))
    #expect(
      text.contains("qexplore report lambda=2,3,4,5,6 --metric structureBits --function 'x *x / 2'")
    )
  }

  @Test("a report that its command does not repeat says what is missing")
  func namesWhatIsMissing() throws {
    var request = try Self.request(.independent)
    let document = { (request: ReportRequest) in
      String(decoding: try request.files(output: "r")[0].bytes, as: UTF8.self)
    }
    #expect(try document(request).contains("This report, anew:"))
    request.sweeps.append(request.sweeps[0])
    let text = try document(request)
    #expect(!text.contains("This report, anew:"))
    #expect(text.contains("The same without the sweeps before the last one:"))
  }
}
