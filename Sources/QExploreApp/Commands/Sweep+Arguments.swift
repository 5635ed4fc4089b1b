import QuantizedReLU

extension Sweep {
  /// The sweep of `PARAM=VALUES`, one or two of them.
  ///
  /// Throws what explains itself in a sentence.
  init(arguments: [String], metrics: [Metric], setting: Setting, function: String) throws {
    guard (1...2).contains(arguments.count) else {
      throw SweepRefusal.axisCount(arguments.count)
    }
    var setting = setting
    let arguments = try arguments.map { try SweepArgument($0) }
    if arguments.count == 2, arguments[0].parameter == arguments[1].parameter {
      throw SweepRefusal.repeatedParameter(arguments[0].parameter)
    }
    if arguments.contains(where: { $0.parameter == .lambda }) { setting.codebook = nil }
    let axes = try arguments.map { argument in
      try argument.axis(
        step: argument.parameter == .lambda && setting.quantization == .linear ? 2 : 1)
    }
    self.init(setting: setting, function: function, axes: axes, metrics: metrics)
    guard count <= SweepCommand.rowLimit else {
      throw SweepRefusal.tooManyRows(count, limit: SweepCommand.rowLimit)
    }
  }
}
