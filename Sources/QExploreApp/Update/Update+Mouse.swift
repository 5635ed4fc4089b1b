import CellCanvas

extension AppState {
  /// A click on a tab shows its view, a click on a field focuses it, a second one edits it; the
  /// wheel changes the field under it or scrolls a list.
  mutating func handle(_ mouse: Mouse) {
    switch mode {
    case .browsing, .number: handleOnScreen(mouse)
    case .gallery(let selection):
      switch mouse.action {
      case .wheelUp: browseGallery(.listUp, selection: selection)
      case .wheelDown: browseGallery(.listDown, selection: selection)
      case .press:
        let list = GalleryLayout(size: size, rows: gallery.count, selection: selection)
        if let row = list.row(x: mouse.x, y: mouse.y) { chooseGallery(row: row) }
      case .release, .drag, .secondaryPress: break
      }
    case .help(let scroll):
      switch mouse.action {
      case .wheelUp: browseHelp(.listUp, scroll: scroll)
      case .wheelDown: browseHelp(.listDown, scroll: scroll)
      case .press, .release, .drag, .secondaryPress: break
      }
    case .formula: break
    }
  }

  private mutating func handleOnScreen(_ mouse: Mouse) {
    let layout = ScreenLayout(size: size)
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
    guard let field = layout.field(x: mouse.x, y: mouse.y),
      Field.editable.contains(field)
    else { return }
    switch mouse.action {
    case .press:
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
}
