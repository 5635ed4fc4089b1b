import Foundation
import Synchronization

/// The signals that ask a program to end, noted instead of obeyed at once, so that it can end well.
enum StopSignals {
  /// The number of the signal that came; 0: none did.
  ///
  /// Touched before there is a handler, for a handler may only load and store.
  private static let caught = Atomic<Int32>(0)

  /// From here on they are noted.
  ///
  /// A second one ends the program at once. One that is ignored, as SIGHUP under nohup, stays
  /// ignored. A reader that has gone is then told by the write that fails, not by SIGPIPE.
  static func watch() {
    caught.store(0, ordering: .relaxed)
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var old = sigaction()
      sigaction(number, nil, &old)
      if isIgnored(old) { continue }
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { StopSignals.caught.store($0, ordering: .relaxed) }
      action.sa_flags = SA_RESTART | Int32(truncatingIfNeeded: SA_RESETHAND)
      sigaction(number, &action, nil)
    }
  }

  /// The signal that came; nil: none did.
  static var number: Int32? {
    let number = caught.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// Ends the program as the signal would have ended it.
  static func obey(_ number: Int32) {
    signal(number, SIG_DFL)
    raise(number)
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}

/// A signal ended the work before its end; what was done is written.
struct Interruption: Error, Equatable {
  /// The number of the signal.
  let signal: Int32
  /// So many rows are written.
  let done: Int
  /// So many were asked for.
  let total: Int
}

extension Interruption: Explained {
  var sentence: String {
    let cause =
      switch signal {
      case SIGINT: "Ctrl-C (SIGINT)"
      case SIGTERM: "SIGTERM"
      case SIGHUP: "SIGHUP"
      default: "signal \(signal)"
      }
    return "stopped by \(cause) after \(done) of \(counted(total, "row")), which are written."
  }
}
