import CellCanvas
import Figures
import QuantizedReLU

/// The figures that are written by name.
package enum FigureKind: String, CaseIterable, Sendable, Hashable {
  case approximation, error
  case bitWidth = "bit-width"
  case bitWidthDerivative = "bit-width-derivative"
  case bitWidthByDimension = "bit-width-by-dimension"
  case scaling, sweep, transform, structure

  /// The view that draws it.
  package var view: ViewKind {
    switch self {
    case .approximation, .error: .approximation
    case .bitWidth, .bitWidthDerivative, .bitWidthByDimension: .bitWidth
    case .scaling: .scaling
    case .sweep: .sweep
    case .transform: .transform
    case .structure: .structure
    }
  }

  /// What it shows, as the title of a file.
  package var title: String {
    switch self {
    case .approximation: "f and the network that approximates it"
    case .error: "Error of the network"
    case .bitWidth: "Bits against lambda"
    case .bitWidthDerivative: "Derivative of Theorem 1's bound"
    case .bitWidthByDimension: "Optimal bit-width against the dimension"
    case .scaling: "Growth with 1/epsilon"
    case .sweep: "Sweep"
    case .transform: "The function-dependent structure"
    case .structure: "Layers and weight values of the network"
    }
  }
}

/// Makes figures of a network without a screen.
package struct FigureMaker: Sendable {
  /// The knobs; must validate.
  package var setting: Setting
  /// f, parsed for `setting.d`.
  package var target: TargetFunction
  /// The part of the abscissae that is shown; nil: all.
  package var range: ClosedRange<Double>?
  /// What figure `scaling` shows: weights, bits or overhead.
  package var metric: String?

  /// A maker.
  package init(setting: Setting, target: TargetFunction) {
    self.setting = setting
    self.target = target
  }

  /// Samples of a curve in a file: finer than any screen.
  private static let detail = Detail(curveIntervals: 4095, heatSide: 97)

  /// A figure; `sweep` figures are made of a sweep that was measured.
  ///
  /// Throws `CommandFailure` where there is nothing to draw.
  package func figure(_ kind: FigureKind) throws -> Figure {
    let snapshot = try snapshot(kind.view)
    var figure = try self.figure(kind, snapshot)
    if let range, kind.view != .approximation, kind.view != .transform, !figure.panels.isEmpty {
      for index in figure.panels.indices where index == 0 || figure.layout == .sharedX {
        figure.panels[index].x.domain = range
      }
    }
    return figure
  }

  private func figure(_ kind: FigureKind, _ snapshot: Snapshot) throws -> Figure {
    switch (kind, snapshot.picture) {
    case (_, .refused(let reason)): throw CommandFailure(reason)
    case (.approximation, .curve), (.approximation, .reference), (.approximation, .heat):
      return ApproximationFigure.figure(snapshot, size: Size(columns: 160, rows: 48))
    case (.error, .curve):
      let both = ApproximationFigure.figure(snapshot, size: Size(columns: 160, rows: 48))
      return Figure(panels: Array(both.panels.suffix(1)))
    case (.error, .heat):
      let maps = ApproximationFigure.figure(snapshot, size: Size(columns: 160, rows: 48))
      return Figure(panels: Array(maps.panels.suffix(1)), layout: .grid(columns: 1))
    case (.bitWidth, .bitWidth(let picture)): return Figure(panels: [BitWidthFigure.bits(picture)])
    case (.bitWidthDerivative, .bitWidth(let picture)):
      return Figure(panels: [BitWidthFigure.derivative(picture)])
    case (.bitWidthByDimension, .bitWidth(let picture)):
      return Figure(panels: [BitWidthFigure.byDimension(picture)])
    case (.scaling, .scaling(let picture)):
      return metric == "overhead"
        ? ScalingFigure.overhead(picture, setting: setting)
        : ScalingFigure.figure(picture, setting: setting, bits: metric == "bits")
    case (.transform, .transform(let picture)):
      return TransformView.figure(picture, hasResidual: true)
    case (.structure, .structure(let picture)):
      let layers = StructureFigure.layers(picture.inventory, block: nil)
      return Figure(
        panels: layers.panels + StructureFigure.use(picture).panels, layout: .grid(columns: 1))
    default:
      throw CommandFailure(
        "the figure \(kind.rawValue) cannot be drawn for d = \(setting.d); take a smaller d.")
    }
  }

  /// The picture of a view, computed at once.
  private func snapshot(_ view: ViewKind) throws -> Snapshot {
    let subject = Subject(
      setting: setting, target: target, line: .diagonal, detail: FigureMaker.detail, view: view,
      range: range)
    var last: Outcome?
    Evaluation.run(subject, cache: EngineCache(), isWanted: { true }, deliver: { last = $0 })
    switch last {
    case .snapshot(let snapshot, _): return snapshot
    case .failed(_, let problem, _): throw CommandFailure(problem.sentence)
    case .pinned, nil: throw CommandFailure("nothing was computed; please report this.")
    }
  }
}

extension Setting {
  /// The parameters of a file: `f = sin(x), λ 2, ε 0.1, n 1, d 1, nonlinear, independent, paper`.
  package func caption(function: String) -> String {
    var parts = ["f = \(function)"]
    if let codebook {
      parts.append("codebook \(codebook.map(\.description).joined(separator: ","))")
    } else {
      parts += ["λ \(lambda)"]
    }
    parts += ["ε \(epsilon.text)", "n \(n)", "d \(d)"]
    if codebook == nil { parts.append(quantization.rawValue) }
    return (parts + [structure.rawValue, parameters.rawValue]).joined(separator: ", ")
  }

  /// The options of the command line that give this setting and f, quoted for a shell.
  package func options(function: String) -> String {
    var parts = ["--function \(quotedForShell(function))"]
    if let codebook {
      parts.append("--codebook=\(codebook.map(\.description).joined(separator: ","))")
    } else {
      parts += ["--lambda \(lambda)", "--quantization \(quantization.rawValue)"]
    }
    parts += ["--epsilon \(epsilon.text)", "--n \(n)", "--d \(d)"]
    parts += ["--structure \(structure.rawValue)", "--parameters \(parameters.rawValue)"]
    return parts.joined(separator: " ")
  }
}

/// A word as a shell reads it back.
package func quotedForShell(_ word: String) -> String {
  let plain = word.unicodeScalars.allSatisfy {
    $0.properties.isAlphabetic && $0.isASCII || ("0"..."9").contains($0)
      || "._-/,=".unicodeScalars.contains($0)
  }
  if plain, !word.isEmpty { return word }
  return "'" + word.replacing("'", with: "'\\''") + "'"
}
