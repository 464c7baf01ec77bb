package import RightsModel
import RightsYAML

/// A right that counts on domain controllers only, demanded where there is none.
package enum DomainControllerRight: LintRule {
  package static let page = LintPage(
    "domain-controller-right", .note, "a right that counts on domain controllers only is given to somebody elsewhere",
    why: """
      Joining machines to the domain, trusting accounts for delegation and synchronising the directory are decided by
      domain controllers from their own list of rights. On any other machine the list does nothing, so the rule
      promises what it cannot give.
      """,
    mend: "Move the rule to a baseline for domain controllers, or expect no one.",
    finds: [
      """
      appliesTo: {role: member-server}
      rights:
        SeMachineAccountPrivilege: {expect: {exactly: [👉Administrators]}}
      """
    ],
    silent: [
      """
      appliesTo: {role: domain-controller}
      rights:
        SeMachineAccountPrivilege: {expect: {exactly: [Administrators]}}
      """,
      "appliesTo: {role: member-server}\nrights:\n  SeMachineAccountPrivilege: {expect: no one}",
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    guard subject.fitsOnly(.client, .standaloneServer, .memberServer) else { return [] }
    let rights: [UserRight] = [.enableDelegationPrivilege, .machineAccountPrivilege, .syncAgentPrivilege]
    return rights.compactMap { right in
      subject.demanded(of: right).first.map {
        finding(
          "\(right) counts on domain controllers only; `\(subject.document.id)` is for other machines",
          at: $0.location, help: "expect `no one`, or move the rule to a baseline for domain controllers")
      }
    }
  }
}
