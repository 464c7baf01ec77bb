import RightsEvaluation
import RightsModel

/// A machine on which every link is intact, for tests to break.
struct WMICase {
  var snapshot: Snapshot
  var facts: MachineFacts
  var name: String?
  var asOf = Timestamp(seconds: 1)

  static let provider = "SampleLogProvider"
  static let releases = [
    "windows-xp-sp2", "windows-server-2003", "windows-server-2008-r2", "windows-server-2016", "windows-server-2022",
    "windows-11-23h2",
  ]

  init(os: String = "windows-server-2022", model: String? = "NetworkServiceHost") {
    snapshot = Snapshot(subject: Subject(kind: .machine, id: "WEB01"), layer: .effective)
    snapshot.sources = [InputFile(uri: "WEB01.json", length: 1, sha256: nil, purpose: .evidence)]
    facts = MachineFacts(name: "WEB01")
    facts.os = OSRelease.named(os)
    facts.role = facts.os?.products == .client ? .client : .memberServer
    snapshot.collected[.providers] = .complete
    snapshot.collected[.wmi] = .complete
    holders("S-1-5-6", "S-1-5-19", "S-1-5-20", "S-1-5-32-544")
    var provider = WMIProvider(
      name: Self.provider, namespace: "root/cimv2", location: SourceLocation(uri: "WEB01.mof", line: 5))
    provider.impersonationLevel = 1
    provider.perUserInitialization = true
    provider.initializeAsAdminFirst = false
    provider.hostingModel = model
    snapshot.providers = [provider]
    snapshot.tokens = [Self.token("S-1-5-20")]
    var access = WMIAccess()
    access.clientLevel = .impersonation
    access.baseTest = .passed
    access.dcom = .passed
    access.namespaceSecurity = .passed
    access.answer = WMIAccess.Answer(status: "0x0", instances: 3)
    access.attestations = [WMIAccess.Attestation(by: "its author", on: Timestamp(seconds: 0))]
    snapshot.wmi = access
  }

  static func token(
    _ user: String, process: String? = "WmiPrvSE.exe", _ rights: [UserRight] = [.impersonatePrivilege]
  ) -> Token {
    var token = Token(line: 1)
    token.process = process
    token.kind = .primary
    token.user = SID(user)
    token.privileges = ([.changeNotifyPrivilege] + rights).map { Token.Privilege($0, isEnabled: true) }
    return token
  }

  mutating func holders(_ sids: String..., complete: Bool = true) {
    snapshot.rights[.impersonatePrivilege] = ObservedRight(
      Assignment(holders: sids.compactMap { SID($0) }.map { .sid($0) }, complete: complete), line: sids.isEmpty ? 0 : 9)
  }

  mutating func provider(_ change: (inout WMIProvider) -> Void) { change(&snapshot.providers[0]) }

  mutating func access(_ change: (inout WMIAccess) -> Void) {
    var access = snapshot.wmi ?? WMIAccess()
    change(&access)
    snapshot.wmi = access
  }

  var chains: [WMIChain] { WMIChain.chains(situation, provider: name) }

  private var situation: WMISituation {
    let context = EvaluationContext(facts: facts, accounts: [:], namesMayBeWellKnown: false)
    let defaults = ["S-1-5-6", "S-1-5-19", "S-1-5-20", "S-1-5-32-544"].compactMap { SID($0) }
    return WMISituation(snapshot, facts: facts, context: context, asOf: asOf, defaultHolders: defaults)
  }

  /// Over all providers of the machine.
  func together(_ id: WMILinkID) -> WMILink { situation.link(id, provider: name) }

  var chain: WMIChain { chains[0] }

  func state(_ id: WMILinkID) -> WMILink.State { link(id).state }

  func link(_ id: WMILinkID) -> WMILink {
    chain.links.first { $0.id == id } ?? WMILink(id, .error, "there is no such link")
  }
}

/// A change to a case, with the name that the test shows.
struct WMIChange: Sendable, CustomStringConvertible {
  var description: String
  var apply: @Sendable (inout WMICase) -> Void

  init(_ name: String, _ apply: @escaping @Sendable (inout WMICase) -> Void) {
    description = name
    self.apply = apply
  }
}
