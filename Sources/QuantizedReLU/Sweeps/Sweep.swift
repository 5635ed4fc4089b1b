/// One setting measured over the values of up to two parameters.
///
/// It holds what is asked for; rows are measured one by one, in any order and on any thread.
public struct Sweep: Sendable, Hashable {
  /// What does not change.
  public let setting: Setting
  /// f, as text, for it is parsed anew where d changes.
  public let function: String
  /// The parameters that change; the last one fastest.
  public let axes: [SweepAxis]
  /// What is measured.
  public let metrics: [Metric]

  /// A sweep over one or two axes of different parameters.
  public init(setting: Setting, function: String, axes: [SweepAxis], metrics: [Metric]) {
    precondition((1...2).contains(axes.count) && Set(axes.map(\.parameter)).count == axes.count)
    self.setting = setting
    self.function = function
    self.axes = axes
    self.metrics = metrics
  }

  /// How many rows there are: at most the square of `SweepAxis.valueLimit`.
  public var count: Int { axes.reduce(1) { $0 * $1.values.count } }

  /// One row: the values of the parameters and of the metrics.
  public struct Row: Sendable, Hashable {
    /// As they would be typed, in the order of the axes.
    public let parameters: [String]
    /// In the order of the metrics.
    public let metrics: [MetricValue]
  }

  /// The values of the parameters in a row, as they would be typed.
  public func parameters(ofRow row: Int) -> [String] {
    precondition((0..<count).contains(row))
    guard axes.count == 2 else { return [axes[0].values[row]] }
    let inner = axes[1].values.count
    return [axes[0].values[row / inner], axes[1].values[row % inner]]
  }

  /// The setting of a row, not yet validated.
  ///
  /// - Throws: `SettingError.notANumber` or `.epsilonOutOfRange`.
  public func setting(ofRow row: Int) throws(SettingError) -> Setting {
    var setting = setting
    for (axis, value) in zip(axes, parameters(ofRow: row)) {
      setting = try setting.with(axis.parameter, value)
    }
    return setting
  }

  /// Builds and measures a row; nil as soon as it is no longer wanted.
  ///
  /// - Parameters:
  ///   - row: from 0; the last axis changes fastest.
  ///   - target: f in the row's dimension, for whoever keeps what was parsed.
  ///   - bounds: the bounds on f's derivatives up to the row's n, for whoever keeps them.
  ///   - isWanted: asked between slices of long work.
  /// - Throws: `SettingError` for a setting that cannot be built, and what the closures throw.
  public func row(
    _ row: Int, target: (Int) throws -> TargetFunction,
    bounds: (TargetFunction, Int) throws -> DerivativeBounds,
    while isWanted: () -> Bool = { true }
  ) throws -> Row? {
    let setting = try setting(ofRow: row)
    try setting.validate()
    let target = try target(setting.d)
    let construction = try Construction(
      setting: setting, target: target, classBound: bounds(target, setting.n))
    var measurement = Measurement(construction)
    var values: [MetricValue] = []
    for metric in metrics {
      guard let value = measurement.value(metric, while: isWanted) else { return nil }
      values.append(value)
    }
    return Row(parameters: parameters(ofRow: row), metrics: values)
  }
}
