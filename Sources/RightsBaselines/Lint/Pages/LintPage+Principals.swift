import RightsIdentity
import RightsModel

extension LintPage {
  /// What loading reports of principals.
  static let principals: [LintPage] = [
    LintPage(
      "class-not-allowed", .error, "a class of principals stands where single ones belong",
      why: """
        `NT SERVICE\\*` means every service of a machine, and which those are differs from machine to machine. Nobody
        can hold exactly, or at least, all of them.
        """,
      mend: "Move the class to `within` or `excludes`, or name one member.",
      finds: ["rights:\n  SeServiceLogonRight: {expect: {exactly: [👉'NT SERVICE\\*']}}"],
      silent: ["rights:\n  SeServiceLogonRight: {expect: {within: ['NT SERVICE\\*']}}"]),
    LintPage(
      "duplicate-principal", .warning, "one principal stands twice in a list, perhaps by its name and its SID",
      why: """
        Identity is the SID, so the second entry counts for nothing. Where two different ones were meant, one of them is
        missing.
        """,
      mend: "Remove one of the two, or write the one that was meant.",
      fix: .removal("removes the second one, which changes nothing that passes"),
      finds: [
        "rights:\n  SeDebugPrivilege: {expect: {exactly: [Administrators, SERVICE, 👉S-1-5-32-544]}}",
        """
        rights:
          SeDebugPrivilege:
            expect:
              within:
                - Administrators  # the local group
                - 👉S-1-5-32-544
                - SERVICE
        """,
      ],
      silent: ["rights:\n  SeDebugPrivilege: {expect: {exactly: [Administrators, SERVICE]}}"]),
    LintPage(
      "invalid-principal", .error, "a text is no principal",
      why: """
        A name that nothing has can be held by nobody. Names that differ from domain to domain have to say which domain
        is meant, or they would be bound to whatever is called so.
        """,
      mend: """
        Write a SID, a well-known name, `NT SERVICE\\name`, `$domain-512`, `$machine\\name` or `DOMAIN\\name`. The message
        says what comes nearest.
        """,
      fix: .rewrite("removes white space around it, where that is all that is wrong") { text in
        let trimmed = PrincipalText.trimmed(text)
        guard trimmed != text, case .success = PrincipalParser.parse(trimmed) else { return nil }
        return trimmed
      },
      finds: [
        "rights:\n  SeDebugPrivilege: {expect: {exactly: [👉Adminstrators]}}",
        "rights:\n  SeDebugPrivilege: {expect: {exactly: [👉'Administrators ']}}",
      ],
      silent: ["rights:\n  SeDebugPrivilege: {expect: {exactly: [Administrators]}}"]),
    LintPage(
      "invalid-parameter", .error, "a parameter has no name that can be used, or holds another parameter",
      why: "A policy gives the list by the name of the parameter, and a list that hangs on another one has no end.",
      mend: "Use letters, digits, `-` and `_`, and write the principals themselves.",
      finds: [
        "parameters: {👉our operators: {default: []}}\nrights: {SeAuditPrivilege: {expect: no one}}"
      ],
      silent: [
        """
        parameters: {our-operators: {default: [Backup Operators]}}
        rights: {SeAuditPrivilege: {expect: {within: [$(our-operators)]}}}
        """
      ]),
    LintPage(
      "placeholder-principal", .error, "a text of a template stands where a principal was to be filled in",
      why: """
        Templates ship lines such as `ADD YOUR DOMAIN ADMINS`. Where nobody replaced them Windows keeps the text, and
        the group that was meant is neither granted nor denied anything.
        """,
      mend: "Write the principal: `$domain-512` for Domain Admins, `$forest-519` for Enterprise Admins.",
      fix: .rewrite("writes the group that the text names") { text in
        PrincipalText.replacement(for: text)
      },
      finds: ["rights:\n  SeDenyNetworkLogonRight: {expect: {includes: [Guests, 👉ADD YOUR DOMAIN ADMINS]}}"],
      silent: ["rights:\n  SeDenyNetworkLogonRight: {expect: {includes: [Guests, $domain-512]}}"]),
    LintPage(
      "principal-separator", .error, "a principal holds a comma or a semicolon",
      why: """
        Lists that were one line of text leave their separators behind: `Administrators;` is no group, and a rule that
        demands it can never pass.
        """,
      mend: "Write each principal as an item of its own.",
      fix: .rewrite("removes separators at its ends; with them it is nobody's name") { text in
        let trimmed = PrincipalText.trimmed(text)
        guard !trimmed.contains(","), !trimmed.contains(";"), case .success = PrincipalParser.parse(trimmed) else {
          return nil
        }
        return trimmed
      },
      finds: [
        "rights:\n  SeDebugPrivilege: {expect: {exactly: [👉Administrators;]}}",
        "rights:\n  SeDebugPrivilege: {expect: {exactly: [👉'Administrators, SERVICE']}}",
      ],
      silent: ["rights:\n  SeDebugPrivilege: {expect: {exactly: [Administrators, SERVICE]}}"]),
    LintPage(
      "undeclared-parameter", .error, "a list uses a parameter that is not declared",
      why: "A policy cannot give it, and without a default nobody knows what the rule expects.",
      mend: "Declare it under `parameters`, with the list that counts where no policy gives one.",
      finds: ["rights:\n  SeBackupPrivilege: {expect: {within: [Administrators, 👉$(operators)]}}"],
      silent: [
        """
        parameters: {operators: {default: []}}
        rights:
          SeBackupPrivilege: {expect: {within: [Administrators, $(operators)]}}
        """
      ]),
  ]
}
