import CellCanvas
import Dispatch
import QExploreApp
import QuantizedReLU
import Testing

/// The numbers come first, the picture after them.
@Suite struct AnswerOrderTests {
  private func answers(
    _ view: ViewKind, target: String = "sine", epsilon: String = "0.001", n: Int = 1, d: Int = 1
  ) throws -> [(snapshot: Snapshot, isFinal: Bool)] {
    let options = try makeOptions(target: target, lambda: 8, epsilon: epsilon, n: n, d: d)
    var subject = options.initialState(size: Size(columns: 200, rows: 50)).subject
    subject.view = view
    var answers: [(Snapshot, Bool)] = []
    Evaluation.run(subject, cache: EngineCache(), isWanted: { true }) { outcome in
      guard case .snapshot(let snapshot, let isFinal) = outcome else {
        Issue.record("\(outcome)")
        return
      }
      #expect(snapshot.subject == subject)
      answers.append((snapshot, isFinal))
    }
    return answers
  }

  @Test(
    "views with a picture of their own have all numbers before it",
    arguments: [ViewKind.bitWidth, .scaling, .structure, .explain])
  func numbersComeFirst(_ view: ViewKind) throws {
    let answers = try answers(view)
    let first = try #require(answers.first)
    let last = try #require(answers.last)
    #expect(!first.isFinal && first.snapshot.picture == .pending)
    #expect(first.snapshot.worst != nil && first.snapshot.instance != .pending)
    #expect(last.isFinal && last.snapshot.picture != .pending)
    var numbers = last.snapshot
    numbers.picture = .pending
    #expect(numbers == first.snapshot, "nothing but the picture was missing")
  }

  @Test("a map comes after the counts, and a curve with them")
  func mapsComeAfterTheirCounts() throws {
    let map = try answers(.approximation, target: "sin(x)*cos(y)", epsilon: "0.1", d: 2)
    let first = try #require(map.first)
    #expect(!first.isFinal && first.snapshot.picture == .pending)
    #expect(first.snapshot.instance != .pending)
    let last = try #require(map.last)
    #expect(last.isFinal && last.snapshot.worst != nil)
    let curve = try answers(.approximation)
    #expect(curve.count == 1 && curve[0].isFinal)
  }

  @Test("the formulas of view 7 say what this f counts as soon as it is counted")
  func explainsOnce() throws {
    let answers = try answers(.explain)
    let last = try #require(answers.last)
    let construction = try Construction(
      setting: last.snapshot.subject.setting, target: last.snapshot.subject.target)
    let counts = try #require(construction.instanceCounts())
    #expect(
      answers.map(\.snapshot.picture)
        == [.pending, .explanations(Explanation.all(of: construction, instance: counts))])
  }

  @Test("a frame waits for the numbers longer than for the rest")
  func waitsForNumbers() throws {
    let state = try makeOptions().initialState(size: Size(columns: 80, rows: 24))
    let snapshot = try #require(try makeSession().state.snapshot)
    let mayGoOn = DispatchSemaphore(value: 0)
    let mayEnd = DispatchSemaphore(value: 0)
    let worker = ComputeWorker(
      evaluate: { _, _, deliver in
        mayGoOn.wait()
        deliver(.snapshot(snapshot, isFinal: false))
        mayEnd.wait()
        deliver(.snapshot(snapshot, isFinal: true))
      }, wake: {})
    worker.submit(ComputeRequest(generation: 1, subject: state.subject))
    // Nothing comes before this call has waited for it; then it does not wait for the end.
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(50)) { mayGoOn.signal() }
    let numbers = worker.answers(within: 1, limit: 600_000)
    #expect(numbers.map(\.isFinal) == [false])
    mayEnd.signal()
    #expect(worker.answers(within: 600_000).map(\.isFinal) == [true])
  }
}
