import CellCanvas
import Foundation
import QExploreApp

let status = CommandLineProgram.run(Array(CommandLine.arguments.dropFirst())) { _ in
  fatalError("no terminal yet")
}
exit(status)
