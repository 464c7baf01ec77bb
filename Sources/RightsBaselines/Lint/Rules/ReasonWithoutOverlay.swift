package import RightsModel

/// A reason for a change, in a baseline that changes nothing.
package enum ReasonWithoutOverlay: LintRule {
  package static let page = LintPage(
    "reason-without-overlay", .note, "a `reason` stands in a baseline that extends nothing",
    why: """
      `reason` says why an overlay is looser than what it extends. In a baseline that extends nothing no report shows
      it; why a rule is there belongs to its rationale.
      """,
    mend: "Rename it to `rationale:`, or add the `extends:` that is missing.",
    finds: ["rights:\n  SeTcbPrivilege: {expect: no one, 👉reason: It is the whole machine.}"],
    silent: ["rights:\n  SeTcbPrivilege: {expect: no one, rationale: It is the whole machine.}"])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    guard subject.document.extends == nil else { return [] }
    let places =
      (subject.document.reason == nil ? [] : [subject.document.place(of: "reason")])
      + subject.document.rights.filter { $0.reason != nil }.map { $0.place(of: "reason") }
    return places.map {
      finding(
        "`reason` says why an overlay is looser, and this document extends nothing", at: $0,
        help: "write `rationale:`")
    }
  }
}
