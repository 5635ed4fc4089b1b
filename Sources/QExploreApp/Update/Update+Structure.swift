import QuantizedReLU

/// Switching between the structures, of which one knows no n and d but 1.
extension AppState {
  /// The other structure.
  mutating func stepStructure() {
    switch setting.structure {
    case .independent: chooseDependent()
    case .dependent: chooseIndependent()
    }
  }

  /// Takes n = d = 1 with the function-dependent structure and keeps the present n and d for the way
  /// back.
  ///
  /// Where f cannot be read for d = 1 everything stays.
  private mutating func chooseDependent() {
    let shape = SetAsideShape(n: setting.n, d: setting.d)
    var changed = setting
    changed.structure = .dependent
    (changed.n, changed.d) = (1, 1)
    accept(changed, from: .structure)
    guard setting == changed, shape != SetAsideShape(n: 1, d: 1) else { return }
    setAsideShape = shape
    notice =
      "the function-dependent structure is for n = d = 1: \(AppState.change(of: shape)); "
      + "function-independent brings them back."
  }

  /// Takes the function-independent structure with the n and d of before.
  ///
  /// Where f has become one that cannot be read for that d, d stays 1.
  private mutating func chooseIndependent() {
    var changed = setting
    changed.structure = .independent
    if let shape = setAsideShape {
      changed.n = shape.n
      changed.d = shape.d
      notice = "n = \(shape.n) and d = \(shape.d) again."
      if (try? TargetFunction(parsing: target.text, dimension: shape.d)) == nil {
        changed.d = setting.d
        notice =
          "n = \(shape.n) again; d stays \(setting.d), because f cannot be read for d = \(shape.d)."
      }
    }
    accept(changed, from: .structure)
    setAsideShape = nil
  }

  /// Which of n and d became 1.
  private static func change(of shape: SetAsideShape) -> String {
    [("n", shape.n), ("d", shape.d)].filter { $0.1 != 1 }.map { "\($0.0) = \($0.1)" }
      .joined(separator: " and ") + " became 1"
  }
}
