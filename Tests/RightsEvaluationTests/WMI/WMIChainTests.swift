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
    (WMIChange("the attestation") { $0.access { $0.attestations = [] } }, [.duties]),
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
    #expect(link.reason.hasPrefix("root/cimv2:SampleOther: "))
    #expect(link.missing == [.service, .localService])
  }

  @Test func `a thread that acts at Impersonation proves the level of its client, one below proves nothing`() {
    var sample = WMICase()
    sample.access { $0.clientLevel = nil }
    var thread = Token(line: 3)
    thread.kind = .impersonation
    thread.impersonationLevel = .impersonation
    thread.user = SID("S-1-5-21-1-2-3-1109")
    sample.snapshot.tokens.append(thread)
    // Any service has such threads.
    #expect(sample.state(.clientLevel) == .unknown)
    sample.snapshot.tokens[1].process = "WmiPrvSE.exe"
    #expect(sample.state(.clientLevel) == .intact)
    for level in [.identification, nil] as [ImpersonationLevel?] {
      sample.snapshot.tokens[1].impersonationLevel = level
      sample.access { $0.clientLevel = nil }
      #expect(sample.state(.clientLevel) == .unknown)
      sample.access { $0.clientLevel = .impersonation }
      #expect(sample.state(.clientLevel) == .unknown)
    }
  }
}

extension WMILink.State {
  /// Whether nobody has to look at it.
  var isFine: Bool { self == .intact || self == .notRequired }
}
