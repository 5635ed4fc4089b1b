import Foundation
import Testing

extension EndToEnd {
  @Suite struct ExportTests {
    /// What a run left in a folder.
    private func names(in folder: ScratchFolder) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    }

    @Test("writes nothing but the file, and the same bytes every time")
    func repeatsBytes() throws {
      let scratch = try ScratchFolder()
      for line in [
        "--output net.onnx", "--form gather --output net.onnx", "--form dense --output net.onnx",
        "--output net.json", "--structure dependent --output NET.ONNX",
        "--codebook fp4-e2m1 --output net.onnx",
      ] {
        let name = String(line.split(separator: " ").last ?? "")
        let first = try Program.shell("qexplore export \(line) --overwrite", in: scratch.url)
        #expect(first.status == 0 && first.output.isEmpty && first.error.isEmpty, "\(first.error)")
        let bytes = try Data(contentsOf: scratch.url.appendingPathComponent(name))
        _ = try Program.shell("qexplore export \(line) --overwrite", in: scratch.url)
        #expect(try Data(contentsOf: scratch.url.appendingPathComponent(name)) == bytes)
        #expect(bytes.count > 1000)
      }
      #expect(try names(in: scratch) == ["NET.ONNX", "net.json", "net.onnx"])
    }

    @Test("writes in JSON the counts and parameters that count gives")
    func agreesWithCount() throws {
      let scratch = try ScratchFolder()
      for line in [
        "--lambda 3", "--lambda 4 --quantization linear --n 2 --epsilon 0.05",
        "--structure dependent --function 'abs(x-0.3)' --epsilon 0.01",
        "--d 2 --epsilon 0.5 --parameters tuned --function x*y/4", "--codebook=-1/2,1/4,1/2",
      ] {
        let counted = try Program.shell("qexplore count --format json \(line)", in: scratch.url)
        let exported = try Program.shell(
          "qexplore export --output net.json --overwrite \(line) && cat net.json", in: scratch.url)
        #expect(exported.status == 0, "\(exported.error)")
        let (a, b) = (try document(counted.output), try document(exported.output))
        for key in ["parameters", "counts"] {
          let (x, y) = (a[key] as? NSDictionary, b[key] as? NSDictionary)
          #expect(x != nil && x == y)
        }
      }
    }

    private func document(_ text: String) throws -> [String: Any] {
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    }

    @Test("names in the file the command that makes it again")
    func namesCommand() throws {
      let scratch = try ScratchFolder()
      let again = try Program.shell(
        """
        qexplore export --function "sin(x)*x" --codebook ternary --epsilon 0.3 --output "a b.json" || exit 1
        cp "a b.json" first; rm "a b.json"
        eval "$(sed -n 's/^  "command": "\\(.*\\)",$/\\1/p' first)" && cmp first "a b.json"
        """, in: scratch.url)
      #expect(again.status == 0, "\(again.output)\(again.error)")
    }

    @Test(
      "refuses what cannot be written in one sentence, and leaves nothing",
      arguments: [
        ("", ["--output", "net.onnx"]), ("--output net.pb", ["net.pb", ".onnx", ".json"]),
        ("--output net", ["net", ".onnx"]), ("--output ''", [".onnx"]),
        ("--output net.onnx --form sparse", ["sparse", "gather or dense"]),
        ("--output net.json --form dense", ["dense", ".onnx", "leave it out"]),
        ("--output there/net.onnx", ["there", "folder"]),
        ("--output net.onnx --lambda 1", ["lambda 1", "65536"]),
        // 4 10^9 cells.
        (
          "--output net.onnx --form dense --d 2 --epsilon 0.9 --function x*y/4",
          ["dense", "bytes", "2 147 483 647", "gather"]
        ),
        // More weights than fit into memory.
        ("--output net.onnx --d 2 --n 2 --epsilon 1e-6", ["weights", "epsilon"]),
        ("--output net.json --d 784", ["weights", "epsilon"]),
      ])
    func refuses(_ line: String, _ names: [String]) throws {
      let scratch = try ScratchFolder()
      let result = try Program.shell("qexplore export \(line)", in: scratch.url)
      Program.expectRefusal(of: result, naming: names)
      #expect(try self.names(in: scratch).isEmpty)
    }

    @Test("leaves a file of the name as it is, and says how to replace it")
    func keepsFile() throws {
      let scratch = try ScratchFolder()
      _ = try scratch.file("net.onnx", "mine")
      let result = try Program.shell("qexplore export --output net.onnx", in: scratch.url)
      Program.expectRefusal(of: result, naming: ["net.onnx", "--overwrite"])
      #expect(try Program.shell("cat net.onnx", in: scratch.url).output == "mine")
    }

    @Test("leaves nothing where the disk is full or the program is ended, and keeps what was there")
    func leavesNothing() throws {
      let scratch = try ScratchFolder()
      // The system allows files of 64 KiB: what is longer is refused, or ends the program by a signal.
      let refused = try Program.shell(
        "trap '' XFSZ; ulimit -f 64; qexplore export --form dense --output net.onnx",
        in: scratch.url)
      Program.expectRefusal(of: refused, naming: ["net.onnx", "File too large"])
      let ended = try Program.shell(
        "ulimit -f 64; ulimit -c 0; qexplore export --form dense --output net.onnx",
        in: scratch.url)
      #expect(ended.status != 0)
      #expect(try names(in: scratch).isEmpty)
      _ = try scratch.file("net.onnx", "mine")
      _ = try Program.shell(
        "trap '' XFSZ; ulimit -f 64; qexplore export --form dense --overwrite --output net.onnx",
        in: scratch.url)
      #expect(try Program.shell("cat net.onnx", in: scratch.url).output == "mine")
      #expect(try names(in: scratch) == ["net.onnx"])
    }
  }
}
