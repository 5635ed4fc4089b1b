/// A configuration that is kept beside the live one.
extension AppState {
  /// Pins the present configuration; when it is pinned already, takes the pin away.
  mutating func togglePin() {
    if pin?.memento == memento {
      pin = nil
      notice = "nothing is pinned any more."
      return
    }
    var pin = Pin(memento: memento)
    // What is known already need not be computed again.
    for (kind, snapshot) in pictures
    where snapshot.subject.setting == setting
      && snapshot.subject.target == target && snapshot.subject.line == line
    {
      pin.snapshots[kind] = snapshot
    }
    self.pin = pin
    notice =
      "pinned: change something and compare; \(key(.swapPin)) swaps the two, "
      + "\(key(.togglePin)) pins anew."
  }

  /// Makes the pinned configuration the live one and pins this one.
  mutating func swapPin() {
    guard let pin else {
      notice = "nothing is pinned: \(key(.togglePin)) pins the present configuration."
      return
    }
    let present = memento
    guard present != pin.memento else {
      notice = "the pinned configuration is the live one: change something to have two."
      return
    }
    restore(pin.memento)
    self.pin = Pin(memento: present)
    notice = "the pinned configuration is live; the other one is pinned."
  }
}
