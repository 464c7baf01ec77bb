import RightsBaselines
import RightsModel
import Testing

/// What the library says of Windows as installed: complete for every release and role, and right where releases differ.
@Suite struct LibraryDefaultsTests {
  /// A release of Windows as a machine of one role.
  struct Machine: Sendable, CustomTestStringConvertible {
    var release: OSRelease
    var role: Role
    var id: String { "defaults/\(release.id)/\(role.rawValue)" }
    var testDescription: String { id }

    static let all = OSRelease.all.flatMap { release in
      Role.allCases.filter { role in
        switch release.products {
        case .client: !role.isServer
        case .server: role.isServer
        case .both: true
        }
      }.map { Machine(release: release, role: $0) }
    }
  }

  /// A list of holders of one right on one release, and whether it is as installed.
  struct Holding: Sendable, CustomTestStringConvertible {
    var right: UserRight
    var baseline: String
    var holders: String
    var isDefault: Bool

    init(_ right: UserRight, _ baseline: String, _ holders: String, _ isDefault: Bool) {
      self.right = right
      self.baseline = baseline
      self.holders = holders
      self.isDefault = isDefault
    }
    var testDescription: String { "\(right) of \(baseline): \(holders)" }
  }

  static let baselines = Dictionary(
    uniqueKeysWithValues: BaselineLibrary.embedded.loadAll().baselines.map { ($0.id, $0) })

  @Test(arguments: Machine.all)
  func `a release in a role has its defaults, for its rights and no others`(_ machine: Machine) throws {
    let baseline = try #require(Self.baselines[machine.id])
    #expect(baseline.rules.map(\.right) == machine.release.rights.rights)
    #expect(baseline.appliesTo == Baseline.Applicability(os: [machine.release.id], roles: [machine.role]))
    #expect(baseline.layer == .effective)
    #expect(baseline.source?.document != nil && baseline.source?.note != nil)
    #expect(baseline.rules.filter { $0.severity >= .high && $0.rationale == nil }.map(\.id) == [])
  }

  @Test func `no defaults are of anything else`() {
    let defaults = Self.baselines.keys.filter { $0.hasPrefix("defaults/") }
    #expect(Set(defaults) == Set(Machine.all.map(\.id)))
  }

  @Test(arguments: [
    ("default-domain-policy", UserRightSet.windows10), ("default-domain-controllers-policy", .windows10),
    ("default-domain-controllers-policy/windows-server-2008-r2", .windowsVista),
    ("default-domain-controllers-policy/windows-server-2003", .windowsXPSP2),
    ("default-domain-controllers-policy/windows-2000", .windows2000),
  ])
  func `a default policy lists the rights of its era`(_ name: String, _ rights: UserRightSet) throws {
    let baseline = try #require(Self.baselines["group-policy/" + name])
    #expect(baseline.rules.filter { !$0.isUnlisted }.map(\.right) == rights.rights)
    #expect(baseline.unlisted == .notDefined)
    #expect(baseline.appliesTo.gpos.count == 1)
    #expect(baseline.rules.filter { !$0.isUnlisted && $0.severity >= .high && $0.rationale == nil }.map(\.id) == [])
  }

  // Administrators 32-544, LOCAL SERVICE 19, NETWORK SERVICE 20, SERVICE 6.
  @Test(arguments: [
    Holding(.impersonatePrivilege, "defaults/windows-xp-sp2/client", "32-544 6", true),
    Holding(.impersonatePrivilege, "defaults/windows-xp-sp3/client", "19 20 32-544 6", true),
    Holding(.impersonatePrivilege, "defaults/windows-server-2003/member-server", "32-544 6", true),
    Holding(.impersonatePrivilege, "defaults/windows-server-2003-r2/domain-controller", "19 20 32-544 6", true),
    Holding(.impersonatePrivilege, "defaults/windows-server-2003-sp2/member-server", "19 32-544 6", false),
    Holding(.impersonatePrivilege, "defaults/windows-vista/client", "32-544 6", false),
    Holding(.impersonatePrivilege, "defaults/windows-server-2008/domain-controller", "19 20 32-544 6", true),
    Holding(
      .impersonatePrivilege, "defaults/windows-11-23h2/client",
      "19 20 32-544 6 99-216390572-1995538116-3857911515-2404958512-2623887229", false),
    Holding(
      .impersonatePrivilege, "defaults/windows-11-25h2/client",
      "19 20 32-544 6 99-216390572-1995538116-3857911515-2404958512-2623887229", true),
    Holding(.serviceLogonRight, "defaults/windows-vista-sp2/client", "", true),
    Holding(.serviceLogonRight, "defaults/windows-7/client", "", false),
    Holding(.serviceLogonRight, "defaults/windows-7/client", "80-0", true),
    Holding(.serviceLogonRight, "defaults/windows-11-22h2/client", "80-0 99-0", false),
    Holding(.serviceLogonRight, "defaults/windows-11-24h2/client", "80-0 99-0", true),
    Holding(.increaseBasePriorityPrivilege, "defaults/windows-7-sp1/client", "32-544 90-0", false),
    Holding(.increaseBasePriorityPrivilege, "defaults/windows-server-2008-r2/member-server", "32-544 90-0", false),
    Holding(.increaseBasePriorityPrivilege, "defaults/windows-server-1909/member-server", "32-544 90-0", true),
    Holding(.increaseWorkingSetPrivilege, "defaults/windows-7/client", "32-545 90-0", false),
    Holding(.increaseWorkingSetPrivilege, "defaults/windows-server-2012-r2/domain-controller", "32-545 90-0", true),
    Holding(.increaseWorkingSetPrivilege, "defaults/windows-server-2019/domain-controller", "32-545 90-0", false),
    Holding(
      .interactiveLogonRight, "defaults/windows-server-2008-r2/domain-controller", "32-544 32-548 32-549 32-550 32-551",
      true),
    Holding(
      .interactiveLogonRight, "defaults/windows-server-2012/domain-controller", "32-544 32-548 32-549 32-550 32-551",
      false),
    Holding(
      .interactiveLogonRight, "defaults/windows-server-2012/domain-controller", "9 32-544 32-548 32-549 32-550 32-551",
      true),
    Holding(.batchLogonRight, "defaults/windows-server-2003/member-server", "32-544 32-551 32-559", false),
    Holding(.batchLogonRight, "defaults/windows-server-2008/member-server", "32-544 32-551 32-559", true),
    Holding(
      .networkLogonRight, "defaults/windows-server-2003/member-server", "S-1-1-0 32-544 32-545 32-547 32-551", true),
    Holding(.networkLogonRight, "defaults/windows-vista/client", "S-1-1-0 32-544 32-545 32-547 32-551", false),
    Holding(.systemProfilePrivilege, "defaults/windows-server-2003/domain-controller", "32-544", true),
    Holding(.systemProfilePrivilege, "defaults/windows-server-2008-r2/domain-controller", "32-544", false),
    Holding(
      .systemtimePrivilege, "defaults/windows-10-1903/client",
      "19 32-544 80-3169285310-278349998-1452333686-3865143136-4212226833", false),
    Holding(
      .systemtimePrivilege, "defaults/windows-10-1909/client",
      "19 32-544 80-3169285310-278349998-1452333686-3865143136-4212226833", true),
    Holding(.machineAccountPrivilege, "defaults/windows-server-2025/domain-controller", "11", true),
    Holding(.machineAccountPrivilege, "defaults/windows-server-2025/member-server", "11", false),
  ])
  func `a default is what that release had`(_ holding: Holding) throws {
    let rule = try #require(Self.baselines[holding.baseline]?.rules.first { $0.right == holding.right })
    let holders = try #require(SecondOpinion.holders(holding.holders))
    #expect(SecondOpinion.passes(rule.expectation, holders) == holding.isDefault)
  }
}
