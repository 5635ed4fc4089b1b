extension Collection where Element: Equatable, Index == Int {
  /// The element so many places behind another one, round both ends; the first one where that one
  /// is not there.
  ///
  /// The collection must not be empty. O(n).
  func next(after element: Element, by offset: Int) -> Element {
    guard let place = firstIndex(of: element) else { return self[startIndex] }
    let shifted = (place - startIndex + offset) % count
    return self[startIndex + (shifted + count) % count]
  }
}
