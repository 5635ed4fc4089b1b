/// Builds a `Circuit` unit by unit.
///
/// Blocks ask it for units on the level where they are needed.
///
/// A class, because a construction hands one builder to many blocks, which share its units and its
/// memory of what was built already.
final class CircuitBuilder {
  typealias Signal = Circuit.Signal
  typealias Term = (source: Signal, coefficient: Circuit.CoefficientID)

  private(set) var circuit: Circuit
  private var ids: [Rational: Circuit.CoefficientID] = [:]

  init(inputCount: Int) {
    circuit = Circuit(inputCount: inputCount)
  }

  /// The input of one axis, on level 0.
  func input(_ axis: Int) -> Signal {
    precondition(axis < circuit.inputCount)
    return Signal(level: 0, index: Int32(axis))
  }

  /// The table entry of a coefficient or bias.
  func coefficient(_ value: Rational) -> Circuit.CoefficientID {
    if let id = ids[value] { return id }
    let id = Circuit.CoefficientID(index: UInt32(circuit.coefficients.count))
    circuit.coefficients.append(value)
    ids[value] = id
    return id
  }

  /// A unit on `level`: the positive part of its terms plus the bias.
  ///
  /// Terms must come from the level directly below, with nonzero coefficients and no source twice.
  func unit(
    level: Int, _ terms: [Term], bias: Circuit.CoefficientID? = nil, minimumCopies: Int = 1
  ) -> Signal {
    precondition(level >= 1)
    while circuit.levels.count < level { circuit.levels.append(Circuit.Level()) }
    return circuit.levels[level - 1].append(
      terms, below: level - 1, bias: bias, minimumCopies: minimumCopies, level: level)
  }

  /// The same with rational coefficients.
  func unit(
    level: Int, _ terms: [(Signal, Rational)], bias: Rational? = nil, minimumCopies: Int = 1
  ) -> Signal {
    unit(
      level: level, terms.map { ($0.0, coefficient($0.1)) }, bias: bias.map(coefficient),
      minimumCopies: minimumCopies)
  }

  /// A relay: the value of a nonnegative unit one level higher (2 edges on most codebooks).
  func relay(_ signal: Signal) -> Signal {
    unit(level: Int(signal.level) + 1, [(signal, coefficient(1))])
  }

  /// Keeps at least so many copies of a unit, whatever this function's readers need.
  func keep(_ copies: Int, copiesOf signal: Signal) {
    let level = Int(signal.level) - 1
    let unit = Int(signal.index)
    circuit.levels[level].minimumCopies[unit] = max(
      circuit.levels[level].minimumCopies[unit], UInt16(copies))
  }

  /// Ends the circuit with the linear output.
  func finish(output terms: [Term]) -> Circuit {
    let level = circuit.levels.count + 1
    _ = circuit.output.append(terms, below: level - 1, bias: nil, minimumCopies: 1, level: level)
    return circuit
  }
}

extension Circuit.Level {
  mutating func append(
    _ terms: [CircuitBuilder.Term], below: Int, bias: Circuit.CoefficientID?, minimumCopies: Int,
    level: Int
  ) -> Circuit.Signal {
    for (source, coefficient) in terms {
      assert(source.level == below, "a unit on level \(level) reads only level \(below)")
      sources.append(source.index)
      coefficients.append(coefficient)
    }
    rowStart.append(Int32(sources.count))
    biases.append(bias?.index ?? Circuit.Level.noBias)
    self.minimumCopies.append(UInt16(minimumCopies))
    return Circuit.Signal(level: Int32(level), index: Int32(biases.count - 1))
  }
}
