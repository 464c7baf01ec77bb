import RightsEvaluation
import RightsModel
import Testing

/// What was not read, or may be hidden, of how WMI is reached; and what needs no right.
@Suite(.timeLimit(.minutes(15))) struct WMIUnseenTests {
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
    sample.access { $0.hostAccount = .sid(.networkService) }
    #expect(sample.state(.hosting) == .exposed)
    change.apply(&sample)
    #expect(sample.state(.hosting) == .unknown, "\(sample.link(.hosting))")
    #expect(
      sample.link(.hosting).reason.hasSuffix("of this hosting model")
        || sample.link(.hosting).reason.contains("was not read"))
    #expect(sample.state(.right) == .unknown, "\(sample.link(.right))")
    #expect(sample.state(.token) == .unknown, "\(sample.link(.token))")
    sample.access { $0.client = .sid(.networkService) }
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
    sample.access { $0.hostAccount = .sid(.networkService) }
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
      sample.access { $0.hostAccount = .sid(.networkService) }
      for rights in [[UserRight.impersonatePrivilege], []] {
        sample.snapshot.tokens = [WMICase.token("S-1-5-20", process: process, rights)]
        let link = sample.link(.token)
        #expect(link.state == .unknown || link.state == .notCollected, "\(model): \(link)")
        #expect(link.remedy.first?.contains("with its name") == true, "\(model): \(link)")
      }
    }
    var sample = WMICase(model: "SelfHost")
    sample.access { $0.hostAccount = .sid(.networkService) }
    #expect(sample.state(.token) == .notCollected)
  }

  @Test func `a debugger that shows the environment of a service was attached to the process that is meant`() {
    for model in ["NetworkServiceHost", "SelfHost"] {
      var sample = WMICase(model: model)
      sample.access { $0.hostAccount = .sid(.networkService) }
      sample.snapshot.tokens = [WMICase.token("S-1-5-20", process: nil)]
      sample.snapshot.tokens[0].showsEnvironment = true
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
    sample.access { $0.attestations[0].on = Timestamp(seconds: 100) }
    #expect(sample.state(.duties) == .intact)
    sample.access { $0.attestations[0].on = Timestamp(seconds: 101) }
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
      sample.access { $0.hostAccount = .sid(.networkService) }
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
}
