import QExploreApp
import QuantizedReLU
import Testing

@Suite struct EntropyReportTests {
  @Test("The entropy stands in the report with the bits that are needed and those that suffice")
  func entropyIsEnclosed() throws {
    let epsilon = try Epsilon("0.01")
    let construction = try Construction(
      setting: Setting(lambda: 2, epsilon: epsilon, n: 1, d: 1, quantization: .nonlinear),
      target: TargetFunction(parsing: "sin(x)", dimension: 1))
    let limit = EntropyLimit(epsilon: epsilon.value)
    let text = CountReport(construction: construction).json.text.filter { !$0.isWhitespace }
    #expect(text.contains("\"least\":\"\(limit.lower.text(digits: 6))\""))
    #expect(text.contains("\"most\":\"\(limit.upper.text(digits: 6))\""))
  }

  @Test("Sentences about the function-dependent structure name what it has")
  func sentencesAreTrue() {
    let sentences: [(EvaluationError, String)] = [
      (.tooManyIntervals(.powerOfTwo(41)), "intervals"),
      (.tooManySamples(.powerOfTwo(30), limit: 8), "values of f"),
      (.valuesTooLarge(bound: 6e5, stepExponent: -43), "2^-43"),
      (.valuesTooRough(stepExponent: -43), "2^-43"),
    ]
    for (error, words) in sentences {
      #expect(error.sentence.contains(words))
      for word in ["blocks", "lower d", "axis", "memory"] {
        #expect(!error.sentence.contains(word))
      }
    }
  }
}
