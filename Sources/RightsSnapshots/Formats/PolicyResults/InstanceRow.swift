internal import RightsModel
internal import RightsYAML

/// One instance of a WMI class: its properties by name in lower case.
struct InstanceRow {
  enum Value {
    /// NULL in WMI.
    case null
    case text(String)
    case list([String])
    /// An object where none belongs.
    case other
  }

  var values: [String: Value] = [:]
  /// 1-based.
  var line: Int
  /// True for a last row that may have lost its end: nothing in it can be relied on.
  var isCut = false

  /// The text of a property; nil where it is missing, NULL or empty.
  func text(_ name: String) -> String? {
    guard case .text(let text)? = values[name], !text.isEmpty else { return nil }
    return text
  }

  /// The machine that PowerShell says it came from; nil for the one where it was written.
  var host: String? {
    guard let host = text("pscomputername") ?? text("__server") ?? text("cimsystemproperties.servername") else {
      return nil
    }
    return host == "." || host.lowercased() == "localhost" ? nil : host
  }

  /// Rows by machine, in the order of the file: one collection may hold many.
  static func byHost(_ rows: [InstanceRow]) -> [(host: String?, rows: [InstanceRow])] {
    var groups: [(host: String?, rows: [InstanceRow])] = []
    var indices: [String: Int] = [:]
    for row in rows {
      // A row that is cut may have lost its machine; it is of the one before it.
      let host = row.isCut ? groups.last?.host : row.host
      let key = host?.lowercased() ?? ""
      if let index = indices[key] {
        groups[index].rows.append(row)
      } else {
        indices[key] = groups.count
        groups.append((host, [row]))
      }
    }
    return groups
  }

  /// Whether a text is JSON and no table.
  static func isJSON(_ text: [UInt8]) -> Bool {
    let first = text.first { $0 > 0x20 }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// The instances of a JSON file: an array, one object, or the `value` of what Windows PowerShell wraps an array in.
  ///
  /// - Returns: the instances, and why there are more of them elsewhere.
  static func json(
    _ file: Span<UInt8>, uri: String
  ) throws(DiagnosticError) -> (rows: [InstanceRow], gap: Diagnostic?) {
    let limits = YAMLLimits(maximumBytes: 64 << 20, maximumDepth: 64, maximumNodes: 2_000_000)
    let node = try JSONDocument.node(file, uri: uri, limits: limits)
    switch unwrapped(node).content {
    case .sequence(let items): return (items.map(row), JSONPage.gap(node, counts: ["Count"]))
    case .mapping: return ([row(node)], nil)
    case .scalar:
      throw DiagnosticError(
        Diagnostic(
          .error, "no-instances", "the file holds no instances", at: node.location,
          help: "pipe what Get-CimInstance returns to ConvertTo-Json"))
    }
  }

  static func row(_ node: YAMLNode) -> InstanceRow {
    var row = InstanceRow(line: node.location.line ?? 1)
    guard case .mapping(let entries) = node.content else { return row }
    for entry in entries {
      let name = entry.key.lowercased()
      row.values[name] = value(entry.value)
      // Where the instance came from stands one level deeper.
      guard name == "cimsystemproperties", case .mapping(let inner) = entry.value.content else { continue }
      for entry in inner { row.values["\(name).\(entry.key.lowercased())"] = value(entry.value) }
    }
    if let place = entries.first(where: { $0.key.lowercased() == "userright" }) {
      row.line = place.keyLocation.line ?? row.line
    }
    return row
  }

  private static func value(_ node: YAMLNode) -> Value {
    switch unwrapped(node).content {
    case .scalar(let text, let style): style == .plain && text == "null" ? .null : .text(text)
    case .sequence(let items): list(items)
    case .mapping:
      // A time that Windows PowerShell decorated: `{"value": "/Date(1633043220000)/", "DateTime": "..."}`.
      if node.value(of: "DateTime") != nil, let time = node.value(of: "value")?.scalar { .text(time) } else { .other }
    }
  }

  private static func list(_ items: [YAMLNode]) -> Value {
    let texts = items.compactMap { value($0) }.compactMap { value -> String? in
      if case .text(let text) = value { text } else { nil }
    }
    return texts.count == items.count ? .list(texts) : .other
  }

  // `{"value": [...], "Count": 2}` of Windows PowerShell, or with `@odata.context` of a web service.
  static func unwrapped(_ node: YAMLNode) -> YAMLNode {
    guard let value = node.value(of: "value"), case .sequence = value.content,
      case .mapping(let entries) = node.content,
      entries.contains(where: { $0.key == "Count" || $0.key.hasPrefix("@odata.") || $0.key.hasPrefix("odata.") })
    else { return node }
    return value
  }
}
