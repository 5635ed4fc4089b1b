/// The units of a layer ordered by how many weights they have, biases counted: units with equally
/// many are summed together.
struct FanInGroups {
  /// Units of one fan-in.
  struct Group {
    /// Weights of each, its bias counted.
    var fanIn: Int
    /// Where the units stand in `order`.
    var places: Range<Int>
  }

  /// The units, those of one group beside each other, otherwise as they were.
  let order: [Int32]
  /// Ascending fan-ins.
  let groups: [Group]

  /// Orders the units of a layer.
  ///
  /// O(units log units).
  init(_ layer: LayeredNetwork.Layer) {
    let fanIns = (0..<layer.unitCount).map { layer.fanIn(of: $0) }
    // The index decides between equals: sorting promises no order for them.
    order = fanIns.indices.sorted { (fanIns[$0], $0) < (fanIns[$1], $1) }.map { Int32($0) }
    var groups: [Group] = []
    for (place, unit) in order.enumerated() {
      let fanIn = fanIns[Int(unit)]
      if groups.last?.fanIn == fanIn {
        groups[groups.count - 1].places = groups[groups.count - 1].places.lowerBound..<place + 1
      } else {
        groups.append(Group(fanIn: fanIn, places: place..<place + 1))
      }
    }
    self.groups = groups
  }

  /// Whether units have more weights than `limit`.
  func hasMany(above limit: Int) -> Bool { (groups.last?.fanIn ?? 0) > limit }

  /// Where each unit stands in `order`.
  var places: [Int32] {
    var places = [Int32](repeating: 0, count: order.count)
    for (place, unit) in order.enumerated() { places[Int(unit)] = Int32(place) }
    return places
  }
}

extension LayeredNetwork.Layer {
  /// Edges into a unit, and its bias.
  func fanIn(of unit: Int) -> Int {
    rowStart[unit + 1] - rowStart[unit] + (biases[unit] == Self.noBias ? 0 : 1)
  }

  /// Whether any unit has a bias.
  var hasBiases: Bool { biases.contains { $0 != Self.noBias } }
}
