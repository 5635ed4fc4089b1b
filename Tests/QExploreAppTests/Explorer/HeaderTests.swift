import CellCanvas
import QExploreApp
import QuantizedReLU
import Testing

/// The tabs of the header, at every width that has one.
@Suite struct HeaderTests {
  /// The header as text with a view shown on a screen of a width.
  private func header(_ kind: ViewKind, columns: Int, _ state: AppState) -> String {
    var state = state
    _ = update(&state, .resize(Size(columns: columns, rows: 40)))
    _ = update(&state, .show(kind))
    return ScreenView.frame(state, theme: .dark).text(row: 0)
  }

  @Test("the shown view is named at every width", arguments: ViewKind.allCases)
  func shownViewIsNamed(_ kind: ViewKind) throws {
    let state = try makeSession().state
    for columns in 34...200 {
      let header = header(kind, columns: columns, state)
      #expect(header.hasPrefix(" qexplore "))
      let names = [kind.title, kind.shortTitle].map { " \(kind.number) \($0)" }
      #expect(names.contains { header.contains($0) }, "\(columns): \(header)")
    }
  }

  @Test("at 80 columns every view is named, with its number")
  func usualWidthNamesAll() throws {
    let state = try makeSession().state
    for kind in ViewKind.allCases {
      let header = header(kind, columns: 80, state)
      for other in ViewKind.allCases {
        #expect(header.contains(" \(other.number) \(other.shortTitle)"), "\(header)")
      }
    }
  }

  @Test("names are left out as the header narrows, never cut", arguments: ViewKind.allCases)
  func namesAreWhole(_ kind: ViewKind) throws {
    let state = try makeSession().state
    let known = Set(
      ViewKind.allCases.flatMap { [$0.title, $0.shortTitle, String($0.number)] }
        + ["qexplore", "dark", "dark,", "braille"])
    var last = 0
    for columns in 34...200 {
      let words = header(kind, columns: columns, state).split(separator: " ").map(String.init)
      #expect(words.allSatisfy(known.contains), "\(columns): \(words)")
      let named = ViewKind.allCases.filter {
        words.contains($0.title) || words.contains($0.shortTitle)
      }
      #expect(named.count >= last)
      last = named.count
    }
    #expect(last == ViewKind.allCases.count)
  }

  /// Where a click shows which view, read off the screen: the digit of a number in the header.
  @Test("a click on a number shows its view", arguments: [34, 50, 66, 80, 120])
  func clicksShow(_ columns: Int) throws {
    var session = try makeSession(columns, 40)
    for kind in ViewKind.allCases {
      let cells = Array(session.frame.text(row: 0))
      guard let x = cells.firstIndex(of: Character(String(kind.number))) else {
        #expect(columns < 51, "every number is there where there is room")
        continue
      }
      session.feed(.mouse(Mouse(.press, x: x, y: 0)))
      #expect(session.state.view == kind)
    }
    let before = session.state
    session.feed(.mouse(Mouse(.press, x: 2, y: 0)))
    session.feed(.mouse(Mouse(.wheelUp, x: 12, y: 0)))
    #expect(session.state == before)
  }

  @Test("a click on a tab gives up the number being typed")
  func clickLeavesNumber() throws {
    var session = try makeSession()
    session.type("=1")
    session.press(.enter)
    #expect(!session.state.problems.isEmpty)
    let cells = Array(session.frame.text(row: 0))
    let x = try #require(cells.firstIndex(of: "7"))
    session.feed(.mouse(Mouse(.press, x: x, y: 0)))
    #expect(session.state.view == .explain && session.state.mode == .browsing)
    #expect(session.state.problems.isEmpty && session.state.setting.lambda == 3)
  }

  @Test("the mark of a computation moves nothing", arguments: [34, 50, 66, 80, 120])
  func markMovesNothing(_ columns: Int) throws {
    for kind in ViewKind.allCases {
      var state = try makeSession(columns, 40).state
      _ = update(&state, .show(kind))
      let quiet = Array(ScreenView.frame(state, theme: .dark).text(row: 0).unicodeScalars)
      state.isComputing = true
      state.spinner = 1
      let busy = Array(ScreenView.frame(state, theme: .dark).text(row: 0).unicodeScalars)
      #expect(busy.contains("◓"))
      for (index, scalar) in quiet.enumerated() where scalar != " " {
        #expect(busy[index] == scalar)
      }
    }
  }
}
