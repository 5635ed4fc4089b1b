import QuantizedReLU
import Testing

@Suite struct MeasuredBitWidthTests {
  private func measured(_ setting: Setting, _ function: String = "sin(x)") throws
    -> MeasuredBitWidth
  {
    let target = try TargetFunction(parsing: function, dimension: setting.d)
    return MeasuredBitWidth(
      setting: setting, target: target, classBound: try target.classBound(order: setting.n))
  }

  private func setting(_ epsilon: String, n: Int, d: Int) throws -> Setting {
    Setting(lambda: 2, epsilon: try Epsilon(epsilon), n: n, d: d, quantization: .nonlinear)
  }

  @Test("has every lambda nonlinear and the even ones linear, and both structures for n = d = 1")
  func hasCurves() throws {
    var one = try measured(try setting("0.1", n: 1, d: 1))
    #expect(one.curves.allSatisfy { $0.points.isEmpty && $0.optimum == nil } && one.progress == 0)
    let isFinished = one.measure()
    #expect(isFinished && one.isComplete && one.progress == 1)
    #expect(Set(one.curves.map { [$0.quantization.rawValue, $0.structure.rawValue] }).count == 4)
    for curve in one.curves {
      let lambdas =
        curve.quantization == .linear ? Array(stride(from: 2, through: 16, by: 2)) : Array(2...16)
      #expect(curve.points.map(\.lambda) == lambdas)
      #expect(curve.points.allSatisfy { $0.instanceBits != nil })
    }
    var two = try measured(try setting("0.1", n: 2, d: 1))
    two.measure()
    #expect(two.curves.map(\.structure) == [.independent, .independent])
  }

  @Test("measures the weights that the built network has")
  func measuresNetworks() throws {
    var curves = try measured(try setting("0.1", n: 1, d: 1))
    curves.measure()
    for curve in curves.curves {
      for point in curve.points where [2, 4, 7].contains(point.lambda) {
        let setting = Setting(
          lambda: point.lambda, epsilon: try Epsilon("0.1"), n: 1, d: 1,
          quantization: curve.quantization, structure: curve.structure)
        let network = try Construction(
          setting: setting, target: TargetFunction(parsing: "sin(x)", dimension: 1)
        ).network()
        #expect(point.instanceBits?.count == network.counts.weights)
      }
    }
  }

  @Test(
    "finds the lambda of the fewest bits, as comparing the numbers does",
    arguments: [("0.001", 1, 1), ("0.01", 2, 1), ("0.001", 3, 1), ("0.01", 2, 2)])
  func findsOptimum(_ epsilon: String, _ n: Int, _ d: Int) throws {
    var curves = try measured(try setting(epsilon, n: n, d: d))
    curves.measure()
    for curve in curves.curves {
      let structure = curve.points.map(\.structureBits.double)
      let least = try #require(structure.min())
      let first = try #require(structure.firstIndex { $0 <= least * (1 + 1e-13) })
      #expect(curve.optimum?.lambda == curve.points[first].lambda)
      let instance = curve.points.filter { $0.instanceBits != nil }
      let best = instance.min {
        ($0.instanceBits?.double ?? 0, $0.lambda) < ($1.instanceBits?.double ?? 0, $1.lambda)
      }
      #expect(curve.instanceOptimum?.lambda == best?.lambda)
    }
  }

  @Test("works where no double holds the bits, and leaves out the instances that take long")
  func worksInHighDimension() throws {
    var curves = try measured(try setting("0.01", n: 1, d: 150_528))
    curves.measure()
    for curve in curves.curves {
      #expect(curve.points.allSatisfy { $0.structureBits.log10.isFinite })
      #expect(curve.points.allSatisfy { $0.structureBits.double == .infinity })
      #expect(
        curve.points.allSatisfy { ($0.instanceBits == nil) == (curve.quantization == .linear) })
      let optimum = try #require(curve.optimum)
      for point in curve.points {
        #expect(point.structureBits.approximateRatio(to: optimum.structureBits) >= 1 - 1e-13)
      }
    }
  }

  @Test("stops when it is no longer wanted and goes on where it stopped")
  func stopsAndGoesOn() throws {
    let whole = try setting("0.1", n: 2, d: 1)
    var all = try measured(whole)
    all.measure()
    var parts = try measured(whole)
    var calls = 0
    while !parts.isComplete {
      let before = parts.progress
      calls += 1
      var answers = 0
      let finished = parts.measure {
        answers += 1; return answers <= 3
      }
      #expect(finished == parts.isComplete && parts.progress > before)
    }
    #expect(calls > 3)
    #expect(parts.curves == all.curves)
    var never = try measured(whole)
    let isMeasured = never.measure { false }
    #expect(!isMeasured && never.progress == 0)
  }
}
