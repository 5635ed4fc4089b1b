/// What was counted of the networks for one f, for whoever counts its next one.
///
/// Neighbouring settings have much in common: the samples of f do not depend on the weight values,
/// the function-dependent structure depends on them through the edges of a few coefficients, and a
/// picture of many networks changes in a few of them when a knob is turned. Whatever is asked for
/// is the same with a cache and without. A class, because pictures and threads share one; bounded,
/// some megabytes at most.
public final class CountCache: Sendable {
  /// The f of all networks.
  public let target: TargetFunction

  /// Counts by setting, for pictures of many networks.
  let networks = RecentResults<Setting, Network>(capacity: 4096)
  /// Counts of function-dependent structures, but for their lambda.
  private let dependent = RecentResults<DependentKey, NetworkCounts>(capacity: 256)
  /// What the function-dependent structure takes from f.
  private let demands = RecentResults<SampleKey, DependentDemand>(capacity: 16)
  /// f's Taylor coefficients at all grid points.
  private let coefficients = RecentResults<GridKey, [Double]>(capacity: 4)

  /// Values that are kept of one grid at most; longer lists are made anew.
  static let coefficientLimit = 1 << 16

  /// Nothing is known of this f yet.
  public init(target: TargetFunction) {
    self.target = target
  }

  /// A network of a picture.
  enum Network: Sendable {
    /// The codebook cannot make every coefficient.
    case impossible
    /// Its counts: of the structure or envelope, of the unquantized baseline, and for this f, where
    /// they were asked for.
    case counted(structure: NetworkCounts, baseline: UnquantizedCounts?, instance: Instance?)
  }

  /// The counts for this f in a picture.
  enum Instance: Sendable {
    /// Not counted, because it would take too long.
    case skipped
    /// Counted.
    case counts(InstanceCounts)
  }

  /// A function-dependent structure but for how many values its codebook has: its counts depend on
  /// the codebook through the edges alone.
  struct DependentKey: Hashable {
    enum Subject: Hashable {
      case envelope(valueExponent: Int, isExceeded: Bool)
      case instance(valueBound: Double)
    }

    var design: DependentDesign
    var edges: EdgeCounts
    var scale: Int
    var subject: Subject
  }

  private struct SampleKey: Hashable {
    var design: DependentDesign
    var scale: Int
    var valueBound: Double
  }

  private struct GridKey: Hashable {
    var n: Int
    var gridExponent: Int
    var scale: Int
  }

  /// The counts of a function-dependent structure.
  func counts<Failure: Error>(
    _ key: DependentKey, lambda: Int, count: () throws(Failure) -> NetworkCounts?
  ) throws(Failure) -> NetworkCounts? {
    var counts = try dependent.valueUnlessGivenUp(for: key, find: count)
    counts?.lambda = lambda
    return counts
  }

  /// What a function-dependent structure takes from f, which does not depend on its codebook.
  func demand<Failure: Error>(
    design: DependentDesign, scale: Int, valueBound: Double,
    find: () throws(Failure) -> DependentDemand?
  ) throws(Failure) -> DependentDemand? {
    try demands.valueUnlessGivenUp(
      for: SampleKey(design: design, scale: scale, valueBound: valueBound),
      find: find)
  }

  /// The coefficients at all grid points of a construction, in their order; nil when they are no
  /// longer wanted.
  func coefficients(
    of construction: IndependentConstruction, find: () -> [Double]?
  ) -> [Double]? {
    let design = construction.design
    return coefficients.valueUnlessGivenUp(
      for: GridKey(n: design.n, gridExponent: design.gridExponent, scale: construction.scale),
      find: find)
  }
}
