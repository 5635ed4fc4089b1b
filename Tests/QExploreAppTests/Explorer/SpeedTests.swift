import CellCanvas
import QExploreApp
import QuantizedReLU
import Testing

/// From a key press to the finished frame.
///
/// The budget is 16 ms in a release build on an idle machine; the limits here are wide, so that a
/// busy machine or a debug build passes and only a lost order of magnitude fails.
@Suite(.serialized) struct SpeedTests {
  @Test func keyToFrame() throws {
    var session = try makeSession(200, 50)
    _ = session.frame
    let clock = ContinuousClock()
    var times: [Duration] = []
    for step in 0..<40 {
      let time = clock.measure {
        session.press(step % 2 == 0 ? .right : .left)
        _ = session.frame
      }
      times.append(time)
    }
    times.sort()
    print("key to frame at 200x50: median \(times[20]), worst \(times[39])")
    #expect(times[20] < .milliseconds(400))
  }

  @Test func frameAlone() throws {
    let session = try makeSession(200, 50)
    let clock = ContinuousClock()
    var times = (0..<20).map { _ in clock.measure { _ = session.frame } }
    times.sort()
    print("view at 200x50: median \(times[10]), worst \(times[19])")
    #expect(times[10] < .milliseconds(200))
  }

  @Test func firstFrame() throws {
    let clock = ContinuousClock()
    let time = try clock.measure { _ = try makeSession(120, 40).frame }
    print("first frame at 120x40: \(time)")
    #expect(time < .seconds(2))
  }
}
