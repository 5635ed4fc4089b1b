import CellCanvas
import QuantizedReLU

/// A name that the palette gives values to: that of the command line's option.
package enum PaletteName: String, Sendable, Hashable, CaseIterable {
  case function, lambda, epsilon, n, d, quantization, codebook, structure, parameters
  case view, theme, glyphs, mouse, sweep, step
  case plot, screen, data, report

  /// What it means.
  var text: String {
    switch self {
    case .function: "the function f: an expression or a name of the gallery"
    case .lambda: "how many values the weights may take"
    case .epsilon: "the largest error allowed"
    case .n: "the order of smoothness"
    case .d: "the number of inputs"
    case .quantization: "linear or nonlinear"
    case .codebook: "the weight values, or the name of a format"
    case .structure: "independent, dependent or compact"
    case .parameters: "paper or tuned"
    case .view: "which view is shown"
    case .theme: "the colours"
    case .glyphs: "braille, block or ascii"
    case .mouse: "on or off"
    case .sweep: "a sweep as on the command line: lambda=2..16"
    case .step: "a step of the path in view 6"
    case .plot: "saves the figure at its zoom: figure.svg, .pdf, .png, .tex"
    case .screen: "saves the screen: screen.svg, .png, .txt, .ansi, .pdf"
    case .data: "saves the numbers behind the figure: data.csv, .json"
    case .report: "writes a report into a new folder"
    }
  }

  /// The name under which something is saved.
  init(saving content: SaveContent) {
    switch content {
    case .figure: self = .plot
    case .screen: self = .screen
    case .data: self = .data
    case .report: self = .report
    }
  }

  /// What is saved under it; nil where it is no file.
  var content: SaveContent? {
    switch self {
    case .plot: .figure
    case .screen: .screen
    case .data: .data
    case .report: .report
    default: nil
    }
  }

  /// What a file of it is; empty where it is no file.
  func text(ofFile path: String) -> String {
    guard let content else { return "" }
    guard content != .report else { return "document, figures, data, commands" }
    let path = content.withEnding(path)
    guard let format = try? content.format(of: OutputFile(path: path)) else {
      return "the \(content.noun): \(FileFormat.list(content.formats))"
    }
    return "the \(content.noun), \(format.text)"
  }

  /// The values that there are; empty where any can be typed.
  func values(in state: AppState) -> [String] {
    switch self {
    case .function: state.gallery.map(\.name)
    case .quantization: Quantization.allCases.map(\.rawValue)
    case .codebook: NamedCodebook.allCases.map(\.rawValue)
    case .structure: Structure.allCases.map(\.rawValue)
    case .parameters: ParameterChoice.allCases.map(\.rawValue)
    case .view: ViewKind.allCases.map { $0.title.lowercased() }
    case .theme: state.themeNames
    case .glyphs: state.isUnicode ? Glyphs.allCases.map(\.rawValue) : [Glyphs.ascii.rawValue]
    case .mouse: ["on", "off"]
    case .lambda, .epsilon, .n, .d, .step: []
    case .plot:
      state.figureKinds.isEmpty ? [] : files(named: state.figureName)
    case .screen: files(named: "screen")
    case .data:
      state.figureKinds.isEmpty && state.view != .explain ? [] : files(named: state.figureName)
    case .report: ["report"]
    case .sweep:
      ["lambda=2..16", "epsilon=0.5..0.001:20:log", "n=1..8", "d=1..10"]
    }
  }

  /// A file of each format that it can be written as.
  private func files(named stem: String) -> [String] {
    (content?.formats ?? []).map { "\(stem).\($0.rawValue)" }
  }

  /// Whether any value can be typed, so that what is typed comes before the proposals.
  var isFree: Bool {
    switch self {
    case .function, .codebook, .lambda, .epsilon, .n, .d, .sweep, .step: true
    case .plot, .screen, .data, .report: true
    case .quantization, .structure, .parameters, .view, .theme, .glyphs, .mouse: false
    }
  }
}
