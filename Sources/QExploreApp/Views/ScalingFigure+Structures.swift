import Figures
import QuantizedReLU

extension ScalingFigure {
  /// The bits of all structures against 1/epsilon, with the unquantized network and the entropy, below
  /// which no network for every f can be.
  static func structures(
    _ picture: ScalingPicture, setting: Setting, pinned: ScalingPicture?
  ) -> Figure {
    let bits = { (point: ScalingCurves.Point) in point.bits.log10 }
    let markers: [Marker] = [.circle, .square, .triangle]
    var series = picture.structures.enumerated().map { index, curve in
      Series(
        curve.structure.rawValue,
        MarkStyle(
          .series(index), dash: curve.structure == setting.structure ? .solid : .dotted,
          marker: markers[index % markers.count]),
        curve.points.map(\.log10Inverse), curve.points.map(bits),
        stride: curve.structure == setting.structure ? 2 : 3)
    }
    series.append(unquantized(picture, bits))
    if !picture.entropy.isEmpty {
      series.append(
        Series(
          "entropy", MarkStyle(.lowerBound, dash: .dashed),
          picture.entropy.map { -$0.epsilon.value.logarithm10 },
          picture.entropy.map(\.bits.log10)))
    }
    let range = series.flatMap(\.y)
    series += [pinned.flatMap { Series(pinned: $0, bits) }].compactMap(\.self)
    return figure(series, setting: setting, quantity: "bits", range: range)
  }
}
