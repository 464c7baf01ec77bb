import RightsBaselines
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
    let (included, excluded) = (document.optional("includes"), document.optional("outOfScope"))
    let includes = included?.stringList() ?? []
    let outOfScope = excluded?.sequence()?.compactMap { Self.exclusion($0) } ?? []
    let gates = GatesDecoding.decode(document)
    let sets = RuleDecoding.sets(document.optionalMapping("tiers"))
    let rules = document.optionalSequence("rules")
      .map { RuleDecoding(policy: id ?? "", sets: sets.map(\.name)).rules($0) }
    // A policy may be there for its rules, or for what it includes or leaves out, alone.
    let needsAssign = included == nil && excluded == nil && rules == nil && sets.isEmpty
    let assign = needsAssign ? document.required("assign") : document.optional("assign")
    let assignments = assign?.sequence()?.compactMap { Self.assignment($0) }
    let waivers = WaiverLimits(decoding: document.optionalMapping("waivers"))
    document.finish()
    Self.refuseTwice(includes, "included", diagnostics)
    guard let id, let assignments = assignments ?? (needsAssign ? nil : []) else { return nil }
    self.init(
      id: id, title: title, includes: includes, assignments: assignments, outOfScope: outOfScope, gates: gates,
      location: node.location)
    self.waivers = waivers
    self.rules = rules ?? []
    self.sets = sets
  }

  private static func exclusion(_ value: ValueReader) -> Exclusion? {
    guard let entry = value.mapping() else { return nil }
    let to = entry.mapping("to").flatMap { AssignmentSelector(decoding: $0) }
    let reason = entry.string("reason")
    entry.finish()
    guard let to, let reason else { return nil }
    return Exclusion(to: to, reason: reason, location: value.location)
  }

  private static func assignment(_ value: ValueReader) -> Assignment? {
    guard let entry = value.mapping() else { return nil }
    let to = entry.mapping("to").flatMap { AssignmentSelector(decoding: $0) }
    let named = entry.optional("overlays")
    let inline = entry.optional("overlay")
    // An assignment may be there for its overlays alone.
    let needsBaselines = named == nil && inline == nil
    let baselines = (needsBaselines ? entry.required("baselines") : entry.optional("baselines"))?.sequence()?
      .compactMap { use($0) }
    let parameters = ParameterLists(decoding: entry.optionalMapping("parameters"))
    var overlays: [OverlayUse] = []
    let names = named?.stringList()?.map { BaselineUse(id: $0.value, location: $0.location) } ?? []
    overlays += names.map(OverlayUse.named)
    overlays += inline.flatMap { overlay($0, to?.layer ?? .effective) } ?? []
    entry.finish()
    for list in [baselines ?? [], names] {
      refuseTwice(list.map { Located($0.id, at: $0.location) }, "assigned", value.diagnostics)
    }
    guard let to, baselines != nil || !needsBaselines else { return nil }
    return Assignment(
      to: to, baselines: baselines ?? [], overlays: overlays, parameters: parameters, location: value.location)
  }

  // An id, or an id with lists of its own.
  private static func use(_ value: ValueReader) -> BaselineUse? {
    if case .mapping = value.node.content {
      guard let mapping = value.mapping() else { return nil }
      let id = mapping.string("id")
      let parameters = ParameterLists(decoding: mapping.optionalMapping("parameters"))
      mapping.finish()
      return id.map { BaselineUse(id: $0, location: value.location, parameters: parameters) }
    }
    return value.string().map { BaselineUse(id: $0, location: value.location) }
  }

  // One overlay, or several in order.
  private static func overlay(_ value: ValueReader, _ layer: Layer) -> [OverlayUse] {
    (value.sequence(orSingle: true) ?? []).compactMap { item in
      guard let mapping = item.mapping() else { return nil }
      let reason = mapping.optionalString("reason")
      let uses = mapping.optionalStringList("baselines", orSingle: true) ?? []
      let rights = mapping.required("rights")
      mapping.finish()
      refuseTwice(uses, "named", value.diagnostics)
      guard let rights else { return nil }
      let entries = Overlay.entries(rights, layer: layer)
      for entry in entries where entry.severity != nil && entry.reason == nil && reason == nil {
        value.diagnostics.error(
          "severity-without-reason", "the severity of \(entry.right) is changed and no `reason` is given",
          at: entry.keys["severity"] ?? entry.location, help: "add `reason:` to this right")
      }
      return .inline(
        Overlay(id: nil, reason: reason, entries: entries, location: item.location),
        baselines: uses.map { BaselineUse(id: $0.value, location: $0.location) })
    }
  }

  private static func refuseTwice(_ list: [Located<String>], _ verb: String, _ diagnostics: DiagnosticCollector) {
    var seen: Set<String> = []
    for item in list where !seen.insert(item.value).inserted {
      diagnostics.error(
        "duplicate-value", "`\(item.value)` is \(verb) twice", at: item.location, help: "remove one")
    }
  }
}

extension ParameterLists {
  /// Reads `parameters`; an empty list is a value here: nobody on top.
  init(decoding mapping: MappingReader?) {
    self.init()
    guard let mapping else { return }
    for (key, value) in mapping.allEntries() {
      lists[key.value] = value.sequence(allowingEmpty: true)?.compactMap { Self.principal($0) }
      locations[key.value] = key.location
    }
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
