import QuantizedReLU

extension AppState {
  /// Changes the focused value by one step; at an end of its range the value stays and the reason
  /// is shown.
  mutating func step(by sign: Int, coarse: Bool) {
    var changed = setting
    switch focus {
    case .target:
      stepTarget(by: sign)
      return
    case .lambda:
      changed.codebook = nil
      changed.lambda = steppedLambda(by: sign, coarse: coarse)
    case .epsilon:
      stepEpsilon(of: &changed, by: sign, coarse: coarse)
    case .n:
      changed.n = (setting.n + sign).clamped(to: Setting.nRange)
    case .d:
      let wanted =
        !coarse ? setting.d + sign : (sign > 0 ? setting.d * 10 : max(setting.d / 10, 1))
      changed.d = wanted.clamped(to: Setting.dRange)
    case .quantization:
      stepQuantization(of: &changed, by: sign)
    case .structure:
      choose(Structure.allCases.next(after: setting.structure, by: sign))
      return
    case .parameters:
      changed.parameters = ParameterChoice.allCases.next(after: setting.parameters, by: sign)
    case .codebook:
      return
    }
    if changed == setting {
      if notice == nil { notice = endOfRange(sign: sign) }
    } else {
      accept(changed, from: focus)
    }
  }

  /// Takes a changed setting if it validates and f can be read in its dimension; else the last good
  /// one stays.
  mutating func accept(_ changed: Setting, from field: Field) {
    problems = [:]
    do { try changed.validate() } catch {
      problems[field] = Problem(error, rejected: field.valueText(in: changed))
      return
    }
    if changed.d != setting.d {
      do { target = try TargetFunction(parsing: target.text, dimension: changed.d) } catch {
        problems[field] = Problem(
          rejected: field.valueText(in: changed),
          sentence: "\(error.sentence) \(whatStays(at: field)) until f is edited with /.")
        return
      }
      line = .diagonal
    }
    if setting.codebook != nil, changed.codebook == nil {
      let note =
        "the listed codebook is set aside; choose \"as listed\" at quantize to take it again."
      notice = notice.map { "\($0) \(note.capitalizedFirst)" } ?? note
    }
    setting = changed
    // What is chosen is nothing to come back from.
    if field == .n { setAsideShape?.n = changed.n }
    if field == .d { setAsideShape?.d = changed.d }
  }

  /// What a refused change of d leaves as it was.
  private func whatStays(at field: Field) -> String {
    field == .d ? "d stays \(setting.d)" : "The \(field.name) stays \(field.valueText(in: setting))"
  }

  private func steppedLambda(by sign: Int, coarse: Bool) -> Int {
    let isLinear = setting.quantization == .linear
    let present = setting.shownLambda
    var value: Int
    if coarse {
      value = sign > 0 ? present * 2 : present / 2
      if isLinear, value % 2 != 0 { value += 1 }
    } else {
      // An odd number of listed values is next to an even one.
      value = present + sign * (isLinear && present % 2 == 0 ? 2 : 1)
    }
    return value.clamped(to: Setting.lambdaRange)
  }

  /// The next of linear, nonlinear and, where a codebook was listed, that one.
  private func nextQuantization(by sign: Int) -> Quantization? {
    var choices: [Quantization?] = Quantization.allCases
    if listedCodebook != nil { choices.append(nil) }
    let present = setting.codebook == nil ? setting.quantization : nil
    return choices.next(after: present, by: sign)
  }

  private mutating func stepQuantization(of changed: inout Setting, by sign: Int) {
    guard let next = nextQuantization(by: sign) else {
      changed.codebook = listedCodebook
      return
    }
    changed.codebook = nil
    changed.quantization = next
    if next == .linear, changed.lambda % 2 != 0 {
      changed.lambda += 1
      notice = "linear levels need an even lambda: \(setting.lambda) became \(changed.lambda)."
    }
  }

  /// The next rung, at most the largest one below 1.
  ///
  /// Says so where it ends there.
  private mutating func stepEpsilon(of changed: inout Setting, by sign: Int, coarse: Bool) {
    let present = setting.epsilon.doubleValue
    var text = DecimalLadder.step(present, by: sign, coarse: coarse)
    let largest = "0.5"
    let smallest = "1e-300"
    if sign > 0, Double(text) ?? 1 >= 1 {
      text = present < 0.5 ? largest : setting.epsilon.text
      notice = "epsilon is at its largest step, \(text) (above 0 and below 1)"
    } else if sign < 0, Double(text) ?? 0 < 1e-300 {
      text = present > 1e-300 ? smallest : setting.epsilon.text
      notice = "epsilon is at its smallest step, \(text) (above 0 and below 1)"
    }
    guard let stepped = try? Epsilon(text) else { return }
    changed.epsilon = stepped
  }

  private func endOfRange(sign: Int) -> String {
    let range: ClosedRange<Int> =
      switch focus {
      case .n: Setting.nRange
      case .d: Setting.dRange
      default: Setting.lambdaRange
      }
    let end = sign > 0 ? "largest" : "smallest"
    return "\(focus.name) is at its \(end) value, \(focus.valueText(in: setting)) "
      + "(\(range.lowerBound) to \(range.upperBound))"
  }
}

extension Setting {
  /// Lambda, or how many different values the listed codebook has.
  package var shownLambda: Int { codebook.map { Set($0).count } ?? lambda }
}

extension Field {
  /// The value of the field in a setting, as text; empty for fields that a setting does not hold.
  package func valueText(in setting: Setting) -> String {
    switch self {
    case .lambda: String(setting.lambda)
    case .epsilon: setting.epsilon.text
    case .n: String(setting.n)
    case .d: String(setting.d)
    case .quantization: setting.quantization.rawValue
    case .structure: setting.structure.rawValue
    case .parameters: setting.parameters.rawValue
    case .target, .codebook: ""
    }
  }
}

extension String {
  /// With a capital at the start, for a sentence behind another one.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Comparable {
  func clamped(to range: ClosedRange<Self>) -> Self {
    min(max(self, range.lowerBound), range.upperBound)
  }
}
