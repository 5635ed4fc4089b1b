/// What of a function the topology of Theorem 3 depends on: where f+_T bends, by how much, and
/// which intervals share which cached profile.
package struct DependentPattern: Sendable, Hashable {
  /// k_0: f+(0) in units of q.
  package var start: Int
  /// By how much the slope changes at i/T, i = 0 ..< T, in multiples of 2^-t; the first one is the
  /// slope at 0.
  package var slopeChanges: [Int]
  /// The distinct nonzero profiles, each m steps of {-1, 0, 1} in units of 2/m that sum to 0.
  package var profiles: [[Int8]]
  /// For each interval the place of its profile in `profiles`, or -1.
  package var profileOfInterval: [Int32]

  /// A pattern as given.
  package init(
    start: Int, slopeChanges: [Int], profiles: [[Int8]], profileOfInterval: [Int32]
  ) {
    precondition(slopeChanges.count == profileOfInterval.count)
    self.start = start
    self.slopeChanges = slopeChanges
    self.profiles = profiles
    self.profileOfInterval = profileOfInterval
  }

  /// The pattern of a function.
  ///
  /// O(m T) values of f. Nil as soon as it is no longer wanted; traps where the lattice keeps no
  /// table.
  package init?(_ lattice: LatticeValues, while isWanted: () -> Bool) {
    let intervals = lattice.table.count - 1
    precondition(intervals >= 1, "the lattice is too fine for a table")
    start = lattice.value(0)
    slopeChanges = []
    profiles = []
    profileOfInterval = []
    slopeChanges.reserveCapacity(intervals)
    profileOfInterval.reserveCapacity(intervals)
    var known: [[Int8]: Int32] = [:]
    var before = 0
    for i in 0..<intervals {
      if i % 1024 == 1023, !isWanted() { return nil }
      let slope = lattice.slope(i)
      slopeChanges.append(slope - before)
      before = slope
      guard let profile = lattice.profile(i) else {
        profileOfInterval.append(-1)
        continue
      }
      let place = known[profile] ?? Int32(profiles.count)
      if place == profiles.count {
        known[profile] = place
        profiles.append(profile)
      }
      profileOfInterval.append(place)
    }
  }

  /// T.
  package var intervals: Int { slopeChanges.count }

  /// By how much the slope of a profile changes at node j/m: the difference of its steps.
  static func bends(of profile: [Int8]) -> [Int] {
    zip(profile, [0] + profile).map { Int($0) - Int($1) }
  }
}
