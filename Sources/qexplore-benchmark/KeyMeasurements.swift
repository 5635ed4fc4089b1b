import CellCanvas
import QExploreApp
import QuantizedReLU

/// From a key to the frames that answer it, through the real event loop, without a terminal, on 200
/// x 50.
///
/// Every timed key leads to a setting that was not shown before: short walks, each in an explorer
/// of its own, so that nothing is known of the way back.
enum KeyMeasurements {
  /// A key that should have changed the screen did not.
  struct Failure: Error {
    var description: String
  }

  /// What the keys of a walk do.
  private enum Walk: String, CaseIterable {
    case lambda, epsilon, cursor

    /// How many explorers are begun.
    var rounds: Int { self == .cursor ? 10 : 20 }

    /// What is pressed before the clock runs; the focus is at lambda then.
    var preparation: [Key] {
      switch self {
      case .lambda: []
      case .epsilon: [Key(.down)]
      case .cursor: [Key(.character("c"))]
      }
    }

    /// What is timed: up from the start in one explorer, down in the next.
    func keys(round: Int) -> [Key] {
      let code: Key.Code = round.isMultiple(of: 2) ? .right : .left
      switch self {
      // From 8 up to 20, or down to 2.
      case .lambda: return Array(repeating: Key(code), count: code == .right ? 12 : 6)
      // To 0.05 or 0.5, or down as many rungs of 1, 2, 5.
      case .epsilon: return Array(repeating: Key(code), count: 5)
      // There and back, not as far as any plot ends.
      case .cursor:
        let back: Key.Code = code == .right ? .left : .right
        return (0..<4).flatMap { _ in
          Array(repeating: Key(code), count: 3) + Array(repeating: Key(back), count: 3)
        }
      }
    }
  }

  /// A network and the view that shows it.
  private struct Scene {
    var view: ViewKind
    var function = "exp(-3*x)*sin(7*x)/60"
    var n = 1
    var d = 1
    var epsilon = "0.001"
    var structure = Structure.independent

    var name: String {
      let network = "view \(view.number), d \(d), n \(n), epsilon \(epsilon)"
      return structure == .independent ? network : "\(network), \(structure.rawValue)"
    }
  }

  /// Every view for a usual network; then maps, lines through cubes and the input of ImageNet.
  private static let scenes =
    ViewKind.allCases.map {
      Scene(view: $0, structure: $0 == .transform ? .dependent : .independent)
    } + [
      Scene(view: .approximation, n: 2), Scene(view: .bitWidth, n: 3), Scene(view: .scaling, n: 3),
      Scene(view: .approximation, structure: .dependent),
      Scene(view: .transform, structure: .compact),
      Scene(view: .approximation, n: 3, epsilon: "1e-6", structure: .compact),
      Scene(
        view: .approximation, function: "sin(x)*cos(y)", n: 2, d: 2, epsilon: "0.001",
        structure: .compact),
      Scene(
        view: .scaling, function: "sin(x)*cos(y)", n: 2, d: 2, epsilon: "0.001",
        structure: .compact),
      Scene(view: .approximation, function: "sin(x)*cos(y)", d: 2, epsilon: "0.01"),
      Scene(view: .approximation, function: "sin(x)*cos(y)", n: 3, d: 2, epsilon: "0.01"),
      Scene(view: .approximation, function: "average", d: 10, epsilon: "0.01"),
      Scene(view: .bitWidth, function: "average", d: 150_528, epsilon: "0.01"),
      Scene(view: .scaling, function: "average", d: 150_528, epsilon: "0.01"),
    ]

  /// Turns lambda and epsilon and moves the reading cursor in every scene.
  @MainActor
  static func all() throws -> [KeyMeasurement] {
    try scenes.flatMap { scene in
      try Walk.allCases.compactMap { walk in
        // The list of formulas has no plot to be read.
        if walk == .cursor, scene.view == .explain { return nil }
        return try measure(scene, walk)
      }
    }
  }

  @MainActor
  private static func measure(_ scene: Scene, _ walk: Walk) throws -> KeyMeasurement {
    let setting = Setting(
      lambda: 8, epsilon: try Epsilon(scene.epsilon), n: scene.n, d: scene.d,
      quantization: .nonlinear, structure: scene.structure)
    let target = try TargetFunction(parsing: scene.function, dimension: scene.d)
    // View 5 shows a sweep over lambda.
    let sweep = scene.view == .sweep ? [Key(.character("s")), Key(.enter)] : []
    var (numbers, complete): ([Double], [Double]) = ([], [])
    for round in 0..<walk.rounds {
      let terminal = TypistTerminal(
        size: Size(columns: 200, rows: 50), preparation: sweep + walk.preparation,
        keys: walk.keys(round: round))
      let loop = ExplorerLoop(
        ExplorerOptions(
          setting: setting, target: target, themes: Theme.builtIn, view: scene.view),
        terminal: terminal)
      terminal.loop = loop
      _ = loop.run()
      if let key = terminal.unanswered {
        throw Failure(description: "\(scene.name), \(walk.rawValue): no frame answers \(key)")
      }
      numbers += terminal.numbers
      complete += terminal.complete
    }
    return KeyMeasurement(
      view: scene.name, key: walk.rawValue, numbers: Timings(numbers), complete: Timings(complete))
  }
}
