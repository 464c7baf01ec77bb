import RightsIdentity
package import RightsModel

// As whom the provider runs, and whether that account may act as others.
extension WMISituation {
  func label(_ sid: SID) -> String { PrincipalNames.label(of: .sid(sid), names: snapshot.names, facts: facts) }

  func hosting(_ provider: WMIProvider?, _ name: String?, _ host: WMIHost) -> WMILink {
    let state = host.stated.map { stated("hosted as \(label($0))") } ?? []
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
      "Say as whom \(provider.name) runs (--provider with --host-account): see the identity of its COM server in dcomcnfg, or of its service"
    ]
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
    let evidence = holders(observed)
    if facts.os?.id == "windows-2000", !RuleEvaluator.isStated(observed) {
      return WMILink(
        .right, .unknown, "Windows 2000 has the right since Service Pack 4, and this snapshot does not name it",
        evidence: evidence)
    }
    if facts.os == nil, observed.assignment == .noOne, !RuleEvaluator.isStated(observed) {
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
    case .fail: return lost(losers, host, evidence)
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
    if let client = access?.client, !host.accounts.isEmpty, host.primary + host.others == [.known(client)] {
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
      let result = judge([sid] + groups, observed)
      guard result.verdict == .fail, case .principals(let principals, _) = observed.assignment else { return result }
      if !host.hasService, principals.contains(.sid(.service)) {
        return (
          .unknown, "whether the process of \(label(sid)) was started as a service, and so has SERVICE, is not known"
        )
      }
      let isBuiltIn = sid == .networkService || sid == .localService
      if isBuiltIn, !principals.contains(.sid(.users)) { return result }
      // An account of somebody's own may be a member of any group.
      return (.unknown, "whether \(label(sid)) is a member of a group that holds it is not known")
    }
  }

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
    for group in [SID.service, .everyone, .authenticatedUsers] where principals.contains(.sid(group)) {
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
    var evidence = evidence
    // Who gives it to the host is not who took it away.
    let winner = snapshot.policies[.impersonatePrivilege]?.min { $0.precedence < $1.precedence }
      .flatMap { winner in (hosts + [.service]).contains { winner.principals.contains(.sid($0)) } ? nil : winner }
    if let winner {
      reason += "; \(Self.words(winner)) took it away"
      evidence.append(WMILink.Evidence("\(Self.words(winner)) sets the right", at: nil))
    }
    return WMILink(
      .right, .broken, reason, evidence: evidence, remedy: [give(winner), restart()],
      missing: (hosts + [.service]).sorted())
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
