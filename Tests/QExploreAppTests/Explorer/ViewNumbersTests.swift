import CellCanvas
import Foundation
import QExploreApp
import QuantizedReLU
import Testing

/// Every number in views 2, 3 and 7 is what the command line prints for the same setting.
@Suite struct ViewNumbersTests {
  /// The text of a JSON document without blanks.
  private func compact(_ value: JSONValue) -> String {
    value.indentedText.filter { $0 != " " && $0 != "\n" }
  }

  private func picture(_ session: inout ExplorerSession, _ key: String) throws -> Snapshot.Picture {
    session.type(key)
    return try #require(session.state.snapshot).picture
  }

  @Test("view 2 shows the optimum of bit-width, and the bits that count prints for each lambda")
  func bitWidth() throws {
    for (n, d, structure) in [
      (1, 1, Structure.independent), (2, 1, .independent), (1, 1, .dependent),
      (1, 784, .independent),
    ] {
      var session = try makeSession(
        target: d == 1 ? "sine" : "average", lambda: 2, epsilon: "0.01", n: n, d: d)
      if structure == .dependent {
        session.focus(.structure)
        session.press(.right)
      }
      guard case .bitWidth(let picture) = try picture(&session, "2") else {
        Issue.record("view 2 has a picture")
        return
      }
      let setting = session.state.setting
      #expect(setting.structure == structure)
      let report = compact(BitWidthReport(setting: setting).json)
      for (key, value) in [
        ("theta2", picture.optimum.theta2), ("lambdaStar", picture.optimum.lambdaStar),
        ("bitWidth", picture.optimum.bitWidth),
      ] {
        #expect(report.contains("\"\(key)\":\(value),"), "\(key)")
      }
      #expect(report.contains("\"bestInteger\":\(picture.optimum.bestInteger),"))
      #expect(picture.curves.count == (n == 1 && d == 1 ? 4 : 2))
      for curve in picture.curves {
        for point in curve.points {
          var other = setting
          other.lambda = point.lambda
          other.quantization = curve.quantization
          other.structure = curve.structure
          let counts = try Construction(setting: other, target: session.state.target)
            .structureCounts
          #expect(point.structureBits.text == counts.memoryBits.text)
        }
      }
      let least = try #require(picture.least)
      for point in try #require(picture.leading).points {
        #expect(!point.structureBits.isClearlyLess(than: least.structureBits))
      }
    }
  }

  @Test("view 3 shows the weights that count prints for each epsilon, and its bounds")
  func scaling() throws {
    var session = try makeSession(target: "sine", lambda: 3, epsilon: "0.01", n: 1)
    guard case .scaling(let picture) = try picture(&session, "3") else {
      Issue.record("view 3 has a picture")
      return
    }
    let setting = session.state.setting
    for curve in picture.curves {
      for point in curve.points {
        var other = setting
        other.lambda = curve.lambda
        other.epsilon = point.epsilon
        let construction = try Construction(setting: other, target: session.state.target)
        #expect(point.weights == construction.structureCounts.weights)
      }
    }
    for (point, theory) in zip(picture.unquantized, picture.theory) {
      var other = setting
      other.epsilon = point.epsilon
      let construction = try Construction(setting: other, target: session.state.target)
      #expect(point.weights == construction.unquantized.counts.weights)
      let report = compact(CountReport(construction: construction).json)
      for bound in theory.bounds where bound.quantity == .weights {
        #expect(report.contains("\"value\":\"\(bound.value.text(digits: 6))\""))
      }
      let fitted = picture.weightsBound.value(at: theory.setting).text(digits: 6)
      #expect(report.contains("\"fitted\":\"\(fitted)\""))
    }
  }

  @Test(
    "view 7 explains every number that count prints, and those of bit-width",
    arguments: Structure.allCases, ParameterChoice.allCases)
  func explain(_ structure: Structure, _ parameters: ParameterChoice) throws {
    for (quantization, lambda, d) in [
      (Quantization.linear, 4, 1), (.nonlinear, 3, 1), (.nonlinear, 4, 2),
    ]
    where structure == .independent
      || d == 1 && (structure == .dependent || quantization == .nonlinear)
    {
      var options = try makeOptions(
        target: "abs(x-0.3)+sin(3*x)/9", lambda: lambda, epsilon: "0.05", n: 1, d: d,
        quantization: quantization)
      options.setting.structure = structure
      options.setting.parameters = parameters
      var session = ExplorerSession(options, size: Size(columns: 120, rows: 40))
      guard case .explanations(let explanations) = try picture(&session, "7") else {
        Issue.record("view 7 explains")
        return
      }
      let construction = try Construction(setting: options.setting, target: options.target)
      let printed = ShownNumbers.byPath(CountReport(construction: construction).json)
        .merging(ShownNumbers.byPath(BitWidthReport(setting: options.setting).json)) { count, _ in
          count
        }
      var explained = Set<String>()
      for one in explanations where !one.key.isEmpty {
        let value = try #require(printed[one.key], "\(one.key)")
        explained.insert(one.key)
        if one.key == "design.log2C" {
          #expect(one.value == "2^\(value)")
        } else {
          #expect(ShownNumbers.isSame(one.value, value), "\(one.key): \(one.value), \(value)")
        }
      }
      // Of a bound, its value and its fitted one stand for all members.
      let sections = ["design.", "counts.", "structureCounts.", "unquantized.", "errorBound."]
      for key in printed.keys
      where sections.contains(where: key.hasPrefix) || key.hasSuffix(".value")
        || key.hasSuffix(".fitted")
      {
        #expect(explained.contains(key), "\(key) is explained")
      }
      #expect(explained.isSuperset(of: ["theta2", "lambdaStar", "bitWidth", "bestInteger"]))
    }
  }

  @Test("the parts of the depth sum to it")
  func depthParts() throws {
    for (n, d, epsilon, target) in [
      (1, 1, "0.1", "sin(7*x)"), (3, 1, "0.01", "sin(x)"), (2, 2, "0.1", "sin(x)*cos(y)"),
    ] {
      let construction = try IndependentConstruction(
        setting: Setting(
          lambda: 3, epsilon: Epsilon(epsilon), n: n, d: d, quantization: .nonlinear),
        target: TargetFunction(parsing: target, dimension: d))
      #expect(
        Count(construction.depthParts.reduce(0) { $0 + $1.layers })
          == construction.structureCounts.depth)
    }
  }

  @Test("view 6 shows lattice values of f+ and what the network adds to its interpolant")
  func transform() throws {
    var options = try makeOptions(target: "abs(abs(x-0.503)-0.211)", epsilon: "0.05", n: 1)
    var session = ExplorerSession(options, size: Size(columns: 120, rows: 40))
    guard case .refused = try picture(&session, "6") else {
      Issue.record("the function-independent structure has no f+")
      return
    }
    options.setting.structure = .dependent
    session = ExplorerSession(options, size: Size(columns: 120, rows: 40))
    guard case .transform(let picture) = try picture(&session, "6") else {
      Issue.record("view 6 has a picture")
      return
    }
    let construction = try DependentConstruction(setting: options.setting, target: options.target)
    let f = try #require(try construction.transformed())
    let profiles = (0..<(construction.design.intervals.int ?? 0)).compactMap {
      f.profile(ofInterval: $0)
    }
    #expect(picture.profiles == profiles.count && !profiles.isEmpty)
    #expect(picture.cachedProfiles.count == Set(profiles).count)
    #expect(picture.seen.contains { f.profile(ofInterval: $0) != nil })
    for y in picture.latticeY { #expect((y / picture.step).rounded() == y / picture.step) }
    let network = try #require(try construction.closedForm()).values(at: picture.x)
    let intervals = try #require(construction.design.intervals.int)
    for index in picture.x.indices {
      let sum = picture.interpolant[index] + picture.profile[index] / Double(intervals)
      let scale = Double(sign: .plus, exponent: construction.scale, significand: 1)
      #expect(abs(sum * scale - network[index]) < 1e-14)
    }
    let before = picture.x
    for key in ["+", "-", "-", "]", "["] {
      session.type(key)
      guard case .transform(let moved)? = session.state.snapshot?.picture else {
        Issue.record("it is still drawn after \(key)")
        return
      }
      #expect(moved.x != before || key == "-")
      #expect(moved.x.allSatisfy { $0 >= 0 && $0 <= 1 })
    }
  }

  @Test("view 7 scrolls to its end and back, and says where it goes no farther")
  func scrolls() throws {
    var session = try makeSession(80, 24)
    session.type("7")
    let top = session.text
    for _ in 0..<40 { session.type("}") }
    #expect(session.state.notice?.contains("end of the list") == true)
    session.press(.escape)
    #expect(session.text.contains("theory, section 8") || session.text.contains("Yarotsky"))
    let bottom = session.text
    session.type("}")
    session.press(.escape)
    #expect(session.text == bottom)
    for _ in 0..<40 { session.type("{") }
    #expect(session.state.notice?.contains("start of the list") == true)
    session.press(.escape)
    #expect(session.text == top)
  }
}
