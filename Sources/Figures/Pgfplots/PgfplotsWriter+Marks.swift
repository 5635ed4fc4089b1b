/// What is drawn on the axes.
extension PgfplotsWriter {
  mutating func write(
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
      // A gap in the band is a gap in what is filled.
      let parts = (0..<count).split {
        !band.x[$0].isFinite || !band.lo[$0].isFinite || !band.hi[$0].isFinite
      }
      for part in parts {
        let x = part.map { band.x[$0] }
        let lower = reduced(x, part.map { band.lo[$0] }, scales, width: width)
        let upper = reduced(x, part.map { band.hi[$0] }, scales, width: width)
        plot(
          "draw=none, fill=\(color), fill opacity=0.3, area legend, mark=none",
          upper + lower.reversed(), closing: " -- cycle", label: band.label, named: &named)
      }
    case .rule(let rule):
      let (x, y) = (scales.x.domain, scales.y.domain)
      let points =
        rule.direction == .horizontal
        ? [(x.lowerBound, rule.value), (x.upperBound, rule.value)]
        : [(rule.value, y.lowerBound), (rule.value, y.upperBound)]
      plot("\(options(rule.style)), mark=none", points, label: rule.label, named: &named)
      guard let label = rule.endLabel else { return }
      guard rule.direction == .vertical else {
        node(label, at: points[1], anchor: "south east", role: rule.style.role)
        return
      }
      // Names of rules that stand close together go below one another.
      let position = scales.x.position(of: rule.value)
      let above = ruleNames.count { abs($0 - position) < 0.1 }
      ruleNames.append(position)
      node(
        label, at: points[1], anchor: "north west", role: rule.style.role,
        options: above > 0 ? ", yshift=\(length(-Double(above) * metrics.line))" : "")
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

  /// The most cells along a side of a map: more of them are more than TeX has memory for.
  private static let mapSide = 49

  private mutating func write(_ heat: HeatMark) {
    guard heat.columns > 0, heat.rows > 0 else { return }
    let side = PgfplotsWriter.mapSide
    guard max(heat.columns, heat.rows) <= side else {
      line(
        "% \(side) x \(side) of the map's \(heat.columns) x \(heat.rows) values; its .csv has all")
      var part = heat
      part.columns = min(side, heat.columns)
      let rows = min(side, heat.rows)
      // Values, not means of them: a mean would hide how far the error goes.
      part.values = (0..<rows).flatMap { row in
        (0..<part.columns).map { column in
          let place = { (index: Int, few: Int, many: Int) in
            min(many - 1, (2 * index + 1) * many / (2 * few))
          }
          return heat.values[
            place(row, rows, heat.rows) * heat.columns + place(column, part.columns, heat.columns)]
        }
      }
      write(part)
      return
    }
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
    _ text: String, at place: (Double, Double), anchor: String, role: Role, options: String = ""
  ) {
    line(
      "\\node[anchor=\(anchor), font=\\scriptsize, text=\(name(of: role))\(options)] at "
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
