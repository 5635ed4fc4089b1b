/// Breaks text into lines of at most `width` scalars at blanks; a longer word is cut.
package func wrapped(_ text: String, width: Int) -> [String] {
  guard width > 0 else { return [] }
  var lines: [String] = []
  var line: [Unicode.Scalar] = []
  for word in text.split(separator: " ") {
    var scalars = Array(word.unicodeScalars)
    if !line.isEmpty, line.count + 1 + scalars.count > width {
      lines.append(String(scalars: line))
      line = []
    }
    if !line.isEmpty { line.append(" ") }
    while line.count + scalars.count > width {
      let room = width - line.count
      lines.append(String(scalars: line + scalars.prefix(room)))
      scalars.removeFirst(room)
      line = []
    }
    line += scalars
  }
  if !line.isEmpty { lines.append(String(scalars: line)) }
  return lines
}

extension String {
  init(scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
