import CellCanvas
import Foundation
import NcursesTerminal
import QExploreApp

// The only place that knows both the application and the terminal.

let status = CommandLineProgram.run(Array(CommandLine.arguments.dropFirst())) { request in
  try NcursesTerminal.open(
    options: TerminalOptions(
      color: request.colorDepth, mouse: request.usesMouse, forcesUnicode: request.forcesUnicode))
}
exit(status)
