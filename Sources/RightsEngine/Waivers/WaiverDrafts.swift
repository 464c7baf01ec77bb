package import RightsModel
internal import RightsText
internal import RightsYAML

/// What a draft of a waiver is asked for.
package struct WaiverDraftRequest: Sendable {
  /// The first digits of a fingerprint or of its second half, in lower case.
  package var fingerprint: String
  package var id: String?
  package var reason: String?
  package var owner: String?
  package var ticket: String?
  /// `2027-03-31`.
  package var expires: String?

  package init(fingerprint: String) { self.fingerprint = fingerprint }
}

/// Finds a finding by its fingerprint and writes a waiver for it.
package enum WaiverDrafts {
  /// From a JSON Lines report.
  package static func draft(
    _ request: WaiverDraftRequest, report path: String
  ) throws(DiagnosticError) -> [UInt8] {
    let uri = ShownPath.of(path)
    let bytes: [UInt8]
    do {
      bytes = try FileReading.bytes(of: path)
    } catch {
      throw DiagnosticError(InputFault.unreadableFile(uri, error.message))
    }
    let needle = Array(request.fingerprint.utf8)
    var found: [WaiverDraft.Finding] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) where contains(line, needle) {
      let text = JSONEscapes.escapingUnprintable(in: JSONEscapes.replacingSurrogatePairs(in: Array(line)))
      let node = try YAMLReader.document(text, uri: uri, limits: YAMLLimits(permitsEscapedControls: true))
      if let finding = finding(node), WaiverDraft.Finding.fits(finding.fingerprint, request.fingerprint) {
        found.append(finding)
      }
    }
    return try draft(request, found)
  }

  /// By scanning again.
  package static func draft(_ request: WaiverDraftRequest, scan: ScanRequest) async throws -> [UInt8] {
    var found: [WaiverDraft.Finding] = []
    let outcome = try await Scan.run(
      scan,
      visit: { report, run in
        for index in report.results.indices
        where WaiverDraft.Finding.fits(report.fingerprint(index), request.fingerprint) {
          found.append(finding(report, index, run))
        }
      }, progress: { _, _ in })
    if outcome.summary == nil, let first = outcome.diagnostics.first(where: { $0.severity == .error }) {
      throw DiagnosticError(first)
    }
    return try draft(request, found)
  }

  private static func draft(
    _ request: WaiverDraftRequest, _ found: [WaiverDraft.Finding]
  ) throws(DiagnosticError) -> [UInt8] {
    // Where digits stand for several, what cannot be waived is not meant.
    let waivable = found.filter(\.isWaivable)
    let found = waivable.isEmpty ? found : waivable
    guard let finding = found.first else {
      throw DiagnosticError(
        Diagnostic(
          .error, "no-such-finding",
          "there is no finding whose fingerprint, or its second half, begins with \(request.fingerprint)",
          help: "copy it from a report of the same data; it changes with the principals"))
    }
    if Set(found.map(\.fingerprint)).count > 1 {
      throw DiagnosticError(
        Diagnostic(
          .error, "ambiguous-fingerprint", "\(found.count) findings have a fingerprint that begins so",
          help: "give all of its digits",
          notes: found.prefix(5).map { Diagnostic.Note("\($0.fingerprint): \($0.subject), \($0.rule)") }))
    }
    return try WaiverDraft(finding: finding, request: request).document()
  }

  private static func finding(_ report: SubjectReport, _ index: Int, _ run: RunContext) -> WaiverDraft.Finding {
    let result = report.results[index]
    let deviation = result.deviation
    let rule = run.rules[result.ruleIndex]
    var parts: [String] = []
    if !deviation.missing.isEmpty { parts.append("missing " + list(deviation.missing)) }
    if !deviation.unexpected.isEmpty { parts.append("unexpected " + list(deviation.unexpected)) }
    let reason = parts.isEmpty ? result.reason : parts.joined(separator: "; ")
    return WaiverDraft.Finding(
      fingerprint: report.fingerprint(index), kind: report.subject.kind, subject: report.subject.id, rule: rule.id,
      verdict: result.verdict.rawValue, missing: deviation.missing.map(\.description),
      unexpected: deviation.unexpected.map(\.description),
      providers: result.detail?.wmi?.providers.map(\.description) ?? [], seen: seen(result),
      reason: "\(rule.right?.constant ?? rule.id): \(reason)")
  }

  private static func seen(_ result: RuleResult) -> [String]? {
    guard result.verdict == .fail else { return nil }
    guard let faults = result.faults else { return [] }
    guard case .nameless(let seen)? = faults.nameless else { return nil }
    return Set(seen.values.joined().map(\.description)).sorted()
  }

  private static func list(_ principals: [Principal]) -> String {
    principals.map(\.description).joined(separator: ", ")
  }

  private static func finding(_ node: YAMLNode) -> WaiverDraft.Finding? {
    func text(_ key: String) -> String? { node.value(of: key)?.scalar }
    func items(_ node: YAMLNode?) -> [YAMLNode] {
      if case .sequence(let items)? = node?.content { items } else { [] }
    }
    func list(_ key: String) -> [String] { items(node.value(of: key)).compactMap(\.scalar) }
    guard text("type") == "result", let fingerprint = text("fingerprint"), let subject = text("subject"),
      let rule = text("rule"), let verdict = text("verdict")
    else { return nil }
    // A report does not say what else is wrong with those whom it names.
    var seen: [String]?
    if list("missing").isEmpty, list("unexpected").isEmpty, list("providers").isEmpty {
      let parts = items(node.value(of: "parts"))
      seen = Set(parts.flatMap { items($0.value(of: "observed")?.value(of: "principals")).compactMap(\.scalar) })
        .sorted()
    }
    return WaiverDraft.Finding(
      fingerprint: fingerprint, kind: text("kind") == "gpo" ? .gpo : .machine, subject: subject, rule: rule,
      verdict: verdict, missing: list("missing"), unexpected: list("unexpected"), providers: list("providers"),
      seen: seen,
      reason: "\(text("right") ?? rule): \(text("reason") ?? verdict)")
  }

  private static func contains(_ line: ArraySlice<UInt8>, _ needle: [UInt8]) -> Bool {
    guard let first = needle.first else { return true }
    return line.indices.contains { line[$0] == first && line[$0...].starts(with: needle) }
  }
}
