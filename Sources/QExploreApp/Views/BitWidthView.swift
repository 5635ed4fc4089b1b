import CellCanvas
import Figures
import QuantizedReLU

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// View 2: bits against lambda, bound and built; the bound's derivative; the optimum by dimension.
enum BitWidthView {
  static func draw(_ state: AppState, in rect: Rect, with pen: inout Pen) {
    guard case .bitWidth(let picture)? = state.pictured?.picture else {
      ViewFrame.drawWaiting(state, in: rect, with: &pen)
      return
    }
    let pinned: BitWidthPicture? =
      if case .bitWidth(let picture)? = state.pinned?.picture { picture } else { nil }
    var sentences = caption(picture)
    if let ratio = BitWidthFigure.farRatio(of: pinned, to: picture) {
      let text = NumberText.significant(ratio)
      sentences.insert("the pinned network, \(text) times these bits, is not drawn", at: 1)
    }
    let area = ViewFrame.drawCaption(sentences, state, in: rect, with: &pen)
    let panels = [
      BitWidthFigure.bits(picture, pinned: pinned), BitWidthFigure.derivative(picture),
      BitWidthFigure.byDimension(picture),
    ]
    // All three where each keeps a readable size, else the one that is chosen.
    let hasRoom = area.height >= 24 && area.width >= 70
    let chosen = hasRoom ? state.plot % 4 : state.plot % 3 + 1
    let kinds: [FigureKind] = [.bitWidth, .bitWidthDerivative, .bitWidthByDimension]
    pen.figureKinds = chosen == 0 ? kinds : [kinds[chosen - 1]]
    if chosen == 0 {
      let upper = Rect(x: area.x, y: area.y, width: area.width, height: area.height * 11 / 20)
      let lower = Rect(
        x: area.x, y: upper.maxY, width: area.width, height: area.height - upper.height)
      let figure = Figure(title: panels[0].title, panels: [panels[0]])
      ViewPlot.draw(figure, state, in: upper, rest: rest(picture, of: 1), with: &pen)
      Figure(panels: Array(panels[1...]), layout: .grid(columns: 2))
        .draw(in: lower, look: pen.look, into: &pen.buffer)
    } else {
      let panel = panels[chosen - 1]
      ViewPlot.draw(
        Figure(title: panel.title, panels: [panel]), state, in: area,
        rest: rest(picture, of: chosen), with: &pen)
    }
  }

  /// What the present configuration has in one of the plots.
  private static func rest(_ picture: BitWidthPicture, of plot: Int) -> ReadoutRows.Rest {
    let lambda = Double(picture.lambda)
    switch plot {
    case 3: return .place(Double(picture.optimum.d), "now")
    case _ where !(2...16).contains(picture.lambda):
      return .rows([["the present λ, \(picture.lambda), lies beyond the plot"]])
    case 2: return .place(log2(lambda), "now")
    default: return .place(lambda, "now")
    }
  }

  /// Both optima in words, what 1 on the axis is, and why they differ where they do.
  static func caption(_ picture: BitWidthPicture) -> [String] {
    let bound = picture.bound
    let star = NumberText.significant(bound.lambdaStar, digits: 4)
    let width = NumberText.significant(log2(bound.lambdaStar), digits: 4)
    let isLinear = picture.quantization == .linear
    var sentences = [
      bound.hasInteriorMinimum
        ? "\(bound.theorem.title): least at λ* = \(star) (\(width) bits), best "
          + "\(isLinear ? "even" : "whole") λ \(bound.bestInteger)"
        : "\(bound.theorem.title): only grows with λ, least at λ* = 2 (1 bit)"
    ]
    guard let least = picture.least else {
      return sentences + ["no codebook of this kind builds the network"]
    }
    sentences.append(
      "built, \(picture.quantization.rawValue): least at λ = \(least.lambda), "
        + "\(text(least.structureBits)) bits")
    if let own = picture.instanceLeast, let bits = own.instanceBits {
      sentences.append("for this f alone λ = \(own.lambda), \(text(bits)) bits")
    }
    if let fewest = picture.fewest, fewest.curve != picture.leading {
      sentences.append(
        "fewest of all drawn: \(fewest.curve.structure), \(fewest.curve.quantization.rawValue), "
          + "λ \(fewest.point.lambda), \(text(fewest.point.structureBits)) bits")
    }
    if !picture.optimum.isEpsilonBelowHalf {
      sentences.append("the theorems speak of ε below 1/2")
    }
    if picture.lambda > MeasuredBitWidth.lambdas.upperBound {
      sentences.append("the present λ, \(picture.lambda), lies beyond the plot")
    }
    if least.lambda != bound.bestInteger {
      sentences.append(
        difference(picture.structure))
    }
    return sentences + ["on the axis 1 is the bound at λ*, and \(text(least.structureBits)) bits"]
  }

  /// Why the networks have their fewest bits at another lambda than the bound.
  private static func difference(_ structure: Structure) -> String {
    switch structure {
    case .independent:
      "they differ because only the weights of Proposition 3 shrink as λ grows; hinges and "
        + "products do not"
    case .dependent:
      "they differ because constants and slopes, which the bound leaves to the O(), shrink "
        + "as λ grows"
    case .compact:
      "they differ because a compact network has as many weights for every λ: more values only cost "
        + "more bits"
    }
  }

  /// Bits in groups of digits, or with an exponent.
  static func text(_ bits: ScaledCount) -> String {
    NumberText.fitted(bits.double, log10: bits.log10, width: 17)
  }
}
