import CellCanvas
import Figures
import QExploreApp
import QuantizedReLU
import Testing

/// View 6 goes through the cached profiles and shows the interval of each.
@Suite struct ProfileTests {
  private func session(
    _ columns: Int = 120, _ rows: Int = 40, target: String = "abs(abs(abs(x-0.503)-0.211)-0.1003)",
    epsilon: String = "0.01"
  ) throws -> ExplorerSession {
    var options = try makeOptions(target: target, epsilon: epsilon, n: 1)
    options.setting.structure = .dependent
    var session = ExplorerSession(options, size: Size(columns: columns, rows: rows))
    session.type("6")
    return session
  }

  private func picture(_ session: ExplorerSession) throws -> TransformPicture {
    guard case .transform(let picture)? = session.state.pictured?.picture else { throw Missing() }
    return picture
  }

  private struct Missing: Error {}

  @Test("} and { go through all cached profiles, round the end, each with its interval")
  func goesThrough() throws {
    var session = try session()
    let options = session.state.setting
    let construction = try DependentConstruction(
      setting: options, target: session.state.target)
    let f = try #require(try construction.transformed())
    let intervals = try #require(construction.design.intervals.int)
    // The different profiles with the first interval of each, in order.
    var shapes: [[Int8]] = []
    var places: [(first: Int, count: Int)] = []
    for interval in 0..<intervals {
      guard let profile = f.profile(ofInterval: interval) else { continue }
      if let index = shapes.firstIndex(of: profile) {
        places[index].count += 1
      } else {
        shapes.append(profile)
        places.append((interval, 1))
      }
    }
    #expect(places.count >= 2)
    for (index, place) in places.enumerated() {
      session.type("}")
      let zoom = try #require(session.state.zoom)
      let start = Double(place.first) / Double(intervals)
      #expect(zoom.lowerBound <= start && zoom.upperBound >= start + 1 / Double(intervals))
      #expect(zoom.upperBound - zoom.lowerBound < 1.5 / Double(intervals))
      let shown = try picture(session)
      #expect(shown.x.first == zoom.lowerBound && shown.x.count > 500)
      #expect(
        session.text.contains(
          "Profile \(index + 1) of \(places.count), interval \(place.first)"), "\(session.text)")
      if place.count > 1 {
        #expect(session.text.contains("and \(counted(place.count - 1, "other"))"))
      }
    }
    session.type("}")
    #expect(session.text.contains("Profile 1 of \(places.count)"))
    session.type("{")
    #expect(session.text.contains("Profile \(places.count) of \(places.count)"))
    session.type("0")
    #expect(session.state.zoom == nil && !session.text.contains("Profile "))
  }

  @Test("the gap between residual and profile is that of the network, the tooth is marked")
  func gap() throws {
    var session = try session(160, 48)
    session.type("}")
    let shown = try picture(session)
    let plot = try #require(ScreenView.plot(of: session.state))
    let lower = try #require(plot.figure.panels.last)
    let bands = lower.marks.compactMap { if case .band(let band) = $0 { band } else { nil } }
    #expect(bands.count == 1 && bands[0].lo == shown.residual && bands[0].hi == shown.profile)
    let rules = lower.marks.compactMap { mark -> Double? in
      if case .rule(let rule) = mark, rule.direction == .vertical { rule.value } else { nil }
    }
    let interval = try #require(shown.cachedProfiles.first).interval
    let count = Double(shown.intervals)
    let tooth = [1 - 2 / Double(8 * shown.pieces), 1 - 1 / Double(8 * shown.pieces)]
    for place in [0, 1] + tooth {
      #expect(rules.contains { abs($0 * count - Double(interval) - place) < 1e-9 }, "\(place)")
    }
    // Where the tooth rises the network follows its profile, at the end it is back at 0.
    let last = try #require(shown.x.lastIndex { $0 <= (Double(interval) + 1) / count })
    #expect(abs(shown.profile[last]) < 1e-9)
    #expect(session.text.contains("holds, falls"))
    // The bound that is told holds for the gap.
    let bound = 1.5 / Double(shown.pieces)
    #expect(zip(shown.residual, shown.profile).allSatisfy { abs($0 - $1) <= bound + 1e-9 })
    #expect(session.text.contains("1.5/m = \(NumberText.significant(bound, digits: 2))"))
  }

  @Test("on a small screen one row names the profile and the residual is what is drawn")
  func small() throws {
    var session = try session(40, 12)
    session.type("}")
    #expect(session.text.contains("profile 1 of"))
    let plot = try #require(ScreenView.plot(of: session.state))
    #expect(plot.figure.panels.count == 1)
    #expect(plot.figure.panels[0].y.title.contains("interpolant"))
  }

  @Test("where there is no profile the keys say why")
  func none() throws {
    var coarse = try session(epsilon: "0.2")
    coarse.type("}")
    #expect(coarse.state.notice?.contains("m is 1") == true && coarse.state.zoom == nil)
    var smooth = try session(target: "x/3", epsilon: "0.003")
    smooth.type("{")
    #expect(smooth.state.notice?.contains("needs a profile") == true)
    var other = try makeSession(target: "sine", epsilon: "0.1", n: 1)
    other.type("6}")
    #expect(other.state.notice?.contains("function-dependent") == true)
    #expect(smooth.frame.text(row: 39).contains("{} profile"))
  }
}
