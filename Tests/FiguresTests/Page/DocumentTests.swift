import Figures
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Files of figures: well-formed, the same bytes twice, and as they were when last looked at.
@Suite struct DocumentTests {
  static let provenance = Provenance(
    title: "f & its \"network\"", parameters: "f = x^2, λ 2, ε 0.1",
    command: "qexplore plot approximation --function 'x^2' --output a.svg", creator: "qexplore")

  static let size = PageSize(millimetres: 120, 80)

  static func svg(_ figure: Figure) -> String {
    SVGDocument.text(
      figure.drawList(size: size, palette: PageTests.palette), provenance: provenance)
  }

  static func tex(_ figure: Figure) -> String {
    PgfplotsDocument.text(
      figure, size: size, palette: PageTests.palette, provenance: provenance)
  }

  @Test(
    "SVG is well-formed, says what it is, and holds its texts", arguments: PageTests.figures.indices
  )
  func svgIsXML(_ index: Int) throws {
    let text = Self.svg(PageTests.figures[index].figure)
    let document = try XMLDocument(xmlString: text)
    #expect(document.rootElement()?.name == "svg")
    #expect(text.contains("<title id=\"title\">f &amp; its &quot;network&quot;</title>"))
    #expect(text.contains("--function &apos;x^2&apos;") || text.contains("--function 'x^2'"))
    for panel in PageTests.figures[index].figure.panels where !panel.x.title.isEmpty {
      #expect(text.contains(">\(panel.x.title)</text>"))
    }
    #expect(!text.contains("nan") && !text.contains("inf"))
  }

  @Test("the same figure gives the same bytes", arguments: PageTests.figures.indices)
  func repeats(_ index: Int) throws {
    let figure = PageTests.figures[index].figure
    #expect(Self.svg(figure) == Self.svg(figure))
    #expect(Self.tex(figure) == Self.tex(figure))
  }

  @Test(
    "PDF and PNG give the same bytes, and PNG says what it is",
    .enabled(if: CairoDocument.isAvailable), arguments: PageTests.figures.indices)
  func rastersRepeat(_ index: Int) throws {
    let figure = PageTests.figures[index].figure
    let list = figure.drawList(size: Self.size, palette: PageTests.palette)
    let pdf = try CairoDocument.pdf(list, provenance: Self.provenance)
    #expect(try CairoDocument.pdf(list, provenance: Self.provenance) == pdf)
    #expect(pdf.starts(with: Array("%PDF-".utf8)))
    let png = try CairoDocument.png(list, provenance: Self.provenance)
    #expect(try CairoDocument.png(list, provenance: Self.provenance) == png)
    #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    let text = String(decoding: png, as: UTF8.self)
    #expect(text.contains("iTXt") && text.contains("qexplore plot approximation"))
  }

  @Test(
    "pgfplots balances its braces and names every curve once", arguments: PageTests.figures.indices)
  func texIsBalanced(_ index: Int) {
    let figure = PageTests.figures[index].figure
    let text = Self.tex(figure)
    let body = text.replacingOccurrences(of: "\\{", with: "").replacingOccurrences(
      of: "\\}", with: "")
    #expect(body.filter { $0 == "{" }.count == body.filter { $0 == "}" }.count)
    #expect(body.filter { $0 == "[" }.count == body.filter { $0 == "]" }.count)
    for name in ["axis", "tikzpicture"] {
      let ends = ["begin", "end"].map { text.components(separatedBy: "\\\($0){\(name)}").count }
      #expect(ends[0] == ends[1])
    }
    let names = figure.panels.flatMap(\.legend).count
    #expect(text.components(separatedBy: "\\addlegendentry").count - 1 == names)
    #expect(text.allSatisfy(\.isASCII) || text.contains("%"))
    #expect(!text.contains("inf") || !text.contains("nan,"))
  }

  @Test("CSV has a row a point, in full precision, with its columns named")
  func csv() throws {
    let text = CSVDocument.text(PageTests.curves, provenance: Self.provenance)
    let lines = text.split(separator: "\n")
    let comments = lines.filter { $0.hasPrefix("#") }
    #expect(comments.contains { $0.contains("qexplore plot approximation") })
    #expect(comments.contains { $0.contains("panel 1: x is x, y is value [m]") })
    let rows = lines.dropFirst(comments.count)
    #expect(rows.first == "panel,series,x,y,z,low,high")
    #expect(rows.count == 1 + 3 * 201 + 1 + 3)
    #expect(
      rows.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == 7 })
    #expect(rows.contains("1,f,0.005,2.5e-05,,,"))
    let gap = rows.first { $0.hasPrefix("1,f',0.45,") }
    #expect(gap == "1,f',0.45,,,,")
  }

  /// `QEXPLORE_RECORD=1` records them anew.
  @Test("files are as they were when they were last looked at", arguments: ["svg", "tex", "csv"])
  func golden(_ kind: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Golden")
    for (name, figure) in PageTests.figures {
      let text =
        switch kind {
        case "svg": Self.svg(figure)
        case "tex": Self.tex(figure)
        default: CSVDocument.text(figure, provenance: Self.provenance)
        }
      let file = folder.appendingPathComponent(
        "\(name.replacingOccurrences(of: " ", with: "-")).\(kind)")
      if ProcessInfo.processInfo.environment["QEXPLORE_RECORD"] == "1" {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        continue
      }
      let recorded = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      #expect(text == recorded, "\(name).\(kind), see QEXPLORE_RECORD in this file")
    }
  }
}
