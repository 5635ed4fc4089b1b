extension Codebook {
  /// Linear quantization: lambda equally spaced levels {-1, 1/lambda, ..., (lambda-1)/lambda}
  /// (theory, section 3).
  ///
  /// Traps when lambda is odd or below 2: sums of odd-lambda levels never give 1/2.
  public static func linear(lambda: Int) -> Codebook {
    precondition(lambda >= 2 && lambda.isMultiple(of: 2))
    return Codebook(kind: .linear, lambda: lambda)
  }

  /// Nonlinear quantization: -1/2 and 2^-e_k with e_k = R^k, R = ceil(t^(1/(lambda-1))), for
  /// weights of precision 2^-t; where R^k runs past t-1, the smallest unused exponents instead, as
  /// far as 1...t-1 reaches (proof of Proposition 3; theory, section 3).
  ///
  /// O(min(lambda, t)).
  public static func nonlinear(lambda: Int, precision t: Int) -> Codebook {
    precondition(lambda >= 2 && t >= 0)
    let t = max(t, 1)
    // With room for every exponent the rule leaves none out.
    if lambda >= t {
      return Codebook(kind: .nonlinear(exponents: Array(1..<max(2, t))), lambda: lambda)
    }
    let base = Codebook.cascadeBase(lambda: lambda, precision: t)
    var exponents: [Int] = []
    var power = 1
    while exponents.count < lambda - 1, power <= max(1, t - 1) {
      exponents.append(power)
      let (next, overflow) = power.multipliedReportingOverflow(by: base)
      if overflow || base == 1 { break }
      power = next
    }
    var used = Set(exponents)
    var candidate = 1
    while used.count < lambda - 1, candidate <= t - 1 {
      used.insert(candidate)
      candidate += 1
    }
    return Codebook(kind: .nonlinear(exponents: used.sorted()), lambda: lambda)
  }

  /// R: the least integer with R^(lambda-1) >= t, by exact comparison.
  static func cascadeBase(lambda: Int, precision t: Int) -> Int {
    var base = 1
    while true {
      var power = 1
      for _ in 0..<(lambda - 1) {
        if power >= t || base == 1 { break }
        power *= base
      }
      if power >= t { return base }
      base = lambda == 2 ? t : base + 1
    }
  }
}

extension Codebook: CustomStringConvertible {
  /// The values in ascending order, such as `{-1/2, 2^-4, 1/2}`; long ones are elided in the
  /// middle.
  public var description: String {
    let shown = 7
    if codeCount <= shown {
      return "{" + (0..<codeCount).map(text(of:)).joined(separator: ", ") + "}"
    }
    let head = (0..<4).map(text(of:))
    let tail = (codeCount - 2..<codeCount).map(text(of:))
    return "{" + (head + ["..."] + tail).joined(separator: ", ") + "}"
  }

  /// The value of a code, exactly: `-1/2`, `2/3`, `1`, `2^-4`.
  public func text(of code: Int) -> String {
    if case .nonlinear(let exponents) = kind, code > 0 {
      let exponent = exponents[exponents.count - code]
      return exponent == 1 ? "1/2" : "2^-\(exponent)"
    }
    return value(of: code).description
  }
}
