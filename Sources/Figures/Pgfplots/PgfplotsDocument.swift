/// A figure as a picture of pgfplots, to be read in with `\input`; it compiles with
/// `\usepackage{pgfplots}` and `\pgfplotsset{compat=1.16}` alone.
package enum PgfplotsDocument {
  /// The whole file, its axes where a page of the size has them; the same figure gives the same
  /// bytes.
  package static func text(
    _ figure: Figure, size: PageSize, palette: PagePalette, provenance: Provenance
  ) -> String {
    let scales = figure.scales()
    let layout = PageLayout(figure, scales: scales, size: size)
    var writer = PgfplotsWriter(palette: palette, metrics: layout.metrics)
    for line in [provenance.title, provenance.parameters, provenance.command, provenance.creator]
    where !line.isEmpty {
      writer.line("% \(line.split(whereSeparator: \.isNewline).joined(separator: " "))")
    }
    writer.line("% \\usepackage{pgfplots} \\pgfplotsset{compat=1.16}")
    writer.line("\\begin{tikzpicture}")
    writer.colors(of: figure)
    if let baseline = layout.titleBaseline {
      writer.line(
        "\\node[anchor=base west, font=\\small\\bfseries] at "
          + "(\(writer.length(layout.metrics.margin)), \(writer.length(-baseline))) "
          + "{\(TeXText.escaped(figure.title))};")
    }
    for place in layout.places {
      writer.write(figure.panels[place.index], scales[place.index], at: place)
    }
    writer.line("\\end{tikzpicture}")
    return writer.text
  }
}

/// Writes panels as axes.
private struct PgfplotsWriter {
  let palette: PagePalette
  let metrics: PageMetrics
  private(set) var text = ""

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

  private func name(of role: Role) -> String {
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
    line("  axis lines=left, axis line style={-}, tick align=outside, unbounded coords=jump,")
    line("  label style={font=\\scriptsize}, ticklabel style={font=\\scriptsize}, clip=true,")
    let hasHeat = panel.marks.contains { if case .heat = $0 { true } else { false } }
    if !hasHeat { line("  grid=major, grid style={line width=0.2pt, black!12},") }
    if let heat = panel.colorBar { line("  \(colorBar(heat)),") }
    if place.labelsX, !panel.x.heading.isEmpty {
      line("  xlabel={\(TeXText.escaped(panel.x.heading))},")
    }
    let columns = max(1, PageHeading(panel, width: width(of: place), metrics).columns)
    line(
      "  legend style={at={(1,1)}, anchor=south east, yshift=1pt, inner sep=0pt, "
        + "legend columns=\(columns), draw=none, "
        + "fill=none, font=\\scriptsize, /tikz/every even column/.append style={column sep=1ex}}]")
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

  private func colorBar(_ heat: HeatMark) -> String {
    let range = heat.resolvedRange
    let table = heat.ramp.table
    let stops = stride(from: 0, through: 255, by: 15).map { index -> String in
      let color = table[index]
      return "rgb255=(\(color >> 16 & 0xFF),\(color >> 8 & 0xFF),\(color & 0xFF))"
    }
    return "colormap={qx}{\(stops.joined(separator: " "))}, colorbar, "
      + "point meta min=\(number(range.lowerBound, digits: 9)), "
      + "point meta max=\(number(range.upperBound, digits: 9)), "
      + "colorbar style={ticklabel style={font=\\scriptsize}}"
  }

  // MARK: Marks

  private mutating func write(
    _ mark: Mark, _ scales: PanelScales, width: Double, named: inout [String]
  ) {
    switch mark {
    case .line(let curve):
      var options = options(curve.style)
      if let step = curve.pointStride {
        options += ", mark=\(symbol(curve.style.marker)), mark size=1.6pt, mark repeat=\(step), "
        options += "mark options={solid}"
      } else {
        options += ", mark=none"
      }
      // Marks go by the number of the point, so such a curve keeps all of them.
      let points =
        curve.pointStride == nil
        ? reduced(curve.x, curve.y, scales, width: width)
        : Array(zip(curve.x, curve.y))
      plot(options, points, label: curve.label, named: &named)
    case .step(let step):
      var points: [(Double, Double)] = []
      for i in 0..<min(step.y.count, max(0, step.edges.count - 1)) {
        points += [(step.edges[i], step.y[i]), (step.edges[i + 1], step.y[i])]
      }
      plot("\(options(step.style)), mark=none", points, label: step.label, named: &named)
    case .bars(let bars):
      write(bars, scales, named: &named)
    case .band(let band):
      let color = name(of: band.style.role)
      let count = min(band.x.count, band.lo.count, band.hi.count)
      let lower = reduced(
        Array(band.x.prefix(count)), Array(band.lo.prefix(count)), scales, width: width)
      let upper = reduced(
        Array(band.x.prefix(count)), Array(band.hi.prefix(count)), scales, width: width)
      let outline = (upper + lower.reversed()).filter { $0.0.isFinite && $0.1.isFinite }
      plot(
        "draw=none, fill=\(color), fill opacity=0.3, area legend, mark=none", outline,
        closing: " -- cycle", label: band.label, named: &named)
    case .rule(let rule):
      let (x, y) = (scales.x.domain, scales.y.domain)
      let points =
        rule.direction == .horizontal
        ? [(x.lowerBound, rule.value), (x.upperBound, rule.value)]
        : [(rule.value, y.lowerBound), (rule.value, y.upperBound)]
      plot("\(options(rule.style)), mark=none", points, label: rule.label, named: &named)
      guard let label = rule.endLabel else { return }
      let (anchor, place) =
        rule.direction == .horizontal ? ("south east", points[1]) : ("north west", points[1])
      node(label, at: place, anchor: anchor, role: rule.style.role)
    case .points(let points):
      let color = name(of: points.style.role)
      plot(
        "only marks, color=\(color), mark=\(symbol(points.style.marker)), mark size=1.8pt",
        Array(zip(points.x, points.y)), label: points.label, named: &named)
      for i in 0..<min(points.names.count, points.x.count, points.y.count)
      where !points.names[i].isEmpty {
        node(
          points.names[i], at: (points.x[i], points.y[i]), anchor: "north west",
          role: points.style.role)
      }
    case .heat(let heat):
      write(heat)
    case .text(let label):
      let anchor =
        switch label.anchor {
        case .leading: "west"
        case .center: "center"
        case .trailing: "east"
        }
      node(label.text, at: (label.x, label.y), anchor: anchor, role: label.style.role)
    }
  }

  /// Each bar a closed outline, so that a logarithmic base needs no care of the reader's.
  private mutating func write(_ bars: BarMark, _ scales: PanelScales, named: inout [String]) {
    let color = name(of: bars.style.role)
    let opacity = bars.style.dash == .dashed ? "0.45" : "1"
    let foot = scales.y.kind.isLog && bars.base <= 0 ? scales.y.domain.lowerBound : bars.base
    let least = (scales.x.domain.upperBound - scales.x.domain.lowerBound) / 300
    var isFirst = true
    for i in 0..<min(bars.x.count, bars.y.count) where bars.y[i].isFinite {
      let edges = bars.edges(i)
      let room = max(0, least - (edges.right - edges.left)) / 2
      let (left, right) = (edges.left - room, edges.right + room)
      plot(
        "draw=none, fill=\(color), fill opacity=\(opacity), area legend, mark=none",
        [(left, foot), (left, bars.y[i]), (right, bars.y[i]), (right, foot)],
        closing: " -- cycle", label: isFirst ? bars.label : nil, named: &named)
      isFirst = false
    }
  }

  private mutating func write(_ heat: HeatMark) {
    guard heat.columns > 0, heat.rows > 0 else { return }
    let width = (heat.x.upperBound - heat.x.lowerBound) / Double(heat.columns)
    let height = (heat.y.upperBound - heat.y.lowerBound) / Double(heat.rows)
    line(
      "\\addplot[matrix plot*, point meta=explicit, mesh/cols=\(heat.columns)] coordinates {")
    for row in 0..<heat.rows {
      var cells = ""
      let y = number(heat.y.lowerBound + (Double(row) + 0.5) * height, digits: 6)
      for column in 0..<heat.columns {
        let x = number(heat.x.lowerBound + (Double(column) + 0.5) * width, digits: 6)
        let value = heat.values[row * heat.columns + column]
        cells += "(\(x),\(y)) [\(number(value, digits: 5))] "
      }
      line("  \(cells)")
    }
    line("};")
  }

  private mutating func plot(
    _ options: String, _ points: [(Double, Double)], closing: String = "", label: String?,
    named: inout [String]
  ) {
    let isNamed = label.map { !named.contains($0) } ?? false
    line("\\addplot[\(options)\(isNamed ? "" : ", forget plot")] coordinates {")
    var row = "  "
    for (x, y) in points {
      row += "(\(number(x, digits: 7)),\(number(y, digits: 7)))"
      if row.utf8.count > 90 {
        line(row)
        row = "  "
      }
    }
    if row != "  " { line(row) }
    line("}\(closing);")
    guard isNamed, let label else { return }
    named.append(label)
    line("\\addlegendentry{\(TeXText.escaped(label))}")
  }

  private mutating func node(
    _ text: String, at place: (Double, Double), anchor: String, role: Role
  ) {
    line(
      "\\node[anchor=\(anchor), font=\\scriptsize, text=\(name(of: role))] at "
        + "(axis cs:\(number(place.0, digits: 7)),\(number(place.1, digits: 7))) "
        + "{\(TeXText.escaped(text))};")
  }

  /// The points that can be told apart on the page, in data coordinates.
  private func reduced(
    _ x: [Double], _ y: [Double], _ scales: PanelScales, width: Double
  ) -> [(Double, Double)] {
    let count = min(x.count, y.count)
    let columns = 4 * width
    guard Double(count) > columns else { return Array(zip(x, y)) }
    var outX: [Double] = []
    var outY: [Double] = []
    Decimation.m4(
      x: x.prefix(count).map { scales.x.position(of: $0) * columns }, y: Array(y.prefix(count)),
      outputX: &outX, outputY: &outY)
    return zip(outX, outY).map { (scales.x.value(at: $0 / columns), $1) }
  }

  private func options(_ style: MarkStyle) -> String {
    let dash =
      switch style.dash {
      case .solid: "solid"
      case .dashed: "dashed"
      case .dotted: "densely dotted"
      case .dashDotted: "dashdotted"
      }
    return "color=\(name(of: style.role)), line width=0.8pt, \(dash)"
  }

  private func symbol(_ marker: Marker) -> String {
    switch marker {
    case .circle: "*"
    case .square: "square*"
    case .triangle: "triangle*"
    case .diamond: "diamond*"
    case .cross: "x"
    case .plus: "+"
    }
  }

  /// So many significant digits; `nan` is a gap.
  private func number(_ value: Double, digits: Int) -> String {
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

extension Mark {
  /// The role of what it draws; nil for a map, which has a ramp.
  var role: Role? {
    switch self {
    case .line(let line): line.style.role
    case .step(let step): step.style.role
    case .bars(let bars): bars.style.role
    case .band(let band): band.style.role
    case .rule(let rule): rule.style.role
    case .points(let points): points.style.role
    case .text(let text): text.style.role
    case .heat: nil
    }
  }
}
