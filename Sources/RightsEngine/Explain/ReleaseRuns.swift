import RightsModel

/// Releases said shortly: neighbours as a run.
enum ReleaseRuns {
  /// `windows-vista to windows-7-sp1, windows-10-1507`: runs of releases that stand side by side in `order`.
  ///
  /// - Parameters:
  ///   - releases: ids, in any order.
  ///   - order: the ids between which nothing is left out, in the order of time.
  static func words(_ releases: Set<String>, in order: [String]) -> String {
    var runs: [(first: String, last: String)] = []
    var isOpen = false
    for id in order {
      guard releases.contains(id) else {
        isOpen = false
        continue
      }
      if isOpen { runs[runs.count - 1].last = id } else { runs.append((id, id)) }
      isOpen = true
    }
    let rest = releases.filter { !order.contains($0) }.sorted()
    return (runs.map { $0.first == $0.last ? $0.first : "\($0.first) to \($0.last)" } + rest).joined(separator: ", ")
  }
}
