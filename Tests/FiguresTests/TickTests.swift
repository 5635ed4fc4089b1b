import Figures
import Foundation
import Testing

private func columns(_ n: Int) -> AxisMetric {
  AxisMetric(
    length: Double(n), gap: 2, wished: Double(n) / 16 + 1, most: 9, isWhole: true,
    place: { ($0 * Double(2 * n - 1)).rounded().rounded(.down) / 2 },
    extent: { Double($0.text.unicodeScalars.count) })
}

private func texts(_ axis: Axis, _ domain: ClosedRange<Double>, columns n: Int = 100) -> [String] {
  guard let scale = Scale(axis.kind, domain: domain) else { return ["no scale"] }
  return ResolvedAxis(axis, scale: scale, metric: columns(n)).ticks.map(\.label.text)
}

/// Labels must be distinct, inside, apart, in order, and name the place where they stand.
private func check(_ axis: Axis, _ scale: Scale, columns n: Int) {
  let resolved = ResolvedAxis(axis, scale: scale, metric: columns(n))
  let ticks = resolved.ticks
  #expect(ticks.count <= 9)
  #expect(Set(ticks.map(\.label.text)).count == ticks.count)
  #expect(Set(ticks.map(\.label.ascii)).count == ticks.count)
  for (a, b) in zip(ticks, ticks.dropFirst()) {
    #expect(a.start + a.extent + 1 <= b.start, "\(scale) \(n)")
  }
  for tick in ticks {
    #expect(tick.start >= 0 && tick.start + tick.extent <= Double(n))
    #expect(scale.domain.contains(tick.value))
    #expect(
      !tick.label.text.hasPrefix("\u{2212}0")
        || tick.label.text.contains(where: "123456789".contains))
    #expect(tick.label.ascii.allSatisfy { $0.isASCII })
    if let read = Double(tick.label.ascii) {
      #expect(read == tick.value || abs(read - tick.value) <= 1e-15 * abs(read), "\(tick)")
    }
  }
}

@Suite struct TickTests {
  @Test func aDecimalIsTheDoubleOfItsText() {
    var random = SplitMix(state: 7)
    for _ in 0..<20_000 {
      let digits = Int.random(in: 0...18, using: &random)
      let limit = (0..<digits).reduce(1) { power, _ in power * 10 }
      let decimal = DecimalValue(
        Int.random(in: -limit...limit, using: &random),
        exponent: Int.random(in: -40...40, using: &random))
      #expect(decimal.doubleValue == Double("\(decimal.mantissa)e\(decimal.exponent)"))
    }
    #expect(DecimalValue(0, exponent: 3).doubleValue.sign == .plus)
  }

  @Test func labelsOfRandomLinearDomainsAreSound() {
    var random = SplitMix(state: 1)
    for _ in 0..<10_000 {
      let size = pow(10, Double.random(in: -12...12, using: &random))
      let centre = Double.random(in: -3...3, using: &random) * size
      let half = size * pow(10, Double.random(in: -6...1, using: &random))
      guard let scale = Scale(.linear, domain: (centre - half)...(centre + half)) else { continue }
      let n = Int.random(in: 1...140, using: &random)
      let ticks = [Axis.Ticks.automatic, .integers, .powersOfTwo].randomElement(using: &random)
      check(Axis(ticks: ticks ?? .automatic), scale, columns: n)
    }
  }

  @Test func labelsOfRandomLogDomainsAreSound() {
    var random = SplitMix(state: 2)
    for _ in 0..<10_000 {
      let low = pow(10, Double.random(in: -200...200, using: &random))
      let span = pow(10, Double.random(in: -3...1.8, using: &random))
      let base = Bool.random(using: &random) ? 2 : 10
      guard let scale = Scale(.log(base: base), domain: low...(low * pow(10, span))) else {
        continue
      }
      let n = Int.random(in: 1...140, using: &random)
      check(Axis(kind: .log(base: base)), scale, columns: n)
    }
  }

  @Test func wideAxesGetAtLeastTwoLabels() {
    var random = SplitMix(state: 3)
    for _ in 0..<2_000 {
      let low = Double.random(in: -5...5, using: &random)
      let length = pow(10, Double.random(in: -3...3, using: &random))
      #expect(texts(Axis(), low...(low + length), columns: 60).count >= 2)
      let start = pow(10, Double.random(in: -8...8, using: &random))
      let factor = pow(10, Double.random(in: 0.05...12, using: &random))
      let shown = texts(Axis(kind: .log(base: 10)), start...(start * factor), columns: 60)
      #expect(shown.count >= 2, "\(start) \(factor)")
    }
  }

  @Test func numbersAreNiceAndSharePrecision() {
    #expect(texts(Axis(), 0...1) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(texts(Axis(), -1.1...1.1) == ["−1.0", "−0.5", "0.0", "0.5", "1.0"])
    #expect(texts(Axis(), 0...0.3).last == "0.30")
    #expect(texts(Axis(ticks: .integers), 0.5...3.5) == ["1", "2", "3"])
    #expect(texts(Axis(ticks: .powersOfTwo), 2...64) == ["4", "8", "16", "32", "64"])
    #expect(texts(Axis(), 0...2e-6).last == "2.0×10⁻⁶")
  }

  @Test func logAxesLabelDecadesThenOneTwoFiveThenLinear() {
    let log = Axis(kind: .log(base: 10))
    #expect(texts(log, 1e2...1e6) == ["10²", "10³", "10⁴", "10⁵", "10⁶"])
    #expect(texts(log, 1e-300...1e300).count >= 3)
    #expect(texts(log, 100...2000) == ["100", "200", "500", "1000", "2000"])
    #expect(texts(log, 100...150).count >= 3)
    #expect(texts(Axis(kind: .log(base: 2)), 2...64) == ["2", "4", "8", "16", "32", "64"])
    #expect(
      texts(Axis(kind: .log(base: 2)), 0.0625...1, columns: 40) == [
        "2⁻⁴", "2⁻³", "2⁻²", "2⁻¹", "2⁰",
      ])
  }

  @Test func fixedTicksKeepTheirOrderOfImportance() {
    let epsilon = TickLabel(text: "+ε", ascii: "+eps")
    let axis = Axis(ticks: .fixed([.init(0), .init(0.1, label: epsilon), .init(.nan), .init(9)]))
    #expect(texts(axis, -0.1...0.1) == ["0", "+ε"])
  }

  @Test func formattingIsExact() {
    #expect(TickFormatter.label(of: -0.0).text == "0")
    #expect(TickFormatter.label(of: -0.3125).text == "−0.3125")
    #expect(TickFormatter.label(of: -0.3125).ascii == "-0.3125")
    #expect(TickFormatter.label(of: 1e-7).text == "1×10⁻⁷")
    #expect(TickFormatter.label(of: 1234567).ascii == "1.23457e6")
    #expect(TickFormatter.label(of: .infinity).ascii == "inf")
    #expect(TickFormatter.label(of: .nan).text == "NaN")
    #expect(TickFormatter.label(of: 250000).text == "250000")
  }
}
