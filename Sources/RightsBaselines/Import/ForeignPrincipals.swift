package import RightsIdentity
package import RightsModel

/// Reads a principal as other tools write it.
package enum ForeignPrincipals {
  /// What a name without a domain means where it is not a well-known one.
  package enum BareName: Sendable {
    /// An account of the machine, or of the domain.
    case machine, domain
    /// Nobody can tell.
    case unknown
  }

  /// The principal, or why it cannot be named in a baseline.
  package static func parse(
    _ text: String, bareName: BareName = .unknown
  ) -> Result<PrincipalReference, PrincipalSyntaxError> {
    let trimmed = Self.trimmed(text)
    let bare = trimmed.first == "*" ? String(trimmed.dropFirst()) : trimmed
    if trimmed.utf8.count > 512 {
      return .failure(PrincipalSyntaxError("the name is longer than any account's", help: "write the rule by hand"))
    }
    if let sid = SID(bare) { return .success(relative(sid)) }
    if let group = placeholder(trimmed) { return .success(group) }
    if let scope = ["computername\\", ".\\", "%computername%\\"].first(where: { trimmed.lowercased().hasPrefix($0) }) {
      return ofMachine(String(trimmed.dropFirst(scope.count)))
    }
    switch PrincipalParser.parse(trimmed) {
    case .success(let reference): return .success(reference)
    case .failure(let error):
      let isBare = !trimmed.contains { $0 == "\\" || $0 == "@" || $0 == "," || $0 == ";" || $0 == "{" || $0 == "$" }
      guard isBare, !trimmed.isEmpty else { return .failure(error) }
      if trimmed.lowercased().contains("member of administrators group") {
        return .failure(
          PrincipalSyntaxError(
            "`\(trimmed)` is half of a name",
            help: "the name is one: `Local account and member of Administrators group` (S-1-5-114)"))
      }
      if let group = WellKnownNames.relative(trimmed, scope: .domain) {
        return .success(.relative(group.scope, rid: group.rid))
      }
      if let group = WellKnownNames.relative(trimmed, scope: .forest) {
        return .success(.relative(group.scope, rid: group.rid))
      }
      if let named = withoutSuffix(trimmed) { return parse(named, bareName: bareName) }
      // DISA writes `Domain Admin Group`, too.
      if let group = WellKnownNames.relative(trimmed + "s", scope: .forest) {
        return .success(.relative(group.scope, rid: group.rid))
      }
      switch bareName {
      case .machine: return .success(.relativeName(.machine, name: trimmed))
      case .domain: return .success(.relativeName(.domain, name: trimmed))
      case .unknown:
        return .failure(
          PrincipalSyntaxError(
            error.message, help: "write the rule by hand, with `DOMAIN\\name`, `$domain\\name` or `$machine\\name`"))
      }
    }
  }

  /// A SID of some domain under the name that every domain has for it, where its number is one of the domain's own.
  ///
  /// Numbers that a machine has too (500, 501, 503, 504) stay what they are: the SID alone does not say whose they are.
  package static func relative(_ sid: SID) -> PrincipalReference {
    guard sid.isDomainAccount, sid.rid < 1000 else { return .sid(sid) }
    let known = RelativePrincipal.all.filter { $0.rid == sid.rid }
    guard known.count == 1, let only = known.first, only.scope != .machine else { return .sid(sid) }
    return .relative(only.scope, rid: only.rid)
  }

  /// What a text that stands for "put your own group here" asks for, such as `ADD YOUR DOMAIN ADMINS`; nil for others.
  static func placeholder(_ text: String) -> PrincipalReference? {
    let folded = text.lowercased()
    // DISA writes the SIDs as `S-1-5-domain-512` and `S-1-5-root domain-519`.
    for (prefix, scope) in [
      ("s-1-5-root domain-", RelativeScope.forest), ("s-1-5-21-root domain-", .forest), ("s-1-5-domain-", .domain),
      ("s-1-5-21-domain-", .domain), ("s-1-5-21-<domain>-", .domain), ("s-1-5-21-<root domain>-", .forest),
    ] where folded.hasPrefix(prefix) {
      if let rid = UInt32(folded.dropFirst(prefix.count)) { return .relative(scope, rid: rid) }
    }
    guard PrincipalParser.isPlaceholder(text), let start = folded.firstRange(of: "add your ") else { return nil }
    let rest = folded[start.upperBound...].filter { $0 != ">" && $0 != "]" }
    for group in RelativePrincipal.all where group.scope != .machine && rest.hasPrefix(group.name.lowercased()) {
      return .relative(group.scope, rid: group.rid)
    }
    return nil
  }

  private static func ofMachine(_ name: String) -> Result<PrincipalReference, PrincipalSyntaxError> {
    if let sid = WellKnownNames.sidInAnyLanguage(name) { return .success(.sid(sid)) }
    return PrincipalParser.parse("$machine\\\(name)")
  }

  private static func withoutSuffix(_ name: String) -> String? {
    for suffix in [" group", " groups", " account", " accounts"] where name.lowercased().hasSuffix(suffix) {
      return String(name.dropLast(suffix.count))
    }
    return nil
  }

  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
