/// Counts of a network for one f, or why they are not known.
public enum InstanceCounts: Sendable, Hashable {
  /// Exactly the materialised network's counts.
  case counts(NetworkCounts)
  /// Why they cannot be found.
  case unavailable(EvaluationError)
}
