package import RightsModel
import RightsText
package import RightsYAML

/// Recorded debt: a document of kind KnownFindings, an entry a line, sorted, so that its history is easy to read.
package struct KnownFindings: Sendable {
  /// Room for some hundred thousand entries; names of accounts may hold anything.
  private static let limits = YAMLLimits(
    maximumBytes: 256 << 20, maximumNodes: 20_000_000, permitsEscapedControls: true)

  /// In the order of the file, or of `sorted`.
  package var findings: [KnownFinding]

  package init(_ findings: [KnownFinding] = []) { self.findings = findings }

  /// Reads a whole file. Mistakes are reported.
  package init(_ bytes: [UInt8], uri: String, diagnostics: DiagnosticCollector) {
    var findings: [KnownFinding] = []
    var seen: [KnownFinding.Key: SourceLocation] = [:]
    var count = 0
    // Entry by entry: nodes weigh many times what is known of them.
    let items = YAMLItems(key: "findings") { node in
      defer { count += 1 }
      let value = ValueReader(node, path: "findings[\(count)]", diagnostics: diagnostics)
      guard let finding = Self.finding(value) else { return }
      if let first = seen.updateValue(value.location, forKey: finding.key) {
        diagnostics.error(
          "duplicate-finding", "\(finding.rule) on \(finding.subject) stands twice", at: value.location,
          help: "put all principals into one entry", notes: [Diagnostic.Note("the first is here", at: first)])
      }
      findings.append(finding)
    }
    let file = DocumentFile(
      bytes, uri: uri, expected: [.knownFindings], limits: Self.limits, items: items, diagnostics: diagnostics)
    for part in file.parts {
      guard let document = MappingReader(part.node, diagnostics: diagnostics) else { continue }
      DocumentHeader.read(document, kind: DocumentKind.knownFindings.rawValue)
      _ = document.sequence("findings", allowingEmpty: true)
      document.finish()
    }
    self.findings = findings
  }

  /// By subject, layer and rule.
  package var sorted: [KnownFinding] {
    findings.map { ([$0.subject.lowercased(), $0.kind.rawValue, $0.layer.rawValue, $0.rule], $0) }
      .sorted { left, right in
        for (first, second) in zip(left.0, right.0) where first != second {
          return first.utf8.lexicographicallyPrecedes(second.utf8)
        }
        return false
      }.map(\.1)
  }

  /// The document. Equal findings give equal bytes.
  package var bytes: [UInt8] {
    var out: [UInt8] = []
    out.write("# Findings that are accepted as debt: `plumbline scan --known` shows them and does not fail for them.\n")
    out.write("# Written by `plumbline scan --write-known`; `plumbline known prune` takes out what is mended.\n")
    out.write(raw: "apiVersion: \(DocumentHeader.apiVersion)\nkind: \(DocumentKind.knownFindings.rawValue)\n")
    out.write(raw: findings.isEmpty ? "findings: []\n" : "findings:\n")
    for finding in sorted { Self.write(finding, into: &out) }
    return out
  }

  private static func write(_ finding: KnownFinding, into out: inout [UInt8]) {
    var line: [UInt8] = []
    line.write("  - {\"subject\": ")
    line.write(json: finding.subject)
    if finding.kind != .machine {
      line.write(", \"kind\": ")
      line.write(json: finding.kind.rawValue)
    }
    line.write(", \"layer\": ")
    line.write(json: finding.layer.rawValue)
    line.write(", \"rule\": ")
    line.write(json: finding.rule)
    var faults = KnownFaults(finding.faults)
    Self.write(faults.lists.removeValue(forKey: nil), into: &line)
    if !faults.lists.isEmpty {
      line.write(", \"rights\": {")
      for (index, (right, lists)) in faults.sortedRights.enumerated() {
        if index > 0 { line.write(", ") }
        line.write(json: right.constant)
        line.write(": {")
        Self.write(lists, isFirst: true, into: &line)
        line.write("}")
      }
      line.write("}")
    }
    if !faults.providers.isEmpty {
      line.write(", \"providers\": [")
      for (index, provider) in faults.providers.sorted().enumerated() {
        if index > 0 { line.write(", ") }
        line.write(json: provider.description)
      }
      line.write("]")
    }
    if let seen = faults.seen, !seen.isEmpty {
      line.write(", \"seen\": {")
      for (index, right) in seen.keys.sorted().enumerated() {
        if index > 0 { line.write(", ") }
        line.write(json: right.constant)
        line.write(": ")
        Self.write(seen[right, default: []], into: &line)
      }
      line.write("}")
    }
    line.write("}\n")
    out += JSONEscapes.escapingUnprintable(in: line)
  }

  private static func write(_ lists: KnownFaults.Lists?, isFirst: Bool = false, into line: inout [UInt8]) {
    guard let lists else { return }
    var isFirst = isFirst
    for (key, list) in [("missing", lists.missing), ("unexpected", lists.unexpected)] where !list.isEmpty {
      line.write(raw: "\(isFirst ? "" : ", ")\"\(key)\": ")
      write(list, into: &line)
      isFirst = false
    }
  }

  private static func write(_ principals: [Principal], into line: inout [UInt8]) {
    line.write("[")
    for (index, principal) in principals.sorted().enumerated() {
      if index > 0 { line.write(", ") }
      line.write(json: principal.description)
    }
    line.write("]")
  }

  private static func finding(_ value: ValueReader) -> KnownFinding? {
    guard let entry = value.mapping() else { return nil }
    let subject = entry.string("subject")
    let kind = entry.optionalEnumeration("kind", KnownKind.self) ?? .machine
    let layer = entry.enumeration("layer", Layer.self)
    let rule = entry.string("rule")
    let faults = KnownFaults(decoding: entry)
    entry.finish()
    guard let subject, let layer, let rule, let faults else { return nil }
    guard !rule.hasPrefix("plumbline/") else {
      return value.fail(
        "invalid-value", "`\(rule)` cannot be known debt: it says that something was not seen or not approved",
        help: "remove the entry, and mend what the rule is about")
    }
    return KnownFinding(
      kind: kind == .gpo ? .gpo : .machine, subject: subject, layer: layer, rule: rule, faults: faults.all,
      location: value.location)
  }

  private enum KnownKind: String, CaseIterable {
    case machine, gpo
  }
}
