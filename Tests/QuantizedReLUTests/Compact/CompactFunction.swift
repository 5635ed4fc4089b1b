import QuantizedReLU

/// A function with |f| and slope at most 1, by name.
struct CompactFunction: Sendable, CustomStringConvertible {
  let description: String
  let value: @Sendable (Double) -> Double

  init(_ description: String, _ value: @escaping @Sendable (Double) -> Double) {
    self.description = description
    self.value = value
  }

  /// Twelve: smooth, kinked, slope exactly +-1, constants +-1, and random paths of slope +-1.
  static let twelve: [CompactFunction] =
    ["sin(7*x)/7", "exp(-3*x)*sin(7*x)/10", "abs(x-0.3)", "abs(abs(2*x-1)-0.5)/2-0.7"].map(parsed)
    + [
      CompactFunction("x") { $0 }, CompactFunction("-x") { -$0 }, CompactFunction("1-x") { 1 - $0 },
      CompactFunction("1") { _ in 1 }, CompactFunction("-1") { _ in -1 },
    ] + (1...3).map { bangBang(seed: $0) }

  static func parsed(_ text: String) -> CompactFunction {
    guard let target = try? TargetFunction(parsing: text, dimension: 1) else {
      preconditionFailure("\(text) is an expression")
    }
    return CompactFunction(text) { target.value($0) }
  }

  /// Up or down with slope 1 at random on each of 4096 steps, turned back at +-1.
  static func bangBang(seed: UInt64) -> CompactFunction {
    var generator = SeededGenerator(seed: seed)
    var nodes = [Int.random(in: -4096...4096, using: &generator)]
    for place in 0..<4096 {
      let isUp = Bool.random(using: &generator)
      let sign = nodes[place] == 4096 ? -1 : nodes[place] == -4096 || isUp ? 1 : -1
      nodes.append(nodes[place] + sign)
    }
    let values = nodes
    return CompactFunction("random path \(seed)") { x in
      let place = min(Int(x * 4096), 4095)
      let inside = x * 4096 - Double(place)
      return (Double(values[place]) + inside * Double(values[place + 1] - values[place])) / 4096
    }
  }

  /// Its path with 2^exponent steps.
  func path(_ exponent: Int) throws -> SignPath {
    guard let path = try SignPath(exponent: exponent, of: value) else {
      preconditionFailure("a path that is wanted is found")
    }
    return path
  }
}

extension PathDesign {
  /// Counts on the values that it needs.
  var counts: NetworkCounts { CompactDesign.path(self).counts }
}
