extension BoundFormula {
  /// The formula in letters: `λ·L^(1/(λ−1)+1)·E`.
  public var text: String { rendered(isCompact: false) { $0.text }.text }

  /// The formula with the values of a point put in: `3·6.644^(1/(3−1)+1)·10`.
  ///
  /// Values have four significant digits; `value(at:)` is computed with all of them.
  public func text(at setting: BoundSetting) -> String {
    rendered(isCompact: false) { $0.valueText(at: setting) }.text
  }

  /// How tightly a piece of text holds together: a looser piece goes into parentheses.
  private enum Binding: Int {
    case sum, product, power, atom
  }

  private struct Piece {
    var text: String
    var binding: Binding

    /// The text, in parentheses where it is looser than needed.
    func holding(_ least: Binding) -> String {
      binding.rawValue < least.rawValue ? "(\(text))" : text
    }
  }

  private func rendered(isCompact: Bool, _ name: (BoundSymbol) -> String) -> Piece {
    func piece(_ formula: BoundFormula) -> Piece { formula.rendered(isCompact: isCompact, name) }
    let gap = isCompact ? "" : " "
    switch self {
    case .number(let number):
      return Piece(text: String(number), binding: .atom)
    case .symbol(let symbol):
      let text = name(symbol)
      // `log λ/ε` would be read as the logarithm of the quotient, `1e-9^2` as 10^-81.
      let binding: Binding = text.contains(" ") ? .sum : text.contains("e") ? .power : .atom
      return Piece(text: text, binding: binding)
    case .sum(let terms):
      return Piece(
        text: terms.map { piece($0).holding(.sum) }.joined(separator: "\(gap)+\(gap)"),
        binding: .sum)
    case .difference(let a, let b):
      return Piece(
        text: piece(a).holding(.sum) + "\(gap)−\(gap)" + piece(b).holding(.product), binding: .sum)
    case .product(let factors):
      return Piece(
        text: factors.map { piece($0).holding(.power) }.joined(separator: "·"), binding: .product)
    case .quotient(let a, let b):
      return Piece(
        text: piece(a).holding(.product) + "/" + piece(b).holding(.power), binding: .product)
    case .power(let base, let exponent):
      let above = exponent.rendered(isCompact: true, name)
      return Piece(text: piece(base).holding(.atom) + "^" + above.holding(.atom), binding: .power)
    }
  }
}
