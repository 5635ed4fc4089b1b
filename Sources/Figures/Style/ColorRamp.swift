/// How values of a heat map become colours; perceptually even and safe for colour-blind readers.
package enum ColorRamp: String, Hashable, Sendable, CaseIterable {
  /// Dark blue to yellow (cividis): magnitudes.
  case sequential
  /// Blue over near-white to orange: signed values, 0 in the middle.
  case diverging
}
