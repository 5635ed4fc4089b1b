import CellCanvas
import Figures

/// Reading values off the plot, and looking closer: what moves the cursor, sets marks, zooms, pans.
extension AppState {
  /// Which plot of the view is shown.
  package var plotKey: PlotKey {
    let plots = hasPlots ? plot : 0
    return PlotKey(view: view, plot: plots)
  }

  /// Whether the view has several plots.
  package var hasPlots: Bool {
    switch view {
    case .bitWidth, .scaling, .structure, .sweep: true
    case .approximation, .transform, .explain: false
    }
  }

  /// The abscissae that are shown; nil: all.
  package var zoom: ClosedRange<Double>? { zooms[plotKey] }

  /// Begins to read: the cursor in the middle of the plot.
  mutating func beginReading() {
    guard let plot = ScreenView.plot(of: self), let main = plot.main else {
      notice = "there is no plot to read values from."
      return
    }
    notice = nil
    mode = .reading
    reading = PlotReading(x: main.scales.x.value(at: 0.5))
    snap(to: 0.5, in: plot)
  }

  /// Ends it.
  mutating func endReading() {
    mode = .browsing
    reading = nil
  }

  /// A command of the reading mode.
  mutating func read(_ command: Command) -> [Effect] {
    notice = nil
    switch command {
    case .stopReading: endReading()
    case .cursorLeft: moveCursor(columns: -1)
    case .cursorRight: moveCursor(columns: 1)
    case .cursorFarLeft: moveCursor(columns: -10)
    case .cursorFarRight: moveCursor(columns: 10)
    case .cursorStart: moveCursor(columns: -100_000)
    case .cursorEnd: moveCursor(columns: 100_000)
    case .cursorUp: moveCursor(rows: 1)
    case .cursorDown: moveCursor(rows: -1)
    case .setMark: setMark()
    default: return browse(command)
    }
    return []
  }

  /// Moves the cursor by columns of the screen, at least to the next sample.
  private mutating func moveCursor(columns: Int) {
    guard let reading, let plot = ScreenView.plot(of: self), let main = plot.main else { return }
    let scale = main.scales.x
    let cell = 1 / Double(max(1, main.data.width))
    let position = scale.position(of: reading.x)
    let target = min(max(position + Double(columns) * cell, 0), 1)
    snap(to: target, in: plot, beyond: columns)
  }

  /// Puts the cursor on the sample nearest to a position; where it was there already, on the next
  /// one in a direction.
  mutating func snap(to position: Double, in plot: PlotOnScreen, beyond direction: Int = 0) {
    guard var reading, let scale = plot.main?.scales.x else { return }
    let wanted = scale.value(at: position)
    let samples = plot.samples
    guard let nearest = PlotReadout.nearest(wanted, in: samples) else {
      reading.x = wanted
      self.reading = reading
      return
    }
    var index = nearest
    if direction > 0, samples[index] <= reading.x { index += 1 }
    if direction < 0, samples[index] >= reading.x { index -= 1 }
    reading.x = samples[index.clamped(to: 0...(samples.count - 1))]
    self.reading = reading
  }

  /// On a map the cursor moves up and down, on curves that looks closer or from afar.
  private mutating func moveCursor(rows: Int) {
    guard var reading, let plot = ScreenView.plot(of: self), let main = plot.main else { return }
    guard plot.isMap else {
      zoom(by: rows > 0 ? 0.5 : 2)
      return
    }
    let scale = main.scales.y
    let step = 1 / Double(max(1, main.data.height))
    let position = scale.position(of: reading.y) + Double(rows) * step
    reading.y = scale.value(at: min(max(position, 0), 1))
    self.reading = reading
  }

  /// Sets the first mark, then the second, then takes both away.
  private mutating func setMark() {
    guard var reading else { return }
    if reading.marks.count == 2 {
      reading.marks = []
    } else {
      reading.marks.append(PlotReading.Mark(x: reading.x, y: reading.y))
    }
    self.reading = reading
  }

  // MARK: Zoom

  /// Zooms, pans, or shows all again.
  mutating func moveWindow(_ command: Command) {
    switch command {
    case .zoomIn: zoom(by: 0.5)
    case .zoomOut: zoom(by: 2)
    case .panLeft where walksPath: turnPage(forward: false)
    case .panRight where walksPath: turnPage(forward: true)
    case .panLeft: pan(by: -0.25)
    case .panRight: pan(by: 0.25)
    case .zoomReset:
      if zoom == nil { notice = allIsShown }
      zooms[plotKey] = nil
    default: break
    }
  }

  /// Makes the window so many times as wide, around the cursor or the middle.
  mutating func zoom(by factor: Double) {
    guard let plot = zoomablePlot(), let main = plot.main else { return }
    let center =
      (reading?.x ?? placeOnPath).map { main.scales.x.position(of: $0).clamped(to: 0...1) } ?? 0.5
    show(center - center * factor, center + (1 - center) * factor, in: plot)
  }

  private mutating func pan(by share: Double) {
    guard let plot = zoomablePlot() else { return }
    show(share, 1 + share, in: plot)
  }

  /// The plot, or the reason why there is none to be zoomed.
  private mutating func zoomablePlot() -> PlotOnScreen? {
    guard let plot = ScreenView.plot(of: self), plot.main != nil else {
      notice = "there is no plot to zoom here."
      return nil
    }
    guard !plot.isMap else {
      notice = "maps are shown whole; \(key(.beginReading)) reads values off them."
      return nil
    }
    return plot
  }

  /// Shows the part between two positions of the present window, kept within what there is.
  mutating func show(_ start: Double, _ end: Double, in plot: PlotOnScreen) {
    guard let main = plot.main,
      let full = Scale(main.scales.x.kind, domain: plot.full)
    else { return }
    // In positions of the whole, where equal factors of a logarithmic axis are equal lengths.
    let scale = main.scales.x
    var low = full.position(of: scale.value(at: start))
    var high = full.position(of: scale.value(at: end))
    let length = min(high - low, 1)
    guard length > 1e-9 else { return }
    if low < 0 { (low, high) = (0, length) }
    if high > 1 { (low, high) = (1 - length, 1) }
    let before = zoom
    // Without a window of one's own view 6 begins with a part.
    zooms[plotKey] =
      length >= 1 - 1e-9 && view != .transform
      ? nil : full.value(at: max(low, 0))...full.value(at: min(high, 1))
    if walksPath { keepStepInSight() }
    if zoom == before {
      notice = zoom == nil ? allIsShown : "the plot ends here."
    }
  }

  private var allIsShown: String {
    view == .transform
      ? "this is the part that it begins with; \(key(.zoomOut)) looks from afar."
      : "all of it is shown; \(key(.zoomIn)) looks closer."
  }
}
