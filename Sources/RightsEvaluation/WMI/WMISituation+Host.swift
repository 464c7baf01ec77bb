import RightsIdentity
package import RightsModel

// As whom the provider runs, and whether that account may act as others.
extension WMISituation {
  func label(_ sid: SID) -> String { label(.sid(sid)) }

  func label(_ principal: Principal) -> String {
    PrincipalNames.label(of: principal, names: snapshot.names, facts: facts)
  }

  func hosting(_ provider: WMIProvider?, _ name: String?, _ host: WMIHost) -> WMILink {
    let account = host.stated.map { stated("hosted as \(label($0))") } ?? []
    let state = account + (host.process.map { stated("hosted in \($0)") } ?? [])
    guard let provider else {
      if host.stated != nil {
        return WMILink(
          .hosting, .unknown, "as whom it runs is said; its hosting model was not read", evidence: state,
          remedy: [Self.wholeRegistrations])
      }
      if let hidden = hidden(name) {
        return WMILink(.hosting, .unknown, "as whom other providers run is not known: \(hidden)")
      }
      return WMILink(
        .hosting, .notCollected,
        "without its registration nothing says as whom a provider runs; the usual host is looked at")
    }
    let shown =
      provider.hostingModel ?? (host.isDefault ? "not set, by default of \(facts.os?.name ?? "the release")" : "NULL")
    let evidence = [WMILink.Evidence("HostingModel \(shown)", at: provider.location)] + state
    guard let model = host.model else {
      if provider.hostingModel != nil {
        return WMILink(.hosting, .unknown, "nothing is known of this hosting model", evidence: evidence)
      }
      guard isDefault(provider) else { return unread(host, evidence) }
      return WMILink(
        .hosting, .unknown,
        "it has no hosting model, and which account that means depends on the release, which is not known",
        evidence: evidence, remedy: ["Say which release the machine has (--os)"])
    }
    guard host.isTold else { return unread(host, evidence) }
    if case .decoupled(folds: true?) = model {
      return WMILink(
        .hosting, .exposed,
        "it runs in a process that somebody else starts, and folds identities: it answers with the rights of \(host.words), not with its client's",
        evidence: evidence,
        remedy: [
          "Register \(provider.name) with Decoupled:Com:FoldIdentity(FALSE) where it is meant to act as its client"
        ])
    }
    if case .decoupled(folds: nil) = model {
      return WMILink(
        .hosting, .unknown,
        "it runs in a process that somebody else starts, and whether it may act as its client there is not documented",
        evidence: evidence)
    }
    let remedy = [
      "Say as whom \(provider.name) runs, and in which process (--provider with --host-account and --host-process): see the identity of its COM server in dcomcnfg, or of its service; where it has none of its own, WmiPrvSE.exe is its process"
    ]
    if host.accounts.isEmpty, let name = host.stated {
      return WMILink(
        .hosting, .unknown, "it is said to run as \(label(name)), and which account that is is not known",
        evidence: evidence,
        remedy: [
          "Give the SID of \(label(name)) instead of its name (`whoami /user` as it, or `Get-CimInstance Win32_Account`), or list it under `accounts` of the machine"
        ])
    }
    if host.accounts.isEmpty {
      return WMILink(
        .hosting, .notCollected,
        access?.hostAccount == nil
          ? "it runs in a process of its own, whose account was not collected"
          : "it runs in a process of its own, and of several such providers the account is not said of this one",
        evidence: evidence, remedy: remedy)
    }
    guard host.isCertain else {
      return WMILink(
        .hosting, .unknown,
        "it runs as \(host.accounts.first.map(label) ?? ""), or, where it has a COM server of its own, as the account of that",
        evidence: evidence, remedy: remedy)
    }
    return WMILink(.hosting, .intact, "it runs as \(host.words)", evidence: evidence)
  }

  // Nothing tells whether it has a model, or which: also an account that is said does not tell whether it folds identities.
  private func unread(_ host: WMIHost, _ evidence: [WMILink.Evidence]) -> WMILink {
    WMILink(
      .hosting, .unknown,
      host.stated == nil
        ? "its hosting model was not read: NULL may be what the collector may not see"
        : "as whom it runs is said; its hosting model was not read",
      evidence: evidence, remedy: [Self.wholeRegistrations])
  }

  private static let wholeRegistrations =
    "Collect the registrations elevated and whole, and say so (`providers: complete`)"

  func right(_ provider: WMIProvider?, _ host: WMIHost) -> WMILink {
    if let reason = needsNoRight(provider, host) { return WMILink(.right, .notRequired, reason) }
    let right = UserRight.impersonatePrivilege
    let first = self.right(host, snapshot.rights[right])
    let others = (snapshot.alternatives[right] ?? []).map { self.right(host, $0) }
    guard let other = others.first(where: { $0.state != first.state }) else { return first }
    return WMILink(
      .right, .unknown,
      "sources disagree: \(first.reason); but \(other.reason)", evidence: first.evidence + others.flatMap(\.evidence))
  }

  // As one source shows it.
  private func right(_ host: WMIHost, _ observed: ObservedRight) -> WMILink {
    var observed = observed
    // Only a GPO can leave a right alone: of a machine it says nothing.
    if observed.assignment == .notDefined { observed.assignment = .notCollected }
    let evidence = holders(observed)
    let isSystem = host.primary + host.others == [.known(.system)]
    if !isSystem, facts.os?.id == "windows-2000", !RuleEvaluator.isStated(observed) {
      return WMILink(
        .right, .unknown, "Windows 2000 has the right since Service Pack 4, and this snapshot does not name it",
        evidence: evidence)
    }
    if !isSystem, facts.os == nil, observed.assignment == .noOne, !RuleEvaluator.isStated(observed) {
      return WMILink(
        .right, .unknown, "nobody is listed, and whether the release has the right at all is not known",
        evidence: evidence,
        remedy: ["Say which release the machine has (--os)"])
    }
    let primary = host.primary.map { holding($0, host, observed) }
    let verdicts = primary + host.others.map { holding($0, host, observed) }
    let verdict = Self.agreement(primary: primary.map(\.verdict), all: verdicts.map(\.verdict))
    let losers = zip(host.primary, primary).compactMap { account, holding -> SID? in
      if case .known(let sid) = account, holding.verdict == .fail { sid } else { nil }
    }
    switch verdict {
    case .pass: return WMILink(.right, .intact, giver(host, observed), evidence: evidence)
    case .notApplicable:
      return WMILink(
        .right, .notRequired,
        "\(facts.os?.name ?? "this release") does not have the right: every process may impersonate",
        evidence: evidence)
    case .fail: return lost(losers, host, evidence + losers.flatMap { membership(of: $0, host) })
    case .notCollected, .stale:
      return WMILink(
        .right, .notCollected,
        "who holds SeImpersonatePrivilege was not collected: "
          + (verdicts.first { $0.verdict == .notCollected }?.reason ?? ""),
        remedy: ["Export the rights of the machine: `secedit /export /areas USER_RIGHTS /cfg secedit.inf`"])
    case .error:
      return WMILink(
        .right, .error, verdicts.first { $0.verdict == .error }?.reason ?? "the right could not be read",
        evidence: evidence)
    case .unknown:
      let reasons = Set(verdicts.filter { $0.verdict == .unknown }.map(\.reason)).sorted() + lacking(host, verdicts)
      return WMILink(
        .right, .unknown, reasons.isEmpty ? "\(host.words) may or may not hold it" : reasons.joined(separator: "; "),
        evidence: evidence)
    }
  }

  // Who would not hold it, where it is not known whether the provider runs so.
  private func lacking(_ host: WMIHost, _ verdicts: [(verdict: Verdict, reason: String)]) -> [String] {
    zip(host.primary + host.others, verdicts).compactMap { account, holding in
      guard case .known(let sid) = account, holding.verdict == .fail else { return nil }
      return "\(label(sid)), as whom it may run, does not hold it"
    }
  }

  /// Why nobody has to hold the right in this case; nil where somebody has to.
  func needsNoRight(_ provider: WMIProvider?, _ host: WMIHost) -> String? {
    if let level = access?.clientLevel, level < .impersonation {
      return "the client calls at \(level.name): to act as a client at less than Impersonate needs no right"
    }
    if access?.usesExplicitCredentials == true {
      return "the host made the token itself, by logging on with explicit credentials: to act by it needs no right"
    }
    if case .sid(let client)? = access?.client, !host.accounts.isEmpty, host.primary + host.others == [.known(client)] {
      return "the client is \(label(client)), as whom the provider runs: to act as oneself needs no right"
    }
    if provider.flatMap(level(of:)) == 0 { return "the provider does not act as its client" }
    if case .decoupled(folds: true?)? = host.model {
      return "the provider folds identities: it does not act as its client"
    }
    return nil
  }

  // MARK: - Who holds it

  // Whether an account has it, by itself or through a group that is in each of its tokens.
  private func holding(
    _ account: WMIHost.Account, _ host: WMIHost, _ observed: ObservedRight
  ) -> (verdict: Verdict, reason: String) {
    let all: [SID] = [.everyone, .authenticatedUsers]
    let groups = host.hasService ? [.service] + all : all
    switch account {
    case .known(.system): return (.pass, "SYSTEM has it whatever is assigned")
    case .foreign:
      let result = judge(all, observed)
      guard result.verdict == .fail else { return result }
      return (
        .unknown, "it may run in a process that somebody else starts, whose account and groups were not collected"
      )
    case .own:
      let result = judge(groups, observed)
      guard result.verdict == .fail else { return result }
      return (
        .unknown,
        "as whom it runs was not collected, and SERVICE, which each service and configured COM server has, does not hold it"
      )
    case .known(let sid):
      let result = judge([sid] + groups + self.groups(of: sid, host), observed)
      guard result.verdict == .fail, case .principals(let principals, _) = observed.assignment else { return result }
      if isOutside(sid, host, principals) { return result }
      if !host.hasService, principals.contains(.sid(.service)) {
        return (
          .unknown, "whether the process of \(label(sid)) was started as a service, and so has SERVICE, is not known"
        )
      }
      if Self.builtIn.contains(sid), !principals.contains(.sid(.users)) { return result }
      // An account of somebody's own may be a member of any group.
      return (.unknown, "whether \(label(sid)) is a member of a group that holds it is not known")
    }
  }

  // Tokens of the account that show groups and may be of its host, or of another service of it.
  private func tokens(of sid: SID, _ host: WMIHost) -> [Token] {
    snapshot.tokens.filter { token in
      !Self.isThread(token) && token.user == sid && token.groups != nil && Self.hosts(token, host) != false
    }
  }

  // Groups that count in each token that is, or may be, of the host.
  private func groups(of sid: SID, _ host: WMIHost) -> [SID] {
    let tokens = snapshot.tokens.filter { token in
      !Self.isThread(token) && token.user.map { $0 == sid } != false && Self.hosts(token, host) != false
    }
    guard unseenTokens == nil, tokens.contains(where: { $0.user == sid && Self.hosts($0, host) == true }) else {
      return []
    }
    let sets = tokens.map { token in Set((token.groups ?? []).filter { $0.isEnabled == true }.map(\.sid)) }
    return sets.dropFirst().reduce(sets.first ?? []) { $0.intersection($1) }.sorted()
  }

  // Whether a token shows that the account is in none of the groups that hold the right: one of the host, or one of another
  // service of the account, which has the same groups of the machine and of domains. A group that counts for denials only may
  // count in the host.
  private func isOutside(_ sid: SID, _ host: WMIHost, _ holders: [Principal]) -> Bool {
    let tokens = tokens(of: sid, host)
    let known = holders.compactMap { holder in if case .sid(let sid) = holder { sid } else { nil } }
    func lacksAll(_ token: Token) -> Bool { token.groups?.contains { known.contains($0.sid) } == false }
    guard known.count == holders.count, tokens.allSatisfy(lacksAll) else { return false }
    return tokens.contains { token in
      if token.hidesGroups { return false }
      let isService = host.hasService && token.groups?.contains { $0.sid == .service } == true
      return Self.hosts(token, host) == true || isService && known.allSatisfy(Self.isLasting)
    }
  }

  // Whether who is in it does not hang on how a process was started.
  private static func isLasting(_ sid: SID) -> Bool {
    sid.isDomainAccount || sid.count == 2 && sid.domain == SID("S-1-5-32")
      || [.system, .localService, .networkService].contains(sid)
  }

  // What shows that an account of somebody's own is in no group that holds the right.
  private func membership(of sid: SID, _ host: WMIHost) -> [WMILink.Evidence] {
    if Self.builtIn.contains(sid) { return [] }
    return tokens(of: sid, host).map { token in
      let names = (token.groups ?? []).map { label($0.sid) }
      return WMILink.Evidence(
        "\(subject(token)) is in \(names.isEmpty ? "no group" : names.joined(separator: ", "))", at: place(token))
    }
  }

  private static let builtIn: [SID] = [.networkService, .localService]

  private func judge(_ alternatives: [SID], _ observed: ObservedRight) -> (verdict: Verdict, reason: String) {
    let rule = Rule(
      id: WMILinkID.right.rawValue, right: .impersonatePrivilege,
      expectation: .any(alternatives.map { .includes([.sid($0)]) }), severity: .high,
      declaredAt: SourceLocation(uri: ""))
    let result = RuleEvaluator.evaluate(
      CompiledRule(rule, index: 0), observed, layer: snapshot.layer, context, orphans: [],
      partial: snapshot.limitation(of: .impersonatePrivilege))
    return (result.verdict, result.reason)
  }

  // Every account that it could be must have it; one that is surely its own and lacks it breaks the chain.
  private static func agreement(primary: [Verdict], all: [Verdict]) -> Verdict {
    if all.contains(.error) { return .error }
    if primary.contains(.fail) { return .fail }
    if all.contains(.notCollected) { return .notCollected }
    // SYSTEM passes where there is nothing to hold.
    let needed = all.filter { $0 != .notApplicable }
    if needed.count < all.count, needed.allSatisfy({ $0 == .pass }) { return .notApplicable }
    return needed.allSatisfy { $0 == .pass } ? .pass : .unknown
  }

  private func giver(_ host: WMIHost, _ observed: ObservedRight) -> String {
    if host.primary + host.others == [.known(.system)] {
      return "SYSTEM has the privilege in each of its tokens, whatever is assigned"
    }
    guard case .principals(let principals, _) = observed.assignment else { return "\(host.words) holds it" }
    let own = host.accounts.filter { principals.contains(.sid($0)) }
    var parts = own.isEmpty ? [] : ["\(own.map(label).joined(separator: ", ")) holds it by itself"]
    let shown = host.accounts.flatMap { groups(of: $0, host) }
    for group in [SID.service, .everyone, .authenticatedUsers] + shown.filter({ !Self.implied.contains($0) })
    where principals.contains(.sid(group)) {
      parts.append(
        group == .service
          ? "it comes with SERVICE, which the service control manager and COM put into the token"
          : "it comes with \(label(group))")
    }
    return parts.joined(separator: "; ")
  }

  private func holders(_ observed: ObservedRight) -> [WMILink.Evidence] {
    let index = Int(observed.source)
    let line = observed.line > 0 ? observed.line : snapshot.sectionLine
    let location =
      index < snapshot.sources.count
      ? SourceLocation(uri: snapshot.sources[index].uri, line: line > 0 ? Int(line) : nil) : nil
    switch observed.assignment {
    case .principals(let principals, let complete):
      let names = principals.map { PrincipalNames.label(of: $0, names: snapshot.names, facts: facts) }
      let held = "SeImpersonatePrivilege is held by \(names.joined(separator: ", "))"
      return [WMILink.Evidence(complete ? held : "\(held), and perhaps by others", at: location)]
    case .noOne: return [WMILink.Evidence("SeImpersonatePrivilege is held by nobody", at: location)]
    case .notDefined, .notCollected: return []
    }
  }

  // MARK: - Who lost it

  private func lost(_ hosts: [SID], _ host: WMIHost, _ evidence: [WMILink.Evidence]) -> WMILink {
    let isKnown = host.model != nil || host.stated != nil
    var reason =
      "neither \(hosts.map(label).joined(separator: " nor ")), as whom \(isKnown ? "it runs" : "most providers run"), nor SERVICE holds SeImpersonatePrivilege: it cannot act as its client"
    if hosts.contains(where: { !membership(of: $0, host).isEmpty }) { reason += "; nor does a group of its token" }
    var evidence = evidence
    // Who gives it to the host is not who took it away.
    let winner = snapshot.policies[.impersonatePrivilege]?.first { $0.precedence == 1 && $0.isApplied }
      .flatMap { Self.gives($0, to: hosts + Self.implied) == false ? $0 : nil }
    if let winner {
      reason += "; \(Self.words(winner)) took it away"
      evidence.append(WMILink.Evidence("\(Self.words(winner)) sets the right", at: nil))
    }
    return WMILink(
      .right, .broken, reason, evidence: evidence, remedy: [give(winner), restart()],
      missing: (hosts + [.service]).sorted())
  }

  // Groups that are in the token of each service.
  private static let implied: [SID] = [.service, .everyone, .authenticatedUsers]

  // Whether a GPO sets the right to one of them; nil where it names somebody of whom that is not known.
  private static func gives(_ setting: PolicySetting, to sids: [SID]) -> Bool? {
    if sids.contains(where: { setting.principals.contains(.sid($0)) }) { return true }
    let isKnown = setting.principals.allSatisfy { principal in if case .sid = principal { true } else { false } }
    return isKnown ? false : nil
  }

  private func give(_ winner: PolicySetting?) -> String {
    let holders = defaultHolders.isEmpty ? Self.installedHolders(facts.os) : defaultHolders
    let names = holders.map { PrincipalNames.name(of: $0, names: [:], facts: facts) ?? $0.description }.sorted()
    let place =
      winner.map { "in \(Self.words($0))" }
      ?? "in the GPO that sets it, else in the local policy (secpol.msc, Local Policies, User Rights Assignment)"
    let whose =
      facts.os.map { "the default holders of \($0.name) as \(facts.role?.rawValue ?? "installed")" }
      ?? "the default holders since Windows Vista (before it Administrators and SERVICE alone)"
    return
      "Give SeImpersonatePrivilege (Impersonate a client after authentication) back to \(names.joined(separator: ", ")), \(whose), \(place)"
  }

  private static func words(_ setting: PolicySetting) -> String {
    let name = setting.gpo.map { "the GPO `\($0)`" } ?? setting.guid.map { "the GPO \($0)" } ?? "the local policy"
    let guid = setting.gpo == nil ? nil : setting.guid.map(\.description)
    let parts = [guid, setting.domain, setting.scope.map { "linked at \($0)" }].compactMap(\.self)
    return parts.isEmpty ? name : "\(name) (\(parts.joined(separator: ", ")))"
  }

  /// What has to happen before a change is in the tokens of hosts that run.
  func restart() -> String {
    var text: String
    switch facts.os?.isBeforeVista {
    case true?:
      text =
        "Restart the machine, which is mandatory: on \(facts.os?.name ?? "it") a change does not take effect without it"
    case false?:
      text = "Restart the machine, which is advisable: hosts that run keep the token that they were started with"
    case nil:
      text =
        "Restart the machine: mandatory on Windows XP and Server 2003, advisable later, since hosts that run keep their tokens"
    }
    // Which moments those are is evidence: who compares texts would find a new finding after each restart.
    if let bootedAt = facts.bootedAt, let changedAt = access?.rightChangedAt, bootedAt < changedAt {
      text += "; it was last started before the right was changed"
    }
    return text
  }

  /// When the machine was last started, where that is known: a change of the right counts from then on.
  func start() -> [WMILink.Evidence] {
    guard let bootedAt = facts.bootedAt else { return [] }
    let change = access?.rightChangedAt.map { ", and the right was changed at \($0)" } ?? ""
    return [WMILink.Evidence("the machine was last started at \(bootedAt)\(change)")]
  }

  /// Who holds SeImpersonatePrivilege as installed, in every role; LOCAL SERVICE and NETWORK SERVICE by themselves since Windows
  /// Vista.
  package static func installedHolders(_ os: OSRelease?) -> [SID] {
    os?.isBeforeVista == true
      ? [.service, .administrators] : [.service, .localService, .networkService, .administrators]
  }
}
