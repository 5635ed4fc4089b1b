import Foundation

// Prints the measurements and ends with 1 when one misses its target.
// `--program PATH` names the qexplore whose start is measured.

let arguments = CommandLine.arguments
guard let place = arguments.firstIndex(of: "--program"), place + 1 < arguments.count else {
  FileHandle.standardError.write(Data("usage: qexplore-benchmark --program PATH\n".utf8))
  exit(2)
}

var measurements = try EngineMeasurements.census()
measurements += try EngineMeasurements.inventory()
measurements += try EngineMeasurements.closedForm()
measurements += try FrameMeasurements.keys()
measurements += try FrameMeasurements.views()
measurements.append(try StartMeasurement.run(program: arguments[place + 1], rounds: 20))
print(Measurement.table(measurements))
exit(measurements.allSatisfy(\.meetsTarget) ? 0 : 1)
