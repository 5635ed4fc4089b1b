import QuantizedReLU
import Synchronization

/// Remembers what the engine found for the last few functions and settings.
///
/// The derivative bounds take most of the time of a small construction and depend on f and n alone,
/// so turning lambda, epsilon or the quantization need not find them again; moving view 6 need not
/// evaluate f at every i/T again. A class, because the threads of a worker share one.
package final class EngineCache: Sendable {
  private let classBounds = RecentResults<ClassBoundKey, DerivativeBounds>(capacity: 8)
  private let surveys = RecentResults<SurveyKey, TransformSurvey>(capacity: 2)

  private struct ClassBoundKey: Equatable, Sendable {
    var target: TargetFunction
    var order: Int
  }

  private struct SurveyKey: Equatable, Sendable {
    var setting: Setting
    var target: TargetFunction
  }

  /// An empty cache.
  package init() {}

  /// The bounds of a function up to an order, computed when they are not known.
  ///
  /// Throws what `TargetFunction.classBound(order:)` throws; failures are not remembered.
  package func bounds(of target: TargetFunction, order: Int) throws(TargetError) -> DerivativeBounds
  {
    let key = ClassBoundKey(target: target, order: order)
    if let known = classBounds[key] { return known }
    let bounds = try target.classBound(order: order)
    classBounds[key] = bounds
    return bounds
  }

  /// f+, f' and the profiles of a network, found when they are not known; nil when they are no
  /// longer wanted.
  ///
  /// Throws what `DependentConstruction.transformedAndClosedForm` throws.
  func survey(
    of construction: DependentConstruction, isWanted: () -> Bool
  ) throws(EvaluationError) -> TransformSurvey? {
    let key = SurveyKey(setting: construction.setting, target: construction.target)
    if let known = surveys[key] { return known }
    guard let survey = try TransformSurvey(construction, isWanted: isWanted) else { return nil }
    surveys[key] = survey
    return survey
  }
}

/// The results for the last few keys.
private final class RecentResults<Key: Equatable & Sendable, Value: Sendable>: Sendable {
  private let capacity: Int
  private let entries = Mutex<[(key: Key, value: Value)]>([])

  init(capacity: Int) { self.capacity = capacity }

  /// What is known for a key; setting it makes room by forgetting the oldest.
  subscript(key: Key) -> Value? {
    get { entries.withLock { $0.first { $0.key == key }?.value } }
    set {
      entries.withLock { entries in
        entries.removeAll { $0.key == key }
        guard let newValue else { return }
        if entries.count >= capacity { entries.removeFirst() }
        entries.append((key, newValue))
      }
    }
  }
}
