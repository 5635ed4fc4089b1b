import Foundation
import Testing

extension EndToEnd {
  /// Figures as files, opened by the tools that people open them with.
  @Suite struct FigureFileTests {
    /// Every figure, the arguments that draw it, and words that its axes and legend have.
    static let figures: [(name: String, arguments: [String], words: [String])] = [
      ("approximation", ["--function", "exp(-3*x)*sin(7*x)/60", "--epsilon", "0.01"], ["x"]),
      ("approximation", ["--function", "x*y", "--d", "2", "--epsilon", "0.3"], ["along"]),
      ("error", [], ["x"]), ("bit-width", ["--lambda", "4"], ["nonlinear", "Theorem"]),
      ("bit-width-derivative", ["--d", "784"], ["bit-width", "zero"]),
      ("bit-width-by-dimension", [], ["MNIST", "CIFAR-10", "ImageNet"]),
      ("scaling", ["--metric", "bits"], ["bits", "unquantized"]),
      ("sweep", ["lambda=2..8", "epsilon=0.1,0.01"], ["lambda", "least"]),
      (
        "transform", ["--structure", "dependent", "--epsilon", "0.01"], ["interpolant", "lattice"]
      ),
      ("structure", ["--lambda", "4"], ["layer", "weight"]),
      (
        "bit-width,bit-width-derivative,scaling", ["--epsilon", "0.001"],
        ["Bits over the least", "Growth"]
      ),
    ]

    /// The folder with a figure in the given formats.
    private static func drawn(_ index: Int, _ endings: String...) throws -> ScratchFolder {
      let scratch = try ScratchFolder()
      let (name, arguments, _) = figures[index]
      for ending in endings {
        let file = scratch.url.appendingPathComponent("figure.\(ending)").path
        let result = try Program.run(["plot", name] + arguments + ["--output", file])
        #expect(
          result.status == 0 && result.error.isEmpty && result.output.isEmpty, "\(result.error)")
      }
      return scratch
    }

    private static func has(_ tool: String) -> Bool {
      (try? Program.shell("command -v \(tool)").status == 0) == true
    }

    private static let hasPgfplots =
      (try? Program.shell("command -v pdflatex && kpsewhich pgfplots.sty").status == 0) == true

    /// Width and height of a PNG file.
    private static func pixels(_ file: URL) throws -> (Int, Int) {
      let bytes = [UInt8](try Data(contentsOf: file))
      try #require(bytes.count > 24 && bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      let number = { (start: Int) in bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
      return (number(16), number(20))
    }

    @Test(
      "SVG is drawn by librsvg at its size", .enabled(if: has("rsvg-convert")),
      arguments: figures.indices)
    func svg(_ index: Int) throws {
      let scratch = try Self.drawn(index, "svg")
      let result = try Program.shell(
        "rsvg-convert --width 1000 figure.svg --output drawn.png", in: scratch.url)
      #expect(result.status == 0, "\(result.error)")
      let (width, height) = try Self.pixels(scratch.url.appendingPathComponent("drawn.png"))
      #expect(width == 1000 && (600...1000).contains(height))
      let text = try String(
        contentsOf: scratch.url.appendingPathComponent("figure.svg"), encoding: .utf8)
      for word in Self.figures[index].words { #expect(text.contains(word), "\(word)") }
    }

    @Test(
      "PDF has its texts, its title and one page of its size", .enabled(if: has("pdftotext")),
      arguments: figures.indices)
    func pdf(_ index: Int) throws {
      let scratch = try Self.drawn(index, "pdf", "png")
      let text = try Program.shell("pdftotext -layout figure.pdf -", in: scratch.url)
      #expect(text.status == 0, "\(text.error)")
      for word in Self.figures[index].words {
        // Columns of other panels may stand between two words.
        for part in word.split(separator: " ") { #expect(text.output.contains(part), "\(part)") }
      }
      let about = try Program.shell("pdfinfo figure.pdf", in: scratch.url).output
      #expect(about.contains("Pages:           1"))
      #expect(about.contains("qexplore plot ") && about.contains("453.5"), "\(about)")
      let (width, _) = try Self.pixels(scratch.url.appendingPathComponent("figure.png"))
      #expect((1255...1265).contains(width), "160 mm at 200 dots an inch")
    }

    @Test(
      "pgfplots compiles with its package alone",
      .enabled(if: hasPgfplots),
      arguments: figures.indices)
    func tex(_ index: Int) throws {
      let scratch = try Self.drawn(index, "tex")
      _ = try scratch.file(
        "paper.tex",
        """
        \\documentclass{article}
        \\usepackage[paperwidth=17cm,paperheight=17cm,margin=3mm]{geometry}
        \\usepackage{pgfplots}
        \\pgfplotsset{compat=1.16}
        \\pagestyle{empty}\\parindent0pt
        \\begin{document}\\input{figure.tex}\\end{document}

        """)
      let result = try Program.shell(
        "pdflatex -interaction=nonstopmode -halt-on-error paper.tex", in: scratch.url)
      #expect(result.status == 0, "\(result.output.suffix(2000))")
      #expect(!result.output.contains("Overfull \\hbox"))
      #expect(!result.output.contains("Missing character"))
    }

    @Test(
      "CSV and JSON hold the same numbers", .enabled(if: has("python3")), arguments: figures.indices
    )
    func data(_ index: Int) throws {
      let scratch = try Self.drawn(index, "csv", "json")
      _ = try scratch.file(
        "check.py",
        """
        import csv, json
        rows = list(csv.DictReader(line for line in open("figure.csv") if not line.startswith("#")))
        document = json.load(open("figure.json"))
        assert document["command"].startswith("qexplore plot ")
        expected = []
        for number, panel in enumerate(document["panels"], 1):
            for series in panel["series"]:
                columns = {name: series[name] for name in ("x", "y", "z", "low", "high") if name in series}
                lengths = {len(values) for values in columns.values()}
                assert len(lengths) == 1, series["name"]
                for place in range(lengths.pop()):
                    row = {"panel": str(number), "series": series["name"]}
                    for name in ("x", "y", "z", "low", "high"):
                        value = columns[name][place] if name in columns else None
                        row[name] = value
                    expected.append(row)
        assert len(rows) == len(expected) > 0
        for row, other in zip(rows, expected):
            assert row["panel"] == other["panel"] and row["series"] == other["series"]
            for name in ("x", "y", "z", "low", "high"):
                assert (float(row[name]) if row[name] else None) == other[name], (row, other)
        print(len(rows))

        """)
      let result = try Program.shell("python3 check.py", in: scratch.url)
      #expect(result.status == 0, "\(result.error)")
    }

    /// A shell as root in file systems of its own, so that the machine can be without something.
    private static let canHide =
      (try? Program.shell("unshare --mount mount -t tmpfs -o size=64k none /mnt").status == 0)
      == true

    private static func apart(_ line: String) throws -> Program.Result {
      let scratch = try ScratchFolder()
      return try Program.shell(
        "unshare --mount bash -c \(quoted(line))", in: scratch.url)
    }

    private static func quoted(_ line: String) -> String {
      "'" + line.replacing("'", with: "'\\''") + "'"
    }

    @Test(
      "without cairo PNG and PDF say what to install, and nothing is left", .enabled(if: canHide),
      arguments: ["png", "pdf"])
    func withoutCairo(_ ending: String) throws {
      let result = try Self.apart(
        """
        for file in $(ldconfig -p | sed -n 's/.*libcairo.so.2.* => //p'); do mount --bind /dev/null $file; done
        qexplore plot error --output a.\(ending); echo "status=$?"; ls -A; qexplore plot error --output a.svg && ls -A
        """)
      #expect(result.error.contains("apt install libcairo2") && result.error.contains(".svg"))
      #expect(result.output == "status=2\na.svg\n", "\(result.output) \(result.error)")
    }

    @Test(
      "a disk that is full is told, and nothing half written is left", .enabled(if: canHide),
      arguments: [
        "plot approximation --output full/a.csv", "export --output full/a.json",
        "report --output full/report",
      ])
    func fullDisk(_ arguments: String) throws {
      let result = try Self.apart(
        """
        mkdir full && mount -t tmpfs -o size=16k none full
        qexplore \(arguments); echo "status=$?"; ls -A full
        """)
      #expect(
        result.error.contains("cannot be written") && result.error.contains("free some space"))
      #expect(result.output == "status=2\n", "\(result.output) \(result.error)")
    }
  }
}
