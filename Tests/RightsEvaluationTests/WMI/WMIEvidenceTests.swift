import RightsEvaluation
import RightsModel
import Testing

/// What tokens of processes and threads prove of a host and of its client, and what they leave open.
@Suite(.timeLimit(.minutes(15))) struct WMIEvidenceTests {
  private static let client = "S-1-5-21-1-2-3-1109"
  private static let account = "S-1-5-21-1-2-3-1107"

  private static func thread(
    _ user: String?, _ level: ImpersonationLevel = .impersonation, process: String? = "WmiPrvSE.exe"
  ) -> Token {
    var token = Token(line: 3)
    (token.kind, token.impersonationLevel, token.process) = (.impersonation, level, process)
    token.user = user.flatMap { SID($0) }
    return token
  }

  // MARK: - The level of the client

  private static let threads: [(client: String?, threads: [Token], state: WMILink.State)] = [
    (nil, [thread(client)], .intact), (client, [thread(client)], .intact),
    (nil, [thread(client), thread("S-1-5-21-1-2-3-500", .delegation)], .intact),
    (nil, [thread("S-1-5-21-1-2-3-500"), thread(client, .identification)], .unknown),
    (client, [thread("S-1-5-21-1-2-3-500"), thread(client, .identification)], .unknown),
    (client, [thread("S-1-5-21-1-2-3-500")], .notCollected),
    (client, [thread("S-1-5-21-1-2-3-500", .identification), thread(client)], .intact),
    (nil, [thread("S-1-5-20")], .notCollected), ("S-1-5-20", [thread("S-1-5-20")], .notCollected),
    (nil, [thread(nil)], .unknown), (client, [thread(nil)], .unknown),
    (nil, [thread(client, process: nil)], .unknown), (nil, [thread(client, process: "svchost.exe")], .notCollected),
  ]

  @Test(arguments: threads.indices)
  func `threads prove the level of the client where each of them is its own, in the host, and acts at Impersonation`(
    index: Int
  ) {
    let (client, threads, state) = Self.threads[index]
    for order in [threads, threads.reversed()] {
      var sample = WMICase()
      sample.access {
        $0.clientLevel = nil
        $0.client = client.flatMap { SID($0) }.map { .sid($0) }
      }
      sample.snapshot.tokens += order
      #expect(sample.state(.clientLevel) == state, "\(sample.link(.clientLevel))")
      // Another may not have been seen.
      sample.snapshot.collected[.tokens] = .partial(reason: "a part came")
      #expect(sample.state(.clientLevel) != .intact)
    }
  }

  @Test func `a client that is named, of whom nobody knows who that is, may be another`() {
    var sample = WMICase()
    sample.access { ($0.clientLevel, $0.client) = (nil, .name("CORP\\somebody")) }
    sample.snapshot.tokens.append(Self.thread(Self.client))
    #expect(sample.state(.clientLevel) == .unknown)
  }

  @Test func `a thread that acts at less than the client is said to allow leaves the level open`() {
    var sample = WMICase()
    sample.snapshot.tokens.append(Self.thread(Self.client, .identification))
    let link = sample.link(.clientLevel)
    #expect(link.state == .unknown)
    #expect(link.evidence.count == 2)
    // That of another client says nothing of this one.
    sample.access { $0.client = SID("S-1-5-21-1-2-3-500").map { .sid($0) } }
    #expect(sample.state(.clientLevel) == .intact)
  }

  // MARK: - The token of the host

  @Test func `where tokens are said to be missing, the one that is there does not speak for the others`() {
    var sample = WMICase()
    for outcome in Completeness.Outcome.allCases {
      sample.snapshot.collected[.tokens] = Completeness(outcome)
      // What the collector did not ask for somebody else brought.
      let isFine = outcome == .complete || outcome == .notAsked
      #expect(sample.state(.token) == (isFine ? .intact : .unknown), "\(outcome)")
    }
  }

  private static func own(
    _ model: String = "SelfHost", holders: [String], groups: [String], process: String? = "own.exe"
  )
    -> WMICase
  {
    var sample = WMICase(model: model)
    sample.snapshot.rights[.impersonatePrivilege] = ObservedRight(
      Assignment(holders: holders.compactMap { SID($0) }.map { .sid($0) }, complete: true), line: 9)
    sample.access { ($0.hostAccount, $0.hostProcess) = (SID(account).map { .sid($0) }, process) }
    var token = WMICase.token(account, process: "own.exe", [])
    token.groups = groups.compactMap { SID($0) }.map { Token.Group(sid: $0, attributes: [.mandatory, .enabled]) }
    sample.snapshot.tokens = [token]
    return sample
  }

  private static let memberships:
    [(model: String, holders: [String], groups: [String], process: String?, state: WMILink.State)] = [
      ("SelfHost", ["S-1-5-32-544"], ["S-1-1-0", "S-1-5-6"], "own.exe", .broken),
      ("SelfHost", ["S-1-5-32-544"], ["S-1-1-0", "S-1-5-6"], nil, .broken),
      ("NetworkServiceHostOrSelfHost", ["S-1-5-32-544", "S-1-5-20"], ["S-1-5-6"], nil, .broken),
      ("Decoupled:Com:FoldIdentity(FALSE)", ["S-1-5-6"], ["S-1-1-0"], "own.exe", .broken),
      ("Decoupled:Com:FoldIdentity(FALSE)", ["S-1-5-6"], ["S-1-1-0"], nil, .unknown),
      // Of another kind of logon: the host may be in other groups.
      ("SelfHost", ["S-1-5-32-544"], ["S-1-1-0", "S-1-5-4"], nil, .unknown),
      ("SelfHost", ["S-1-5-80-1-2-3-4-5"], ["S-1-1-0", "S-1-5-6"], nil, .unknown),
      ("SelfHost", ["S-1-5-80-1-2-3-4-5"], ["S-1-1-0", "S-1-5-6"], "own.exe", .broken),
      ("SelfHost", ["S-1-5-32-544"], ["S-1-5-32-544", "S-1-5-6"], "own.exe", .intact),
      ("SelfHost", ["S-1-5-32-544"], ["S-1-5-32-544", "S-1-5-6"], nil, .unknown),
    ]

  @Test(arguments: memberships.indices)
  func `the token of the host shows whether a group of an account of somebody's own holds the right`(index: Int) {
    let (model, holders, groups, process, state) = Self.memberships[index]
    var sample = Self.own(model, holders: holders, groups: groups, process: process)
    #expect(sample.state(.right) == state, "\(sample.link(.right))")
    if state == .broken { #expect(sample.link(.right).reason.contains("nor does a group of its token")) }
    if state == .intact { #expect(sample.link(.right).reason.contains("S-1-5-32-544")) }
    guard state != .unknown else { return }
    for change in [
      WMIChange("groups are hidden") { if state == .broken { $0.snapshot.tokens[0].hidesGroups = true } },
      WMIChange("a group counts for denials only") {
        $0.snapshot.tokens[0].groups?.append(
          Token.Group(sid: SID(holders[0]) ?? .everyone, attributes: [.denyOnly]))
        $0.snapshot.tokens[0].groups?.removeAll { $0.sid == SID(holders[0]) && $0.isEnabled == true }
      },
      WMIChange("another may be of the host") {
        if state == .intact { $0.snapshot.tokens.append(WMICase.token(Self.account, process: nil)) }
        if state == .broken { $0.snapshot.tokens[0].user = nil }
      },
      WMIChange("no groups") { $0.snapshot.tokens[0].groups = nil },
      WMIChange("no token") { $0.snapshot.tokens = [] },
    ] {
      var less = sample
      change.apply(&less)
      let isSame = state == .intact && change.description == "groups are hidden"
      #expect(less.state(.right) == (isSame ? .intact : .unknown), "\(change): \(less.link(.right))")
    }
    sample.snapshot.tokens[0].process = "other.exe"
    if process != nil { #expect(sample.state(.right) == .unknown) }
  }

  // MARK: - Who is said to host it

  @Test func `a name of which nobody knows whose it is leaves who hosts it open, and blames nobody`() {
    for model in ["SelfHost", "NetworkServiceHostOrSelfHost", "Decoupled:Com:FoldIdentity(FALSE)"] {
      var sample = WMICase(model: model)
      sample.holders("S-1-5-32-544")
      sample.access { $0.hostAccount = .name("CORP\\svc_wmi") }
      let link = sample.link(.hosting)
      #expect(link.state == .unknown, "\(link)")
      #expect(link.reason.contains("CORP\\svc_wmi"))
      #expect(link.remedy.first?.contains("SID") == true)
      #expect(sample.state(.right) == .unknown, "\(sample.link(.right))")
      #expect(sample.chain.firstBroken == nil)
    }
  }

  @Test func `SYSTEM has the privilege also where the release may not list it`() {
    for os in ["windows-2000", nil] {
      var sample = WMICase(model: "LocalSystemHost")
      sample.facts.os = os.flatMap { OSRelease.named($0) }
      sample.snapshot.rights[.impersonatePrivilege] = ObservedRight(.noOne)
      #expect(sample.state(.right) == .intact, "\(sample.link(.right))")
      sample.provider { $0.hostingModel = "NetworkServiceHost" }
      #expect(sample.state(.right) == .unknown)
    }
  }

  @Test func `a right that is not defined says nothing of who holds it`() {
    var sample = WMICase()
    sample.snapshot.rights[.impersonatePrivilege] = ObservedRight(.notDefined, line: 9)
    #expect(sample.state(.right) == .notCollected, "\(sample.link(.right))")
  }

  @Test func `each attestation stands by itself`() {
    var sample = WMICase()
    let other = WMIAccess.Attestation(by: "b", on: Timestamp(seconds: 0), providers: ["Other"])
    let late = WMIAccess.Attestation(by: "c", on: Timestamp(seconds: 9), providers: [WMICase.provider])
    let own = WMIAccess.Attestation(by: "a", on: Timestamp(seconds: 0), providers: [WMICase.provider])
    for words in [[other, late, own], [own, late, other]] {
      sample.access { $0.attestations = words }
      #expect(sample.state(.duties) == .intact)
    }
    sample.access { $0.attestations = [other, late] }
    #expect(sample.link(.duties).reason.contains("later than this run"))
  }
}
