/// A view of the explorer.
///
/// A new view is a case here and one file in `Views`.
package enum ViewKind: String, Sendable, Hashable, CaseIterable {
  /// f and f' with the band of ±epsilon, and the residual.
  case approximation

  /// Its name in the header.
  package var title: String {
    switch self {
    case .approximation: "Approximation"
    }
  }
}
