import CNcurses
import CellCanvas

/// Cells of ours to cells of ncurses, for the terminal that is open.
@MainActor
struct CellPainter {
  private let reduction: StyleReduction
  private let hasColors: Bool
  private let isUnicode: Bool
  private var pairs: PairTable
  private var reduced: [Key: ReducedStyle] = [:]
  private var last: (key: Key, attributes: attr_t, pair: Int32)?

  private struct Key: Hashable {
    var style: Style
    var isText: Bool
  }

  init(depth: ColorDepth, isUnicode: Bool) {
    let colorCount = Int(ncurses_color_count())
    reduction = StyleReduction(depth: depth, colorCount: colorCount)
    hasColors = depth != .none
    self.isUnicode = isUnicode
    pairs = PairTable(capacity: Int(ncurses_pair_count()))
  }

  /// To be called before the cells of a frame.
  mutating func beginFrame() {
    pairs.beginFrame()
    last = nil
    // A frame has at most some ten thousand styles; gradients over time must not pile up.
    if reduced.count > 1 << 16 { reduced.removeAll(keepingCapacity: true) }
  }

  /// Fills a cell of ncurses.
  mutating func paint(_ cell: Cell, into target: inout cchar_t) {
    let glyph = shown(cell.glyph)
    let key = Key(style: cell.style, isText: !cell.glyph.isBlock)
    if let last, last.key == key {
      ncurses_make_cell(&target, glyph, last.attributes, last.pair)
      return
    }
    let style = reduced[key] ?? reduction.reduce(cell.style, isText: key.isText)
    reduced[key] = style
    let attributes = Self.attributes(style.attributes)
    let pair = hasColors ? number(of: style.colors) : 0
    last = (key, attributes, pair)
    ncurses_make_cell(&target, glyph, attributes, pair)
  }

  private mutating func number(of colors: PairTable.Colors) -> Int32 {
    switch pairs.pair(for: colors) {
    case .ready(let number): return number
    case .define(let number):
      let isDefined = init_extended_pair(number, colors.foreground, colors.background) == OK
      return isDefined ? number : 0
    }
  }

  /// The scalar, or `?` where the terminal has no single column for it.
  private func shown(_ glyph: Unicode.Scalar) -> UInt32 {
    let value = glyph.value
    if (0x20..<0x7F).contains(value) { return value }
    return isUnicode && value >= 0xA0 && ncurses_width(value) == 1 ? value : 0x3F
  }

  private static func attributes(_ attributes: Style.Attributes) -> attr_t {
    var bits: attr_t = 0
    if attributes.contains(.bold) { bits |= ncurses_bold() }
    if attributes.contains(.dim) { bits |= ncurses_dim() }
    if attributes.contains(.underline) { bits |= ncurses_underline() }
    if attributes.contains(.reverse) { bits |= ncurses_reverse() }
    if attributes.contains(.italic) { bits |= ncurses_italic() }
    return bits
  }
}

extension Unicode.Scalar {
  /// Whether it paints parts of its cell, so that equal colours are meant.
  fileprivate var isBlock: Bool {
    (0x2580...0x259F).contains(value) || (0x1FB00...0x1FBFF).contains(value)
  }
}
