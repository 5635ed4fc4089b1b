import Foundation

/// The scales of one panel after its data were looked at.
package struct PanelScales: Hashable, Sendable {
  /// The horizontal map.
  package var x: Scale
  /// The vertical map.
  package var y: Scale
  /// Whether no finite value lies in the window.
  package var isEmpty: Bool
  /// Values that a logarithmic axis cannot show; they are gaps.
  package var hiddenValues: Int

  /// Scales that are known.
  package init(x: Scale, y: Scale, isEmpty: Bool = false, hiddenValues: Int = 0) {
    self.x = x
    self.y = y
    self.isEmpty = isEmpty
    self.hiddenValues = hiddenValues
  }
}

extension Figure {
  /// The scales of every panel: the given domains, else those of the data.
  ///
  /// O(number of values).
  package func scales() -> [PanelScales] {
    var shared: Scale?
    if layout == .sharedX, let first = panels.first {
      var extent = Extent(isLog: first.x.kind.isLog)
      for panel in panels { panel.collectX(into: &extent) }
      shared = first.x.scale(over: extent, pads: first.padsX)
    }
    return panels.map { $0.scales(sharedX: shared) }
  }
}

extension Panel {
  func scales(sharedX: Scale?) -> PanelScales {
    var xExtent = Extent(isLog: sharedX?.kind.isLog ?? x.kind.isLog)
    collectX(into: &xExtent)
    let xScale = sharedX ?? x.scale(over: xExtent, pads: padsX)
    var yExtent = Extent(isLog: y.kind.isLog)
    collectY(into: &yExtent, window: xScale.domain)
    return PanelScales(
      x: xScale, y: y.scale(over: yExtent, pads: padsY, base: barBase),
      isEmpty: xExtent.isEmpty || yExtent.isEmpty,
      hiddenValues: xExtent.hidden + yExtent.hidden)
  }

  /// Curves run from edge to edge, separate points keep a distance from the frame.
  var padsX: Bool {
    marks.contains { if case .points = $0 { true } else { false } }
      && !marks.contains {
        switch $0 {
        case .line, .step, .bars, .band, .heat: true
        default: false
        }
      }
  }

  /// Where the bars begin; an axis has no room beyond it on which nothing could stand.
  private var barBase: Double? {
    for case .bars(let bars) in marks where bars.base.isFinite { return bars.base }
    return nil
  }

  private var padsY: Bool {
    !marks.contains { if case .heat = $0 { true } else { false } }
  }

  func collectX(into extent: inout Extent) {
    for mark in marks {
      switch mark {
      case .line(let line): extent.add(line.x)
      case .step(let step): extent.add(step.edges)
      case .bars(let bars):
        for i in bars.x.indices {
          extent.add(bars.edges(i).left)
          extent.add(bars.edges(i).right)
        }
      case .band(let band): extent.add(band.x)
      case .points(let points): extent.add(points.x)
      case .heat(let heat):
        extent.add(heat.x.lowerBound)
        extent.add(heat.x.upperBound)
      case .rule(let rule):
        if rule.direction == .vertical { extent.add(rule.value) }
      case .text: break
      }
    }
  }

  private func collectY(into extent: inout Extent, window: ClosedRange<Double>) {
    for mark in marks {
      switch mark {
      case .line(let line): extent.add(curve: line.y, over: line.x, in: window)
      case .step(let step):
        for i in 0..<min(step.y.count, max(0, step.edges.count - 1)) {
          let shown =
            step.edges[i + 1] >= window.lowerBound && step.edges[i] <= window.upperBound
          if shown { extent.add(step.y[i]) }
        }
      case .bars(let bars):
        if !extent.isLog || bars.base > 0 { extent.add(bars.base) }
        for i in 0..<min(bars.x.count, bars.y.count)
        where bars.edges(i).right >= window.lowerBound && bars.edges(i).left <= window.upperBound {
          extent.add(bars.y[i])
        }
      case .band(let band):
        extent.add(curve: band.lo, over: band.x, in: window)
        extent.add(curve: band.hi, over: band.x, in: window)
      case .points(let points): extent.add(points.y, where: points.x, in: window)
      case .heat(let heat):
        extent.add(heat.y.lowerBound)
        extent.add(heat.y.upperBound)
      case .rule(let rule):
        if rule.direction == .horizontal { extent.add(rule.value) }
      case .text: break
      }
    }
  }
}

/// The interval of the values that a scale can show.
struct Extent {
  var isLog: Bool
  var low = Double.infinity
  var high = -Double.infinity
  var hidden = 0

  init(isLog: Bool) { self.isLog = isLog }

  var isEmpty: Bool { low > high }

  mutating func add(_ value: Double) {
    guard value.isFinite else { return }
    if isLog, value <= 0 {
      hidden += 1
      return
    }
    low = min(low, value)
    high = max(high, value)
  }

  mutating func add(_ values: [Double]) {
    for value in values { add(value) }
  }

  /// The values of points inside a window.
  mutating func add(_ values: [Double], where x: [Double], in window: ClosedRange<Double>) {
    for i in 0..<min(values.count, x.count) where window.contains(x[i]) { add(values[i]) }
  }

  /// The values of a polyline inside a window, also where it only crosses the window's ends.
  mutating func add(curve y: [Double], over x: [Double], in window: ClosedRange<Double>) {
    add(y, where: x, in: window)
    for i in 0..<max(0, min(x.count, y.count) - 1) {
      add(from: (x[i], y[i]), to: (x[i + 1], y[i + 1]), at: window.lowerBound)
      add(from: (x[i], y[i]), to: (x[i + 1], y[i + 1]), at: window.upperBound)
    }
  }

  /// The value of a segment at an abscissa that it crosses.
  private mutating func add(
    from a: (x: Double, y: Double), to b: (x: Double, y: Double), at end: Double
  ) {
    guard (a.x < end) != (b.x < end), a.x.isFinite, b.x.isFinite else { return }
    // A log axis would count an interpolated 0 as a hidden value.
    guard !isLog || a.y > 0 && b.y > 0 else { return }
    add(a.y + (end - a.x) / (b.x - a.x) * (b.y - a.y))
  }
}

extension Axis {
  /// The scale of a given domain, else one over the data; defined for every extent.
  ///
  /// No room is left beyond `base`.
  func scale(over extent: Extent, pads: Bool, base: Double? = nil) -> Scale {
    if let domain, let scale = Scale(kind, domain: domain, isReversed: isReversed) { return scale }
    var extent = extent
    extent.add(includes)
    guard !extent.isEmpty else {
      return Scale(kind, domain: kind.isLog ? 1...10 : 0...1, isReversed: isReversed) ?? .unit
    }
    let room = pads ? 0.05 : 0
    var domain =
      kind.isLog
      ? Axis.logDomain(extent.low, extent.high, room: room)
      : Axis.linearDomain(extent.low, extent.high, room: room)
    if let base, base == extent.low, base < domain.upperBound { domain = base...domain.upperBound }
    if let base, base == extent.high, domain.lowerBound < base { domain = domain.lowerBound...base }
    return Scale(kind, domain: domain, isReversed: isReversed) ?? .unit
  }

  /// Room on both sides, none below an exact 0; a constant gets half its size on both sides.
  private static func linearDomain(
    _ low: Double, _ high: Double, room: Double
  ) -> ClosedRange<Double> {
    let limit = 4e307  // so that the length stays finite
    let low = min(max(low, -limit), limit)
    let high = min(max(high, -limit), limit)
    let size = max(abs(low), abs(high))
    guard high - low > 1e-12 * size, (high - low).isNormal else {
      let half = size > 1e-290 ? size / 2 : 1
      return (low - half)...(high + half)
    }
    let pad = room * (high - low)
    return (low == 0 ? 0 : low - pad)...(high == 0 ? 0 : high + pad)
  }

  private static func logDomain(
    _ low: Double, _ high: Double, room: Double
  ) -> ClosedRange<Double> {
    let low = min(max(low, 1e-300), 1e300)
    let high = min(max(high, low), 1e300)
    guard log(high / low) > 1e-9 || high / low == .infinity else { return (low / 4)...(high * 4) }
    let factor = exp(room * (log(high) - log(low)))
    return (low / factor)...(high * factor)
  }
}
