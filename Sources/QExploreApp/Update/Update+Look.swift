import QuantizedReLU

/// What changes the look of the screen alone; where it cannot, it says why.
extension AppState {
  mutating func nextTheme() {
    guard themeNames.count > 1 else {
      notice = "\(key(.nextTheme)) goes through the colour themes, and colours are off here."
      return
    }
    themeIndex = (themeIndex + 1) % themeNames.count
    // The header says which one it is, where it has room.
    if !HeaderBar.showsTheme(self) { notice = "theme \(themeNames[themeIndex])." }
  }

  /// Listens to the mouse, or leaves it to the terminal.
  mutating func listen(toMouse isWanted: Bool) -> [Effect] {
    usesMouse = isWanted
    plotDrag = nil
    notice =
      isWanted
      ? "the mouse is on: click, drag, wheel."
      : "the mouse is off: the terminal selects text with it."
    return [.mouse(isWanted)]
  }

  mutating func nextGlyphs() {
    guard isUnicode else {
      notice =
        "\(key(.nextGlyphs)) goes through the glyph sets, and this terminal shows ASCII alone."
      return
    }
    glyphs = glyphs.next
  }

  mutating func nextPanel() {
    guard hasPlots else {
      notice = "\(key(.nextPanel)) changes the plot of views 2 to 5."
      return
    }
    plot += 1
    // Changes are counted through all quantities, so that another n or d does not move on.
    if view == .scaling,
      !ScalingQuantity.all(for: setting).contains(
        ScalingQuantity.allCases[plot % ScalingQuantity.allCases.count])
    {
      plot += 1
    }
    // Where the diagram has no room the list stands for it.
    if view == .structure, StructurePlot(count: plot) == .list, !hasRoomForDiagram { plot += 1 }
    if mode == .reading { beginReading() }
  }

  mutating func fitError() {
    guard view == .approximation, setting.d != 2 else {
      notice =
        "\(key(.fitError)) fits the error of view \(ViewKind.approximation.number), \(ViewKind.approximation.title), "
        + "to its plot."
      return
    }
    fitsError.toggle()
  }

  mutating func nextLine() {
    guard view == .approximation else {
      notice =
        "\(key(.nextLine)) turns the line through the cube of view \(ViewKind.approximation.number), "
        + "\(ViewKind.approximation.title)."
      return
    }
    guard setting.d >= 3 else {
      notice =
        "\(key(.nextLine)) turns the line through the cube, for d of 3 and more; d is \(setting.d)."
      return
    }
    guard setting.d <= Sampling.largestDimension else {
      notice =
        "\(key(.nextLine)) turns the line through the cube, where f is drawn: for d of at most "
        + "\(Sampling.largestDimension)."
      return
    }
    line = line.next(dimension: setting.d)
  }
}
