internal import RightsModel
internal import RightsPolicies

/// Known findings by subject and rule. Made once.
struct KnownIndex: Sendable {
  private let bySubject: [KnownSubject: [String: Set<Fault>]]

  init(_ known: KnownFindings) {
    var bySubject: [KnownSubject: [String: Set<Fault>]] = [:]
    for finding in known.findings { bySubject[finding.key.subject, default: [:]][finding.rule] = finding.faults }
    self.bySubject = bySubject
  }

  /// What is known of a subject, by rule; nil where nothing is.
  func debts(of subject: Subject, _ layer: Layer) -> [String: Set<Fault>]? {
    bySubject[KnownSubject(subject, layer)]
  }
}
