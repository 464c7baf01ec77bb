package import RightsBaselines
internal import RightsModel
internal import RightsPolicies
internal import RightsReports
internal import RightsYAML

/// The page of a rule that a policy of the library makes.
package enum PolicyRulePage {
  /// Nil where no policy of the library has such a rule.
  package static func text(_ id: String, in library: BaselineLibrary) -> String? {
    let wanted = id.lowercased()
    for (policy, rule) in rules(library) where rule.rule.id.lowercased() == wanted { return page(rule.rule, policy) }
    return nil
  }

  private static func rules(_ library: BaselineLibrary) -> [(Policy, PolicyRule)] {
    let collector = DiagnosticCollector()
    let policies = library.policyIDs.flatMap { id -> [Policy] in
      guard let file = library.policy(id), let bytes = try? file.bytes() else { return [] }
      return DocumentFile(bytes, uri: file.uri, expected: [.policy, .baseline], diagnostics: collector)
        .policies(collector)
    }
    return policies.fillingNamedSets { collector.report($0) }.flatMap { policy in policy.rules.map { (policy, $0) } }
  }

  private static func page(_ rule: AssertionRule, _ policy: Policy) -> String {
    var page = PageText(title: rule.id)
    page.paragraph(policy.title ?? policy.id)
    page.columns([
      ["holds where", rule.title], ["severity", rule.severity.rawValue], ["declared at", "\(rule.declaredAt)"],
    ])
    page.heading("What it demands")
    for line in AssertionWords.lines(rule.body) { page.bullet(line) }
    if let rationale = rule.rationale {
      page.heading("Why")
      page.paragraph(rationale)
    }
    if !rule.remedy.isEmpty {
      page.heading("What to do about a fail")
      for step in rule.remedy { page.bullet(step) }
    }
    if !rule.references.isEmpty {
      page.heading("References")
      page.columns(rule.references.map { [$0.framework, $0.ids.joined(separator: ", ")] })
    }
    return page.text
  }
}
