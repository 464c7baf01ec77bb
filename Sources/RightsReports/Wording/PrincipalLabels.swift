import RightsIdentity
import RightsModel

/// Labels of principals, `Name (SID)`, with those that are the same on every machine kept.
struct PrincipalLabels: Sendable {
  // Only well-known principals, so the table of those bounds it.
  private var wellKnown: [SID: String] = [:]

  /// The label on the machine of `report`.
  mutating func label(_ principal: Principal, _ report: SubjectReport) -> String {
    guard case .sid(let sid) = principal, report.names[sid] == nil else {
      return PrincipalNames.label(of: principal, names: report.names, facts: report.facts)
    }
    if let label = wellKnown[sid] { return label }
    let label = PrincipalNames.label(of: principal, names: report.names, facts: report.facts)
    if WellKnownNames.principal(sid) != nil { wellKnown[sid] = label }
    return label
  }

  /// The labels, separated by commas.
  ///
  /// - Parameter orphans: those of them that are known not to resolve, which is said.
  mutating func list(_ principals: [Principal], _ report: SubjectReport, orphans: [Principal] = []) -> String {
    var text = ""
    for principal in principals {
      if !text.isEmpty { text += ", " }
      text += label(principal, report)
      if orphans.contains(principal) { text += " (orphan)" }
    }
    return text
  }

  /// The label of what a baseline names, on no machine in particular.
  static func label(_ reference: PrincipalReference) -> String {
    let facts = MachineFacts()
    switch reference {
    case .sid(let sid): return PrincipalNames.label(of: .sid(sid), names: [:], facts: facts)
    case .relative(let scope, let rid):
      return PrincipalNames.label(of: .relative(scope, rid: rid), names: [:], facts: facts)
    case .relativeName, .account, .anyOf, .parameter: return reference.description
    }
  }
}
