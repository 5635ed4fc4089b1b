import QExploreApp
import QuantizedReLU
import Testing

@Suite struct NumberTextTests {
  @Test(
    arguments: [
      (0.000112, "1.12e-4"), (0.0123456, "0.0123"), (0.5, "0.5"), (12, "12"), (999.6, "1000"),
      (123_456, "123000"), (1.5e9, "1.5e9"), (0, "0"), (-0.25, "-0.25"), (9.999e-5, "1e-4"),
      (.leastNonzeroMagnitude, "4.94e-324"), (.infinity, "inf"), (.nan, "no number"),
      (1e308, "1e308"),
      (0.001, "0.001"),
    ] as [(Double, String)])
  func significant(_ value: Double, _ text: String) {
    #expect(NumberText.significant(value) == text)
  }

  @Test func countsFitTheirColumn() {
    let count = Count(661_295_366)
    #expect(NumberText.fitted(count, width: 11) == "661 295 366")
    #expect(NumberText.fitted(count, width: 10) == "6.613e8")
    #expect(NumberText.fitted(count, width: 6) == "6.61e8")
    #expect(NumberText.fitted(Count.powerOfTwo(100_000), width: 12) == "~9.99e30102")
    for width in 5...14 {
      #expect(NumberText.fitted(Count(98_765_432_109_876), width: width).count <= max(width, 6))
    }
    let huge = Count.powerOfTwo(500_000_000)
    #expect(NumberText.fitted(huge, width: 11) == "~10^1.505e8")
  }

  @Test func bytesHaveUnits() {
    #expect(NumberText.bytes(bits: 234_911, bitsLog10: 5.37, width: 12) == "29.4 kB")
    #expect(NumberText.bytes(bits: 80, bitsLog10: 1.9, width: 12) == "10 B")
    #expect(NumberText.bytes(bits: 8e6, bitsLog10: 6.9, width: 12) == "1 MB")
    #expect(NumberText.bytes(bits: .infinity, bitsLog10: 678.9, width: 12) == "9.9291e677 B")
    #expect(NumberText.grouped(1_234_567.4) == "1 234 567")
    #expect(NumberText.percent(0.00612) == "0.61 %")
  }
}
