package import RightsModel

/// One value of a YAML document with the place where it stands. Aliases are already replaced by what they name.
package struct YAMLNode: Sendable {
  /// How a scalar was written; only a plain one can be a boolean or a number.
  package enum ScalarStyle: Sendable, Hashable {
    case plain, quoted, block
  }

  /// What the node is. Scalars are text: the schema, not YAML, gives them a type.
  package enum Content: Sendable {
    case scalar(String, style: ScalarStyle)
    case sequence([YAMLNode])
    /// In the order of the file; keys are unique.
    case mapping([Entry])
  }

  /// One key of a mapping with its value.
  package struct Entry: Sendable {
    package var key: String
    package var keyLocation: SourceLocation
    package var value: YAMLNode

    package init(key: String, keyLocation: SourceLocation, value: YAMLNode) {
      self.key = key
      self.keyLocation = keyLocation
      self.value = value
    }
  }

  package var content: Content
  /// Where the value begins, with its anchor or tag; of an alias, where the anchored value does.
  package var location: SourceLocation

  package init(_ content: Content, at location: SourceLocation) {
    self.content = content
    self.location = location
  }

  /// The value of a key, or nil where this is no mapping or lacks it. To peek; decoding uses `MappingReader`.
  package func value(of key: String) -> YAMLNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The text of a scalar, or nil for a sequence or a mapping.
  package var scalar: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }
}

extension YAMLNode {
  /// What messages call it: "a list", "a mapping", "nothing" or the quoted text.
  var summary: String {
    switch content {
    case .scalar(let text, let style): text.isEmpty && style == .plain ? "nothing" : Quoted.text(text)
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

extension YAMLNode {
  /// The same node in a file in which so many lines stand before it.
  package func moved(down lines: Int) -> YAMLNode {
    guard lines > 0 else { return self }
    func moved(_ location: SourceLocation) -> SourceLocation {
      SourceLocation(uri: location.uri, line: location.line.map { $0 + lines }, column: location.column)
    }
    let content: Content =
      switch self.content {
      case .scalar: self.content
      case .sequence(let items): .sequence(items.map { $0.moved(down: lines) })
      case .mapping(let entries):
        .mapping(
          entries.map {
            Entry(key: $0.key, keyLocation: moved($0.keyLocation), value: $0.value.moved(down: lines))
          })
      }
    return YAMLNode(content, at: moved(location))
  }
}
