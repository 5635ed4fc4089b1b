import CellCanvas
import Figures

/// The plot that the cursor, the zoom and the mouse speak of: what was drawn, and where.
package struct PlotOnScreen: Sendable {
  /// As it was drawn: zoomed, with cursor and marks.
  package var figure: Figure
  /// Where its panels lie.
  package var geometry: PlotGeometry
  /// The abscissae that it has without any zoom.
  package var full: ClosedRange<Double>

  /// The panel that is read: the first one.
  package var main: PanelGeometry? { geometry.panels.first }

  /// Whether it is a map, which is read at points of a plane.
  package var isMap: Bool { figure.isMap(0) }

  /// The abscissae of the samples in sight, ascending; empty for a map.
  ///
  /// Those of the marked curve with the most samples, which is the one that a step of the cursor
  /// goes along.
  package var samples: [Double] {
    guard let panel = figure.panels.first, let window = main?.scales.x.domain else { return [] }
    let curves: [[Double]] = panel.marks.compactMap { mark in
      switch mark {
      case .line(let line) where line.label != nil: line.x
      case .step(let step) where step.label != nil: step.middles
      case .bars(let bars) where bars.label != nil: bars.x
      default: nil
      }
    }
    let samples = (curves.max { $0.count < $1.count } ?? []).filter { window.contains($0) }
    guard case .integers = panel.x.ticks else { return samples }
    // Between whole numbers a curve is drawn for the eye alone.
    let whole = samples.filter { $0 == $0.rounded() }
    return whole.isEmpty ? samples : whole
  }
}

extension Figure {
  /// Whether a panel is a map.
  func isMap(_ panel: Int) -> Bool {
    guard panels.indices.contains(panel) else { return false }
    return panels[panel].marks.contains { if case .heat = $0 { true } else { false } }
  }
}
