/// The name nearest to a misspelt one.
enum NameSuggestion {
  /// The candidate that needs the fewest edits, nil where none is near.
  ///
  /// An edit inserts, removes or replaces a letter or swaps two neighbours; capitals do not count.
  /// At most one edit for every two letters of the shorter name, and a prefix counts as near. Names
  /// longer than 32 characters are near to nothing.
  static func nearest(to name: String, among candidates: [String]) -> String? {
    guard name.count <= 32 else { return nil }
    let typed = Array(name.lowercased())
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let letters = Array(candidate.lowercased())
      var distance = editDistance(typed, letters)
      let shorter = min(typed.count, letters.count)
      if shorter >= 3 && typed.prefix(shorter) == letters.prefix(shorter) {
        distance = min(distance, 1)
      }
      guard distance <= max(shorter / 2, distance == 0 ? 0 : 1), distance < typed.count else {
        continue
      }
      if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Optimal string alignment distance.
  private static func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var rows = [Array(0...b.count)]
    for i in 1...max(a.count, 1) where i <= a.count {
      var row = [i]
      for j in 0..<b.count {
        var cost = min(
          row[j] + 1, rows[i - 1][j + 1] + 1, rows[i - 1][j] + (a[i - 1] == b[j] ? 0 : 1))
        if i > 1 && j > 0 && a[i - 1] == b[j - 1] && a[i - 2] == b[j] {
          cost = min(cost, rows[i - 2][j - 1] + 1)
        }
        row.append(cost)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
