import CellCanvas
import Figures
import QuantizedReLU

/// View 2: bits against lambda, bound and built; the bound's derivative; the optimum by dimension.
enum BitWidthView {
  static func draw(_ state: AppState, in rect: Rect, with pen: inout Pen) {
    guard case .bitWidth(let picture)? = state.pictured?.picture else {
      ViewFrame.drawWaiting(state, in: rect, with: &pen)
      return
    }
    let area = ViewFrame.drawCaption(caption(picture), state, in: rect, with: &pen)
    let panels = [
      BitWidthFigure.bits(picture), BitWidthFigure.derivative(picture),
      BitWidthFigure.byDimension(picture),
    ]
    // All three where each keeps a readable size, else the one that is chosen.
    let chosen = state.panel % 4
    if chosen == 0, area.height >= 24, area.width >= 70 {
      let upper = Rect(x: area.x, y: area.y, width: area.width, height: area.height * 11 / 20)
      let lower = Rect(
        x: area.x, y: upper.maxY, width: area.width, height: area.height - upper.height)
      Figure(title: panels[0].title, panels: [panels[0]])
        .draw(in: upper, look: pen.look, into: &pen.buffer)
      Figure(panels: Array(panels[1...]), layout: .grid(columns: 2))
        .draw(in: lower, look: pen.look, into: &pen.buffer)
    } else {
      let panel = panels[max(0, chosen - 1)]
      Figure(title: panel.title, panels: [panel]).draw(
        in: area, look: pen.look, into: &pen.buffer)
    }
  }

  /// Both optima in words, what 1 on the axis is, and why they differ.
  static func caption(_ picture: BitWidthPicture) -> [String] {
    let optimum = picture.optimum
    let star = NumberText.significant(optimum.lambdaStar, digits: 4)
    let width = NumberText.significant(optimum.bitWidth, digits: 4)
    var sentences = [
      optimum.hasInteriorMinimum
        ? "Bound: least at λ* = \(star) (\(width) bits), best whole λ \(optimum.bestInteger)"
        : "Bound: coarse case, it only grows; λ* = 2 (1 bit)"
    ]
    if let least = picture.least {
      sentences.append(
        "built, \(picture.quantization.rawValue): least at λ = \(least.lambda), "
          + "\(text(least.structureBits)) bits")
      if let own = picture.instanceLeast, let bits = own.instanceBits {
        sentences.append("for this f alone λ = \(own.lambda), \(text(bits)) bits")
      }
    } else {
      sentences.append("no codebook of this kind builds the network")
    }
    sentences.append(
      "Each is drawn over its own least. They differ because only the weights of Proposition 3 "
        + "shrink as λ grows; hinges and products do not")
    return sentences
  }

  /// Bits in groups of digits, or with an exponent.
  static func text(_ bits: ScaledCount) -> String {
    NumberText.fitted(bits.double, log10: bits.log10, width: 17)
  }
}
