import Foundation
import QuantizedReLU
import Testing

@Suite struct ScalingCurvesTests {
  private func measured(_ setting: Setting, epsilons: [Epsilon]? = nil) throws -> ScalingCurves {
    let target = try TargetFunction(parsing: "sin(x)", dimension: setting.d)
    return ScalingCurves(
      setting: setting, target: target, classBound: try target.classBound(order: setting.n),
      epsilons: epsilons)
  }

  @Test("has the present lambda among the others, and even ones only with linear levels")
  func hasCurves() throws {
    let epsilon = try Epsilon("0.01")
    let lambdas = { (lambda: Int, quantization: Quantization) in
      try measured(
        Setting(lambda: lambda, epsilon: epsilon, n: 1, d: 1, quantization: quantization)
      ).curves
    }
    #expect(try lambdas(3, .nonlinear).map(\.lambda) == [2, 3, 4, 8])
    #expect(try lambdas(5, .nonlinear).map(\.lambda) == [2, 3, 4, 5, 8])
    #expect(try lambdas(6, .linear).map(\.lambda) == [2, 4, 6, 8])
    #expect(try lambdas(6, .linear).filter(\.isPresent).map(\.lambda) == [6])
    let own = try measured(
      Setting(
        lambda: 2, epsilon: epsilon, n: 1, d: 1, quantization: .nonlinear,
        codebook: [Rational(-1, over: 2), Rational(1, over: 4), .half]))
    #expect(own.curves.map(\.lambda) == [2, 3, 3, 4, 8])
    #expect(own.curves.count(where: \.isPresent) == 1)
  }

  @Test("has all structures that exist for the setting, with its weight values")
  func hasStructures() throws {
    let structures = { (n: Int, d: Int, quantization: Quantization, codebook: [Rational]?) in
      ScalingCurves.structures(
        for: Setting(
          lambda: 4, epsilon: try Epsilon("0.1"), n: n, d: d, quantization: quantization,
          codebook: codebook))
    }
    #expect(try structures(1, 1, .nonlinear, nil) == Structure.allCases)
    #expect(try structures(1, 1, .linear, nil) == [.independent, .dependent])
    let quarter = Rational(1, over: 4)
    #expect(try structures(1, 1, .nonlinear, [-1, quarter, .half]) == [.independent, .dependent])
    #expect(try structures(1, 2, .nonlinear, nil).contains(.dependent) == false)
    for present in Structure.allCases {
      let setting = Setting(
        lambda: 3, epsilon: try Epsilon("0.01"), n: 1, d: 1, quantization: .nonlinear,
        structure: present, parameters: .tuned)
      var curves = try measured(setting, epsilons: [try Epsilon("0.3"), try Epsilon("2^-9")])
      curves.measure()
      #expect(curves.structures.map(\.structure) == Structure.allCases)
      for curve in curves.structures {
        #expect(curve.points.map(\.epsilon.text) == ["0.3", "2^-9"])
        for point in curve.points {
          var other = setting
          (other.epsilon, other.structure) = (point.epsilon, curve.structure)
          let counts = try Construction(
            setting: other, target: TargetFunction(parsing: "sin(x)", dimension: 1)
          ).structureCounts
          #expect(point.weights == counts.weights && point.bits == counts.memoryBits)
        }
      }
      let own = try #require(curves.structures.first { $0.structure == present })
      #expect(own.points == curves.curves.first(where: \.isPresent)?.points)
    }
  }

  @Test(
    "reaches from 1/2 to a thousandth of epsilon, or to 2^-20", arguments: ["0.3", "1e-9", "1e-60"])
  func coversEpsilon(_ text: String) throws {
    let epsilon = try Epsilon(text)
    let values = ScalingCurves.epsilons(around: epsilon).map(\.value)
    #expect(values.first == .half && values.count <= ScalingCurves.epsilonLimit)
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 > $1 })
    let last = try #require(values.last)
    #expect(last <= .powerOfTwo(-20) && last * 500 < epsilon.value)
    for value in ScalingCurves.epsilons(around: epsilon) {
      #expect(try Epsilon(value.text) == value)
    }
  }

  @Test(
    "counts at each epsilon the structure and the baseline of that epsilon",
    arguments: Structure.allCases)
  func countsStructures(_ structure: Structure) throws {
    let setting = Setting(
      lambda: 3, epsilon: try Epsilon("0.01"), n: 1, d: 1, quantization: .nonlinear,
      structure: structure)
    var curves = try measured(setting)
    let isFinished = curves.measure()
    #expect(isFinished && curves.isComplete && curves.progress == 1)
    for curve in curves.curves {
      #expect(curve.points.map(\.epsilon) == curves.epsilons)
      for point in curve.points {
        var changed = setting
        changed.lambda = curve.lambda
        changed.epsilon = try Epsilon(point.epsilon.text)
        let counts = try Construction(
          setting: changed, target: TargetFunction(parsing: "sin(x)", dimension: 1)
        ).structureCounts
        #expect(point.weights == counts.weights && point.bits.double == counts.bits)
      }
    }
    // d = n = 1: 13 (N + 1) weights with N the least power of two >= 6/epsilon (theory, section 7).
    for point in curves.unquantized {
      var gridSize = 1
      while Rational(gridSize) * point.epsilon.value < 6 { gridSize *= 2 }
      #expect(point.weights == Count(13 * (gridSize + 1)))
      #expect(point.bits.double == Double(32 * 13 * (gridSize + 1)))
      #expect(abs(point.log10Inverse + log10(point.epsilon.doubleValue)) < 1e-12)
    }
  }

  @Test("grows with 1/epsilon, faster the higher the dimension, where doubles overflow too")
  func growsInHighDimension() throws {
    let setting = Setting(
      lambda: 2, epsilon: try Epsilon("0.01"), n: 1, d: 150_528, quantization: .nonlinear)
    var curves = try measured(setting)
    curves.measure()
    for curve in curves.curves {
      let logs = curve.points.map(\.bits.log10)
      #expect(logs.count == 20 && logs.allSatisfy(\.isFinite))
      // Every halving of epsilon doubles N: (N + 1)^d blocks.
      for (a, b) in zip(logs, logs.dropFirst()) {
        #expect(abs((b - a) / (150_528 * 0.30102999566398119521) - 1) < 1e-3)
      }
    }
  }

  @Test("stops when it is no longer wanted and goes on where it stopped")
  func stopsAndGoesOn() throws {
    let setting = Setting(
      lambda: 2, epsilon: try Epsilon("0.01"), n: 2, d: 1, quantization: .linear)
    var all = try measured(setting)
    all.measure()
    var parts = try measured(setting)
    let isMeasured = parts.measure { false }
    #expect(!isMeasured && parts.progress == 0 && parts.unquantized.isEmpty)
    while !parts.isComplete {
      var answers = 0
      parts.measure {
        answers += 1; return answers <= 7
      }
      #expect(parts.curves.allSatisfy { $0.points.count == parts.unquantized.count })
    }
    #expect(parts.curves == all.curves && parts.unquantized == all.unquantized)
  }
}
