internal import RightsModel
internal import RightsYAML

/// Decodes how far the items and rights of a Snapshot document, or of a `collection.json`, were collected.
struct CompletenessDecoding {
  let diagnostics: DiagnosticCollector

  /// `completeness: {rights: partial, reason: …, errors: […], tokens: complete, providers: {outcome: denied, …}}`; takes away
  /// from the rights what it leaves unproven.
  func read(_ document: MappingReader, into snapshot: inout Snapshot) {
    // Stated twice, the right's own statement counts beside that of all.
    for (right, statement) in snapshot.collectedRights { snapshot.limit(right, by: statement) }
    guard let mapping = document.optionalMapping("completeness") else { return }
    var rights = Completeness(.complete)
    if let value = mapping.required("rights") { rights = completeness(value, of: .rights) ?? rights }
    let reason = mapping.optionalString("reason")
    let errors = errors(mapping)
    if rights.outcome != .complete || !errors.isEmpty {
      if let reason, rights.reason.isEmpty { rights.reason = reason }
      rights = Completeness(
        stated: rights.outcome, of: .rights, reason: rights.reason, errors: rights.errors + errors, isElevated: nil)
    }
    limit(&snapshot, by: rights)
    for item in SnapshotItem.allCases where item != .rights {
      if let value = mapping.optional(item.rawValue) { snapshot.collected[item] = completeness(value, of: item) }
    }
    mapping.finish()
  }

  /// An outcome by its name, or a mapping of one with `reason` and `errors`.
  func completeness(_ value: ValueReader, of item: SnapshotItem) -> Completeness? {
    guard case .mapping = value.node.content else {
      return value.enumeration(Completeness.Outcome.self).map { Completeness($0) }
    }
    guard let mapping = value.mapping(nullIsAbsent: true) else { return nil }
    let outcome = mapping.enumeration("outcome", Completeness.Outcome.self)
    let reason = mapping.optionalString("reason") ?? ""
    let errors = errors(mapping)
    mapping.finish()
    // A document that says how the caller stood would be a collection.json: here the statement is all there is.
    return outcome.map { Completeness(stated: $0, of: item, reason: reason, errors: errors, isElevated: true) }
  }

  /// What the collector said: `errors: [{message: …, code: …}]`.
  func errors(_ mapping: MappingReader) -> [CollectionError] {
    mapping.optionalSequence("errors", orSingle: true, allowingEmpty: true)?.compactMap { item in
      guard let error = item.mapping(nullIsAbsent: true) else { return nil }
      let message = error.optional("message")?.node.scalar ?? ""
      let code = error.optional("code")?.node.scalar
      error.finish()
      return CollectionError(message: message, code: code)
    } ?? []
  }

  // Of a partial collection some rights may be missing; what the document says of the others counts, in its own words.
  private func limit(_ snapshot: inout Snapshot, by rights: Completeness) {
    switch rights.outcome {
    case .complete: break
    case .partial: snapshot.completeness = rights
    case .denied, .failed, .notAsked: snapshot.limitRights(by: rights)
    }
  }
}
