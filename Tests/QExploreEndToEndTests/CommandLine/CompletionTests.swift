import Foundation
import Testing

extension EndToEnd {
  /// What shells complete, by the scripts that the program writes for them.
  @Suite struct CompletionTests {
    @Test("the scripts are good for their shells", arguments: ["bash", "zsh", "fish"])
    func isScript(_ shell: String) throws {
      let script = try Program.run(["--generate-completion-script", shell])
      #expect(script.status == 0 && script.error.isEmpty)
      for name in ["approximation", "nonlinear", "fp4-e2m1", "shard", "sweep"] {
        #expect(script.output.contains(name), "\(name)")
      }
      guard try Program.shell("command -v \(shell)").status == 0 else { return }
      let scratch = try ScratchFolder()
      _ = try scratch.file("script", script.output)
      let check = try Program.shell("\(shell) -n script", in: scratch.url)
      #expect(check.status == 0 && check.error.isEmpty, "\(check.error)")
    }

    /// What bash offers behind the words, the last of which is not finished.
    private func offers(_ words: [String], in folder: URL? = nil) throws -> [String] {
      let quoted = (["qexplore"] + words).map { "'\($0)'" }.joined(separator: " ")
      let result = try Program.shell(
        """
        source <(qexplore --generate-completion-script bash)
        function=$(complete -p qexplore | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
        COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count); COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
        COMPREPLY=()
        $function qexplore "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
        printf '%s\\n' "${COMPREPLY[@]}"
        """, in: folder ?? FileManager.default.temporaryDirectory)
      #expect(result.status == 0 && result.error.isEmpty, "\(result.error)")
      return result.output.split(separator: "\n").map(String.init)
    }

    @Test(
      "bash completes commands, options and their values",
      arguments: [
        (["sw"], ["sweep"]),
        (["comp"], ["compare"]),
        (["compare", "--format", ""], ["table", "json", "csv"]),
        (["plot", "ap"], ["approximation"]),
        (["plot", "bit-width-"], ["bit-width-derivative", "bit-width-by-dimension"]),
        (["count", "--quantization", "l"], ["linear"]),
        (["--structure", "de"], ["dependent"]),
        (["count", "--parameters", ""], ["paper", "tuned"]),
        (["count", "--format", ""], ["table", "json", "csv"]),
        (["evaluate", "--format", ""], ["csv", "json"]),
        (["evaluate", "--engine", "n"], ["network"]),
        (["sweep", "lambda=2..4", "--format", "t"], ["table"]),
        (["sweep", "lambda=2..4", "--metric", "packed"], ["packedBits"]),
        (["sweep", "--sh"], ["--shard"]),
        (["plot", "scaling", "--metric", "overh"], ["overhead"]),
        (["plot", "scaling", "--metric", "structures"], ["structures"]),
        (["screen", "--format", ""], ["text", "ansi"]),
        (["--view", "tr"], ["transform"]),
        (["--glyphs", ""], ["auto", "braille", "block", "ascii"]),
        (["--color", ""], ["auto", "256", "16", "never"]),
        (["--theme", "okabe"], ["okabe-ito"]),
        (["plot", "error", "--theme", "okabe"], ["okabe-ito"]),
        (["count", "--codebook", "fp"], ["fp4-e2m1", "fp8-e4m3"]),
        // It is refused whatever else is given.
        (["count", "--codebook", "nf"], []),
        (["evaluate", "--function", "dam"], ["damped"]),
      ] as [([String], [String])])
    func completes(_ words: [String], _ expected: [String]) throws {
      #expect(try offers(words) == expected)
    }

    @Test("every value that bash offers is taken")
    func offersWhatIsTaken() throws {
      for option in ["--quantization", "--structure", "--parameters", "--codebook"] {
        let values = try offers(["count", option, ""])
        #expect(values.count > 1)
        for value in values {
          let result = try Program.run(["count", option, value])
          #expect(result.status == 0, "\(option) \(value): \(result.error)")
        }
      }
    }

    @Test("files are completed where files are asked for, those that can be meant")
    func completesFiles() throws {
      let scratch = try ScratchFolder()
      for name in ["points.csv", "points.md", "own.toml"] { _ = try scratch.file(name, "") }
      #expect(try offers(["evaluate", "--input", "po"], in: scratch.url) == ["points.csv"])
      #expect(try offers(["--config", "o"], in: scratch.url) == ["own.toml"])
      #expect(
        try offers(["plot", "error", "--output", "points"], in: scratch.url).sorted()
          == ["points.csv", "points.md"])
      #expect(try offers(["--script", "points.m"], in: scratch.url) == ["points.md"])
    }

    @Test("themes of one's own are completed too")
    func completesOwnThemes() throws {
      let scratch = try ScratchFolder()
      let result = try Program.shell(
        """
        mkdir -p home/.config/qexplore/themes
        cp '\(Program.packageFolder.path)/themes/nord.toml' home/.config/qexplore/themes/mine-too.toml
        unset XDG_CONFIG_HOME; export HOME=$PWD/home
        source <(qexplore --generate-completion-script bash)
        function=$(complete -p qexplore | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
        COMP_WORDS=(qexplore --theme mine); COMP_CWORD=2; COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
        $function qexplore mine --theme
        printf '%s\\n' "${COMPREPLY[@]}"
        """, in: scratch.url)
      #expect(result.output == "mine-too\n", "\(result.output) \(result.error)")
    }
  }
}
