import QExploreApp
import Testing

@Suite struct EvaluationPointsTests {
  @Test("gives a uniform grid with both ends, in slices of any length")
  func slicesGrid() throws {
    let line = try EvaluationPoints(grid: "5", at: [], input: nil, dimension: 1)
    #expect(line.count == 5)
    #expect(line.slice(0..<5) == [[0], [0.25], [0.5], [0.75], [1]])
    #expect(line.slice(2..<4) == [[0.5], [0.75]])

    let plane = try EvaluationPoints(grid: "3", at: [], input: nil, dimension: 2)
    #expect(plane.count == 9)
    #expect(plane.slice(0..<9) == (0..<9).flatMap { plane.slice($0..<($0 + 1)) })
    #expect(plane.slice(4..<6) == [[0.5, 0.5], [0.5, 1]])
    #expect(plane.slice(8..<9) == [[1, 1]])
  }

  @Test("takes a grid of 11 points an axis where none is asked for")
  func takesDefault() throws {
    #expect(try EvaluationPoints(grid: nil, at: [], input: nil, dimension: 1).count == 11)
    #expect(try EvaluationPoints(grid: nil, at: [], input: nil, dimension: 2).count == 121)
    #expect(throws: CommandFailure.self) {
      try EvaluationPoints(grid: nil, at: [], input: nil, dimension: 3)
    }
  }

  @Test(
    "refuses coordinates that Swift would read and a person would not write",
    arguments: ["0x0.8p0", "inf", "nan", "infinity", "1_0", "0,5", "", " ", "0.5 0.5", "٠٫٥"])
  func refusesOddNumbers(_ text: String) {
    #expect(throws: CommandFailure.self) {
      try EvaluationPoints(grid: nil, at: [text], input: nil, dimension: 1)
    }
  }
}
