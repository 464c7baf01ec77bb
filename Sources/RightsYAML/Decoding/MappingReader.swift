package import RightsModel

/// Decodes a mapping key by key and knows at the end which keys nobody asked for.
///
/// Ask for every key that the schema has, then call `finish`, which reports the others. Methods without `optional` in
/// their names report a missing key; every method gives nil where the value is missing or wrong.
package final class MappingReader {
  /// Where the mapping begins.
  package let location: SourceLocation
  /// Where in the document; empty at the root.
  package let path: String
  package let diagnostics: DiagnosticCollector
  /// In the order of the file.
  package let entries: [YAMLNode.Entry]
  private let nullIsAbsent: Bool
  private var asked: [String] = []
  // Of a mapping with many keys; the few of another are looked through faster than a table is made.
  private var index: [String: Int]?

  init(
    _ entries: [YAMLNode.Entry], at location: SourceLocation, path: String, diagnostics: DiagnosticCollector,
    nullIsAbsent: Bool
  ) {
    self.entries = entries
    self.location = location
    self.path = path
    self.diagnostics = diagnostics
    self.nullIsAbsent = nullIsAbsent
    guard entries.count > 16 else { return }
    var index: [String: Int] = [:]
    for position in entries.indices { index[entries[position].key] = position }
    self.index = index
  }

  private func position(of key: String) -> Int? {
    if let index { return index[key] }
    for position in entries.indices where entries[position].key == key { return position }
    return nil
  }

  /// A reader of a node, or nil, reported, where it is no mapping.
  ///
  /// - Parameter nullIsAbsent: take a plain `null`, `~` or nothing as if the key were not there, as tools that write
  ///   JSON mean it. Otherwise it is a mistake.
  package convenience init?(
    _ node: YAMLNode, path: String = "", diagnostics: DiagnosticCollector, nullIsAbsent: Bool = false
  ) {
    let value = ValueReader(node, path: path, diagnostics: diagnostics)
    guard let mapping = value.mapping(nullIsAbsent: nullIsAbsent) else { return nil }
    self.init(
      mapping.entries, at: mapping.location, path: path, diagnostics: diagnostics, nullIsAbsent: nullIsAbsent)
  }

  /// The path of a key below this mapping.
  package func path(of key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// Where a key stands, or the mapping where it is missing.
  package func location(of key: String) -> SourceLocation {
    position(of: key).map { entries[$0].keyLocation } ?? location
  }

  /// Where each key stands.
  package var keyLocations: [String: SourceLocation] {
    Dictionary(entries.map { ($0.key, $0.keyLocation) }) { $1 }
  }

  /// The value of a key, or nil, unreported, where it is missing.
  package func optional(_ key: String) -> ValueReader? {
    asked.append(key)
    guard let position = position(of: key) else { return nil }
    let node = entries[position].value
    if nullIsAbsent, case .scalar(let text, style: .plain) = node.content, ValueReader.isNull(text) { return nil }
    return ValueReader(node, path: path(of: key), diagnostics: diagnostics)
  }

  /// The value of a key; reports where it is missing.
  package func required(_ key: String) -> ValueReader? {
    if let value = optional(key) { return value }
    let owner = path.isEmpty ? "the document" : "`\(path)`"
    diagnostics.error("missing-key", "\(owner) has no `\(key)`", at: location, help: "add `\(key):`")
    return nil
  }

  package func string(_ key: String) -> String? { required(key)?.string() }
  package func optionalString(_ key: String) -> String? { optional(key)?.string() }
  package func int(_ key: String) -> Int? { required(key)?.int() }
  package func optionalInt(_ key: String) -> Int? { optional(key)?.int() }
  package func bool(_ key: String) -> Bool? { required(key)?.bool() }
  package func optionalBool(_ key: String) -> Bool? { optional(key)?.bool() }
  package func timestamp(_ key: String) -> Timestamp? { required(key)?.timestamp() }
  package func optionalTimestamp(_ key: String) -> Timestamp? { optional(key)?.timestamp() }
  package func sid(_ key: String) -> SID? { required(key)?.sid() }
  package func optionalSID(_ key: String) -> SID? { optional(key)?.sid() }
  package func mapping(_ key: String) -> MappingReader? { required(key)?.mapping(nullIsAbsent: nullIsAbsent) }
  package func optionalMapping(_ key: String) -> MappingReader? { optional(key)?.mapping(nullIsAbsent: nullIsAbsent) }

  /// See `ValueReader.sequence`.
  package func sequence(_ key: String, orSingle: Bool = false, allowingEmpty: Bool = false) -> [ValueReader]? {
    required(key)?.sequence(orSingle: orSingle, allowingEmpty: allowingEmpty)
  }
  package func optionalSequence(_ key: String, orSingle: Bool = false, allowingEmpty: Bool = false) -> [ValueReader]? {
    optional(key)?.sequence(orSingle: orSingle, allowingEmpty: allowingEmpty)
  }

  /// See `ValueReader.stringList`.
  package func stringList(_ key: String, orSingle: Bool = false, allowingEmpty: Bool = false) -> [Located<String>]? {
    required(key)?.stringList(orSingle: orSingle, allowingEmpty: allowingEmpty)
  }
  package func optionalStringList(
    _ key: String, orSingle: Bool = false, allowingEmpty: Bool = false
  ) -> [Located<String>]? {
    optional(key)?.stringList(orSingle: orSingle, allowingEmpty: allowingEmpty)
  }

  package func enumeration<Value>(
    _ key: String, _ type: Value.Type = Value.self
  ) -> Value? where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    required(key)?.enumeration(type)
  }
  package func optionalEnumeration<Value>(
    _ key: String, _ type: Value.Type = Value.self
  ) -> Value? where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    optional(key)?.enumeration(type)
  }

  /// Every key with its value, for mappings whose keys are data; counts all of them as asked for.
  package func allEntries() -> [(key: Located<String>, value: ValueReader)] {
    asked.append(contentsOf: entries.map(\.key))
    return entries.map { entry in
      (
        Located(entry.key, at: entry.keyLocation),
        ValueReader(entry.value, path: path(of: entry.key), diagnostics: diagnostics)
      )
    }
  }

  /// Reports every key that nobody asked for, with the nearest one that exists.
  package func finish() {
    let known = index == nil ? nil : Set(asked)
    for entry in entries where !(known?.contains(entry.key) ?? asked.contains(entry.key)) {
      let open = asked.filter { position(of: $0) == nil }
      let owner = path.isEmpty ? "" : " in `\(path)`"
      diagnostics.error(
        "unknown-key", "unknown key \(Quoted.text(entry.key))\(owner)", at: entry.keyLocation,
        help: Suggestion.help(for: entry.key, in: open) ?? Suggestion.help(for: entry.key, in: asked)
          ?? "the keys here are \(asked.map { "`\($0)`" }.joined(separator: ", "))")
    }
  }
}
