import CellCanvas
import QExploreApp
import QuantizedReLU

/// From a key to the frame that answers it, through the real event loop, without a terminal, on 200
/// x 50.
///
/// What takes longer than a moment is computed beside the loop, so the first frame may still show
/// an older picture.
enum FrameMeasurements {
  /// Settings from everyday ones to a heat map and a line through a cube of many dimensions.
  @MainActor
  static func keys() throws -> [Measurement] {
    try [
      ("sin(x)", 1, 1, "0.1"), ("exp(-3*x)*sin(7*x)/60", 1, 2, "0.001"),
      ("sin(x)*cos(y)", 2, 1, "0.1"), ("average", 10, 1, "0.1"),
    ].map { function, d, n, epsilon in
      try keys(function, d: d, n: n, epsilon: epsilon)
    }
  }

  /// Every view for a usual network, and views 2 and 3 for the input of ImageNet.
  @MainActor
  static func views() throws -> [Measurement] {
    try ViewKind.allCases.map { view in
      try keys(
        "exp(-3*x)*sin(7*x)/60", d: 1, n: 1, epsilon: "0.001", view: view,
        structure: view == .transform ? .dependent : .independent)
    }
      + [ViewKind.bitWidth, .scaling].map { view in
        try keys("average", d: 150_528, n: 1, epsilon: "0.01", view: view)
      }
  }

  /// Lambda up and down 200 times.
  @MainActor
  private static func keys(
    _ function: String, d: Int, n: Int, epsilon: String, view: ViewKind = .approximation,
    structure: Structure = .independent
  ) throws -> Measurement {
    let setting = Setting(
      lambda: 8, epsilon: try Epsilon(epsilon), n: n, d: d, quantization: .nonlinear,
      structure: structure)
    let target = try TargetFunction(parsing: function, dimension: d)
    let terminal = TypistTerminal(
      size: Size(columns: 200, rows: 50), keys: [Key(.right), Key(.left)], presses: 200)
    _ = ExplorerLoop(
      ExplorerOptions(setting: setting, target: target, themes: Theme.builtIn, view: view),
      terminal: terminal
    ).run()
    return Measurement(
      "key to frame 200x50, view \(view.number), d \(d), n \(n), epsilon \(epsilon)", target: 16,
      milliseconds: terminal.milliseconds)
  }
}
