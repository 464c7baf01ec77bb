import RightsIdentity
import RightsModel
package import RightsYAML

extension Policy {
  /// Decodes a document of kind Policy. Mistakes are reported; nil where nothing useful is left.
  package init?(decoding node: YAMLNode, diagnostics: DiagnosticCollector) {
    guard let document = MappingReader(node, diagnostics: diagnostics) else { return nil }
    DocumentHeader.read(document, kind: DocumentKind.policy.rawValue)
    let id = document.string("id")
    let title = document.optionalString("title")
    let coverage = Self.coverage(document)
    let sets = RuleDecoding.sets(document.optionalMapping("tiers"))
    let rules = document.optionalSequence("rules")
      .map { RuleDecoding(policy: id ?? "", sets: sets.map(\.name)).rules($0) }
    // A policy may be there for its rules, or for its sets, alone.
    let needsAssign = rules == nil && sets.isEmpty
    let assign = needsAssign ? document.required("assign") : document.optional("assign")
    let assignments = assign?.sequence()?.compactMap { Self.assignment($0) }
    document.finish()
    guard let id, let assignments = assignments ?? (needsAssign ? nil : []) else { return nil }
    self.init(id: id, title: title, coverage: coverage, assignments: assignments, location: node.location)
    self.rules = rules ?? []
    self.sets = sets
  }

  private static func coverage(_ document: MappingReader) -> Int? {
    guard let value = document.optional("coverage"), let percent = value.int() else { return nil }
    guard (0...100).contains(percent) else {
      return value.fail("invalid-value", "`coverage` is a percentage, not \(percent)", help: "write 0 to 100")
    }
    return percent
  }

  private static func assignment(_ value: ValueReader) -> Assignment? {
    guard let entry = value.mapping() else { return nil }
    let to = entry.mapping("to").flatMap { selector($0) }
    let baselines = entry.stringList("baselines")?.map { BaselineUse(id: $0.value, location: $0.location) }
    let given = entry.optionalMapping("parameters")
    let parameters = parameters(given)
    entry.finish()
    guard let to, let baselines else { return nil }
    var seen: Set<String> = []
    for baseline in baselines where !seen.insert(baseline.id).inserted {
      value.diagnostics.error(
        "duplicate-value", "`\(baseline.id)` is assigned twice", at: baseline.location, help: "remove one")
    }
    let places = (given?.entries ?? []).map { ($0.key, $0.keyLocation) }
    return Assignment(
      to: to, baselines: baselines, parameters: parameters,
      parameterLocations: Dictionary(places) { first, _ in first }, location: value.location)
  }

  static func selector(_ to: MappingReader) -> AssignmentSelector? {
    let guids = to.optionalSequence("gpo", orSingle: true)?.compactMap { $0.guid() }
    let domains = to.optionalStringList("domain", orSingle: true)?.map(\.value) ?? []
    let os = to.optionalSequence("os", orSingle: true)?.compactMap { release($0) } ?? []
    let roles = to.optionalSequence("role", orSingle: true)?.compactMap { $0.enumeration(Role.self) } ?? []
    let names = to.optionalStringList("name", orSingle: true)?.map { Glob($0.value) } ?? []
    let tags = tags(to.optionalMapping("tags"))
    to.finish()
    if to.entries.isEmpty {
      to.diagnostics.error(
        "no-condition", "`\(to.path)` names nobody", at: to.location,
        help: "give os, role, name, domain, tags or gpo; every machine is `name: [\"*\"]`")
      return nil
    }
    guard let guids else {
      return .machines(MachineSelector(os: os, roles: roles, names: names, domains: domains, tags: tags))
    }
    for key in ["os", "role", "name", "tags"] where to.entries.contains(where: { $0.key == key }) {
      to.diagnostics.error(
        "contradiction", "a GPO has no `\(key)`", at: to.location(of: key),
        help: "make one assignment for GPOs and another for machines")
    }
    return .gpos(GPOSelector(guids: guids, domains: domains))
  }

  private static func release(_ value: ValueReader) -> String? {
    guard let text = value.string() else { return nil }
    let known = OSRelease.all.map(\.id) + OSRelease.families
    if known.contains(text) { return text }
    return value.fail(
      "unknown-value", "`\(value.path)` is no release of Windows: \(Quoted.text(text))",
      help: Suggestion.help(for: text, in: known) ?? "write an id such as windows-server-2022 or windows-11")
  }

  private static func tags(_ mapping: MappingReader?) -> [String: [String]] {
    guard let mapping else { return [:] }
    var tags: [String: [String]] = [:]
    for (key, value) in mapping.allEntries() {
      tags[key.value] = value.stringList(orSingle: true)?.map(\.value)
    }
    return tags
  }

  private static func parameters(_ mapping: MappingReader?) -> [String: [PrincipalReference]] {
    guard let mapping else { return [:] }
    var parameters: [String: [PrincipalReference]] = [:]
    for (key, value) in mapping.allEntries() {
      // An empty list is a value here: nobody on top.
      parameters[key.value] = value.sequence(allowingEmpty: true)?.compactMap { principal($0) }
    }
    return parameters
  }

  private static func principal(_ value: ValueReader) -> PrincipalReference? {
    guard let text = value.string() else { return nil }
    switch PrincipalParser.parse(text) {
    case .success(.parameter(let name)):
      return value.fail("invalid-value", "a parameter cannot hold `$(\(name))`", help: "write its principals")
    case .success(let reference): return reference
    case .failure(let error):
      return value.fail(
        "invalid-principal", "\(Quoted.text(text)): \(error.message)", help: error.help ?? "write a SID")
    }
  }
}
