extension CellBuffer {
  /// A bar that is filled from the left for a share in 0...1.
  package mutating func drawProgress(_ share: Double, in rect: Rect, look: Look) {
    let full = share.isFinite ? Int((min(max(share, 0), 1) * Double(rect.width)).rounded()) : 0
    let done = look[.progress]
    for x in rect.x..<rect.maxX {
      let isFull = x < rect.x + full
      for y in rect.y..<rect.maxY {
        self[x, y] = Cell(isFull ? look.glyphs(.fullBlock) : look.glyphs(.shade), style: done)
      }
    }
  }
}
