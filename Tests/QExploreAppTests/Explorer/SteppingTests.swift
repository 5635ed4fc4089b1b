import CellCanvas
import QExploreApp
import QuantizedReLU
import Testing

@Suite struct SteppingTests {
  struct Case: Sendable, CustomStringConvertible {
    var value: Double
    var up: String
    var down: String
    var coarseUp: String
    var coarseDown: String
    var description: String { "\(value)" }
  }

  @Test(arguments: [
    Case(value: 0.02, up: "0.05", down: "0.01", coarseUp: "0.2", coarseDown: "0.002"),
    Case(value: 0.01, up: "0.02", down: "0.005", coarseUp: "0.1", coarseDown: "0.001"),
    Case(value: 0.03, up: "0.05", down: "0.02", coarseUp: "0.2", coarseDown: "0.002"),
    Case(value: 0.001, up: "0.002", down: "0.0005", coarseUp: "0.01", coarseDown: "0.0001"),
    Case(value: 1e-6, up: "0.000002", down: "5e-7", coarseUp: "0.00001", coarseDown: "1e-7"),
    Case(value: 0.5, up: "1", down: "0.2", coarseUp: "5", coarseDown: "0.05"),
    Case(value: 2e-40, up: "5e-40", down: "1e-40", coarseUp: "2e-39", coarseDown: "2e-41"),
  ])
  func ladderOfOneTwoFive(_ test: Case) {
    #expect(DecimalLadder.step(test.value, by: 1, coarse: false) == test.up)
    #expect(DecimalLadder.step(test.value, by: -1, coarse: false) == test.down)
    #expect(DecimalLadder.step(test.value, by: 1, coarse: true) == test.coarseUp)
    #expect(DecimalLadder.step(test.value, by: -1, coarse: true) == test.coarseDown)
  }

  @Test func lambdaByKeys() throws {
    var session = try makeSession(lambda: 3)
    session.focus(.lambda)
    session.press(.right)
    #expect(session.state.setting.lambda == 4)
    session.press(.pageUp)
    #expect(session.state.setting.lambda == 8)
    session.press(.pageDown, .left)
    #expect(session.state.setting.lambda == 3)
    session.type("hhh")
    #expect(session.state.setting.lambda == 2)
    #expect(session.state.notice?.contains("2 to 65536") == true)
  }

  @Test func linearLambdaStaysEven() throws {
    var session = try makeSession(lambda: 3)
    session.focus(.quantization)
    session.press(.right)
    #expect(session.state.setting.quantization == .linear)
    #expect(session.state.setting.lambda == 4)
    #expect(session.state.notice?.contains("3 became 4") == true)
    session.focus(.lambda)
    session.press(.right)
    #expect(session.state.setting.lambda == 6)
    session.type("H")
    #expect(session.state.setting.lambda == 4)
    session.type("hhhh")
    #expect(session.state.setting.lambda == 2)
    session.focus(.quantization)
    session.press(.enter)
    #expect(session.state.setting.quantization == .nonlinear)
    #expect(session.state.setting.lambda == 2)
  }

  @Test func epsilonByKeys() throws {
    var session = try makeSession(epsilon: "0.02")
    session.focus(.epsilon)
    session.press(.left)
    #expect(session.state.setting.epsilon.text == "0.01")
    session.press(.pageUp)
    #expect(session.state.setting.epsilon.text == "0.1")
    session.type("llll")
    #expect(session.state.setting.epsilon.text == "0.5", "1 is not allowed")
    #expect(session.state.problems.isEmpty)
    #expect(session.state.notice?.contains("largest step, 0.5") == true)
    session.press(.left, .left)
    #expect(session.state.setting.epsilon.text == "0.1")
    #expect(session.state.notice == nil)
    session.type("L")
    #expect(session.state.setting.epsilon.text == "0.5")
    #expect(session.state.notice?.contains("largest step, 0.5") == true)
    #expect(session.text.contains("0 < ε < 1"))
  }

  @Test(arguments: ["0.7", "1e-300", "1e-400", "0.500"])
  func epsilonBeyondTheStepsStays(_ text: String) throws {
    var session = try makeSession(n: 1)
    session.focus(.epsilon)
    var state = session.state
    state.setting.epsilon = try Epsilon(text)
    let isLarge = state.setting.epsilon.doubleValue > 0.1
    _ = update(&state, .command(isLarge ? .increase : .decrease))
    #expect(state.setting.epsilon.text == text)
    #expect(state.notice?.contains(text) == true)
    #expect(state.problems.isEmpty)
  }

  @Test func smoothnessAndDimension() throws {
    var session = try makeSession(target: "average", n: 1, d: 1)
    session.focus(.n)
    session.press(.left)
    #expect(session.state.setting.n == 1)
    session.press(.right)
    #expect(session.state.setting.n == 2)
    session.focus(.d)
    session.press(.right, .right)
    #expect(session.state.setting.d == 3)
    #expect(session.state.target.dimension == 3)
    session.press(.pageUp)
    #expect(session.state.setting.d == 30)
    session.press(.pageDown, .pageDown, .pageDown)
    #expect(session.state.setting.d == 1)
  }

  @Test func ownFunctionStaysInTheCycle() throws {
    var session = try makeSession(target: "x^2/7", n: 2)
    session.focus(.target)
    session.press(.right)
    let first = session.state.target.text
    #expect(first != "x^2/7")
    session.press(.left)
    #expect(session.state.target.text == "x^2/7")
    session.press(.left)
    #expect(session.state.gallery.contains { $0.name == session.state.target.text })
    session.press(.right)
    #expect(session.state.target.text == "x^2/7")

    session.type("/")
    session.control("u")
    session.type("x^2/9")
    session.press(.enter, .right)
    #expect(session.state.target.text == first)
    session.type("g")
    session.press(.enter, .home)
    var seen = Set<String>()
    for _ in 0...session.state.gallery.count {
      session.press(.right)
      seen.insert(session.state.target.text)
    }
    #expect(seen.contains("x^2/9") && !seen.contains("x^2/7"))
  }

  @Test func targetStepsThroughTheGalleryOfThisSmoothness() throws {
    var session = try makeSession(n: 2)
    session.focus(.target)
    let count = session.state.gallery.count
    var seen = Set<String>()
    for _ in 0..<count {
      session.press(.right)
      seen.insert(session.state.target.text)
      #expect(session.state.failure == nil, "\(session.state.target.text)")
    }
    let smooth = session.state.gallery.filter { ($0.largestOrder ?? 99) >= 2 }
    #expect(seen == Set(smooth.map(\.name)))
    let last = session.state.target
    session.press(.right, .left)
    #expect(session.state.target == last)
  }
}
