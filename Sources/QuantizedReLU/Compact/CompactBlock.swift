/// The parts of a compact network, in the order of the data flow.
public enum CompactBlock: String, CaseIterable, Sendable, Hashable {
  /// x at full scale, and its folds.
  case coordinate
  /// Biases of 1/2, halved layer by layer.
  case constants
  /// The coordinate cut into pieces as long as a step; levels: the hats of the base.
  case pieces
  /// Folded: which block of steps x lies in, and the seams between them; levels: whose hat.
  case masks
  /// The edges whose signs are the steps of the path, or the digits of coefficients.
  case bits
  /// Levels: the hats of the nodes of each level, or the parabola, cut off where digits change.
  case hats
  /// Folded: a piece where its sign is up, else nothing; levels: a hat where its digit is 1.
  case gates
  /// Folded: by how much the path and the gates disagree across a seam, as binary digits.
  case jumps
  /// Levels: the gates and the values at the base's nodes, digit by digit.
  case nodes
  /// f'(0) as a chain of signs.
  case start
  /// Folded: the sum of jumps, gates and start, digit by digit; levels: that of all stages.
  case horner
  /// The sum at full scale, times C.
  case amplifier
  /// The constant that kept the sum above 0, taken away at the output.
  case shift
}
