/// How a part of a diagram is drawn.
package struct FlowStroke: Hashable, Sendable {
  /// The role of its colour.
  package var role: ThemeRole
  /// Whether its lines are heavy: the second channel beside colour.
  package var isHeavy: Bool

  /// A stroke.
  package init(_ role: ThemeRole, isHeavy: Bool = false) {
    self.role = role
    self.isHeavy = isHeavy
  }
}

extension CellBuffer {
  /// The edges of the boxes and the wires between them, with an arrowhead where a wire enters a box.
  ///
  /// The inside of the boxes is left as it is.
  package mutating func drawFlow(
    _ layout: FlowLayout, boxes: (Int) -> FlowStroke, wires: (FlowWire) -> FlowStroke, look: Look
  ) {
    var canvas = StrokeCanvas()
    for (box, rect) in layout.boxes.enumerated() {
      let stroke = boxes(box)
      canvas.addFrame(
        rect, owner: box, weight: stroke.isHeavy ? .heavy : .light, style: look[stroke.role],
        rank: 2)
    }
    for wire in layout.wires {
      let stroke = wires(wire)
      // The last cell is the arrowhead's, which stands in the edge of the box.
      canvas.addPath(
        wire.corners, owner: wire.from, weight: stroke.isHeavy ? .heavy : .light,
        style: look[stroke.role], rank: stroke.isHeavy ? 1 : 0)
    }
    canvas.draw(into: &self, glyphs: look.glyphs)
    let head: Glyphs.Symbol = layout.direction == .rightward ? .pointerRight : .pointerDown
    for wire in layout.wires {
      guard let end = wire.corners.last else { continue }
      self[end.x, end.y] = Cell(look.glyphs(head), style: look[wires(wire).role])
    }
  }
}

extension CellBuffer {
  /// The edge of a box that stands inside another one.
  package mutating func drawFrame(_ rect: Rect, _ stroke: FlowStroke, look: Look) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    var canvas = StrokeCanvas()
    canvas.addFrame(
      rect, owner: 0, weight: stroke.isHeavy ? .heavy : .light, style: look[stroke.role], rank: 0)
    canvas.draw(into: &self, glyphs: look.glyphs)
  }
}
