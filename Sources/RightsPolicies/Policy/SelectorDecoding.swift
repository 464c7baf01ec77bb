import RightsModel
package import RightsYAML

extension AssignmentSelector {
  /// Reads a selector of machines or GPOs; mistakes are reported.
  package init?(decoding to: MappingReader) {
    let guids = to.optionalSequence("gpo", orSingle: true)?.compactMap { $0.guid() }
    guard let guids else {
      guard let selector = MachineSelector(decoding: to, others: "gpo") else { return nil }
      self = .machines(selector)
      return
    }
    let domains = to.optionalStringList("domain", orSingle: true)?.map(\.value) ?? []
    for key in MachineSelector.keys where key != "domain" && to.entries.contains(where: { $0.key == key }) {
      _ = to.optional(key)
      to.diagnostics.error(
        "contradiction", "a GPO has no `\(key)`", at: to.location(of: key),
        help: "make one assignment for GPOs and another for machines")
    }
    to.finish()
    self = .gpos(GPOSelector(guids: guids, domains: domains))
  }
}

extension MachineSelector {
  /// Everything that it can ask for, in the order of documentation.
  static let keys = ["os", "role", "name", "domain", "ou", "feature", "tags", "any", "not"]
  /// How deep `any` and `not` may be nested.
  private static let depth = 8

  /// Reads a selector of machines; mistakes are reported.
  package init?(decoding to: MappingReader) { self.init(decoding: to, others: nil) }

  /// - Parameter others: a key that may stand here and is not about machines.
  init?(decoding to: MappingReader, others: String?, depth: Int = 0) {
    guard depth <= Self.depth else {
      to.diagnostics.error("too-deep", "selectors are nested more than \(Self.depth) deep", at: to.location)
      return nil
    }
    let domains = to.optionalStringList("domain", orSingle: true)?.map(\.value) ?? []
    let os = to.optionalSequence("os", orSingle: true)?.compactMap { Self.release($0) } ?? []
    let roles = to.optionalSequence("role", orSingle: true)?.compactMap { $0.enumeration(Role.self) } ?? []
    let names = to.optionalStringList("name", orSingle: true)?.map { Glob($0.value) } ?? []
    let tags = Self.tags(to.optionalMapping("tags"))
    let ous = to.optionalSequence("ou", orSingle: true)?.compactMap { Self.place($0) } ?? []
    let features = to.optionalStringList("feature", orSingle: true)?.map { $0.value.lowercased() } ?? []
    func selectors(_ key: String) -> [MachineSelector] {
      to.optionalSequence(key, orSingle: true)?.compactMap { value in
        value.mapping().flatMap { MachineSelector(decoding: $0, others: nil, depth: depth + 1) }
      } ?? []
    }
    let (any, not) = (selectors("any"), selectors("not"))
    to.finish()
    if to.entries.isEmpty {
      let keys = (Self.keys + (others.map { [$0] } ?? [])).joined(separator: ", ")
      to.diagnostics.error(
        "no-condition", "`\(to.path)` names nobody", at: to.location,
        help: "give one of \(keys); every machine is `name: [\"*\"]`")
      return nil
    }
    self.init(
      os: os, roles: roles, names: names, domains: domains, ous: ous, features: features, tags: tags, any: any, not: not
    )
  }

  private static func release(_ value: ValueReader) -> String? {
    guard let text = value.string() else { return nil }
    let known = OSRelease.all.map(\.id) + OSRelease.families
    if known.contains(text) { return text }
    return value.fail(
      "unknown-value", "`\(value.path)` is no release of Windows: \(Quoted.text(text))",
      help: Suggestion.help(for: text, in: known) ?? "write an id such as windows-server-2022 or windows-11")
  }

  private static func place(_ value: ValueReader) -> OrganizationalUnit? {
    guard let text = value.string() else { return nil }
    return OrganizationalUnit(text)
      ?? value.fail(
        "invalid-value", "`\(value.path)` is no place in a domain: \(Quoted.text(text))",
        help: "write it like OU=Web,OU=Servers,DC=corp,DC=example or corp.example/Servers/Web")
  }

  private static func tags(_ mapping: MappingReader?) -> [String: [String]] {
    guard let mapping else { return [:] }
    if mapping.entries.isEmpty {
      mapping.diagnostics.error(
        "empty-list", "`\(mapping.path)` is empty", at: mapping.location, help: "leave the key out")
    }
    var tags: [String: [String]] = [:]
    for (key, value) in mapping.allEntries() {
      tags[key.value] = value.stringList(orSingle: true)?.map(\.value)
    }
    return tags
  }
}
