import Foundation

extension RGB {
  /// The nearest of the fixed xterm colours 16...255 (the first 16 belong to the user's palette).
  ///
  /// O(1).
  package var xterm256: UInt8 {
    func level(_ channel: UInt8) -> UInt8 {
      if channel < 48 { return 0 }
      return channel < 115 ? 1 : (channel - 35) / 40
    }
    let cubeIndex: UInt8 = 16 + 36 * level(red) + 6 * level(green) + level(blue)
    let mean = (Int(red) + Int(green) + Int(blue)) / 3
    let grayIndex = UInt8(232 + min(max((mean - 3) / 10, 0), 23))
    return distance(to: RGB(xterm256: grayIndex)) < distance(to: RGB(xterm256: cubeIndex))
      ? grayIndex : cubeIndex
  }

  /// The colour of an xterm index; 0...15 are xterm's defaults.
  package init(xterm256 index: UInt8) {
    switch index {
    case 0..<16: self = RGB.ansi[Int(index)]
    case 16..<232:
      let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
      let i = Int(index) - 16
      self.init(red: levels[i / 36], green: levels[i / 6 % 6], blue: levels[i % 6])
    default:
      let gray = 8 + 10 * (index - 232)
      self.init(red: gray, green: gray, blue: gray)
    }
  }

  /// The nearest of the 16 ANSI colours, hue counting more than lightness.
  ///
  /// O(16).
  package var ansi16: UInt8 {
    let own = oklab
    var best = 0
    var least = Double.infinity
    for (index, color) in RGB.ansi.enumerated() {
      let other = color.oklab
      let d =
        pow(own.l - other.l, 2) + 4 * (pow(own.a - other.a, 2) + pow(own.b - other.b, 2))
      if d < least {
        least = d
        best = index
      }
    }
    return UInt8(best)
  }

  /// xterm's defaults for the colours 0...15.
  package static let ansi: [RGB] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ].map(RGB.init(hex:))

  private func distance(to other: RGB) -> Int {
    let r = Int(red) - Int(other.red)
    let g = Int(green) - Int(other.green)
    let b = Int(blue) - Int(other.blue)
    return r * r + g * g + b * b
  }

  /// Lightness and two opponent axes (Ottosson's Oklab).
  private var oklab: (l: Double, a: Double, b: Double) {
    let r = RGB.linear(red)
    let g = RGB.linear(green)
    let b = RGB.linear(blue)
    let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    )
  }
}
