import CellCanvas
import Figures

extension AppState {
  /// A click on a tab shows its view, a click on a field focuses it, a second one edits it; the
  /// wheel changes the field under it or goes through a list, in which a click runs an entry.
  mutating func handle(_ mouse: Mouse) -> [Effect] {
    switch mode {
    case .browsing, .number, .reading: handleOnScreen(mouse)
    case .gallery(let selection):
      switch mouse.action {
      case .wheelUp: browseGallery(.listUp, selection: selection)
      case .wheelDown: browseGallery(.listDown, selection: selection)
      case .press:
        let list = GalleryLayout(size: size, rows: gallery.count, selection: selection)
        if let row = list.row(x: mouse.x, y: mouse.y) { chooseGallery(row: row) }
      case .release, .drag, .secondaryPress: break
      }
    case .help(let help): return handle(mouse, in: help)
    case .palette(let palette): return handle(mouse, in: palette)
    case .formula, .sweep: break
    }
    return []
  }

  private mutating func handle(_ mouse: Mouse, in help: HelpList) -> [Effect] {
    switch mouse.action {
    case .wheelUp: return browseHelp(help, .listUp)
    case .wheelDown: return browseHelp(help, .listDown)
    case .press:
      var chosen = help
      guard let entry = HelpLayout(self, help).entry(x: mouse.x, y: mouse.y) else { return [] }
      chosen.selection = entry
      // The first click chooses, so that what is run is seen before.
      guard entry == help.selection else {
        mode = .help(chosen)
        return []
      }
      return browseHelp(chosen, .accept)
    case .release, .drag, .secondaryPress: return []
    }
  }

  private mutating func handle(_ mouse: Mouse, in palette: Palette) -> [Effect] {
    switch mouse.action {
    case .wheelUp: return usePalette(palette, .listUp)
    case .wheelDown: return usePalette(palette, .listDown)
    case .press:
      var chosen = palette
      guard let entry = PaletteLayout(self, palette).entry(x: mouse.x, y: mouse.y) else {
        return []
      }
      chosen.selection = entry
      return usePalette(chosen, .accept)
    case .release, .drag, .secondaryPress: return []
    }
  }

  private mutating func handleOnScreen(_ mouse: Mouse) {
    let layout = ScreenView.layout(of: self)
    let tabs = HeaderLayout(layout.header, shown: view)
    if mouse.action == .press, let kind = tabs.view(x: mouse.x, y: mouse.y) {
      show(kind)
      return
    }
    if view == .explain, mode == .browsing, layout.plot.contains(x: mouse.x, y: mouse.y) {
      if mouse.action == .wheelUp { scrollExplanations(by: -3) }
      if mouse.action == .wheelDown { scrollExplanations(by: 3) }
      return
    }
    if view == .structure, plotDrag == nil,
      let chosen = structureLayout?.block(atX: mouse.x, y: mouse.y)
    {
      notice = nil
      switch mouse.action {
      case .press: block = chosen
      case .wheelUp: chooseBlock(by: -1)
      case .wheelDown: chooseBlock(by: 1)
      case .release, .drag, .secondaryPress: break
      }
      return
    }
    if layout.plot.contains(x: mouse.x, y: mouse.y) || plotDrag != nil {
      handleOnPlot(mouse)
      return
    }
    guard let field = layout.field(x: mouse.x, y: mouse.y),
      Field.editable.contains(field)
    else { return }
    switch mouse.action {
    case .press:
      if mode == .reading { endReading() }
      if case .number = mode { mode = .browsing }
      notice = nil
      if field == focus { editFocused() } else { setFocus(field) }
    case .wheelUp, .wheelDown:
      // A number being typed is not thrown away by a stray notch of the wheel.
      guard mode == .browsing else { return }
      notice = nil
      setFocus(field)
      step(by: mouse.action == .wheelUp ? 1 : -1, coarse: false)
    case .release, .drag, .secondaryPress: break
    }
  }

  /// A click puts the cursor there, a drag chooses the abscissae to be shown, the wheel looks closer
  /// or from afar around the pointer.
  private mutating func handleOnPlot(_ mouse: Mouse) {
    guard mode == .browsing || mode == .reading, let plot = ScreenView.plot(of: self) else {
      return
    }
    let panel = plot.geometry.panel(atX: mouse.x, y: mouse.y) ?? plot.main
    guard let panel, let main = plot.main else { return }
    switch mouse.action {
    case .press:
      guard plot.geometry.panel(atX: mouse.x, y: mouse.y) != nil else { return }
      notice = nil
      plotDrag = mouse.x
      mode = .reading
      let point = panel.value(atX: mouse.x, y: mouse.y)
      let marks = reading?.marks ?? []
      // A click on the section beside maps leaves the row that it runs along.
      let y = plot.figure.isMap(panel.index) ? point.y : reading?.y ?? 0.5
      reading = PlotReading(x: point.x, y: y, marks: marks)
      if !plot.isMap { snap(to: main.scales.x.position(of: point.x), in: plot) }
    case .drag: break
    case .release:
      defer { plotDrag = nil }
      guard let start = plotDrag, abs(start - mouse.x) > 1, !plot.isMap else { return }
      let ends = [start, mouse.x].map { main.scales.x.position(of: main.value(atX: $0)) }.sorted()
      show(max(ends[0], 0), min(ends[1], 1), in: plot)
    case .wheelUp, .wheelDown:
      guard !plot.isMap else { return }
      let place = main.scales.x.position(of: main.value(atX: mouse.x)).clamped(to: 0...1)
      let factor = mouse.action == .wheelUp ? 0.7 : 1 / 0.7
      show(place - place * factor, place + (1 - place) * factor, in: plot)
    case .secondaryPress:
      endReading()
    }
  }
}
