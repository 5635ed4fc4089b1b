import QuantizedReLU

/// `PARAM=A..B[:COUNT][:log]` or `PARAM=A,B,...` as typed, read but not judged.
package struct SweepArgument: Equatable {
  /// How the values of a range lie.
  enum Spacing: String, CaseIterable {
    case log, linear
  }

  /// What stands behind the equals sign.
  enum Values: Equatable {
    case listed([String])
    case range(first: String, last: String, count: Int?, spacing: Spacing?)
  }

  let parameter: SweepParameter
  let values: Values

  /// Reads the text of one argument.
  package init(_ text: String) throws(SweepArgumentError) {
    guard let equals = text.firstIndex(of: "=") else { throw .noValues(text) }
    let name = String(text[..<equals])
    guard let parameter = SweepParameter(rawValue: name) else { throw .unknownParameter(name) }
    self.parameter = parameter
    let parts = text[text.index(after: equals)...]
      .split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let dots = parts[0].firstRange(of: "..") else {
      if parts.count > 1 { throw .listWithOptions(text) }
      values = .listed(
        parts[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init))
      return
    }
    var count: Int?
    var spacing: Spacing?
    for part in parts.dropFirst() {
      if spacing == nil, let named = Spacing(rawValue: part) {
        spacing = named
      } else if count == nil, !part.isEmpty, part.allSatisfy({ $0.isASCII && $0.isNumber }) {
        // What no machine integer holds is too many all the same.
        count = Int(part) ?? .max
      } else {
        throw .unknownOption(part, of: text)
      }
    }
    values = .range(
      first: String(parts[0][..<dots.lowerBound]), last: String(parts[0][dots.upperBound...]),
      count: count, spacing: spacing)
  }

  /// The axis; whole numbers of a range are multiples of `step`.
  ///
  /// Throws `SettingError`, `SweepError` or `CommandFailure`; listed values are judged with the
  /// rest of their row.
  func axis(step: Int) throws -> SweepAxis {
    switch values {
    case .listed(let texts):
      guard texts.count <= SweepAxis.valueLimit else {
        throw SweepError.tooManyValues(parameter, count: texts.count)
      }
      guard let range = parameter.range else { return SweepAxis(parameter, values: texts) }
      return SweepAxis(
        parameter,
        values: try texts.map { text in
          try wholeNumber(text, named: parameter.rawValue, range).map(String.init) ?? text
        })
    case .range(let first, let last, let count, let spacing):
      guard let range = parameter.range else {
        return try SweepAxis(
          from: Epsilon(first), to: Epsilon(last), count: count ?? SweepAxis.usualCount,
          isLogarithmic: spacing != .linear)
      }
      return try SweepAxis(
        parameter, from: end(first, range), to: end(last, range), count: count,
        isLogarithmic: spacing == .log, step: step)
    }
  }

  private func end(_ text: String, _ range: ClosedRange<Int>) throws -> Int {
    guard let value = try wholeNumber(text, named: parameter.rawValue, range), range ~= value else {
      throw CommandFailure(outside(parameter.rawValue, text, range))
    }
    return value
  }
}

/// What is wrong with the text of a sweep's argument.
package enum SweepArgumentError: Error, Equatable {
  /// There is no equals sign.
  case noValues(String)
  /// What stands before the equals sign cannot be swept.
  case unknownParameter(String)
  /// A list has a count or a spacing behind it.
  case listWithOptions(String)
  /// What stands behind a colon is neither a count nor a spacing, or is there twice.
  case unknownOption(String, of: String)
}
