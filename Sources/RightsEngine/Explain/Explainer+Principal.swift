import RightsIdentity
import RightsModel
import RightsReports

extension Explainer {
  /// Who a principal is, what it holds as installed, and what publishers give it or deny it.
  func page(of reference: PrincipalReference) -> String {
    var page = PageText(title: ExpectationWords.label(reference))
    identity(of: reference, &page)
    page.heading("What it holds as installed")
    var rows: [[String]] = []
    for right in UserRight.allCases {
      guard let places = defaults.places(of: right, where: { $0.expectation.grants(reference) }) else { continue }
      rows.append([right.constant, places])
    }
    if rows.isEmpty { page.paragraph("Nothing, in any release and role of the library.") } else { page.columns(rows) }
    tolerated(reference, &page)
    publishers(of: reference, &page)
    return page.text
  }

  private func identity(of reference: PrincipalReference, _ page: inout PageText) {
    switch reference {
    case .sid(let sid):
      if let known = WellKnownNames.principal(sid) {
        if !known.authority.isEmpty { page.paragraph("of \(known.authority)") }
        if !known.aliases.isEmpty { page.paragraph("also written \(known.aliases.joined(separator: ", "))") }
        page.columns(known.localized.sorted { $0.key < $1.key }.map { [$0.key, $0.value] })
      } else if let family = PrincipalClass.allCases.first(where: { $0.contains(sid) }) {
        page.paragraph("one of \(family.rawValue); the SID is made from the name, the same on every machine")
      } else if sid.isDomainAccount {
        page.paragraph("RID \(sid.rid) of \(sid.domain.map(\.description) ?? ""), a domain or a machine")
      } else {
        page.paragraph("not a well-known principal")
      }
      if let note = PrincipalNotes.note(on: sid) { page.paragraph(note) }
    case .relative(let scope, let rid):
      page.paragraph("RID \(rid) of the \(scope.rawValue), bound to a SID on each machine by its identity")
    case .relativeName(let scope, let name):
      page.paragraph("`\(name)` of the \(scope.rawValue), bound by accounts or a Directory document")
    case .account(let domain, let name):
      page.paragraph("`\(name)` of \(domain), bound by accounts or a Directory document")
    case .anyOf: page.paragraph("a class: every such principal of a machine; for `within` and `excludes`")
    case .parameter: page.paragraph("a list that a policy gives")
    }
  }

  private func tolerated(_ reference: PrincipalReference, _ page: inout PageText) {
    var rows: [[String]] = []
    for right in UserRight.allCases {
      let places = defaults.places(of: right) { rule in
        rule.expectation.allows(reference) && !rule.expectation.grants(reference)
      }
      if let places { rows.append([right.constant, places]) }
    }
    guard !rows.isEmpty else { return }
    page.heading("What it may hold there, since installers give it")
    page.columns(rows)
  }

  private func publishers(of reference: PrincipalReference, _ page: inout PageText) {
    var rights: [String: Set<UserRight>] = [:]
    for baseline in baselines where baseline.layer == .effective && !baseline.id.hasPrefix("defaults/") {
      for rule in baseline.rules where rule.expectation.allows(reference) {
        rights[baseline.source?.publisher ?? "no publisher named", default: []].insert(rule.right)
      }
    }
    guard !rights.isEmpty else { return }
    page.heading("Where publishers' baselines let it stand (in at least one of them)")
    page.columns(
      rights.sorted { $0.key < $1.key }.map { [$0.key, $0.value.sorted().map(\.constant).joined(separator: ", ")] })
  }
}
