import CellCanvas

/// A view that cannot draw anything yet says so.
enum UndrawnView {
  static func draw(_ view: ViewKind, in rect: Rect, with pen: inout Pen) {
    pen.centered(
      "\(view.number) \(view.title): this view cannot draw anything yet.", in: rect, role: .muted)
  }
}
