import Figures
import Foundation

/// PDF and PNG files of a page.
package enum RasterFile {
  /// By cairo where the machine has it, else by rsvg-convert.
  ///
  /// Throws `CommandFailure` that says what to install where it has neither.
  package static func bytes(
    _ list: DrawList, provenance: Provenance, isPDF: Bool
  ) throws -> [UInt8] {
    do throws(CairoDocument.Failure) {
      return isPDF
        ? try CairoDocument.pdf(list, provenance: provenance)
        : try CairoDocument.png(list, provenance: provenance)
    } catch {
      if case .refused(let status) = error {
        throw CommandFailure(
          "cairo could not draw the page (its status \(status)); take a smaller size, or .svg.")
      }
    }
    let svg = SVGDocument.text(list, provenance: provenance)
    if let bytes = converted(svg, isPDF: isPDF) {
      return isPDF ? bytes : PNGText.adding(provenance, to: bytes)
    }
    throw CommandFailure(
      "\(isPDF ? "PDF" : "PNG") files need cairo, which this machine does not have; "
        + "apt install libcairo2 brings it, or write .svg, which needs nothing.")
  }

  /// What rsvg-convert makes of an SVG; nil where there is none or it fails.
  private static func converted(_ svg: String, isPDF: Bool) -> [UInt8]? {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("qexplore-\(UUID().uuidString)")
    guard
      (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true))
        != nil
    else { return nil }
    defer { try? FileManager.default.removeItem(at: folder) }
    let (input, output) = (
      folder.appendingPathComponent("page.svg"), folder.appendingPathComponent("page")
    )
    guard (try? Data(svg.utf8).write(to: input)) != nil else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["rsvg-convert", "--dpi-x", "200", "--dpi-y", "200", "--format", isPDF ? "pdf" : "png"]
      + ["--output", output.path, input.path]
    // A date of its own would make other bytes each time.
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["SOURCE_DATE_EPOCH": "1557100800"]) { $1 }
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return FileManager.default.contents(atPath: output.path).map(Array.init)
  }
}
