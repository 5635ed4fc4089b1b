import BigInt
import QuantizedReLU
import Testing

@Suite struct CountTests {
  /// `~d.dddde...` of an exact integer, by its decimal digits.
  private func scientific(_ value: BigUInt) -> (digits: Int, exponent: Int) {
    let text = value.description
    // Five digits and a sixth to round with.
    let head = Int(text.prefix(6)) ?? 0
    let rounded = (head + 5) / 10
    return rounded == 100_000 ? (10_000, text.count) : (rounded, text.count - 1)
  }

  private func parsed(_ text: String) throws -> (digits: Int, exponent: Int) {
    let parts = text.dropFirst().split(separator: "e")
    let digits = try #require(Int(parts[0].replacing(".", with: "")))
    return (digits, try #require(Int(parts[1])))
  }

  @Test(arguments: [(3, 5000), (7, 3001), (10, 2000), (2, 4096), (999, 700), (65537, 400)])
  func powersBeyondTheExactLimitKeepFiveDigits(base: Int, exponent: Int) throws {
    let count = Count(base).power(exponent)
    #expect(count.exact == nil)
    let (digits, power) = try parsed(count.text)
    let expected = scientific(BigUInt(base).power(exponent))
    #expect(power == expected.exponent && abs(digits - expected.digits) <= 1)
  }

  @Test func enclosuresContainTheExactValueThroughRandomSumsAndProducts() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      var exact = BigUInt(UInt64.random(in: 1...UInt64.max, using: &generator)) << 4200 + 1
      var count = Count(exact)
      for _ in 0..<40 {
        let operand = BigUInt(UInt64.random(in: 1...UInt64.max, using: &generator))
        if Bool.random(using: &generator) {
          let shifted = operand << Int.random(in: 0...4300, using: &generator)
          exact += shifted
          count = count + Count(shifted)
        } else {
          exact *= operand
          count = count * Count(operand)
        }
      }
      let (digits, power) = try parsed(count.text)
      let expected = scientific(exact)
      #expect(power == expected.exponent && abs(digits - expected.digits) <= 1)
      // The ends enclose the exact value, and nearly all of their 96 bits agree.
      let (lower, upper) = count.bounds
      #expect(lower <= exact && exact <= upper && (upper - lower) << 85 <= exact)
    }
  }

  @Test func smallCountsAreExactIntegers() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<1000 {
      let a = Int.random(in: 0...1_000_000_000, using: &generator)
      let b = Int.random(in: 0...1_000_000_000, using: &generator)
      #expect((Count(a) + Count(b)).int == a + b)
      #expect((Count(a) * b).int == a * b)
      #expect((Count(a) * Count(b)).int == a * b)
      #expect(Count.larger(Count(a), Count(b)).int == max(a, b))
    }
    #expect(Count(1).power(10_000) == 1 && Count(0).power(10_000) == 0)
    #expect((Count(0) * Count.powerOfTwo(9000)).isZero)
    #expect(Count.powerOfTwo(4095).exact != nil && Count.powerOfTwo(4096).exact == nil)
  }

  /// Around the ends of one and two machine words, where counts change their form.
  @Test func countsAroundAWordAreThoseOfLongIntegers() {
    var generator = SeededGenerator(seed: 6)
    let near = { (random: inout SeededGenerator) in
      let power = BigUInt(1) << [0, 31, 32, 63, 64, 65, 127, 128].randomElement(using: &random)!
      let shift = BigUInt(UInt64.random(in: 0...3, using: &random))
      return Bool.random(using: &random) ? power + shift : power - min(power, shift)
    }
    for _ in 0..<2000 {
      let (a, b) = (near(&generator), near(&generator))
      #expect((Count(a) + Count(b)).exact == a + b)
      #expect((Count(a) * Count(b)).exact == a * b)
      #expect(Count(a) + Count(b) == Count(a + b) && Count(a) * Count(b) == Count(a * b))
      #expect((Count(a) + Count(b)).hashValue == Count(a + b).hashValue)
      #expect(Count.larger(Count(a), Count(b)).exact == max(a, b))
      #expect(Count(a).isCertainlyAtMost(Count(b)) == (a <= b))
      #expect(Count(max(a, b)).subtracting(Count(min(a, b))) == Count(max(a, b) - min(a, b)))
      #expect(Count(a).power(3).exact == a.power(3))
      #expect(Count(a).int == Int(exactly: a) && Count(a).isZero == a.isZero)
      #expect(Count(a).text == a.description)
    }
  }

  @Test func groupsDigits() {
    #expect(Count(7).grouped == "7")
    #expect(Count(6593).grouped == "6 593")
    #expect(Count(123_456_789).grouped == "123 456 789")
    #expect(Count(BigUInt(10).power(20)).grouped == "1.0000e20")
  }

  @Test(arguments: 0...12) func countsOnesInBinary(s: Int) {
    for d in [1, 2, 3, 5, 7, 12, 100] {
      let bound = d << s
      let direct = (0..<bound).reduce(0) { $0 + $1.nonzeroBitCount }
      #expect(BinaryDigits.ones(below: d, timesPowerOfTwo: s).int == direct)
      #expect(BinaryDigits.ones(below: bound) == direct)
    }
  }
}
