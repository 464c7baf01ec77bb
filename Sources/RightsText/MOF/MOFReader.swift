package import RightsModel

/// Reads the instances of MOF text; classes, qualifiers and pragmas other than `namespace` are passed over.
///
/// Never fails and never stops: what is not MOF is a diagnostic, and reading goes on at the next `instance of`.
package struct MOFReader {
  /// Instances inside each other.
  package static let maximumDepth = 32

  private let tokens: [MOFToken]
  private var index = 0
  private var namespace: String?
  private var diagnostics: [Diagnostic] = []

  /// - Parameter text: UTF-8.
  package static func instances(
    of text: [UInt8], uri: String
  ) -> (instances: [MOFInstance], diagnostics: [Diagnostic]) {
    var reader = MOFReader(tokens: MOFTokenizer.tokens(of: text, uri: uri))
    return (reader.instances(), reader.diagnostics)
  }

  private init(tokens: [MOFToken]) { self.tokens = tokens }

  private var current: MOFToken? { index < tokens.count ? tokens[index] : nil }

  private mutating func instances() -> [MOFInstance] {
    var instances: [MOFInstance] = []
    while let token = current {
      if token.isWord("#pragma") {
        pragma(&instances)
      } else if token.isWord("instance") {
        if let instance = instance(depth: 0) { instances.append(instance) }
      } else {
        if case .unterminated(let what) = token.kind { fault("a \(what) has no end", at: token) }
        index += 1
      }
    }
    return instances
  }

  // `#pragma namespace ("\\\\.\\root\\cimv2")`, `#pragma deleteinstance ("__Win32Provider.Name=\"P\"", NOFAIL)`.
  private mutating func pragma(_ instances: inout [MOFInstance]) {
    index += 1
    guard let name = current, name.isWord("namespace") || name.isWord("deleteinstance") else { return }
    index += 1
    guard let open = current, open.isMark("(") else { return }
    index += 1
    guard case .string(let text)? = current?.kind else { return }
    if name.isWord("namespace") {
      namespace = text
    } else {
      instances.removeAll { $0.namespace == namespace && Self.isPath(text, of: $0) }
    }
  }

  // `Class.Name="value"`, the key of the classes that have names.
  private static func isPath(_ path: String, of instance: MOFInstance) -> Bool {
    guard case .string(let name, _)? = instance.value(of: "Name") else { return false }
    return path.lowercased().filter { $0 != " " }
      == "\(instance.className).name=\"\(name)\"".lowercased().filter { $0 != " " }
  }

  // Binary is `01b`; hexadecimal, which may end in a `b`, begins with `0x`.
  private static func decimal(_ text: String) -> String {
    guard text.last?.lowercased() == "b", let value = Int64(text.dropLast(), radix: 2) else { return text }
    return "\(value)"
  }

  // Stands at `instance`; always moves on.
  private mutating func instance(depth: Int) -> MOFInstance? {
    guard let start = current else { return nil }
    index += 1
    guard let of = current, of.isWord("of") else { return nil }
    index += 1
    guard let named = current, case .word(let className) = named.kind else {
      fault("`instance of` has no class", at: start)
      return nil
    }
    index += 1
    var alias: String?
    if let word = current, word.isWord("as") {
      index += 1
      if case .alias(let name)? = current?.kind {
        alias = name
        index += 1
      }
    }
    guard let open = current, open.isMark("{") else {
      fault("an instance of \(className) has no `{`", at: start)
      return nil
    }
    guard depth < Self.maximumDepth else {
      fault("instances stand more than \(Self.maximumDepth) deep inside each other", at: start)
      return nil
    }
    index += 1
    var instance = MOFInstance(
      className: className, alias: alias, namespace: namespace, properties: [], location: start.location)
    while let token = current {
      if token.isMark("}") {
        index += 1
        return instance
      }
      if token.isMark(";") {
        index += 1
      } else if token.isMark("[") {
        skipQualifiers()
      } else if case .word(let name) = token.kind, index + 1 < tokens.count, tokens[index + 1].isMark("=") {
        index += 2
        guard let value = value(depth: depth + 1) else {
          fault("`\(name)` of an instance of \(className) has no value", at: token)
          return nil
        }
        instance.properties.append(MOFInstance.Property(name: name, value: value, location: token.location))
      } else {
        fault("an instance of \(className) holds what is no property", at: token)
        return nil
      }
    }
    fault("an instance of \(className) has no end", at: start)
    return nil
  }

  private mutating func value(depth: Int) -> MOFValue? {
    guard let token = current else { return nil }
    switch token.kind {
    case .string(let first):
      index += 1
      var text = first
      // Adjacent literals are one.
      while case .string(let more)? = current?.kind {
        text += more
        index += 1
      }
      return .string(text, token.location)
    case .number(let text):
      index += 1
      return .number(Self.decimal(text))
    case .alias(let name):
      index += 1
      return .alias(name)
    case .word:
      if token.isWord("instance") { return instance(depth: depth).map { .instance($0) } }
      index += 1
      if token.isWord("true") { return .boolean(true) }
      if token.isWord("false") { return .boolean(false) }
      if token.isWord("null") { return .null }
      guard case .word(let text) = token.kind else { return nil }
      return .word(text)
    case .mark:
      guard token.isMark("{"), depth < Self.maximumDepth else { return nil }
      return array(depth: depth)
    case .unterminated: return nil
    }
  }

  private mutating func array(depth: Int) -> MOFValue? {
    index += 1
    var items: [MOFValue] = []
    while let token = current {
      if token.isMark("}") {
        index += 1
        return .array(items)
      }
      if token.isMark(",") {
        index += 1
        continue
      }
      guard let item = value(depth: depth + 1) else { return nil }
      items.append(item)
    }
    return nil
  }

  private mutating func skipQualifiers() {
    while let token = current {
      index += 1
      if token.isMark("]") { return }
    }
  }

  private mutating func fault(_ message: String, at token: MOFToken) {
    diagnostics.append(Diagnostic(.error, "malformed-mof", message, at: token.location))
  }
}
