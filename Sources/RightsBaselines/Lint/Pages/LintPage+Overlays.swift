import RightsModel

extension LintPage {
  private static let sample = """
    rights:
      SeDebugPrivilege: {expect: {exactly: [Administrators, SERVICE]}}
      SeTcbPrivilege: {expect: no one}
    """

  private static func overlay(_ text: String) -> LintExample { LintExample("extends: parent\n" + text, parent: sample) }

  /// What loading reports of baselines that extend others.
  static let overlays: [LintPage] = [
    LintPage(
      "conflicting-keys", .error, "two keys of one rule exclude each other",
      why: "A rule cannot be dropped and expected, or replaced and edited, at once.",
      mend: "Keep `expect`, or `add` and `remove`, or `drop`.",
      finds: [overlay("rights:\n  SeDebugPrivilege: {remove: [SERVICE], expect: 👉no one}")],
      silent: [overlay("rights:\n  SeDebugPrivilege: {remove: [SERVICE]}")]),
    LintPage(
      "extends-cycle", .error, "baselines extend each other in a circle",
      why: "None of them has an end to start from.",
      mend: "Remove one `extends:` of the circle.",
      finds: [
        LintExample(
          "extends: parent\nrights: {SeDebugPrivilege: {expect: no one}}",
          parent: "extends: 👉example\nrights: {SeTcbPrivilege: {expect: no one}}")
      ],
      silent: [overlay("rights:\n  SeAuditPrivilege: {expect: no one}")]),
    LintPage(
      "layer-mismatch", .error, "a baseline extends one of another layer",
      why: "What a machine has and what a GPO defines are different questions; an answer to one is none to the other.",
      mend: "Extend a baseline of the same layer.",
      finds: [LintExample("extends: 👉parent\nlayer: group-policy", parent: sample)],
      silent: [overlay("rights:\n  SeAuditPrivilege: {expect: no one}")]),
    LintPage(
      "loosening-without-reason", .error, "an overlay is looser than what it extends and does not say why",
      why: """
        More assignments pass, a rule vanishes or its severity drops. Without a reason nobody can tell an exception from
        an accident.
        """,
      mend: "Add `reason:` to the right, or to the document where it is about rights that are not listed.",
      finds: [overlay("rights:\n  👉SeTcbPrivilege: {drop: true}")],
      silent: [
        overlay("rights:\n  SeTcbPrivilege: {drop: true, reason: 'Decided by the owner of the old host, May 2026.'}"),
        overlay("rights:\n  SeDebugPrivilege: {remove: [SERVICE]}"),
      ]),
    LintPage(
      "not-a-single-list", .error, "`add` or `remove` does not fit the inherited rule",
      why:
        "Where the inherited rule has several operators, or none with a list, it is not certain which list is meant.",
      mend: "Write a full `expect:`.",
      finds: [overlay("rights:\n  👉SeTcbPrivilege: {add: [SERVICE], reason: The agent acts as SYSTEM.}")],
      silent: [overlay("rights:\n  SeDebugPrivilege: {remove: [SERVICE]}")]),
    LintPage(
      "not-an-overlay", .error, "a baseline that extends nothing adds, removes or drops",
      why: "There is nothing to change.",
      mend: "Add `extends:`, or write a full `expect:`.",
      finds: ["rights:\n  SeDebugPrivilege: {remove: 👉[SERVICE]}"],
      silent: [overlay("rights:\n  SeDebugPrivilege: {remove: [SERVICE]}")]),
    LintPage(
      "not-inherited", .error, "a principal is removed that the inherited list does not have",
      why: "The list was another one when the overlay was written: the publisher changed it, or the name is wrong.",
      mend: "Look at the inherited rule, and remove what is there.",
      finds: [overlay("rights:\n  SeDebugPrivilege: {remove: [👉Guests]}")],
      silent: [overlay("rights:\n  SeDebugPrivilege: {remove: [SERVICE]}")]),
    LintPage(
      "nothing-inherited", .error, "an overlay changes a rule that it does not inherit",
      why: "What it extends has no rule of the right, so there is nothing to drop, edit or rate.",
      mend: "Write a full `expect:`, or leave the right out.",
      finds: [overlay("rights:\n  👉SeAuditPrivilege: {severity: high}")],
      silent: [overlay("rights:\n  SeTcbPrivilege: {severity: high}")]),
    LintPage(
      "unknown-baseline", .error, "no baseline has the id",
      why: "What it extends is not there, so nothing is known of the rules it changes.",
      mend: "`plumbline baseline list` prints the ids.",
      finds: [LintExample("extends: 👉parents\nrights: {SeTcbPrivilege: {expect: no one}}", parent: sample)],
      silent: [overlay("rights:\n  SeAuditPrivilege: {expect: no one}")]),
  ]
}
