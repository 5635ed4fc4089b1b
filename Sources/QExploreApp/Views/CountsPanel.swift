import CellCanvas
import QuantizedReLU

/// What the network costs and what error it reaches: as a framed panel or as one line.
enum CountsPanel {
  static func draw(_ state: AppState, layout: ScreenLayout, with pen: inout Pen) {
    guard !layout.counts.isEmpty else {
      drawLine(state, in: layout.countsLine, with: &pen)
      return
    }
    let rect = layout.counts
    pen.buffer.drawBox(
      rect, title: state.hasOldNumbers ? "Old" : "Counts", look: pen.look)
    if layout.isJoined {
      let style = pen.look[.border]
      pen.buffer[rect.x, rect.y] = Cell(pen.look.glyphs(.joinLeft), style: style)
      pen.buffer[rect.maxX - 1, rect.y] = Cell(pen.look.glyphs(.joinRight), style: style)
    }
    let inner = rect.inset(columns: 2, rows: 1)
    let wide = inner.width >= 38
    let labelWidth = wide ? 14 : 8
    let column = (inner.width - labelWidth) / 2
    let first = Rect(
      x: inner.maxX - 2 * column, y: inner.y, width: column - 1, height: 1)
    let second = Rect(x: inner.maxX - column, y: inner.y, width: column, height: 1)
    let heading = { (rect: Rect) in Rect(x: rect.x, y: rect.y - 1, width: rect.width, height: 1) }
    pen.right(" this f ", in: heading(first), role: .title)
    let pinned = state.pin.flatMap { state.pinned ?? $0.numbers }
    let comparison =
      [" against pin ", " vs pin "].first { pen.width($0) <= second.width } ?? " pin "
    pen.right(pinned == nil ? " every f " : comparison, in: heading(second), role: .title)
    guard let snapshot = state.snapshot else { return }
    let table = CountsTable(snapshot, pinned: pinned, columnWidth: column - 1, wide: wide)
    for (index, row) in table.table.enumerated() {
      let line = Rect(x: inner.x, y: inner.y + index, width: labelWidth, height: 1)
      pen.text(row.label, in: line, role: .muted)
      var place = first
      place.y += index
      pen.right(row.instance, in: place, role: .value)
      place = second
      place.y += index
      pen.right(
        pinned == nil ? row.structure : row.change, in: place,
        role: pinned == nil ? .value : .pinned)
    }
    let line = Rect(x: inner.x, y: inner.y + table.table.count, width: inner.width, height: 1)
    drawDesignAndError(table, snapshot, in: line, with: &pen)
    if case .unavailable(let reason) = snapshot.instance {
      drawReason(reason, under: rect, layout: layout, with: &pen)
    }
  }

  /// N, r, t and C, in as many lines as they take, and the error below them.
  private static func drawDesignAndError(
    _ table: CountsTable, _ snapshot: Snapshot, in line: Rect, with pen: inout Pen
  ) {
    var line = line
    let bottom = line.y + CountsTable.rows - table.table.count
    var lines = [""]
    for part in table.design {
      let longer = lines[lines.count - 1].isEmpty ? part : "\(lines[lines.count - 1])  \(part)"
      if pen.width(longer) <= line.width {
        lines[lines.count - 1] = longer
      } else {
        lines.append(part)
      }
    }
    let hasScale =
      pen.width(lines[lines.count - 1]) + 2 + pen.width(table.scale) <= line.width
    for (index, text) in lines.enumerated() {
      pen.text(text, in: line, role: .value)
      if hasScale, index == lines.count - 1 { pen.right(table.scale, in: line, role: .value) }
      line.y += 1
    }
    drawError(
      snapshot, scale: hasScale ? nil : table.scale, in: line, above: bottom, with: &pen)
  }

  /// `error 1.1e-4 ≤ ε ✓`, and below it its share of epsilon and among how many samples it is the
  /// largest; `scale` where it found no room above.
  private static func drawError(
    _ snapshot: Snapshot, scale: String?, in line: Rect, above bottom: Int, with pen: inout Pen
  ) {
    var line = line
    guard let worst = snapshot.worst else {
      let text = snapshot.picture == .pending ? "error …" : "error ≤ \(snapshot.proven), proven"
      pen.text(text, in: line, role: snapshot.picture == .pending ? .muted : .success)
      if let scale { pen.right(scale, in: line, role: .value) }
      return
    }
    let verdict = verdict(snapshot, worst)
    let error = "error \(verdict.text)"
    pen.text(error, in: line, role: verdict.isGood ? .success : .error)
    let room = line.width - pen.width(error) - 2
    // Along a line through the cube it says nothing of the rest.
    let mark = snapshot.subject.setting.d < 3 ? "sampled" : "on this line"
    let isMarked = scale == nil && pen.width(mark) <= room
    if let scale, pen.width(scale) <= room {
      pen.right(scale, in: line, role: .value)
    } else if isMarked {
      pen.right(mark, in: line, role: .muted)
    }
    line.y += 1
    guard line.y < bottom else { return }
    pen.text(verdict.share, in: line, role: .value)
    let samples =
      "\(NumberText.grouped(Double(worst.samples))) \(isMarked ? "points" : "samples")"
    if pen.width(verdict.share) + 2 + pen.width(samples) <= line.width {
      pen.right(samples, in: line, role: .muted)
    }
  }

  /// Why this f is not counted, below the panel where there is room, else in its lower edge.
  private static func drawReason(
    _ reason: String, under panel: Rect, layout: ScreenLayout, with pen: inout Pen
  ) {
    let text = "this f is not counted: \(reason)"
    let below = layout.below
    let lines = pen.look.glyphs.text(text).wrapped(to: below.width)
    guard lines.count <= below.height else {
      let edge = Rect(x: panel.x + 2, y: panel.maxY - 1, width: panel.width - 4, height: 1)
      pen.text(text, in: edge, role: .warning)
      return
    }
    pen.buffer.drawParagraph(text, in: below, style: pen.look[.warning], look: pen.look)
  }

  /// The largest sampled error against epsilon, as text.
  static func verdict(
    _ snapshot: Snapshot, _ worst: Snapshot.WorstError
  ) -> (text: String, share: String, isGood: Bool) {
    let epsilon = snapshot.subject.setting.epsilon.doubleValue
    let isGood = worst.value <= epsilon
    let relation = isGood ? "≤" : ">"
    let mark = isGood ? "✓" : "✗"
    return (
      "\(NumberText.significant(worst.value)) \(relation) ε \(mark)",
      "\(NumberText.percent(worst.value / epsilon)) of ε", isGood
    )
  }

  /// The main numbers in one line.
  static func drawLine(_ state: AppState, in rect: Rect, with pen: inout Pen) {
    guard !rect.isEmpty, let snapshot = state.snapshot else { return }
    var x = rect.x
    for (text, role) in lineParts(snapshot, state, pen) {
      guard x < rect.maxX else { return }
      pen.text(
        text, in: Rect(x: x, y: rect.y, width: rect.maxX - x, height: 1), role: role)
      x += pen.width(text) + 2
    }
  }

  /// The main numbers, the most wanted first.
  static func lineParts(
    _ snapshot: Snapshot, _ state: AppState, _ pen: Pen
  ) -> [(String, ThemeRole)] {
    var parts: [(String, ThemeRole)] = []
    if state.hasOldNumbers { parts.append(("old:", .error)) }
    let counts: NetworkCounts
    if case .counts(let own) = snapshot.instance {
      counts = own
    } else {
      counts = snapshot.structure
    }
    let weights = NumberText.fitted(counts.weights, width: 15)
    parts.append(("\(weights) weights", .value))
    if let worst = snapshot.worst {
      let verdict = verdict(snapshot, worst)
      parts.append(
        ("error \(verdict.text)", verdict.isGood ? .success : .error))
    }
    let bits = NumberText.fitted(counts.bits, log10: counts.bitsLog10, width: 15)
    parts.append(("\(bits) bits", .value))
    parts.append(("\(NumberText.fitted(counts.depth, width: 9)) layers", .value))
    parts.append(("\(NumberText.fitted(counts.units, width: 15)) units", .value))
    return parts
  }
}
