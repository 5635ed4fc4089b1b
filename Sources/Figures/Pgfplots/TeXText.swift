/// Text as TeX writes it.
enum TeXText {
  /// A text with signs of mathematics as commands: `λ*` as `$\lambda$*`, `10⁻³` as `10$^{-3}$`.
  static func escaped(_ text: String) -> String {
    var result = ""
    for run in PageText(text, at: PagePoint(0, 0), size: 0, color: 0).runs {
      if run.isRaised {
        result += "$^{\(run.text.replacing("\u{2212}", with: "-"))}$"
        continue
      }
      for scalar in run.text.unicodeScalars { result += commands[scalar] ?? String(scalar) }
    }
    // Two formulas side by side are one.
    return result.replacing("$$", with: "")
  }

  private static let commands: [Unicode.Scalar: String] = [
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#",
    "%": "\\%", "_": "\\_", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}",
    "<": "$<$", ">": "$>$", "*": "$^*$", "\u{2212}": "$-$", "±": "$\\pm$", "×": "$\\times$",
    "·": "$\\cdot$", "≤": "$\\le$", "≥": "$\\ge$", "≠": "$\\neq$", "≈": "$\\approx$",
    "∞": "$\\infty$", "√": "$\\surd$", "→": "$\\to$", "λ": "$\\lambda$",
    "ε": "$\\varepsilon$", "θ": "$\\theta$", "π": "$\\pi$", "ψ": "$\\psi$", "Δ": "$\\Delta$",
    "Σ": "$\\Sigma$", "ρ": "$\\rho$", "Ω": "$\\Omega$", "′": "$'$", "…": "\\dots{}",
    "⌈": "$\\lceil$", "⌉": "$\\rceil$", "½": "$1/2$",
  ]
}
