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
      let text = DecimalLadder.step(setting.epsilon.doubleValue, by: sign, coarse: coarse)
      do { changed.epsilon = try Epsilon(text) } catch {
        problems[.epsilon] = Problem(error, rejected: text)
        return
      }
    case .n:
      changed.n = (setting.n + sign).clamped(to: Setting.nRange)
    case .d:
      let wanted =
        !coarse ? setting.d + sign : (sign > 0 ? setting.d * 10 : max(setting.d / 10, 1))
      changed.d = wanted.clamped(to: Setting.dRange)
    case .quantization:
      changed.codebook = nil
      changed.quantization = setting.quantization == .linear ? .nonlinear : .linear
      if changed.quantization == .linear, changed.lambda % 2 != 0 {
        changed.lambda += 1
        notice = "linear levels need an even lambda: \(setting.lambda) became \(changed.lambda)"
      }
    case .structure, .codebook:
      return
    }
    if changed == setting {
      notice = endOfRange(sign: sign)
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
          sentence: "\(error.sentence) d stays \(setting.d) until f is edited with /.")
        return
      }
      line = .diagonal
    }
    if setting.codebook != nil, changed.codebook == nil {
      let note = "the codebook that was given is set aside: lambda and the quantization rule again"
      notice = notice.map { "\(note); \($0)" } ?? note
    }
    setting = changed
  }

  private func steppedLambda(by sign: Int, coarse: Bool) -> Int {
    let isLinear = setting.quantization == .linear
    var value: Int
    if coarse {
      value = sign > 0 ? setting.lambda * 2 : setting.lambda / 2
      if isLinear, value % 2 != 0 { value += 1 }
    } else {
      value = setting.lambda + sign * (isLinear ? 2 : 1)
    }
    return value.clamped(to: Setting.lambdaRange)
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

extension Field {
  /// The value of the field in a setting, as text; empty for fields that a setting does not hold.
  package func valueText(in setting: Setting) -> String {
    switch self {
    case .lambda: String(setting.lambda)
    case .epsilon: setting.epsilon.text
    case .n: String(setting.n)
    case .d: String(setting.d)
    case .quantization: setting.quantization.rawValue
    case .target, .structure, .codebook: ""
    }
  }
}

extension Comparable {
  func clamped(to range: ClosedRange<Self>) -> Self {
    min(max(self, range.lowerBound), range.upperBound)
  }
}
