import RightsModel

/// How many subjects, and the names of the first few.
struct SubjectNames: Sendable {
  private(set) var count = 0
  private var names: [String] = []
  private var gpos = 0

  init() {}

  mutating func add(_ subject: Subject) {
    count += 1
    switch subject.kind {
    case .machine: break
    case .gpo: gpos += 1
    }
    if names.count < 5 { names.append(subject.gpoName.map { "\($0) (\(subject.id))" } ?? subject.id) }
  }

  /// `2 machines: WEB01, WEB02`.
  var text: String {
    let noun = ResultWords.count(count, gpos == 0 ? "machine" : gpos == count ? "GPO" : "subject")
    let rest = count - names.count
    return "\(noun): \(names.joined(separator: ", "))\(rest > 0 ? " and \(rest) more" : "")"
  }
}
