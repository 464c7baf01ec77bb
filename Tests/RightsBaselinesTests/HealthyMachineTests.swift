import RightsBaselines
import RightsModel
import Testing

/// Machines as they were installed, with the programs that add to their rights: none may differ from the defaults.
@Suite struct HealthyMachineTests {
  /// Who holds what on a machine; a right that is not listed is held by nobody.
  struct Machine: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var rights: [UserRight: String]
    /// What follows `defaults/`.
    var baselines: [String]

    /// The same machine with other holders of some rights; what starts with `+` is added to those there are.
    func with(_ name: String, _ changes: [UserRight: String], baselines: [String]) -> Machine {
      let rights = rights.merging(changes) { $1.hasPrefix("+") ? $0 + " " + $1.dropFirst() : $1 }
      return Machine(testDescription: name, rights: rights, baselines: baselines)
    }
  }

  // Everyone S-1-1-0, LOCAL SERVICE 19, NETWORK SERVICE 20, SERVICE 6, Administrators 32-544, Users 32-545, Power Users
  // 32-547, Backup Operators 32-551, Remote Desktop Users 32-555, Performance Log Users 32-559, ALL SERVICES 80-0.
  private static let wdi = "80-3139157870-2983391045-3678747466-658725712-1809340420"
  private static let server = Machine(
    testDescription: "a server without the delegate session right",
    rights: [
      .networkLogonRight: "S-1-1-0 32-544 32-545 32-551", .backupPrivilege: "32-544 32-551",
      .changeNotifyPrivilege: "S-1-1-0 19 20 32-544 32-545 32-551", .systemtimePrivilege: "19 32-544",
      .createPagefilePrivilege: "32-544", .debugPrivilege: "32-544", .remoteShutdownPrivilege: "32-544",
      .auditPrivilege: "19 20", .increaseQuotaPrivilege: "19 20 32-544", .increaseBasePriorityPrivilege: "32-544",
      .loadDriverPrivilege: "32-544", .batchLogonRight: "32-544 32-551 32-559", .serviceLogonRight: "80-0",
      .interactiveLogonRight: "32-544 32-545 32-551", .securityPrivilege: "32-544",
      .systemEnvironmentPrivilege: "32-544", .profileSingleProcessPrivilege: "32-544",
      .systemProfilePrivilege: "32-544 \(wdi)", .assignPrimaryTokenPrivilege: "19 20",
      .restorePrivilege: "32-544 32-551", .shutdownPrivilege: "32-544 32-551", .takeOwnershipPrivilege: "32-544",
      .undockPrivilege: "32-544", .manageVolumePrivilege: "32-544", .remoteInteractiveLogonRight: "32-544 32-555",
      .impersonatePrivilege: "19 20 32-544 6", .createGlobalPrivilege: "19 20 32-544 6",
      .increaseWorkingSetPrivilege: "32-545", .timeZonePrivilege: "19 32-544",
      .createSymbolicLinkPrivilege: "32-544",
    ],
    baselines: [
      "windows-server-2008/member-server", "windows-server-2008-r2-sp1/standalone-server",
      "windows-server-2012/member-server", "windows-server-2012-r2/standalone-server",
    ])
  private static let newServer = server.with(
    "a server", [.delegateSessionUserImpersonatePrivilege: "32-544"],
    baselines: [
      "windows-server-2016/standalone-server", "windows-server-1803/member-server",
      "windows-server-2019/member-server", "windows-server-20h2/standalone-server",
      "windows-server-2022/standalone-server", "windows-server-23h2/member-server",
      "windows-server-2025/member-server",
    ])
  private static let oldClient = server.with(
    "a client without the delegate session right",
    [
      .interactiveLogonRight: "+Guest", .shutdownPrivilege: "+32-545", .undockPrivilege: "+32-545",
      .denyNetworkLogonRight: "Guest", .denyInteractiveLogonRight: "Guest", .timeZonePrivilege: "+32-545",
    ],
    baselines: [
      "windows-vista/client", "windows-7-sp1/client", "windows-8/client", "windows-8.1/client",
      "windows-10-1511/client",
    ])
  private static let client = oldClient.with(
    "a client", [.delegateSessionUserImpersonatePrivilege: "32-544", .increaseBasePriorityPrivilege: "32-544 90-0"],
    baselines: [
      "windows-10-1809/client", "windows-10-1909/client", "windows-10-22h2/client", "windows-11-21h2/client",
      "windows-11-25h2/client",
    ])
  private static let pool = "82-3006700770-424185619-1745488364-794895919-4004696415"
  private static let agent = "80-344959196-2060754871-2302487193-2804545603-1466107430"
  private static let database = "80-3880718306-3832830129-1677859214-2598158968-1052248003"

  static let machines = [
    server, newServer, oldClient, client,
    newServer.with(
      "a server with IIS, SQL Server and Hyper-V",
      [
        .assignPrimaryTokenPrivilege: "+\(pool) \(agent) \(database)", .auditPrivilege: "+\(pool)",
        .increaseQuotaPrivilege: "+\(pool) \(agent) \(database)", .changeNotifyPrivilege: "+\(agent) \(database)",
        .batchLogonRight: "+32-568", .impersonatePrivilege: "+32-568", .manageVolumePrivilege: "+\(database)",
        .lockMemoryPrivilege: database, .createSymbolicLinkPrivilege: "+83-0",
        .serviceLogonRight: "+18 19 20 83-0 \(pool) \(agent) \(database)",
      ],
      baselines: ["windows-server-2016/member-server", "windows-server-2022/member-server"]),
    client.with(
      "a client of 2025 with Hyper-V",
      [
        .serviceLogonRight: "+83-0 99-0", .createSymbolicLinkPrivilege: "+83-0", .denyNetworkLogonRight: "",
        .impersonatePrivilege: "+99-216390572-1995538116-3857911515-2404958512-2623887229",
      ],
      baselines: ["windows-11-24h2/client", "windows-11-26h1/client"]),
    newServer.with(
      "a domain controller",
      [
        .networkLogonRight: "S-1-1-0 11 32-544 32-554 9", .machineAccountPrivilege: "11",
        .backupPrivilege: "+32-549", .changeNotifyPrivilege: "S-1-1-0 11 19 20 32-544 32-554",
        .systemtimePrivilege: "+32-549", .timeZonePrivilege: "+32-549", .remoteShutdownPrivilege: "+32-549",
        .increaseBasePriorityPrivilege: "+90-0", .loadDriverPrivilege: "+32-550", .serviceLogonRight: "+20",
        .interactiveLogonRight: "32-544 32-548 32-549 32-550 32-551 9", .restorePrivilege: "+32-549",
        .shutdownPrivilege: "+32-549 32-550", .enableDelegationPrivilege: "32-544",
        .remoteInteractiveLogonRight: "32-544",
      ],
      baselines: [
        "windows-server-2016/domain-controller", "windows-server-2019/domain-controller",
        "windows-server-2022/domain-controller", "windows-server-2025/domain-controller",
      ]),
    Machine(
      testDescription: "Windows Server 2003",
      rights: [
        .networkLogonRight: "S-1-1-0 32-544 32-545 32-547 32-551", .backupPrivilege: "32-544 32-551",
        .changeNotifyPrivilege: "S-1-1-0 32-544 32-545 32-547 32-551", .systemtimePrivilege: "32-544 32-547",
        .createPagefilePrivilege: "32-544", .debugPrivilege: "32-544", .remoteShutdownPrivilege: "32-544",
        .auditPrivilege: "19 20", .increaseQuotaPrivilege: "19 20 32-544", .increaseBasePriorityPrivilege: "32-544",
        .loadDriverPrivilege: "32-544", .batchLogonRight: "19", .serviceLogonRight: "20",
        .interactiveLogonRight: "32-544 32-545 32-547 32-551", .securityPrivilege: "32-544",
        .systemEnvironmentPrivilege: "32-544", .profileSingleProcessPrivilege: "32-544 32-547",
        .systemProfilePrivilege: "32-544", .assignPrimaryTokenPrivilege: "19 20", .restorePrivilege: "32-544 32-551",
        .shutdownPrivilege: "32-544 32-547 32-551", .takeOwnershipPrivilege: "32-544",
        .undockPrivilege: "32-544 32-547", .manageVolumePrivilege: "32-544",
        .remoteInteractiveLogonRight: "32-544 32-555", .impersonatePrivilege: "32-544 6",
        .createGlobalPrivilege: "32-544 6",
      ],
      baselines: ["windows-server-2003/member-server", "windows-server-2003-sp2/standalone-server"]),
  ]

  @Test(arguments: machines)
  func `a healthy machine has no finding against its defaults`(_ machine: Machine) throws {
    for id in machine.baselines {
      let baseline = try #require(LibraryDefaultsTests.baselines["defaults/" + id])
      for rule in baseline.rules {
        let holders = try #require(SecondOpinion.holders(machine.rights[rule.right] ?? ""))
        #expect(SecondOpinion.passes(rule.expectation, holders), "\(rule.id)")
      }
    }
  }
}
