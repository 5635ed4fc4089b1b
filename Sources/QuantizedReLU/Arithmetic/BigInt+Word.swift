import BigInt

extension BigInt {
  /// A machine integer; the conversion of `BigInt` itself walks over words by witness.
  init(word value: Int) {
    self.init(
      sign: value < 0 ? .minus : .plus, magnitude: BigUInt(words: CollectionOfOne(value.magnitude)))
  }

  /// The number where its absolute value has at most 62 bits.
  var smallWord: Int? {
    guard magnitude.bitWidth <= Rational.smallBits else { return nil }
    let word = Int(magnitude.words.first ?? 0)
    return sign == .minus ? -word : word
  }
}
