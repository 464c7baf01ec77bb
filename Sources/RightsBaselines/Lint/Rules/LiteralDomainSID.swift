package import RightsModel
import RightsYAML

/// A built-in account or group of one domain or machine, which fits no other.
package enum LiteralDomainSID: LintRule {
  package static let page = LintPage(
    "literal-domain-sid", .warning, "a SID of one domain or machine stands where a relative one would fit everywhere",
    why: """
      Every domain has a group with RID 512, and each has another SID. Written out, the rule means the group of one
      domain; on every other machine the right holders are reported as unexpected.
      """,
    mend: "Write `$domain-512`, `$forest-519` or `$machine-500`: it is bound for each machine.",
    finds: ["rights:\n  SeDebugPrivilege: {expect: {exactly: [👉S-1-5-21-1-2-3-512]}}"],
    silent: ["rights:\n  SeDebugPrivilege: {expect: {exactly: [$domain-512]}}"])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    subject.principals.compactMap { item in
      guard case .sid(let sid) = item.value, sid.isDomainAccount, sid.rid < 1000 else { return nil }
      return finding(
        "\(sid) is an account of one domain or machine", at: item.location,
        help: "write `$domain-\(sid.rid)` or `$machine-\(sid.rid)`, which is bound for each machine")
    }
  }
}
