import RightsModel

// How the provider is registered, and what its author answers for.
extension WMISituation {
  /// Whether a property that is NULL is one that nobody set, so that the default of its class holds.
  func isDefault(_ provider: WMIProvider) -> Bool {
    provider.isWhole ?? snapshot.provesAbsence(in: .providers)
  }

  /// Whether it acts as its client (1) or not (0); nil where that is not known.
  func level(of provider: WMIProvider) -> Int? {
    provider.impersonationLevel ?? (isDefault(provider) ? 0 : nil)
  }

  func registration(_ provider: WMIProvider?, _ name: String?, _ host: WMIHost) -> WMILink {
    guard let provider else { return unregistered(name) }
    let level = level(of: provider)
    let perUser = provider.perUserInitialization ?? (isDefault(provider) ? false : nil)
    let evidence = [
      WMILink.Evidence(
        "ImpersonationLevel \(Self.shown(provider.impersonationLevel.map(String.init), level.map(String.init))), "
          + "PerUserInitialization \(Self.shown(provider.perUserInitialization.map(Self.word), perUser.map(Self.word)))",
        at: provider.location)
    ]
    let remedy = [
      "Register \(provider.name) with ImpersonationLevel = 1 and PerUserInitialization = TRUE, where its author says that it impersonates (mofcomp)"
    ]
    func link(_ state: WMILink.State, _ reason: String) -> WMILink {
      WMILink(.registration, state, reason, evidence: evidence, remedy: state == .intact ? [] : remedy)
    }
    switch (level, perUser) {
    case (1?, true?): return link(.intact, "it is registered to impersonate its clients")
    case (1?, false?):
      return link(
        .broken,
        "it is registered to impersonate, but not for initialisation by user: WMI does not pass the client on to it")
    case (0?, _):
      return link(
        .exposed,
        "it does not impersonate: it answers everybody with the rights of \(host.words), which denies nothing and exposes what the client may not see"
      )
    case (1?, nil):
      return link(
        .unknown, "whether it is initialised by user is not known: NULL may be what the collector may not see")
    case (nil, _):
      return link(.unknown, "whether it impersonates is not known: NULL may be what the collector may not see")
    case (let other?, _): return link(.unknown, "ImpersonationLevel \(other) has no documented meaning")
    }
  }

  private func unregistered(_ name: String?) -> WMILink {
    let remedy = [
      "Collect the registrations elevated, in every namespace: `Get-CimInstance -Namespace root/cimv2 -ClassName __Win32Provider | ConvertTo-Json`"
    ]
    guard let name else {
      if let hidden = hidden(name) {
        return WMILink(.registration, .unknown, "other providers may be registered: \(hidden)", remedy: remedy)
      }
      return WMILink(.registration, .notCollected, why("no registration of a provider was collected"), remedy: remedy)
    }
    guard snapshot.provesAbsence(in: .providers) else {
      return WMILink(
        .registration, .notCollected,
        why("no registration of \(name) was found, which proves nothing: WMI hides what the collector may not see"),
        remedy: remedy)
    }
    return WMILink(
      .registration, .broken, "\(name) is not registered",
      evidence: [WMILink.Evidence(Self.whole(snapshot.providers.count))],
      remedy: ["Register \(name) (mofcomp) and its COM server (regsvr32), or correct its name"])
  }

  private static func whole(_ count: Int) -> String {
    "\(count) \(count == 1 ? "registration was" : "registrations were") collected completely"
  }

  // With what the collection says of itself.
  private func why(_ reason: String) -> String {
    snapshot.completeness(of: .providers)?.explanation.map { "\(reason); \($0)" } ?? reason
  }

  func initialization(_ provider: WMIProvider?, _ name: String?) -> WMILink {
    guard let provider else {
      if let hidden = hidden(name) {
        return WMILink(.initialization, .unknown, "as whom other providers are initialised is not known: \(hidden)")
      }
      return WMILink(.initialization, .notCollected, "no registration of \(name ?? "a provider") was collected")
    }
    let value = provider.initializeAsAdminFirst ?? (isDefault(provider) ? false : nil)
    let evidence = [
      WMILink.Evidence(
        "InitializeAsAdminFirst \(Self.shown(provider.initializeAsAdminFirst.map(Self.word), value.map(Self.word)))",
        at: provider.location)
    ]
    switch value {
    case false?:
      return WMILink(.initialization, .intact, "it is initialised as its client", evidence: evidence)
    case true?:
      return WMILink(
        .initialization, .exposed,
        "its initialisation runs as WMI itself: CoImpersonateClient does not fail there and still acts as WMI",
        evidence: evidence,
        remedy: [
          "Register \(provider.name) without InitializeAsAdminFirst, or let its author show that nothing is handed out while it initialises"
        ])
    case nil:
      return WMILink(
        .initialization, .unknown,
        "whether its initialisation runs as WMI itself is not known: NULL may be what the collector may not see",
        evidence: evidence)
    }
  }

  func duties(_ provider: WMIProvider?, _ name: String?) -> WMILink {
    let subject = provider?.name ?? name
    var reason = "nobody attests that the provider's code does what a provider has to do"
    let words = (access?.attestations ?? []).filter { word in
      word.providers.isEmpty || word.providers.contains { $0.lowercased() == subject?.lowercased() }
    }.sorted { ($0.on, $0.by) < ($1.on, $1.by) }
    if let attestation = words.first(where: { $0.on <= asOf }) {
      return WMILink(
        .duties, .intact, "\(attestation.by) attests that its code does what a provider has to do",
        evidence: stated("attested on \(attestation.on)"))
    }
    if let attestation = words.first {
      reason += ": the word of \(attestation.by) is dated \(attestation.on), which is later than this run, \(asOf)"
    }
    return WMILink(
      .duties, .notCollected, reason, remedy: [Self.authorDuties])
  }

  /// What no collection shows: only whoever wrote the provider knows.
  private static let authorDuties =
    "Let its author attest that it impersonates the client before every access to what is protected; calls WMI only between impersonating and reverting, and impersonates again when such a call returns; makes only native calls while it impersonates; reports a failure to impersonate through SetStatus; and hides the classes that the client may not see rather than denying them"

  private static func word(_ flag: Bool) -> String { flag ? "TRUE" : "FALSE" }

  // `1`, `NULL`, or `not set, by default 0`.
  private static func shown(_ value: String?, _ meaning: String?) -> String {
    value ?? meaning.map { "not set, by default \($0)" } ?? "NULL"
  }
}
