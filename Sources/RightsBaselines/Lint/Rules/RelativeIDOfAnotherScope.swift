import RightsIdentity
package import RightsModel
import RightsYAML

/// A RID bound to a domain or machine that has no such account.
package enum RelativeIDOfAnotherScope: LintRule {
  package static let page = LintPage(
    "rid-of-another-scope", .warning, "a relative principal is bound to a scope that does not have it",
    why: """
      Domain Admins (512) is a group of a domain, Enterprise Admins (519) of the forest's root domain, and Administrators
      (544) of Windows itself. Bound to another scope the SID belongs to nobody, so a demand always fails and an exception
      never counts.
      """,
    mend: "Write the scope that has it: `$domain-512`, `$forest-519`, `$machine-500`, S-1-5-32-544.",
    fix: .rewrite("binds it to the scope that has it; the old one meant nobody") { text in
      guard case .success(.relative(let scope, let rid)) = PrincipalParser.parse(text) else { return nil }
      return RelativeIDOfAnotherScope.meant(scope, rid)?.description
    },
    finds: [
      """
      rights:
        SeDenyNetworkLogonRight: {expect: {includes: [👉$machine-512, 👉$domain-519]}}
        SeShutdownPrivilege: {expect: {within: [Administrators, 👉$domain-551]}}
      """
    ],
    silent: [
      """
      rights:
        SeDenyNetworkLogonRight: {expect: {includes: [$domain-512, $forest-519, $forest-512, $machine-513]}}
        SeShutdownPrivilege: {expect: {within: [Administrators, Backup Operators]}}
      """
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    subject.principals.compactMap { item in
      guard case .relative(let scope, let rid) = item.value, let meant = meant(scope, rid) else { return nil }
      return finding("no \(scope.rawValue) has the RID \(rid) of its own", at: item.location, help: "write `\(meant)`")
    }
  }

  /// What has the RID, where that is certain and something else than the scope.
  private static func meant(_ scope: RelativeScope, _ rid: UInt32) -> PrincipalReference? {
    let holders = RelativePrincipal.all.filter { $0.rid == rid }
    if holders.isEmpty {
      let alias = PrincipalReference.wellKnown("S-1-5-32-\(rid)")
      if case .sid(let sid) = alias, WellKnownNames.principal(sid) != nil { return alias }
      return nil
    }
    // Machines have a group 513, too, and domains that were made from newer servers have their accounts 503 and 504.
    if rid == 513 || rid == 503 || rid == 504 { return nil }
    // The root of a forest is a domain and has what every domain has.
    if holders.contains(where: { $0.scope == scope || scope == .forest && $0.scope == .domain }) { return nil }
    return holders.first.map { .relative($0.scope, rid: rid) }
  }
}
