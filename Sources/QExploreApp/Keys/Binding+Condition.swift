import QuantizedReLU

extension Binding {
  /// When a binding is live within its contexts.
  package enum Condition: Sendable, Hashable {
    case always
    /// The focused field holds a number.
    case numericField
    /// A line through the cube is shown: in view 1, for d of at least 3 that is not too large for
    /// evaluating f.
    case manyDimensions
    /// The view has several plots.
    case severalPanels
    /// A plot is shown that values can be read off.
    case plot
    /// A plot is shown of which a part can be shown: any but a map.
    case zoomable
    /// A part of a plot is shown.
    case zoomed
    /// View 1 shows a residual.
    case residual
    /// There are several sweeps.
    case sweeps
    /// The table of a sweep is shown.
    case sweepTable
    /// The tour is on.
    case tour
    /// A view is shown that these keys move in: 4, 6, 7, or the table of 5.
    case explain
    /// View 6 walks along a path of signs.
    case path
    /// The terminal shows more than ASCII.
    case unicode
    /// There is more than one theme.
    case severalThemes
    /// A message is on screen.
    case message

    /// Whether it is met in a state.
    func holds(in state: AppState) -> Bool {
      switch self {
      case .always: true
      case .numericField: state.focus.isNumeric
      case .manyDimensions:
        state.view == .approximation
          && (3...Sampling.largestDimension).contains(state.setting.d)
      case .severalPanels:
        state.hasPlots && (state.view != .sweep || state.sweeps.current != nil)
      case .tour: state.tour != nil
      case .sweeps: state.sweeps.runs.count > 1
      case .sweepTable: state.view == .sweep && state.sweeps.current != nil
      case .plot: state.view != .explain && (state.view != .sweep || state.sweeps.current != nil)
      case .zoomable:
        Condition.plot.holds(in: state)
          && !(state.view == .approximation && state.setting.d == 2)
      case .zoomed: state.zoom != nil
      case .residual: state.view == .approximation && state.setting.d != 2
      case .explain:
        state.view == .explain || state.view == .structure || state.view == .transform
          || state.view == .sweep && state.sweeps.current != nil
      case .path: state.walksPath
      case .unicode: state.isUnicode
      case .severalThemes: state.themeNames.count > 1
      case .message:
        state.notice != nil || !state.problems.isEmpty || state.sweeps.running != nil
          || state.tour != nil || state.saves.isBusy
      }
    }

    /// Whether the plot that was drawn allows for it: where there is none, none is read, and maps are
    /// not zoomed.
    func allows(_ plot: PlotOnScreen?) -> Bool {
      switch self {
      case .plot, .path: plot?.main != nil
      case .zoomable, .zoomed: plot.map { $0.main != nil && !$0.isMap } ?? false
      default: true
      }
    }

    /// Whether the command itself says why it can do nothing where the condition is not met, so
    /// that the key is never silent.
    var isExplained: Bool {
      switch self {
      case .numericField, .manyDimensions, .severalPanels, .plot, .zoomable, .zoomed, .residual,
        .sweeps,
        .sweepTable, .explain, .path,
        .unicode,
        .severalThemes:
        true
      case .always, .message, .tour: false
      }
    }
  }
}
