/// Writes panels as axes.
struct PgfplotsWriter {
  let palette: PagePalette
  let metrics: PageMetrics
  private(set) var text = ""
  /// Where vertical rules with names stand in the panel, from 0 to 1.
  var ruleNames: [Double] = []

  init(palette: PagePalette, metrics: PageMetrics) {
    self.palette = palette
    self.metrics = metrics
  }

  mutating func line(_ line: String) {
    text += line
    text += "\n"
  }

  /// A colour for each role that occurs.
  mutating func colors(of figure: Figure) {
    var names: [String] = []
    for panel in figure.panels {
      for mark in panel.marks {
        guard let role = mark.role, !names.contains(name(of: role)) else { continue }
        names.append(name(of: role))
        let digits = String(palette.color(of: role) & 0xFFFFFF, radix: 16, uppercase: true)
        let hex = String(repeating: "0", count: 6 - digits.count) + digits
        line("\\definecolor{\(name(of: role))}{HTML}{\(hex)}")
      }
    }
  }

  func name(of role: Role) -> String {
    if case .series(let index) = role { return "qxseries\((index % 6 + 6) % 6)" }
    return "qx\(role)"
  }

  /// A length in points of TeX, of which there are 72.27 an inch.
  func length(_ points: Double) -> String { "\(number(points * 72.27 / 72, digits: 5))pt" }

  // MARK: Axes

  mutating func write(_ panel: Panel, _ scales: PanelScales, at place: PanelPlace) {
    let data = place.data
    guard data.width > 0, data.height > 0 else { return }
    let xAxis = ResolvedAxis(panel.x, scale: scales.x, metric: metrics.horizontal(data.width))
    let yAxis = ResolvedAxis(panel.y, scale: scales.y, metric: metrics.vertical(data.height))
    line("\\begin{axis}[")
    line("  at={(\(length(data.x)),\(length(-data.maxY)))}, anchor=south west,")
    line("  scale only axis, width=\(length(data.width)), height=\(length(data.height)),")
    line("  xmode=\(scales.x.kind.isLog ? "log" : "linear"), \(limits("x", scales.x)),")
    line("  ymode=\(scales.y.kind.isLog ? "log" : "linear"), \(limits("y", scales.y)),")
    line("  \(ticks("x", xAxis, isLabelled: place.labelsX)),")
    line("  \(ticks("y", yAxis, isLabelled: true)),")
    // Labels are written out, so nothing may be taken out of them.
    line("  axis lines=left, axis line style={-}, tick align=outside, unbounded coords=jump,")
    line("  scaled ticks=false,")
    line("  label style={font=\\scriptsize}, ticklabel style={font=\\scriptsize}, clip=true,")
    let heat = panel.marks.lazy.compactMap { mark -> HeatMark? in
      if case .heat(let heat) = mark { heat } else { nil }
    }.first
    if let heat {
      line("  \(colors(of: heat, hasBar: panel.colorBar != nil)),")
    } else {
      line("  grid=major, grid style={line width=0.2pt, black!12},")
    }
    if place.labelsX, !panel.x.heading.isEmpty {
      line("  xlabel={\(TeXText.escaped(panel.x.heading))},")
    }
    let columns = legendColumns(panel.legend, width: width(of: place))
    line(
      "  legend style={at={(1,1)}, anchor=south east, yshift=1pt, inner sep=0pt, "
        + "legend columns=\(columns), draw=none, "
        + "fill=none, font=\\scriptsize, /tikz/every even column/.append style={column sep=1ex}}]")
    ruleNames = []
    var named: [String] = []
    for layer in 0..<5 {
      for mark in panel.marks where mark.layer == layer {
        write(mark, scales, width: data.width, named: &named)
      }
    }
    line("\\end{axis}")
    if let baseline = place.titleBaseline {
      heading(panel.title, at: place, baseline: baseline, font: "\\scriptsize\\bfseries")
    }
    if !panel.y.heading.isEmpty {
      heading(panel.y.heading, at: place, baseline: place.headingBaseline, font: "\\scriptsize")
    }
  }

  /// A line above a panel, at its left end as on any page.
  private mutating func heading(
    _ text: String, at place: PanelPlace, baseline: Double, font: String
  ) {
    line(
      "\\node[anchor=base west, inner sep=0pt, font=\(font)] at "
        + "(\(length(place.heading.lowerBound)), \(length(-baseline))) {\(TeXText.escaped(text))};")
  }

  private func width(of place: PanelPlace) -> Double {
    place.heading.upperBound - place.heading.lowerBound
  }

  /// How many columns of entries a width holds: in TeX they stand in columns, each as wide as its
  /// widest entry.
  private func legendColumns(_ entries: [LegendEntry], width: Double) -> Int {
    // The letters of TeX's scriptsize are smaller than those of other pages.
    let widths = entries.map {
      0.85 * PageText.width(of: $0.label, size: metrics.font) + metrics.swatch + 0.8 * metrics.font
    }
    let fitting = (1...max(1, entries.count)).last { columns in
      let own = (0..<columns).map { column in
        stride(from: column, to: widths.count, by: columns).map { widths[$0] }.max() ?? 0
      }
      return own.reduce(0, +) <= width
    }
    return fitting ?? 1
  }

  private func limits(_ axis: String, _ scale: Scale) -> String {
    let domain = scale.domain
    let direction = scale.isReversed ? ", \(axis) dir=reverse" : ""
    return "\(axis)min=\(number(domain.lowerBound, digits: 9)), "
      + "\(axis)max=\(number(domain.upperBound, digits: 9))\(direction)"
  }

  private func ticks(_ name: String, _ axis: ResolvedAxis, isLabelled: Bool) -> String {
    let values = axis.ticks.map { number($0.value, digits: 12) }.joined(separator: ",")
    let labels = axis.ticks.map { "{\(TeXText.escaped($0.label.text))}" }.joined(separator: ",")
    return "\(name)tick={\(values)}, \(name)ticklabels={\(isLabelled ? labels : "")}"
  }

  private func colors(of heat: HeatMark, hasBar: Bool) -> String {
    let range = heat.resolvedRange
    let table = heat.ramp.table
    let stops = stride(from: 0, through: 255, by: 15).map { index -> String in
      let color = table[index]
      return "rgb255=(\(color >> 16 & 0xFF),\(color >> 8 & 0xFF),\(color & 0xFF))"
    }
    return "colormap={qx}{\(stops.joined(separator: " "))}, \(hasBar ? "colorbar, " : "")"
      + "point meta min=\(number(range.lowerBound, digits: 9)), "
      + "point meta max=\(number(range.upperBound, digits: 9)), "
      + "\(hasBar ? "colorbar style={ticklabel style={font=\\scriptsize}}" : "")"
  }

  /// So many significant digits; `nan` is a gap.
  func number(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return "nan" }
    guard let decimal = DecimalValue(rounding: value, digits: digits) else { return "0" }
    let short = DecimalValue.normalized([decimal])[0]
    if short.exponent >= 0, short.exponent <= 3 {
      return String(short.mantissa) + String(repeating: "0", count: short.exponent)
    }
    guard short.exponent < 0, short.exponent >= -12 else {
      return "\(short.mantissa)e\(short.exponent)"
    }
    let figures = String(short.mantissa.magnitude)
    let places = -short.exponent
    let padded = String(repeating: "0", count: max(0, places + 1 - figures.count)) + figures
    return "\(short.mantissa < 0 ? "-" : "")\(padded.dropLast(places)).\(padded.suffix(places))"
  }
}
