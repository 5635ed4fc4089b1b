import CellCanvas
import Figures
import QExploreApp
import QuantizedReLU

/// How often each weight value is used, in view 4.
extension ShownScreen {
  /// The sentence, the number at every bar, and the bars themselves.
  mutating func checkUse(_ engine: EngineNumbers.Blocks, in rect: Rect) {
    let use = engine.inventory.use
    let sentence = rows(rect).prefix(3).joined(separator: " ")
    if let match = sentence.firstMatch(of: /([0-9]+)\x20of\x20([0-9]+)\x20values\x20are\x20used/) {
      expect(
        String(match.1) == "\(use.usedCodes.count)" && String(match.2) == "\(use.codebook.lambda)",
        "view 4 use", "\(match.0), not \(use.usedCodes.count) of \(use.codebook.lambda)")
    }
    if let match = sentence.firstMatch(of: /;\x20of\x20([-0-9e^.~\x20]+)\x20weights\x20more/) {
      expect(
        ShownNumbers.isCount(String(match.1), use.chosen), "view 4 use",
        "\(match.0), not \(use.chosen)")
    }
    guard let plot = ScreenView.plot(of: state), let panel = plot.main,
      case .bars(let bars)? = plot.figure.panels[0].marks.first, !bars.names.isEmpty
    else { return }
    // One bar for every f, and beside it one for this one where that is known.
    let uses = [use] + (engine.own.map { plotsOwn(plot) ? [$0] : [] } ?? [])
    let codes = Set(uses.flatMap(\.usedCodes)).sorted()
    var explained = Set<Int>()
    let data = panel.data
    for (place, code) in codes.enumerated() {
      for (index, use) in uses.enumerated() {
        let count = use.count(of: code)
        let x = Double(place) + (Double(index) - Double(uses.count - 1) / 2) * 0.4
        guard !count.isZero, let cell = panel.cell(x: x, y: count.approximateDouble) else {
          continue
        }
        // The number stands above its bar, or nowhere.
        let name = Array(NumberText.fitted(count, width: 11).unicodeScalars)
        let start = cell.x - name.count / 2
        let above = Rect(x: start, y: cell.y - 1, width: name.count, height: 1)
        if above.y >= data.y, start >= data.x, above.maxX <= data.maxX, scalars(above) == name {
          expect(
            ShownNumbers.isCount(String(String.UnicodeScalarView(name)), count), "view 4 use",
            "\(count) for \(use.codebook.value(of: code))")
          explained.formUnion((start..<above.maxX).map { above.y * state.size.columns + $0 })
        }
        // One use is the foot of the logarithmic axis: its bar has no height.
        guard state.reading == nil, data.height >= 6, count != 1 else { continue }
        let top = (data.y..<data.maxY).first { isBar(frame[cell.x, $0].glyph) }
        expect(
          top.map { abs($0 - cell.y) <= 1 } == true, "view 4 bar",
          "\(count) for \(use.codebook.value(of: code)) ends at \(top ?? 0), not \(cell.y)")
      }
    }
    // No other digit stands among the bars.
    for y in data.y..<data.maxY {
      let row = text(data, row: y - data.y)
      for x in data.x..<data.maxX where ("0"..."9").contains(frame[x, y].glyph) {
        expect(
          explained.contains(y * state.size.columns + x), "view 4 use",
          "\(row) among \(codes.map { use.count(of: $0) })")
      }
    }
  }

  /// Whether this f has bars of its own.
  private func plotsOwn(_ plot: PlotOnScreen) -> Bool {
    plot.figure.panels[0].marks.contains {
      if case .bars(let bars) = $0 { bars.label == "this f" } else { false }
    }
  }

  /// Whether a glyph is a part of a bar: an eighth, a full or shaded cell, or a letter in ASCII.
  private func isBar(_ glyph: Unicode.Scalar) -> Bool {
    ("\u{2580}"..."\u{2593}").contains(glyph)
      || state.glyphs == .ascii && !" 0123456789".unicodeScalars.contains(glyph)
  }
}
