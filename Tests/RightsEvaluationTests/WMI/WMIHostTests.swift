import RightsEvaluation
import RightsModel
import Testing

/// The host of a WMI provider: who it is, and whether its account may act as the client.
@Suite(.timeLimit(.minutes(15))) struct WMIHostTests {
  static let hosts: [(model: String?, release: String, holders: [String], state: WMILink.State)] = [
    ("NetworkServiceHost", "windows-server-2022", ["S-1-5-20"], .intact),
    ("NetworkServiceHost", "windows-server-2022", ["S-1-5-6"], .intact),
    ("NetworkServiceHost", "windows-xp-sp2", ["S-1-5-32-544", "S-1-5-6"], .intact),
    ("networkservicehost:Shared", "windows-server-2022", ["S-1-5-19"], .broken),
    ("NetworkServiceHost", "windows-server-2022", ["S-1-1-0"], .intact),
    ("NetworkServiceHost", "windows-server-2022", ["S-1-5-32-545"], .unknown),
    ("LocalServiceHost", "windows-server-2022", ["S-1-5-20"], .broken),
    ("LocalServiceHost", "windows-server-2022", ["S-1-5-19"], .intact),
    ("LocalSystemHost", "windows-server-2022", ["S-1-5-32-544"], .intact),
    ("WmiCore", "windows-server-2022", [], .intact),
    ("LocalSystemHostOrSelfHost", "windows-server-2022", ["S-1-5-32-544"], .unknown),
    ("LocalSystemHostOrSelfHost", "windows-server-2022", ["S-1-5-6"], .intact),
    ("SelfHost", "windows-server-2022", ["S-1-5-6"], .intact),
    ("SelfHost", "windows-server-2022", ["S-1-5-32-544"], .unknown),
    ("Decoupled:Com:FoldIdentity(FALSE)", "windows-server-2022", ["S-1-5-32-544"], .unknown),
    // Nobody says that it was started as a service.
    ("Decoupled:Com:FoldIdentity(FALSE)", "windows-server-2022", ["S-1-5-6"], .unknown),
    ("Decoupled:Com:FoldIdentity(FALSE)", "windows-server-2022", ["S-1-1-0"], .intact),
    (nil, "windows-server-2022", ["S-1-5-32-544"], .broken),
    (nil, "windows-server-2022", ["S-1-5-6"], .intact),
    (nil, "windows-server-2022", ["S-1-5-20"], .unknown),
    (nil, "windows-xp-sp2", ["S-1-5-6"], .intact),
    (nil, "windows-xp-sp2", ["S-1-5-32-544"], .unknown),
    ("Nonsense", "windows-server-2022", ["S-1-5-32-544"], .unknown),
    ("Nonsense", "windows-server-2022", ["S-1-5-6"], .unknown),
    ("Nonsense", "windows-server-2022", ["S-1-1-0"], .intact),
    ("Decoupled", "windows-server-2022", ["S-1-5-6"], .unknown),
    ("NetworkServiceHost", "windows-xp", [], .notRequired),
    ("NetworkServiceHost", "windows-2000", [], .unknown),
    ("NetworkServiceHost", "windows-2000", ["S-1-5-6"], .intact),
  ]

  @Test(arguments: hosts.indices)
  func `the account that hosts it holds the right by itself or with SERVICE`(index: Int) {
    let (model, release, holders, state) = Self.hosts[index]
    var sample = WMICase(os: release, model: model)
    sample.snapshot.rights[.impersonatePrivilege] = ObservedRight(
      Assignment(holders: holders.compactMap { SID($0) }.map { .sid($0) }, complete: true),
      line: holders.isEmpty ? 0 : 9)
    #expect(sample.state(.right) == state, "\(sample.link(.right))")
  }

  @Test func `whoever hosts it can be stated, and an account of somebody's own may be in any group`() {
    var sample = WMICase(model: "SelfHost")
    sample.holders("S-1-5-32-544")
    sample.access { $0.hostAccount = .sid(.networkService) }
    #expect(sample.state(.right) == .broken)
    sample.access { $0.hostAccount = SID("S-1-5-21-1-2-3-1104").map { .sid($0) } }
    #expect(sample.state(.right) == .unknown)
    sample.holders("S-1-5-21-1-2-3-1104")
    #expect(sample.state(.right) == .intact)
    #expect(sample.state(.hosting) == .intact)
  }

  @Test func `what needs no right is not blamed`() {
    let changes: [(inout WMICase) -> Void] = [
      { $0.access { $0.clientLevel = .identification } }, { $0.access { $0.usesExplicitCredentials = true } },
      { $0.access { $0.client = .sid(.networkService) } }, { $0.provider { $0.impersonationLevel = 0 } },
    ]
    for change in changes {
      var sample = WMICase()
      sample.holders("S-1-5-32-544")
      change(&sample)
      #expect(sample.state(.right) == .notRequired)
      #expect(sample.state(.token) == .notRequired)
    }
    // Of two accounts that it may run as, being one of them proves nothing.
    var sample = WMICase(model: nil)
    sample.holders("S-1-5-32-544")
    sample.access { $0.client = .sid(.networkService) }
    #expect(sample.state(.right) == .broken)
  }

  static let models: [(model: String?, release: String, state: WMILink.State)] = [
    ("NetworkServiceHost", "windows-server-2022", .intact), ("LocalServiceHost:x", "windows-xp-sp2", .intact),
    ("LocalSystemHost", "windows-server-2022", .intact), ("WmiCore", "windows-server-2022", .intact),
    // Whether it has a COM server of its own the model leaves open.
    ("NetworkServiceHostOrSelfHost", "windows-server-2022", .unknown), (nil, "windows-server-2022", .unknown),
    ("LocalSystemHostOrSelfHost", "windows-server-2022", .unknown), (nil, "windows-server-2003", .unknown),
    ("SelfHost", "windows-server-2022", .notCollected), ("Nonsense", "windows-server-2022", .unknown),
    ("Decoupled:Com", "windows-server-2022", .exposed), ("Decoupled:Com:FoldIdentity(TRUE)", "windows-7", .exposed),
    ("Decoupled:Com:FoldIdentity(FALSE)", "windows-7", .notCollected), ("Decoupled:NonCom", "windows-7", .unknown),
    ("Decoupled", "windows-7", .unknown), ("NetworkServiceHost ", "windows-7", .unknown),
  ]

  @Test(arguments: models.indices)
  func `as whom it runs is known where its hosting model leaves nothing open`(index: Int) {
    let (model, release, state) = Self.models[index]
    let sample = WMICase(os: release, model: model)
    #expect(sample.state(.hosting) == state, "\(sample.link(.hosting))")
    if state == .exposed {
      #expect(sample.state(.right) == .notRequired)
      #expect(sample.state(.token) == .notRequired)
    } else if state != .intact {
      #expect(!sample.state(.token).isFine, "\(sample.link(.token))")
    }
  }
}
