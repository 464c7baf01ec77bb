import RightsModel

extension LintPage {
  /// What loading reports of rights and what is expected of them.
  static let expectations: [LintPage] = [
    LintPage(
      "contradiction", .error, "no assignment satisfies every operator of a rule",
      why: """
        Whatever a machine has, the rule fails. Lists of other tools that demand two different values for one right fail
        every machine in this way, and nobody believes them any more.
        """,
      mend: "Change one of the operators that the message names.",
      finds: ["rights:\n  SeDebugPrivilege: {expect: {includes: [Administrators], 👉excludes: [Administrators]}}"],
      silent: ["rights:\n  SeDebugPrivilege: {expect: {includes: [Administrators], excludes: [Guests]}}"]),
    LintPage(
      "empty-list", .error, "a list has no items",
      why: """
        An empty list may mean nobody or everybody, and tools have read it as one principal without a name. Here it means
        nothing and has to be said.
        """,
      mend: "For nobody write `expect: no one`; else leave the key out.",
      finds: ["rights:\n  SeTcbPrivilege: {expect: {exactly: 👉[]}}"],
      silent: ["rights:\n  SeTcbPrivilege: {expect: no one}"]),
    LintPage(
      "missing-condition", .error, "a branch of `when` has no condition",
      why: "It would hold on every machine, and the rule's own expectation on none.",
      mend: "Add `feature:` or `domainJoined:`.",
      finds: ["rights:\n  SeTcbPrivilege:\n    expect: no one\n    when: [👉{expect: {exactly: [Administrators]}}]"],
      silent: [
        """
        rights:
          SeTcbPrivilege:
            expect: no one
            when: [{feature: exchange, expect: {exactly: [Administrators]}}]
        """
      ]),
    LintPage(
      "missing-operator", .error, "a list says nothing of how it is meant",
      why: """
        A bare list may be the only holders, the most that is allowed or the least that is demanded. Tools that chose one
        silently reported passes that were none.
        """,
      mend: "Write `exactly:`, `within:`, `includes:` or `excludes:` before the list.",
      finds: ["rights:\n  SeDebugPrivilege: {expect: 👉[Administrators]}"],
      silent: ["rights:\n  SeDebugPrivilege: {expect: {exactly: [Administrators]}}"]),
    LintPage(
      "overlapping-when", .error, "two branches of `when` can hold on one machine",
      why: """
        A machine with both features would be judged by two expectations, and which of them counts would hang on their
        order.
        """,
      mend: "Give both a `domainJoined` that differs, or fold them into one with what both allow.",
      finds: [
        """
        rights:
          SeImpersonatePrivilege:
            expect: {within: [Administrators, SERVICE]}
            when:
              - {feature: iis, expect: {within: [Administrators, SERVICE, IIS_IUSRS]}}
              - 👉{feature: adfs, expect: {within: [Administrators, SERVICE, 'NT SERVICE\\adfssrv']}}
        """
      ],
      silent: [
        """
        rights:
          SeDenyBatchLogonRight:
            expect: {includes: [Guests]}
            when:
              - {domainJoined: true, expect: {includes: [Guests, $domain-512]}}
              - {domainJoined: false, feature: iis, expect: {includes: [Guests, Guest]}}
        """
      ]),
    LintPage(
      "unknown-right", .error, "a key under `rights` is no user right",
      why: "A misspelt right would never be judged, and the baseline would pass without it.",
      mend: "Write the constant, such as SeDebugPrivilege. `plumbline explain` knows the names of the policy editor.",
      fix: .rewrite("writes the constant for its exact name in the policy editor") { text in
        UserRight(anyName: text)?.constant
      },
      finds: [
        "rights:\n  👉SeDebugPrivilige: {expect: no one}",
        "rights:\n  👉Debug programs: {expect: {exactly: [Administrators]}}",
      ],
      silent: ["rights:\n  SeDebugPrivilege: {expect: no one}"]),
    LintPage(
      "wrong-layer", .error, "something is said that only a GPO, or only a machine, can be",
      why: """
        On a machine every right is defined, so `not defined` would always fail there. A GPO is named by `gpo`, a machine
        by its release and role.
        """,
      mend: "For a right that nobody may hold write `no one`; for a GPO write `layer: group-policy`.",
      finds: ["rights:\n  SeTcbPrivilege: {expect: 👉not defined}"],
      silent: ["layer: group-policy\nunlisted: not defined\nrights:\n  SeTcbPrivilege: {expect: not defined}"]),
  ]
}
