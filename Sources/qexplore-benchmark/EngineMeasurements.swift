import QuantizedReLU

/// The census and the closed form.
enum EngineMeasurements {
  /// Census times: from the setting to both columns of counts.
  static func census() throws -> [Measurement] {
    try [
      (1, 1, "0.1", 2), (1, 3, "0.001", 2), (1, 4, "1e-12", 64), (2, 2, "0.01", 3),
      (10, 4, "0.001", 4), (784, 1, "0.01", 6), (1000, 2, "0.01", 2),
      (1000, 32, "0.01", 65536), (150_528, 1, "0.01", 10), (1_000_000, 1, "0.01", 2),
      (1_000_000, 4, "0.001", 12), (1_000_000, 32, "0.01", 65536),
    ].map { d, n, epsilon, lambda in
      let setting = Setting(
        lambda: lambda, epsilon: try Epsilon(epsilon), n: n, d: d, quantization: .nonlinear)
      let target = try TargetFunction(parsing: "sin(x)", dimension: d)
      return try Measurement(
        "census d \(d), n \(n), epsilon \(epsilon), lambda \(lambda)",
        target: d <= 1000 ? 1 : 20, rounds: d <= 1000 ? 200 : 30
      ) {
        let construction = try IndependentConstruction(setting: setting, target: target)
        keep(construction.structureCounts.weights.text.utf8.count)
        if case .counts(let counts) = construction.instanceCounts {
          keep(counts.weights.text.utf8.count)
        }
      }
    }
  }

  /// The blocks, layers and codebook values of a structure.
  static func inventory() throws -> [Measurement] {
    try [
      (1, 3, "0.001", 2, Structure.independent), (10, 4, "0.001", 4, .independent),
      (1000, 2, "0.01", 2, .independent), (1_000_000, 1, "0.01", 2, .independent),
      (1_000_000, 32, "0.01", 65536, .independent), (1, 1, "1e-6", 2, .dependent),
    ].map { d, n, epsilon, lambda, structure in
      let setting = Setting(
        lambda: lambda, epsilon: try Epsilon(epsilon), n: n, d: d, quantization: .nonlinear,
        structure: structure)
      let construction = try Construction(
        setting: setting, target: try TargetFunction(parsing: "sin(x)", dimension: d))
      return Measurement(
        "inventory d \(d), n \(n), epsilon \(epsilon), lambda \(lambda), \(structure)",
        target: d <= 1000 ? 10 : 100, rounds: 30
      ) {
        keep(construction.inventory.blocks.count)
      }
    }
  }

  /// 1000 points by the closed form, its preparation included.
  static func closedForm() throws -> [Measurement] {
    let points = (0..<1000).map { [Double($0) / 999] }
    return try [1, 2, 3].map { n in
      let setting = Setting(
        lambda: 2, epsilon: try Epsilon("1e-3"), n: n, d: 1, quantization: .nonlinear)
      let target = try TargetFunction(parsing: "sin(x)", dimension: 1)
      let construction = try IndependentConstruction(setting: setting, target: target)
      return try Measurement(
        "closed form, 1000 points, d 1, n \(n), epsilon 1e-3", target: 2, rounds: 100
      ) {
        keep(try construction.closedForm().values(at: points).count)
      }
    }
  }

  /// Uses a value in a way that the optimiser cannot see through.
  @inline(never) static func keep(_ value: Int) {
    precondition(value >= 0)
  }
}
