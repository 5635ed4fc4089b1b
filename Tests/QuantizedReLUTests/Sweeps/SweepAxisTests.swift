import QuantizedReLU
import Testing

@Suite struct SweepAxisTests {
  @Test("takes every whole number of a range, in the direction that was asked for")
  func takesEveryWholeNumber() throws {
    #expect(try SweepAxis(.n, from: 2, to: 5, count: nil).values == ["2", "3", "4", "5"])
    #expect(try SweepAxis(.n, from: 5, to: 2, count: nil).values == ["5", "4", "3", "2"])
    #expect(try SweepAxis(.d, from: 7, to: 7, count: nil).values == ["7"])
  }

  @Test("spaces whole numbers evenly or in equal ratios, both ends included")
  func spacesWholeNumbers() throws {
    #expect(try SweepAxis(.lambda, from: 2, to: 16, count: 3).values == ["2", "9", "16"])
    let powers = try SweepAxis(.lambda, from: 2, to: 65536, count: 16, isLogarithmic: true)
    #expect(powers.values == (1...16).map { String(1 << $0) })
    #expect(try SweepAxis(.n, from: 1, to: 3, count: 50).values == ["1", "2", "3"])
  }

  @Test(
    "takes multiples of the step only and never leaves the range",
    arguments: [2, 3], [2, 5, nil])
  func keepsStepAndRange(_ step: Int, _ count: Int?) throws {
    for first in 1...12 {
      for last in 1...12 {
        for isLogarithmic in [false, true] {
          let range = min(first, last)...max(first, last)
          let multiples = range.filter { $0.isMultiple(of: step) }
          let axis = {
            try SweepAxis(
              .lambda, from: first, to: last, count: count, isLogarithmic: isLogarithmic, step: step
            ).values.compactMap { Int($0) }
          }
          guard let low = multiples.first, let high = multiples.last else {
            #expect(throws: SweepError.noMultiple(.lambda, of: step, from: first, to: last)) {
              try axis()
            }
            continue
          }
          let values = try axis()
          let rising = first > last ? values.reversed() : values
          #expect(Set(rising).isSubset(of: multiples) && rising == rising.sorted())
          #expect(rising.first == low && rising.last == high)
          #expect(Set(values).count == values.count)
          if count == nil { #expect(rising == multiples) }
        }
      }
    }
  }

  @Test("refuses more values than anybody reads, and fewer than a range has ends")
  func refusesCounts() {
    #expect(throws: SweepError.tooManyValues(.d, count: 1_000_000)) {
      try SweepAxis(.d, from: 1, to: 1_000_000, count: nil)
    }
    #expect(throws: SweepError.tooManyValues(.d, count: .max)) {
      try SweepAxis(.d, from: 1, to: 1_000_000, count: .max)
    }
    #expect(throws: SweepError.tooFewValues(.n, count: 1)) {
      try SweepAxis(.n, from: 1, to: 4, count: 1)
    }
    #expect(throws: SweepError.tooFewValues(.epsilon, count: 0)) {
      try SweepAxis(from: Epsilon("0.1"), to: Epsilon("0.1"), count: 0)
    }
  }

  @Test("meets powers of two exactly, below the precision of decimals too")
  func meetsPowersOfTwo() throws {
    let axis = try SweepAxis(from: Epsilon("2^-6"), to: Epsilon("2^-300"), count: 99)
    let values = axis.values.map { Rational(text: $0) }
    #expect(values == (0..<99).map { .powerOfTwo(-6 - 3 * $0) })
    let decimals = axis.values.map { axis.parameter.decimal(of: $0) }
    #expect(decimals[0] == "0.015625")
    for (index, text) in decimals.enumerated() {
      #expect(Double(text) == Double(sign: .plus, exponent: -6 - 3 * index, significand: 1))
    }
  }

  @Test("gives decimals as people write them between decimal ends")
  func givesDecimals() throws {
    #expect(
      try SweepAxis(from: Epsilon("0.1"), to: Epsilon("1e-4"), count: 7).values
        == ["0.1", "0.0316228", "0.01", "0.00316228", "0.001", "0.000316228", "1e-4"])
    #expect(
      try SweepAxis(from: Epsilon("0.01"), to: Epsilon("0.05"), count: 5, isLogarithmic: false)
        .values == ["0.01", "0.02", "0.03", "0.04", "0.05"])
  }

  @Test(
    "keeps the ends as typed and the rest strictly between them, in equal ratios",
    arguments: [
      ("0.5", "1/9"), ("1e-3", "0.1"), ("1e-390", "1e-380"), ("0.1", "0.10001"), ("1/3", "2/3"),
    ])
  func keepsEnds(_ first: String, _ last: String) throws {
    for isLogarithmic in [true, false] {
      let axis = try SweepAxis(
        from: Epsilon(first), to: Epsilon(last), count: 12, isLogarithmic: isLogarithmic)
      #expect(axis.values.first == first && axis.values.last == last && axis.values.count == 12)
      let values = try axis.values.map { try Epsilon($0).value }
      let (low, high) = (min(values[0], values[11]), max(values[0], values[11]))
      #expect(zip(values, values.dropFirst()).allSatisfy { (low == values[0]) == ($0 < $1) })
      // Where the spacing is a ratio, neighbours multiply to the ends' product.
      for index in values.indices {
        let (a, b) = (values[index], values[11 - index])
        let share = isLogarithmic ? a * b / (low * high) : (a + b) / (low + high)
        #expect(abs(share.doubleValue - 1) < 1e-4)
      }
    }
  }

  @Test("equal ratios without a count are at most twenty, few values all of them")
  func logarithmicWithoutCount() throws {
    let many = try SweepAxis(.lambda, from: 2, to: 65536, count: nil, isLogarithmic: true)
    let counted = try SweepAxis(.lambda, from: 2, to: 65536, count: 20, isLogarithmic: true)
    #expect(many.values == counted.values)
    let few = try SweepAxis(.n, from: 1, to: 8, count: nil, isLogarithmic: true)
    #expect(few.values == (1...8).map(String.init))
  }
}
