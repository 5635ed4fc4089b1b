/// An axis with its ticks chosen and placed for a device.
package struct ResolvedAxis: Hashable, Sendable {
  /// The map from data to 0...1.
  package var scale: Scale
  /// Labelled ticks in the order of their places; no two labels touch, none leaves the axis.
  package var ticks: [Tick]
  /// Values of unlabelled ticks.
  package var minor: [Double]

  /// Chooses and places the ticks of an axis.
  ///
  /// Pure; O(1) but for the number of fixed ticks.
  package init(_ axis: Axis, scale: Scale, metric: AxisMetric) {
    self.scale = scale
    minor = []
    ticks = []
    guard metric.length > 0, metric.most > 0 else { return }
    switch axis.ticks {
    case .fixed(let fixed):
      ticks = metric.greedilyFitting(Self.labelled(fixed), on: scale)
    case .powersOfTwo:
      (ticks, minor) = LogLocator.powersOfTwo(on: scale, metric: metric)
    case .automatic, .integers:
      let wholeOnly = axis.ticks == .integers
      switch scale.kind {
      case .linear:
        ticks = LinearLocator.ticks(on: scale, metric: metric, wholeOnly: wholeOnly)
      case .log(let base):
        (ticks, minor) = LogLocator.ticks(
          on: scale, base: base, metric: metric, wholeOnly: wholeOnly)
      }
    }
  }

  /// Fixed ticks without a label are written as decimals with up to six digits.
  private static func labelled(_ fixed: [Axis.FixedTick]) -> [(Double, TickLabel)] {
    fixed.filter(\.value.isFinite).map { tick in
      (tick.value, tick.label ?? TickFormatter.label(of: tick.value))
    }
  }
}
