internal import RightsEvaluation
internal import RightsModel
internal import RightsReports

/// The rules that machines end with, whatever they hold.
extension MachineExplanation {
  /// A page with the rules of each machine and GPO that inputs and inventories name, or of one.
  package static func rules(of machine: String?, _ request: ScanRequest) -> Outcome {
    explain(machine, request) { explanations throws(DiagnosticError) in
      explanations.map(\.rules).joined(separator: "\n")
    }
  }

  private var rules: String {
    let about = [report.os?.name, report.role?.rawValue].compactMap(\.self).joined(separator: ", ")
    let name = report.subject.gpoName ?? report.subject.id
    var page = PageText(title: about.isEmpty ? name : "\(name) (\(about))")
    page.columns(assignments)
    if let gap = judgedBy.gap { page.bullet("a gap: \(gap)") }
    for diagnostic in judgedBy.diagnostics where diagnostic.code == "rule-dropped" {
      page.bullet("\(diagnostic.message) at \(diagnostic.location?.place ?? "")")
    }
    for member in set?.members ?? [] {
      let rule = member.overlaid?.changed?.rule ?? member.rule.rule
      let expected = ExpectationWords.clause(of: rule)
      var text = "\(rule.id): \(rule.severity.rawValue), \(expected) (\(rule.declaredAt.place))"
      for change in member.overlaid?.changed?.changes ?? [] { text += "; overlay \(OverlayWords.clause(change))" }
      if let fault = member.overlaid?.fault { text += "; \(fault)" }
      if let doubt = member.overlaid?.doubt, !doubt.isEmpty { text += "; \(doubt)" }
      if !member.applies { text += "; not applicable: the baseline is for another release, role or GPO" }
      page.bullet(text)
    }
    return page.text
  }
}
