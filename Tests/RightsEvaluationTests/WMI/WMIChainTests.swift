import RightsEvaluation
import RightsModel
import Testing

@Suite(.timeLimit(.minutes(15))) struct WMIChainTests {
  @Test(arguments: WMICase.releases)
  func `a chain of which every link was seen is intact`(release: String) {
    let sample = WMICase(os: release)
    #expect(sample.chain.conclusion == .intact, "\(sample.chain.links.filter { $0.state != .intact })")
    #expect(sample.chain.links.map(\.id) == WMILinkID.allCases)
    #expect(sample.chain.remedy.isEmpty)
  }

  /// What breaks a link, which one, and a word of the reason.
  static let breaks: [(WMIChange, WMILinkID, WMILink.State, String)] = [
    (WMIChange("WMI does not answer") { $0.access { $0.baseTest = .failed } }, .baseTest, .broken, "does not answer"),
    (
      WMIChange("the client calls at Identify") { $0.access { $0.clientLevel = .identification } }, .clientLevel,
      .broken,
      "reports no error"
    ),
    (
      WMIChange("the client is anonymous") { $0.access { $0.clientLevel = .anonymous } }, .clientLevel, .broken,
      "denied"
    ),
    (WMIChange("DCOM refuses") { $0.access { $0.dcom = .failed } }, .dcom, .broken, "DCOM"),
    (
      WMIChange("the namespace refuses") { $0.access { $0.namespaceSecurity = .failed } }, .namespaceSecurity, .broken,
      "root/cimv2"
    ),
    (
      WMIChange("the provider does not impersonate") { $0.provider { $0.impersonationLevel = 0 } }, .registration,
      .exposed,
      "NETWORK SERVICE"
    ),
    (
      WMIChange("it is not initialised by user") { $0.provider { $0.perUserInitialization = false } }, .registration,
      .broken, "initialisation by user"
    ),
    (
      WMIChange("the level is not set") { $0.provider { $0.impersonationLevel = nil } }, .registration, .exposed,
      "denies nothing"
    ),
    (
      WMIChange("it is initialised as WMI") { $0.provider { $0.initializeAsAdminFirst = true } }, .initialization,
      .exposed,
      "CoImpersonateClient"
    ),
    (WMIChange("the services lost the right") { $0.holders("S-1-5-32-544") }, .right, .broken, "SERVICE"),
    (WMIChange("nobody holds the right") { $0.holders() }, .right, .broken, "SERVICE"),
    (
      WMIChange("the token lacks the privilege") { $0.snapshot.tokens = [WMICase.token("S-1-5-20", [])] }, .token,
      .broken,
      "although the right is assigned"
    ),
    (
      WMIChange("all is refused") { $0.access { $0.answer = WMIAccess.Answer(status: "0x80041003") } }, .answer,
      .broken,
      "all of it was refused"
    ),
    (
      WMIChange("a part is refused") { $0.access { $0.answer = WMIAccess.Answer(status: "WBEM_S_ACCESS_DENIED") } },
      .answer, .broken, "part of it was refused"
    ),
  ]

  @Test(arguments: WMICase.releases, breaks.indices)
  func `a link that breaks is the one that is named`(release: String, index: Int) {
    let (change, id, state, words) = Self.breaks[index]
    var sample = WMICase(os: release)
    change.apply(&sample)
    let link = sample.link(id)
    #expect(link.state == state, "\(change): \(link)")
    #expect(link.reason.contains(words), "\(change): \(link.reason)")
    if state == .broken {
      #expect(sample.chain.firstBroken?.id == id, "\(change)")
      #expect(sample.chain.conclusion == .broken)
    } else {
      #expect(sample.chain.conclusion == .exposed)
    }
    let others = sample.chain.links.filter { $0.id != id && !$0.state.isFine }
    #expect(others.isEmpty, "\(change): \(others)")
    if id != .answer { #expect(!sample.chain.remedy.isEmpty) }
  }

  static let removals: [(WMIChange, [WMILinkID])] = [
    (WMIChange("the level of the client") { $0.access { $0.clientLevel = nil } }, [.clientLevel]),
    (WMIChange("the base test") { $0.access { $0.baseTest = nil } }, [.baseTest]),
    (WMIChange("DCOM") { $0.access { $0.dcom = nil } }, [.dcom]),
    (WMIChange("the security of the namespace") { $0.access { $0.namespaceSecurity = nil } }, [.namespaceSecurity]),
    (WMIChange("the answer") { $0.access { $0.answer = nil } }, [.answer]),
    (WMIChange("the attestation") { $0.access { $0.attestation = nil } }, [.duties]),
    (
      WMIChange("all that is said of WMI") { $0.snapshot.wmi = nil },
      [.clientLevel, .baseTest, .dcom, .answer, .duties]
    ),
    (
      WMIChange("the registrations") {
        $0.snapshot.providers = []
        $0.snapshot.collected[.providers] = nil
      }, [.registration, .initialization, .hosting]
    ),
    (WMIChange("how completely registrations came") { $0.snapshot.collected[.providers] = nil }, []),
    (WMIChange("how completely the answer came") { $0.snapshot.collected[.wmi] = nil }, [.answer]),
    (
      WMIChange("every property") {
        $0.snapshot.collected[.providers] = nil
        $0.provider { $0 = WMIProvider(name: WMICase.provider) }
      }, [.registration, .initialization]
    ),
    (
      WMIChange("every property, which is said") {
        $0.provider {
          $0 = WMIProvider(name: WMICase.provider)
          $0.isWhole = false
        }
      }, [.registration, .initialization, .hosting]
    ),
    (
      WMIChange("who holds the right") { $0.snapshot.rights[.impersonatePrivilege] = ObservedRight(.notCollected) },
      [.right]
    ),
    (WMIChange("some holders") { $0.holders("S-1-5-32-544", complete: false) }, [.right]),
    (WMIChange("the tokens") { $0.snapshot.tokens = [] }, [.token]),
    (WMIChange("the privileges of the token") { $0.snapshot.tokens[0].privileges = nil }, [.token]),
    (WMIChange("the user of the token") { $0.snapshot.tokens[0].user = nil }, [.token]),
    (WMIChange("the process of the token") { $0.snapshot.tokens[0].process = nil }, [.token]),
    (WMIChange("the kind of the token") { $0.snapshot.tokens[0].kind = nil }, []),
    (
      WMIChange("what is enabled") {
        $0.snapshot.tokens[0].privileges = $0.snapshot.tokens[0].privileges?.map { Token.Privilege($0.right) }
      }, [.token]
    ),
    (WMIChange("the release") { $0.facts.os = nil }, []),
    (
      WMIChange("the hosting model") {
        $0.snapshot.collected[.providers] = nil
        $0.provider { $0.hostingModel = nil }
      }, [.hosting, .token]
    ),
    (WMIChange("the role") { $0.facts.role = nil }, []),
  ]

  @Test(arguments: removals.indices)
  func `a chain with a link missing is never called intact`(index: Int) {
    let (change, missing) = Self.removals[index]
    var sample = WMICase()
    change.apply(&sample)
    for id in missing { #expect(sample.state(id).verdict.isIncomplete, "\(change): \(sample.link(id))") }
    #expect((sample.chain.conclusion == .intact) == missing.isEmpty, "\(change)")
    #expect(sample.chain.firstBroken == nil)
  }

  @Test(arguments: WMICase.releases)
  func `removing what is known never makes a link whole that was not`(release: String) {
    let models = [
      nil, "NetworkServiceHost", "LocalServiceHost", "LocalSystemHost", "SelfHost", "Decoupled:Com", "Nonsense",
    ]
    let none = WMIChange("nothing") { _ in }
    let changes = [none] + Self.breaks.map(\.0)
    for model in models {
      for first in changes {
        // Pairs where a chain depends on most.
        for second in model == nil && release == "windows-server-2022" ? changes : [none] {
          var before = WMICase(os: release, model: model)
          first.apply(&before)
          second.apply(&before)
          let states = before.chain.links.map(\.state)
          for (removal, _) in Self.removals {
            var after = before
            removal.apply(&after)
            for (old, link) in zip(states, after.chain.links) where !old.isFine && link.state.isFine {
              Issue.record(
                "\(model ?? "none"), \(first), \(second), without \(removal): \(link.id) was \(old), is \(link.state)")
            }
          }
        }
      }
    }
  }

  // MARK: - Who hosts

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
    sample.access { $0.hostAccount = .networkService }
    #expect(sample.state(.right) == .broken)
    sample.access { $0.hostAccount = SID("S-1-5-21-1-2-3-1104") }
    #expect(sample.state(.right) == .unknown)
    sample.holders("S-1-5-21-1-2-3-1104")
    #expect(sample.state(.right) == .intact)
    #expect(sample.state(.hosting) == .intact)
  }

  @Test func `what needs no right is not blamed`() {
    let changes: [(inout WMICase) -> Void] = [
      { $0.access { $0.clientLevel = .identification } }, { $0.access { $0.usesExplicitCredentials = true } },
      { $0.access { $0.client = .networkService } }, { $0.provider { $0.impersonationLevel = 0 } },
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
    sample.access { $0.client = .networkService }
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

  static let unread: [WMIChange] = [
    WMIChange("the model was not read") { $0.provider { ($0.hostingModel, $0.isWhole) = (nil, false) } },
    WMIChange("the model may be hidden") {
      $0.provider { $0.hostingModel = nil }
      $0.snapshot.collected[.providers] = nil
    },
    WMIChange("nothing is known of the model") { $0.provider { $0.hostingModel = "Nonsense" } },
    WMIChange("the provider was not seen") {
      $0.snapshot.providers = []
      $0.snapshot.collected[.providers] = nil
    },
  ]

  @Test(arguments: unread)
  func `an account that is said proves nothing where the hosting model was not read`(_ change: WMIChange) {
    var sample = WMICase(model: "Decoupled:Com")
    sample.name = WMICase.provider
    sample.access { $0.hostAccount = .networkService }
    #expect(sample.state(.hosting) == .exposed)
    change.apply(&sample)
    #expect(sample.state(.hosting) == .unknown, "\(sample.link(.hosting))")
    #expect(
      sample.link(.hosting).reason.hasSuffix("of this hosting model")
        || sample.link(.hosting).reason.contains("was not read"))
    #expect(sample.state(.right) == .unknown, "\(sample.link(.right))")
    #expect(sample.state(.token) == .unknown, "\(sample.link(.token))")
    sample.access { $0.client = .networkService }
    #expect(!sample.state(.right).isFine)
  }

  @Test(arguments: unread.dropLast())
  func `nobody is blamed for a provider that may run as SYSTEM`(_ change: WMIChange) {
    var sample = WMICase()
    sample.holders("S-1-5-32-544")
    #expect(sample.state(.right) == .broken)
    change.apply(&sample)
    #expect(sample.state(.right) == .unknown, "\(sample.link(.right))")
    #expect(sample.chain.firstBroken == nil)
  }

  @Test func `the account of one provider's process is not taken for that of another`() {
    var sample = WMICase(model: "SelfHost")
    var second = sample.snapshot.providers[0]
    second.name = "SampleOther"
    sample.snapshot.providers.append(second)
    sample.access { $0.hostAccount = .networkService }
    #expect(sample.chains.map { $0.links.first { $0.id == .hosting }?.state } == [.notCollected, .notCollected])
    sample.name = "SampleOther"
    #expect(sample.state(.hosting) == .intact)
    // One that cannot have a process of its own takes nothing away.
    sample.name = nil
    sample.snapshot.providers[1].hostingModel = "LocalSystemHost"
    #expect(sample.state(.hosting) == .intact)
  }

  static let hidings: [WMIChange] = [
    WMIChange("nothing says so") { $0.snapshot.collected[.providers] = nil },
    WMIChange("a part came") { $0.snapshot.collected[.providers] = .partial(reason: "a part came") },
    WMIChange("denied") { $0.snapshot.collected[.providers] = Completeness(.denied) },
    WMIChange("not asked") { $0.snapshot.collected[.providers] = Completeness(.notAsked) },
  ]

  @Test(arguments: hidings)
  func `where providers may be hidden no link that hangs on them passes for all`(_ hiding: WMIChange) {
    var sample = WMICase()
    let links: [WMILinkID] = [.registration, .initialization, .hosting, .right, .token]
    #expect(links.map { sample.together($0).state } == Array(repeating: .intact, count: links.count))
    hiding.apply(&sample)
    #expect(links.map { sample.together($0).state } == Array(repeating: .unknown, count: links.count))
    #expect(sample.chains.map(\.conclusion) == [.intact, .incomplete])
    #expect(sample.chains.map(\.name) == [WMICase.provider, nil])
    // What was seen of one is enough for that one.
    sample.name = WMICase.provider
    #expect(sample.chains.map(\.conclusion) == [.intact])
    // A link that is surely broken is not excused, and nobody is blamed for a provider that may not be there.
    sample.name = nil
    sample.holders("S-1-5-32-544")
    #expect(sample.together(.right).state == .broken)
    sample.provider { $0.hostingModel = "LocalSystemHost" }
    #expect(sample.together(.right).state == .unknown)
    #expect(sample.chains.allSatisfy { $0.firstBroken == nil })
    sample.provider { $0.impersonationLevel = 0 }
    #expect(sample.chains.first?.links.first { $0.id == .right }?.state == .notRequired)
    // What needs no right whoever the provider is stays so.
    sample.access { $0.clientLevel = .identification }
    #expect(sample.together(.right).state == .notRequired)
  }

  static let unseen: [(holders: [String], state: WMILink.State)] = [
    (["S-1-5-6", "S-1-5-19", "S-1-5-20"], .unknown), (["S-1-5-20"], .unknown), (["S-1-5-19"], .broken),
    (["S-1-5-32-544"], .broken), ([], .broken), (["S-1-1-0"], .intact),
  ]

  @Test(arguments: unseen.indices)
  func `without any registration a right is lost where NETWORK SERVICE lost it, and enough only where all have it`(
    index: Int
  ) {
    let (holders, state) = Self.unseen[index]
    var sample = WMICase()
    sample.snapshot.providers = []
    sample.snapshot.rights[.impersonatePrivilege] = ObservedRight(
      Assignment(holders: holders.compactMap { SID($0) }.map { .sid($0) }, complete: true),
      line: holders.isEmpty ? 0 : 9)
    #expect(sample.state(.right) == state, "\(sample.link(.right))")
  }

  @Test func `a call of which no status came is not known to have succeeded`() {
    var sample = WMICase()
    sample.access { $0.answer = WMIAccess.Answer(instances: 3) }
    #expect(sample.state(.answer) == .unknown)
    sample.access { $0.answer = WMIAccess.Answer() }
    #expect(sample.state(.answer) == .unknown)
    sample.snapshot.collected[.wmi] = .partial(reason: "the disk was full")
    #expect(sample.link(.answer).reason.contains("the disk was full"))
  }

  @Test func `of several hosts under one account none speaks for the others`() {
    var sample = WMICase()
    sample.snapshot.tokens.append(WMICase.token("S-1-5-20", []))
    #expect(sample.state(.token) == .unknown)
    sample.snapshot.tokens = [WMICase.token("S-1-5-20", process: "svchost.exe")]
    #expect(sample.state(.token) == .notCollected)
  }

  @Test(arguments: [nil, "svchost.exe", "notepad.exe"])
  func `a process that is not known to be the host neither proves the privilege nor breaks the chain`(
    _ process: String?
  ) {
    for model in ["NetworkServiceHost", "SelfHost", "Decoupled:Com:FoldIdentity(FALSE)"] {
      var sample = WMICase(model: model)
      sample.access { $0.hostAccount = .networkService }
      for rights in [[UserRight.impersonatePrivilege], []] {
        sample.snapshot.tokens = [WMICase.token("S-1-5-20", process: process, rights)]
        let link = sample.link(.token)
        #expect(link.state == .unknown || link.state == .notCollected, "\(model): \(link)")
        #expect(link.remedy.first?.contains("with its name") == true, "\(model): \(link)")
      }
    }
    var sample = WMICase(model: "SelfHost")
    sample.access { $0.hostAccount = .networkService }
    #expect(sample.state(.token) == .notCollected)
  }

  @Test func `a debugger that shows the environment of a service was attached to the process that is meant`() {
    for model in ["NetworkServiceHost", "SelfHost"] {
      var sample = WMICase(model: model)
      sample.access { $0.hostAccount = .networkService }
      sample.snapshot.tokens = [WMICase.token("S-1-5-20", process: nil)]
      sample.snapshot.tokens[0].userName = "CORP\\WEB01$"
      #expect(sample.state(.token) == .intact, "\(sample.link(.token))")
      sample.snapshot.tokens[0].privileges = []
      #expect(sample.state(.token) == .broken)
      sample.snapshot.tokens[0].process = "svchost.exe"
      #expect(sample.state(.token).verdict.isIncomplete)
    }
  }

  @Test func `an attestation counts from its day on`() {
    var sample = WMICase()
    sample.asOf = Timestamp(seconds: 100)
    sample.access { $0.attestation?.on = Timestamp(seconds: 100) }
    #expect(sample.state(.duties) == .intact)
    sample.access { $0.attestation?.on = Timestamp(seconds: 101) }
    #expect(sample.state(.duties) == .notCollected)
    #expect(sample.link(.duties).reason.contains("later than this run"))
  }

  @Test func `a provider that does not act as its client needs no right, also where that is the default`() {
    for change in [
      WMIChange("level 0") { $0.provider { $0.impersonationLevel = 0 } },
      WMIChange("by default") { $0.provider { $0.impersonationLevel = nil } },
      WMIChange("folds") { $0.provider { $0.hostingModel = "Decoupled:Com" } },
    ] {
      var sample = WMICase()
      sample.holders()
      sample.access { $0.hostAccount = .networkService }
      change.apply(&sample)
      #expect(sample.chain.conclusion == .exposed, "\(change)")
      #expect([sample.state(.right), sample.state(.token)] == [.notRequired, .notRequired], "\(change)")
    }
    // A level that may be hidden excuses nothing.
    var sample = WMICase()
    sample.holders()
    sample.provider { ($0.impersonationLevel, $0.isWhole) = (nil, false) }
    #expect(sample.state(.right) == .broken)
  }

  @Test func `a GPO that gives the host the right is not blamed`() {
    var sample = WMICase()
    sample.holders("S-1-5-32-544")
    var policy = PolicySetting(precedence: 1, principals: [.sid(.service)])
    policy.gpo = "Hardening"
    sample.snapshot.policies = [.impersonatePrivilege: [policy]]
    #expect(sample.state(.right) == .broken)
    #expect(!sample.link(.right).reason.contains("Hardening"))
  }

  @Test func `a provider that folds identities answers with rights of its own`() {
    #expect(WMICase(model: "Decoupled:Com").state(.hosting) == .exposed)
    #expect(WMICase(model: "Decoupled:Com:FoldIdentity(FALSE)").state(.hosting) == .notCollected)
  }

  // MARK: - Words

  @Test func `the remedy gives back the holders of the release, where they were lost, and says when to restart`() {
    var sample = WMICase(os: "windows-xp-sp2")
    sample.holders("S-1-5-32-544")
    var policy = PolicySetting(precedence: 1)
    policy.gpo = "Hardening"
    policy.domain = "corp.example"
    sample.snapshot.policies = [.impersonatePrivilege: [policy]]
    sample.facts.bootedAt = Timestamp("2026-10-01T00:00:00Z")
    sample.access { $0.rightChangedAt = Timestamp("2026-10-02T00:00:00Z") }
    let remedy = sample.chain.remedy
    #expect(remedy.count == 2)
    #expect(remedy[0].contains("Administrators, LOCAL SERVICE, NETWORK SERVICE, SERVICE"))
    #expect(remedy[0].contains("the GPO `Hardening` (corp.example)"))
    #expect(remedy[1].contains("mandatory: on Windows XP SP2 a change does not take effect without it"))
    #expect(remedy[1].contains("before the right was changed"))
    #expect(sample.link(.right).reason.contains("the GPO `Hardening` (corp.example) took it away"))
    sample.facts.os = OSRelease.named("windows-server-2022")
    #expect(sample.chain.remedy[1].contains("advisable"))
    sample.facts.os = nil
    #expect(sample.chain.remedy[1].contains("mandatory on Windows XP and Server 2003"))
  }

  @Test func `a provider that was not found is absent only where all came`() {
    var sample = WMICase()
    sample.name = "Other"
    #expect(sample.state(.registration) == .broken)
    sample.snapshot.collected[.providers] = nil
    #expect(sample.state(.registration) == .notCollected)
    #expect(sample.chain.name == "Other")
    sample.name = WMICase.provider.uppercased()
    #expect(sample.chain.provider?.name == WMICase.provider)
  }

  @Test func `a machine is no better than the worst of its providers`() {
    var sample = WMICase()
    var second = sample.snapshot.providers[0]
    second.name = "SampleOther"
    second.hostingModel = "LocalServiceHost"
    sample.snapshot.providers.append(second)
    sample.holders("S-1-5-20")
    #expect(sample.chains.map { $0.links.first { $0.id == .right }?.state } == [.intact, .broken])
    let context = EvaluationContext(facts: sample.facts, accounts: [:], namesMayBeWellKnown: false)
    let situation = WMISituation(sample.snapshot, facts: sample.facts, context: context, asOf: sample.asOf)
    let link = situation.link(.right)
    #expect(link.state == .broken)
    #expect(link.reason.hasPrefix("SampleOther: "))
    #expect(link.missing == [.service, .localService])
  }

  @Test func `a thread that acts at Impersonation proves the level of its client, one below proves nothing`() {
    var sample = WMICase()
    sample.access { $0.clientLevel = nil }
    var thread = Token(line: 3)
    thread.kind = .impersonation
    thread.impersonationLevel = .impersonation
    sample.snapshot.tokens.append(thread)
    // Any service has such threads.
    #expect(sample.state(.clientLevel) == .unknown)
    sample.snapshot.tokens[1].process = "WmiPrvSE.exe"
    #expect(sample.state(.clientLevel) == .intact)
    sample.snapshot.tokens[1].impersonationLevel = .identification
    #expect(sample.state(.clientLevel) == .unknown)
  }
}

extension WMILink.State {
  /// Whether nobody has to look at it.
  var isFine: Bool { self == .intact || self == .notRequired }
}
