import QuantizedReLU

/// Switching between the structures, of which two do not know every n and d.
extension AppState {
  /// Takes a structure.
  mutating func choose(_ structure: Structure) {
    if structure == .independent { chooseIndependent() } else { chooseForFewInputs(structure) }
  }

  /// Takes the nearest n and d that the structure knows, for the compact one nonlinear levels too, and
  /// keeps what was for the way back.
  ///
  /// Where f cannot be read for that d everything stays.
  private mutating func chooseForFewInputs(_ structure: Structure) {
    var shape = setAsideShape ?? SetAsideShape(n: setting.n, d: setting.d)
    var changed = setting
    changed.structure = structure
    (changed.n, changed.d) = structure.nearest(n: shape.n, d: shape.d)
    var notices: [String] = []
    if let change = AppState.change(from: setting, to: changed) {
      notices.append(
        (changed.n, changed.d) == (shape.n, shape.d)
          ? "\(change) again."
          : "the \(structure.name) structure is for \(structure.shapes): \(change); "
            + "function-independent brings them back.")
    }
    if structure == .compact, setting.codebook == nil, setting.quantization == .linear {
      changed.quantization = .nonlinear
      shape.isLinear = true
      notices.append("linear levels have no -1/2: quantize became nonlinear.")
    } else if structure != .compact, AppState.giveLevelsBack(of: &shape, to: &changed) {
      notices.append("linear levels again.")
    }
    accept(changed, from: .structure)
    guard setting == changed else { return }
    setAsideShape = shape == SetAsideShape(n: setting.n, d: setting.d) ? nil : shape
    if !notices.isEmpty { notice = AppState.joined(notices) }
  }

  /// Takes the function-independent structure with the n and d of before.
  ///
  /// Where f has become one that cannot be read for that d, d stays 1.
  private mutating func chooseIndependent() {
    var changed = setting
    changed.structure = .independent
    var notices: [String] = []
    if var shape = setAsideShape {
      changed.n = shape.n
      changed.d = shape.d
      if (shape.n, shape.d) != (setting.n, setting.d) {
        if (try? TargetFunction(parsing: target.text, dimension: shape.d)) == nil {
          changed.d = setting.d
          notices.append(
            "n = \(shape.n) again; d stays \(setting.d), because f cannot be read for d = \(shape.d)."
          )
        } else {
          notices.append("n = \(shape.n) and d = \(shape.d) again.")
        }
      }
      if AppState.giveLevelsBack(of: &shape, to: &changed) {
        notices.append("linear levels again.")
      }
      if !notices.isEmpty { notice = AppState.joined(notices) }
    }
    accept(changed, from: .structure)
    setAsideShape = nil
  }

  /// Linear levels where they were given up for the compact structure and lambda allows them still;
  /// whether they came back.
  private static func giveLevelsBack(
    of shape: inout SetAsideShape, to setting: inout Setting
  ) -> Bool {
    guard shape.isLinear else { return false }
    shape.isLinear = false
    guard setting.codebook == nil, setting.lambda.isMultiple(of: 2) else { return false }
    setting.quantization = .linear
    return true
  }

  private static func joined(_ notices: [String]) -> String {
    ([notices[0]] + notices.dropFirst().map(\.capitalizedFirst)).joined(separator: " ")
  }

  /// Which of n and d changed, and to what; nil where none did.
  private static func change(from before: Setting, to after: Setting) -> String? {
    let changes = [("n", before.n, after.n), ("d", before.d, after.d)].filter { $0.1 != $0.2 }
    guard let (_, _, first) = changes.first else { return nil }
    if changes.allSatisfy({ $0.2 == first }) {
      return changes.map { "\($0.0) = \($0.1)" }.joined(separator: " and ") + " became \(first)"
    }
    return changes.map { "\($0.0) = \($0.1) became \($0.2)" }.joined(separator: " and ")
  }
}
