import QuantizedReLU

extension SweepArgumentError: Explained {
  package var sentence: String {
    switch self {
    case .noValues(let text):
      "the sweep \(shown(text)) names no values; "
        + "write a parameter and its values, as in lambda=2..16 or epsilon=0.1,0.01."
    case .unknownParameter(let name):
      "\(shown(name)) cannot be swept; choose lambda, epsilon, n or d, as in lambda=2..16."
    case .listWithOptions(let text):
      "the sweep \(shown(text)) lists its values, so that a count or a spacing has no meaning; "
        + "leave out what stands behind the colon, or give a range, as in lambda=2..64:6:log."
    case .unknownOption(let option, let text):
      "\(shown(option)) in the sweep \(shown(text)) is neither a count nor log or linear; "
        + "write each of them once at most, as in epsilon=0.1..0.001:9:log."
    }
  }
}

extension SweepError: Explained {
  package var sentence: String {
    switch self {
    case .noMultiple(let parameter, let step, let first, let last):
      "no \(parameter.rawValue) from \(first) to \(last) is "
        + "\(step == 2 ? "even" : "a multiple of \(step)"), as linear levels need; "
        + "widen the range, or take nonlinear quantization."
    case .tooManyValues(let parameter, let count):
      "the sweep over \(parameter.rawValue) asks for "
        + "\(count == .max ? "far more" : "\(count) values, more") than \(SweepAxis.valueLimit); "
        + "give a smaller count, as in "
        + (parameter == .epsilon ? "epsilon=0.1..0.001:20." : "lambda=2..1000:20:log.")
    case .tooFewValues(let parameter, let count):
      "a range of \(parameter.rawValue) has two ends, so a count of \(count) is too small; "
        + "give at least 2, or the value alone."
    }
  }
}

extension SweepRefusal: Explained {
  var sentence: String {
    switch self {
    case .axisCount(0):
      "no parameter is swept; write one or two and their values, as in lambda=2..16."
    case .axisCount(let count):
      "\(count) parameters are swept, more than 2; "
        + "give one or two, as in lambda=2..16 epsilon=0.1..0.001."
    case .repeatedParameter(let parameter):
      "\(parameter.rawValue) is swept twice; name each parameter once."
    case .given(let parameter, let option):
      "--\(option) already says the \(parameter.rawValue) that is to be swept; give one of the two."
    case .repeatedMetric(let metric):
      "metric \(metric.rawValue) is asked for twice; name each metric once."
    case .tooManyRows(let count, let limit):
      "the sweep has \(count) rows, more than \(limit); give fewer values, as in lambda=2..1000:20:log."
    }
  }
}

/// The sentence for a row of a sweep that cannot be built: its number, its values and why.
func sentence(
  for error: any Error, inRow number: Int, with parameters: [(name: String, value: String)]
) -> String {
  let values = parameters.map { "\($0.name)=\(plain($0.value))" }.joined(separator: ", ")
  return "row \(number), \(values), cannot be built: \(sentence(for: error))"
}
