import CellCanvas

/// The whole screen as a pure function of state and theme, for every size from 1x1.
package enum ScreenView {
  /// The frame for a state, exactly `state.size` large.
  package static func frame(_ state: AppState, theme: Theme) -> CellBuffer {
    var pen = Pen(state, theme: theme)
    let layout = layout(of: state)
    if layout.scale == .tiny {
      TinyView.draw(state, in: layout.parameterLine, with: &pen)
    } else {
      HeaderBar.draw(state, in: layout.header, with: &pen)
      ParameterPanel.draw(state, layout: layout, with: &pen)
      CountsPanel.draw(state, layout: layout, with: &pen)
      drawView(state, in: layout.plot, with: &pen)
      FieldExplanation.draw(state, layout: layout, with: &pen)
      HintBar.draw(state, in: layout.hints, with: &pen)
      TourBanner.draw(state, layout: layout, with: &pen)
      MessageOverlay.draw(state, layout: layout, with: &pen)
    }
    switch state.mode {
    case .browsing, .reading, .number, .formula: break
    case .palette(let palette): PaletteOverlay.draw(state, palette, with: &pen)
    case .sweep(let form): SweepFormOverlay.draw(state, form, with: &pen)
    case .gallery(let selection): GalleryOverlay.draw(state, selection: selection, with: &pen)
    case .help(let help): HelpOverlay.draw(state, help, with: &pen)
    }
    return pen.buffer
  }

  /// Where everything stands on the screen of a state.
  package static func layout(of state: AppState) -> ScreenLayout {
    ScreenLayout(size: state.size)
      .withBanner(rows: TourBanner.rows(state, glyphs: state.glyphs))
  }

  /// What stands between the panels.
  private static func drawView(_ state: AppState, in rect: Rect, with pen: inout Pen) {
    switch state.view {
    case .approximation: ApproximationView.draw(state, in: rect, with: &pen)
    case .bitWidth: BitWidthView.draw(state, in: rect, with: &pen)
    case .scaling: ScalingView.draw(state, in: rect, with: &pen)
    case .structure: StructureView.draw(state, in: rect, with: &pen)
    case .sweep: SweepView.draw(state, in: rect, with: &pen)
    case .transform: TransformView.draw(state, in: rect, with: &pen)
    case .explain: ExplainView.draw(state, in: rect, with: &pen)
    }
  }

  /// The plot on the screen of a state; nil where the view shows none.
  ///
  /// The view is drawn for it, and nothing around it.
  package static func plot(of state: AppState) -> PlotOnScreen? { view(of: state)?.plot }

  /// The figures that are drawn for a state, where the room decides; nil where it does not.
  ///
  /// The view is drawn for it, and nothing around it.
  static func figureKinds(of state: AppState) -> [FigureKind]? { view(of: state)?.figureKinds }

  /// How many rows of the shown sweep its table has room for; nil where it is not on the screen.
  ///
  /// The view is drawn for it, and nothing around it.
  static func sweepRows(of state: AppState) -> Int? { view(of: state)?.sweepRows }

  /// The view alone; nil on a screen that has no room for one.
  private static func view(of state: AppState) -> Pen? {
    let layout = layout(of: state)
    guard layout.scale != .tiny else { return nil }
    var pen = Pen(state, theme: .monochrome)
    drawView(state, in: layout.plot, with: &pen)
    return pen
  }
}

extension Pen {
  /// An empty frame of the state's size and glyphs.
  fileprivate init(_ state: AppState, theme: Theme) {
    let look = Look(theme: theme, glyphs: state.glyphs)
    self.init(buffer: CellBuffer(size: state.size, look: look), look: look)
  }
}
