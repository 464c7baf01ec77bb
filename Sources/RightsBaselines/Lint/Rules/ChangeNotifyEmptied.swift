package import RightsModel

/// SeChangeNotifyPrivilege held by nobody, which no working machine is.
package enum ChangeNotifyEmptied: LintRule {
  package static let id = "change-notify-emptied"
  package static let summary = "SeChangeNotifyPrivilege is expected empty, by itself or through `unlisted: no one`"

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    guard let rule = subject.baseline.rules.first(where: { $0.right == .changeNotifyPrivilege }),
      AssignmentBox.boxes(rule.expectation).allSatisfy({ $0.allowed?.isEmpty == true })
    else { return [] }
    return [
      Diagnostic(
        .warning, code, "no working machine leaves \(rule.right) empty, so the rule always fails", at: rule.declaredAt,
        help: "list the right with the groups that hold it")
    ]
  }
}
