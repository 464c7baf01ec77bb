package import RightsModel

/// Judges links of the WMI access chain as rules of a policy: each over all providers of a machine, and no better than the worst.
package enum WMIEvaluator {
  /// - Parameters:
  ///   - provider: the one that is meant, by name; nil: all.
  ///   - doubt: why it is not known whether the rule is meant for the machine; nil where it is.
  package static func evaluate(
    _ compiled: CompiledAssertion, _ id: WMILinkID, in situation: WMISituation, provider: String? = nil,
    doubt: String? = nil
  ) -> RuleResult {
    let causes: [String]
    switch AssertionCondition.opening(compiled, situation.context, doubt: doubt) {
    case .excluded(let result): return result
    case .meant(let doubts): causes = doubts
    }
    var result = result(of: situation.link(id, provider: provider), situation.snapshot, index: compiled.index)
    // Where it may not be meant for the machine, only what holds anyway is certain.
    if result.verdict == .fail, !causes.isEmpty {
      result.verdict = .unknown
      result.deviation = .none
      result.reason = causes.joined(separator: "; ")
      result.detail = result.detail.map { detail in
        AssertionDetail(
          detail.parts.map { part in
            var part = part
            part.missing = []
            return part
          }, wmi: detail.wmi.map { WMIFinding(remedy: $0.remedy) })
      }
    }
    return result
  }

  private static func result(of link: WMILink, _ snapshot: Snapshot, index: Int) -> RuleResult {
    let verdict = link.state.verdict
    var parts = link.evidence.map { part($0, snapshot) }
    let missing = link.missing.map { Principal.sid($0) }
    if !missing.isEmpty {
      // Who holds the right is the first piece of evidence: here with who should.
      var part = AssertionPart(.impersonatePrivilege, snapshot.rights[.impersonatePrivilege])
      part.missing = missing
      parts = [part] + parts.dropFirst()
    }
    return RuleResult(
      ruleIndex: index, verdict: verdict, deviation: Deviation(missing: missing),
      reason: verdict == .pass ? "" : link.reason, detail: detail(link, parts, verdict))
  }

  private static func detail(_ link: WMILink, _ parts: [AssertionPart], _ verdict: Verdict) -> AssertionDetail? {
    guard verdict == .fail || verdict.isIncomplete else { return parts.isEmpty ? nil : AssertionDetail(parts) }
    let scope = link.scope
    let finding = WMIFinding(
      providers: scope.providers, hasUnseenProvider: scope.hasUnseenProvider, firstBroken: scope.firstBroken,
      remedy: link.remedy)
    let isUnseen = verdict == .fail && scope.hasUnseenProvider
    return AssertionDetail(
      parts,
      doubt: isUnseen ? "which providers that is true of was not collected" : scope.doubt,
      hasNamelessFault: verdict == .fail && link.missing.isEmpty && scope.providers.isEmpty, wmi: finding)
  }

  private static func part(_ evidence: WMILink.Evidence, _ snapshot: Snapshot) -> AssertionPart {
    let source = evidence.location.flatMap { location in snapshot.sources.firstIndex { $0.uri == location.uri } }
    return AssertionPart(
      .statement(evidence.text), line: source == nil ? 0 : Int32(clamping: evidence.location?.line ?? 0),
      source: source.map { Int16(clamping: $0) } ?? -1)
  }
}
