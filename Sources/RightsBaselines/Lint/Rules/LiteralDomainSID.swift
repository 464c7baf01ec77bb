package import RightsModel
import RightsYAML

/// A SID of one domain or machine in a baseline, which fits no other.
package enum LiteralDomainSID: LintRule {
  package static let id = "literal-domain-sid"
  package static let summary = "a SID of one domain or machine stands where a relative one would fit everywhere"

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    subject.operators.flatMap { _, operation in
      operation.principals.compactMap { item in
        guard case .sid(let sid) = item.value, sid.isDomainAccount, sid.rid < 1000 else { return nil }
        return Diagnostic(
          .warning, code, "\(sid) is an account of one domain or machine", at: item.location,
          help: "write `$domain-\(sid.rid)` or `$machine-\(sid.rid)`, which is bound for each machine")
      }
    }
  }
}
