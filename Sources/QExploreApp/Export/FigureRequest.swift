import CellCanvas
import Figures
import QuantizedReLU

/// Which figure is wanted, of which network: what the command `plot` is given and what the explorer
/// shows.
package struct FigureRequest: Sendable, Equatable {
  /// What is drawn, at least one; several stand side by side.
  package var kinds: [FigureKind]
  /// The knobs; must validate.
  package var setting: Setting
  /// f, parsed for `setting.d`.
  package var target: TargetFunction
  /// The line through the cube for d >= 3.
  package var line = SliceLine.diagonal
  /// The part of the abscissae that is shown; nil: all.
  package var range: ClosedRange<Double>?
  /// What the figure `scaling` shows.
  package var scaling = ScalingQuantity.weights
  /// What the figure `sweep` shows; it must be there for that figure.
  package var run: SweepRun?
  /// The sweep that it is compared with.
  package var comparedRun: SweepRun?
  /// The network that the figure shows beside this one.
  package var pinned: Memento?
  /// Whether the error of `approximation` is as large as its panel.
  package var fitsError = false
  /// The cached profile that `transform` shows; nil: none in particular.
  package var profile: Int?
  /// The step of the path that `transform` marks; nil: the first whole one of the range.
  package var step: Int?

  /// A request for whole figures of one network.
  package init(_ kinds: [FigureKind], setting: Setting, target: TargetFunction) {
    precondition(!kinds.isEmpty, "a figure shows something")
    self.kinds = kinds
    self.setting = setting
    self.target = target
  }

  /// It is no longer wanted.
  package struct Unwanted: Error {}

  /// What is shown, as the title of a file.
  package var title: String {
    kinds.map { $0.title(of: setting.structure) }.joined(separator: "; ")
  }

  /// What the network is, as a line of a file.
  package var caption: String {
    var text = ownSetting.caption(function: ownFunction)
    if setting.d > 2, kinds.contains(where: { $0.view == .approximation }) {
      text += ", \(line.label(dimension: setting.d))"
    }
    if let pinned {
      text += "; beside it \(pinned.setting.caption(function: pinned.target.text))"
    }
    if !unrepeated.isEmpty {
      text += "; the command draws it without \(unrepeated.joined(separator: ", "))"
    }
    return text
  }

  /// The knobs that the figure is about: those of its sweep where it shows nothing else.
  private var ownSetting: Setting { kinds == [.sweep] ? run?.sweep.setting ?? setting : setting }
  private var ownFunction: String {
    kinds == [.sweep] ? run?.sweep.function ?? target.text : target.text
  }

  /// What the figure shows that no option of the command says.
  private var unrepeated: [String] {
    var parts: [String] = []
    if pinned != nil { parts.append("the network beside it") }
    if comparedRun != nil { parts.append("the sweep before it") }
    if let run, run.progress != .done { parts.append("its end, for the sweep was not complete") }
    if fitsError, kinds.contains(where: { $0.view == .approximation }) {
      parts.append("its scale of the error")
    }
    if kinds.contains(.transform) {
      if profile != nil, setting.structure == .dependent { parts.append("the chosen profile") }
      if step != nil, setting.structure == .compact { parts.append("the chosen step") }
    }
    return parts
  }

  /// The command that writes the figure, without its file.
  package var command: String {
    var words = ["qexplore plot \(kinds.map(\.rawValue).joined(separator: ","))"]
    if let run {
      words += run.sweep.axes.map { quotedForShell($0.text) }
      // What is swept is an option of the other figures alone.
      words.append(
        ownSetting.options(
          function: ownFunction, without: kinds == [.sweep] ? run.sweep.axes.map(\.parameter) : []))
      words.append("--metric \(run.metric.rawValue)")
    } else {
      words.append(setting.options(function: target.text))
    }
    if run == nil, kinds.contains(.scaling), scaling != .weights {
      words.append("--metric \(scaling.rawValue)")
    }
    if line != .diagonal, kinds.contains(where: { $0.view == .approximation }) {
      words.append("--line \(line.name)")
    }
    if let range { words.append("--range \(range.lowerBound)..\(range.upperBound)") }
    return words.joined(separator: " ")
  }

  /// The figure; the engine is asked for everything anew, finer than for any screen.
  ///
  /// Throws `CommandFailure` where there is nothing to draw, and `Unwanted`.
  package func figure(while isWanted: () -> Bool = { true }) throws -> Figure {
    let cache = EngineCache()
    let parts = try kinds.map { try figure($0, cache: cache, isWanted: isWanted) }
    guard parts.count > 1 else { return parts[0] }
    var panels: [Panel] = []
    for (kind, part) in zip(kinds, parts) {
      // Of curves over their error the curves: the error has a name of its own.
      for var panel in part.layout == .sharedX ? Array(part.panels.prefix(1)) : part.panels {
        if panel.title.isEmpty { panel.title = kind.shortTitle(of: setting.structure) }
        if panel.x.title.isEmpty { panel.x.title = part.panels.last?.x.title ?? "" }
        panels.append(panel)
      }
    }
    return Figure(panels: panels, layout: .grid(columns: panels.count > 4 ? 3 : 2))
  }

  private func figure(
    _ kind: FigureKind, cache: EngineCache, isWanted: () -> Bool
  ) throws -> Figure {
    if kind == .sweep {
      guard let run else { preconditionFailure("the figure sweep needs a sweep") }
      return shown(SweepFigure.figure(run, last: comparedRun), kind)
    }
    let own = try snapshot(setting, target, line, kind.view, cache: cache, isWanted: isWanted)
    let beside = try pinned.flatMap { pinned in
      // What cannot be drawn beside the figure is left out of it.
      do {
        return try snapshot(
          pinned.setting, pinned.target, pinned.line, kind.view, cache: cache, isWanted: isWanted)
      } catch is CommandFailure {
        return Snapshot?.none
      }
    }
    let figure = try draw(kind, own, beside: beside)
    return kind.view == .approximation || kind.view == .transform ? figure : shown(figure, kind)
  }

  /// The part of a figure that is asked for; beside another figure the abscissae differ.
  private func shown(_ figure: Figure, _ kind: FigureKind) -> Figure {
    guard let range, kind == kinds[0] else { return figure }
    var figure = figure
    figure.show(range)
    return figure
  }

  private func draw(
    _ kind: FigureKind, _ snapshot: Snapshot, beside pinned: Snapshot?
  ) throws -> Figure {
    switch (kind, snapshot.picture) {
    case (_, .refused(let reason)): throw CommandFailure(reason)
    case (.error, .reference(_, _, let reason)): throw CommandFailure(reason)
    case (.approximation, .curve), (.approximation, .reference), (.approximation, .heat):
      return ApproximationFigure.figure(
        snapshot, size: FigureRequest.room, pinned: pinned, fitsError: fitsError)
    case (.error, .curve), (.error, .heat):
      let both = ApproximationFigure.figure(
        snapshot, size: FigureRequest.room, pinned: pinned, fitsError: fitsError)
      return Figure(
        panels: Array(both.panels.suffix(1)),
        layout: both.layout == .sharedX ? .sharedX : .grid(columns: 1))
    case (.bitWidth, .bitWidth(let picture)):
      let other: BitWidthPicture? =
        if case .bitWidth(let picture)? = pinned?.picture { picture } else { nil }
      return Figure(panels: [BitWidthFigure.bits(picture, pinned: other)])
    case (.bitWidthDerivative, .bitWidth(let picture)):
      return Figure(panels: [BitWidthFigure.derivative(picture)])
    case (.bitWidthByDimension, .bitWidth(let picture)):
      return Figure(panels: [BitWidthFigure.byDimension(picture)])
    case (.scaling, .scaling(let picture)):
      let other: ScalingPicture? =
        if case .scaling(let picture)? = pinned?.picture { picture } else { nil }
      guard ScalingQuantity.all(for: setting).contains(scaling) else {
        throw CommandFailure(
          "for n = \(setting.n), d = \(setting.d) and these weight values there is the function-independent "
            + "structure alone; take \(Structure.compact.shapes) and nonlinear quantization, or --metric bits."
        )
      }
      return ScalingFigure.figure(picture, scaling, setting: setting, pinned: other)
    case (.transform, .transform(let picture)):
      return TransformView.figure(picture, chosen: picture.chosen(profile), hasResidual: true)
    case (.transform, .path(let picture)):
      return PathView.figure(picture, hasError: true)
    case (.structure, .structure(let picture)):
      let layers = StructureFigure.layers(picture.inventory, block: nil)
      return Figure(
        panels: layers.panels + StructureFigure.use(picture).panels, layout: .grid(columns: 1))
    default:
      throw CommandFailure(
        "the figure \(kind.rawValue) cannot be drawn for d = \(setting.d); take a smaller d.")
    }
  }

  /// Room for every panel of a figure.
  private static let room = Size(columns: 160, rows: 48)

  /// Samples of a curve in a file: finer than any screen.
  private static let detail = Detail(curveIntervals: 4095, heatSide: 97)

  /// The part of [0, 1] that a view samples: that of the first figure, on whose axis it is.
  private func sampledRange(_ view: ViewKind, _ setting: Setting) -> ClosedRange<Double>? {
    guard view == kinds[0].view else { return nil }
    return view == .approximation && setting.d != 2 || view == .transform ? range : nil
  }

  /// The picture of a network in a view, computed at once.
  private func snapshot(
    _ setting: Setting, _ target: TargetFunction, _ line: SliceLine, _ view: ViewKind,
    cache: EngineCache, isWanted: () -> Bool
  ) throws -> Snapshot {
    let subject = Subject(
      setting: setting, target: target, line: line, detail: FigureRequest.detail, view: view,
      range: sampledRange(view, setting), step: view == .transform ? step : nil)
    var last: Outcome?
    Evaluation.run(subject, cache: cache, isWanted: isWanted, deliver: { last = $0 })
    switch last {
    case .snapshot(let snapshot, true): return snapshot
    case .failed(_, let problem, _): throw CommandFailure(problem.sentence)
    case .snapshot, .pinned, nil: throw Unwanted()
    }
  }
}

extension SweepAxis {
  /// As the commands take it: `lambda=2,4,8`.
  package var text: String { "\(parameter.rawValue)=\(values.joined(separator: ","))" }
}
