/// A figure as PDF or PNG, drawn by cairo.
package enum CairoDocument {
  /// Why there is no file.
  package enum Failure: Error, Hashable, Sendable {
    /// The machine has no cairo.
    case libraryMissing
    /// Cairo refused; the number of its status.
    case refused(Int32)
  }

  /// Whether this machine can make them.
  package static var isAvailable: Bool { CairoLibrary.shared != nil }

  /// The figure as a PDF of one page, its text selectable.
  ///
  /// The same commands give the same bytes: the date in the file is fixed.
  package static func pdf(
    _ list: DrawList, provenance: Provenance
  ) throws(Failure) -> [UInt8] {
    guard let cairo = CairoLibrary.shared else { throw .libraryMissing }
    let sink = ByteSink()
    let closure = Unmanaged.passUnretained(sink).toOpaque()
    guard
      let surface = cairo.pdfSurfaceCreateForStream(
        ByteSink.write, closure, list.size.width, list.size.height)
    else { throw .refused(-1) }
    defer { cairo.surfaceDestroy(surface) }
    // Title, author, subject, keywords, creator, creation date, in cairo's numbering.
    let metadata: [(Int32, String)] = [
      (0, provenance.title), (2, provenance.parameters), (3, provenance.command),
      (4, provenance.creator), (5, "2019-05-06T00:00:00Z"),
    ]
    for (kind, text) in metadata where !text.isEmpty {
      cairo.pdfSurfaceSetMetadata(surface, kind, text)
    }
    try draw(list, on: surface, scale: 1, with: cairo)
    cairo.surfaceFinish(surface)
    let status = cairo.surfaceStatus(surface)
    guard status == 0 else { throw .refused(status) }
    return sink.bytes
  }

  /// The figure as a PNG with so many pixels an inch; of a page that would have more pixels than
  /// programs open, fewer an inch.
  package static func png(
    _ list: DrawList, provenance: Provenance, pixelsPerInch: Double = 200
  ) throws(Failure) -> [UInt8] {
    guard let cairo = CairoLibrary.shared else { throw .libraryMissing }
    let (wide, high) = (max(list.size.width, 1), max(list.size.height, 1))
    let scale = min(
      pixelsPerInch / 72, 32_000 / max(wide, high), (100e6 / (wide * high)).squareRoot())
    let width = Int32(max((wide * scale).rounded(), 1))
    let height = Int32(max((high * scale).rounded(), 1))
    // 24 bits a pixel, opaque.
    guard let surface = cairo.imageSurfaceCreate(1, width, height) else { throw .refused(-1) }
    defer { cairo.surfaceDestroy(surface) }
    try draw(list, on: surface, scale: scale, with: cairo)
    let sink = ByteSink()
    let status = cairo.surfaceWriteToPNGStream(
      surface, ByteSink.write, Unmanaged.passUnretained(sink).toOpaque())
    guard status == 0 else { throw .refused(status) }
    return PNGText.adding(provenance, to: sink.bytes)
  }

  private static func draw(
    _ list: DrawList, on surface: CairoLibrary.Surface, scale: Double, with cairo: CairoLibrary
  ) throws(Failure) {
    guard let context = cairo.create(surface) else { throw .refused(-1) }
    defer { cairo.destroy(context) }
    if scale != 1 { cairo.scale(context, scale, scale) }
    let pen = CairoPen(cairo: cairo, context: context)
    for command in list.commands { pen.draw(command) }
    let status = cairo.status(context)
    guard status == 0 else { throw .refused(status) }
  }
}

/// Takes the bytes that cairo writes.
///
/// A class, because cairo holds a pointer to it.
private final class ByteSink {
  var bytes: [UInt8] = []

  static let write: CairoLibrary.Write = { closure, data, count in
    guard let closure, let data else { return 0 }
    let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
    sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
    return 0
  }
}
