import RightsModel

// Whether the process that hosts the provider really has the privilege.
extension WMISituation {
  func token(_ provider: WMIProvider?, _ host: WMIHost) -> WMILink {
    if let reason = needsNoRight(provider, host) { return WMILink(.token, .notRequired, reason) }
    if facts.os?.rights.contains(.impersonatePrivilege) == false, facts.os?.id != "windows-2000",
      !RuleEvaluator.isStated(snapshot.rights[.impersonatePrivilege])
    {
      return WMILink(.token, .notRequired, "\(facts.os?.name ?? "this release") does not have the privilege")
    }
    let primaries = snapshot.tokens.filter { !Self.isThread($0) }
    let candidates = primaries.filter { token in
      Self.hosts(token, host) != false && token.user.map(host.accounts.contains) != false
    }
    let own = candidates.filter { $0.user != nil }
    let seen = own.filter { $0.privileges != nil }
    if seen.isEmpty { return unseen(primaries, own) }
    let evidence = seen.map { WMILink.Evidence(words($0), at: place($0)) }
    func link(_ state: WMILink.State, _ reason: String, remedy: [String] = []) -> WMILink {
      WMILink(.token, state, reason, evidence: evidence, remedy: remedy)
    }
    let sure = seen.filter { Self.hosts($0, host) == true }
    guard let first = sure.first else {
      let token = seen.first { privilege(of: $0) == nil } ?? seen[0]
      return link(
        .unknown,
        "\(subject(token)) \(privilege(of: token) == nil ? "does not have" : "has") SeImpersonatePrivilege, and whether its process hosts the provider is not known",
        remedy: [Self.collection] + (token.process == nil ? [] : [Self.process]))
    }
    if let without = sure.first(where: { privilege(of: $0) == nil }) {
      // Of several hosts under one account nobody knows which has the provider.
      if let other = own.first(where: { $0.privileges == nil || privilege(of: $0) != nil }) {
        return link(
          .unknown,
          "\(subject(without)) does not have SeImpersonatePrivilege, and \(other.privileges == nil ? "what another has was not shown" : "another has it"): which of them hosts the provider is not known",
          remedy: [restart()])
      }
      guard without.user.map({ host.primary.contains(.known($0)) }) == true else {
        return link(
          .unknown,
          "\(subject(without)) does not have SeImpersonatePrivilege, and whether the provider runs as it is not known",
          remedy: [restart()])
      }
      return link(
        .broken, "\(subject(without)) does not have SeImpersonatePrivilege\(Self.lateness(self, host))",
        remedy: [restart()])
    }
    if candidates.contains(where: { privilege(of: $0) == nil }) {
      return link(
        .unknown,
        "\(subject(first)) has SeImpersonatePrivilege, and another that may be of the host is not known to have it",
        remedy: [Self.collection])
    }
    if let asleep = candidates.first(where: { privilege(of: $0)?.isEnabled != true }) {
      return link(
        .unknown,
        privilege(of: asleep)?.isEnabled == false
          ? "\(subject(asleep)) has SeImpersonatePrivilege, disabled: nothing shows whether it is enabled when needed"
          : "\(subject(asleep)) has SeImpersonatePrivilege, and whether it is enabled was not shown")
    }
    let holders = sure.map(subject).joined(separator: ", ")
    if let gap = unseenTokens {
      return link(.unknown, "\(holders) has SeImpersonatePrivilege, and another host may lack it: \(gap)")
    }
    guard host.isCertain else {
      return link(.unknown, "\(holders) has SeImpersonatePrivilege, and whether the provider runs as it is not known")
    }
    return link(.intact, "\(holders) has SeImpersonatePrivilege")
  }

  /// Whether a token is of a thread that acts as somebody, which a level alone tells, too.
  static func isThread(_ token: Token) -> Bool {
    token.kind.map { $0 == .impersonation } ?? (token.impersonationLevel != nil)
  }

  /// Why there may be tokens that nobody saw, where that is said; a file of tokens alone says nothing of others.
  var unseenTokens: String? {
    switch snapshot.collected[.tokens]?.outcome {
    case .partial?, .denied?, .failed?: snapshot.collected[.tokens]?.explanation
    case .complete?, .notAsked?, nil: nil
    }
  }

  /// Whether a token is of the process that WMI starts for its providers; nil where the process is not named.
  static func isShared(_ token: Token) -> Bool? { token.process.map(isSharedImage) }

  static func isSharedImage(_ image: String) -> Bool { bare(image) == "wmiprvse" }

  // `wmiprvse` of `C:\Windows\System32\wbem\WmiPrvSE.exe`.
  private static func bare(_ image: String) -> String {
    let name = image.lowercased().split { $0 == "\\" || $0 == "/" }.last.map(String.init) ?? ""
    return name.hasSuffix(".exe") ? String(name.dropLast(4)) : name
  }

  /// Whether a token is of the process that hosts the provider; nil where that is not known.
  ///
  /// Services may ask for fewer privileges than their account has, and one that was started later may have more: what another
  /// process has or lacks proves nothing. Which image a COM server of its own has only who looked can say. A debugger that shows
  /// the environment of a service (`!peb`) was attached to the process that is meant.
  static func hosts(_ token: Token, _ host: WMIHost) -> Bool? {
    guard let image = token.process else {
      return token.showsEnvironment ? true : nil
    }
    switch host.isShared {
    case true?: return isSharedImage(image)
    case false?: return isSharedImage(image) ? false : host.process.map { bare($0) == bare(image) }
    case nil: return nil
    }
  }

  private func privilege(of token: Token) -> Token.Privilege? {
    token.privileges?.first { $0.right == .impersonatePrivilege }
  }

  private func unseen(_ primaries: [Token], _ hosts: [Token]) -> WMILink {
    var reason = "no token of the host was collected"
    if !hosts.isEmpty {
      reason = "the privileges of the host's token were not shown"
    } else if let other = primaries.first(where: { $0.user != nil }), let user = other.user {
      reason += "; the one that was is of \(label(user))\(other.process.map { " in \($0)" } ?? "")"
    } else if !primaries.isEmpty {
      reason = "whose token was collected is not known"
    }
    if let bootedAt = facts.bootedAt, let changedAt = access?.rightChangedAt, bootedAt < changedAt {
      reason +=
        "; the machine was last started at \(bootedAt), before the right was changed at \(changedAt), so its hosts may have the old one"
    }
    return WMILink(
      .token, .notCollected, reason,
      remedy: [Self.collection])
  }

  private static let collection =
    "Collect the token of the process itself, with its name: in a dump of the live kernel (LiveKd) show `!process 0 1 WmiPrvSE.exe`, or the process of its own, and `!token -n` of it; do not attach a debugger to svchost.exe or WmiPrvSE.exe of a live system. A `whoami /all` that the task scheduler starts as the account shows what new processes of the account get, not what the host has"

  private static let process =
    "Where the process is that of the provider, say so: --provider with --host-account and --host-process, or `hostAccount` and `hostProcess` under `wmi` of a Snapshot"

  func subject(_ token: Token) -> String {
    let user = token.user.map(label) ?? "an unknown account"
    return "the token of \(user)\(token.process.map { " in \($0)" } ?? "")"
  }

  private func words(_ token: Token) -> String {
    let count = token.privileges?.count ?? 0
    let state: String
    switch privilege(of: token)?.isEnabled {
    case true?: state = "SeImpersonatePrivilege enabled"
    case false?: state = "SeImpersonatePrivilege disabled"
    case nil: state = privilege(of: token) == nil ? "without SeImpersonatePrivilege" : "SeImpersonatePrivilege held"
    }
    return "\(subject(token)): \(count) \(count == 1 ? "privilege" : "privileges"), \(state)"
  }

  // What a token that lacks an assigned privilege tells.
  private static func lateness(_ situation: WMISituation, _ host: WMIHost) -> String {
    guard situation.right(nil, host).state == .intact else { return "" }
    return
      ", although the right is assigned: the process is older than the assignment, or its service asks for fewer privileges"
  }
}
