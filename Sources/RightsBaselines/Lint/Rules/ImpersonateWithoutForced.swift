package import RightsModel

/// SeImpersonatePrivilege without Administrators or SERVICE, which Windows puts back.
package enum ImpersonateWithoutForced: LintRule {
  package static let id = "impersonate-without-forced"
  package static let summary = "SeImpersonatePrivilege refuses Administrators or SERVICE, which Windows puts back"

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    let right = UserRight.impersonatePrivilege
    let forced = ["S-1-5-32-544", "S-1-5-6"].compactMap { SID($0) }
    return subject.expectations(of: right).compactMap { expectation in
      let boxes = AssignmentBox.boxes(expectation.expectation).filter { !$0.isUndefined }
      let refused = forced.filter { sid in
        !boxes.isEmpty && boxes.allSatisfy { !$0.admits(.sid(sid)) }
      }
      if refused.isEmpty { return nil }
      let names = refused.map { $0.rid == 6 ? "SERVICE" : "Administrators" }.joined(separator: " and ")
      return Diagnostic(
        .warning, code, "\(right) refuses \(names), which Windows puts back: the rule cannot pass",
        at: expectation.location, help: "allow Administrators and SERVICE")
    }
  }
}
