internal import RightsModel
internal import RightsText
internal import RightsYAML

/// A waiver that somebody still has to read, in the words of its document.
struct WaiverDraft {
  /// A finding, as far as a waiver needs it.
  struct Finding {
    var fingerprint: String
    var kind: Subject.Kind
    var subject: String
    var rule: String
    var verdict: String
    var missing: [String]
    var unexpected: [String]
    /// The WMI providers that it is about.
    var providers: [String]
    /// Who was seen by what names nobody; nil where everything that is wrong names somebody.
    var seen: [String]?
    /// In words.
    var reason: String

    /// Whether it is one of the engine's own, which are never waived.
    var isOwn: Bool { rule.hasPrefix("plumbline/") }
    var isWaivable: Bool { !isOwn && ["fail", "unknown"].contains(verdict) }

    /// Whether a half of the fingerprint begins so: of the first half all that is wrong on one machine is alike, of the
    /// second what is wrong in one way on several.
    static func fits(_ fingerprint: String, _ digits: String) -> Bool {
      fingerprint.hasPrefix(digits) || fingerprint.dropFirst(32).hasPrefix(digits)
    }
  }

  let finding: Finding
  let request: WaiverDraftRequest

  /// The document.
  ///
  /// - Throws: where the finding is none that a waiver may cover.
  func document() throws(DiagnosticError) -> [UInt8] {
    func refuse(_ message: String, _ help: String) -> DiagnosticError {
      DiagnosticError(Diagnostic(.error, "not-waivable", message, help: help))
    }
    if finding.isOwn {
      throw refuse("no waiver covers `\(finding.rule)`", "mend what it is about")
    }
    var entries: [Entry] = []
    switch finding.verdict {
    case "fail":
      if !finding.unexpected.isEmpty { entries.append(Entry(.allowExtra, finding.unexpected)) }
      if !finding.missing.isEmpty { entries.append(Entry(.allowMissing, finding.missing)) }
      if !finding.providers.isEmpty { entries.append(Entry(.allowExtra, providers: finding.providers)) }
      if let seen = finding.seen { entries.append(Entry(.allowExtra, seen)) }
    case "unknown": entries.append(Entry(.acceptUnknown, providers: finding.providers))
    case let verdict:
      throw refuse(
        "the verdict is \(verdict), and a waiver covers a fail or an unknown",
        verdict == "pass" ? "there is nothing to waive" : "collect it again")
    }
    var out: [UInt8] = []
    out.write(raw: "apiVersion: \(DocumentHeader.apiVersion)\nkind: Waivers\nwaivers:\n")
    for (index, entry) in entries.enumerated() {
      // Of both halves: a machine has several findings.
      let print = finding.fingerprint
      let base = request.id ?? "W-\(print.prefix(6))\(print.dropFirst(32).prefix(6))"
      write(entry, id: index == 0 ? base : "\(base)-\(index + 1)", into: &out)
    }
    return out
  }

  private struct Entry {
    var effect: Waiver.Effect
    var principals: [String]
    var providers: [String]

    init(_ effect: Waiver.Effect, _ principals: [String] = [], providers: [String] = []) {
      (self.effect, self.principals, self.providers) = (effect, principals, providers)
    }
  }

  private func write(_ entry: Entry, id: String, into out: inout [UInt8]) {
    out.write(raw: "  # \(HiddenCharacters.shown("\(finding.subject): \(finding.reason)"))\n")
    out.write("  # Nobody has approved this. Whoever does adds `approvedBy:` and `approvedOn:`.\n")
    write("  - id", id, into: &out)
    list("    rules", [finding.rule], into: &out)
    switch finding.kind {
    case .machine: out.write("    machines: {name: [")
    case .gpo: out.write("    machines: {gpo: [")
    }
    let parts = finding.subject.split(separator: "/").map(String.init)
    quoted(finding.kind == .gpo ? parts.last ?? "" : finding.subject, into: &out)
    out.write("]")
    if finding.kind == .gpo, parts.count == 2 {
      out.write(", domain: [")
      quoted(parts[0], into: &out)
      out.write("]")
    }
    out.write("}\n")
    if !entry.principals.isEmpty { list("    principals", entry.principals.map(Self.reference), into: &out) }
    if !entry.providers.isEmpty { list("    providers", entry.providers, into: &out) }
    out.write(raw: "    effect: \(entry.effect.rawValue)\n")
    write("    reason", request.reason, hint: "why it is allowed", into: &out)
    write("    owner", request.owner, hint: "who answers for it", into: &out)
    write("    ticket", request.ticket, hint: "where it was asked for", into: &out)
    out.write(
      raw: request.expires.map { "    expires: \($0)\n" } ?? "    expires: # its last day, such as 2027-03-31\n")
  }

  private func write(_ key: String, _ value: String?, hint: String = "", into out: inout [UInt8]) {
    out.write(raw: "\(key):")
    if let value {
      out.write(" ")
      quoted(value, into: &out)
    } else {
      out.write(raw: " # \(hint)")
    }
    out.write("\n")
  }

  private func list(_ key: String, _ values: [String], into out: inout [UInt8]) {
    out.write(raw: "\(key): [")
    for (index, value) in values.enumerated() {
      if index > 0 { out.write(", ") }
      quoted(value, into: &out)
    }
    out.write("]\n")
  }

  private func quoted(_ text: String, into out: inout [UInt8]) {
    var bytes: [UInt8] = []
    bytes.write(json: text)
    out += JSONEscapes.escapingUnprintable(in: bytes)
  }

  /// A principal of a report as documents write it: a bare name is the machine's.
  private static func reference(_ principal: String) -> String {
    switch Principal(canonical: principal) {
    case .sid, .relative: principal
    case .name(let name): name.contains("\\") || name.hasPrefix("$") ? name : "$machine\\\(name)"
    }
  }
}
