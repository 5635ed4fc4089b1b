import CellCanvas

/// A person's own defaults and keys, as `config.toml` holds them.
///
/// The program reads it and never writes it, unless `qexplore config --write` asks for a first one.
package struct Configuration: Sendable, Equatable {
  /// The network to begin with, where neither the command line nor the last session says.
  package var network = NetworkRequest()
  /// The view to begin with.
  package var view: ViewKind?
  /// The theme by name or file.
  package var theme: String?
  /// The glyphs; nil also for auto.
  package var glyphs: Glyphs?
  /// How many colours, as `--color` has it.
  package var color: String?
  /// Whether the mouse is listened to.
  package var usesMouse: Bool?
  /// Whether sessions are taken up and kept.
  package var keepsSession: Bool?
  /// The binding table with the person's own keys.
  package var bindings: [Binding] = Keymap.bindings

  /// Nothing of one's own.
  package init() {}
}
