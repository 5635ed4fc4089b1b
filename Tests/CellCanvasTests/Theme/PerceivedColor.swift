import CellCanvas
import Foundation

/// How a theme's colours reach the eye.
enum PerceivedColor {
  /// What the terminal shows: the colour itself, or the nearest of 256.
  static let depths: [(name: String, shown: @Sendable (RGB) -> RGB)] = [
    ("24 bits", { $0 }), ("256 colours", { RGB(palette256: $0.palette256) }),
  ]

  /// The colour of a role on a terminal of an ordinary kind: what a theme leaves to the terminal
  /// counts as white on black if the theme is dark, as black on white otherwise.
  static func ink(_ role: ThemeRole, _ theme: Theme) -> RGB {
    theme[role].foreground ?? RGB(hex: theme.isDark ? 0xFFFFFF : 0)
  }

  /// The colour behind a role, likewise.
  static func ground(_ role: ThemeRole, _ theme: Theme) -> RGB {
    theme[role].background ?? RGB(hex: theme.isDark ? 0 : 0xFFFFFF)
  }

  /// Distance in Lab for D65, CIE 1976: about 2 is just seen.
  static func distance(_ a: RGB, _ b: RGB) -> Double {
    distance(linear(a), linear(b))
  }

  /// The same distance as an eye without one kind of cones sees it.
  static func distance(_ a: RGB, _ b: RGB, seenBy eye: [[Double]]) -> Double {
    func seen(_ color: RGB) -> [Double] {
      let channels = linear(color)
      return eye.map { row in
        min(max(zip(row, channels).reduce(0) { $0 + $1.0 * $1.1 }, 0), 1)
      }
    }
    return distance(seen(a), seen(b))
  }

  /// Protanopia, deuteranopia, tritanopia on linear channels.
  ///
  /// Source: Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color
  /// Vision Deficiency", 2009, severity 1.
  static let eyes: [(name: String, matrix: [[Double]])] = [
    (
      "protanopia",
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    ),
    (
      "deuteranopia",
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    ),
    (
      "tritanopia",
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    ),
  ]

  private static func linear(_ color: RGB) -> [Double] {
    [color.red, color.green, color.blue].map { channel in
      let c = Double(channel) / 255
      return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4)
    }
  }

  private static func distance(_ a: [Double], _ b: [Double]) -> Double {
    let (p, q) = (lab(a), lab(b))
    return zip(p, q).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }

  private static func lab(_ c: [Double]) -> [Double] {
    func f(_ t: Double) -> Double {
      t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116
    }
    let x = f((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047)
    let y = f(0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2])
    let z = f((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
  }
}
