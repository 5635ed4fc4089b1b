import CTerminalGuard
import CellCanvas
import Glibc

extension NcursesTerminal {
  /// All events that are waiting; blocks until there is one or the time is over (nil: no limit).
  ///
  /// A stop request (^Z) is obeyed in here. A closed terminal has hung up.
  public func events(timeoutMilliseconds: Int?) -> [TerminalEvent] {
    guard isOpen else { return [.terminate(signal: SIGHUP)] }
    let limit = timeoutMilliseconds.map { ContinuousClock.now + .milliseconds(max(0, $0)) }
    while true {
      var batch = EventBatch()
      let ready = wait(until: limit)
      if ready.signal { takeSignals(into: &batch) }
      if ready.input { takeInput(into: &batch) }
      if ready.hangUp { batch.signal = batch.signal ?? SIGHUP }
      if ready.wake { batch.isWoken = wakePipe.drain() }
      if let deadline = decoderDeadline, !ready.input, deadline <= .now {
        batch.inputs += decoder.flush()
      }
      if needsRedraw {
        batch.hasNewSize = true
        needsRedraw = false
      }
      let events = batch.events(size: size)
      if !events.isEmpty { return events }
      if let limit, limit <= .now { return [.timeout] }
    }
  }

  /// When what has begun is over.
  private var decoderDeadline: ContinuousClock.Instant? {
    decoder.patienceMilliseconds.map { lastRead + .milliseconds($0) }
  }

  private func wait(until limit: ContinuousClock.Instant?) -> Readiness {
    let readable = Int16(POLLIN)
    var descriptors = [
      pollfd(fd: device.input, events: readable, revents: 0),
      pollfd(fd: terminal_guard_descriptor(), events: readable, revents: 0),
      pollfd(fd: wakePipe.readEnd, events: readable, revents: 0),
    ]
    let deadlines = [limit, decoderDeadline, needsRedraw ? .now : nil].compactMap(\.self)
    let count = poll(&descriptors, 3, Self.milliseconds(until: deadlines.min()))
    guard count > 0 else { return Readiness() }
    let input = descriptors[0].revents
    return Readiness(
      input: input & readable != 0,
      // What was typed before the line went down is read first.
      hangUp: input & readable == 0 && input & Int16(POLLHUP | POLLERR | POLLNVAL) != 0,
      signal: descriptors[1].revents != 0, wake: descriptors[2].revents != 0)
  }

  /// Rounded up, so that a poll does not end just before its deadline; -1 for never.
  private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
    guard let deadline else { return -1 }
    let rest = deadline - .now
    guard rest > .zero else { return 0 }
    let (seconds, attoseconds) = rest.components
    guard seconds < 1_000_000 else { return 1_000_000_000 }
    return Int32(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }

  private func takeSignals(into batch: inout EventBatch) {
    while case let signal = terminal_guard_next_signal(), signal != 0 {
      switch signal {
      case SIGWINCH: if takeNewSize() { batch.hasNewSize = true }
      case SIGTSTP: stop(wholeGroup: false)
      case SIGCONT: recover()
      default: batch.signal = batch.signal ?? signal
      }
    }
  }

  /// Reads what is there, at most a megabyte so that a flood cannot hold up the frame.
  private func takeInput(into batch: inout EventBatch) {
    var block = [UInt8](repeating: 0, count: 1 << 16)
    for _ in 0..<16 {
      let count = read(device.input, &block, block.count)
      if count < 0, errno == EINTR || errno == EAGAIN { break }
      guard count > 0 else {
        batch.signal = batch.signal ?? SIGHUP
        return
      }
      lastRead = .now
      batch.inputs += decoder.feed(block[..<count])
      var more = pollfd(fd: device.input, events: Int16(POLLIN), revents: 0)
      guard poll(&more, 1, 0) > 0, more.revents & Int16(POLLIN) != 0 else { break }
    }
  }
}

/// What a poll found.
private struct Readiness {
  var input = false
  var hangUp = false
  var signal = false
  var wake = false
}

/// What one call of `events` collects.
private struct EventBatch {
  var hasNewSize = false
  var inputs: [InputEvent] = []
  var isWoken = false
  var signal: Int32?

  func events(size: Size) -> [TerminalEvent] {
    var events = inputs.map { TerminalEvent.input($0) }
    if hasNewSize { events.insert(.input(.resize(size)), at: 0) }
    if isWoken { events.append(.wake) }
    if let signal { events.append(.terminate(signal: signal)) }
    return events
  }
}
