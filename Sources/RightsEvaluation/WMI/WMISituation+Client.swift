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

  func clientLevel() -> WMILink {
    let remedy = [
      "Let the client call at RPC_C_IMP_LEVEL_IMPERSONATE (3): `winmgmts:{impersonationLevel=impersonate}`, `ConnectionOptions.Impersonation`, or CoSetProxyBlanket on the proxy"
    ]
    guard let level = access?.clientLevel else { return levelOfThread() }
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

  // A thread that acts at Impersonation proves that its client allowed it. One at Identification proves nothing: Windows
  // also lowers a level to that where the host lacks the privilege.
  private func levelOfThread() -> WMILink {
    let remedy = [
      "Find out at which level the client calls, and say it: --client-level, or `clientImpersonationLevel` under `wmi` of a Snapshot"
    ]
    let thread = snapshot.tokens.first { token in
      Self.isThread(token) && token.impersonationLevel != nil && Self.isShared(token) != false
    }
    guard let thread, let level = thread.impersonationLevel else {
      return WMILink(
        .clientLevel, .notCollected, "the level at which the client calls was not collected", remedy: remedy)
    }
    let evidence = [
      WMILink.Evidence("a thread acts for a client at Security\(level.name.capitalizedWord)", at: place(thread))
    ]
    if level >= .impersonation {
      guard Self.isShared(thread) == true else {
        return WMILink(
          .clientLevel, .unknown,
          "a thread acts at \(level.name), and that its process hosts providers is not known", evidence: evidence,
          remedy: remedy)
      }
      return WMILink(.clientLevel, .intact, "the client lets the provider act as it", evidence: evidence)
    }
    return WMILink(
      .clientLevel, .unknown,
      "a thread acts at \(level.name): the client allows no more, or the host lacks the privilege to do more",
      evidence: evidence, remedy: remedy)
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

extension String {
  /// `impersonation` as `Impersonation`.
  fileprivate var capitalizedWord: String { prefix(1).uppercased() + dropFirst() }
}
