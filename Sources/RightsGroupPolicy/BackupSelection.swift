/// Which of several backups of one GPO counts: the newest. The others are named, never silently dropped.
package struct BackupSelection: Sendable, Hashable {
  /// One backup.
  package struct Candidate: Sendable, Hashable {
    /// The GPO: `domain/GUID` or the GUID. Compared without case.
    package var subjectID: String
    /// When it was backed up, as text that sorts by time (`2022-07-15T21:43:27`); nil where that is not known.
    package var time: String?
    /// Its file.
    package var uri: String

    package init(subjectID: String, time: String?, uri: String) {
      self.subjectID = subjectID
      self.time = time
      self.uri = uri
    }
  }

  /// What counts of one GPO.
  package struct Choice: Sendable, Hashable {
    package var chosen: Candidate
    /// Older backups, newest first.
    package var superseded: [Candidate]
    /// Why none is known to be the newest: two have the newest time, or one of several has no time. `chosen` is then the
    /// first by uri of those that may be it, and must not be judged without saying so.
    package var isAmbiguous: Bool
  }

  /// One a GPO, by the subject's id in lower case.
  package let choices: [Choice]

  /// - Parameter candidates: in any order; the result does not depend on it.
  package init(_ candidates: some Sequence<Candidate>) {
    let groups = Dictionary(grouping: candidates) { $0.subjectID.lowercased() }
    choices = groups.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.compactMap { Self.choose($0.value) }
  }

  private static func choose(_ candidates: [Candidate]) -> Choice? {
    let sorted = candidates.sorted(by: isNewer)
    guard let newest = sorted.first else { return nil }
    let rest = Array(sorted.dropFirst())
    let isAmbiguous = rest.contains { $0.time == nil || $0.time == newest.time }
    return Choice(chosen: newest, superseded: rest, isAmbiguous: isAmbiguous)
  }

  // Newest first, unknown times last, then by uri.
  private static func isNewer(_ left: Candidate, _ right: Candidate) -> Bool {
    let (leftTime, rightTime) = (left.time ?? "", right.time ?? "")
    if leftTime != rightTime { return rightTime.utf8.lexicographicallyPrecedes(leftTime.utf8) }
    return left.uri.utf8.lexicographicallyPrecedes(right.uri.utf8)
  }
}
