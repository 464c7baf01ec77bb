/// "Did you mean": the known word that a misspelt one is nearest to.
package enum Suggestion {
  /// The nearest candidate within a third of its length in edits (insert, delete, replace, swap), or nil.
  ///
  /// Case does not count. Of equally near ones the first wins. Words of more than 80 bytes are compared with nothing.
  ///
  /// - Parameter edits: no candidate is farther than this.
  package static func closest(
    to word: String, in candidates: some Sequence<String>, atMost edits: Int = .max
  ) -> String? {
    guard word.utf8.count <= 80 else { return nil }
    let wanted = Array(word.lowercased().utf8)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let other = Array(candidate.lowercased().utf8)
      let allowed = min(edits, max(1, max(wanted.count, other.count) / 3), (best?.distance ?? Int.max) - 1)
      guard other.count <= 120, abs(other.count - wanted.count) <= allowed else { continue }
      let distance = distance(wanted, other)
      if distance <= allowed { best = (candidate, distance) }
    }
    return best?.candidate
  }

  /// `did you mean "x"?`, or nil where nothing is near.
  package static func help(for word: String, in candidates: some Sequence<String>) -> String? {
    closest(to: word, in: candidates).map { "did you mean \"\($0)\"?" }
  }

  // Optimal string alignment over bytes.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var older: [Int] = []
    var previous = Array(0...right.count)
    for i in 0..<left.count {
      var current = [i + 1]
      current.reserveCapacity(right.count + 1)
      for j in 0..<right.count {
        var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { cost = min(cost, older[j - 1] + 1) }
        current.append(cost)
      }
      older = previous
      previous = current
    }
    return previous[right.count]
  }
}
