import CellCanvas
import QExploreApp
import QuantizedReLU

/// From a key to the frame that shows its effect, without a terminal, on 200 x 50.
enum FrameMeasurements {
  /// Settings from everyday ones to a heat map and a line through a cube of many dimensions.
  static func keys() throws -> [Measurement] {
    try [
      ("sin(x)", 1, 1, "0.1"), ("exp(-3*x)*sin(7*x)/60", 1, 2, "0.001"),
      ("sin(x)*cos(y)", 2, 1, "0.1"), ("average", 10, 1, "0.1"),
    ].map { function, d, n, epsilon in
      let setting = Setting(
        lambda: 8, epsilon: try Epsilon(epsilon), n: n, d: d, quantization: .nonlinear)
      let target = try TargetFunction(parsing: function, dimension: d)
      let options = ExplorerOptions(
        setting: setting, target: target, themes: Theme.builtIn)
      var session = ExplorerSession(options, size: Size(columns: 200, rows: 50))
      var goesUp = true
      return Measurement(
        "key to frame 200x50, \(function), d \(d), n \(n)", target: 16, rounds: d == 1 ? 200 : 40
      ) {
        // Every press is a new lambda, so nothing can be kept from the frame before.
        session.press(Key(goesUp ? .right : .left))
        goesUp.toggle()
        EngineMeasurements.keep(session.frame.cells.count)
      }
    }
  }
}
