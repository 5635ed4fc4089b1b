import CellCanvas

/// View 7: every number with its formula, the formula with today's values, and its source.
enum ExplainView {
  /// One row of the list.
  private struct Row {
    var text: String
    var right = ""
    var role: ThemeRole
  }

  static func draw(_ state: AppState, in rect: Rect, with pen: inout Pen) {
    guard case .explanations(let explanations)? = state.pictured?.picture else {
      ViewFrame.drawWaiting(state, in: rect, with: &pen)
      return
    }
    guard rect.width > 4, rect.height > 0 else { return }
    let rows = rows(explanations, width: rect.width - 2, glyphs: pen.look.glyphs)
    let first = min(state.explainScroll, max(0, rows.count - rect.height))
    for (offset, row) in rows.dropFirst(first).prefix(rect.height).enumerated() {
      let line = Rect(x: rect.x, y: rect.y + offset, width: rect.width - 2, height: 1)
      pen.text(row.text, in: line, role: state.hasOldPicture ? .muted : row.role)
      if !row.right.isEmpty { pen.right(row.right, in: line, role: .muted) }
    }
    pen.buffer.drawScrollbar(
      first: first, count: rows.count,
      in: Rect(x: rect.maxX - 1, y: rect.y, width: 1, height: rect.height), look: pen.look)
  }

  /// How many rows the list has in a place.
  static func rowCount(_ explanations: [Explanation], width: Int, glyphs: Glyphs) -> Int {
    rows(explanations, width: width - 2, glyphs: glyphs).count
  }

  private static func rows(
    _ explanations: [Explanation], width: Int, glyphs: Glyphs
  ) -> [Row] {
    var section: Explanation.Section?
    return explanations.flatMap { one in
      let name = glyphs.text("\(one.name)  \(one.value)")
      let source = glyphs.text(one.source)
      let both = one.key.isEmpty ? source : "\(one.key)  \(source)"
      // The key of the command line where there is room; a source without room has its own row.
      let right = [both, source].first { name.cellWidth + 2 + $0.cellWidth <= width }
      var rows: [Row] = []
      if one.section != section {
        section = one.section
        rows += heading(of: one.section, isFirst: one == explanations.first)
      }
      rows.append(Row(text: name, right: right ?? "", role: .title))
      if right == nil { rows.append(Row(text: "  " + source, role: .muted)) }
      let details = [("", one.formula), ("= ", one.values)].filter { !$0.1.isEmpty }
      return rows
        + details.flatMap { mark, text in
          glyphs.text(mark + text).wrapped(to: max(1, width - 2)).map {
            Row(text: "  " + $0, role: mark.isEmpty ? .value : .text)
          }
        }
    }
  }

  /// A section's name, with a blank row before all but the first.
  private static func heading(of section: Explanation.Section, isFirst: Bool) -> [Row] {
    (isFirst ? [] : [Row(text: "", role: .text)])
      + [Row(text: section.rawValue.uppercased(), role: .accent)]
  }
}
