import Foundation
import Testing

extension EndToEnd {
  /// The manual page that the program writes of itself.
  @Suite struct ManualTests {
    private func page() throws -> String {
      let result = try Program.run(["manual"])
      #expect(result.status == 0 && result.error.isEmpty)
      return result.output
    }

    /// The page with the characters that its escapes stand for.
    private func plain(_ page: String) -> String {
      [
        ("\\&", ""), ("\\%", ""), ("\\-", "-"), ("\\(aq", "'"), ("\\(ga", "`"), ("\\(ha", "^"),
        ("\\(ti", "~"),
        ("\\(dq", "\""), ("\\ ", " "), ("\\e", "\\"),
      ].reduce(page) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    }

    @Test("is the same each time, with the sections of a manual page in their order")
    func isComplete() throws {
      let page = try page()
      let again = try self.page()
      #expect(page == again)
      let sections = page.split(separator: "\n").filter { $0.hasPrefix(".Sh ") }
        .map { String($0.dropFirst(4)) }
      #expect(
        sections == [
          "NAME", "SYNOPSIS", "DESCRIPTION", "NETWORK OPTIONS", "OPTIONS", "COMMANDS", "KEYS",
          "SHELL COMPLETIONS", "ENVIRONMENT", "FILES", "EXIT STATUS", "EXAMPLES", "SEE ALSO",
        ])
      for status in 0...3 { #expect(page.contains("\n.It Li \\&\(status)\n")) }
      #expect(page.utf8.count == page.unicodeScalars.count)
    }

    @Test("has every command and every option that the help has")
    func hasEverything() throws {
      let page = plain(try page())
      let help = try Program.run(["--help"]).output
      let commands =
        help.components(separatedBy: "SUBCOMMANDS:\n").last?
        .components(separatedBy: "\n\n").first?.split(separator: "\n")
        .compactMap { $0.firstMatch(of: /^  ([a-z][a-z-]*)/).map { String($0.1) } } ?? []
      #expect(commands.count >= 8 && commands.contains("manual"))
      var options: Set<String> = []
      for command in [""] + commands where command != "help" {
        if !command.isEmpty { #expect(page.contains("\n.Ss qexplore \(command)\n")) }
        let help = try Program.run(command.isEmpty ? ["--help"] : [command, "--help"]).output
        let section =
          page.components(separatedBy: "\n.Ss qexplore \(command)\n").last?
          .components(separatedBy: "\n.Ss ").first ?? ""
        for line in help.split(separator: "\n") where line.hasPrefix("  -") {
          let name = try #require(line.firstMatch(of: /--[a-z][a-z-]*/)).output
          options.insert(String(name))
          let isHere =
            section.contains("\n.It Fl \(name.dropFirst()) ")
            || section.contains("\n.It Fl \(name.dropFirst())\n")
          let isGeneral =
            page.contains("\n.It Fl \(name.dropFirst()) ")
            || page.contains("Fl \(name.dropFirst())\n")
          #expect(isHere || isGeneral, "\(command) \(name)")
        }
      }
      #expect(options.isSuperset(of: ["--shard", "--lambda", "--theme", "--help", "--version"]))
    }

    @Test("has the keys of the explorer")
    func hasKeys() throws {
      let page = try page()
      for key in ["\\&z", "\\&?", "\\&Tab"] {
        #expect(page.contains("\n.It Ic \(key)"))
      }
    }

    @Test("shows commands that the README shows, where they are tried")
    func showsTriedCommands() throws {
      let text = plain(try page()).components(separatedBy: "\n.Sh EXAMPLES\n").last ?? ""
      let examples = text.components(separatedBy: ".Bd -literal -offset indent\n").dropFirst()
        .compactMap { $0.components(separatedBy: "\n.Ed").first }
      #expect(examples.count >= 4)
      let tried = Set(ReadmeTests.commands.map(\.line))
      for example in examples { #expect(tried.contains(example), "\(example)") }
    }

    @Test(
      "is read without a complaint by what reads manual pages",
      arguments: [
        "man -l --warnings -E UTF-8 page.1 > read.txt", "mandoc -Tlint -Wwarning page.1 > read.txt",
        "groff -mandoc -ww -Tutf8 page.1 > read.txt",
      ])
    func isReadable(_ reader: String) throws {
      let tool = String(reader.prefix { $0 != " " })
      guard try Program.shell("command -v \(tool)").status == 0 else { return }
      let scratch = try ScratchFolder()
      _ = try scratch.file("page.1", try page())
      let result = try Program.shell(reader, in: scratch.url)
      #expect(result.status == 0 && result.error.isEmpty, "\(result.error)")
      let read = try String(
        contentsOf: scratch.url.appendingPathComponent("read.txt"), encoding: .utf8)
      if tool == "mandoc" { #expect(read.isEmpty, "\(read)") }
      // Copied from the page, an option is still an option; a heading is no markup.
      if tool == "man" {
        let text = read.replacing(/.\u{8}/, with: "")
        #expect(text.contains("--quantization quantization"))
        for title in ["In the gallery", "qexplore bit-width"] {
          #expect(text.contains("\n   \(title)\n"), "\(title)")
        }
      }
    }
  }
}
