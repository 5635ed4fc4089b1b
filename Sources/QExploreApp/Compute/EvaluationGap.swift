import QuantizedReLU

/// What a setting may ask for and cannot be evaluated: said instead of numbers of another network.
enum EvaluationGap: Explained, Hashable {
  /// This structure is not counted or drawn.
  case structure(Structure)
  /// Parameters chosen in this way are not counted or drawn.
  case parameters(ParameterChoice)

  /// Refuses what the engine has no construction for.
  ///
  /// Throws itself.
  static func check(_ setting: Setting) throws(EvaluationGap) {
    guard setting.structure == .independent else { throw .structure(setting.structure) }
    guard setting.parameters == .paper else { throw .parameters(setting.parameters) }
  }

  /// The field that asks for it.
  var field: Field {
    switch self {
    case .structure: .structure
    case .parameters: .parameters
    }
  }

  var sentence: String {
    switch self {
    case .structure(let structure):
      "the function-\(structure.rawValue) structure cannot be counted or drawn yet; "
        + "choose function-\(Structure.independent.rawValue) at structure."
    case .parameters(let choice):
      "\(choice.rawValue) parameters cannot be counted or drawn yet; "
        + "choose \(ParameterChoice.paper.rawValue) at parameters."
    }
  }
}
