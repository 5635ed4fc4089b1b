import Synchronization

/// Which multi-indices the coefficients of a jet belong to: all up to a degree, in their fixed order.
protocol JetShape {
  /// Number of coefficients.
  var count: Int { get }
  /// The largest degree.
  var maximalDegree: Int { get }
  /// Number of variables.
  var variables: Int { get }
  /// |k| of the coefficient at a position.
  func degree(_ position: Int) -> Int
  /// How many multi-indices, from the first, can be added to that at `position`.
  func partners(_ position: Int) -> Int
  /// The position of the sum of two multi-indices.
  func sum(_ position: Int, _ partner: Int) -> Int
  /// The position of the multi-index that has `exponent` at `variable` and 0 elsewhere.
  func power(of variable: Int, _ exponent: Int) -> Int
  /// Whether the monomial is negative in a direction, given as the mask of its negative components.
  func isNegative(_ position: Int, direction: UInt64) -> Bool
}

/// The coefficients of one variable: 0, 1, ..., count - 1.
struct UnivariateShape: JetShape {
  let count: Int

  @inline(__always) var maximalDegree: Int { count - 1 }
  @inline(__always) var variables: Int { 1 }
  @inline(__always) func degree(_ position: Int) -> Int { position }
  @inline(__always) func partners(_ position: Int) -> Int { count - position }
  @inline(__always) func sum(_ position: Int, _ partner: Int) -> Int { position + partner }
  @inline(__always) func power(of variable: Int, _ exponent: Int) -> Int { exponent }
  @inline(__always) func isNegative(_ position: Int, direction: UInt64) -> Bool {
    direction & 1 == 1 && position & 1 == 1
  }
}

/// The coefficients of several variables; a view of a `MultiIndexTable`.
struct MultivariateShape: JetShape {
  let count: Int
  let maximalDegree: Int
  let variables: Int
  fileprivate let degrees: UnsafePointer<Int32>
  fileprivate let starts: UnsafePointer<Int32>
  fileprivate let partnerCounts: UnsafePointer<Int32>
  fileprivate let sums: UnsafePointer<Int32>
  fileprivate let powers: UnsafePointer<Int32>
  fileprivate let parities: UnsafePointer<UInt64>

  @inline(__always) func degree(_ position: Int) -> Int { Int(degrees[position]) }
  @inline(__always) func partners(_ position: Int) -> Int { Int(partnerCounts[position]) }
  @inline(__always) func sum(_ position: Int, _ partner: Int) -> Int {
    Int(sums[Int(starts[position]) + partner])
  }
  @inline(__always) func power(of variable: Int, _ exponent: Int) -> Int {
    Int(powers[variable * (maximalDegree + 1) + exponent])
  }
  @inline(__always) func isNegative(_ position: Int, direction: UInt64) -> Bool {
    (parities[position] & direction).nonzeroBitCount & 1 == 1
  }
}

/// Sums of multi-indices, tabulated.
///
/// A class because tables are shared by all who need the same one.
final class MultiIndexTable: Sendable {
  private let variables: Int
  private let maximalDegree: Int
  private let degrees: [Int32]
  /// For each position where its row of `sums` starts, and how long it is.
  private let starts: [Int32]
  private let partnerCounts: [Int32]
  private let sums: [Int32]
  private let powers: [Int32]
  private let parities: [UInt64]

  private static let cache = Mutex<[[Int]: MultiIndexTable]>([:])

  /// The table for a dimension of at most 64 and a degree; O(pairs) when it is made, which is
  /// C(2d+degree, degree).
  static func table(variables: Int, maximalDegree: Int) -> MultiIndexTable {
    cache.withLock { tables in
      if let table = tables[[variables, maximalDegree]] { return table }
      if tables.count >= 16 { tables.removeAll() }
      let table = MultiIndexTable(variables: variables, maximalDegree: maximalDegree)
      tables[[variables, maximalDegree]] = table
      return table
    }
  }

  private init(variables: Int, maximalDegree: Int) {
    precondition(variables >= 1 && variables <= 64)
    self.variables = variables
    self.maximalDegree = maximalDegree
    let indices = MultiIndices.all(dimension: variables, below: maximalDegree + 1)
    degrees = indices.map { Int32($0.degree) }
    parities = indices.map { $0.axes.reduce(0) { $0 ^ (1 << UInt64($1)) } }
    var countUpTo = Array(repeating: Int32(0), count: maximalDegree + 1)
    for degree in degrees { countUpTo[Int(degree)] += 1 }
    for degree in 1..<max(1, maximalDegree + 1) { countUpTo[degree] += countUpTo[degree - 1] }
    // The position of each multi-index with one axis added.
    let inner = maximalDegree > 0 ? Int(countUpTo[maximalDegree - 1]) : 0
    var successors = Array(repeating: Int32(0), count: inner * variables)
    for position in 0..<inner {
      for axis in 0..<variables {
        successors[position * variables + axis] = Int32(
          MultiIndices.position(
            of: MultiIndex(axes: indices[position].axes + [axis]), dimension: variables))
      }
    }
    var (starts, partnerCounts, sums): ([Int32], [Int32], [Int32]) = ([], [], [])
    for (position, index) in indices.enumerated() {
      starts.append(Int32(sums.count))
      let partners = countUpTo[maximalDegree - index.degree]
      partnerCounts.append(partners)
      guard let last = index.axes.last else {
        sums.append(contentsOf: 0..<partners)
        continue
      }
      // The row of the multi-index without its last axis, and one step along that axis.
      let shorter = MultiIndex(axes: index.axes.dropLast())
      let row = Int(starts[MultiIndices.position(of: shorter, dimension: variables)])
      for partner in 0..<Int(partners) {
        sums.append(successors[Int(sums[row + partner]) * variables + last])
      }
      assert(sums[Int(starts[position])] == position)
    }
    (self.starts, self.partnerCounts, self.sums) = (starts, partnerCounts, sums)
    powers = (0..<variables).flatMap { axis in
      (0...maximalDegree).map { exponent in
        Int32(
          MultiIndices.position(
            of: MultiIndex(axes: Array(repeating: axis, count: exponent)), dimension: variables))
      }
    }
  }

  /// Calls `body` with a view of the table that is valid during the call.
  func withShape<Result>(_ body: (MultivariateShape) -> Result) -> Result {
    degrees.withUnsafeBufferPointer { degrees in
      starts.withUnsafeBufferPointer { starts in
        partnerCounts.withUnsafeBufferPointer { partnerCounts in
          sums.withUnsafeBufferPointer { sums in
            powers.withUnsafeBufferPointer { powers in
              parities.withUnsafeBufferPointer { parities in
                guard let degreesBase = degrees.baseAddress, let startsBase = starts.baseAddress,
                  let countsBase = partnerCounts.baseAddress, let sumsBase = sums.baseAddress,
                  let powersBase = powers.baseAddress, let paritiesBase = parities.baseAddress
                else { preconditionFailure("a table is never empty") }
                return body(
                  MultivariateShape(
                    count: degrees.count, maximalDegree: maximalDegree, variables: variables,
                    degrees: degreesBase, starts: startsBase, partnerCounts: countsBase,
                    sums: sumsBase, powers: powersBase, parities: paritiesBase))
              }
            }
          }
        }
      }
    }
  }
}
