import QuantizedReLU

extension SweepRun {
  /// A sweep of `PARAM=VALUES ...`, all its rows measured; without a metric that of the bits.
  ///
  /// Throws `SweepRefusal` and `CommandFailure`.
  ///
  /// Throws also `FigureRequest.Unwanted`.
  init(
    measuring axes: [String], metric: String?, setting: Setting, function: String,
    while isWanted: () -> Bool = { true }
  ) throws {
    let sweep = try Sweep(
      arguments: axes, metrics: [try choice(metric, named: "metric") ?? .structureBits],
      setting: setting, function: function)
    self.init(id: 1, sweep: sweep)
    var rows: [Sweep.Row] = []
    var failure: String?
    sweep.measure(isWanted: isWanted, deliver: { rows.append($0) }, fail: { failure = $0 })
    if let failure { throw CommandFailure(failure) }
    guard rows.count == sweep.count else { throw FigureRequest.Unwanted() }
    self.rows = rows
    progress = .done
  }
}
