import ArgumentParser
import QuantizedReLU

/// `qexplore sweep`: metrics of the network over the values of one or two parameters.
package struct SweepCommand: ProgramCommand {
  package static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Measures the network over the values of one or two parameters.",
    usage: "qexplore sweep <param=values> [<param=values>] [<options>]",
    discussion: """
      PARAM is lambda, epsilon, n or d. PARAM=A..B takes every whole number from A to B (even lambda \
      with linear quantization); epsilon=A..B takes 20 values in equal ratios. :COUNT takes so many \
      instead, :log in equal ratios (20 of them without COUNT), :linear evenly: epsilon=2^-6..2^-14:9 or lambda=2..64:6:log. \
      PARAM=A,B,C lists the values. Of two parameters the second changes fastest. Rows are written \
      as they are computed, the table at the end; what would take too long to find is left empty. \
      overhead and bitsOverhead are structureWeights over unquantizedWeights, and the same in bits; \
      boundRatio and bitsBoundRatio are structureWeights and structureBits over the theorem's rate, \
      1 at lambda = 2, epsilon = 2^-7. error is sampled, for d > 2 along the diagonal. \
      Ctrl-C ends a sweep after the rows that are done. The shards of a sweep, one behind the other, are \
      the whole sweep; where its last rows take longest, more shards than machines even that out.
      """)

  @Argument(
    parsing: .remaining,
    help: ArgumentHelp(
      "A parameter and its values, as in epsilon=0.1..0.001:9 or lambda=2,4,8.",
      valueName: "param=values"))
  var axes: [String] = []

  @OptionGroup(title: "Network")
  var construction: ConstructionOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What to measure: \(Metric.allCases.map(\.rawValue).joined(separator: ", ")) (default: \(SweepCommand.defaultMetrics)).",
      valueName: "name,..."),
    completion: .names(of: Metric.self))
  var metric: String?

  @Option(
    parsing: .unconditional, help: "csv, json or table (default: csv).",
    completion: .names(of: SweepWriter.Format.self))
  var format: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Part I of N of the rows, from 1/N to N/N: rows that follow each other.", valueName: "I/N"))
  var shard: String?

  package init() {}

  /// What is measured where nothing is said.
  static let defaultMetrics = "weights,bits,depth"

  /// The most rows of a sweep.
  static let rowLimit = 100_000

  package func execute(in context: CommandContext) throws {
    let format: SweepWriter.Format = try choice(format, named: "format") ?? .csv
    let sweep = try sweep()
    let rows = try shard.map { try SweepShard($0) }?.rows(of: sweep.count) ?? 0..<sweep.count
    var run = SweepRecord(
      sweep, rows: rows, subjects: try SweepSubjects(checking: sweep), format: format,
      output: context.output)
    try run.write()
  }

  /// The sweep that the arguments ask for; its rows are not judged yet.
  private func sweep() throws -> Sweep {
    try SweepRefusal.check(try axes.map { try SweepArgument($0) }, with: construction)
    return try Sweep(
      arguments: axes, metrics: try metrics(), setting: try construction.setting(),
      function: construction.function ?? NetworkRequest.defaultFunction)
  }

  private func metrics() throws -> [Metric] {
    var metrics: [Metric] = []
    for name in (metric ?? Self.defaultMetrics).split(
      separator: ",", omittingEmptySubsequences: false)
    {
      guard let metric: Metric = try choice(String(name), named: "metric") else { continue }
      guard !metrics.contains(metric) else { throw SweepRefusal.repeatedMetric(metric) }
      metrics.append(metric)
    }
    return metrics
  }
}

/// Why the arguments of a sweep do not go together.
enum SweepRefusal: Error, Equatable {
  /// Neither one nor two parameters are swept.
  case axisCount(Int)
  /// One parameter is swept twice.
  case repeatedParameter(SweepParameter)
  /// A parameter is swept and also given.
  case given(SweepParameter, option: String)
  /// A metric is asked for twice.
  case repeatedMetric(Metric)
  /// The rows are more than anybody reads.
  case tooManyRows(Int, limit: Int)

  /// Judges the parameters that are swept against each other and against the options.
  static func check(
    _ arguments: [SweepArgument], with options: ConstructionOptions
  ) throws(SweepRefusal) {
    guard (1...2).contains(arguments.count) else { throw .axisCount(arguments.count) }
    let parameters = arguments.map(\.parameter)
    if parameters.count == 2, parameters[0] == parameters[1] {
      throw .repeatedParameter(parameters[0])
    }
    for parameter in parameters {
      let given =
        switch parameter {
        case .lambda: options.lambda
        case .epsilon: options.epsilon
        case .n: options.order
        case .d: options.dimension
        }
      if given != nil { throw .given(parameter, option: parameter.rawValue) }
    }
    if parameters.contains(.lambda), options.codebook != nil {
      throw .given(.lambda, option: "codebook")
    }
  }
}
