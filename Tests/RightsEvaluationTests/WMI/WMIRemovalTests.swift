import RightsEvaluation
import RightsModel
import Testing

/// Cases made at random, from each of which everything is taken away that can be.
@Suite(.timeLimit(.minutes(15))) struct WMIRemovalTests {
  private static func sample(_ seed: UInt64) -> WMICase {
    var random = Generator(seed: seed)
    func pick<Element>(_ elements: [Element]) -> Element { elements[Int.random(in: elements.indices, using: &random)] }
    var sample = WMICase(
      os: pick(WMICase.releases),
      model: pick([
        "NetworkServiceHost", "LocalServiceHost", "LocalSystemHost", "SelfHost", "Decoupled:Com",
        "Decoupled:Com:FoldIdentity(FALSE)", "WmiCore", "NetworkServiceHostOrSelfHost", "LocalSystemHostOrSelfHost",
        "Nonsense", nil,
      ]))
    sample.name = WMICase.provider
    sample.asOf = Timestamp(seconds: pick([-1, 1]))
    let holders = ["S-1-5-32-544", "S-1-5-6", "S-1-5-19", "S-1-5-20", "S-1-1-0", "S-1-5-32-545"]
      .filter { _ in pick([true, false, false]) }
    sample.snapshot.rights[.impersonatePrivilege] = ObservedRight(
      Assignment(holders: holders.compactMap { SID($0) }.map { .sid($0) }, complete: true),
      line: holders.isEmpty ? 0 : 9)
    sample.provider {
      $0.impersonationLevel = pick([1, 1, 1, 0, nil])
      $0.perUserInitialization = pick([true, true, false, nil])
      $0.initializeAsAdminFirst = pick([false, true, nil])
    }
    let accounts = ["S-1-5-18", "S-1-5-19", "S-1-5-20", "S-1-5-21-1-2-3-1117"]
    sample.access {
      $0.clientLevel = pick([.impersonation, .impersonation, .delegation, .identification, .anonymous])
      $0.hostAccount = pick([nil, nil] + accounts.compactMap { SID($0) }.map { .sid($0) })
      $0.hostProcess = pick([nil, "WmiPrvSE.exe", "svchost.exe"])
      $0.client = pick([nil, nil] + accounts.compactMap { SID($0) }.map { .sid($0) })
      $0.usesExplicitCredentials = pick([nil, nil, nil, true])
      $0.dcom = pick([.passed, .passed, .failed])
      $0.answer?.status = pick(["0", "0", "0x80041003", "0x40009"])
    }
    // A thread acts at the level that its client allows.
    let level = sample.snapshot.wmi?.clientLevel
    sample.snapshot.tokens = (0..<pick([1, 1, 2])).map { _ in
      var token = WMICase.token(
        pick(accounts), process: pick(["WmiPrvSE.exe", "WmiPrvSE.exe", "svchost.exe"]),
        pick([[.impersonatePrivilege], [.impersonatePrivilege], []]))
      if pick([false, false, false, true]) {
        (token.kind, token.impersonationLevel) = (.impersonation, level)
      }
      token.groups = ["S-1-5-6", "S-1-5-32-544", "S-1-1-0"].filter { _ in pick([true, false]) }.compactMap { SID($0) }
        .map { Token.Group(sid: $0, attributes: pick([[.enabled], [.denyOnly]])) }
      token.privileges = token.privileges?.map { Token.Privilege($0.right, isEnabled: pick([true, true, false])) }
      return token
    }
    return sample
  }

  private static let removals: [WMIChange] =
    WMIChainTests.removals.map(\.0)
    + [
      WMIChange("the account that is said") { $0.access { $0.hostAccount = nil } },
      WMIChange("its process that is said") { $0.access { $0.hostProcess = nil } },
      WMIChange("a token, which is said") {
        $0.snapshot.tokens.removeFirst()
        $0.snapshot.collected[.tokens] = .partial(reason: "a part came")
      },
      WMIChange("how completely tokens came") { $0.snapshot.collected[.tokens] = Completeness(.denied) },
      WMIChange("the groups of each token") {
        for index in $0.snapshot.tokens.indices { $0.snapshot.tokens[index].groups = nil }
      },
      WMIChange("the client") { $0.access { $0.client = nil } },
      WMIChange("how the client's token was made") { $0.access { $0.usesExplicitCredentials = nil } },
      WMIChange("the status") { $0.access { $0.answer?.status = nil } },
      WMIChange("the level, which is said") { $0.provider { ($0.impersonationLevel, $0.isWhole) = (nil, false) } },
      WMIChange("the initialisation, which is said") {
        $0.provider { ($0.perUserInitialization, $0.isWhole) = (nil, false) }
      },
      WMIChange("as whom it is initialised, which is said") {
        $0.provider { ($0.initializeAsAdminFirst, $0.isWhole) = (nil, false) }
      },
      WMIChange("the model, which is said") { $0.provider { ($0.hostingModel, $0.isWhole) = (nil, false) } },
      WMIChange("the user of each token") {
        for index in $0.snapshot.tokens.indices { $0.snapshot.tokens[index].user = nil }
      },
      WMIChange("the name of each process") {
        for index in $0.snapshot.tokens.indices { $0.snapshot.tokens[index].process = nil }
      },
    ]

  @Test(arguments: UInt64(1)...200)
  func `whatever is not known makes nothing whole`(seed: UInt64) {
    let before = Self.sample(seed)
    let (chain, links) = (before.chain, before.chain.links)
    for removal in Self.removals {
      var after = before
      removal.apply(&after)
      let less = after.chain
      for (old, link) in zip(links, less.links) where !old.state.isFine && link.state.isFine {
        Issue.record("without \(removal): \(old) is \(link)")
      }
      #expect(chain.conclusion == .intact || less.conclusion != .intact, "without \(removal)")
    }
  }
}
