/// What a mark means.
///
/// A theme gives each role one look on every screen and in every file.
package enum Role: Hashable, Sendable {
  /// The function that is approximated, f.
  case reference
  /// The network's function, f'.
  case approximation
  /// f' - f.
  case residual
  /// The allowed region, f ± ε.
  case band
  /// An edge that may not be crossed, such as ±ε.
  case limit
  /// An upper bound of a theorem.
  case bound
  /// A lower bound of a theorem.
  case lowerBound
  /// The unquantized network, for comparison.
  case baseline
  /// The best value of a parameter.
  case optimum
  /// A data set or a measured point.
  case dataset
  /// A present setting or a reading aid; quiet.
  case guide
  /// Something the user pinned.
  case pinned
  /// The reading cursor, above everything but text.
  case crosshair
  /// One of a family of curves; the theme has six slots, further ones start again.
  case series(Int)
}
