extension Double {
  /// log10(2): what turns a binary exponent into a decimal one.
  static let log10Of2 = 0.30102999566398119521
}
