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
    let primaries = snapshot.tokens.filter { $0.kind != .impersonation }
    let own = primaries.filter { token in token.user.map(host.accounts.contains) == true }
    // Services may ask for fewer privileges than their account has, and one that was started later may have more: what
    // another process has or lacks proves nothing.
    let hosts = own.filter { !host.isShared || Self.mayHost($0) }
    let seen = hosts.filter { $0.privileges != nil }
    if seen.isEmpty { return unseen(primaries, hosts) }
    let evidence = seen.map { token in
      WMILink.Evidence(words(token), at: place(token))
    }
    if let without = seen.first(where: { privilege(of: $0) == nil }) {
      // Of several hosts under one account nobody knows which has the provider.
      if let with = seen.first(where: { privilege(of: $0) != nil }) {
        return WMILink(
          .token, .unknown,
          "\(subject(with)) has SeImpersonatePrivilege, and another does not: which of them hosts the provider is not known",
          evidence: evidence, remedy: [restart()])
      }
      guard without.user.map({ host.primary.contains(.known($0)) }) == true else {
        return WMILink(
          .token, .unknown,
          "\(subject(without)) does not have SeImpersonatePrivilege, and whether the provider runs as it is not known",
          evidence: evidence, remedy: [restart()])
      }
      return WMILink(
        .token, .broken, "\(subject(without)) does not have SeImpersonatePrivilege\(Self.lateness(self, host))",
        evidence: evidence, remedy: [restart()])
    }
    if let asleep = seen.first(where: { privilege(of: $0)?.isEnabled == false }) {
      return WMILink(
        .token, .unknown,
        "\(subject(asleep)) has SeImpersonatePrivilege, disabled: nothing shows whether it is enabled when needed",
        evidence: evidence)
    }
    guard host.isCertain else {
      return WMILink(
        .token, .unknown,
        "\(seen.map(subject).joined(separator: ", ")) has SeImpersonatePrivilege, and whether the provider runs as it is not known",
        evidence: evidence)
    }
    return WMILink(
      .token, .intact, "\(seen.map(subject).joined(separator: ", ")) has SeImpersonatePrivilege", evidence: evidence)
  }

  /// Whether a token is of a process that hosts providers, as far as it says: a debugger does not always name the process.
  static func mayHost(_ token: Token) -> Bool {
    guard let process = token.process?.lowercased() else { return true }
    return process == "wmiprvse.exe" || process == "wmiprvse"
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
      remedy: [
        "Collect a token of the host's account: let the task scheduler start a harmless program as it, and print `whoami /all` there; do not attach a debugger to svchost.exe or WmiPrvSE.exe of a live system"
      ])
  }

  private func subject(_ token: Token) -> String {
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
