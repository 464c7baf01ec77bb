package import RightsModel
import RightsYAML

/// A right that is as good as the machine, allowed to everybody.
package enum PowerfulRightForAll: LintRule {
  package static let page = LintPage(
    "powerful-right-for-all", .warning, "a right that is as good as the machine is given to everybody",
    why: """
      Who may debug processes, load drivers, read past permissions or act as another user has the machine. Given to
      Everyone, Users or Authenticated Users, it belongs to whoever logs on.
      """,
    mend: "Name the few who need it.",
    finds: ["rights:\n  SeDebugPrivilege: {expect: {exactly: [Administrators, 👉Authenticated Users]}}"],
    silent: ["rights:\n  SeChangeNotifyPrivilege: {expect: {includes: [Everyone]}}"])

  private static let all =
    PrincipalReference.everybody
    + ["S-1-5-4", "S-1-5-2", "S-1-5-7", "S-1-5-32-546"].map(PrincipalReference.wellKnown)
    + [.relative(.domain, rid: 513), .relative(.machine, rid: 501)]

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    subject.operators.filter { $0.right.isAsGoodAsTheMachine && $0.operation.kind != .excludes }.flatMap {
      right, operation in
      operation.principals.filter { all.contains($0.value) }.map {
        finding(
          "\(right) is as good as the machine, and `\($0.value)` is everybody", at: $0.location,
          help: "name the few who need it")
      }
    }
  }
}
