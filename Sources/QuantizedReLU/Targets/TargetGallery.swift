/// A named function that is offered as a target.
public struct GalleryEntry: Sendable, Hashable {
  /// The name by which `TargetFunction` knows it; no function or variable of expressions has it.
  public let name: String
  /// What it is good for, in a few words.
  public let summary: String
  /// The expression, the same in every dimension that it supports.
  public let expression: String
  /// Dimensions in which it exists.
  public let dimensions: ClosedRange<Int>
  /// The largest n for which it has n bounded derivatives; nil when every n will do.
  public let largestOrder: Int?

  /// The expression in `dimension`, nil where it does not exist.
  public func text(dimension: Int) -> String? {
    dimensions.contains(dimension) ? expression : nil
  }
}

extension TargetFunction {
  /// Named functions, from smooth to kinked and from one variable to any number.
  public static let gallery: [GalleryEntry] = {
    func entry(
      _ name: String, _ expression: String, _ dimensions: ClosedRange<Int>, order: Int? = nil,
      _ summary: String
    ) -> GalleryEntry {
      GalleryEntry(
        name: name, summary: summary, expression: expression, dimensions: dimensions,
        largestOrder: order)
    }
    let any = 1...1_000_000
    return [
      entry("sine", "sin(x)", 1...1, "smooth; every derivative is at most 1"),
      entry(
        "damped", "exp(-3*x)*sin(7*x)/60", 1...1, "damped oscillation, within the class for n = 2"),
      entry("chirp", "sin(12*x^2)/8", 1...1, "oscillates faster and faster"),
      entry("wave", "sin(2*pi*x)/8", 1...1, "one period of a sine"),
      entry(
        "runge", "1/(1 + 25*(2*x - 1)^2)", 1...1, "Runge's function: smooth, with poles near by"),
      entry("bump", "exp(-16*(x - 1/2)^2)", 1...1, "Gaussian bump"),
      entry("cubic", "x*(x - 1/2)*(x - 1)", 1...1, "polynomial of degree 3"),
      entry("plateau", "x^8", 1...1, "flat, then steep at the end"),
      entry("step", "(1 + tanh(20*(x - 1/2)))/2", 1...1, "flat with a steep step"),
      entry("bell", "1/cosh(6*(x - 1/2))", 1...1, "hyperbolic secant"),
      entry("tent", "1/2 - abs(x - 1/2)", 1...1, order: 1, "one kink"),
      entry("zigzag", "abs(abs(abs(x - 1/2) - 1/4) - 1/8)", 1...1, order: 1, "seven kinks"),
      entry(
        "ramp", "max(0, x - 1/3)", 1...1, order: 1, "a single ReLU, its kink at no dyadic point"),
      entry(
        "spline", "max(0, x - 1/3)^3", 1...1, order: 3, "cubic spline: three bounded derivatives"),
      entry("fractional", "x^2.5", 1...1, order: 2, "two bounded derivatives and no third"),
      entry("wave2", "sin(x)*cos(y)", 2...2, "smooth; every derivative is at most 1"),
      entry("saddle2", "(2*x - 1)*(2*y - 1)/4", 2...2, "a saddle, nothing but a product"),
      entry("ripple2", "cos(8*((x - 1/2)^2 + (y - 1/2)^2))", 2...2, "rings around the middle"),
      entry(
        "peaks2",
        "exp(-12*((x - 1/4)^2 + (y - 1/3)^2)) - exp(-16*((x - 2/3)^2 + (y - 3/4)^2))", 2...2,
        "a hill and a hollow"),
      entry("roof2", "max(x + y - 1, x - y)/2", 2...2, order: 1, "two planes that meet in a kink"),
      entry("average", "mean(sin(3*xi))", any, "mean of sines, in any dimension"),
      entry("ridge", "sin(2*mean(xi))", any, "depends on the mean of the coordinates alone"),
      entry("product", "prod(cos(xi))", any, "product of cosines, in any dimension"),
      entry("constant", "1/2", any, "the constant 1/2"),
    ]
  }()
}
