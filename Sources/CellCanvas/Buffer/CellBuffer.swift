/// A rectangle of cells as a value: what a frame is.
///
/// Every write is clipped, so a view may draw at any place and any size. Only scalars of display
/// width one are stored: a wide, combining or control scalar becomes `?`, so a row always has
/// `size.columns` glyphs.
public struct CellBuffer: Hashable, Sendable {
  /// Columns and rows.
  public let size: Size
  /// The cells, row by row.
  public private(set) var cells: [Cell]

  /// A buffer filled with one cell.
  public init(size: Size, fill: Cell = Cell()) {
    self.size = size
    cells = Array(repeating: fill, count: size.columns * size.rows)
  }

  /// The cell at a place; reading outside gives a blank, writing outside does nothing.
  public subscript(x: Int, y: Int) -> Cell {
    get {
      guard x >= 0, y >= 0, x < size.columns, y < size.rows else { return Cell() }
      return cells[y * size.columns + x]
    }
    set {
      guard x >= 0, y >= 0, x < size.columns, y < size.rows else { return }
      cells[y * size.columns + x] = newValue
    }
  }

  /// Writes text from a place to the right, clipped to `limit` columns; returns the column after
  /// the last one.
  @discardableResult
  public mutating func write(
    _ text: String, x: Int, y: Int, style: Style = Style(), limit: Int = .max
  ) -> Int {
    var column = x
    let end = limit == .max ? size.columns : min(size.columns, x + max(0, limit))
    for scalar in text.unicodeScalars {
      guard column < end else { break }
      self[column, y] = Cell(scalar.isSingleWidth ? scalar : "?", style: style)
      column += 1
    }
    return column
  }

  /// Fills a rectangle with one cell.
  public mutating func fill(_ rect: Rect, with cell: Cell) {
    for y in max(0, rect.y)..<max(0, min(size.rows, rect.maxY), rect.y) {
      for x in max(0, rect.x)..<max(0, min(size.columns, rect.maxX), rect.x) {
        self[x, y] = cell
      }
    }
  }

  /// The glyphs of one row as text, trailing blanks kept.
  public func text(row: Int) -> String {
    var text = String.UnicodeScalarView()
    for x in 0..<size.columns { text.append(self[x, row].glyph) }
    return String(text)
  }
}

extension Unicode.Scalar {
  /// Whether a terminal gives the scalar exactly one column (the ranges that this program may
  /// draw).
  package var isSingleWidth: Bool {
    switch value {
    case 0x20...0x7E: true
    case 0xA0...0x2FF, 0x370...0x482, 0x48A...0x52F: value != 0xAD
    case 0x1E00...0x1FFF: true
    case 0x2010...0x2027, 0x2030...0x205E, 0x2070...0x20CF: true
    case 0x2100...0x2319, 0x231C...0x2328, 0x232B...0x23E8: true
    case 0x2400...0x25FC, 0x25FF...0x2613: true
    case 0x2616...0x2647, 0x2654...0x267E: true
    case 0x2713...0x2727, 0x27C0...0x2B1A: true
    case 0x1CD00...0x1CEFF, 0x1D400...0x1D7FF, 0x1FB00...0x1FBFF: true
    default: false
    }
  }
}
