import CellCanvas
import Testing

/// What every built-in theme promises of its colours, in 24 bits and among 256 colours.
@Suite struct ThemeColorTests {
  /// The least distance of two colours that mean different things in one figure, CIE 1976.
  private static let leastDistance = 12.0

  private static let texts: [ThemeRole] = [
    .text, .muted, .strong, .accent, .title, .subtitle, .label, .value, .key, .hint, .error,
    .warning, .success, .pinned, .tab, .axisLabel, .axisTitle, .selectionMarker,
  ]
  private static let marks: [ThemeRole] = [
    .reference, .approximation, .residual, .limit, .bound, .lowerBound, .baseline, .optimum,
    .dataset, .guide, .pinned, .crosshair, .series1, .series2, .series3, .series4, .series5,
    .series6,
  ]

  /// What else is written on grounds of their own.
  private static let onGrounds: [(ThemeRole, [ThemeRole])] = [
    (.selection, [.selection, .label, .value, .muted, .warning, .error, .selectionMarker]),
    (.modal, [.modal, .text, .key, .title, .value, .muted, .subtitle, .label, .selectionMarker]),
    (.input, [.input, .key, .muted]), (.tabActive, [.tabActive]), (.cursor, [.cursor]),
    (.band, [.text, .strong, .value, .axisLabel, .axisTitle]),
  ]

  /// The roles that meet in one figure: view 1, views 2 and 3, the transform, sweeps.
  ///
  /// The last group meets nowhere as a whole; a curve keeps its colour from view to view.
  private static let figures: [[ThemeRole]] = [
    [.reference, .approximation, .residual, .limit, .pinned, .guide, .crosshair],
    [
      .bound, .lowerBound, .baseline, .optimum, .dataset, .guide, .crosshair, .series1, .series2,
      .series3, .series4, .series5, .series6,
    ],
    [.reference, .approximation, .residual, .dataset, .guide, .crosshair, .series1],
    [
      .pinned, .optimum, .guide, .crosshair, .series1, .series2, .series3, .series4, .series5,
      .series6,
    ],
    [
      .reference, .approximation, .bound, .lowerBound, .baseline, .optimum, .dataset, .series1,
      .series2, .series3, .series4, .series5, .series6,
    ],
  ]

  private func expectContrast(
    _ least: Double, _ role: ThemeRole, on ground: ThemeRole, _ theme: Theme,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (depth, shown) in PerceivedColor.depths {
      let found = shown(PerceivedColor.ink(role, theme)).contrast(
        with: shown(PerceivedColor.ground(ground, theme)))
      #expect(
        found >= least, "\(theme.name), \(depth): \(role) on \(ground)",
        sourceLocation: sourceLocation)
    }
  }

  @Test("text has a contrast of 4.5:1 with what it stands on", arguments: Theme.builtIn)
  func textIsRead(_ theme: Theme) {
    for role in Self.texts { expectContrast(4.5, role, on: .background, theme) }
    for (ground, roles) in Self.onGrounds {
      for role in roles { expectContrast(4.5, role, on: ground, theme) }
    }
  }

  @Test(
    "marks have a contrast of 3:1 with the plot, those of view 1 also with the band",
    arguments: Theme.builtIn)
  func marksAreSeen(_ theme: Theme) {
    for role in Self.marks + [.axis, .scrollbar, .borderFocused] {
      expectContrast(3, role, on: .background, theme)
    }
    for role in Self.figures[0] where role != .guide { expectContrast(3, role, on: .band, theme) }
    expectContrast(3, .progress, on: .progress, theme)
  }

  @Test(
    "high contrast is 7:1 for text and 4.5:1 for curves",
    arguments: Theme.builtIn.filter { $0.name.hasPrefix("high-contrast") })
  func highContrast(_ theme: Theme) {
    for role in Self.texts { expectContrast(7, role, on: .background, theme) }
    for role in Self.marks where role != .guide {
      expectContrast(4.5, role, on: .background, theme)
    }
  }

  @Test("grounds differ from the background", arguments: Theme.builtIn.filter(\.hasColors))
  func groundsAreSeen(_ theme: Theme) {
    let frame = PerceivedColor.ground(.background, theme)
    for (depth, shown) in PerceivedColor.depths {
      for role in [ThemeRole.band, .selection, .input, .tabActive, .cursor] {
        let found = shown(PerceivedColor.ground(role, theme)).contrast(with: shown(frame))
        #expect(found >= 1.1, "\(theme.name), \(depth): \(role)")
      }
    }
  }

  // Without colours dashes, markers and letters alone tell marks apart.
  @Test("the roles of one figure are told apart", arguments: Theme.builtIn.filter(\.hasColors))
  func rolesDiffer(_ theme: Theme) {
    for (depth, shown) in PerceivedColor.depths {
      forPairs(theme) { a, b, names in
        let found = PerceivedColor.distance(shown(a), shown(b))
        #expect(found >= Self.leastDistance, "\(theme.name), \(depth): \(names)")
      }
    }
  }

  @Test(
    "the roles of okabe-ito are told apart without one kind of cones",
    arguments: PerceivedColor.eyes)
  func colorBlindSafe(_ eye: (name: String, matrix: [[Double]])) throws {
    let theme = try #require(Theme.builtIn.first { $0.name == "okabe-ito" })
    forPairs(theme) { a, b, names in
      #expect(
        PerceivedColor.distance(a, b, seenBy: eye.matrix) >= 9, "\(eye.name): \(names)")
    }
  }

  private func forPairs(_ theme: Theme, _ body: (RGB, RGB, String) -> Void) {
    for figure in Self.figures {
      for (index, a) in figure.enumerated() {
        for b in figure.dropFirst(index + 1) {
          body(PerceivedColor.ink(a, theme), PerceivedColor.ink(b, theme), "\(a), \(b)")
        }
      }
    }
  }
}
