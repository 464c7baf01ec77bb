internal import RightsModel
internal import RightsYAML

/// Decodes how far the items and rights of a Snapshot document, or of a `collection.json`, were collected.
struct CompletenessDecoding {
  let diagnostics: DiagnosticCollector

  /// `completeness: {rights: partial, reason: …, errors: […], tokens: complete, providers: {outcome: denied, …}}`; takes away
  /// from the rights what it leaves unproven.
  func read(_ document: MappingReader, into snapshot: inout Snapshot) {
    let own = snapshot.collectedRights
    // What is complete needs no word, but where the whole is not.
    snapshot.collectedRights = own.filter { $0.value.outcome != .complete }
    // Stated twice, the right's own statement counts beside that of all.
    for (right, statement) in own { snapshot.limit(right, by: statement) }
    guard let mapping = document.optionalMapping("completeness") else { return }
    var rights = Completeness(.complete)
    if let value = mapping.required("rights") { rights = completeness(value, of: .rights) ?? rights }
    let reason = mapping.optionalString("reason")
    let errors = errors(mapping)
    if rights.outcome != .complete || !errors.isEmpty {
      if let reason, rights.reason.isEmpty { rights.reason = reason }
      rights = Completeness(
        stated: rights.outcome, of: .rights, reason: rights.reason, errors: rights.errors + errors, isElevated: true)
    }
    limit(&snapshot, by: rights, except: Set(own.keys))
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

  /// What the collector said: `errors: [{message: …, code: …, operation: …, provider: …, parameter: …, description: …}]`.
  func errors(_ mapping: MappingReader) -> [CollectionError] {
    mapping.optionalSequence("errors", orSingle: true, allowingEmpty: true)?.compactMap { item in
      guard let error = item.mapping(nullIsAbsent: true) else { return nil }
      var read = CollectionError(
        message: error.optional("message")?.node.scalar ?? "", code: error.optional("code")?.node.scalar)
      for part in CollectionError.Part.allCases { read[part] = error.optionalString(part.rawValue) }
      error.finish()
      return read
    } ?? []
  }

  // Of a partial collection some holders of any right may be missing, but of those that say themselves how they came.
  private func limit(_ snapshot: inout Snapshot, by rights: Completeness, except own: Set<UserRight>) {
    switch rights.outcome {
    case .complete: break
    case .partial:
      snapshot.completeness = rights
      for right in UserRight.allCases where !own.contains(right) {
        snapshot.rights[right].assignment = snapshot.rights[right].assignment.limited(by: .partial)
        guard let others = snapshot.alternatives[right] else { continue }
        snapshot.alternatives[right] = others.map { other in
          var other = other
          other.assignment = other.assignment.limited(by: .partial)
          return other
        }
      }
    case .denied, .failed, .notAsked: snapshot.limitRights(by: rights)
    }
  }
}
