/// How values of a heat map become colours; perceptually even and safe for colour-blind readers.
package enum ColorRamp: String, Hashable, Sendable, CaseIterable {
  /// Dark blue to yellow (cividis): magnitudes.
  case sequential
  /// Blue over near-white to orange: signed values, 0 in the middle.
  case diverging

  /// 256 colours as `0xRRGGBB`, evenly spaced from the low to the high end.
  package var table: [UInt32] {
    switch self {
    case .sequential: ColorRamp.sequentialTable
    case .diverging: ColorRamp.divergingTable
    }
  }

  private static let sequentialTable = spread([
    0x00224E, 0x123570, 0x3B496C, 0x575D6D, 0x707173, 0x8A8678, 0xA59C74, 0xC3B369, 0xE1CC55,
    0xFEE838,
  ])

  private static let divergingTable = spread([
    0x053061, 0x2166AC, 0x4393C3, 0x92C5DE, 0xF2F2F2, 0xFDB863, 0xE08214, 0xB35806, 0x7F3B08,
  ])

  private static func spread(_ stops: [UInt32]) -> [UInt32] {
    (0..<256).map { index in
      let place = Double(index) / 255 * Double(stops.count - 1)
      let lower = min(Int(place), stops.count - 2)
      let t = place - Double(lower)
      var color: UInt32 = 0
      for shift: UInt32 in [16, 8, 0] {
        let a = Double(stops[lower] >> shift & 0xFF)
        let b = Double(stops[lower + 1] >> shift & 0xFF)
        color |= UInt32((a + t * (b - a)).rounded()) << shift
      }
      return color
    }
  }
}
