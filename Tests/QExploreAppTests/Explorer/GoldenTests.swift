import CellCanvas
import Foundation
import QExploreApp
import QuantizedReLU
import Testing

/// Frames as they were when they were last looked at; `QEXPLORE_RECORD=1` records them anew.
@Suite struct GoldenTests {
  struct Case: Sendable, CustomStringConvertible {
    var name: String
    var columns: Int
    var rows: Int
    var glyphs = Glyphs.braille
    var keys: [Key] = []
    var target = "damped"
    var epsilon = "0.02"
    var n = 2
    var d = 1
    var structure = Structure.independent
    var description: String { name }
  }

  /// Every view in four sizes and all glyphs.
  static let views: [Case] = ViewKind.allCases.flatMap { view in
    let isTransform = view == .transform
    let keys: [Key] =
      view == .sweep ? [Key(.character("s")), Key(.enter)] : [Key(.character(view.key))]
    return [(160, 48), (120, 40), (80, 24), (40, 12)].flatMap { columns, rows in
      Glyphs.allCases.map { glyphs in
        Case(
          name: "view\(view.number)-\(columns)x\(rows)-\(glyphs.rawValue)", columns: columns,
          rows: rows, glyphs: glyphs, keys: keys,
          target: isTransform ? "abs(abs(x-0.503)-0.211)" : "sine", n: 1,
          structure: isTransform ? .dependent : .independent)
      }
    }
  }

  /// View 4 as diagram, list and weight values for other constructions; maps on wide screens; a
  /// cached profile of view 6.
  static let structures: [Case] =
    [
      Case(
        name: "diagram-order3", columns: 200, rows: 50, keys: keys("4}}}"), target: "5*sin(x)",
        epsilon: "0.001", n: 3),
      Case(
        name: "diagram-order3-ascii", columns: 160, rows: 48, glyphs: .ascii, keys: keys("4}}}"),
        target: "sine", epsilon: "0.001", n: 3),
      Case(
        name: "diagram-down", columns: 120, rows: 40, keys: keys("4}}}"), target: "sine",
        epsilon: "0.001", n: 3),
      Case(
        name: "diagram-square", columns: 160, rows: 48, glyphs: .block, keys: keys("4}}}}}"),
        target: "wave2", epsilon: "0.01", n: 2, d: 2),
      Case(
        name: "diagram-dependent", columns: 160, rows: 48, keys: keys("4}}}}"),
        target: "abs(abs(x-0.503)-0.211)", epsilon: "0.01", n: 1, structure: .dependent),
      Case(
        name: "diagram-many", columns: 160, rows: 48, keys: keys("4"), target: "average",
        epsilon: "0.01", n: 1, d: 784),
      Case(name: "list", columns: 160, rows: 48, keys: keys("4v}"), target: "sine", n: 1),
      Case(name: "map-beside", columns: 200, rows: 50, target: "wave2", n: 1, d: 2),
      Case(
        name: "map-marked", columns: 160, rows: 48, keys: keys("c ") + [Key(.right), Key(.up)],
        target: "wave2", n: 1, d: 2),
      Case(
        name: "profile", columns: 160, rows: 48, keys: keys("6}"),
        target: "abs(abs(x-0.503)-0.211)", epsilon: "0.01", n: 1, structure: .dependent),
      Case(
        name: "profile-small", columns: 40, rows: 12, keys: keys("6}"),
        target: "abs(abs(x-0.503)-0.211)", epsilon: "0.01", n: 1, structure: .dependent),
    ]
    + compact
    + [(160, 48), (80, 24), (40, 12)].flatMap { columns, rows in
      Glyphs.allCases.map { glyphs in
        Case(
          name: "use-\(columns)x\(rows)-\(glyphs.rawValue)", columns: columns, rows: rows,
          glyphs: glyphs, keys: keys("4v") + (columns >= 120 ? keys("v") : []), target: "sine", n: 1
        )
      }
    }

  /// Every view of the compact structure, its path in other sizes, and all structures in view 3.
  static let compact: [Case] =
    ViewKind.allCases.flatMap { view in
      [(120, 40), (80, 24)].map { columns, rows in
        Case(
          name: "compact\(view.number)-\(columns)x\(rows)", columns: columns, rows: rows,
          keys: view == .sweep
            ? [Key(.character("s")), Key(.enter)] : keys("\(view.number)"), target: "sin(7*x)/7",
          epsilon: "0.01", n: 1, structure: .compact)
      }
    }
    + [
      ("path-wide", 200, 50, Glyphs.braille), ("path-ascii", 120, 40, .ascii),
      ("path-small", 40, 12, .braille),
    ]
    .map { name, columns, rows, glyphs in
      Case(
        name: name, columns: columns, rows: rows, glyphs: glyphs, keys: keys("6]}}}"),
        target: "sin(7*x)", epsilon: "0.01", n: 1, structure: .compact)
    }
    + [
      ("structures-wide", 200, 50, Glyphs.ascii), ("structures-usual", 120, 40, .braille),
      ("structures-small", 80, 24, .block), ("structures-smallest", 40, 12, .braille),
    ].map { name, columns, rows, glyphs in
      Case(
        name: name, columns: columns, rows: rows, glyphs: glyphs, keys: keys("3vvv"),
        target: "sin(7*x)", epsilon: "0.01", n: 1)
    }

  private static func keys(_ text: String) -> [Key] {
    text.unicodeScalars.map { Key(.character($0)) }
  }

  /// What lies over a view or beside it.
  static let overlays: [Case] = [
    ("reading", "c  "), ("marked", "c lll"), ("pinned", "p="), ("sweep-form", "s"),
    ("palette", ":str"), ("tour", "T"),
  ].map { name, keys in
    Case(
      name: name, columns: 120, rows: 40,
      keys: keys.unicodeScalars.map { $0 == "=" ? Key(.right) : Key(.character($0)) },
      target: "sine", n: 1)
  }

  static let cases: [Case] =
    [
      Case(name: "wide", columns: 120, rows: 40),
      Case(name: "wide-ascii", columns: 120, rows: 40, glyphs: .ascii),
      Case(name: "usual", columns: 80, rows: 24),
      Case(name: "usual-ascii", columns: 80, rows: 24, glyphs: .ascii),
      Case(name: "small", columns: 40, rows: 12),
      Case(name: "small-ascii", columns: 40, rows: 12, glyphs: .ascii),
      Case(name: "tiny", columns: 18, rows: 2),
      Case(name: "stacked", columns: 66, rows: 34),
      Case(name: "help", columns: 80, rows: 24, keys: [Key(.character("?"))]),
      Case(name: "gallery", columns: 80, rows: 24, keys: [Key(.character("g"))]),
      Case(
        name: "formula", columns: 80, rows: 24,
        keys: [
          Key(.character("/")), Key(.character("u"), modifiers: .control), Key(.character("2")),
          Key(.character("x")),
        ]),
      Case(
        name: "refused", columns: 80, rows: 24,
        keys: [Key(.character("=")), Key(.character("1")), Key(.enter)]),
      Case(
        name: "old", columns: 80, rows: 24, keys: [Key(.down), Key(.down), Key(.right)],
        target: "tent", epsilon: "0.1", n: 1),
      Case(
        name: "square", columns: 120, rows: 40, target: "wave2", epsilon: "0.1", n: 1, d: 2),
      Case(
        name: "square-usual", columns: 80, rows: 24, target: "wave2", epsilon: "0.1", n: 1, d: 2),
      Case(
        name: "square-small", columns: 40, rows: 12, target: "wave2", epsilon: "0.1", n: 1, d: 2),
      Case(
        name: "huge", columns: 100, rows: 30, target: "average", epsilon: "0.5", n: 1, d: 1_000_000),
      Case(name: "cube", columns: 80, rows: 24, target: "average", epsilon: "0.5", n: 1, d: 3),
    ] + views + structures + overlays + [
      Case(
        name: "many", columns: 80, rows: 24, target: "average", epsilon: "0.5", n: 1, d: 1000)
    ]

  @Test(arguments: cases) func frame(_ test: Case) throws {
    var options = try makeOptions(
      target: test.target, epsilon: test.epsilon, n: test.n, d: test.d, glyphs: test.glyphs)
    options.setting.structure = test.structure
    var session = ExplorerSession(options, size: Size(columns: test.columns, rows: test.rows))
    for key in test.keys { session.feed(.key(key)) }
    let text = session.frame.plainText
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Golden")
    let file = folder.appendingPathComponent("\(test.name).txt")
    if ProcessInfo.processInfo.environment["QEXPLORE_RECORD"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return
    }
    let recorded = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(text == recorded, "see QEXPLORE_RECORD in this file")
  }
}
