import RightsBaselines
import RightsModel
import RightsReports

extension Explainer {
  /// What a right is, what it opens, what breaks, who has it and where to see it.
  func page(of right: UserRight) -> String {
    var page = PageText(title: "\(right.constant): \(right.displayName)")
    identity(of: right, &page)
    let guidance = right.guidance
    page.heading(isDeny(right) ? "What stays open where it is not set" : "What it lets an attacker do")
    page.paragraph(guidance.abuse)
    page.heading(isDeny(right) ? "What breaks where it is set too widely" : "What breaks without it")
    page.paragraph(guidance.breakage)
    page.heading("What Windows does by itself")
    for sentence in guidance.byItself { page.bullet(sentence) }
    switch right.kind {
    case .privilege: for sentence in RightGuidance.ofPrivileges { page.bullet(sentence) }
    case .logonRight: for sentence in RightGuidance.ofLogonRights { page.bullet(sentence) }
    }
    page.heading("As installed")
    let rows = defaults.rows(of: right)
    if rows.isEmpty { page.paragraph("The library has no defaults for it.") } else { page.columns(rows) }
    publishers(of: right, &page)
    names(of: right, &page)
    page.heading("Where to find it")
    page.columns([
      ["en", PolicyEditorPath.english + " > " + right.displayName],
      ["ja", PolicyEditorPath.japanese + " > " + (right.displayName(in: "ja") ?? right.displayName)],
    ])
    page.heading("Sources")
    page.bullet(right.page)
    for source in sources(of: right) { page.bullet(source) }
    return page.text
  }

  private func identity(of right: UserRight, _ page: inout PageText) {
    let releases = OSRelease.all.filter { $0.rights.contains(right) }.map(\.id)
    let kind =
      switch right.kind {
      case .privilege(let luid): "privilege, LUID \(luid) (0x\(String(luid, radix: 16)))"
      case .logonRight(let mode): "logon right, mode 0x\(String(mode, radix: 16))"
      }
    page.columns([
      ["kind", kind],
      ["exists in", releases.count == OSRelease.all.count ? "every release" : runs(releases)],
    ])
  }

  // Clients, then servers.
  private func runs(_ releases: [String]) -> String {
    let clients = OSRelease.all.filter { $0.products != .server }.map(\.id)
    let servers = OSRelease.all.filter { $0.products == .server }.map(\.id)
    return [clients, servers].map { order in ReleaseRuns.words(Set(releases).intersection(order), in: order) }
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private func isDeny(_ right: UserRight) -> Bool { right.constant.hasPrefix("SeDeny") }

  private func publishers(of right: UserRight, _ page: inout PageText) {
    var order: [String] = []
    var groups: [String: [(words: String, ids: [String])]] = [:]
    for baseline in baselines where !baseline.id.hasPrefix("defaults/") {
      guard let rule = baseline.rules.first(where: { $0.right == right }), !rule.isUnlisted else { continue }
      let publisher =
        baseline.layer == .groupPolicy ? "Default GPOs" : baseline.source?.publisher ?? "no publisher named"
      let words = ExpectationWords.clause(of: rule, label: ExpectationWords.name)
      if groups[publisher] == nil { order.append(publisher) }
      if let index = groups[publisher]?.firstIndex(where: { $0.words == words }) {
        groups[publisher]?[index].ids.append(baseline.id)
      } else {
        groups[publisher, default: []].append((words, [baseline.id]))
      }
    }
    for publisher in order.sorted() {
      page.heading(publisher == "Default GPOs" ? publisher : "What \(publisher) expects")
      for group in groups[publisher] ?? [] {
        page.paragraph(group.words)
        page.paragraph(group.ids.joined(separator: ", "), indent: 6)
      }
    }
  }

  private func names(of right: UserRight, _ page: inout PageText) {
    page.heading("Names in the policy editor")
    page.columns(right.localizedNames.entries.map { [$0.language, $0.names.joined(separator: " · ")] })
  }

  private func sources(of right: UserRight) -> [String] {
    var sources: Set<String> = []
    for baseline in baselines where baseline.rules.contains(where: { $0.right == right && !$0.isUnlisted }) {
      guard let source = baseline.source, let document = source.document else { continue }
      sources.insert("\(source.publisher): \(document)")
    }
    return sources.sorted()
  }
}
