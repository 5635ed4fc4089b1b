import ArgumentParser
import CellCanvas
import Foundation
import QuantizedReLU

/// What a shell offers behind an option.
extension CompletionKind {
  /// The names of an enumeration.
  static func names<Choice: RawRepresentable<String> & CaseIterable>(
    of choice: Choice.Type
  ) -> CompletionKind {
    .list(choice.allCases.map(\.rawValue))
  }

  /// What the figures scaling and sweep show.
  static var metrics: CompletionKind {
    let metrics = Metric.allCases.map(\.rawValue)
    let scaling = ScalingQuantity.allCases.map(\.rawValue)
    return .list(metrics + scaling.filter { !metrics.contains($0) })
  }

  /// The functions that have a name.
  static var functions: CompletionKind { .list(TargetFunction.gallery.map(\.name)) }

  /// The sets of weight values that have a name and can be built.
  static var codebooks: CompletionKind {
    .list(NamedCodebook.allCases.filter { (try? $0.codebook()) != nil }.map(\.rawValue))
  }

  /// The built-in themes and those of the person who asks.
  static var themes: CompletionKind {
    .custom { _, _, _ in
      let own = ThemeFolder(environment: ProcessInfo.processInfo.environment)?.names ?? []
      let builtIn = Theme.builtIn.map(\.name)
      return builtIn + own.filter { !builtIn.contains($0) }
    }
  }
}
