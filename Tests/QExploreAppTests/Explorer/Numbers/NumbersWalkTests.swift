import CellCanvas
import QExploreApp
import QuantizedReLU
import Testing

/// A random walk through settings, views and sizes: wherever a number stands on the screen, it is the
/// engine's.
@Suite struct NumbersWalkTests {
  @Test("every number on the screen is the engine's", arguments: 1...6 as ClosedRange<UInt64>)
  func walk(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    var session = try makeSession(target: "sine", lambda: 2, epsilon: "0.1", n: 1)
    let engine = EngineNumbers()
    var looks: [String: Int] = [:]
    // The last screen of every view.
    var seen: [ViewKind: String] = [:]
    let check = { (what: String) in
      guard var screen = ShownScreen(session, engine: engine) else { return }
      screen.checkPanels()
      screen.checkView()
      looks.merge(screen.looks) { $0 + $1 }
      seen[session.state.view] = session.text
      #expect(
        screen.wrong.isEmpty, "seed \(seed), \(what), \(session.state.setting):\n\(session.text)")
    }
    for step in 0..<600 {
      let keys = Self.event(&random, &session)
      Self.tidy(&random, &session)
      // The list of keys runs what is chosen, the way out too.
      if session.hasQuit { session = try makeSession(target: "tent", epsilon: "0.1", n: 1) }
      check("step \(step), \(keys)")
      // Every change there takes a fifth of a second: all plots of one, then away.
      guard [.bitWidth, .scaling].contains(session.state.view) else { continue }
      for _ in 0..<3 {
        session.type("v")
        check("step \(step), v")
      }
      session.type("1")
    }
    session.press(.escape, .escape, .escape)
    session.feed(.resize(Size(columns: 160, rows: 48)))
    for keys in Self.round {
      for scalar in keys.unicodeScalars {
        session.press(
          scalar == "\r" ? Key(.enter) : scalar == "\u{1B}" ? Key(.escape) : Key(.character(scalar))
        )
      }
      check(keys)
    }
    #expect(Set(seen.keys) == Set(ViewKind.allCases))
    // A reader that finds nothing compares nothing.
    for (kind, least) in NumbersWalkTests.least {
      let view = ViewKind.allCases.first { kind.unicodeScalars.contains($0.key) }
      #expect(
        looks[kind, default: 0] >= least,
        "\(kind): \(looks[kind, default: 0])\n\(view.flatMap { seen[$0] } ?? "")")
    }
  }

  /// How often each kind of number must be compared in a walk, at least.
  private static let least = [
    "knob": 2000, "knob line": 50, "count": 1000, "count against pin": 50, "count line": 50,
    "design": 700, "error": 200, "view 2": 3, "view 3": 3, "view 4": 8, "view 4 box": 100,
    "view 4 bar": 8, "view 4 list": 40, "view 4 detail": 20, "view 4 use": 30, "view 5": 20,
    "view 5 head": 40, "view 5 change": 1, "view 5 order": 1, "view 6": 20, "view 3 structures": 6,
    "view 7": 1000,
    "view 7 on the screen": 200, "read-out of 1": 30, "read-out of 2": 3, "read-out of 3": 2,
    "read-out of 4": 2, "read-out of 5": 3, "read-out of 6": 1,
  ]

  /// Keys that lead to every view and its plots, wherever the walk has led.
  private static let round =
    [":structure independent\r\u{1B}", ":quantization nonlinear\r\u{1B}"]
    + [
      ":d 1\r\u{1B}", ":n 1\r\u{1B}", ":parameters paper\r\u{1B}", ":epsilon 0.1\r\u{1B}",
      ":lambda 4\r\u{1B}",
    ]
    + [
      "2", "v", "v", "v", "c", "l", "l", "\u{1B}", "3", "v", "v", "v", "4", "c", "l", "\u{1B}", "v",
      "v",
      "}", "7",
    ]
    + [
      ":function abs(x-0.3)\r\u{1B}", ":structure dependent\r\u{1B}", "6", "c", "l", "l", "\u{1B}",
      "1", "c", "l", "L", "\u{1B}", ":structure compact\r\u{1B}", "6", "}", ")", "{", "2", "3", "4",
      "c",
      "l", "\u{1B}",
      "v",
      "v", "}", "7", "1",
    ]
    + ["\u{1B}", ":structure independent\r\u{1B}", ":sweep lambda=2..9\r\u{1B}"]
    + [":epsilon 0.05\r\u{1B}", ":sweep lambda=2..9\r\u{1B}", "o", "v", "o", "v", "o", "v", "o"]

  /// Feeds an event and says which.
  private static func event(_ random: inout SplitMix, _ session: inout ExplorerSession) -> String {
    let pick = { (random: inout SplitMix, choices: [String]) in
      choices.randomElement(using: &random) ?? ""
    }
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<60:
      var keys = pick(&random, keys)
      // Many networks with tuned parameters take seconds.
      if ["2", "3"].contains(keys), session.state.setting.parameters == .tuned { keys = "4" }
      session.type(keys)
      return keys
    case 60..<68:
      let command = pick(&random, commands)
      session.type(":" + command)
      session.press(.enter)
      return command
    case 68..<84:
      let sizes = [
        (120, 40), (200, 60), (160, 48), (80, 24), (100, 30), (66, 34), (40, 12), (30, 4),
      ]
      let (columns, rows) = sizes.randomElement(using: &random) ?? (80, 24)
      let size = Size(
        columns: columns + Int.random(in: -3...9, using: &random),
        rows: rows + Int.random(in: -1...5, using: &random))
      session.feed(.resize(size))
      return "\(size)"
    default:
      let codes: [Key.Code] = [.up, .down, .left, .right, .home, .end, .enter]
      let code = codes.randomElement(using: &random) ?? .up
      session.press(code)
      return "\(code)"
    }
  }

  /// Closes what is open and puts messages away, mostly, and leads back from where numbers take long.
  private static func tidy(_ random: inout SplitMix, _ session: inout ExplorerSession) {
    let isOpen = session.state.mode != .browsing || session.state.message != nil
    if isOpen, random.next() % 8 != 0 { session.press(.escape) }
    // What is pinned hides the counts for every f.
    if session.state.pin != nil, random.next() % 8 == 0 { session.type("pp") }
    if session.state.failure != nil { session.type("z") }
    let setting = session.state.setting
    let isHeavy =
      setting.d > 3 || setting.n > 4 || setting.lambda > 100 || setting.epsilon.doubleValue < 1e-4
    guard isHeavy else { return }
    for command in ["lambda 3", "n 1", "d 1", "epsilon 0.1"] {
      session.type(":" + command)
      session.press(.enter)
      session.press(.escape)
    }
  }

  private static let keys = [
    "h", "l", "h", "l", "l", "H", "L", "j", "k", "1", "2", "3", "4", "5", "6", "7", "v",
    "x", "y",
    "+", "-", "]", "0", "c", "p", "P", "z", "Z", "m", "{", "}", "}", "o", "<", "=7", "s", "t",
  ]

  private static let commands = [
    "epsilon 0.03", "epsilon 2^-6", "n 2", "n 1", "d 2", "d 1", "lambda 5", "function x/2",
    "function sin(3*x)/9", "function tent", "structure dependent", "structure independent",
    "parameters tuned", "parameters paper", "codebook int3", "codebook -1/2,1/4,1/2",
    "quantization linear", "quantization nonlinear", "sweep lambda=2..9",
    "sweep n=1..2 structureDepth",
    "sweep lambda=2,3 epsilon=0.3..0.05:4 structureWeights", "d 1000000",
  ]
}
