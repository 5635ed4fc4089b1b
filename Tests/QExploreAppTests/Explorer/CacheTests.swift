import CellCanvas
import QExploreApp
import QuantizedReLU
import Testing

/// A session that has seen many settings shows what a fresh one does: nothing is remembered wrong.
@Suite struct CacheTests {
  private func expectFresh(_ session: ExplorerSession, _ step: String) {
    let state = session.state
    let fresh = ExplorerSession(
      ExplorerOptions(
        setting: state.setting, target: state.target, themes: session.themes, view: state.view),
      size: state.size)
    #expect(state.failure == nil, "\(step)")
    #expect(state.snapshot == fresh.state.snapshot, "\(step): \(state.setting)")
    #expect(state.pictured == fresh.state.pictured, "\(step): \(state.setting)")
  }

  @Test(
    "lambda and epsilon up and down again",
    arguments: [ViewKind.bitWidth, .scaling, .structure, .transform, .explain])
  func walksThereAndBack(_ view: ViewKind) throws {
    var session = try makeSession(target: "sine", lambda: 4, epsilon: "0.01", n: 1)
    if view == .transform {
      session.focus(.structure)
      session.press(.right)
    }
    session.type("\(view.number)")
    for field in [Field.lambda, .epsilon] {
      session.focus(field)
      for key in [Key.Code.right, .right, .left, .left, .left] {
        session.press(key)
        expectFresh(session, "\(field) \(key)")
      }
    }
  }

  @Test(
    "a random walk of settings",
    arguments: [ViewKind.bitWidth, .scaling, .structure, .transform, .explain], [1, 2] as [UInt64])
  func walksAtRandom(_ view: ViewKind, seed: UInt64) throws {
    var random = SplitMix(state: seed)
    var session = try makeSession(target: "sine", lambda: 3, epsilon: "0.05", n: 1)
    session.type("\(view.number)")
    let fields: [Field] = [
      .lambda, .lambda, .epsilon, .epsilon, .n, .quantization, .structure, .parameters, .target,
    ]
    for step in 0..<40 {
      session.focus(fields.randomElement(using: &random) ?? .lambda)
      session.press(Bool.random(using: &random) ? .right : .left)
      // Not every step is looked at, as a held key skips answers.
      if step % 4 == 3 { expectFresh(session, "seed \(seed), step \(step)") }
    }
  }
}
