import QuantizedReLU

extension TargetError: Explained {
  package var sentence: String {
    switch self {
    case .kink(let point, let order):
      "abs, min or max has its kink at \(TargetError.place(point)), so bounded derivatives up to order "
        + "\(order) cannot be shown; lower n (1 always allows kinks), or write f without it."
    case .notFinite(let point, 0):
      "f is not finite at \(TargetError.place(point)); "
        + "take an f that is finite on all of [0, 1]\(TargetError.power(point))."
    case .notFinite(let point, let order):
      "the derivative of f of order \(order), as f is written, is not bounded near \(TargetError.place(point)); "
        + (order > 1 ? "lower n, or take a smoother f." : "take an f with bounded slope.")
    case .undecided(let point, let order):
      "whether the derivatives of f up to order \(order) are bounded near "
        + "\(TargetError.place(point)) could not be proved; "
        + (order > 1 ? "lower n, or simplify f." : "simplify f.")
    }
  }

  /// `x = 0.5`, `(0.5, 0.25)`, or the first coordinates of a long point.
  private static func place(_ point: [Double]) -> String {
    if point.count == 1 { return "x = \(point[0])" }
    let shown = point.prefix(4).map { "\($0)" }.joined(separator: ", ")
    return point.count > 4 ? "(\(shown), ...)" : "(\(shown))"
  }

  private static func power(_ point: [Double]) -> String {
    point.count == 1 ? "" : "^\(point.count)"
  }
}

extension EvaluationError: Explained {
  package var sentence: String {
    switch self {
    case .tooManyActiveBlocks(let dimension, let blocks, let limit):
      "one point in d = \(dimension) takes \(blocks.grouped) products, more than \(limit); "
        + "lower d\(blocks == .powerOfTwo(dimension) ? "" : " or n")."
    case .tooManyDerivatives(let dimension, let order):
      "f has too many mixed derivatives below order n = \(order) in d = \(dimension) to expand it at "
        + "every grid point; lower n or d."
    case .gridTooFine(let cells):
      "the grid has \(cells.grouped) cells along an axis, more than 2^40; raise epsilon or n."
    case .tooManyIntervals(let intervals):
      "the lattice has T = \(intervals.grouped) intervals, more than 2^40; raise epsilon."
    case .tooManyBlocks(let blocks, let limit):
      "\(blocks.grouped) blocks would have to be visited, more than \(limit); "
        + "raise epsilon, lower d where it is above 1, or read the counts for every f."
    case .tooManySamples(let samples, let limit):
      "\(samples.grouped) values of f would have to be taken, more than \(limit); "
        + "raise epsilon, or read the counts for every f."
    case .valuesTooLarge(let bound, let step):
      "f reaches \(bound), and doubles do not resolve that in steps of 2^\(step); "
        + "raise epsilon, or subtract the constant that makes f large."
    case .valuesTooRough(let step):
      "values of f in doubles differ by more than its derivatives allow in steps of 2^\(step); "
        + "raise epsilon, or write f so that less cancels."
    case .networkTooLarge(let weights, let limit):
      "the network has \(weights.grouped) weights, more than the \(limit) that fit into memory; "
        + "raise epsilon, or use the closed form."
    case .codebook(let error): error.sentence
    }
  }
}

extension ExportError: Explained {
  package var sentence: String {
    switch self {
    case .fileTooLarge(let form, let bytes, let limit):
      "the form \(form.rawValue) takes \(bytes.grouped) bytes, more than the \(Count(limit).grouped) "
        + "that an ONNX file may have; "
        + (form == .dense
          ? "take --form gather, where a weight costs one index, raise epsilon, or write .json."
          : "raise epsilon, or write .json, which may be longer.")
    case .valueTooSmall(let form, let value):
      "a weight is \(value), which the numbers of the form \(form.rawValue) do not hold; "
        + (form == .dense ? "raise epsilon, or write .json." : "take --form dense, or write .json.")
    }
  }
}

extension InstanceCounts {
  /// Why the counts of this f are not there, as a sentence; nil where they are.
  package var reason: String? {
    switch self {
    case .counts: nil
    case .unavailable(let error): error.sentence
    }
  }
}
