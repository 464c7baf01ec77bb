/// Finds the name that somebody probably meant.
package enum NameDistance {
  /// The candidate with the fewest edits, when there are few enough for a slip; case does not count. First wins a tie.
  package static func closest(to name: String, among candidates: [String]) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars.prefix(64))
    let limit = max(1, wanted.count / 4)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let distance = distance(wanted, Array(candidate.lowercased().unicodeScalars.prefix(64)))
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
  }

  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var row = Array(0...right.count)
    for (i, leftScalar) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, rightScalar) in right.enumerated() {
        let substituted = diagonal + (leftScalar == rightScalar ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
