import RightsModel
import RightsText

/// What is accepted of a result, as SARIF has it.
///
/// Readers take any entry as a false positive, so a result has entries only where all of it is accepted; what covers a part,
/// or no longer counts, stands in its properties.
enum SARIFSuppressions {
  /// What stands for "never": a waiver without an end still needs a date for its readers.
  private static let never = "9999-12-31"

  /// Appends `,"suppressions":[…]`.
  ///
  /// - Parameter rule: the id of the result's rule.
  static func write(
    _ acceptance: Acceptance?, _ rule: String, _ report: SubjectReport, _ run: RunContext, into out: inout [UInt8]
  ) {
    out.write(",\"suppressions\":[")
    if let acceptance, acceptance.outcome != .open {
      for use in acceptance.waivers { write(run.waivers[use.waiver], into: &out) }
      if acceptance.outcome == .known {
        let key = KnownFinding.Key(subject: KnownSubject(report.subject, report.layer), rule: rule)
        writeDebt(run, at: run.knownPlaces[key], into: &out)
      }
    }
    out.append(UInt8(ascii: "]"))
  }

  /// Appends `,"baselineState":…`: on every result of a run that is held against known findings, else on none.
  static func writeState(_ verdict: Verdict, _ acceptance: Acceptance?, _ run: RunContext, into out: inout [UInt8]) {
    guard let state = FindingState(ofFail: acceptance, run) else { return }
    out.write(key: "baselineState", string: (verdict == .fail ? state : .unchanged).rawValue)
  }

  private static func write(_ waiver: Waiver, into out: inout [UInt8]) {
    out.writeElementSeparator()
    out.write("{\"kind\":\"external\",\"status\":\"accepted\",\"justification\":")
    out.write(json: SARIFText.escaped(waiver.reason))
    if let place = SARIFPlaces.place(waiver.location) {
      out.write(",\"location\":{\"physicalLocation\":")
      SARIFPlaces.write(place, nil, into: &out)
      out.append(UInt8(ascii: "}"))
    }
    out.write(",\"properties\":{\"type\":\"waiver\",\"id\":")
    out.write(json: waiver.id)
    out.write(key: "effect", string: waiver.effect.rawValue)
    out.write(key: "owner", string: waiver.owner)
    out.write(key: "ticket", string: waiver.ticket)
    out.write(accountOf: waiver)
    if waiver.isPermanent { out.write(key: "until", string: never) }
    out.write("}}")
  }

  private static func writeDebt(_ run: RunContext, at entry: SourceLocation?, into out: inout [UInt8]) {
    out.writeElementSeparator()
    out.write("{\"kind\":\"external\",\"status\":\"accepted\",\"justification\":")
    out.write(json: "Accepted debt: recorded as a known finding.")
    if let file = run.known, let place = SARIFPlaces.place(entry ?? SourceLocation(uri: file.uri)) {
      out.write(",\"location\":{\"physicalLocation\":")
      SARIFPlaces.write(place, nil, into: &out)
      out.append(UInt8(ascii: "}"))
    }
    out.write(",\"properties\":{\"type\":\"accepted\"}}")
  }
}
