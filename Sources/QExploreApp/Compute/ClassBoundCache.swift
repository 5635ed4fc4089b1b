import QuantizedReLU
import Synchronization

/// Remembers the derivative bounds of the last few functions.
///
/// They take most of the time of a small construction and depend on f and n alone, so turning
/// lambda, epsilon or the quantization need not find them again. A class, because the threads of a
/// worker share one.
package final class ClassBoundCache: Sendable {
  /// How many are kept.
  private static let capacity = 8

  private struct Entry {
    var target: TargetFunction
    var order: Int
    var bounds: DerivativeBounds
  }

  private let entries = Mutex<[Entry]>([])

  /// An empty cache.
  package init() {}

  /// The bounds of a function up to an order, computed when they are not known.
  ///
  /// Throws what `TargetFunction.classBound(order:)` throws; failures are not remembered.
  package func bounds(of target: TargetFunction, order: Int) throws(TargetError) -> DerivativeBounds
  {
    let known = entries.withLock { entries in
      entries.first { $0.order == order && $0.target == target }?.bounds
    }
    if let known { return known }
    let bounds = try target.classBound(order: order)
    entries.withLock { entries in
      if entries.count >= ClassBoundCache.capacity { entries.removeFirst() }
      entries.append(Entry(target: target, order: order, bounds: bounds))
    }
    return bounds
  }
}
