import QuantizedReLU

extension Setting {
  /// The parameters of a file: `f = sin(x), λ 2, ε 0.1, n 1, d 1, nonlinear, independent, paper`.
  package func caption(function: String) -> String {
    var parts = ["f = \(function.onOneLine)"]
    if let codebook {
      parts.append("codebook \(codebook.map(\.description).joined(separator: ","))")
    } else {
      parts += ["λ \(lambda)"]
    }
    parts += ["ε \(epsilon.text)", "n \(n)", "d \(d)"]
    if codebook == nil { parts.append(quantization.rawValue) }
    return (parts + [structure.rawValue, parameters.rawValue]).joined(separator: ", ")
  }

  /// The options of the command line that give this setting and f, quoted for a shell.
  ///
  /// Those of the parameters that are swept are left out.
  package func options(function: String, without swept: [SweepParameter] = []) -> String {
    var parts = ["--function \(quotedForShell(function.onOneLine))"]
    if let codebook {
      parts.append("--codebook=\(codebook.map(\.description).joined(separator: ","))")
    } else {
      if !swept.contains(.lambda) { parts.append("--lambda \(lambda)") }
      parts.append("--quantization \(quantization.rawValue)")
    }
    let values: [(SweepParameter, String)] = [
      (.epsilon, epsilon.text), (.n, "\(n)"), (.d, "\(d)"),
    ]
    parts += values.filter { !swept.contains($0.0) }.map {
      "--\($0.rawValue) \(quotedForShell($1))"
    }
    parts += ["--structure \(structure.rawValue)", "--parameters \(parameters.rawValue)"]
    return parts.joined(separator: " ")
  }
}

extension String {
  /// With blanks for line breaks, which mean the same in f.
  var onOneLine: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}

/// A word as a shell reads it back.
package func quotedForShell(_ word: String) -> String {
  let plain = word.unicodeScalars.allSatisfy {
    $0.properties.isAlphabetic && $0.isASCII || ("0"..."9").contains($0)
      || "._-/,=".unicodeScalars.contains($0)
  }
  if plain, !word.isEmpty { return word }
  return "'" + word.replacing("'", with: "'\\''") + "'"
}
