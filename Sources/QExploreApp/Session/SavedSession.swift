import CellCanvas
import QuantizedReLU
import TOMLKit

/// What the explorer keeps from one time to the next: the knobs, f, and how it looks.
package struct SavedSession: Sendable, Equatable {
  /// The knobs.
  package var setting: Setting
  /// f as it was typed.
  package var function: String
  /// The view.
  package var view: ViewKind
  /// The name of the theme.
  package var theme: String
  /// The glyphs.
  package var glyphs: Glyphs

  /// What is kept of a state.
  package init(_ state: AppState) {
    setting = state.setting
    function = state.target.text
    view = state.view
    theme = state.themeNames[state.themeIndex]
    glyphs = state.glyphs
  }

  /// As a TOML document.
  package var toml: String {
    let table = TOMLTable()
    table["function"] = function
    table["lambda"] = setting.lambda
    table["epsilon"] = setting.epsilon.text
    table["n"] = setting.n
    table["d"] = setting.d
    table["quantization"] = setting.quantization.rawValue
    if let codebook = setting.codebook {
      table["codebook"] = codebook.map(\.description).joined(separator: ",")
    }
    table["structure"] = setting.structure.rawValue
    table["parameters"] = setting.parameters.rawValue
    table["view"] = view.number
    table["theme"] = theme
    table["glyphs"] = glyphs.rawValue
    return table.convert(to: .toml) + "\n"
  }

  /// Reads what `toml` wrote; nil where it is none of it, or nothing that can be built any more.
  ///
  /// A session is a convenience: one that cannot be read is as good as none.
  package init?(toml text: String) {
    guard let table = try? TOMLTable(string: text),
      let function = table["function"]?.string, let lambda = table["lambda"]?.int,
      let epsilon = table["epsilon"]?.string.flatMap({ try? Epsilon($0) }),
      let n = table["n"]?.int, let d = table["d"]?.int,
      let quantization = table["quantization"]?.string.flatMap(Quantization.init),
      let structure = table["structure"]?.string.flatMap(Structure.init),
      let parameters = table["parameters"]?.string.flatMap(ParameterChoice.init)
    else { return nil }
    var codebook: [Rational]?
    if let list = table["codebook"]?.string {
      codebook = try? ConstructionOptions.values(ofCodebook: list)
      if codebook == nil { return nil }
    }
    setting = Setting(
      lambda: lambda, epsilon: epsilon, n: n, d: d, quantization: quantization, codebook: codebook,
      structure: structure, parameters: parameters)
    guard (try? setting.validate()) != nil,
      (try? TargetFunction(parsing: function, dimension: d)) != nil
    else { return nil }
    self.function = function
    view = table["view"]?.int.flatMap(ViewKind.init) ?? .approximation
    theme = table["theme"]?.string ?? ""
    glyphs = table["glyphs"]?.string.flatMap(Glyphs.init) ?? .braille
  }
}
