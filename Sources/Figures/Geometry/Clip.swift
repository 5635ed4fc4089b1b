/// A rectangle in device coordinates that segments are cut at (Liang and Barsky 1984).
package struct ClipRect: Hashable, Sendable {
  package var minX: Double
  package var minY: Double
  package var maxX: Double
  package var maxY: Double

  /// A rectangle from its corners.
  package init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// Whether a point lies in it, edges included; false for NaN.
  package func contains(_ x: Double, _ y: Double) -> Bool {
    x >= minX && x <= maxX && y >= minY && y <= maxY
  }

  /// A segment in device coordinates.
  package struct Segment: Hashable, Sendable {
    package var x0: Double
    package var y0: Double
    package var x1: Double
    package var y1: Double

    /// A segment from its ends.
    package init(x0: Double, y0: Double, x1: Double, y1: Double) {
      self.x0 = x0
      self.y0 = y0
      self.x1 = x1
      self.y1 = y1
    }
  }

  /// The part of a segment inside, or nil where there is none or a coordinate is not finite.
  package func clip(_ s: Segment) -> Segment? {
    if contains(s.x0, s.y0), contains(s.x1, s.y1) { return s }
    let dx = s.x1 - s.x0
    let dy = s.y1 - s.y0
    guard s.x0.isFinite, s.y0.isFinite, dx.isFinite, dy.isFinite else { return nil }
    var enter = 0.0
    var leave = 1.0
    func cut(_ p: Double, _ q: Double) -> Bool {
      if p == 0 { return q >= 0 }
      let t = q / p
      if p < 0 { enter = max(enter, t) } else { leave = min(leave, t) }
      return enter <= leave
    }
    guard cut(-dx, s.x0 - minX), cut(dx, maxX - s.x0), cut(-dy, s.y0 - minY), cut(dy, maxY - s.y0)
    else { return nil }
    // Rounding may leave the rectangle by an ulp; that ulp, and only that, is taken back.
    func x(_ t: Double) -> Double { min(max(s.x0 + t * dx, minX), maxX) }
    func y(_ t: Double) -> Double { min(max(s.y0 + t * dy, minY), maxY) }
    return Segment(
      x0: enter > 0 ? x(enter) : s.x0, y0: enter > 0 ? y(enter) : s.y0,
      x1: leave < 1 ? x(leave) : s.x1, y1: leave < 1 ? y(leave) : s.y1)
  }
}
