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

  /// How many weights have each codebook value.
  package static func use(_ picture: StructurePicture) -> Figure {
    let uses =
      [("every f", picture.inventory.use, Role.reference)]
      + (picture.instanceUse.map { [("this f", $0, Role.approximation)] } ?? [])
    let largest =
      uses.flatMap { use in
        use.1.usedCodes.map { use.1.count(of: $0).log10 }
      }.max() ?? 0
    let isHuge = largest > largestExponent
    let markers: [Marker] = [.circle, .plus]
    let marks: [Mark] = uses.enumerated().map { index, entry in
      let (name, use, role) = entry
      let codes = use.usedCodes
      return .points(
        PointMark(
          x: codes.map { use.codebook.value(of: $0).doubleValue },
          y: codes.map {
            isHuge ? use.count(of: $0).log10 : use.count(of: $0).approximateDouble
          }, style: MarkStyle(role, marker: markers[index % 2]), label: name,
          names: index == 0 && codes.count <= 12
            ? codes.map { use.codebook.value(of: $0).description } : []))
    }
    return Figure(panels: [
      Panel(
        x: Axis(title: "weight value", domain: -1.05...1.05),
        y: isHuge
          ? Axis(title: "log10 of the weights")
          : Axis(title: "weights with it", kind: .log(base: 10)), marks: marks)
    ])
  }
}
