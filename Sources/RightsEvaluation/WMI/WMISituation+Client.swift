import RightsModel

// What happens before a provider is asked.
extension WMISituation {
  func baseTest() -> WMILink {
    check(
      .baseTest, access?.baseTest, passed: "WMI itself answers", failed: "WMI itself does not answer",
      unseen: "whether WMI itself answers was not collected",
      remedy:
        "Test WMI on the machine itself as an administrator: connect to root\\cimv2 with wbemtest, and run `winmgmt /verifyrepository`"
    )
  }

  func dcom() -> WMILink {
    check(
      .dcom, access?.dcom, passed: "DCOM lets the client launch and activate WMI",
      failed: "DCOM does not let the client launch or activate WMI",
      unseen: "the DCOM permissions were not collected",
      remedy:
        "Compare the launch and activation permissions, machine-wide and of Windows Management Instrumentation, with their defaults (dcomcnfg)"
    )
  }

  func namespaceSecurity(_ provider: WMIProvider?) -> WMILink {
    let namespace = provider?.namespace.map { " \($0)" } ?? ""
    return check(
      .namespaceSecurity, access?.namespaceSecurity,
      passed: "the security of the namespace\(namespace) lets the client in",
      failed: "the security of the namespace\(namespace) keeps the client out",
      unseen: "the security of the namespace was not collected",
      remedy:
        "See that the client has Enable Account and, from another machine, Remote Enable on the namespace\(namespace) (wmimgmt.msc, Security)"
    )
  }

  private func check(
    _ id: WMILinkID, _ check: WMIAccess.Check?, passed: String, failed: String, unseen: String, remedy: String
  ) -> WMILink {
    switch check {
    case .passed: WMILink(id, .intact, passed, evidence: stated("checked: passed"))
    case .failed: WMILink(id, .broken, failed, evidence: stated("checked: failed"), remedy: [remedy])
    case nil:
      WMILink(
        id, .notCollected, unseen,
        remedy: ["\(remedy); then say `\(Self.key(id)): passed` or `failed` under `wmi` of a Snapshot"])
    }
  }

  // What the document calls the check.
  private static func key(_ id: WMILinkID) -> String {
    switch id {
    case .dcom: "dcom"
    case .namespaceSecurity: "namespaceSecurity"
    default: "baseTest"
    }
  }

  func clientLevel(_ host: WMIHost) -> WMILink {
    let remedy = [
      "Let the client call at RPC_C_IMP_LEVEL_IMPERSONATE (3): `winmgmts:{impersonationLevel=impersonate}`, `ConnectionOptions.Impersonation`, or CoSetProxyBlanket on the proxy"
    ]
    let threads = threads(host)
    guard let level = access?.clientLevel else { return self.level(of: threads, host) }
    if level >= .impersonation, let lower = threads.first(where: { !$0.mayActAsClient }) {
      return WMILink(
        .clientLevel, .unknown,
        "the client is said to call at \(level.name), and a thread acts at \(lower.name): for another client, or the client allows no more, or the host lacks the privilege to do more",
        evidence: stated("the client calls at \(Self.words(level))") + [evidence(lower)],
        remedy: [
          "Say whom the client calls as (`client` under `wmi` of a Snapshot), and let it show at which level it calls"
        ])
    }
    let evidence = stated("the client calls at \(Self.words(level))")
    switch level {
    case .anonymous:
      return WMILink(
        .clientLevel, .broken, "the client hides who it is: whatever asks for rights is denied", evidence: evidence,
        remedy: remedy)
    case .identification:
      return WMILink(
        .clientLevel, .broken,
        "the client lets itself be identified only: the provider's CoImpersonateClient reports no error, and the calls that it makes then are denied",
        evidence: evidence, remedy: remedy)
    case .impersonation:
      return WMILink(.clientLevel, .intact, "the provider may act as the client on this machine", evidence: evidence)
    case .delegation:
      return WMILink(
        .clientLevel, .intact, "the provider may act as the client, also on other machines", evidence: evidence)
    }
  }

  private struct Thread {
    var token: Token
    /// Nil where it was not shown.
    var level: ImpersonationLevel? { token.impersonationLevel }
    var mayActAsClient: Bool { level.map { $0 >= .impersonation } ?? false }
    var name: String { level?.name ?? "a level that was not collected" }
  }

  // Threads that may act for the client in the process that hosts the provider: those of another client do not, nor those of
  // the host, which acts as itself.
  private func threads(_ host: WMIHost) -> [Thread] {
    snapshot.tokens.compactMap { token in
      guard Self.isThread(token), Self.hosts(token, host) != false else { return nil }
      guard let user = token.user else { return Thread(token: token) }
      if host.accounts.contains(user) { return nil }
      if case .sid(let client)? = access?.client, client != user { return nil }
      return Thread(token: token)
    }
  }

  // Threads that act at Impersonation prove that their client allowed it. One at Identification proves nothing: Windows also
  // lowers a level to that where the host lacks the privilege.
  private func level(of threads: [Thread], _ host: WMIHost) -> WMILink {
    let remedy = [
      "Find out at which level the client calls, and say it: --client-level, or `clientImpersonationLevel` under `wmi` of a Snapshot"
    ]
    let evidence = threads.map { self.evidence($0) }
    func link(_ state: WMILink.State, _ reason: String) -> WMILink {
      WMILink(.clientLevel, state, reason, evidence: evidence, remedy: state == .intact ? [] : remedy)
    }
    guard let first = threads.first else {
      return link(.notCollected, "the level at which the client calls was not collected")
    }
    if let lower = threads.first(where: { !$0.mayActAsClient }) {
      return link(
        .unknown,
        "a thread acts at \(lower.name): the client allows no more, or the host lacks the privilege to do more")
    }
    if let stray = threads.first(where: { Self.hosts($0.token, host) != true }) {
      return link(
        .unknown, "a thread acts at \(stray.name), and that its process hosts the provider is not known")
    }
    guard threads.contains(where: { $0.token.user != nil }), access?.client?.isResolved != false else {
      return link(.unknown, "a thread acts at \(first.name), and whether it acts for the client is not known")
    }
    if let gap = unseenTokens {
      return link(.unknown, "a thread acts at \(first.name), and others may act at less: \(gap)")
    }
    return link(.intact, "the client lets the provider act as it")
  }

  private func evidence(_ thread: Thread) -> WMILink.Evidence {
    let user = thread.token.user.map { " (\(label($0)))" } ?? ""
    return WMILink.Evidence(
      "a thread acts for a client\(user) at \(thread.level.map { "Security\($0.name.capitalizedWord)" } ?? thread.name)",
      at: place(thread.token))
  }

  /// The constant of RPC with its number, which counts from 1.
  static func words(_ level: ImpersonationLevel) -> String {
    switch level {
    case .anonymous: "RPC_C_IMP_LEVEL_ANONYMOUS (1)"
    case .identification: "RPC_C_IMP_LEVEL_IDENTIFY (2)"
    case .impersonation: "RPC_C_IMP_LEVEL_IMPERSONATE (3)"
    case .delegation: "RPC_C_IMP_LEVEL_DELEGATE (4)"
    }
  }

  func place(_ token: Token) -> SourceLocation? {
    let index = Int(token.source)
    guard snapshot.sources.indices.contains(index), token.line > 0 else { return nil }
    return SourceLocation(uri: snapshot.sources[index].uri, line: Int(token.line))
  }
}

extension Principal {
  /// Whether it is known whose SID it is.
  fileprivate var isResolved: Bool { if case .sid = self { true } else { false } }
}

extension String {
  /// `impersonation` as `Impersonation`.
  fileprivate var capitalizedWord: String { prefix(1).uppercased() + dropFirst() }
}
