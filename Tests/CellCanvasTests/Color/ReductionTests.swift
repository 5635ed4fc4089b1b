import CellCanvas
import Testing

@Suite struct ReductionTests {
  @Test func `colours of the palette are their own nearest`() {
    for index in UInt8(16)...255 {
      let color = RGB(palette256: index)
      // Four greys of the ramp have no twin in the cube; equal colours may have two numbers.
      #expect(RGB(palette256: color.palette256) == color, "\(index)")
    }
  }

  @Test func `the nearest is the nearest of all 240`() {
    func distance(_ a: RGB, _ b: RGB) -> Int {
      func square(_ a: UInt8, _ b: UInt8) -> Int { (Int(a) - Int(b)) * (Int(a) - Int(b)) }
      return 3 * square(a.red, b.red) + 6 * square(a.green, b.green) + 2 * square(a.blue, b.blue)
    }
    let palette = (UInt8(16)...255).map { RGB(palette256: $0) }
    for r in stride(from: 0, through: 255, by: 17) {
      for g in stride(from: 0, through: 255, by: 15) {
        for b in stride(from: 0, through: 255, by: 17) {
          let color = RGB(red: UInt8(r), green: UInt8(g), blue: UInt8(b))
          let best = palette.map { distance(color, $0) }.min()
          #expect(distance(color, RGB(palette256: color.palette256)) == best, "\(color)")
        }
      }
    }
  }

  @Test func `the sixteen colours are told apart`() {
    for index in UInt8(0)..<16 { #expect(RGB(palette256: index).palette16 == index) }
  }

  @Test(
    arguments: [
      (0x000000, 0), (0x1E1E2E, 0), (0x280000, 0), (0x002B36, 0), (0x808080, 8), (0xC0C0C0, 7),
      (0xFFFFFF, 15),
      (0xDC322F, 1), (0x859900, 3), (0x268BD2, 6), (0xFF8700, 11), (0x00AF4F, 2), (0x5FBFFF, 14),
      (0x1E3A8A, 4), (0xD33682, 1), (0x7000FF, 12), (0xFF87FF, 13),
    ] as [(UInt32, UInt8)])
  func `hue survives in sixteen colours`(hex: UInt32, index: UInt8) {
    #expect(RGB(hex: hex).palette16 == index, "\(String(hex, radix: 16))")
  }
}
