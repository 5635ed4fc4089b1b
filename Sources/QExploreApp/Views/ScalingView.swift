import CellCanvas
import QuantizedReLU

/// View 3: weights or bits against 1/epsilon for several lambda, with the theorem's rate, the
/// unquantized network, the lower bound and the entropy; the overhead of quantization; the bits of all
/// structures beside the entropy.
enum ScalingView {
  static func draw(_ state: AppState, in rect: Rect, with pen: inout Pen) {
    guard let snapshot = state.pictured, case .scaling(let picture) = snapshot.picture else {
      ViewFrame.drawWaiting(state, in: rect, with: &pen)
      return
    }
    let setting = snapshot.subject.setting
    let quantity = ScalingQuantity.shown(state.plot, for: setting)
    let caption =
      switch quantity {
      case .weights: caption(picture, snapshot, bits: false)
      case .bits: caption(picture, snapshot, bits: true)
      case .overhead: overheadCaption(picture, snapshot)
      case .structures: structuresCaption(picture, snapshot)
      }
    let area = ViewFrame.drawCaption(caption, state, in: rect, with: &pen)
    let pinned: ScalingPicture? =
      if case .scaling(let picture)? = state.pinned?.picture { picture } else { nil }
    let figure = ScalingFigure.figure(picture, quantity, setting: setting, pinned: pinned)
    let present = 1 / setting.epsilon.doubleValue
    ViewPlot.draw(figure, state, in: area, rest: .place(present, "now"), with: &pen)
  }

  /// What quantization costs at the present epsilon, and where its rate got its constant.
  static func overheadCaption(_ picture: ScalingPicture, _ snapshot: Snapshot) -> [String] {
    let overhead = snapshot.overhead
    return [
      "Here the network has \(NumberText.significant(overhead.weights)) times the weights and "
        + "\(NumberText.significant(overhead.bits)) times the bits of the unquantized one",
      picture.overheadBound.map { "theory, section 7: \($0.text), paper parameters" }
        ?? "the theory has no rate for the \(snapshot.subject.setting.structure.name) structure: what is divided by is the "
        + "unquantized function-independent network",
    ]
  }

  /// The numbers at the present epsilon, what quantization costs there, and where the rate got its
  /// constant.
  static func caption(
    _ picture: ScalingPicture, _ snapshot: Snapshot, bits: Bool
  ) -> [String] {
    let counts = snapshot.structure
    let own =
      bits
      ? NumberText.fitted(counts.bits, log10: counts.bitsLog10, width: 17)
      : NumberText.fitted(counts.weights, width: 17)
    let unquantized = NumberText.fitted(
      bits ? snapshot.unquantized.bits : snapshot.unquantized.weights, width: 17)
    let bound = bits ? picture.bitsBound : picture.weightsBound
    let name = bits ? "bits" : "weights"
    return [
      "Here \(own) \(name), unquantized \(unquantized)\(bits ? " at 32 a weight" : ""): "
        + "\(NumberText.significant(bits ? snapshot.overhead.bits : snapshot.overhead.weights)) times",
      "\(bound.statement.sourceText): \(bound.text), paper parameters",
      bits
        ? entropyRatio(snapshot) ?? "the entropy is what any network of the class needs"
        : "the lower bound of the paper is drawn with constant 1",
    ]
  }

  /// How many times the bits of any network for every f all structures have at the present epsilon, and
  /// how many these are.
  static func structuresCaption(_ picture: ScalingPicture, _ snapshot: Snapshot) -> [String] {
    let setting = snapshot.subject.setting
    let bits = picture.here.map {
      "\($0.structure.rawValue) "
        + NumberText.fitted($0.counts.bits, log10: $0.counts.bitsLog10, width: 17)
    }.joined(separator: ", ")
    let missing = Structure.allCases.filter { structure in
      !picture.here.contains { $0.structure == structure }
    }.map {
      $0.exists(n: setting.n, d: setting.d)
        ? "no \($0.name) network on these weight values"
        : "no \($0.name) network for n = \(setting.n), d = \(setting.d)"
    }
    guard
      let least = EntropyLimit(
        n: setting.n, d: setting.d, epsilon: setting.epsilon.value, scale: picture.scale)
    else {
      return ["Here bits: \(bits)"] + missing
        + ["the entropy is known with its constant for n = d = 1 only"]
    }
    let serving = picture.here.filter(\.servesClass)
    let ratios = serving.compactMap { here in
      EntropyLimit(n: setting.n, d: setting.d, epsilon: setting.epsilon.value, scale: here.scale)
        .map {
          "\(here.structure.rawValue) "
            + NumberText.significant($0.ratio(of: here.counts.memoryBits))
        }
    }.joined(separator: ", ")
    let isOne = Set(serving.map(\.scale)).count <= 1
    let tuned = picture.here.filter { !$0.servesClass }.map {
      "\($0.structure.rawValue), tuned, keeps ε for f with no larger bounds alone"
    }
    let scale = CountsTable.powerOfTwo(picture.scale)
    return [
      isOne
        ? "Here \(ratios) times the entropy, \(least.lower.text(digits: 4)) bits"
        : "Here \(ratios) times the entropy, each of all f with its own C"
    ] + missing + tuned + [
      "bits: \(bits)",
      "entropy: what any network for all f with C = \(scale) needs, about C/ε + log2(C/ε)",
    ]
  }

  /// How near a compact network is to what any network for the same class needs; nil for the others,
  /// which are orders of magnitude above it, and for classes whose entropy is known up to a factor only.
  static func entropyRatio(_ snapshot: Snapshot) -> String? {
    let setting = snapshot.subject.setting
    guard setting.structure == .compact,
      case .integer(let scale)? = snapshot.design.first(where: { $0.name == "log2C" })?.value,
      let least = EntropyLimit(
        n: setting.n, d: setting.d, epsilon: setting.epsilon.value, scale: scale)
    else { return nil }
    let ratio = NumberText.significant(least.ratio(of: snapshot.structure.memoryBits))
    return
      "any network for all f with C = \(CountsTable.powerOfTwo(scale)) needs "
      + "\(least.lower.text(digits: 4)) bits by their entropy: this one has \(ratio) times as many"
  }
}
