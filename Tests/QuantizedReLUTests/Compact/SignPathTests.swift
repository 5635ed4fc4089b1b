import QuantizedReLU
import Testing

@Suite struct CompactSignPathTests {
  @Test(arguments: CompactFunction.twelve)
  func staysWithinOneStepOfTheFunction(_ function: CompactFunction) throws {
    for exponent in 1...10 {
      let path = try function.path(exponent)
      #expect(!path.value(0).isMultiple(of: 2) && abs(path.value(0)) < path.steps)
      for i in 0..<path.steps {
        #expect(path.value(i + 1) - path.value(i) == path.sign(i) && abs(path.sign(i)) == 1)
      }
      let points = (0...4999).map { Double($0) / 4999 }
      let bound = (1 / Double(path.steps)) * (1 + 1e-12)
      for (x, value) in zip(points, path.values(at: points)) {
        #expect(abs(value - function.value(x)) <= bound, "T = \(path.steps) at \(x)")
      }
    }
  }

  @Test func aStepIsLargestWhereItIsSharp() throws {
    // The constants of the lemma cannot be improved: the error of f = 1 is h.
    let path = try #require(try SignPath(exponent: 4, of: { _ in 1 }))
    #expect(path.values(at: [0, 0.0625, 0.125]) == [0.9375, 1, 1.0625])
  }

  @Test func isTheSameWithAndWithoutATable() throws {
    // A function that is exact in doubles, on a grid too fine for a table and on its coarser part.
    let function: @Sendable (Double) -> Double = { abs($0 - 0.375) - 0.25 }
    let long = try #require(try SignPath(exponent: 24, of: function))
    for i in [0, 1, 2, 1000, 6_291_455, 6_291_456, (1 << 24) - 1] {
      #expect(abs(long.value(i + 1) - long.value(i)) == 1)
      #expect(long.value(i + 1) - long.value(i) == long.sign(i))
      let x = Double(i) * 0x1p-24
      #expect(abs(long.values(at: [x])[0] - function(x)) <= 0x1p-24)
    }
    #expect(throws: EvaluationError.valuesTooRough(stepExponent: -8)) {
      _ = try SignPath(exponent: 8, of: { $0 < 0.5 ? 0 : 1 })
    }
  }

  @Test func exactAndDoubleValuesAgree() throws {
    let path = try CompactFunction.bangBang(seed: 5).path(6)
    for i in 0...1024 {
      let x = Rational(i, over: 1024)
      #expect(path.value(at: x) == Rational(exactly: path.values(at: [Double(i) / 1024])[0]))
    }
  }

  @Test func endsEarlyWhenItIsNoLongerWanted() throws {
    #expect(try SignPath(exponent: 14, of: { $0 }, while: { false }) == nil)
  }
}
