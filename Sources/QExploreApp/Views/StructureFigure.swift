import CellCanvas
import Figures
import QuantizedReLU

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The figures of view 4, the same for the screen and for files.
package enum StructureFigure {
  /// The most layers that are drawn one by one.
  private static let layerLimit = 4096
  /// The largest power of ten that is drawn as a number rather than by its exponent.
  private static let largestExponent = 280.0

  /// Units of every layer, and those of one block.
  package static func layers(_ inventory: StructureInventory, block: StructureBlock?) -> Figure {
    let hidden = max(1, inventory.depth - 1)
    let step = (hidden - 1) / layerLimit + 1
    let layers = Array(stride(from: 1, through: hidden, by: step))
    let widths = layers.map { inventory.layer($0).units }
    let largest = widths.map(\.log10).filter(\.isFinite).max() ?? 0
    let isHuge = largest > largestExponent
    let isLog = !isHuge && largest > 2.5
    // A layer of a block without units is a gap of its curve.
    let height = { (count: Count) -> Double in
      count.isZero ? .nan : isHuge ? count.log10 : count.approximateDouble
    }
    let edges = layers.map { Double($0) - 0.5 } + [Double(hidden) + 0.5]
    var marks: [Mark] = [
      .step(
        StepMark(
          edges: edges, y: widths.map(height), style: MarkStyle(.guide), label: "all blocks"))
    ]
    if let block {
      let own = layers.map { layer in
        block.runs.first { $0.layers.contains(layer) }.map { $0.units(of: layer) } ?? 0
      }
      marks.append(
        .step(
          StepMark(
            edges: edges, y: own.map(height), style: MarkStyle(.approximation), label: block.name)))
    }
    return Figure(panels: [
      Panel(
        x: Axis(
          title: "layer", domain: 0.5...(Double(hidden) + 0.5), ticks: .integers),
        y: isHuge
          ? Axis(title: "log10 of the units")
          : Axis(
            title: "units of a layer", kind: isLog ? .log(base: 10) : .linear,
            includes: isLog ? [] : [0]), marks: marks)
    ])
  }

  /// The most values that are drawn as categories.
  private static let categoryLimit = 16

  /// How many weights have each codebook value: bars side by side for every f and for this one, or
  /// stems where there are many values.
  package static func use(_ picture: StructurePicture) -> Figure {
    let uses =
      [("every f", picture.inventory.use, MarkStyle(.reference))]
      + (picture.instanceUse.map {
        [("this f", $0, MarkStyle(.approximation, dash: .dashed))]
      } ?? [])
    let codes = Set(uses.flatMap { $0.1.usedCodes }).sorted()
    let largest = uses.flatMap { use in codes.map { use.1.count(of: $0).log10 } }.max() ?? 0
    let isHuge = largest > largestExponent
    let height = { (count: Count) -> Double in
      count.isZero ? .nan : isHuge ? count.log10 : count.approximateDouble
    }
    let y =
      isHuge
      ? Axis(title: "log10 of the weights", includes: [0])
      : Axis(title: "weights with the value", kind: .log(base: 10))
    let isNamed = codes.count <= categoryLimit
    let values = codes.map { picture.inventory.use.codebook.value(of: $0) }
    let width = uses.count == 1 ? 0.5 : 0.36
    let bars = uses.enumerated().map { index, entry in
      let (name, use, style) = entry
      return BarMark(
        x: isNamed ? codes.indices.map(Double.init) : values.map(\.doubleValue),
        y: codes.map { height(use.count(of: $0)) }, base: isHuge ? 0 : 1,
        width: isNamed ? width : 0,
        shift: isNamed ? (Double(index) - Double(uses.count - 1) / 2) * 0.4 : 0, style: style,
        label: name,
        names: isNamed ? codes.map { NumberText.fitted(use.count(of: $0), width: 11) } : [])
    }
    guard isNamed else {
      // Stems over the same values would hide one another.
      return Figure(
        panels: bars.map {
          Panel(x: Axis(title: "weight value", domain: -1.05...1.05), y: y, marks: [.bars($0)])
        })
    }
    let ticks = zip(codes.indices, values).map { place, value in
      let text = value.description
      return Axis.FixedTick(
        Double(place),
        label: TickLabel(text: text.replacing("-", with: "\u{2212}"), ascii: text))
    }
    return Figure(panels: [
      Panel(
        x: Axis(
          title: "weight value", domain: -0.6...(Double(codes.count) - 0.4), ticks: .fixed(ticks)),
        y: y, marks: bars.map(Mark.bars))
    ])
  }
}
