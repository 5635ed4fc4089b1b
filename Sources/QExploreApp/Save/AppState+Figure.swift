import CellCanvas
import QuantizedReLU

extension AppState {
  /// The figures of the shown view; none where it shows no figure.
  package var figureKinds: [FigureKind] {
    switch view {
    case .approximation: [.approximation]
    case .bitWidth: ScreenView.figureKinds(of: self) ?? [.bitWidth]
    case .scaling: [.scaling]
    case .structure: [.structure]
    case .sweep: sweeps.current.map { $0.rows.isEmpty ? [] : [.sweep] } ?? []
    case .transform: setting.structure == .independent ? [] : [.transform]
    case .explain: []
    }
  }

  /// What the file of the figure is called, without ending.
  package var figureName: String {
    switch view {
    case .scaling: "scaling-\(scalingQuantity.rawValue)"
    case .explain: "count"
    default: figureKinds.first?.rawValue ?? view.title.lowercased()
    }
  }

  private var scalingQuantity: ScalingQuantity {
    ScalingQuantity.shown(plot, for: setting)
  }

  /// The figure of the shown view at its zoom, with the pinned network beside it; nil where the view
  /// shows none.
  package var figureRequest: FigureRequest? {
    let kinds = figureKinds
    guard !kinds.isEmpty else { return nil }
    var request = FigureRequest(kinds, setting: setting, target: target)
    request.line = line
    request.range = zoom
    request.scaling = view == .scaling ? scalingQuantity : .weights
    request.pinned = view == .sweep || view == .structure ? nil : pin?.memento
    request.fitsError = fitsError
    request.profile = profile
    if walksPath, case .path(let picture)? = pictured?.picture {
      request.range = picture.range
      request.step = picture.rule.index
    }
    if view == .sweep {
      request.run = sweeps.current
      request.comparedRun = sweeps.comparable
    }
    return request
  }

  /// The command that shows this network in this view, as it is before any key.
  package var screenCommand: String {
    var words = ["qexplore screen --size \(size.columns)x\(size.rows) --view \(view.number)"]
    words.append(setting.options(function: target.text))
    let theme = themeNames[themeIndex]
    if Theme.builtIn.contains(where: { $0.name == theme }) {
      words.append("--theme \(quotedForShell(theme))")
    }
    return (words + ["--glyphs \(glyphs.rawValue)"]).joined(separator: " ")
  }

  /// What the screen shows, as a line of a file.
  package var screenCaption: String {
    setting.caption(function: target.text)
      + "; the command shows this network without what keys did to the screen"
  }
}
