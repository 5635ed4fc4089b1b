import Figures
import Testing

@Suite struct GeometryTests {
  private let box = ClipRect(minX: 0, minY: 0, maxX: 10, maxY: 5)

  @Test func clippedSegmentsLieInsideAndOnTheLine() {
    var random = SplitMix(state: 5)
    for _ in 0..<10_000 {
      func pick() -> Double { Double.random(in: -20...30, using: &random) }
      let s = ClipRect.Segment(x0: pick(), y0: pick(), x1: pick(), y1: pick())
      guard let cut = box.clip(s) else {
        for i in 0...200 {
          let t = Double(i) / 200
          let inside =
            box.contains(s.x0 + t * (s.x1 - s.x0), s.y0 + t * (s.y1 - s.y0))
          #expect(!inside)
        }
        continue
      }
      #expect(box.contains(cut.x0, cut.y0) && box.contains(cut.x1, cut.y1))
      for (x, y) in [(cut.x0, cut.y0), (cut.x1, cut.y1)] {
        let cross = (x - s.x0) * (s.y1 - s.y0) - (y - s.y0) * (s.x1 - s.x0)
        #expect(abs(cross) < 1e-9)
      }
    }
  }

  @Test func wildCoordinatesAreDropped() {
    for bad in [Double.nan, .infinity, -.infinity] {
      #expect(box.clip(.init(x0: 1, y0: 1, x1: bad, y1: 2)) == nil)
      #expect(box.clip(.init(x0: 1, y0: bad, x1: 2, y1: 2)) == nil)
    }
    #expect(box.clip(.init(x0: -1e308, y0: 1, x1: 1e308, y1: 1)) == nil)
    #expect(box.clip(.init(x0: -1e300, y0: 1, x1: 1e300, y1: 1)) != nil)
  }

  @Test func decimationKeepsExtremesAndGaps() {
    var random = SplitMix(state: 6)
    let n = 20_000
    let x = (0..<n).map { Double($0) * 50 / Double(n) }
    var y = (0..<n).map { _ in Double.random(in: -1...1, using: &random) }
    y[7000] = .nan
    y[7001] = .infinity
    var outX: [Double] = []
    var outY: [Double] = []
    Decimation.m4(x: x, y: y, outputX: &outX, outputY: &outY)
    #expect(outX.count <= 4 * 52 + 1)
    #expect(outY.filter(\.isNaN).count == 1)
    for column in 0..<50 {
      let all = zip(x, y).filter { Int($0.0) == column && $0.1.isFinite }.map(\.1)
      let kept = zip(outX, outY).filter { !$0.1.isNaN && Int($0.0) == column }.map(\.1)
      #expect(all.min() == kept.min() && all.max() == kept.max())
    }
    Decimation.m4(x: [], y: [1], outputX: &outX, outputY: &outY)
    #expect(outX.isEmpty)
  }
}
