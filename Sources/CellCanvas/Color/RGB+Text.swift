extension RGB {
  /// A colour from `#rrggbb` or `#rgb`; nil for anything else.
  package init?(text: String) {
    guard text.first == "#" else { return nil }
    let digits = text.dropFirst()
    guard digits.count == 6 || digits.count == 3, digits.allSatisfy(\.isHexDigit),
      let number = UInt32(
        digits.count == 6 ? String(digits) : digits.map { "\($0)\($0)" }.joined(), radix: 16)
    else { return nil }
    self.init(hex: number)
  }

  /// `0xRRGGBB`.
  package var hex: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }
}
