import RightsIdentity
import RightsModel
package import RightsYAML

/// Decodes documents of kind Waivers.
package enum WaiverDecoding {
  /// The waivers of one document, in its order. Mistakes are reported; an entry that lacks what it must have is left out.
  package static func entries(_ node: YAMLNode, diagnostics: DiagnosticCollector) -> [WaiverEntry] {
    guard let document = MappingReader(node, diagnostics: diagnostics) else { return [] }
    DocumentHeader.read(document, kind: DocumentKind.waivers.rawValue)
    let zone = zone(document) ?? 0
    let entries = document.sequence("waivers", allowingEmpty: true)?.compactMap { entry($0, zone: zone) } ?? []
    document.finish()
    return entries
  }

  /// Reports every id that stands twice.
  package static func reportDuplicates(_ entries: [WaiverEntry], diagnostics: DiagnosticCollector) {
    var seen: [String: SourceLocation] = [:]
    for entry in entries {
      guard let first = seen[entry.waiver.id] else {
        seen[entry.waiver.id] = entry.waiver.location
        continue
      }
      diagnostics.error(
        "duplicate-id", "the waiver `\(entry.waiver.id)` stands twice", at: entry.waiver.location,
        help: "give each waiver an id of its own", notes: [Diagnostic.Note("the first is here", at: first)])
    }
  }

  private static func entry(_ value: ValueReader, zone: Int) -> WaiverEntry? {
    guard let entry = value.mapping() else { return nil }
    let id = entry.string("id")
    let rules = entry.optionalStringList("rules", orSingle: true)?.map(\.value) ?? []
    let rights = entry.optionalSequence("rights", orSingle: true)?.compactMap { right($0) } ?? []
    let scope = scope(entry)
    let principals =
      entry.optionalSequence("principals", orSingle: true)?.compactMap { principal($0, of: id ?? "") } ?? []
    let providers =
      entry.optionalSequence("providers", orSingle: true)?.compactMap { provider($0, of: id ?? "") } ?? []
    let layer = entry.optionalEnumeration("layer", Layer.self)
    let effect = entry.optionalEnumeration("effect", Waiver.Effect.self) ?? .allowExtra
    let (reason, owner, ticket) = (entry.string("reason"), entry.string("owner"), entry.string("ticket"))
    let approvedBy = entry.optionalString("approvedBy")
    let approvedOn = entry.optional("approvedOn").flatMap { day($0) }
    let end = end(entry, isApproved: approvedBy != nil)
    let own = Self.zone(entry) ?? zone
    let lead = lead(entry)
    let control = entry.optionalString("compensatingControl")
    entry.finish()
    if approvedOn != nil, approvedBy == nil {
      entry.diagnostics.error(
        "missing-key", "`\(entry.path)` was approved and does not say by whom", at: entry.location(of: "approvedOn"),
        help: "add `approvedBy:`")
    }
    if !providers.isEmpty, effect == .allowMissing {
      entry.diagnostics.error(
        "contradiction", "`\(entry.path)` names providers, which lack no right", at: entry.location(of: "providers"),
        help: "write `effect: allow-extra`, or name the accounts as `principals:`")
    }
    if rules.isEmpty, rights.isEmpty {
      entry.diagnostics.error(
        "missing-key", "`\(entry.path)` says neither which `rules` nor which `rights` it is about", at: entry.location,
        help: "add `rules:` with ids of rules, as reports show them")
    }
    guard let id, let reason, let owner, let ticket, let end, let scope else { return nil }
    var expires: Day?
    if case .on(let day) = end { expires = day }
    var machines: AssignmentSelector?
    if case .some(let selector) = scope { machines = selector }
    return WaiverEntry(
      waiver: Waiver(
        id: id, rules: Set(rules).sorted(), rights: Set(rights).sorted { $0.constant < $1.constant },
        principals: Set(principals).sorted(), providers: Set(providers).sorted(), layer: layer, effect: effect,
        reason: reason, owner: owner, ticket: ticket, approvedBy: approvedBy, approvedOn: approvedOn, expires: expires,
        zone: own, reviewLeadDays: lead,
        compensatingControl: control, location: value.location),
      machines: machines)
  }

  private enum End {
    case on(Day)
    case never
  }

  /// When it ends: never only where that is said and somebody approved it.
  private static func end(_ entry: MappingReader, isApproved: Bool) -> End? {
    let isPermanent = entry.optionalBool("permanent") ?? false
    let expires = entry.optional("expires")
    switch (expires, isPermanent) {
    case (let value?, false): return day(value).map { .on($0) }
    case (let value?, true):
      return value.fail("contradiction", "`\(entry.path)` is permanent and expires", help: "remove one of the two")
    case (nil, true):
      if isApproved { return .never }
      entry.diagnostics.error(
        "missing-key", "`\(entry.path)` is permanent and nobody approved it", at: entry.location(of: "permanent"),
        help: "add `approvedBy:` and `approvedOn:`, or give it an end with `expires:`")
      return nil
    case (nil, false):
      entry.diagnostics.error(
        "missing-key", "`\(entry.path)` has no `expires`", at: entry.location,
        help: "add `expires:` with its last day, such as 2027-03-31; without an end it needs `permanent: true`")
      return nil
    }
  }

  private enum Scope {
    case everywhere
    case some(AssignmentSelector)
  }

  // A selector that is wrong is nil: it must not become one that fits everything.
  private static func scope(_ entry: MappingReader) -> Scope? {
    guard let value = entry.optional("machines") else { return .everywhere }
    return value.mapping().flatMap { AssignmentSelector(decoding: $0) }.map { .some($0) }
  }

  private static func right(_ value: ValueReader) -> UserRight? {
    guard let text = value.string() else { return nil }
    if let right = UserRight(constant: text) { return right }
    return value.fail(
      "unknown-right", "there is no right \(Quoted.text(text))",
      help: Suggestion.help(for: text, in: UserRight.allCases.map(\.constant)) ?? "write it like SeDebugPrivilege")
  }

  private static func principal(_ value: ValueReader, of id: String) -> PrincipalReference? {
    guard let text = value.string() else { return nil }
    if text.allSatisfy({ $0 == "*" }) {
      return value.fail(
        "waiver-over-broad", "the waiver `\(id)` is for everybody: a new holder would hide behind it",
        help: "name each principal")
    }
    switch PrincipalParser.parse(text) {
    case .success(.parameter(let name)):
      return value.fail("invalid-value", "a waiver has no parameter `$(\(name))`", help: "write its principals")
    case .success(let reference): return reference
    case .failure(let error):
      return value.fail(
        "invalid-principal", "\(Quoted.text(text)): \(error.message)", help: error.help ?? "write a SID")
    }
  }

  private static func provider(_ value: ValueReader, of id: String) -> WMIProviderName? {
    guard let text = value.string() else { return nil }
    guard let name = WMIProviderName(text) else {
      return value.fail(
        "invalid-value", "\(Quoted.text(text)) names no provider", help: "write its namespace and name: root/cimv2:Name"
      )
    }
    if name.name.allSatisfy({ $0 == "*" }) {
      return value.fail(
        "waiver-over-broad", "the waiver `\(id)` is for every provider: a new one would hide behind it",
        help: "name each provider, as reports do")
    }
    return name
  }

  private static func day(_ value: ValueReader) -> Day? {
    guard let text = value.string() else { return nil }
    if let day = Day(text) { return day }
    return value.fail(
      "invalid-value", "`\(value.path)` is no day: \(Quoted.text(text))",
      help: "write it like 2027-03-31; the zone that it is in stands in `zone`")
  }

  /// `Z`, `UTC`, `+02:00` as seconds east of UTC.
  private static func zone(_ mapping: MappingReader) -> Int? {
    guard let value = mapping.optional("zone"), let text = value.string() else { return nil }
    if ["utc", "z"].contains(text.lowercased()) { return 0 }
    // A time with that zone says what it is.
    let isOffset = text.utf8.count == 6 && (text.hasPrefix("+") || text.hasPrefix("-"))
    if isOffset, let moment = Timestamp("1970-01-02T00:00:00\(text)") {
      let offset = 86400 - Int(moment.seconds)
      // No place on earth is further from UTC.
      if (-12 * 3600...14 * 3600).contains(offset) { return offset }
    }
    return value.fail(
      "invalid-value", "`\(value.path)` is no zone: \(Quoted.text(text))",
      help: "write UTC or an offset such as \"+02:00\"; names of zones would need their rules")
  }

  private static func lead(_ entry: MappingReader) -> Int {
    guard let value = entry.optional("reviewLeadDays"), let days = value.int() else {
      return Waiver.defaultReviewLeadDays
    }
    guard (0...3660).contains(days) else {
      let _: Never? = value.fail("invalid-value", "`\(value.path)` is 0 to 3660 days, not \(days)")
      return Waiver.defaultReviewLeadDays
    }
    return days
  }
}
