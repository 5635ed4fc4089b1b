/// One setting measured over the values of up to two parameters.
///
/// f is parsed again where d changes; the bounds on its derivatives are found once for each n and d.
public struct Sweep: Sendable {
  /// What does not change.
  public let setting: Setting
  /// f, as text.
  public let function: String
  /// The parameters that change; the last one fastest.
  public let axes: [SweepAxis]
  /// What is measured.
  public let metrics: [Metric]

  /// A sweep; one or two axes of different parameters.
  public init(setting: Setting, function: String, axes: [SweepAxis], metrics: [Metric]) {
    precondition((1...2).contains(axes.count) && Set(axes.map(\.parameter)).count == axes.count)
    self.setting = setting
    self.function = function
    self.axes = axes
    self.metrics = metrics
  }

  /// How many rows there are.
  public var count: Int { axes.reduce(1) { $0 * $1.values.count } }

  /// One row: the values of the parameters and of the metrics.
  public struct Row: Sendable {
    /// As they would be typed, in the order of the axes.
    public let parameters: [String]
    /// In the order of the metrics; nil for what is not wanted any more.
    public let metrics: [MetricValue]
  }

  /// The values of the parameters in a row.
  public func parameters(ofRow row: Int) -> [String] {
    precondition((0..<count).contains(row))
    guard axes.count == 2 else { return [axes[0].values[row]] }
    let inner = axes[1].values.count
    return [axes[0].values[row / inner], axes[1].values[row % inner]]
  }

  /// Builds and measures a row; nil as soon as it is no longer wanted.
  ///
  /// - Throws: `SettingError`, `ExpressionError` or `TargetError` for a setting that cannot be built.
  public func row(
    _ row: Int, bounds: (TargetFunction, Int) throws -> DerivativeBounds,
    while isWanted: () -> Bool = { true }
  ) throws -> Row? {
    let parameters = parameters(ofRow: row)
    var setting = setting
    for (axis, value) in zip(axes, parameters) {
      setting = try setting.with(axis.parameter, value)
    }
    try setting.validate()
    let target = try TargetFunction(parsing: function, dimension: setting.d)
    let construction = try Construction(
      setting: setting, target: target, classBound: bounds(target, setting.n))
    var measurement = Measurement(construction)
    var values: [MetricValue] = []
    for metric in metrics {
      guard let value = measurement.value(metric, while: isWanted) else { return nil }
      values.append(value)
    }
    return Row(parameters: parameters, metrics: values)
  }
}
