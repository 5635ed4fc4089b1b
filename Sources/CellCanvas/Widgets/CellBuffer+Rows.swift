/// A name and a value in a list, such as a parameter or a count.
package struct FieldRow: Hashable, Sendable {
  /// The name, at the left.
  package var label: String
  /// The value.
  package var value: String
  /// A quiet remark behind the value, such as a range; dropped first where there is no room.
  package var note: String
  /// The role of the value.
  package var role: ThemeRole

  /// A row.
  package init(_ label: String, _ value: String, note: String = "", role: ThemeRole = .value) {
    self.label = label
    self.value = value
    self.note = note
    self.role = role
  }
}

extension CellBuffer {
  /// Names and values in two columns, one a row, from `first` on; the selected row is marked and
  /// tinted.
  ///
  /// Values stand at the left of their column, or at the right edge where `alignsTrailing`. A value
  /// keeps its room before the name does.
  package mutating func drawRows(
    _ rows: [FieldRow], in rect: Rect, labelWidth: Int, selection: Int? = nil, first: Int = 0,
    alignsTrailing: Bool = false, look: Look
  ) {
    guard !rect.isEmpty else { return }
    let widest = rows.map { look.glyphs.text($0.value).cellWidth }.max() ?? 0
    let labelRoom = min(labelWidth, max(0, rect.width - 2 - min(widest, 8)))
    for (offset, row) in rows.dropFirst(max(0, first)).prefix(rect.height).enumerated() {
      let y = rect.y + offset
      let isSelected = selection == offset + max(0, first)
      let ground: ThemeRole = isSelected ? .selection : .background
      func style(_ role: ThemeRole) -> Style {
        var style = look.style(role, on: ground)
        if isSelected { style.attributes.formUnion(look[.selection].attributes) }
        return style
      }
      if isSelected {
        fill(
          Rect(x: rect.x, y: y, width: rect.width, height: 1),
          with: Cell(" ", style: style(.selection)))
        self[rect.x, y] = Cell(look.glyphs(.pointerRight), style: style(.selectionMarker))
      }
      let value = look.glyphs.text(row.value)
      drawText(
        row.label, in: Rect(x: rect.x + 1, y: y, width: labelRoom, height: 1),
        style: style(.label), look: look)
      let start = rect.x + 1 + labelRoom + (labelRoom > 0 ? 1 : 0)
      let valueRect = Rect(x: start, y: y, width: rect.maxX - start, height: 1)
      let note = look.glyphs.text(row.note)
      let noteFits =
        !note.isEmpty && value.cellWidth + 1 + note.cellWidth <= valueRect.width
      let wide =
        alignsTrailing && noteFits
        ? Rect(x: start, y: y, width: valueRect.width - note.cellWidth - 1, height: 1) : valueRect
      let written = drawText(
        row.value, in: wide, style: style(row.role), look: look,
        alignment: alignsTrailing ? .trailing : .leading)
      if noteFits {
        drawText(
          row.note,
          in: Rect(
            x: written.upperBound + 1, y: y, width: rect.maxX - written.upperBound - 1, height: 1),
          style: style(.muted), look: look)
      }
    }
  }
}
