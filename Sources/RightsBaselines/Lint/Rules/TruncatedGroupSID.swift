package import RightsModel
import RightsYAML

/// S-1-5-90, a SID that nobody has, where the group S-1-5-90-0 was meant.
package enum TruncatedGroupSID: LintRule {
  package static let page = LintPage(
    "truncated-group-sid", .warning, "a SID such as S-1-5-90 lacks the -0 of the group that is meant",
    why: "Nobody has the shorter SID. A demand for it always fails, and the group itself is reported as unexpected.",
    mend: "Write S-1-5-90-0, the group.",
    fix: .rewrite("adds the -0; without it the SID is nobody's") { text in
      guard let sid = SID(text.hasPrefix("*") ? String(text.dropFirst()) : text),
        TruncatedGroupSID.group(sid) != nil
      else { return nil }
      return "\(sid)-0"
    },
    finds: ["rights:\n  SeIncreaseBasePriorityPrivilege: {expect: {exactly: [Administrators, 👉S-1-5-90]}}"],
    silent: ["rights:\n  SeIncreaseBasePriorityPrivilege: {expect: {exactly: [Administrators, S-1-5-90-0]}}"])

  private static let bases: [UInt32: String] = [
    80: "NT SERVICE\\ALL SERVICES", 82: "IIS APPPOOL", 83: "NT VIRTUAL MACHINE\\Virtual Machines",
    90: "Window Manager\\Window Manager Group", 96: "Font Driver Host",
  ]

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    subject.principals.compactMap { item in
      guard case .sid(let sid) = item.value, let name = group(sid) else { return nil }
      return finding("nobody has the SID \(sid)", at: item.location, help: "write \(sid)-0, the group of \(name)")
    }
  }

  /// The group whose SID this is without its last number.
  static func group(_ sid: SID) -> String? { sid.authority == 5 && sid.count == 1 ? bases[sid[0]] : nil }
}
