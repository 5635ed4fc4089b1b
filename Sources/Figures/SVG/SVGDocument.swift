/// A figure as SVG 1.1: real text, paths, a title and a description for who cannot see it.
package enum SVGDocument {
  /// Fonts of one width, for screens.
  static let monospaced = "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"

  /// The whole file; the same commands give the same bytes.
  package static func text(_ list: DrawList, provenance: Provenance) -> String {
    var writer = SVGWriter()
    let (width, height) = (writer.number(list.size.width), writer.number(list.size.height))
    writer.line(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)pt\" height=\"\(height)pt\" "
        + "viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-labelledby=\"title desc\" "
        + "font-family=\"Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif\">")
    writer.line("<title id=\"title\">\(SVGWriter.escaped(provenance.title))</title>")
    writer.line(
      "<desc id=\"desc\">\(SVGWriter.escaped(provenance.parameters)). Made by "
        + "\(SVGWriter.escaped(provenance.creator)): \(SVGWriter.escaped(provenance.command))</desc>"
    )
    for command in list.commands { writer.write(command) }
    writer.line("</svg>")
    return writer.text
  }
}

/// Writes commands as elements.
private struct SVGWriter {
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private var clips = 0

  mutating func line(_ line: String) {
    text += line
    text += "\n"
  }

  mutating func write(_ command: DrawCommand) {
    switch command {
    case .lines(let lines, let stroke):
      let path = lines.map { points($0) }.joined(separator: "")
      line("<path d=\"\(path)\" fill=\"none\" \(attributes(stroke))/>")
    case .areas(let areas, let color, let opacity):
      let path = areas.map { points($0) + "Z" }.joined()
      line(
        "<path d=\"\(path)\" fill=\"\(hex(color))\" fill-opacity=\"\(number(opacity))\" "
          + "stroke=\"none\"/>")
    case .cells(let cells, let color):
      let path = cells.map { cell in
        "M\(number(cell.x)) \(number(cell.y))h\(number(cell.width))v\(number(cell.height))"
          + "h\(number(-cell.width))z"
      }.joined()
      line("<path d=\"\(path)\" fill=\"\(hex(color))\" shape-rendering=\"crispEdges\"/>")
    case .markers(let places, let marker, let size, let color, let ground):
      let outline = marker.outline(size: size)
      let path = places.map { place in
        outline.map { ring in
          points(ring.map { PagePoint(place.x + $0.x, place.y + $0.y) }) + "Z"
        }.joined()
      }.joined()
      line(
        "<path d=\"\(path)\" fill=\"\(hex(color))\" stroke=\"\(hex(ground))\" "
          + "stroke-width=\"\(number(size / 12))\"/>")
    case .text(let text): write(text)
    case .clipped(let rect, let name, let commands):
      clips += 1
      line(
        "<clipPath id=\"panel\(clips)\"><rect x=\"\(number(rect.x))\" y=\"\(number(rect.y))\" "
          + "width=\"\(number(rect.width))\" height=\"\(number(rect.height))\"/></clipPath>")
      line(
        "<g clip-path=\"url(#panel\(clips))\" role=\"group\" "
          + "aria-label=\"\(SVGWriter.escaped(name))\">")
      for command in commands { write(command) }
      line("</g>")
    }
  }

  private mutating func write(_ text: PageText) {
    let anchor =
      switch text.anchor {
      case .start: ""
      case .middle: " text-anchor=\"middle\""
      case .end: " text-anchor=\"end\""
      }
    let weight = text.isBold ? " font-weight=\"bold\"" : ""
    if let pitch = text.pitch {
      let places = text.text.unicodeScalars.indices.enumerated().map { index, _ in
        number(text.place.x + Double(index) * pitch)
      }
      line(
        "<text x=\"\(places.joined(separator: " "))\" y=\"\(number(text.place.y))\" "
          + "font-size=\"\(number(text.size))\"\(weight) font-family=\"\(SVGDocument.monospaced)\" "
          + "xml:space=\"preserve\" fill=\"\(hex(text.color))\">"
          + "\(SVGWriter.escaped(text.text))</text>")
      return
    }
    var body = ""
    var isRaised = false
    // A rise stays until it is taken back, so every change of height is written.
    for run in text.runs {
      let rise = PageText.rise * text.size
      switch (isRaised, run.isRaised) {
      case (false, true):
        body +=
          "<tspan dy=\"\(number(-rise))\" font-size=\"\(number(PageText.raisedSize * text.size))\">"
          + "\(SVGWriter.escaped(run.text))</tspan>"
      case (true, false):
        body += "<tspan dy=\"\(number(rise))\">\(SVGWriter.escaped(run.text))</tspan>"
      default: body += SVGWriter.escaped(run.text)
      }
      isRaised = run.isRaised
    }
    line(
      "<text x=\"\(number(text.place.x))\" y=\"\(number(text.place.y))\" "
        + "font-size=\"\(number(text.size))\"\(weight)\(anchor) fill=\"\(hex(text.color))\">"
        + "\(body)</text>")
  }

  private func attributes(_ stroke: Stroke) -> String {
    let pattern = stroke.pattern.map { number($0) }.joined(separator: " ")
    return "stroke=\"\(hex(stroke.color))\" stroke-width=\"\(number(stroke.width))\" "
      + "stroke-linejoin=\"round\""
      + (pattern.isEmpty ? " stroke-linecap=\"round\"" : " stroke-dasharray=\"\(pattern)\"")
  }

  private func points(_ points: [PagePoint]) -> String {
    var path = ""
    for (index, point) in points.enumerated() {
      path += index == 0 ? "M" : "L"
      path += number(point.x)
      path += " "
      path += number(point.y)
    }
    return path
  }

  /// At most two decimals, which is a seven-thousandth of an inch.
  func number(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let hundredths = Int((min(max(value, -1e9), 1e9) * 100).rounded())
    let magnitude = hundredths.magnitude
    let sign = hundredths < 0 ? "-" : ""
    let fraction = magnitude % 100
    if fraction == 0 { return "\(sign)\(magnitude / 100)" }
    if fraction % 10 == 0 { return "\(sign)\(magnitude / 100).\(fraction / 10)" }
    return "\(sign)\(magnitude / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }

  private func hex(_ color: UInt32) -> String {
    let text = String(color & 0xFFFFFF, radix: 16)
    return "#" + String(repeating: "0", count: 6 - text.count) + text
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      // XML 1.0 has no other control characters.
      case "\t", "\n", "\r": result += " "
      default:
        if scalar.value >= 0x20, !(0x7F..<0xA0).contains(scalar.value) {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}
