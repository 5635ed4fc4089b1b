import Foundation
import Testing

extension EndToEnd {
  /// Parts of a sweep, and how it ends before its end.
  @Suite struct SweepEndTests {
    /// Two quick rows, then more than a second for each.
    private static let slow =
      "sweep epsilon=0.1,0.05,\((10...19).map { "1.\($0)e-6" }.joined(separator: ",")) "
      + "--metric weights --quantization linear --lambda 4"

    @Test(
      "in shards gives the rows of the whole sweep, in order, each with its header",
      arguments: [1, 2, 3, 8, 11])
    func joinsShards(_ count: Int) throws {
      let scratch = try ScratchFolder()
      let result = try Program.shell(
        """
        sweep="qexplore sweep lambda=2..5 n=1..2 --metric structureBits,depth"
        $sweep > whole.csv; $sweep --format json > whole.json
        for i in $(seq \(count) -1 1); do
          $sweep --shard $i/\(count) > part-$i.csv && head -n 1 part-$i.csv | cmp - <(head -n 1 whole.csv)
          $sweep --shard $i/\(count) --format json > part-$i.json
        done
        awk 'FNR > 1 || NR == 1' part-{1..\(count)}.csv | cmp - whole.csv && echo joined
        """, in: scratch.url)
      #expect(result.output == "joined\n" && result.error.isEmpty, "\(result.error)")
      func objects(_ name: String) throws -> [NSDictionary] {
        let data = try Data(contentsOf: scratch.url.appendingPathComponent(name))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [NSDictionary])
      }
      let joined = try (1...count).flatMap { try objects("part-\($0).json") }
      let whole = try objects("whole.json")
      #expect(joined.count == 8 && joined == whole)
    }

    @Test(
      "leaves the rows that are done when a signal ends it, and dies of the signal",
      arguments: [("INT", "csv"), ("TERM", "json"), ("HUP", "csv"), ("INT", "json")])
    func keepsRows(_ signal: String, _ format: String) throws {
      let result = try Program.shell(
        """
        set -m; rows=$(mktemp); errors=$(mktemp)
        qexplore \(Self.slow) --format \(format) > $rows 2> $errors & program=$!
        until grep -q '0.05' $rows; do sleep 0.01; done
        kill -\(signal) $program; wait $program; status=$?
        cat $rows; cat $errors >&2; rm $rows $errors; exit $status
        """)
      let numbers: [String: Int32] = ["INT": SIGINT, "TERM": SIGTERM, "HUP": SIGHUP]
      #expect(result.status == 128 + (numbers[signal] ?? 0))
      #expect(
        result.error.contains("SIG\(signal)") && result.error.contains(" after 2 of 12 rows"),
        "\(result.error)")
      if format == "csv" {
        #expect(result.output == "epsilon,weights\n0.1,2982\n0.05,6913\n")
      } else {
        let rows = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [Any]
        #expect(rows?.count == 2)
      }
    }

    @Test("prints the table of the rows that are done")
    func keepsTable() throws {
      // A table is written at the end: that the signal is watched for says that rows are measured.
      let result = try Program.shell(
        """
        set -m; rows=$(mktemp)
        qexplore \(Self.slow) --format table > $rows & program=$!
        until ((0x$(sed -n 's/SigCgt:\\t//p' /proc/$program/status) & 2)); do sleep 0.01; done
        kill -INT $program; wait $program; status=$?
        cat $rows; rm $rows; exit $status
        """)
      #expect(result.status == 128 + SIGINT)
      let lines = result.output.split(separator: "\n")
      let done = lines.count - 1
      #expect(done < 12 && lines.first?.hasSuffix("weights") == true)
      #expect(result.error.contains(" after \(done) of 12 rows"), "\(result.error)")
    }

    @Test("stays when the signal is ignored, as under nohup")
    func heedsNohup() throws {
      let result = try Program.shell(
        """
        trap '' HUP; rows=$(mktemp)
        qexplore sweep epsilon=0.1,1.1e-6 --metric weights --quantization linear --lambda 4 > $rows & program=$!
        until grep -q '0.1' $rows; do sleep 0.01; done
        kill -HUP $program; wait $program && wc -l < $rows; rm $rows
        """)
      #expect(result.output == "3\n" && result.error.isEmpty, "\(result.error)")
    }

    @Test("ends quietly when its reader goes", arguments: ["csv", "json", "table"])
    func endsWithReader(_ format: String) throws {
      let result = try Program.shell(
        "qexplore sweep lambda=2..3000 --metric depth --format \(format) | head -n 1; "
          + "echo ${PIPESTATUS[0]}")
      let lines = result.output.split(separator: "\n")
      #expect(lines.count == 2 && lines.last == "0", "\(result.output)")
      #expect(result.error.isEmpty, "\(result.error)")
    }
  }
}
