import CellCanvas

/// Everything that can happen to the explorer.
package enum Action: Sendable, Equatable {
  /// A key asked for a command.
  case command(Command)
  /// A view was chosen.
  case show(ViewKind)
  /// A character was typed for an editor.
  case type(Unicode.Scalar)
  /// Text was pasted.
  case paste(String)
  /// The mouse was used.
  case mouse(Mouse)
  /// The terminal has a new size.
  case resize(Size)
  /// A computation answered.
  case computed(generation: Int, Outcome)
  /// Rows of a sweep were measured.
  case swept(SweepUpdate)
  /// Something was saved, or could not be.
  case saved(SaveOutcome)
  /// Time for the next step of the computing mark.
  case tick
}

/// What `update` asks of the world.
package enum Effect: Sendable, Equatable {
  /// Compute this; older requests are void.
  case compute(ComputeRequest)
  /// Measure this sweep; an older one is given up.
  case sweep(SweepRequest)
  /// Give up the sweep that is being measured.
  case stopSweep
  /// Save this.
  case save(SaveRequest)
  /// Give up what is being saved, up to this number.
  case stopSaving(upTo: Int)
  /// Leave.
  case quit
  /// Stop the program until the shell brings it back.
  case suspend
  /// Paint everything anew.
  case repaint
  /// Listen to the mouse, or leave it to the terminal.
  case mouse(Bool)
}
