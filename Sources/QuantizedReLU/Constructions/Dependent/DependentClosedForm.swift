/// f' of the function-dependent structure without the network: the interpolant of f+ and, inside
/// one interval, its cached profile behind tooth and gate.
///
/// O(m) operations a point. On a dyadic codebook it equals the network bit for bit while the bits
/// of the network's units fit a double.
public struct DependentClosedForm: Sendable {
  let lattice: LatticeValues

  init(_ lattice: LatticeValues) {
    self.lattice = lattice
  }

  /// f'(x) for each x of [0, 1]; the profile of an interval is found once for all points of a call.
  public func values(at points: [Double]) -> [Double] {
    var profiles: [Int: [Int8]?] = [:]
    return points.map { value(at: $0, profiles: &profiles) }
  }

  private func value(at x: Double, profiles: inout [Int: [Int8]?]) -> Double {
    precondition(x >= 0 && x <= 1, "f' is defined on [0, 1]")
    let design = lattice.design
    let intervals = Double(1 << design.intervalExponent)
    let i = min(Int((intervals * x).rounded(.down)), Int(intervals) - 1)
    let u = intervals * x - Double(i)
    // T f+_T(x), a multiple of 2^-t at both ends.
    let toSlope = Double(sign: .plus, exponent: -design.precision, significand: 1)
    var sum = (Double(lattice.value(i)) + Double(lattice.slope(i)) * u) * toSlope
    if design.precision > 0 {
      let profile = profiles[i] ?? lattice.profile(i)
      profiles[i] = .some(profile)
      if let profile { sum += gated(profile, v: 8 * Double(design.pieces) * u) }
    }
    return sum
      * Double(
        sign: .plus, exponent: lattice.scale - design.intervalExponent, significand: 1)
  }

  /// The profile at v / (8 m), behind the tooth that lets it begin anew and the gate that hides how
  /// (theory, section 6).
  private func gated(_ steps: [Int8], v: Double) -> Double {
    let m = Double(steps.count)
    let top = 8 * m - 2
    let tooth: Double
    let mask: Double
    if v <= top {
      (tooth, mask) = (v, 0)
    } else if v <= top + 1 {
      (tooth, mask) = (top, 2 * (v - top))
    } else {
      (tooth, mask) = (top * (8 * m - v), 2 * (8 * m - v))
    }
    let u = tooth / (8 * m)
    var sum = 0.0
    for (j, step) in steps.enumerated() where step != 0 {
      sum += 2 * Double(step) * min(max(u - Double(j) / m, 0), 1 / m)
    }
    return sum >= 0 ? max(sum - mask, 0) : min(sum + mask, 0)
  }
}
