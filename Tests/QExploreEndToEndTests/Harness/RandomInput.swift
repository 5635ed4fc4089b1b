/// Random input as a terminal sends it, apart from what ends or stops the program.
struct RandomInput {
  /// What happens to the terminal.
  enum Event {
    case bytes([UInt8])
    case resize(columns: Int, rows: Int)
  }

  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func next() -> Event {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<40: .bytes(Array(pick(Self.keys).utf8))
    case 40..<60: .bytes(Array(pick(Self.letters).utf8))
    case 60..<70: .bytes(Array(pick(Self.text).utf8))
    case 70..<82: .bytes(Array(mouse().utf8))
    case 82..<90: .bytes(Array("\u{1B}[200~\(pick(Self.pastes))\u{1B}[201~".utf8))
    case 90..<94: .bytes(Self.junk.randomElement(using: &random) ?? [])
    default:
      .resize(
        columns: Int.random(in: 1...200, using: &random),
        rows: Int.random(in: 1...60, using: &random))
    }
  }

  private mutating func pick(_ choices: [String]) -> String {
    choices.randomElement(using: &random) ?? ""
  }

  private mutating func mouse() -> String {
    let gestures: [TmuxTerminal.Gesture] = [
      .press, .release, .drag, .secondaryPress, .wheelUp, .wheelDown,
    ]
    return (gestures.randomElement(using: &random) ?? .press)
      .sequence(Int.random(in: 0..<130, using: &random), Int.random(in: 0..<45, using: &random))
  }

  /// Keys that send a sequence or a control character.
  private static let keys =
    "ABCDHF".map { "\u{1B}[\($0)" } + "ABCD".map { "\u{1B}O\($0)" }
    + [2, 3, 5, 6, 15, 17, 20, 24].map { "\u{1B}[\($0)~" }
    + ["\u{1B}[Z", "\u{1B}OP", "\u{1B}[1;2C", "\u{1B}[1;5D", "\u{1B}[1;3A"]
    + ["\r", "\r", "\t", "\u{7F}", "\u{1B}", "\u{1B}", "\u{1B}x", "\u{1B}q"]
    + "abdefghklnoprstuvwxy".unicodeScalars.map { String(UnicodeScalar(UInt8($0.value & 0x1F))) }

  /// Every character that the explorer has a key for, but quit.
  private static let letters = "1234567hjklHL=./gcsvoxypPzZtm?:T{}[]<>+-0 b".map(String.init)

  /// What numbers, formulas and commands are made of.
  private static let text =
    "0123456789.=e-+*/()^,:".map(String.init)
    + ["sin(x)", "lambda ", "epsilon=", "d ", "n=1..4", "sweep ", "theme ", "é", "漢", "𝛼"]

  private static let pastes = [
    "sin(3*x)", "x^", "0.01", "", "\u{1B}[A\u{7F}\n", "é漢𝛼", "1e-5", "mean(xi)", "lambda=2..9",
    "q\n:quit\r", String(repeating: "x+", count: 700),
  ]

  /// No terminal sends this: parts of sequences, unknown ones, bytes that are no UTF-8.
  private static let junk: [[UInt8]] = [
    [0x1B, 0x5B, 0x39, 0x39, 0x7A], [0xFF, 0xC3, 0x28], [0xE2, 0x82],
    [0x1B, 0x5B, 0x3C, 0x30, 0x4D],
    [0x1B, 0x5B, 0x49], [0x9B], [0x1B, 0x5D, 0x31, 0x31, 0x07], [0],
  ]
}
