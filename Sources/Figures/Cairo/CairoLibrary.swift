import Glibc

/// The functions of cairo that pages are drawn with, found in the library at run time, so that
/// building needs nothing of it.
///
/// A class, because it stands for the one library that is loaded.
final class CairoLibrary: Sendable {
  typealias Surface = OpaquePointer
  typealias Context = OpaquePointer

  /// What cairo calls when it writes a file: closure, bytes, how many; 0 is success.
  typealias Write =
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>?, UInt32) -> Int32

  let imageSurfaceCreate: @convention(c) (Int32, Int32, Int32) -> Surface?
  let surfaceWriteToPNGStream: @convention(c) (Surface, Write, UnsafeMutableRawPointer?) -> Int32
  let pdfSurfaceCreateForStream:
    @convention(c) (Write, UnsafeMutableRawPointer?, Double, Double) -> Surface?
  let pdfSurfaceSetMetadata: @convention(c) (Surface, Int32, UnsafePointer<CChar>) -> Void
  let surfaceFinish: @convention(c) (Surface) -> Void
  let surfaceStatus: @convention(c) (Surface) -> Int32
  let surfaceDestroy: @convention(c) (Surface) -> Void
  let create: @convention(c) (Surface) -> Context?
  let destroy: @convention(c) (Context) -> Void
  let status: @convention(c) (Context) -> Int32
  let save: @convention(c) (Context) -> Void
  let restore: @convention(c) (Context) -> Void
  let scale: @convention(c) (Context, Double, Double) -> Void
  let setSourceRGBA: @convention(c) (Context, Double, Double, Double, Double) -> Void
  let setLineWidth: @convention(c) (Context, Double) -> Void
  let setLineCap: @convention(c) (Context, Int32) -> Void
  let setLineJoin: @convention(c) (Context, Int32) -> Void
  let setDash: @convention(c) (Context, UnsafePointer<Double>?, Int32, Double) -> Void
  let setAntialias: @convention(c) (Context, Int32) -> Void
  let newPath: @convention(c) (Context) -> Void
  let moveTo: @convention(c) (Context, Double, Double) -> Void
  let lineTo: @convention(c) (Context, Double, Double) -> Void
  let closePath: @convention(c) (Context) -> Void
  let rectangle: @convention(c) (Context, Double, Double, Double, Double) -> Void
  let fill: @convention(c) (Context) -> Void
  let fillPreserve: @convention(c) (Context) -> Void
  let stroke: @convention(c) (Context) -> Void
  let clip: @convention(c) (Context) -> Void
  let selectFontFace: @convention(c) (Context, UnsafePointer<CChar>, Int32, Int32) -> Void
  let setFontSize: @convention(c) (Context, Double) -> Void
  let showText: @convention(c) (Context, UnsafePointer<CChar>) -> Void
  /// x and y bearing, width, height, x and y advance.
  let textExtents: @convention(c) (Context, UnsafePointer<CChar>, UnsafeMutableRawPointer) -> Void

  /// The library, or nil where the machine has none of version 1.16 or later.
  static let shared = CairoLibrary()

  private init?() {
    guard let handle = dlopen("libcairo.so.2", RTLD_NOW | RTLD_LOCAL) else { return nil }
    var isComplete = true
    func find<Function>(_ name: String, as type: Function.Type) -> Function? {
      guard let symbol = dlsym(handle, "cairo_" + name) else {
        isComplete = false
        return nil
      }
      return unsafeBitCast(symbol, to: type)
    }
    guard
      let imageSurfaceCreate = find(
        "image_surface_create", as: (@convention(c) (Int32, Int32, Int32) -> Surface?).self),
      let surfaceWriteToPNGStream = find(
        "surface_write_to_png_stream",
        as: (@convention(c) (Surface, Write, UnsafeMutableRawPointer?) -> Int32).self),
      let pdfSurfaceCreateForStream = find(
        "pdf_surface_create_for_stream",
        as: (@convention(c) (Write, UnsafeMutableRawPointer?, Double, Double) -> Surface?).self),
      let pdfSurfaceSetMetadata = find(
        "pdf_surface_set_metadata",
        as: (@convention(c) (Surface, Int32, UnsafePointer<CChar>) -> Void).self),
      let surfaceStatus = find(
        "surface_status", as: (@convention(c) (Surface) -> Int32).self),
      let create = find("create", as: (@convention(c) (Surface) -> Context?).self),
      let status = find("status", as: (@convention(c) (Context) -> Int32).self)
    else { return nil }
    typealias One = @convention(c) (Context) -> Void
    typealias Number = @convention(c) (Context, Double) -> Void
    typealias Choice = @convention(c) (Context, Int32) -> Void
    typealias Pair = @convention(c) (Context, Double, Double) -> Void
    typealias Four = @convention(c) (Context, Double, Double, Double, Double) -> Void
    let none: One = { _ in }
    func one(_ name: String) -> One { find(name, as: One.self) ?? none }
    func number(_ name: String) -> Number { find(name, as: Number.self) ?? { _, _ in } }
    func choice(_ name: String) -> Choice { find(name, as: Choice.self) ?? { _, _ in } }
    func pair(_ name: String) -> Pair { find(name, as: Pair.self) ?? { _, _, _ in } }
    func four(_ name: String) -> Four { find(name, as: Four.self) ?? { _, _, _, _, _ in } }
    self.imageSurfaceCreate = imageSurfaceCreate
    self.surfaceWriteToPNGStream = surfaceWriteToPNGStream
    self.pdfSurfaceCreateForStream = pdfSurfaceCreateForStream
    self.pdfSurfaceSetMetadata = pdfSurfaceSetMetadata
    self.surfaceStatus = surfaceStatus
    self.create = create
    self.status = status
    surfaceFinish = one("surface_finish")
    surfaceDestroy = one("surface_destroy")
    destroy = one("destroy")
    save = one("save")
    restore = one("restore")
    newPath = one("new_path")
    closePath = one("close_path")
    fill = one("fill")
    fillPreserve = one("fill_preserve")
    stroke = one("stroke")
    clip = one("clip")
    scale = pair("scale")
    moveTo = pair("move_to")
    lineTo = pair("line_to")
    setSourceRGBA = four("set_source_rgba")
    rectangle = four("rectangle")
    setLineWidth = number("set_line_width")
    setFontSize = number("set_font_size")
    setLineCap = choice("set_line_cap")
    setLineJoin = choice("set_line_join")
    setAntialias = choice("set_antialias")
    setDash =
      find(
        "set_dash",
        as: (@convention(c) (Context, UnsafePointer<Double>?, Int32, Double) -> Void).self)
      ?? { _, _, _, _ in }
    selectFontFace =
      find(
        "select_font_face",
        as: (@convention(c) (Context, UnsafePointer<CChar>, Int32, Int32) -> Void).self)
      ?? { _, _, _, _ in }
    showText =
      find("show_text", as: (@convention(c) (Context, UnsafePointer<CChar>) -> Void).self)
      ?? { _, _ in }
    textExtents =
      find(
        "text_extents",
        as: (@convention(c) (Context, UnsafePointer<CChar>, UnsafeMutableRawPointer) -> Void).self)
      ?? { _, _, _ in }
    guard isComplete else { return nil }
  }
}
