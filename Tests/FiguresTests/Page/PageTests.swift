import Figures
import Testing

/// Figures on pages: what is drawn lies where it should, whatever the size and the data.
@Suite struct PageTests {
  static let palette = PagePalette(
    ground: 0xFFFFFF, text: 0x111111, muted: 0x777777, axis: 0x333333, grid: 0xDDDDDD,
    roles: [.reference: 0x0072B2, .approximation: 0xD55E00, .band: 0x999999])

  /// Curves, a band, rules, points with names, steps, a map, two panels and grids.
  static let figures: [(name: String, figure: Figure)] = [
    ("curves", curves), ("two panels", Figure(panels: curves.panels + [residual])),
    ("log", logarithmic), ("maps", maps),
    (
      "grid",
      Figure(title: "All", panels: curves.panels + logarithmic.panels, layout: .grid(columns: 2))
    ),
    ("empty", Figure(panels: [Panel()])), ("nothing", Figure(panels: [])),
  ]

  static let curves: Figure = {
    let x = (0...200).map { Double($0) / 200 }
    let y = x.map { $0 * $0 }
    return Figure(
      title: "f and its network",
      panels: [
        Panel(
          x: Axis(title: "x", domain: 0...1), y: Axis(title: "value", unit: "m"),
          marks: [
            .band(BandMark(x: x, lo: y.map { $0 - 0.1 }, hi: y.map { $0 + 0.1 }, label: "f ± ε")),
            .line(LineMark(x: x, y: y, style: MarkStyle(.reference), label: "f")),
            .line(
              LineMark(
                x: x, y: y.enumerated().map { $0 == 90 ? .nan : $1 + 0.02 },
                style: MarkStyle(.approximation, dash: .dashed), label: "f'", pointStride: 20)),
            .rule(RuleMark(.vertical, at: 0.5, endLabel: "half")),
            .points(
              PointMark(
                x: [0.2, 0.8, 4], y: [0.04, 0.64, 3], style: MarkStyle(.dataset, marker: .diamond),
                label: "points", names: ["low", "high", "outside"])),
          ])
      ])
  }()

  static let residual = Panel(
    x: Axis(title: "x"), y: Axis(title: "error", includes: [-0.2, 0.2]),
    marks: [
      .rule(RuleMark(.horizontal, at: 0.1, endLabel: "+ε")),
      .rule(RuleMark(.horizontal, at: -0.1, endLabel: "−ε")),
      .step(
        StepMark(edges: [0, 0.25, 0.5, 1], y: [0.01, -0.05, 0.02], style: MarkStyle(.residual))),
    ], weight: 0.5)

  static let logarithmic = Figure(panels: [
    Panel(
      x: Axis(title: "1/ε", kind: .log(base: 10)), y: Axis(title: "weights", kind: .log(base: 10)),
      marks: [
        .line(
          LineMark(
            x: [1, 10, 100, 1e6], y: [3, 40, 500, 7e9], style: MarkStyle(.series(0)), label: "λ 2"))
      ])
  ])

  static let maps: Figure = {
    let values = (0..<64).map { Double($0 % 8) * Double($0 / 8) / 49 }
    let panel = { (ramp: ColorRamp, scale: Double) in
      Panel(
        title: "map", x: Axis(title: "x", domain: 0...1), y: Axis(title: "y", domain: 0...1),
        marks: [
          .heat(
            HeatMark(
              x: 0...1, y: 0...1, columns: 8, values: values.map { $0 * scale }, ramp: ramp,
              label: "v"))
        ], aspect: 1)
    }
    return Figure(
      panels: [panel(.sequential, 1), panel(.diverging, 0.00123)], layout: .grid(columns: 2))
  }()

  static let sizes: [PageSize] = [
    PageSize(millimetres: 160, 100), PageSize(millimetres: 85, 60), PageSize(millimetres: 40, 30),
    PageSize(millimetres: 300, 80), PageSize(width: 1, height: 1),
  ]

  /// All commands, those that are clipped included.
  static func flat(_ commands: [DrawCommand]) -> [DrawCommand] {
    commands.flatMap { command -> [DrawCommand] in
      if case .clipped(_, _, let inner) = command { return flat(inner) }
      return [command]
    }
  }

  @Test("texts lie on the page and on no other text", arguments: figures.indices)
  func textsAreApart(_ index: Int) {
    let figure = Self.figures[index].figure
    for size in Self.sizes where size.width > 200 {
      let list = figure.drawList(size: size, palette: Self.palette)
      let boxes = Self.flat(list.commands).compactMap { command -> PageText? in
        if case .text(let text) = command { return text }
        return nil
      }
      let page = PageRect(x: -0.5, y: -0.5, width: size.width + 1, height: size.height + 1)
      for (place, text) in boxes.enumerated() {
        #expect(page.contains(text.box), "\(text.text) of \(Self.figures[index].name) at \(size)")
        for other in boxes[(place + 1)...] {
          #expect(
            !text.box.overlaps(other.box),
            "\(text.text) on \(other.text), \(Self.figures[index].name) at \(size)")
        }
      }
    }
  }

  @Test("every size and all data give finite places", arguments: figures.indices)
  func placesAreFinite(_ index: Int) {
    for size in Self.sizes {
      let list = Self.figures[index].figure.drawList(size: size, palette: Self.palette)
      for command in Self.flat(list.commands) {
        switch command {
        case .lines(let lines, _), .areas(let lines, _, _):
          #expect(lines.allSatisfy { $0.allSatisfy { $0.x.isFinite && $0.y.isFinite } })
        case .cells(let cells, _):
          #expect(cells.allSatisfy { $0.x.isFinite && $0.width >= 0 && $0.height >= 0 })
        case .markers(let places, _, _, _, _):
          #expect(places.allSatisfy { $0.x.isFinite && $0.y.isFinite })
        case .text, .clipped: break
        }
      }
    }
  }

  @Test("a curve is cut at its panel, broken at its gap, and its far point is left out")
  func clips() throws {
    let list = Self.curves.drawList(size: Self.sizes[0], palette: Self.palette)
    let clip = try #require(
      list.commands.compactMap { command -> PageRect? in
        if case .clipped(let rect, _, _) = command { return rect }
        return nil
      }.first)
    var gaps = 0
    for command in Self.flat(list.commands) {
      if case .lines(let lines, let stroke) = command, stroke.dash == .dashed {
        gaps = max(gaps, lines.count)
      }
      if case .markers(let places, .diamond, _, _, _) = command, places.count > 1 {
        #expect(places.count == 2)
        #expect(places.allSatisfy { $0.x >= clip.x && $0.x <= clip.maxX })
      }
    }
    #expect(gaps == 2)
  }

  @Test("a million points become a few thousand, extremes included")
  func reduces() throws {
    let count = 1_000_000
    let x = (0..<count).map { Double($0) / Double(count - 1) }
    var y = x.map { $0 * 0.001 }
    y[777_777] = 1
    let figure = Figure(panels: [
      Panel(marks: [.line(LineMark(x: x, y: y, style: MarkStyle(.reference)))])
    ])
    let list = figure.drawList(size: Self.sizes[0], palette: Self.palette)
    let text = SVGDocument.text(
      list, provenance: Provenance(title: "", parameters: "", command: "", creator: ""))
    #expect(text.utf8.count < 1_000_000)
    let clip = try #require(
      list.commands.compactMap { command -> PageRect? in
        if case .clipped(let rect, _, _) = command { return rect }
        return nil
      }.first)
    let highest = Self.flat(list.commands).flatMap { command -> [PagePoint] in
      if case .lines(let lines, let stroke) = command, stroke.color == 0x0072B2 {
        return lines.flatMap { $0 }
      }
      return []
    }.map(\.y).min()
    #expect(try #require(highest) < clip.y + 0.1 * clip.height)
  }

  @Test("superscripts are raised digits, widths grow with the text")
  func superscripts() {
    let text = PageText("2×10⁻³", at: PagePoint(0, 0), size: 10, color: 0)
    #expect(text.runs.map(\.text) == ["2×10", "\u{2212}3"])
    #expect(text.runs.map(\.isRaised) == [false, true])
    #expect(PageText.width(of: "10⁻³", size: 10) < PageText.width(of: "10−3", size: 10))
    #expect(PageText.width(of: "", size: 10) == 0)
  }
}
