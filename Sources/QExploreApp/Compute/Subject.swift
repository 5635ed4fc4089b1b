import CellCanvas
import QuantizedReLU

/// What a computation is about: equal subjects give equal snapshots.
package struct Subject: Sendable, Hashable {
  /// The knobs.
  package var setting: Setting
  /// The target function.
  package var target: TargetFunction
  /// The line through the cube for d >= 3; of no meaning below.
  package var line: SliceLine
  /// How finely it is sampled.
  package var detail: Detail
  /// The view whose picture is wanted; the numbers of the panels are the same for all.
  package var view: ViewKind
  /// The abscissae that views 1 and 6 sample; nil: all, or what view 6 finds worth showing.
  ///
  /// The other views draw the same picture whatever part of it is shown.
  package var range: ClosedRange<Double>?
  /// The step of the path that view 6 explains; nil: the first whole one in the range, and where there
  /// is no path.
  package var step: Int?
}

/// How finely the picture is sampled; a few steps only, so that a small resize asks for nothing
/// new.
package struct Detail: Sendable, Hashable {
  /// Intervals of a curve on [0,1].
  ///
  /// Odd and next to a power of two: the grids of the construction are (nearly) powers of two, and
  /// samples that all fell on grid points would flatter the error.
  package var curveIntervals: Int
  /// Samples along each side of a heat map, taken at the centres of as many equal cells; odd for
  /// the same reason.
  package var heatSide: Int

  /// Explicit numbers.
  package init(curveIntervals: Int, heatSide: Int) {
    self.curveIntervals = curveIntervals
    self.heatSide = heatSide
  }

  /// At least two samples per dot column and one per half cell for a terminal of this size.
  package init(size: Size) {
    var power = 1024
    while power < 4 * size.columns { power *= 2 }
    curveIntervals = power - 1
    heatSide =
      switch max(size.columns / 2, size.rows) {
      case ..<30: 33
      case ..<70: 65
      default: 97
      }
  }
}

/// A numbered request for a computation; of several, only the newest counts.
package struct ComputeRequest: Sendable, Hashable {
  /// Its number.
  package var generation: Int
  /// What to compute.
  package var subject: Subject
  /// What to compute of the pinned configuration after it; nil: nothing.
  package var pinned: Subject?

  /// A request.
  package init(generation: Int, subject: Subject, pinned: Subject? = nil) {
    self.generation = generation
    self.subject = subject
    self.pinned = pinned
  }
}

/// What came of a request.
package enum Outcome: Sendable, Equatable {
  /// Numbers and picture; `isFinal` is false while parts of it are still being computed.
  case snapshot(Snapshot, isFinal: Bool)
  /// The same of the pinned configuration.
  case pinned(Snapshot, isFinal: Bool)
  /// The target or the setting cannot be built; the field that is to blame and why.
  case failed(Field, Problem, isFinal: Bool)
}
