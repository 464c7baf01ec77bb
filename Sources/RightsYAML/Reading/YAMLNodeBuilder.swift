import RightsModel

/// Builds nodes from events and keeps the limits.
struct YAMLNodeBuilder: ~Copyable {
  private var parser: YAMLEventParser
  private let uri: String
  private let limits: YAMLLimits
  private let items: YAMLItems?
  private var nodeCount = 0
  private var aliasNodeCount = 0
  /// Of the current document; nil while the anchored value is still being read.
  private var anchors: [String: Anchored?] = [:]

  private struct Anchored {
    var node: YAMLNode
    var nodeCount: Int
    /// Levels of sequences and mappings in it, itself included.
    var depth: Int
  }

  /// - Parameter text: valid UTF-8 that stays where it is while this value lives.
  init(
    _ text: UnsafeBufferPointer<UInt8>, uri: String, limits: YAMLLimits, items: YAMLItems? = nil
  ) throws(DiagnosticError) {
    self.items = items
    parser = try YAMLEventParser(text, uri: uri)
    self.uri = uri
    self.limits = limits
  }

  mutating func documents() throws(DiagnosticError) -> [YAMLNode] {
    var documents: [YAMLNode] = []
    while true {
      let event = try parser.next()
      switch event.kind {
      case .streamEnd: return documents
      case .documentStart:
        anchors = [:]
        let root = try parser.next()
        if let items, items.mayBeRoot, case .sequenceStart = root.kind, root.anchor == nil {
          try hand(root, to: items, depth: 1)
          documents.append(YAMLNode(.sequence([]), at: root.location))
          continue
        }
        let node = try node(root, depth: 0).node
        if case .scalar("", style: .plain) = node.content { continue }
        documents.append(node)
      case .streamStart, .documentEnd: continue
      case .scalar, .sequenceStart, .sequenceEnd, .mappingStart, .mappingEnd, .alias:
        throw error("yaml-syntax", "a value is not allowed here", at: event.location)
      }
    }
  }

  private mutating func node(_ event: YAMLEvent, depth: Int) throws(DiagnosticError) -> Anchored {
    if let anchor = event.anchor { anchors.updateValue(nil, forKey: anchor) }
    let before = nodeCount
    try count(1, at: event.location)
    let content: YAMLNode.Content
    var levels = 0
    switch event.kind {
    case .alias(let name): return try expand(name, at: event.location, depth: depth)
    case .scalar(let text, let style):
      try checkTag(event, allowed: ["str", "int", "float", "bool", "null", "timestamp"])
      try checkText(text, at: event.location)
      content = .scalar(text, style: style)
    case .sequenceStart:
      try checkTag(event, allowed: ["seq"])
      (content, levels) = try sequence(event, depth: depth + 1)
    case .mappingStart:
      try checkTag(event, allowed: ["map"])
      (content, levels) = try mapping(event, depth: depth + 1)
    case .streamStart, .streamEnd, .documentStart, .documentEnd, .sequenceEnd, .mappingEnd:
      throw error("yaml-syntax", "a value is missing here", at: event.location)
    }
    let built = Anchored(node: YAMLNode(content, at: event.location), nodeCount: nodeCount - before, depth: levels)
    if let anchor = event.anchor { anchors.updateValue(built, forKey: anchor) }
    return built
  }

  private mutating func sequence(
    _ start: YAMLEvent, depth: Int
  ) throws(DiagnosticError) -> (YAMLNode.Content, Int) {
    try checkDepth(depth, at: start.location)
    var items: [YAMLNode] = []
    var levels = 0
    while true {
      let event = try parser.next()
      if case .sequenceEnd = event.kind { return (.sequence(items), levels + 1) }
      let item = try node(event, depth: depth)
      levels = max(levels, item.depth)
      items.append(item.node)
    }
  }

  /// Hands on the items of a list one by one, so that no more than one is held.
  private mutating func hand(_ start: YAMLEvent, to items: YAMLItems, depth: Int) throws(DiagnosticError) {
    try checkTag(start, allowed: ["seq"])
    try checkDepth(depth, at: start.location)
    while true {
      let event = try parser.next()
      if case .sequenceEnd = event.kind { return }
      items.take(try node(event, depth: depth).node)
    }
  }

  private mutating func mapping(
    _ start: YAMLEvent, depth: Int
  ) throws(DiagnosticError) -> (YAMLNode.Content, Int) {
    try checkDepth(depth, at: start.location)
    var entries: [YAMLNode.Entry] = []
    var seen: [String: SourceLocation] = [:]
    var levels = 0
    while true {
      let event = try parser.next()
      if case .mappingEnd = event.kind { return (.mapping(entries), levels + 1) }
      let key = try key(event)
      if let first = seen.updateValue(event.location, forKey: key) {
        throw DiagnosticError(
          Diagnostic(
            .error, "duplicate-key", "the key \(Quoted.text(key)) is given twice", at: event.location,
            help: "keep one of the two", notes: [Diagnostic.Note("the first one stands here", at: first)]))
      }
      let next = try parser.next()
      if depth == 1, let items, key == items.key, case .sequenceStart = next.kind, next.anchor == nil {
        try hand(next, to: items, depth: depth + 1)
        entries.append(
          YAMLNode.Entry(key: key, keyLocation: event.location, value: YAMLNode(.sequence([]), at: next.location)))
        continue
      }
      let value = try node(next, depth: depth)
      levels = max(levels, value.depth)
      entries.append(YAMLNode.Entry(key: key, keyLocation: event.location, value: value.node))
    }
  }

  private func key(_ event: YAMLEvent) throws(DiagnosticError) -> String {
    guard case .scalar(let key, let style) = event.kind, event.anchor == nil else {
      throw error("complex-key", "a key must be plain text", at: event.location)
    }
    try checkTag(event, allowed: ["str"])
    try checkText(key, at: event.location)
    if key == "<<", style == .plain {
      throw error(
        "merge-key", "merge keys (`<<`) are not supported", at: event.location,
        help: "write the keys out, or use an alias for a whole value")
    }
    if key.isEmpty, style == .plain { throw error("yaml-syntax", "a key is missing here", at: event.location) }
    return key
  }

  private mutating func expand(
    _ name: String, at location: SourceLocation, depth: Int
  ) throws(DiagnosticError) -> Anchored {
    guard let known = anchors[name] else {
      throw error("unknown-anchor", "no anchor `&\(name)` stands before this alias", at: location)
    }
    guard let anchored = known else {
      throw error("unknown-anchor", "the anchor `&\(name)` holds an alias to itself", at: location)
    }
    aliasNodeCount += anchored.nodeCount
    if aliasNodeCount > limits.maximumAliasNodes {
      throw error(
        "alias-bomb", "aliases stand for more than \(limits.maximumAliasNodes) values", at: location,
        help: "write the values out")
    }
    try count(anchored.nodeCount - 1, at: location)
    try checkDepth(depth + anchored.depth, at: location)
    return anchored
  }

  private mutating func count(_ nodes: Int, at location: SourceLocation) throws(DiagnosticError) {
    nodeCount += nodes
    if nodeCount > limits.maximumNodes {
      throw error("too-many-values", "the file holds more than \(limits.maximumNodes) values", at: location)
    }
  }

  private func checkDepth(_ depth: Int, at location: SourceLocation) throws(DiagnosticError) {
    if depth > limits.maximumDepth {
      throw error("too-deep", "more than \(limits.maximumDepth) levels inside each other", at: location)
    }
  }

  private func checkTag(_ event: YAMLEvent, allowed: [String]) throws(DiagnosticError) {
    guard let tag = event.tag, tag != "!", !allowed.contains(where: { tag == "tag:yaml.org,2002:" + $0 }) else {
      return
    }
    throw error(
      "tag", "the tag \(Quoted.text(tag)) is not supported here", at: event.location,
      help: "leave it out: a value has the type that the schema gives it")
  }

  // Escapes of double-quoted text can make characters that the text itself may not hold.
  private func checkText(_ text: String, at location: SourceLocation) throws(DiagnosticError) {
    if limits.permitsEscapedControls { return }
    for byte in text.utf8 where byte < 0x20 || byte == 0x7F || byte == 0xC2 {
      for scalar in text.unicodeScalars where Self.isControl(scalar.value) {
        throw TextCursor(uri: uri, at: location).control(scalar.value)
      }
      return
    }
  }

  private static func isControl(_ value: UInt32) -> Bool {
    value < 0x20 && value != 0x09 && value != 0x0A && value != 0x0D || (0x7F...0x9F).contains(value) && value != 0x85
  }

  private func error(
    _ code: Diagnostic.Code, _ message: String, at location: SourceLocation, help: String? = nil
  ) -> DiagnosticError {
    DiagnosticError(Diagnostic(.error, code, message, at: location, help: help))
  }
}
