import CellCanvas
import QuantizedReLU

/// What the explorer starts with.
package struct ExplorerOptions: Sendable {
  /// The knobs; must validate.
  package var setting: Setting
  /// The target function, parsed for `setting.d`.
  package var target: TargetFunction
  /// The themes to cycle through, the first one to begin with; at least one.
  package var themes: [Theme]
  /// The glyphs to begin with.
  package var glyphs: Glyphs
  /// Whether mouse events are heeded.
  package var usesMouse: Bool
  /// Which view to begin with.
  package var view: ViewKind
  /// Whether the tour is offered.
  package var startsTour: Bool
  /// Keys that are pressed first.
  package var script: [Key]
  /// The binding table.
  package var bindings: [Binding]

  /// Options; by default braille, with the mouse, at view 1.
  package init(
    setting: Setting, target: TargetFunction, themes: [Theme], glyphs: Glyphs = .braille,
    usesMouse: Bool = true, view: ViewKind = .approximation, startsTour: Bool = false,
    script: [Key] = [], bindings: [Binding] = Keymap.bindings
  ) {
    self.setting = setting
    self.target = target
    self.themes = themes
    self.glyphs = glyphs
    self.usesMouse = usesMouse
    self.view = view
    self.startsTour = startsTour
    self.script = script
    self.bindings = bindings
  }

  /// The state at the start.
  package func initialState(size: Size) -> AppState {
    var state = AppState(
      setting: setting, target: target, size: size, themeNames: themes.map(\.name), glyphs: glyphs)
    state.view = view
    state.usesMouse = usesMouse
    state.bindings = bindings
    if startsTour { state.goOnTour(to: 0) }
    return state
  }
}
