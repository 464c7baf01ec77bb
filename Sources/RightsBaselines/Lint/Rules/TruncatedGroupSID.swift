package import RightsModel
import RightsYAML

/// S-1-5-90, a SID that nobody has, where the group S-1-5-90-0 was meant.
package enum TruncatedGroupSID: LintRule {
  package static let id = "truncated-group-sid"
  package static let summary = "a SID such as S-1-5-90 lacks the -0 of the group that is meant"

  // Window Manager, Font Driver Host, all services, all application pools, all virtual machines.
  private static let bases: [UInt32: String] = [
    80: "NT SERVICE\\ALL SERVICES", 82: "IIS APPPOOL", 83: "NT VIRTUAL MACHINE\\Virtual Machines",
    90: "Window Manager\\Window Manager Group", 96: "Font Driver Host",
  ]

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    subject.operators.flatMap { _, operation in
      operation.principals.compactMap { item in
        guard case .sid(let sid) = item.value, sid.authority == 5, sid.count == 1, let name = bases[sid[0]] else {
          return nil
        }
        return Diagnostic(
          .warning, code, "nobody has the SID \(sid)", at: item.location,
          help: "write \(sid)-0, the group of \(name)")
      }
    }
  }
}
