/// f' of the function-independent structure without the network: only the grid points around x have
/// psi_m(x) > 0, and f_r needs no loop.
///
/// At most 2^d C(d+n-1, d) products a point, where the network has millions of weights.
///
/// The arithmetic follows the network's own products, trees and rounded coefficients, so on a
/// dyadic codebook the two agree bit for bit while the bits needed fit a double. With coefficients
/// that are not rounded it is f' of the unquantized baseline.
public struct ClosedForm: Sendable {
  let design: IndependentDesign
  /// N, with at most 40 bits.
  let gridSize: Int
  /// log2 of C.
  let scale: Int
  /// The coefficients of a grid point for f / C, as they are read.
  let coefficients: CoefficientSource

  /// The most products that one point may take.
  public static let productLimit = 1 << 20

  /// - Throws: `EvaluationError` where a point would take too many products, or N has more than 40
  ///   bits.
  init(plan: IndependentPlan, target: TargetFunction) throws(EvaluationError) {
    design = plan.design
    gridSize = try ClosedForm.gridSize(of: plan.design, target: target)
    scale = plan.scale
    coefficients = CoefficientSource(
      GridCoefficients(design: design, scale: scale, target: target, gridSize: gridSize),
      rounding: WeightRounding(plan.weight.scheme))
  }

  /// The same with the coefficients of f itself, neither scaled nor rounded.
  ///
  /// - Throws: as the other one.
  init(design: IndependentDesign, target: TargetFunction) throws(EvaluationError) {
    self.design = design
    gridSize = try ClosedForm.gridSize(of: design, target: target)
    scale = 0
    coefficients = CoefficientSource(
      GridCoefficients(design: design, scale: 0, target: target, gridSize: gridSize),
      rounding: nil)
  }

  /// N, when a point can be evaluated at all.
  private static func gridSize(
    of design: IndependentDesign, target: TargetFunction
  ) throws(EvaluationError) -> Int {
    let products = Count.powerOfTwo(design.d) * design.termsPerGridPoint
    guard let small = products.int, small <= ClosedForm.productLimit else {
      throw .tooManyActiveBlocks(
        dimension: design.d, blocks: products, limit: ClosedForm.productLimit)
    }
    guard let gridSize = design.smallGridSize else {
      throw .gridTooFine(cells: design.gridSize)
    }
    guard target.hasTaylorCoefficients(below: design.n) else {
      throw .tooManyDerivatives(dimension: design.d, order: design.n)
    }
    return gridSize
  }

  /// f'(x) for each point of [0,1]^d.
  ///
  /// Coefficients of a grid point are computed once for all points of a call, where points share
  /// them.
  public func values(at points: [[Double]]) -> [Double] {
    guard let values = values(at: points, while: { true }) else {
      preconditionFailure("it ends early only when it is no longer wanted")
    }
    return values
  }

  /// The same, or nil as soon as it is no longer wanted.
  public func values(at points: [[Double]], while isWanted: () -> Bool) -> [Double]? {
    var evaluator = ClosedFormEvaluator(self)
    // Asked about once a millisecond.
    let products = Count.powerOfTwo(design.d) * design.termsPerGridPoint
    let patience = max(1, 4096 / (products.int ?? .max))
    var values: [Double] = []
    values.reserveCapacity(points.count)
    for (index, point) in points.enumerated() {
      if index.isMultiple(of: patience), !isWanted() { return nil }
      values.append(point.withUnsafeBufferPointer { evaluator.value(at: $0) })
    }
    return values
  }

  /// f'(x) for each x of [0,1], d = 1.
  public func values(at points: [Double]) -> [Double] {
    precondition(design.d == 1)
    var evaluator = ClosedFormEvaluator(self)
    return points.map { x in
      withUnsafePointer(to: x) {
        evaluator.value(at: UnsafeBufferPointer(start: $0, count: 1))
      }
    }
  }
}
