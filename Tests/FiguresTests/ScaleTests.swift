import Figures
import Foundation
import Testing

@Suite struct ScaleTests {
  @Test func positionAndValueAreInverse() throws {
    var random = SplitMix(state: 4)
    for kind in [Scale.Kind.linear, .log(base: 10), .log(base: 2)] {
      for reversed in [false, true] {
        let scale = try #require(Scale(kind, domain: 0.5...400, isReversed: reversed))
        for _ in 0..<500 {
          let t = Double.random(in: -0.5...1.5, using: &random)
          #expect(
            abs(scale.position(of: scale.value(at: t)) - t) < 1e-9
              || !scale.position(of: scale.value(at: t)).isFinite && scale.value(at: t) <= 0)
        }
      }
    }
  }

  @Test func impossibleDomainsGiveNoScale() {
    #expect(Scale(.linear, domain: 1...1) == nil)
    #expect(Scale(.linear, domain: -1e308...1e308) == nil)
    #expect(Scale(.log(base: 10), domain: 0...1) == nil)
    #expect(Scale(.linear, domain: 0...Double.infinity) == nil)
    #expect(Scale(.log(base: 10), domain: 1...2)?.position(of: -1).isNaN == true)
  }

  @Test func everyDataHasADefinedWindow() {
    let hard: [[Double]] = [
      [], [.nan], [.infinity], [0], [-0.0], [5], [-5, -5], [1e308, -1e308],
      [Double.leastNonzeroMagnitude, 0],
      [1, 1 + 1e-16], [-1, -2], [0, 0, .nan], [1e-300, 1e300], [.greatestFiniteMagnitude],
    ]
    for kind in [Scale.Kind.linear, .log(base: 10)] {
      for values in hard {
        for other in hard {
          let panel = Panel(
            x: Axis(kind: kind), y: Axis(kind: kind),
            marks: [.line(LineMark(x: values, y: other, style: MarkStyle(.reference)))])
          let scales = Figure(panels: [panel]).scales()
          #expect(scales.count == 1)
          for scale in [scales[0].x, scales[0].y] {
            #expect(scale.domain.lowerBound < scale.domain.upperBound)
            #expect(scale.domain.upperBound.isFinite && scale.domain.lowerBound.isFinite)
          }
        }
      }
    }
  }

  @Test func panelsShareTheDomainOfTheFirst() {
    let line = { (x: [Double]) in
      Panel(marks: [.line(LineMark(x: x, y: x, style: MarkStyle(.reference)))])
    }
    let shared = Figure(panels: [line([0, 1]), line([0, 2])]).scales()
    #expect(shared[0].x == shared[1].x)
    #expect(shared[0].x.domain == 0...2)
    let apart = Figure(panels: [line([0, 1]), line([0, 2])], layout: .grid(columns: 2)).scales()
    #expect(apart[0].x.domain == 0...1)
  }

  @Test func automaticHeightFollowsTheWindow() {
    let x = (0...100).map(Double.init)
    var panel = Panel(marks: [.line(LineMark(x: x, y: x, style: MarkStyle(.reference)))])
    panel.x.domain = 10...20
    #expect(Figure(panels: [panel]).scales()[0].y.domain == 9.5...20.5)
  }

  @Test func valuesThatALogAxisCannotShowAreCounted() {
    let line = LineMark(x: [1, 2, 3, 4], y: [1, 0, -3, .nan], style: MarkStyle(.reference))
    let panel = Panel(y: Axis(kind: .log(base: 10)), marks: [.line(line)])
    #expect(Figure(panels: [panel]).scales()[0].hiddenValues == 2)
  }
}
