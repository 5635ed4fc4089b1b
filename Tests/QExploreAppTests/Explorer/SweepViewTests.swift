import CellCanvas
import Foundation
import QExploreApp
import QuantizedReLU
import Synchronization
import Testing

/// Sweeps begun in the explorer.
@Suite struct SweepViewTests {
  @Test("s and Enter measure the focused parameter; the table shows what count prints")
  func lambda() throws {
    var session = try makeSession(120, 40, target: "sine", lambda: 2, epsilon: "0.1", n: 1)
    session.type("s")
    session.press(.enter)
    let run = try #require(session.state.sweeps.current)
    #expect(session.state.view == .sweep && run.progress == .done && run.rows.count == 15)
    for row in run.rows {
      var setting = session.state.setting
      setting.lambda = try #require(Int(row.parameters[0]))
      let counts = try Construction(setting: setting, target: session.state.target).structureCounts
      #expect(row.metrics == [.scaled(counts.memoryBits)])
      #expect(session.text.contains(NumberText.grouped(counts.bits)))
    }
    #expect(session.text.contains("15 rows"))
  }

  @Test("the dialogue takes a range, steps, spacing, metric and a second parameter")
  func dialogue() throws {
    var session = try makeSession(120, 40, target: "sine", lambda: 2, epsilon: "0.1", n: 1)
    session.focus(.epsilon)
    session.type("s")
    session.control("u")
    session.type("0.4")
    session.press(.down)
    session.control("u")
    session.type("0.05")
    session.press(.down)
    session.control("u")
    session.type("4")
    session.press(.down, .down, .right, .down, .right, .enter)
    let run = try #require(session.state.sweeps.current)
    #expect(run.axis.parameter == .epsilon && run.axis.values.count == 4)
    #expect(run.axis.values.first == "0.4" && run.axis.values.last == "0.05")
    #expect(run.metric == .structurePackedBits)
    #expect(run.series?.parameter == .lambda && run.rows.count == 16)
    #expect(run.curves.map(\.name) == ["lambda 2", "lambda 3", "lambda 4", "lambda 8"])
  }

  @Test("what cannot be swept is told in the dialogue, which stays open")
  func refusals() throws {
    for (keys, word) in [("x", "lambda"), ("1", "outside"), ("99999999999999999999", "outside")] {
      var session = try makeSession(120, 40, target: "sine", lambda: 2, epsilon: "0.1", n: 1)
      session.type("s")
      session.control("u")
      session.type(keys)
      session.press(.enter)
      guard case .sweep(let form) = session.state.mode else {
        Issue.record("the dialogue stays open")
        continue
      }
      #expect(form.problem?.contains(word) == true, "\(form.problem ?? "")")
      #expect(session.state.sweeps.runs.isEmpty)
    }
  }

  @Test("a row that cannot be built ends the sweep with its reason")
  func failure() throws {
    var session = try makeSession(120, 40, target: "abs(x-0.3)", lambda: 2, epsilon: "0.1", n: 1)
    session.type(":sweep n=1..3")
    session.press(.enter)
    guard case .failed(let reason)? = session.state.sweeps.current?.progress else {
      Issue.record("n = 2 cannot be built for a kink")
      return
    }
    #expect(reason.contains("n=2") && session.text.contains("cannot be built"))
  }

  @Test("a second sweep of the same kind is compared with the first, and both are kept")
  func compared() throws {
    var session = try makeSession(120, 40, target: "sine", lambda: 2, epsilon: "0.1", n: 1)
    session.type("s")
    session.press(.enter)
    session.focus(.epsilon)
    session.press(.left)
    session.focus(.lambda)
    session.type("s")
    session.press(.enter)
    #expect(session.state.sweeps.comparable?.id == 1)
    #expect(session.text.contains("sweep 1") && session.text.contains("sweep 2 of 2"))
    session.type("<")
    #expect(session.state.sweeps.current?.id == 1 && session.state.sweeps.comparable == nil)
    session.type("o")
    let rows = session.state.sweeps.current?.rows ?? []
    let least = rows.min { $0.metrics[0].log10 < $1.metrics[0].log10 }
    #expect(session.state.sweeps.order == .ascending && least != nil)
  }

  @Test("the table scrolls as far as its rows go, and says where it goes no farther")
  func scrolls() throws {
    var session = try makeSession(120, 24, target: "sine", lambda: 2, epsilon: "0.1", n: 1)
    session.type("5}")
    #expect(session.state.notice?.contains("no sweep") == true)
    session.type(":sweep lambda=2..60")
    session.press(.enter)
    let top = session.text
    let lambdas = { (session: ExplorerSession) in
      session.text.split(separator: "\n").compactMap { line in
        line.firstMatch(of: /([0-9]+)\x20{4,}[0-9]+\x20[0-9]{3}\x20+.$/).flatMap { Int($0.1) }
      }
    }
    #expect(lambdas(session).first == 2 && lambdas(session).count > 10)
    for _ in 0..<20 { session.type("}") }
    #expect(session.state.notice?.contains("end of the list") == true)
    session.press(.escape)
    #expect(lambdas(session).last == 60 && lambdas(session).count > 10, "the table stays full")
    for _ in 0..<20 { session.type("{") }
    #expect(session.state.notice?.contains("start of the list") == true)
    session.press(.escape)
    #expect(session.text == top)
    session.type("v}")
    #expect(session.state.notice?.contains("v shows it") == true)
    session.type("vv:sweep lambda=2..5")
    session.press(.enter)
    session.type("}")
    #expect(session.state.notice?.contains("whole table") == true)
  }

  @Test("the worker delivers every row once, in order, and stops when told")
  func worker() throws {
    let setting = Setting(
      lambda: 2, epsilon: try Epsilon("0.1"), n: 1, d: 1, quantization: .nonlinear)
    let sweep = Sweep(
      setting: setting, function: "sin(x)",
      axes: [try SweepAxis(.lambda, from: 2, to: 200, count: nil)], metrics: [.structureBits])
    let woken = DispatchSemaphore(value: 0)
    let worker = SweepWorker(wake: { woken.signal() })
    worker.start(SweepRequest(id: 1, sweep: sweep))
    var rows: [Sweep.Row] = []
    while rows.count < sweep.count {
      try #require(woken.wait(timeout: .now() + 60) == .success)
      for update in worker.takeUpdates() {
        #expect(update.id == 1 && update.failure == nil)
        rows += update.rows
      }
    }
    #expect(rows.map { $0.parameters[0] } == sweep.axes[0].values)
    worker.start(SweepRequest(id: 2, sweep: sweep))
    worker.stop()
    _ = worker.takeUpdates()
    #expect(worker.takeUpdates().isEmpty)
  }

  @Test("Escape stops a running sweep and keeps its rows")
  func stops() throws {
    var state = try makeOptions(target: "sine", epsilon: "0.1", n: 1)
      .initialState(size: Size(columns: 120, rows: 40))
    _ = update(&state, .command(.openSweep))
    let effects = update(&state, .command(.accept))
    guard
      case .sweep(let request)? = effects.first(where: {
        if case .sweep = $0 { true } else { false }
      })
    else {
      Issue.record("a sweep is asked for")
      return
    }
    var update1 = SweepUpdate(id: request.id)
    request.sweep.measure(
      isWanted: { update1.rows.count < 3 }, deliver: { update1.rows.append($0) }, fail: { _ in })
    _ = update(&state, .swept(update1))
    #expect(ScreenView.frame(state, theme: .dark).plainText.contains("3 of 15 rows"))
    #expect(update(&state, .command(.dismiss)).contains(.stopSweep))
    #expect(state.sweeps.current?.progress == .stopped && state.sweeps.current?.rows.count == 3)
    _ = update(&state, .swept(update1))
    #expect(state.sweeps.current?.rows.count == 3)
  }
}
