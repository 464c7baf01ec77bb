import RightsModel
import RightsYAML

/// Reads `rules` and `tiers` of a policy.
struct RuleDecoding {
  /// Clauses that one `forEach` may make.
  static let clauseLimit = 500

  /// Id of the policy.
  let policy: String
  /// Names of the sets that the document declares.
  let sets: [String]

  // MARK: Named sets

  /// `name: [principals]`, or `name: {default: [principals]}`, which another policy may replace.
  static func sets(_ mapping: MappingReader?) -> [NamedSet] {
    guard let mapping else { return [] }
    return mapping.allEntries().compactMap { key, value in
      guard case .mapping = value.node.content, let declared = value.mapping() else {
        let list = SetDecoding.principals(value, allowsClasses: true, allowsEmpty: true)
        return list.map { NamedSet(name: key.value, principals: $0, isDefault: false, location: key.location) }
      }
      let fallback = declared.optional("default")
      _ = declared.optionalString("description")
      declared.finish()
      let list = fallback.map { SetDecoding.principals($0, allowsClasses: true, allowsEmpty: true) }
      if let list, list == nil { return nil }
      return NamedSet(name: key.value, principals: list ?? nil, isDefault: true, location: key.location)
    }
  }

  // MARK: Rules

  func rules(_ values: [ValueReader]) -> [PolicyRule] {
    var seen: [String: SourceLocation] = [:]
    return values.compactMap { value in
      guard let rule = rule(value) else { return nil }
      if let first = seen.updateValue(value.location, forKey: rule.rule.id) {
        value.diagnostics.report(
          Diagnostic(
            .error, "duplicate-id", "two rules are called `\(rule.rule.name)`", at: value.location,
            help: "give one another id", notes: [Diagnostic.Note("the first is here", at: first)]))
      }
      return rule
    }
  }

  private func rule(_ value: ValueReader) -> PolicyRule? {
    guard let entry = value.mapping() else { return nil }
    let id = entry.required("id").flatMap(Self.name)
    let title = entry.string("title")
    let severity = entry.enumeration("severity", Severity.self)
    let rationale = entry.optionalString("rationale")
    let references = entry.optional("references").map(Self.references) ?? []
    let remedy = entry.optionalStringList("remedy", orSingle: true)?.map(\.value) ?? []
    let to = entry.optional("to").map { $0.mapping().flatMap(Self.machines) }
    var condition: Rule.Condition?
    let when = entry.optional("when").map { $0.mapping().flatMap { Self.when($0, &condition) } }
    let body = body(entry)
    entry.finish()
    if let to, to == nil { return nil }
    if let when, when == nil { return nil }
    guard let id, let title, let severity, let body else { return nil }
    let rule = AssertionRule(
      id: "\(policy)#\(id)", title: title, severity: severity, rationale: rationale, references: references,
      remedy: remedy, condition: condition, body: body, declaredAt: value.location)
    return PolicyRule(to: to ?? nil, when: when ?? nil, rule: rule)
  }

  private static func name(_ value: ValueReader) -> String? {
    guard let text = value.string() else { return nil }
    let isName = text.utf8.allSatisfy { byte in
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        || byte == UInt8(ascii: "-")
    }
    if isName, text.utf8.count <= 80 { return text }
    return value.fail(
      "invalid-value", "\(Quoted.text(text)) is no id of a rule",
      help: "write lower-case letters, digits and hyphens, such as no-allow-and-deny")
  }

  private static func references(_ value: ValueReader) -> [Rule.Reference] {
    guard let mapping = value.mapping() else { return [] }
    return mapping.allEntries().compactMap { key, value in
      value.stringList(orSingle: true).map { Rule.Reference(framework: key.value, ids: $0.map(\.value)) }
    }
    .sorted { $0.framework.utf8.lexicographicallyPrecedes($1.framework.utf8) }
  }

  private static func machines(_ mapping: MappingReader) -> MachineSelector? {
    MachineSelector(decoding: mapping)
  }

  /// A selector, and what it may ask beside.
  private static func when(_ mapping: MappingReader, _ condition: inout Rule.Condition?) -> MachineSelector? {
    let joined = mapping.optionalBool("domainJoined")
    if joined != nil { condition = Rule.Condition(domainJoined: joined) }
    return machines(mapping)
  }

  // MARK: What is demanded

  private func body(_ entry: MappingReader) -> AssertionBody? {
    if let link = entry.optional("wmi") {
      refuse(["assert", "forEach", "group"], beside: "wmi", entry)
      return link.enumeration(WMILinkID.self).map { .wmi($0) }
    }
    if let group = entry.optional("group") {
      refuse(["assert", "forEach"], beside: "group", entry)
      return group.mapping().flatMap(comparison)
    }
    guard let demand = entry.required("assert") else { return nil }
    guard let each = entry.optional("forEach") else {
      return SetDecoding(sets: sets).statement(demand).map { .sets([SetClause($0)]) }
    }
    return each.mapping().flatMap { forEach($0, demand) }.map { .sets($0) }
  }

  private func refuse(_ keys: [String], beside other: String, _ entry: MappingReader) {
    for key in keys {
      _ = entry.optional(key).flatMap { value -> Never? in
        value.fail("conflicting-keys", "a rule has `\(key)` or `\(other)`, not both", help: "make two rules of it")
      }
    }
  }

  private func comparison(_ mapping: MappingReader) -> AssertionBody? {
    let tag = mapping.string("by")
    let rights = mapping.required("same").flatMap(RightSelection.rights)
    mapping.finish()
    guard let tag, let rights else { return nil }
    return .sameInGroup(GroupComparison(tag: tag, rights: rights))
  }

  /// A clause for each right or principal that is selected; mistakes are reported once.
  private func forEach(_ mapping: MappingReader, _ demand: ValueReader) -> [SetClause]? {
    let rights = mapping.optional("right").map(RightSelection.rights)
    let except = mapping.optional("except").map(RightSelection.rights)
    let principals = mapping.optional("principal")
    mapping.finish()
    var decoding = SetDecoding(sets: sets)
    let variable = principals == nil ? "$right" : "$principal"
    if !demand.node.names(variable) {
      demand.diagnostics.warning(
        "unused-variable", "`\(demand.path)` does not name `\(variable)`, so it says the same each time",
        at: demand.location, help: "write `\(variable)` where each of them is meant, or leave `forEach` out")
    }
    if let principals {
      if rights != nil {
        return principals.fail(
          "conflicting-keys", "`forEach` goes over rights or over principals, not both", help: "make two rules of it")
      }
      guard let list = SetDecoding.principals(principals, allowsClasses: false, sets: sets) else { return nil }
      guard list.count <= Self.clauseLimit else {
        return principals.fail("too-many-principals", "`forEach` goes over more than \(Self.clauseLimit) principals")
      }
      return list.enumerated().compactMap { index, principal in
        decoding.principal = principal
        return decoding.statement(demand, isSilent: index > 0).map { SetClause($0) }
      }
    }
    guard let rights else {
      mapping.diagnostics.error(
        "missing-key", "`\(mapping.path)` names nothing", at: mapping.location, help: "add `right:` or `principal:`")
      return nil
    }
    guard let selected = rights else { return nil }
    if let except, except == nil { return nil }
    let excepted = (except ?? nil) ?? []
    if let stranger = excepted.first(where: { !selected.contains($0) }) {
      mapping.diagnostics.warning(
        "except-without-effect", "`\(mapping.path).except` names \(stranger), which is not selected",
        at: mapping.location(of: "except"), help: "leave it out, or correct `right`")
    }
    let left = selected.filter { !excepted.contains($0) }
    if left.isEmpty {
      mapping.diagnostics.error(
        "empty-list", "`\(mapping.path)` leaves no right", at: mapping.location, help: "name fewer in `except`")
      return nil
    }
    return left.enumerated().compactMap { index, right in
      decoding.right = right
      return decoding.statement(demand, isSilent: index > 0).map { SetClause(right: right, $0) }
    }
  }
}

extension YAMLNode {
  /// Whether a text in it is this one.
  fileprivate func names(_ text: String) -> Bool {
    switch content {
    case .scalar(let own, _): own == text
    case .sequence(let items): items.contains { $0.names(text) }
    case .mapping(let entries): entries.contains { $0.value.names(text) }
    }
  }
}
