/// Everything that one finished subject gives to the reporters: handed over once, in order, then forgotten.
package struct SubjectReport: Sendable {
  package var subject: Subject
  package var layer: Layer
  package var os: OSRelease?
  package var role: Role?
  package var readAs: [String]
  /// Indices into the run's baselines: those whose rules it was judged by, ascending.
  package var baselines: [Int]
  /// Sorted by rule id. Where no report of the run shows what is no problem, that is in `counts` alone.
  package var results: [RuleResult]
  /// The half of every fingerprint that says on whom: 32 lower-case hexadecimal digits. Empty where there is no result.
  package var subjectFingerprint: String
  /// The other half, one a result: what was found.
  package var findingFingerprints: [String]
  package var counts: VerdictCounts
  /// The collected files; `ObservedRight.source` points here. Empty for a machine that is missing from the collection.
  package var sources: [InputFile]
  /// Added to `ObservedRight.line`, so that identical sections can share results; 0 elsewhere.
  package var lineOffset: Int32
  /// 1-based line of the rights section's header; 0 where there is none.
  package var sectionLine: Int32
  /// What the machine's own documents say its principals are called; labels only.
  package var names: [SID: String]
  package var facts: MachineFacts
  package var diagnostics: [Diagnostic]
  /// Which GPO set a right, as a resultant set of policy tells it; empty where none was collected.
  package var attribution: [UserRight: PolicySetting] = [:]
}

extension SubjectReport {
  // By way of the initializer that every struct has: one that sets a property after the other copies all of them once more.
  package init(
    subject: Subject, layer: Layer, os: OSRelease?, role: Role?, readAs: [String], baselines: [Int],
    results: [RuleResult], subjectFingerprint: String, findingFingerprints: [String], counts: VerdictCounts,
    sources: [InputFile],
    lineOffset: Int32, sectionLine: Int32,
    names: [SID: String], facts: MachineFacts, diagnostics: [Diagnostic]
  ) {
    self.init(
      subject: subject, layer: layer, os: os, role: role, readAs: readAs, baselines: baselines, results: results,
      subjectFingerprint: subjectFingerprint, findingFingerprints: findingFingerprints, counts: counts,
      sources: sources, lineOffset: lineOffset, sectionLine: sectionLine, names: names, facts: facts,
      diagnostics: diagnostics, attribution: [:])
  }

  /// The identity of a result over runs: 64 lower-case hexadecimal digits.
  package func fingerprint(_ index: Int) -> String { subjectFingerprint + findingFingerprints[index] }

  /// The same of one piece of an assertion's evidence.
  package func evidence(_ part: AssertionPart) -> SourceLocation? {
    guard sources.indices.contains(Int(part.source)) else { return nil }
    return SourceLocation(uri: sources[Int(part.source)].uri, line: part.line > 0 ? Int(part.line + lineOffset) : nil)
  }

  /// Where what was observed stands, or nil where no file speaks of it.
  package func evidence(_ result: RuleResult) -> SourceLocation? {
    if let place = result.detail?.parts.lazy.compactMap({ evidence($0) }).first { return place }
    let index = Int(result.observed?.source ?? 0)
    guard index < sources.count else { return nil }
    let line = result.observed.map { $0.line > 0 ? $0.line : sectionLine } ?? 0
    return SourceLocation(uri: sources[index].uri, line: line > 0 ? Int(line + lineOffset) : nil)
  }
}
