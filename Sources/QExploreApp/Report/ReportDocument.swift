import QuantizedReLU

/// The document of a report, in Markdown.
struct ReportDocument {
  let request: ReportRequest
  let construction: Construction
  let instance: InstanceCounts
  /// The network that it is compared with.
  let beside: Construction?
  /// The bits of the networks over lambda; nil where they are not measured.
  let bitWidths: BitWidthPicture?
  let figures: ReportFigures
  let command: String

  /// The whole text.
  var text: String {
    [
      opening, counts, error, blocks, bitWidth, drawn, sweeps, formulas, ending,
    ].joined()
  }

  private var setting: Setting { request.setting }
  /// f on one line.
  private var function: String { request.target.text.onOneLine }

  // MARK: What it is

  private var opening: String {
    let lambda = construction.codebook.lambda
    let weights = lambda == 2 ? "two values" : "\(lambda) values"
    let counts = (own ?? construction.structureCounts)
    let scope = own == nil ? "every f of its class" : "this f"
    return Markdown.heading(1, "A quantized ReLU network for f = \(function)")
      + Markdown.paragraph(
        "The \(setting.structure.name) network whose weights take \(weights) "
          + "approximates f on the \(setting.d == 1 ? "interval [0, 1]" : "cube of dimension \(setting.d)") "
          + "within \(proven), which is proven; ε = \(setting.epsilon.text) was asked for. For \(scope) it "
          + "has **\(counts.weights.grouped) weights**, that is \(bits(counts)), in "
          + "**\(counts.depth.grouped) layers** of at most \(counts.width.grouped) units.")
      + Markdown.table(["Parameter", "Value"], left: 2, parameters)
      + Markdown.paragraph(
        request.unrepeated.isEmpty
          ? "This report, anew:"
          : "The same without \(request.unrepeated.joined(separator: ", ")):")
      + Markdown.code([command], language: "sh")
  }

  private var parameters: [[String]] {
    var rows = [["f", Markdown.inline(function)]]
    rows.append(["codebook", codebook])
    rows += [
      ["λ", "\(construction.codebook.lambda)"], ["ε", setting.epsilon.text], ["n", "\(setting.n)"],
      ["d", "\(setting.d)"],
      ["quantization", setting.codebook == nil ? setting.quantization.rawValue : "codebook"],
      ["structure", setting.structure.rawValue], ["parameters", setting.parameters.rawValue],
    ]
    rows += construction.design.map { parameter in
      switch parameter.value {
      case .count(let count): [parameter.name, count.grouped]
      case .integer(let value): [parameter.name, "\(value)"]
      }
    }
    if let pinned = request.pinned {
      rows.append(["beside it", pinned.setting.caption(function: pinned.target.text)])
    }
    return rows
  }

  /// The weight values; of many the ends.
  private var codebook: String {
    let codebook = construction.codebook
    let value = { (code: Int) in codebook.text(of: code) }
    guard codebook.codeCount > 16 else {
      return (0..<codebook.codeCount).map(value).joined(separator: ", ")
    }
    let ends = [0..<8, codebook.codeCount - 8..<codebook.codeCount].map {
      $0.map(value).joined(separator: ", ")
    }
    return ends.joined(separator: ", …, ")
  }

  private var proven: String { construction.errorBound.description }

  private func bits(_ counts: NetworkCounts) -> String {
    NumberText.fitted(counts.bits, log10: counts.bitsLog10, width: 17) + " bits"
  }

  private var own: NetworkCounts? {
    if case .counts(let counts) = instance { counts } else { nil }
  }

  // MARK: Tables

  private var counts: String {
    let every = CountRow.rows(of: construction.structureCounts)
    let this = own.map(CountRow.rows(of:))
    let baseline = construction.unquantized
    let real = [
      "depth": baseline.counts.depth.grouped, "weights": baseline.counts.weights.grouped,
      "bits": baseline.counts.bits.grouped,
    ]
    let overhead = baseline.overhead(of: construction.structureCounts)
    var text = Markdown.heading(2, "What it costs")
    text += Markdown.table(
      ["", "this f", "every f", "real weights, 32 bits each"],
      every.enumerated().map { index, row in
        [row.name, this?[index].grouped ?? "–", row.grouped, real[row.key] ?? ""]
      })
    if let beside { text += comparison(with: beside) }
    if let reason = instance.reason {
      text += Markdown.paragraph("This f is not counted: \(Markdown.escaped(reason))")
    }
    return text
      + Markdown.paragraph(
        "For every f the network has \(NumberText.significant(overhead.weights)) times the weights and "
          + "\(NumberText.significant(overhead.bits)) times the bits of "
          + (setting.structure == .independent
            ? "the same construction" : "the construction of Theorem 1")
          + " with real weights.")
  }

  /// The counts for every f beside those of another network.
  private func comparison(with other: Construction) -> String {
    let (own, its) = (construction.structureCounts, other.structureCounts)
    let logarithms = { (counts: NetworkCounts) in
      [
        counts.depth.log10, counts.width.log10, counts.units.log10, counts.weights.log10,
        counts.bitsLog10, counts.packedBits.log10,
      ]
    }
    let changes = zip(logarithms(own), logarithms(its)).map(CountsTable.change)
    return Markdown.paragraph(
      "Beside \(Markdown.escaped(other.setting.caption(function: other.target.text))), for every f:"
    )
      + Markdown.table(
        ["", "here", "there", "here against there"],
        zip(zip(CountRow.rows(of: own), CountRow.rows(of: its)), changes).map { rows, change in
          [rows.0.name, rows.0.grouped, rows.1.grouped, change]
        })
  }

  private var error: String {
    Markdown.heading(2, "What is proven of its error")
      + Markdown.table(
        ["Part", "at most"],
        construction.errorTerms.map { [$0.name, $0.bound.description] } + [["together", proven]])
  }

  private var blocks: String {
    let inventory = construction.inventory
    let total = inventory.blocks.reduce(Count(0)) { $0 + $1.weights }
    return Markdown.heading(2, "Its blocks")
      + Markdown.table(
        ["Block", "What it computes", "Source", "copies", "width", "layers", "weights", "share"],
        left: 3,
        inventory.blocks.map { block in
          [
            block.name, block.summary, block.source, block.copies.grouped, block.width.grouped,
            "\(block.depth)", block.weights.grouped, BlockText(block, of: total).share,
          ]
        })
  }

  private var bitWidth: String {
    let optimum = OptimalBitWidth(
      epsilon: setting.epsilon.value, n: setting.n, d: setting.d)
    let bound = BoundOptimum(
      theorem: construction.theorem, epsilon: setting.epsilon.value, n: setting.n, d: setting.d)
    return Markdown.heading(2, "The best bit-width")
      + Markdown.table(
        ["", "value"],
        [
          ["θ₂ of Theorem 1", NumberText.significant(optimum.theta2, digits: 7)],
          [
            "λ\u{2a}, where its bound is least",
            NumberText.significant(optimum.lambdaStar, digits: 7),
          ],
          ["log₂ λ\u{2a}, bits a weight", NumberText.significant(optimum.bitWidth, digits: 7)],
          ["best whole λ", "\(optimum.bestInteger)"],
          [
            "λ\u{2a} of \(bound.theorem.title)"
              + (construction.setting.structure == .compact
                ? "" : ", which speaks of this network"),
            NumberText.significant(bound.lambdaStar, digits: 7),
          ],
        ]) + built
  }

  /// Where the networks that are built have the fewest bits.
  private var built: String {
    guard let bitWidths else { return "" }
    let rows = bitWidths.curves.compactMap { curve -> [String]? in
      guard let least = curve.optimum else { return nil }
      let own = curve.instanceOptimum
      return [
        "\(curve.structure.rawValue), \(curve.quantization.rawValue)", "\(least.lambda)",
        BitWidthView.text(least.structureBits), own.map { "\($0.lambda)" } ?? "–",
        own?.instanceBits.map(BitWidthView.text) ?? "–",
      ]
    }
    guard !rows.isEmpty else { return "" }
    return Markdown.paragraph(
      "Of the networks that are built, λ from \(MeasuredBitWidth.lambdas.lowerBound) to "
        + "\(MeasuredBitWidth.lambdas.upperBound), \(setting.parameters.rawValue) parameters:")
      + Markdown.table(
        ["", "best λ, every f", "bits", "best λ, this f", "bits"], rows)
  }

  // MARK: Figures

  private var drawn: String {
    Markdown.heading(2, "Figures")
      + figures.entries.filter { $0.request.run == nil }.map(figure).joined()
  }

  private func figure(_ entry: ReportFigures.Entry) -> String {
    let heading = Markdown.heading(3, entry.heading)
    if let refusal = entry.refusal {
      return heading + Markdown.paragraph("Not drawn: \(Markdown.escaped(refusal))")
    }
    return heading + Markdown.picture(entry.picture, entry.request.title)
      + Markdown.paragraph(
        "\(Markdown.escaped(entry.request.title)): \(Markdown.escaped(entry.request.caption)). "
          + "[Its numbers](\(entry.data)).")
      + Markdown.code([entry.command], language: "sh")
  }

  private var sweeps: String {
    let entries = figures.entries.filter { $0.request.run != nil }
    guard !entries.isEmpty else { return "" }
    return Markdown.heading(2, "Sweeps")
      + entries.map { entry in
        guard let run = entry.request.run else { return "" }
        let names = run.sweep.axes.map(\.parameter.rawValue)
        var rows = run.rows.map { row in row.parameters + row.metrics.map(\.shown) }
        if let least = run.least, let place = run.rows.firstIndex(of: least) {
          rows[place][names.count] = rows[place][names.count] + " ← least"
        }
        return figure(entry)
          + Markdown.table(names + run.sweep.metrics.map(\.rawValue), left: 0, rows)
      }.joined()
  }

  // MARK: Formulas

  private var formulas: String {
    var text = Markdown.heading(2, "Every number with its formula")
    text += Markdown.paragraph(
      "Each with today's values put in, where it comes from, and its key in "
        + "`qexplore count --format json` (`qexplore bit-width` for the optimal bit-width).")
    let all = Explanation.all(of: construction, instance: instance)
    for section in Explanation.Section.allCases {
      let own = all.filter { $0.section == section }
      guard !own.isEmpty else { continue }
      text += Markdown.heading(3, section.rawValue)
      for one in own {
        let source = [
          Markdown.escaped(one.source), one.key.isEmpty ? "" : Markdown.inline(one.key),
        ]
        .filter { !$0.isEmpty }.joined(separator: ", ")
        text += Markdown.paragraph(
          "**\(Markdown.escaped(one.name)) = \(Markdown.escaped(one.value))**, \(source)")
        let lines = [one.formula] + (one.values.isEmpty ? [] : ["= " + one.values])
        text += Markdown.code(lines.filter { !$0.isEmpty })
      }
    }
    return text
  }

  private var ending: String {
    "---\n\n"
      + Markdown.paragraph(
        "\(ProgramVersion.name), after Y. Ding, J. Liu, J. Xiong, Y. Shi: On the Universal "
          + "Approximability and Complexity Bounds of Quantized ReLU Neural Networks, ICLR 2019.")
  }
}
