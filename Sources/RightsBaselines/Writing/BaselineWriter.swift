package import RightsModel
import RightsYAML

/// Writes a baseline document as YAML that loads as the same document.
///
/// The order of keys is the one of our own library; the bytes depend on the document and the comments alone.
package struct BaselineWriter {
  /// Longest line of a list in brackets; a longer list has an item a line.
  private static let width = 110

  private var text = ""

  /// The document as text.
  ///
  /// - Parameters:
  ///   - header: comment lines above everything.
  ///   - comments: comment lines above a right.
  package static func text(
    of document: BaselineDocument, header: [String] = [], comments: [UserRight: [String]] = [:]
  ) -> String {
    var writer = BaselineWriter()
    for line in header { writer.line(0, YAMLScalar.comment(line)) }
    writer.head(document)
    if !document.parameters.isEmpty { writer.line(0, "parameters:") }
    for parameter in document.parameters { writer.parameter(parameter) }
    if !document.rights.isEmpty { writer.line(0, "rights:") }
    for entry in document.rights { writer.entry(entry, comments[entry.right] ?? []) }
    return writer.text
  }

  private mutating func line(_ indent: Int, _ content: String) {
    text += String(repeating: " ", count: indent) + content + "\n"
  }

  private mutating func head(_ document: BaselineDocument) {
    line(0, "apiVersion: \(DocumentHeader.apiVersion)")
    line(0, "kind: Baseline")
    line(0, "id: \(YAMLScalar.text(document.id))")
    line(0, "title: \(YAMLScalar.text(document.title))")
    line(0, "version: \(YAMLScalar.quoted(document.version))")
    if let source = document.source { self.source(source) }
    line(0, "layer: \(document.layer.rawValue)")
    scope(document.appliesTo)
    if let extends = document.extends { line(0, "extends: \(YAMLScalar.text(extends.value))") }
    if let severity = document.severity { line(0, "severity: \(severity.rawValue)") }
    line(0, "unlisted: \(document.unlisted.rawValue)")
    if let reason = document.reason { line(0, "reason: \(YAMLScalar.text(reason))") }
  }

  private mutating func source(_ source: Baseline.Source) {
    line(0, "source:")
    let keys: [(String, String?)] = [
      ("publisher", source.publisher), ("document", source.document), ("section", source.section), ("url", source.url),
      ("note", source.note),
    ]
    for (key, value) in keys {
      if let value { line(2, "\(key): \(YAMLScalar.text(value))") }
    }
  }

  private mutating func scope(_ scope: Baseline.Applicability) {
    var keys: [String] = []
    if !scope.os.isEmpty { keys.append("os: \(Self.brackets(scope.os))") }
    if !scope.roles.isEmpty { keys.append("role: \(Self.brackets(scope.roles.map(\.rawValue)))") }
    if !scope.gpos.isEmpty {
      keys.append("gpo: [\(scope.gpos.map { YAMLScalar.quoted($0.description) }.joined(separator: ", "))]")
    }
    if !keys.isEmpty { line(0, "appliesTo: {\(keys.joined(separator: ", "))}") }
  }

  private mutating func parameter(_ parameter: Baseline.Parameter) {
    line(2, "\(YAMLScalar.text(parameter.name)):")
    list("default: ", parameter.fallback.map(PrincipalName.text), 4)
    if let description = parameter.description { line(4, "description: \(YAMLScalar.text(description))") }
  }

  private mutating func entry(_ entry: RightEntry, _ comments: [String]) {
    for comment in comments { line(2, YAMLScalar.comment(comment)) }
    line(2, "\(entry.right.constant):")
    switch entry.change {
    case .expect(let expectation): expect("expect: ", expectation, 4)
    case .edit(let add, let remove):
      if !add.isEmpty { list("add: ", add.map { PrincipalName.text($0.value) }, 4) }
      if !remove.isEmpty { list("remove: ", remove.map { PrincipalName.text($0.value) }, 4) }
    case .drop: line(4, "drop: true")
    case .keep: break
    }
    if !entry.branches.isEmpty { line(4, "when:") }
    for branch in entry.branches {
      let feature = branch.condition.feature.map { "feature: \(YAMLScalar.text($0))" }
      let joined = branch.condition.domainJoined.map { "domainJoined: \($0)" }
      let keys = [feature, joined].compactMap(\.self)
      for (index, key) in keys.enumerated() { line(6, (index == 0 ? "- " : "  ") + key) }
      expect("expect: ", branch.expectation, 8)
    }
    if let severity = entry.severity { line(4, "severity: \(severity.rawValue)") }
    if let rationale = entry.rationale { line(4, "rationale: \(YAMLScalar.text(rationale))") }
    if let references = entry.references, !references.isEmpty {
      line(4, "references:")
      for reference in references { list("\(YAMLScalar.text(reference.framework)): ", reference.ids, 6) }
    }
    if let reason = entry.reason { line(4, "reason: \(YAMLScalar.text(reason))") }
  }

  // On one line where it fits.
  private mutating func expect(_ key: String, _ expectation: LocatedExpectation, _ indent: Int) {
    let flow = Self.flow(expectation)
    if indent + key.utf8.count + flow.utf8.count <= Self.width {
      line(indent, key + flow)
    } else {
      line(indent, key.trimmed)
      for operation in expectation.operators { self.operation(operation, indent + 2) }
    }
  }

  private mutating func operation(_ operation: LocatedExpectation.Operator, _ indent: Int) {
    switch operation.kind {
    case .exactly, .within, .includes, .excludes:
      list("\(operation.kind.rawValue): ", operation.principals.map { PrincipalName.text($0.value) }, indent)
    case .noOne, .notDefined, .defined: line(indent, "\(operation.kind.rawValue): true")
    case .anyOf:
      line(indent, "anyOf:")
      for alternative in operation.alternatives { line(indent + 2, "- " + Self.flow(alternative)) }
    }
  }

  private mutating func list(_ key: String, _ items: [String], _ indent: Int) {
    let flow = Self.brackets(items)
    if indent + key.utf8.count + flow.utf8.count <= Self.width {
      line(indent, key + flow)
    } else {
      line(indent, key.trimmed)
      for item in items { line(indent + 2, "- " + YAMLScalar.text(item)) }
    }
  }

  // A word alone, else the operators in braces.
  private static func flow(_ expectation: LocatedExpectation) -> String {
    if expectation.operators.count == 1, let only = expectation.operators.first, !only.kind.takesPrincipals,
      only.kind != .anyOf
    {
      return only.kind.rawValue
    }
    let parts = expectation.operators.map { operation -> String in
      switch operation.kind {
      case .exactly, .within, .includes, .excludes:
        "\(operation.kind.rawValue): \(brackets(operation.principals.map { PrincipalName.text($0.value) }))"
      case .noOne, .notDefined, .defined: "\(operation.kind.rawValue): true"
      case .anyOf: "anyOf: [\(operation.alternatives.map(flow).joined(separator: ", "))]"
      }
    }
    return "{\(parts.joined(separator: ", "))}"
  }

  private static func brackets(_ items: [String]) -> String {
    "[\(items.map(YAMLScalar.text).joined(separator: ", "))]"
  }
}

extension String {
  // Without the space that separates a key from a value that now stands below it.
  fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
