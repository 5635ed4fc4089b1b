extension Construction {
  /// Where the theorems' rates are given their constants: the network of the same structure, n and d
  /// for lambda = 2 and this epsilon, with the paper's parameters and C = 1.
  public static let referenceEpsilon = Rational(1, over: 128)
  /// Number of weight values at the reference point.
  public static let referenceLambda = 2

  /// The theorem that speaks of this network: of a compact one, which is function-independent too,
  /// Theorem 1, though it needs fewer weights than that allows.
  ///
  /// An explicit codebook counts as a nonlinear one.
  public var theorem: Theorem {
    Theorem(
      quantization: setting.codebook == nil ? setting.quantization : .nonlinear,
      functionDependent: setting.structure == .dependent)
  }

  /// All statements of the theory that apply to this network, without their constants.
  ///
  /// An explicit codebook counts as a nonlinear one with as many values.
  public var theoryBounds: TheoryBounds { theoryBounds(at: setting.epsilon) }

  /// The same for another epsilon.
  public func theoryBounds(at epsilon: Epsilon) -> TheoryBounds {
    TheoryBounds(
      lambda: codebook.lambda, epsilon: epsilon.value, n: setting.n, d: setting.d,
      quantization: setting.codebook == nil ? setting.quantization : .nonlinear,
      functionDependent: setting.structure == .dependent)
  }

  /// The theorem's rate for depth, weights or bits through the reference point, where it equals the
  /// counts that hold for every f of the network that the theorem speaks of: for a compact one, which is
  /// compared with Theorem 1, the function-independent one.
  public func fittedBound(_ quantity: BoundQuantity) -> FittedBound {
    let quantization = setting.codebook == nil ? setting.quantization : .nonlinear
    let reference = Construction.referenceCounts(
      isDependent: setting.structure == .dependent, quantization: quantization, n: setting.n,
      d: setting.d)
    let at = BoundSetting(
      lambda: Double(Construction.referenceLambda), epsilon: Construction.referenceEpsilon,
      n: setting.n, d: setting.d)
    // lambda = 2: one bit a weight.
    let measured = quantity == .depth ? reference.depth : reference.weights
    guard let value = LogValue(measured) else { preconditionFailure("a network has weights") }
    return TheoryBound(.theorem(theorem, quantity), at: at).fitted(to: value)
  }

  /// The rate of what quantization adds to the weights (theory, section 7), through the reference
  /// point of the rate for weights, where it equals structure over unquantized; nil for the
  /// other structures, of which the rate does not speak.
  public func fittedOverhead(through weights: FittedBound) -> FittedBound? {
    guard case .independent(let independent) = self else { return nil }
    let design = IndependentDesign(
      n: setting.n, d: setting.d, epsilon: Construction.referenceEpsilon)
    let baseline = UnquantizedBaseline(design: design, target: independent.target).counts
    guard let unquantized = LogValue(baseline.weights) else {
      preconditionFailure("a network has weights")
    }
    let quantization = setting.codebook == nil ? setting.quantization : .nonlinear
    return TheoryBound(.overhead(quantization), at: weights.reference)
      .fitted(to: weights.measured / unquantized)
  }

  /// Structure or envelope at the reference point.
  private static func referenceCounts(
    isDependent: Bool, quantization: Quantization, n: Int, d: Int
  ) -> NetworkCounts {
    func codebook(precision: Int) -> Codebook {
      quantization == .linear
        ? .linear(lambda: referenceLambda)
        : .nonlinear(lambda: referenceLambda, precision: precision)
    }
    do {
      guard isDependent else {
        let design = IndependentDesign(n: n, d: d, epsilon: referenceEpsilon)
        return try IndependentPlan(
          design: design, codebook: codebook(precision: design.precision), scale: 0
        ).counts
      }
      let design = DependentDesign(epsilon: referenceEpsilon)
      return try NetworkCounts(
        envelopeOf: design, codebook: codebook(precision: max(1, design.precision)), scale: 0,
        valueExponent: 0)
    } catch {
      preconditionFailure("lambda = 2 carries every construction: \(error)")
    }
  }
}
