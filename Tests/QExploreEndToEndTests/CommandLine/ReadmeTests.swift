import Foundation
import Testing

extension EndToEnd {
  @Suite struct ReadmeTests {
    static let commands: [ConsoleCommand] = {
      let file = Program.packageFolder.appendingPathComponent("README.md")
      return ConsoleCommand.all(in: (try? String(contentsOf: file, encoding: .utf8)) ?? "")
    }()

    @Test("has commands to try")
    func hasCommands() {
      #expect(Self.commands.count >= 5)
    }

    @Test("shows commands that end as it says, with the output that it shows", arguments: commands)
    func commandWorks(_ command: ConsoleCommand) throws {
      let scratch = try ScratchFolder()
      let result = try Program.shell(command.line + " 2>&1", in: scratch.url)
      #expect(result.status == command.status, "\(result.output)")
      var written = result.output.split(separator: "\n", omittingEmptySubsequences: false)
        .map(ConsoleCommand.trimmed)
      if written.last == "" { written.removeLast() }
      #expect(command.shows(written), "it wrote\n\(result.output)")
    }
  }
}
