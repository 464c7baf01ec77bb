import RightsModel

/// Finds waivers of which another one covers everything, for as long.
struct WaiverShadows {
  private struct Scope: Hashable {
    /// A rule or a right.
    var subject: String
    /// Both nil for a waiver of what names nobody.
    var principal: PrincipalReference?
    var provider: WMIProviderName?
    /// Nil for everywhere.
    var machines: AssignmentSelector?
  }

  private let entries: [WaiverEntry]
  // Only those about one rule or right and one principal can cover one another: for the same machines, or for all, ...
  private var alike: [Scope: [Int]] = [:]
  // ... or where names alone decide, and more names fit.
  private var named: [Scope: NameIndex] = [:]

  /// - Parameter entries: those that count.
  static func all(_ entries: [WaiverEntry]) -> [Diagnostic] {
    let shadows = WaiverShadows(entries)
    return entries.indices.compactMap { shadows.shadow($0) }
  }

  private init(_ entries: [WaiverEntry]) {
    self.entries = entries
    for (index, entry) in entries.enumerated() {
      for scope in Self.scopes(entry.waiver) {
        var own = scope
        own.machines = entry.machines
        alike[own, default: []].append(index)
        if entry.isByNameAlone { named[scope, default: NameIndex()].add(entry.names, index) }
      }
    }
  }

  private static func scopes(_ waiver: Waiver) -> [Scope] {
    (waiver.rules + waiver.rights.map(\.constant)).flatMap { subject in
      let scopes =
        waiver.principals.map { Scope(subject: subject, principal: $0) }
        + waiver.providers.map { Scope(subject: subject, provider: $0) }
      return scopes.isEmpty ? [Scope(subject: subject)] : scopes
    }
  }

  private func shadow(_ index: Int) -> Diagnostic? {
    let entry = entries[index]
    guard let scope = Self.scopes(entry.waiver).first else { return nil }
    var others = alike[scope] ?? []
    if let machines = entry.machines {
      var own = scope
      own.machines = machines
      others += alike[own] ?? []
    }
    if entry.isByNameAlone, entry.names.allSatisfy(\.isLiteral), let first = entry.names.first {
      others += named[scope]?.candidates([first.pattern]) ?? []
    }
    guard let other = Set(others).sorted().first(where: { $0 != index && covers($0, index) }) else { return nil }
    return Diagnostic(
      .warning, "waiver-shadowed",
      "the waiver `\(entry.waiver.id)` is shadowed: `\(entries[other].waiver.id)` covers all that it does, for as long",
      at: entry.waiver.location, help: "remove one of the two",
      notes: [Diagnostic.Note("the other is here", at: entries[other].waiver.location)])
  }

  private func covers(_ wide: Int, _ narrow: Int) -> Bool {
    let (first, second) = (entries[wide].waiver, entries[narrow].waiver)
    guard first.effect == second.effect, first.layer == nil || first.layer == second.layer,
      Set(second.rules).isSubset(of: first.rules), Set(second.rights).isSubset(of: first.rights),
      Set(second.principals).isSubset(of: first.principals), Set(second.providers).isSubset(of: first.providers),
      second.namesSomebody || !first.namesSomebody,
      first.ends(noSoonerThan: second), entries[wide].fitsWherever(entries[narrow])
    else { return false }
    // Of two that are alike the later one is too many.
    let isMore =
      first.rules != second.rules || first.rights != second.rights || first.principals != second.principals
      || first.providers != second.providers
      || entries[wide].machines != entries[narrow].machines || first.layer != second.layer
      || !second.ends(noSoonerThan: first)
    return isMore || wide < narrow
  }
}

extension WaiverEntry {
  fileprivate var isByNameAlone: Bool {
    guard case .machines(let selector)? = machines, !selector.names.isEmpty else { return false }
    return selector == MachineSelector(names: selector.names)
  }

  /// Whether it is for every machine that another one is for.
  fileprivate func fitsWherever(_ other: WaiverEntry) -> Bool {
    if machines == nil || machines == other.machines { return true }
    guard isByNameAlone, other.isByNameAlone else { return false }
    return other.names.allSatisfy { name in name.isLiteral && names.contains { $0.matches(name.pattern) } }
  }
}

extension Waiver {
  fileprivate func ends(noSoonerThan other: Waiver) -> Bool {
    switch (expires, other.expires) {
    case (nil, _): true
    case (_?, nil): false
    case (let left?, let right?): left.end(zone: zone) >= right.end(zone: other.zone)
    }
  }
}
