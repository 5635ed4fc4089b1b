import CellCanvas
import Dispatch
import Testing

@MainActor @Suite struct MemoryTerminalTests {
  @Test func `events come out as they were queued`() {
    let terminal = MemoryTerminal(
      size: Size(columns: 4, rows: 2), idleEvent: .terminate(signal: 15))
    terminal.enqueue(.input(.key(Key(.up))), .wake)
    terminal.enqueue(inputs: [.key(Key(.down)), .paste("x")])
    #expect(terminal.events(timeoutMilliseconds: nil) == [.input(.key(Key(.up))), .wake])
    #expect(terminal.events(timeoutMilliseconds: 0) == [.input(.key(Key(.down)))])
    #expect(terminal.events(timeoutMilliseconds: 0) == [.input(.paste("x"))])
    #expect(terminal.events(timeoutMilliseconds: 0) == [.timeout])
    #expect(terminal.events(timeoutMilliseconds: nil) == [.terminate(signal: 15)])
  }

  @Test func `frames are kept in the size of the terminal`() {
    let terminal = MemoryTerminal(size: Size(columns: 4, rows: 2))
    terminal.present(CellBuffer(size: Size(columns: 9, rows: 9), fill: Cell("x")))
    #expect(terminal.lastFrame == CellBuffer(size: Size(columns: 4, rows: 2), fill: Cell("x")))
    terminal.resize(to: Size(columns: 2, rows: 1))
    #expect(terminal.size == Size(columns: 4, rows: 2))
    #expect(
      terminal.events(timeoutMilliseconds: nil) == [.input(.resize(Size(columns: 2, rows: 1)))])
    terminal.present(CellBuffer(size: Size(columns: 1, rows: 1), fill: Cell("y")))
    #expect(terminal.lastFrame?.text(row: 0) == "y ")
    #expect(terminal.frames.count == 2)
    terminal.close()
    terminal.present(CellBuffer(size: Size(columns: 1, rows: 1)))
    #expect(terminal.frames.count == 2 && terminal.isClosed)
  }

  @Test func `a wake ends a wait without limit, and several make one`() {
    let terminal = MemoryTerminal(size: Size(columns: 4, rows: 2))
    let waker = terminal.waker
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(5)) { waker.wake() }
    #expect(terminal.events(timeoutMilliseconds: nil) == [.wake])
    waker.wake()
    waker.wake()
    #expect(terminal.events(timeoutMilliseconds: 1000) == [.wake])
    #expect(terminal.events(timeoutMilliseconds: 1) == [.timeout])
  }

  @Test func `a suspension is counted and asks for a new frame`() {
    let terminal = MemoryTerminal(size: Size(columns: 4, rows: 2))
    terminal.suspend()
    terminal.invalidate()
    #expect(terminal.suspensions == 1 && terminal.invalidations == 1)
    #expect(terminal.events(timeoutMilliseconds: 0) == [.input(.resize(terminal.size))])
  }
}
