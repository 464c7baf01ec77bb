package import RightsModel

/// Decodes one node by the type that the schema gives it.
///
/// Every mistake is reported with its path and place; nil means that one was.
package struct ValueReader {
  package let node: YAMLNode
  /// Where in the document: `rights.SeDebugPrivilege.expect`; empty at the root.
  package let path: String
  package let diagnostics: DiagnosticCollector

  package init(_ node: YAMLNode, path: String, diagnostics: DiagnosticCollector) {
    self.node = node
    self.path = path
    self.diagnostics = diagnostics
  }

  package var location: SourceLocation { node.location }

  /// Text of any style; `no`, `true` and `5` are text too. Nothing, `~` and `null` are not.
  package func string() -> String? {
    guard case .scalar(let text, let style) = node.content else { return wrongType("text") }
    if style == .plain, Self.isNull(text) {
      return fail("no-value", "`\(path)` has no value", help: "give it one, in quotes if it is this text")
    }
    if text.isEmpty { return fail("no-value", "`\(path)` is empty") }
    return text
  }

  /// `true` or `false`, not quoted.
  package func bool() -> Bool? {
    switch node.content {
    case .scalar("true", style: .plain): true
    case .scalar("false", style: .plain): false
    case .scalar, .sequence, .mapping: wrongType("`true` or `false`")
    }
  }

  /// A decimal number without leading zeros, not quoted.
  package func int() -> Int? {
    guard case .scalar(let text, style: .plain) = node.content, let value = Int(text), String(value) == text else {
      return wrongType("a whole number")
    }
    return value
  }

  /// A case of a closed list, by its exact spelling.
  package func enumeration<Value>(
    _ type: Value.Type = Value.self
  ) -> Value? where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    guard let text = string() else { return nil }
    if let value = Value(rawValue: text) { return value }
    let all = Value.allCases.map(\.rawValue)
    return unknown(text, among: all)
  }

  /// Reports a text that is none of a closed list.
  package func unknown<Value>(_ text: String, among known: [String]) -> Value? {
    let list = known.map { "`\($0)`" }.joined(separator: ", ")
    return fail(
      "unknown-value", "`\(path)` cannot be \(Quoted.text(text))",
      help: Suggestion.help(for: text, in: known) ?? "it is one of \(list)")
  }

  /// RFC 3339, or a date, which is its midnight in UTC.
  package func timestamp() -> Timestamp? {
    guard let text = string() else { return nil }
    if let value = Timestamp(text) { return value }
    return fail(
      "invalid-value", "`\(path)` is no time: \(Quoted.text(text))",
      help: "write 2026-10-01 or 2026-10-01T02:00:00Z; a time needs its zone")
  }

  /// A SID in its text form.
  package func sid() -> SID? {
    guard let text = string() else { return nil }
    if let value = SID(text) { return value }
    return fail("invalid-value", "`\(path)` is no SID: \(Quoted.text(text))", help: "write it like S-1-5-32-544")
  }

  /// A GUID, braces optional.
  package func guid() -> GUID? {
    guard let text = string() else { return nil }
    if let value = GUID(text) { return value }
    return fail(
      "invalid-value", "`\(path)` is no GUID: \(Quoted.text(text))",
      help: "write it like 31B2F340-016D-11D2-945F-00C04FB984F9")
  }

  /// The items of a list. An empty list is a mistake unless it is said to mean something.
  ///
  /// - Parameters:
  ///   - orSingle: also take a value that is no list, as a list of one.
  ///   - emptyHelp: what to write instead of an empty list.
  package func sequence(
    orSingle: Bool = false, allowingEmpty: Bool = false, emptyHelp: String? = nil
  ) -> [ValueReader]? {
    switch node.content {
    case .sequence(let items):
      if items.isEmpty, !allowingEmpty {
        return fail("empty-list", "the list `\(path)` is empty", help: emptyHelp ?? "leave the key out")
      }
      return items.enumerated().map { index, item in
        ValueReader(item, path: "\(path)[\(index)]", diagnostics: diagnostics)
      }
    case .scalar, .mapping:
      if orSingle { return [self] }
      return wrongType("a list")
    }
  }

  /// A list of texts; wrong items are reported and left out.
  package func stringList(
    orSingle: Bool = false, allowingEmpty: Bool = false, emptyHelp: String? = nil
  ) -> [Located<String>]? {
    sequence(orSingle: orSingle, allowingEmpty: allowingEmpty, emptyHelp: emptyHelp)?.compactMap { item in
      item.string().map { Located($0, at: item.location) }
    }
  }

  /// The keys and values of a mapping.
  ///
  /// - Parameter nullIsAbsent: see `MappingReader`.
  package func mapping(nullIsAbsent: Bool = false) -> MappingReader? {
    guard case .mapping(let entries) = node.content else { return wrongType("a mapping") }
    return MappingReader(
      entries, at: node.location, path: path, diagnostics: diagnostics, nullIsAbsent: nullIsAbsent)
  }

  /// Reports a mistake at this value and gives nil.
  package func fail<Value>(_ code: Diagnostic.Code, _ message: String, help: String? = nil) -> Value? {
    diagnostics.error(code, message, at: node.location, help: help)
    return nil
  }

  private func wrongType<Value>(_ expected: String) -> Value? {
    let subject = path.isEmpty ? "the document" : "`\(path)`"
    return fail("wrong-type", "\(subject) must be \(expected), not \(node.summary)")
  }

  static func isNull(_ text: String) -> Bool { text.isEmpty || text == "~" || text == "null" }
}
