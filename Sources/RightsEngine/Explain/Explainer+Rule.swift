import RightsBaselines
import RightsModel
import RightsReports

extension Explainer {
  /// What a rule of the library expects, why, and where that was written.
  func page(ofRule id: String) throws(DiagnosticError) -> String {
    let wanted = id.lowercased()
    for baseline in baselines {
      guard let rule = baseline.rules.first(where: { $0.id.lowercased() == wanted }) else { continue }
      return page(of: rule, in: baseline)
    }
    let ids = baselines.flatMap { $0.rules.map(\.id) }
    throw DiagnosticError(
      Diagnostic(
        .error, "unknown-rule", "there is no rule `\(id)`",
        help: Suggestion.help(for: id, in: ids) ?? "`plumbline baseline list` prints the baselines"))
  }

  private func page(of rule: Rule, in baseline: Baseline) -> String {
    var page = PageText(title: rule.id)
    page.paragraph(baseline.title)
    var rows = [
      ["right", "\(rule.right.constant) (\(rule.right.displayName))"], ["severity", rule.severity.rawValue],
    ]
    rows.append(["expects", ExpectationWords.clause(rule.expectation)])
    for branch in rule.branches {
      rows.append([ExpectationWords.condition(branch.condition), ExpectationWords.clause(branch.expectation)])
    }
    rows.append(["declared at", "\(rule.declaredAt)"])
    if let ancestors = loaded.first(where: { $0.baseline.id == baseline.id })?.ancestors, !ancestors.isEmpty {
      rows.append(["extends", ancestors.joined(separator: ", then ")])
    }
    page.columns(rows)
    if let rationale = rule.rationale {
      page.heading("Why")
      page.paragraph(rationale)
    }
    if !rule.references.isEmpty {
      page.heading("References")
      page.columns(rule.references.map { [$0.framework, $0.ids.joined(separator: ", ")] })
    }
    page.heading("What depends on it")
    page.paragraph(rule.right.guidance.abuse)
    page.paragraph(rule.right.guidance.breakage)
    return page.text
  }

  /// What a rule of the lint finds.
  func page(ofLintRule id: String) -> String { LintPage.text(for: id) ?? "" }
}
