/// Draws commands on a context of cairo.
struct CairoPen {
  let cairo: CairoLibrary
  let context: CairoLibrary.Context

  /// The family that is asked for; the machine's own sans serif takes its place.
  private static let family = "Helvetica"
  /// The same for texts of one width.
  private static let monospaced = "DejaVu Sans Mono"

  func draw(_ command: DrawCommand) {
    switch command {
    case .lines(let lines, let stroke):
      for line in lines { trace(line) }
      set(stroke)
      cairo.stroke(context)
    case .areas(let areas, let color, let opacity):
      for area in areas {
        trace(area)
        cairo.closePath(context)
      }
      setColor(color, opacity: opacity)
      cairo.fill(context)
    case .cells(let cells, let color):
      // Neighbouring cells would show seams where their edges are smoothed.
      cairo.setAntialias(context, 1)
      for cell in cells { cairo.rectangle(context, cell.x, cell.y, cell.width, cell.height) }
      setColor(color)
      cairo.fill(context)
      cairo.setAntialias(context, 0)
    case .markers(let places, let marker, let size, let color, let ground):
      let outline = marker.outline(size: size)
      for place in places {
        for ring in outline {
          trace(ring.map { PagePoint(place.x + $0.x, place.y + $0.y) })
          cairo.closePath(context)
        }
        setColor(color)
        cairo.fillPreserve(context)
        set(Stroke(ground, width: size / 12))
        cairo.stroke(context)
      }
    case .text(let text): draw(text)
    case .clipped(let rect, _, let commands):
      cairo.save(context)
      cairo.rectangle(context, rect.x, rect.y, rect.width, rect.height)
      cairo.clip(context)
      for command in commands { draw(command) }
      cairo.restore(context)
    }
  }

  private func trace(_ line: [PagePoint]) {
    for (index, point) in line.enumerated() {
      if index == 0 {
        cairo.moveTo(context, point.x, point.y)
      } else {
        cairo.lineTo(context, point.x, point.y)
      }
    }
  }

  private func setColor(_ color: UInt32, opacity: Double = 1) {
    let channel = { (shift: UInt32) in Double(color >> shift & 0xFF) / 255 }
    cairo.setSourceRGBA(context, channel(16), channel(8), channel(0), opacity)
  }

  private func set(_ stroke: Stroke) {
    setColor(stroke.color)
    cairo.setLineWidth(context, stroke.width)
    // Round ends and corners; patterns have square ends, or their gaps would close.
    cairo.setLineCap(context, stroke.pattern.isEmpty ? 1 : 0)
    cairo.setLineJoin(context, 1)
    stroke.pattern.withUnsafeBufferPointer {
      cairo.setDash(context, $0.baseAddress, Int32($0.count), 0)
    }
  }

  private func draw(_ text: PageText) {
    setColor(text.color)
    if let pitch = text.pitch {
      cairo.selectFontFace(context, CairoPen.monospaced, 0, text.isBold ? 1 : 0)
      cairo.setFontSize(context, text.size)
      for (index, scalar) in text.text.unicodeScalars.enumerated() where scalar != " " {
        cairo.moveTo(context, text.place.x + Double(index) * pitch, text.place.y)
        cairo.showText(context, String(scalar))
      }
      cairo.newPath(context)
      return
    }
    cairo.selectFontFace(context, CairoPen.family, 0, text.isBold ? 1 : 0)
    let runs = text.runs.map { run -> (text: String, size: Double, rise: Double, width: Double) in
      let size = run.isRaised ? PageText.raisedSize * text.size : text.size
      cairo.setFontSize(context, size)
      return (run.text, size, run.isRaised ? PageText.rise * text.size : 0, advance(of: run.text))
    }
    let width = runs.reduce(0) { $0 + $1.width }
    var x =
      switch text.anchor {
      case .start: text.place.x
      case .middle: text.place.x - width / 2
      case .end: text.place.x - width
      }
    for run in runs {
      cairo.setFontSize(context, run.size)
      cairo.moveTo(context, x, text.place.y - run.rise)
      cairo.showText(context, run.text)
      x += run.width
    }
    // The end of a text is a current point, which the next line would begin at.
    cairo.newPath(context)
  }

  private func advance(of text: String) -> Double {
    var extents = [Double](repeating: 0, count: 6)
    extents.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      cairo.textExtents(context, text, base)
    }
    return extents[4]
  }
}
