// Colours for terminals that cannot show them all.

extension RGB {
  /// The nearest of the 256 colours of xterm, 16...255.
  ///
  /// The first 16 are never chosen: users change them. Nearest is by squared distance with weights
  /// 3, 6, 2 of the channels, which follows the eye better than equal weights. O(1).
  package var palette256: UInt8 {
    let (r, g, b) = (Int(red), Int(green), Int(blue))
    let steps = (Self.cubeStep(r), Self.cubeStep(g), Self.cubeStep(b))
    let cube = RGB(
      red: Self.cubeLevels[steps.0], green: Self.cubeLevels[steps.1],
      blue: Self.cubeLevels[steps.2])
    // The grey ramp is 8, 18, ..., 238; its best step for given weights is the one nearest the
    // weighted mean.
    let mean = Double(3 * r + 6 * g + 2 * b) / 11
    let rampStep = min(23, max(0, Int(((mean - 8) / 10).rounded())))
    let level = UInt8(8 + 10 * rampStep)
    let ramp = RGB(red: level, green: level, blue: level)
    if distance(to: ramp) < distance(to: cube) { return UInt8(232 + rampStep) }
    return UInt8(16 + 36 * steps.0 + 6 * steps.1 + steps.2)
  }

  /// The palette colour 0...15 of the same hue: 0...7 normal, 8...15 bright.
  ///
  /// The exact shades of these colours are the user's choice, so hue decides and not distance: what
  /// differs in hue stays different, which matters more for curves than lightness. Greys go to 0,
  /// 8, 7, 15. O(1).
  package var palette16: UInt8 {
    let channels = [Int(red), Int(green), Int(blue)]
    let high = max(channels[0], channels[1], channels[2])
    let low = min(channels[0], channels[1], channels[2])
    if high < 56 { return 0 }
    if high - low < 24 || (high - low) * 5 < high {
      switch (high + low) / 2 {
      case ..<64: return 0
      case ..<178: return 8
      case ..<242: return 7
      default: return 15
      }
    }
    var index: UInt8 = 0
    for (bit, channel) in channels.enumerated() where 2 * channel > high + low {
      index |= 1 << bit
    }
    return high >= 240 || high + low >= 300 ? index + 8 : index
  }

  /// The colour that xterm shows for one of its 256.
  package init(palette256 index: UInt8) {
    switch index {
    case 0..<16: self = Self.xterm16[Int(index)]
    case 16..<232:
      let i = Int(index) - 16
      self.init(
        red: Self.cubeLevels[i / 36], green: Self.cubeLevels[i / 6 % 6],
        blue: Self.cubeLevels[i % 6])
    default:
      let level = 8 + 10 * (index - 232)
      self.init(red: level, green: level, blue: level)
    }
  }

  private static let cubeLevels: [UInt8] = [0, 95, 135, 175, 215, 255]

  private static let xterm16: [RGB] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ].map { RGB(hex: $0) }

  /// Which of the six levels of the colour cube is nearest.
  private static func cubeStep(_ channel: Int) -> Int {
    channel < 48 ? 0 : channel < 115 ? 1 : (channel - 35) / 40
  }

  private func distance(to other: RGB) -> Int {
    func square(_ a: UInt8, _ b: UInt8) -> Int { (Int(a) - Int(b)) * (Int(a) - Int(b)) }
    return 3 * square(red, other.red) + 6 * square(green, other.green)
      + 2 * square(blue, other.blue)
  }
}
