import QuantizedReLU

extension Problem {
  /// What an error of the engine says at a field.
  package init(_ error: any Error, rejected: String = "") {
    self.init(
      rejected: rejected, sentence: QExploreApp.sentence(for: error),
      column: (error as? ExpressionError)?.column)
  }
}
