/// What a key can ask for, apart from typing text.
package enum Command: String, Sendable, Hashable, CaseIterable {
  // Anywhere.
  case quit, suspend, repaint
  // Parameter panel.
  case previousField, nextField, firstField, lastField
  case decrease, increase, coarseDecrease, coarseIncrease
  case editField, typeValue, editFormula, openGallery
  // Views and look.
  case nextView, previousView
  case openHelp, nextTheme, nextGlyphs, toggleMouse, nextLine, nextPanel, dismiss
  case panLeft, panRight, zoomIn, zoomOut, zoomReset, scrollUp, scrollDown
  case pathStart, pathEnd
  // Finding one's way.
  case openPalette, openSave, openData, openReport, complete, startTour, nextStep, previousStep
  // Sweeps.
  case openSweep, chooseNext, choosePrevious, nextSweep, previousSweep, nextOrder
  // Comparing and going back.
  case undo, redo, togglePin, swapPin
  // Reading values.
  case beginReading, stopReading, cursorUp, cursorDown, cursorFarLeft, cursorFarRight, setMark
  case fitError
  // Editors.
  case accept, cancel
  case cursorLeft, cursorRight, cursorStart, cursorEnd
  case deleteBackward, deleteForward, deleteToStart, deleteToEnd, deleteWord
  // Lists.
  case listUp, listDown, pageUp, pageDown, listStart, listEnd, take, close
}
