package import RightsModel
import RightsYAML

/// A SID of one account somebody made, in a baseline that may be used elsewhere.
package enum LiteralAccountSID: LintRule {
  package static let page = LintPage(
    "literal-account-sid", .note, "the SID of one account or group of one domain is written out",
    why: """
      A SID with a RID of 1000 or more belongs to an account that somebody made, in one domain or on one machine. No
      reader can tell whose it is or whether it still exists, and in any other domain it means nothing.
      """,
    mend: "Write `DOMAIN\\name` and bind it with a Directory document, or `$(name)` and let the policy give the list.",
    finds: ["rights:\n  SeBackupPrivilege: {expect: {within: [Administrators, 👉S-1-5-21-1-2-3-1104]}}"],
    silent: [
      """
      parameters: {operators: {default: []}}
      rights:
        SeBackupPrivilege: {expect: {within: [Administrators, 'CORP\\Backup', $(operators)]}}
      """
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    subject.principals.compactMap { item in
      guard case .sid(let sid) = item.value, sid.isDomainAccount, sid.rid >= 1000 else { return nil }
      return finding(
        "\(sid) is an account of one domain or machine", at: item.location,
        help: "write `DOMAIN\\name` and give a Directory, or a parameter such as `$(operators)`")
    }
  }
}
