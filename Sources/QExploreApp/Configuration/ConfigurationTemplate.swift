import CellCanvas
import QuantizedReLU

/// A first configuration: everything that can be set, as comments with the values that it has.
package enum ConfigurationTemplate {
  /// The whole file.
  package static var text: String {
    ([head] + defaults + Binding.Section.allCases.map(keys)).joined(separator: "\n")
  }

  private static let head = """
    # Configuration of qexplore. Everything is a comment with the value that it has anyway: take the
    # first # away and change it. The program reads this file at its start and never writes it.

    [defaults]
    # The network of the explorer, where neither the command line nor the last session says.
    """

  private static let defaults = [
    "# function = \"sin(x)\"         # an expression or a name of the gallery",
    "# lambda = 2                  # 2 to 65536",
    "# epsilon = \"0.1\"             # above 0 and below 1; also 2^-10 or 1e-3",
    "# n = 1                       # 1 to 32",
    "# d = 1                       # 1 to 1000000",
    "# quantization = \"nonlinear\"  # or linear",
    "# codebook = \"-1/2,1/4,1/2\"   # or a name such as int4; instead of lambda and quantization",
    "# structure = \"independent\"   # or dependent, compact",
    "# parameters = \"paper\"        # or tuned",
    "# view = \"approximation\"      # \(views)",
    "# How it looks and listens; these come before what the last session had.",
    "# theme = \"\(Theme.builtIn[0].name)\"              # or one of your own",
    "# glyphs = \"auto\"             # or braille, block, ascii",
    "# color = \"auto\"              # or 256, 16, never",
    "# mouse = true                # false leaves it to the terminal",
    "# session = true              # false neither takes up the last session nor keeps this one",
  ]

  private static var views: String {
    "or " + ViewKind.allCases.dropFirst().map { $0.title.lowercased() }.joined(separator: ", ")
  }

  /// A table of keys.
  private static func keys(_ section: Binding.Section) -> String {
    let name = section == .explorer ? "keys" : "keys.\(section.rawValue)"
    var lines = ["", "[\(name)]", "# Keys \(section == .explorer ? "of" : "")\(section.title)."]
    if section == .explorer {
      lines[2] =
        "# Keys of the explorer: one as in \"x\", several as in [\"x\", \"Ctrl-T\"], none as in []."
    }
    let bindings = Keymap.bindings.filter { $0.section == section && $0.name != nil }
    let width = bindings.map { ($0.name ?? "").count }.max() ?? 0
    lines += bindings.map { binding in
      let name = binding.name ?? ""
      let words = binding.labels(.ascii).map { quoted($0) }
      let value = words.count == 1 ? words[0] : "[\(words.joined(separator: ", "))]"
      let blanks = String(repeating: " ", count: width - name.count)
      return "# \(name)\(blanks) = \(value)  # \(binding.help)"
    }
    return lines.joined(separator: "\n") + (section == Binding.Section.allCases.last ? "\n" : "")
  }

  /// A basic string of TOML.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
