/// The transformed function f+ of Proposition 4, for f / C.
///
/// It has Lipschitz constant 1, is a multiple of q = 2^-t / T at every i/T, and 0 <= f+ - f / C < q.
/// On [a, b] = [i/T, (i+1)/T], with beta = f+(b) - f(b): f+(x) = clamp(f(x) + beta, f+(a) - (x - a),
/// f+(a) + (x - a)). It leaves its lattice value with slope +-1 until it meets the curve that is
/// parallel to f, and stays there (theory, section 4). The network uses only the lattice values.
public struct TransformedFunction: Sendable {
  let lattice: LatticeValues

  package init(_ lattice: LatticeValues) {
    self.lattice = lattice
  }

  /// q = 2^-t / T.
  public var step: Double {
    let design = lattice.design
    return Double(
      sign: .plus, exponent: -design.precision - design.intervalExponent, significand: 1)
  }

  /// log2 of C.
  public var scale: Int { lattice.scale }

  /// f+(x) for x in [0, 1].
  public func value(at x: Double) -> Double {
    let (i, a) = interval(of: x)
    let start = Double(lattice.value(i)) * step
    let end = Double(lattice.value(i + 1)) * step
    let b = Double(i + 1) / intervals
    if x == a { return start }
    let parallel = scaled(x) + (end - scaled(b))
    return max(start - (x - a), min(start + (x - a), parallel))
  }

  /// The interpolant f+_T of the lattice values, for x in [0, 1].
  public func interpolant(at x: Double) -> Double {
    let (i, _) = interval(of: x)
    let u = intervals * x - Double(i)
    return (Double(lattice.value(i)) + Double(lattice.slope(i)) * u) * step
  }

  /// f(x) / C.
  public func scaled(_ x: Double) -> Double {
    lattice.target.value(x) * Double(sign: .plus, exponent: -lattice.scale, significand: 1)
  }

  /// The cached profile of interval i, 0 <= i < T: m steps of {-1, 0, 1} in units of 2/m; nil when
  /// it is zero.
  public func profile(ofInterval i: Int) -> [Int8]? { lattice.profile(i) }

  private var intervals: Double { Double(1 << lattice.design.intervalExponent) }

  private func interval(of x: Double) -> (i: Int, start: Double) {
    precondition(x >= 0 && x <= 1, "f+ is defined on [0, 1]")
    let i = min(Int((intervals * x).rounded(.down)), Int(intervals) - 1)
    return (i, Double(i) / intervals)
  }
}
