import RightsModel
import RightsYAML

/// Reads the mapping `rights`.
struct RightEntryDecoding {
  var layer: Layer
  /// True in a document that extends another.
  var isOverlay: Bool

  func decode(_ value: ValueReader) -> [RightEntry] {
    guard let mapping = value.mapping() else { return [] }
    var seen: [UserRight: SourceLocation] = [:]
    var entries: [RightEntry] = []
    for (key, value) in mapping.allEntries() {
      guard let right = Self.right(key, value.diagnostics) else { continue }
      if let first = seen.updateValue(key.location, forKey: right) {
        value.diagnostics.error(
          "duplicate-key", "\(right) is given twice", at: key.location, help: "keep one of the two",
          notes: [Diagnostic.Note("the first one stands here", at: first)])
        continue
      }
      if let entry = entry(right, key.location, value) { entries.append(entry) }
    }
    return entries
  }

  private static func right(_ key: Located<String>, _ diagnostics: DiagnosticCollector) -> UserRight? {
    if let right = UserRight(constant: key.value) { return right }
    let close =
      UserRight(anyName: key.value)?.constant
      ?? Suggestion.closest(to: key.value, in: UserRight.allCases.map(\.constant))
    let displayed = close ?? Suggestion.closest(to: key.value, in: UserRight.allCases.map(\.displayName))
    let help = displayed.map { name in
      let constant = UserRight.allCases.first { $0.displayName == name }?.constant ?? name
      return "did you mean \"\(constant)\"?"
    }
    diagnostics.error(
      "unknown-right", "\(Quoted.text(key.value)) is not a user right", at: key.location,
      help: help ?? "write the constant, such as SeDebugPrivilege")
    return nil
  }

  private func entry(_ right: UserRight, _ location: SourceLocation, _ value: ValueReader) -> RightEntry? {
    guard let mapping = value.mapping() else { return nil }
    let expectations = ExpectationDecoding(layer: layer)
    let expect = mapping.optional("expect")
    let when = mapping.optional("when")
    let severity = mapping.optionalEnumeration("severity", Severity.self)
    let rationale = mapping.optionalString("rationale")
    let references = mapping.optional("references").map(Self.references)
    let reason = mapping.optionalString("reason")
    let (add, remove, drop) = (mapping.optional("add"), mapping.optional("remove"), mapping.optional("drop"))
    mapping.finish()

    var change = RightEntry.Change.keep
    if let overlay = add ?? remove ?? drop, !isOverlay {
      return overlay.fail(
        "not-an-overlay", "`\(overlay.path)` changes a rule, but the document extends no baseline",
        help: "add `extends:`, or write a full `expect:`")
    }
    if let drop {
      guard drop.bool() == true else {
        return drop.node.scalar == "false"
          ? drop.fail("invalid-value", "`\(drop.path)` can only be `true`", help: "leave the key out") : nil
      }
      if let other = expect ?? when ?? add ?? remove {
        return other.fail("conflicting-keys", "a dropped rule has no `\(other.path)`", help: "remove one of the two")
      }
      change = .drop
    } else if let edit = add ?? remove {
      if let other = expect ?? when {
        return other.fail(
          "conflicting-keys", "`\(other.path)` cannot stand beside `add` or `remove`", help: "write a full `expect:`")
      }
      // A class can only end up in `within` or `excludes`: the resolver, which knows the operator, checks it.
      let added = add.map { PrincipalDecoding.list($0, allowsClasses: true) }
      let removed = remove.map { PrincipalDecoding.list($0, allowsClasses: true) }
      if let added, added == nil { return nil }
      if let removed, removed == nil { return nil }
      let (adds, removes) = ((added ?? nil) ?? [], (removed ?? nil) ?? [])
      for item in removes where adds.contains(where: { $0.value == item.value }) {
        return edit.fail("conflicting-keys", "`\(item.value)` is both added and removed in `\(value.path)`")
      }
      change = .edit(add: adds, remove: removes)
    } else if let expect {
      guard let expectation = expectations.decode(expect) else { return nil }
      change = .expect(expectation)
    } else if !isOverlay || when != nil {
      return value.fail("missing-key", "`\(value.path)` has no `expect`", help: "add `expect:`")
    }
    return RightEntry(
      right: right, change: change, branches: when.map(BranchDecoding(expectations: expectations).decode) ?? [],
      severity: severity, rationale: rationale, references: references, reason: reason, location: location,
      keys: mapping.keyLocations)
  }

  private static func references(_ value: ValueReader) -> [Rule.Reference] {
    guard let mapping = value.mapping() else { return [] }
    return mapping.allEntries().compactMap { key, value in
      value.stringList(orSingle: true).map { Rule.Reference(framework: key.value, ids: $0.map(\.value)) }
    }
    .sorted { $0.framework.utf8.lexicographicallyPrecedes($1.framework.utf8) }
  }
}
