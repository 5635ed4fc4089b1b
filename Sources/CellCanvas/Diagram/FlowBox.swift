/// What a diagram knows of a box: how large it may be, and where wires may enter it.
///
/// "Along" is the direction of the flow, "across" the other one.
package struct FlowBox: Hashable, Sendable {
  /// The least cells along the flow, and those beyond which it does not grow.
  package var along: ClosedRange<Int>
  /// The same across the flow; a box that reads much may be larger.
  package var across: ClosedRange<Int>
  /// The first cell across the flow at which wires may enter or leave; the last one is the last but
  /// one of the box.
  package var firstPin: Int

  /// A box.
  package init(along: ClosedRange<Int>, across: ClosedRange<Int>, firstPin: Int = 1) {
    self.along = along
    self.across = across
    self.firstPin = firstPin
  }
}

/// Which way a diagram flows.
package enum FlowDirection: Hashable, Sendable, CaseIterable {
  case rightward, downward

  /// Cells between two boxes side by side.
  var boxGap: Int { self == .rightward ? 1 : 2 }
  /// Cells between a wire that passes and what is beside it: lines in neighbouring columns would
  /// look like one.
  var laneGap: Int { self == .rightward ? 0 : 1 }
  /// Cells from one entry of a box to the next.
  var pinGap: Int { self == .rightward ? 1 : 2 }
}

/// A cell of a diagram.
package struct FlowPoint: Hashable, Sendable {
  /// Column.
  package var x: Int
  /// Row.
  package var y: Int

  /// A cell.
  package init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// The way from a box to one that reads it.
///
/// The wires of one box run together as far as they can.
package struct FlowWire: Hashable, Sendable {
  /// The box that is read.
  package var from: Int
  /// The box that reads it.
  package var to: Int
  /// The cells where it begins, turns and ends: the first one lies on the edge of `from`, the last
  /// one on that of `to`.
  package var corners: [FlowPoint]
}
