import QuantizedReLU

/// A function of the unit ball of F_{d,n}, by name: all derivatives up to order n are at most 1.
struct SmoothFunction: Sendable, CustomStringConvertible {
  let description: String
  let value: @Sendable ([Double]) -> Double

  init(_ description: String, _ value: @escaping @Sendable ([Double]) -> Double) {
    self.description = description
    self.value = value
  }

  /// Smooth, kinked in the highest derivative, at the limits of the class, constant, random.
  static func all(dimension d: Int, order n: Int) -> [SmoothFunction] {
    d == 2 ? plane(order: n) : line(order: n)
  }

  private static func line(order n: Int) -> [SmoothFunction] {
    let first: [SmoothFunction] = [
      "sin(x)", "cos(x)", "sin(4*x)/64", "exp(x)/3", "x", "1-x", "-x", "1", "-1", "x/3-0.1",
    ].map { parsed($0, dimension: 1) }
    let kinked: [SmoothFunction] =
      switch n {
      case 1: ["abs(x-0.3)", "abs(abs(x-0.5)-0.2)-1"].map { parsed($0, dimension: 1) }
      case 2:
        ["(x-0.3)*abs(x-0.3)/2", "x^2/2", "0.7-x^2/2", "-(x-0.4)*abs(x-0.4)/2"].map {
          parsed($0, dimension: 1)
        }
      default: ["x^3/6", "(x-0.45)^2*abs(x-0.45)/6", "0.5-x^3/6"].map { parsed($0, dimension: 1) }
      }
    return first + kinked + (1...3).map { bangBang(order: n, seed: $0) }
  }

  private static func plane(order n: Int) -> [SmoothFunction] {
    let first = ["sin(x)*cos(y)", "x*y", "x*y/2-0.5", "1", "-1", "x", "y-1", "cos(x+y)/2", "0.2"]
    let kinked =
      n == 1
      ? ["abs(x-0.3)-abs(y-0.4)", "x+y-1", "1-x-y", "abs(x+y-1)", "max(x,y)", "min(x-y,0.3)"]
      : ["(x+y-1)^2/2", "1-(x+y-1)^2/2", "(x-y)^2/2", "(x-0.3)*abs(x-0.3)/2+y^2/2-0.4"]
    return (first + kinked).map { parsed($0, dimension: 2) }
  }

  static func parsed(_ text: String, dimension: Int) -> SmoothFunction {
    guard let target = try? TargetFunction(parsing: text, dimension: dimension) else {
      preconditionFailure("\(text) is an expression")
    }
    return SmoothFunction(text) { target.value(at: $0) }
  }

  /// The n-th derivative is 1 or -1 at random on each of 256 steps, turned back where a lower one
  /// would leave the ball.
  private static func bangBang(order n: Int, seed: UInt64) -> SmoothFunction {
    var generator = SeededGenerator(seed: 100 * seed + UInt64(n))
    let step = 1.0 / 256
    // Taylor coefficients at the left end of every step: value, slope, ...
    var state = [Double](repeating: 0, count: n)
    var states: [[Double]] = []
    var signs: [Double] = []
    for _ in 0..<256 {
      states.append(state)
      let lowest = state[n - 1]
      // Half the ball for what is integrated once more.
      let limit = n == 1 ? 0.99 : 0.4
      let sign =
        lowest > limit ? -1.0 : lowest < -limit ? 1.0 : Bool.random(using: &generator) ? 1 : -1
      signs.append(sign)
      state = derivatives(state, sign: sign, at: step)
    }
    let (table, highest) = (states, signs)
    return SmoothFunction("random derivative \(n), \(seed)") { point in
      let place = min(Int(point[0] * 256), 255)
      return derivatives(table[place], sign: highest[place], at: point[0] - Double(place) * step)[0]
    }
  }

  /// All derivatives after a way with the highest one given.
  private static func derivatives(_ start: [Double], sign: Double, at t: Double) -> [Double] {
    let all = start + [sign]
    return start.indices.map { order in
      var (sum, factor) = (0.0, 1.0)
      for (place, derivative) in all[order...].enumerated() {
        if place > 0 { factor *= t / Double(place) }
        sum += derivative * factor
      }
      return sum
    }
  }
}
