import RightsModel

/// What every report says of its run, as names and values in a fixed order.
enum RunFacts {
  static func properties(_ summary: RunSummary, _ run: RunContext) -> [(name: String, value: String)] {
    var facts: [(name: String, value: String)] = [
      ("tool", "plumbline \(run.toolVersion)"), ("library", run.libraryVersion), ("asOf", run.asOf.description),
    ]
    facts += run.policies.map { ("policy", document($0.id, $0.file)) }
    facts += run.baselines.map { ("baseline", document("\($0.id) \($0.version)", $0.files.first)) }
    facts += [
      ("inScope", String(summary.subjects)), ("assessed", String(summary.subjects - summary.notAssessed)),
      ("notAssessed", String(summary.notAssessed)),
    ]
    if summary.outOfScope > 0 { facts.append(("outOfScope", String(summary.outOfScope))) }
    facts += Verdict.allCases.map { ($0.rawValue, String(summary.counts[$0])) }
    facts += summary.counts.acceptances.map { ($0.name, String($0.count)) }
    facts += [
      ("exit", String(summary.exit)), ("exits", summary.exits.map(String.init).joined(separator: " ")),
      ("reason", summary.reason),
    ]
    return facts
  }

  private static func document(_ name: String, _ file: InputFile?) -> String {
    file?.sha256.map { "\(name) sha256:\($0)" } ?? name
  }
}
