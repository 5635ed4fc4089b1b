import Foundation
import NcursesTerminal
import QExploreApp

extension TerminalError: Explained {
  /// Why there is no terminal to explore in, and what to do about it.
  package var sentence: String {
    switch self {
    case .outputIsNoTerminal:
      "standard output is no terminal, so the explorer cannot be shown; "
        + "start it in a terminal, or use qexplore count or qexplore evaluate."
    case .inputIsNoTerminal:
      "standard input is no terminal, so the explorer cannot be used; "
        + "start it in a terminal, or use qexplore count or qexplore evaluate."
    case .noTerminalType:
      "TERM is not set, so the terminal's kind is unknown; set it, as in TERM=xterm-256color."
    case .unknownTerminalType(let term):
      "TERM is \(shown(term)), of which this system has no description; "
        + "install ncurses-term or set TERM=xterm-256color."
    case .dumbTerminal(let term):
      "TERM is \(shown(term)), a terminal that cannot place the cursor; "
        + "set the right TERM, or use qexplore count or qexplore evaluate."
    case .systemRefused(let call, let code):
      "the terminal cannot be opened, for \(call) failed (\(String(cString: strerror(code)))); "
        + "start qexplore in a terminal of your own."
    }
  }
}
