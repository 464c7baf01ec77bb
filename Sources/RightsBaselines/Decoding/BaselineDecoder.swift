import RightsModel
package import RightsYAML

/// Decodes documents of kind Baseline, strictly.
package enum BaselineDecoder {
  /// Every kind of document there is, for telling a misspelt kind from another one.
  package static let kinds = ["Baseline", "Policy", "Waivers", "Inventory", "Directory", "PolicyTest", "Snapshot"]

  /// The baseline that a node holds.
  ///
  /// - Returns: nil where something essential is wrong. Errors may be reported of a document that is returned, too: it
  ///   is then good for finding further mistakes, not for evaluating.
  package static func decode(_ node: YAMLNode, diagnostics: DiagnosticCollector) -> BaselineDocument? {
    guard let mapping = MappingReader(node, diagnostics: diagnostics) else { return nil }
    DocumentHeader.read(mapping, kind: "Baseline")
    let id = mapping.required("id").flatMap(Self.id)
    let title = mapping.string("title")
    let version = mapping.string("version")
    let source = mapping.optionalMapping("source").flatMap(Self.source)
    let layer = mapping.enumeration("layer", Layer.self)
    let appliesTo = mapping.optional("appliesTo").map { ApplicabilityDecoding.decode($0, layer: layer) }
    let extends = mapping.optional("extends").flatMap(Self.id)
    let severity = mapping.optionalEnumeration("severity", Severity.self)
    let unlistedValue = mapping.required("unlisted")
    let unlisted = unlistedValue?.enumeration(Baseline.Unlisted.self)
    let reason = mapping.optionalString("reason")
    let parameters = mapping.optionalMapping("parameters").map(ParameterDecoding.decode) ?? []
    let rights = mapping.optional("rights")
    mapping.finish()
    if layer == .effective, unlisted == .notDefined, let unlistedValue {
      diagnostics.error(
        "wrong-layer", "`unlisted: not defined` is for baselines of layer `group-policy`", at: unlistedValue.location,
        help: "write `ignore`, or `no one` where nobody may hold a right that is not listed")
    }
    if rights == nil, extends == nil, unlisted == .ignore {
      diagnostics.error("missing-key", "the document has no `rights`", at: mapping.location, help: "add `rights:`")
    }
    let decoding = RightEntryDecoding(layer: layer ?? .groupPolicy, isOverlay: extends != nil)
    let entries = rights.map(decoding.decode) ?? []
    if let rights, case .mapping(let all) = rights.node.content, all.isEmpty, extends == nil {
      diagnostics.error("empty-list", "`rights` is empty", at: rights.location, help: "leave the key out")
    }
    guard let id, let title, let version, let layer, let unlisted else { return nil }
    return BaselineDocument(
      id: id.value, idLocation: id.location, title: title, version: version, source: source, layer: layer,
      appliesTo: appliesTo ?? Baseline.Applicability(), extends: extends, severity: severity,
      unlisted: unlisted, reason: reason, parameters: parameters, rights: entries, location: node.location,
      keys: mapping.keyLocations, spellings: Spelling.all(in: node))
  }

  private static func id(_ value: ValueReader) -> Located<String>? {
    guard let text = value.string() else { return nil }
    if BaselineID.isValid(text) { return Located(text, at: value.location) }
    return value.fail(
      "invalid-id", "\(Quoted.text(text)) is no id",
      help: "an id is like a path: letters, digits, `.`, `_` and `-` between single `/`")
  }

  private static func source(_ mapping: MappingReader) -> Baseline.Source? {
    let publisher = mapping.string("publisher")
    let (document, section) = (mapping.optionalString("document"), mapping.optionalString("section"))
    let (url, note) = (mapping.optionalString("url"), mapping.optionalString("note"))
    mapping.finish()
    return publisher.map {
      Baseline.Source(publisher: $0, document: document, section: section, url: url, note: note)
    }
  }
}
