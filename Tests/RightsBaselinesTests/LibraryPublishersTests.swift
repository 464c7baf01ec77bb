import RightsBaselines
import RightsModel
import Testing

/// What the library holds of Microsoft, DISA and CIS: rules that say why and where else they are asked, with the values
/// and the bounds of their publisher.
@Suite struct LibraryPublishersTests {
  /// A list of holders of one right, and whether a baseline accepts it.
  struct Holding: Sendable, CustomTestStringConvertible {
    var right: UserRight
    var baseline: String
    var holders: String
    var passes: Bool

    init(_ right: UserRight, _ baseline: String, _ holders: String, _ passes: Bool) {
      self.right = right
      self.baseline = baseline
      self.holders = holders
      self.passes = passes
    }
    var testDescription: String { "\(right) of \(baseline): \(holders)" }
  }

  /// By the id as named, so that versions that are kept count, too; parameters have their defaults.
  static let baselines: [String: Baseline] = {
    let library = BaselineLibrary.embedded
    let ids = library.files.compactMap { file -> String? in
      let folders = ["Baselines/microsoft/", "Baselines/disa-stig/", "Baselines/cis/"]
      guard folders.contains(where: file.path.hasPrefix), !file.path.hasSuffix(".test.yaml") else { return nil }
      return String(file.path.dropFirst("Baselines/".count).dropLast(".yaml".count))
    }
    let loaded = library.load(ids: ids).baselines
    return Dictionary(loaded.map { ($0.id, $0.substituting($0.lists())) }, uniquingKeysWith: { first, _ in first })
  }()

  static func ids(of publisher: String) -> [String] {
    baselines.keys.filter { $0.hasPrefix(publisher + "/") }.sorted()
  }

  @Test(arguments: baselines.keys.sorted())
  func `a publisher's rule says why, and where else it is asked`(_ id: String) throws {
    let baseline = try #require(Self.baselines[id])
    #expect(!baseline.rules.isEmpty && baseline.layer == .effective)
    #expect(!baseline.appliesTo.os.isEmpty && baseline.appliesTo.roles.count == 1)
    let source = try #require(baseline.source)
    #expect(source.url?.hasPrefix("https://") == true && source.document != nil && source.section != nil)
    let frameworks: Set = ["nist-800-53", "iso-27001-2022-plumbline", "pci-dss-4.0.1-plumbline"]
    for rule in baseline.rules {
      #expect(rule.rationale != nil, "\(rule.id)")
      #expect(frameworks.isSubset(of: rule.references.map(\.framework)), "\(rule.id)")
    }
  }

  @Test(arguments: ids(of: "disa-stig"))
  func `a rule of a STIG has its three numbers and its control`(_ id: String) throws {
    let baseline = try #require(Self.baselines[id])
    for rule in baseline.rules {
      let numbers = rule.references.first { $0.framework == "stig" }?.ids ?? []
      let control = rule.references.first { $0.framework == "cci" }?.ids ?? []
      try #require(numbers.count == 3, "\(rule.id)")
      #expect(numbers[0].hasPrefix("V-"))
      #expect(numbers[1].hasPrefix("S" + numbers[0] + "r") && numbers[1].hasSuffix("_rule"))
      #expect(numbers[2].hasPrefix("WN") && numbers[2].split(separator: "-").count == 3)
      #expect(!control.isEmpty && control.allSatisfy { $0.hasPrefix("CCI-") && $0.utf8.count == 10 })
    }
    let numbers = baseline.rules.flatMap { $0.references.filter { $0.framework == "stig" }.flatMap(\.ids) }
    #expect(Set(numbers).count == numbers.count)
  }

  @Test(arguments: ids(of: "cis"))
  func `a rule of CIS has a number of its own`(_ id: String) throws {
    let baseline = try #require(Self.baselines[id])
    let numbers = baseline.rules.flatMap { $0.references.filter { $0.framework == "cis" }.flatMap(\.ids) }
    #expect(numbers.count == baseline.rules.count && Set(numbers).count == numbers.count)
    #expect(numbers.allSatisfy { $0.hasPrefix("2.2.") })
  }

  @Test(arguments: ids(of: "cis").filter { $0.contains("-l2") })
  func `level 2 holds all of level 1`(_ id: String) throws {
    let second = try #require(Self.baselines[id])
    let first = try #require(Self.baselines[id.replacing("-l2", with: "-l1")])
    for rule in first.rules {
      let same = second.rules.first { $0.right == rule.right }
      #expect(same?.expectation == rule.expectation && same?.branches == rule.branches, "\(rule.id)")
    }
  }

  // 32-544 Administrators, 32-546 Guests, 32-551 Backup Operators, 19 LOCAL SERVICE, 20 NETWORK SERVICE, 6 SERVICE,
  // 9 ENTERPRISE DOMAIN CONTROLLERS, 113 Local account, 114 those of them in Administrators.
  @Test(arguments: [
    Holding(.impersonatePrivilege, "microsoft/windows-11-24h2/client", "32-544 19 20 6", true),
    Holding(.impersonatePrivilege, "microsoft/windows-11-25h2/client", "32-544 19 20 6", false),
    Holding(
      .impersonatePrivilege, "microsoft/windows-11-25h2/client",
      "32-544 19 20 6 99-216390572-1995538116-3857911515-2404958512-2623887229", true),
    Holding(.impersonatePrivilege, "microsoft/windows-server-2022/member-server", "32-544 6", false),
    Holding(.impersonatePrivilege, "microsoft/windows-server-2025/member-server", "32-544 6", true),
    Holding(.impersonatePrivilege, "microsoft/windows-server-2003/member-server-high", "19 20", true),
    Holding(.shutdownPrivilege, "microsoft/windows-server-2025/domain-controller", "32-544 32-551", false),
    Holding(.shutdownPrivilege, "microsoft/windows-server-2025/domain-controller@2504", "32-544 32-551", true),
    Holding(.denyNetworkLogonRight, "microsoft/windows-server-2016/member-server", "114", false),
    Holding(.denyNetworkLogonRight, "microsoft/windows-server-2019/member-server", "114", true),
    Holding(.denyNetworkLogonRight, "microsoft/windows-server-2019/member-server", "114 32-546", true),
    Holding(.increaseBasePriorityPrivilege, "microsoft/windows-10-1803/client", "32-544 90-0", false),
    Holding(.tcbPrivilege, "disa-stig/windows-server-2022/member-server", "", true),
    Holding(.tcbPrivilege, "disa-stig/windows-server-2022/member-server", "32-544", false),
    Holding(.backupPrivilege, "disa-stig/windows-server-2022/member-server", "", true),
    Holding(.backupPrivilege, "disa-stig/windows-server-2022/member-server", "32-551", false),
    Holding(.denyServiceLogonRight, "disa-stig/windows-server-2022/standalone-server", "32-546", false),
    Holding(.denyBatchLogonRight, "disa-stig/windows-server-2022/standalone-server", "32-546", true),
    Holding(.denyBatchLogonRight, "disa-stig/windows-server-2022/member-server", "32-546", false),
    Holding(.denyRemoteInteractiveLogonRight, "disa-stig/windows-11/client", "S-1-1-0", true),
    Holding(.enableDelegationPrivilege, "disa-stig/windows-server-2019/domain-controller", "32-544", true),
    Holding(.enableDelegationPrivilege, "disa-stig/windows-server-2019/member-server", "32-544", false),
    Holding(.interactiveLogonRight, "cis/windows-server-2022/domain-controller-l1", "32-544 9", true),
    Holding(.interactiveLogonRight, "cis/windows-server-2022/domain-controller-l1@2.0.0", "32-544 9", false),
    Holding(.denyNetworkLogonRight, "cis/windows-server-2022/member-server-l1", "32-546 113 32-544", false),
    Holding(.denyNetworkLogonRight, "cis/windows-server-2022/member-server-l1", "32-546 114 113", true),
    Holding(.denyRemoteInteractiveLogonRight, "cis/windows-server-2025/member-server-l1", "32-546 113 7", false),
    Holding(.denyNetworkLogonRight, "cis/windows-10/client-l1@21H1", "Guest 113", true),
    Holding(.denyNetworkLogonRight, "cis/windows-10/client-l1", "Guest 113", false),
    Holding(.serviceLogonRight, "cis/windows-11/client-l2", "80-0", false),
    Holding(.serviceLogonRight, "cis/windows-11/client-l2", "", true),
  ])
  func `a publisher accepts what it asks for`(_ holding: Holding) throws {
    let rule = try #require(Self.baselines[holding.baseline]?.rules.first { $0.right == holding.right })
    let holders = try #require(SecondOpinion.holders(holding.holders))
    #expect(SecondOpinion.passes(rule.expectation, holders) == holding.passes)
  }

  // With the groups that a domain's administrators are in, a joined client meets the STIG, and without them it does not.
  @Test(arguments: ["windows-10", "windows-11"])
  func `a joined client denies the administrators of its domain`(_ os: String) throws {
    let baseline = try #require(Self.baselines["disa-stig/\(os)/client"])
    let rights: [UserRight] = [
      .denyBatchLogonRight, .denyInteractiveLogonRight, .denyNetworkLogonRight, .denyRemoteInteractiveLogonRight,
      .denyServiceLogonRight,
    ]
    let administrators: Set<PrincipalReference> = [.relative(.domain, rid: 512), .relative(.forest, rid: 519)]
    let local = try #require(SecondOpinion.holders("32-546 113"))
    for rule in baseline.rules where rights.contains(rule.right) {
      let joined = rule.branches.first { $0.condition.domainJoined == true }?.expectation ?? rule.expectation
      let alone = rule.branches.first { $0.condition.domainJoined == false }?.expectation ?? rule.expectation
      #expect(SecondOpinion.passes(joined, administrators.union(local)), "\(rule.id)")
      #expect(!SecondOpinion.passes(joined, local), "\(rule.id)")
      #expect(SecondOpinion.passes(alone, local), "\(rule.id)")
    }
  }
}
