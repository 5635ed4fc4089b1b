/// Arithmetic of truncated Taylor series: coefficients D^k u / k! for all k of a shape.
///
/// Products are convolutions; functions follow from the differential equation that they satisfy, taken
/// along the Euler operator E = sum x_i d/dx_i, which multiplies the coefficient of k by |k|. So
/// v = exp u gives |k| v_k = sum_l |l| u_l v_{k-l}, in any number of variables. All recurrences run
/// forwards: a coefficient is finished when its position is reached, then pushed to all sums that need it.
/// A function costs about as much as a product: O(pairs of multi-indices), and with zeros left out.
struct JetArithmetic<Scalar: JetScalar, Shape: JetShape> {
  typealias Jet = UnsafeMutablePointer<Scalar>
  typealias Source = UnsafePointer<Scalar>

  let shape: Shape

  @inline(__always) var count: Int { shape.count }

  // MARK: Linear

  @inline(__always)
  func fill(_ out: Jet, _ value: Scalar) {
    out[0] = value
    for k in 1..<Swift.max(1, count) { out[k] = .zero }
  }

  @inline(__always)
  func copy(_ a: Source, to out: Jet) { for k in 0..<count { out[k] = a[k] } }

  @inline(__always)
  func add(_ a: Source, _ b: Source, _ out: Jet) { for k in 0..<count { out[k] = a[k] + b[k] } }

  @inline(__always)
  func subtract(_ a: Source, _ b: Source, _ out: Jet) {
    for k in 0..<count { out[k] = a[k] - b[k] }
  }

  @inline(__always)
  func negate(_ a: Source, _ out: Jet) { for k in 0..<count { out[k] = -a[k] } }

  // MARK: Products

  /// out[m + l] += factor * a[l] for all l from `first` on.
  @inline(__always)
  private func push(_ factor: Scalar, _ m: Int, _ a: Source, from first: Int, _ out: Jet) {
    let partners = shape.partners(m)
    var l = first
    while l < partners {
      if !a[l].isZero {
        let k = shape.sum(m, l)
        out[k] = out[k] + factor * a[l]
      }
      l += 1
    }
  }

  /// Whether zeros may be left out: not where they meet what is not finite.
  private func isBounded(_ a: Source) -> Bool {
    for k in 0..<count where !a[k].isBounded { return false }
    return true
  }

  func multiply(_ a: Source, _ b: Source, _ out: Jet) {
    if count == 1 {
      out[0] = a[0] * b[0]
      return
    }
    fill(out, .zero)
    guard isBounded(a) && isBounded(b) else {
      for m in 0..<count {
        for l in 0..<shape.partners(m) {
          let k = shape.sum(m, l)
          out[k] = out[k] + a[m] * b[l]
        }
      }
      return
    }
    for m in 0..<count where !a[m].isZero { push(a[m], m, b, from: 0, out) }
  }

  func square(_ a: Source, _ out: Jet) {
    multiply(a, a, out)
    // The range of a square is sharper than that of a product.
    out[0] = a[0].squared
  }

  func divide(_ a: Source, _ b: Source, _ out: Jet) {
    copy(a, to: out)
    for m in 0..<count {
      out[m] = out[m] / b[0]
      if m < count - 1 { push(-out[m], m, b, from: 1, out) }
    }
  }

  // MARK: Functions by their differential equations

  /// weights[l] = |l| u_l.
  private func euler(_ u: Source, _ weights: Jet) {
    weights[0] = .zero
    for l in 1..<Swift.max(1, count) { weights[l] = Scalar(Double(shape.degree(l))) * u[l] }
  }

  func exponential(_ u: Source, _ out: Jet, scratch: Jet) {
    fill(out, u[0].exponential)
    if count == 1 { return }
    euler(u, scratch)
    for m in 0..<count {
      if m > 0 { out[m] = out[m] / Scalar(Double(shape.degree(m))) }
      push(out[m], m, scratch, from: 1, out)
    }
  }

  /// Sine and cosine (`sign` -1), or their hyperbolic kin (`sign` 1), of u.
  func oscillation(
    _ u: Source, sine: Jet, cosine: Jet, hyperbolic: Bool, scratch: Jet
  ) {
    fill(sine, hyperbolic ? u[0].hyperbolicSine : u[0].sine)
    fill(cosine, hyperbolic ? u[0].hyperbolicCosine : u[0].cosine)
    if count == 1 { return }
    euler(u, scratch)
    for m in 0..<count {
      if m > 0 {
        let degree = Scalar(Double(shape.degree(m)))
        sine[m] = sine[m] / degree
        cosine[m] = cosine[m] / degree
      }
      push(cosine[m], m, scratch, from: 1, sine)
      push(hyperbolic ? sine[m] : -sine[m], m, scratch, from: 1, cosine)
    }
  }

  /// Tangent and hyperbolic tangent: E v = (1 +- v^2) E u.
  func tangent(_ u: Source, _ out: Jet, hyperbolic: Bool, scratch: Jet, slope: Jet) {
    let value = hyperbolic ? u[0].hyperbolicTangent : u[0].tangent
    fill(out, value)
    if count == 1 { return }
    euler(u, scratch)
    let one = Scalar(1)
    fill(slope, hyperbolic ? one - value.squared : one + value.squared)
    for m in 0..<count {
      if m > 0 {
        out[m] = out[m] / Scalar(Double(shape.degree(m)))
        let signed = hyperbolic ? -out[m] : out[m]
        let partners = shape.partners(m)
        for l in 0..<Swift.min(m, partners) {
          let k = shape.sum(m, l)
          slope[k] = slope[k] + (signed * out[l] + signed * out[l])
        }
        if m < partners {
          let k = shape.sum(m, m)
          slope[k] = slope[k] + (hyperbolic ? -out[m].squared : out[m].squared)
        }
      }
      push(slope[m], m, scratch, from: 1, out)
    }
  }

  /// v with E v = (E u) / w and the given value.
  private func integral(_ u: Source, over w: Source, value: Scalar, _ out: Jet) {
    euler(u, out)
    for m in 1..<Swift.max(1, count) {
      let weighted = out[m] / w[0]
      push(-weighted, m, w, from: 1, out)
      out[m] = weighted / Scalar(Double(shape.degree(m)))
    }
    out[0] = value
  }

  func logarithm(_ u: Source, _ out: Jet) { integral(u, over: u, value: u[0].logarithm, out) }

  func arcTangent(_ u: Source, _ out: Jet, scratch: Jet) {
    square(u, scratch)
    scratch[0] = Scalar(1) + scratch[0]
    integral(u, over: scratch, value: u[0].arcTangent, out)
  }

  func squareRoot(_ u: Source, _ out: Jet) {
    copy(u, to: out)
    out[0] = u[0].squareRoot
    let divisor = out[0] + out[0]
    for m in 1..<Swift.max(1, count) {
      out[m] = out[m] / divisor
      let partners = shape.partners(m)
      for l in 1..<Swift.max(1, Swift.min(m, partners)) {
        let k = shape.sum(m, l)
        out[k] = out[k] - (out[m] * out[l] + out[m] * out[l])
      }
      if m < partners {
        let k = shape.sum(m, m)
        out[k] = out[k] - out[m].squared
      }
    }
  }

  /// u^p for u_0 away from 0: u E v = p v E u.
  func power(_ u: Source, _ exponent: Scalar, value: Scalar, _ out: Jet) {
    fill(out, value)
    for m in 0..<count {
      let degree = Scalar(Double(shape.degree(m)))
      if m > 0 { out[m] = out[m] / (u[0] * degree) }
      let partners = shape.partners(m)
      for l in 1..<Swift.max(1, partners) where !u[l].isZero {
        let k = shape.sum(m, l)
        let weight = exponent * Scalar(Double(shape.degree(l))) - degree
        out[k] = out[k] + weight * u[l] * out[m]
      }
    }
  }

  /// u^p for an integer p other than 0 by repeated squaring; the reciprocal for negative p.
  func integerPower(_ u: Source, _ exponent: Int, _ out: Jet, base power: Jet, scratch: Jet) {
    var rest = exponent.magnitude
    copy(u, to: power)
    var isStarted = false
    while rest > 0 {
      if rest & 1 == 1 {
        if isStarted {
          multiply(out, power, scratch)
          copy(scratch, to: out)
        } else {
          copy(power, to: out)
          isStarted = true
        }
      }
      rest >>= 1
      if rest > 0 {
        square(power, scratch)
        copy(scratch, to: power)
      }
    }
    out[0] = u[0].power(Int(exponent.magnitude))
    if exponent < 0 {
      copy(out, to: power)
      fill(scratch, Scalar(1))
      divide(scratch, power, out)
      out[0] = u[0].power(exponent)
    }
  }

  // MARK: Functions by their derivatives

  /// Whether all coefficients of degree 2 and more vanish.
  func isLinear(_ u: Source) -> Bool {
    for k in stride(from: count - 1, through: 1, by: -1) where !u[k].isZero {
      return shape.degree(k) == 1
    }
    return true
  }

  /// sum_j outer[j] (u - u_0)^j for a linear u.
  func composeLinear(_ outer: Source, _ u: Source, _ out: Jet) {
    fill(out, Scalar(1))
    for m in 0..<count {
      if shape.degree(m) < shape.maximalDegree {
        // One step along each axis: multinomial coefficients add up by themselves.
        for l in 1..<(shape.variables + 1) where !u[l].isZero {
          let k = shape.sum(m, l)
          out[k] = out[k] + u[l] * out[m]
        }
      }
    }
    for m in 0..<count where !out[m].isZero { out[m] = outer[shape.degree(m)] * out[m] }
  }

  /// sum_j outer[j] (u - u_0)^j by Horner's rule: `maximalDegree` products.
  func compose(_ outer: Source, _ u: Source, _ out: Jet, scratch: Jet, shifted: Jet) {
    copy(u, to: shifted)
    shifted[0] = .zero
    fill(out, outer[shape.maximalDegree])
    for j in stride(from: shape.maximalDegree - 1, through: 0, by: -1) {
      multiply(out, shifted, scratch)
      copy(scratch, to: out)
      out[0] = outer[j]
    }
  }
}
