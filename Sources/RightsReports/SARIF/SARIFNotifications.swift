import RightsModel
import RightsText

/// What went wrong around the results: gathered while streaming, in bounded memory, written at the end.
struct SARIFNotifications: Sendable {
  /// Diagnostics that are kept; the number of the others is told.
  static let diagnosticLimit = 1000
  /// Subjects that one notification names.
  static let nameLimit = 20

  private enum Kind: Int, CaseIterable {
    case gap, error, input, configuration, leftOut, waiver, waived, known

    var id: String {
      switch self {
      case .gap: "plumbline/gap"
      case .error: "plumbline/error"
      case .input: "plumbline/input"
      case .configuration: "plumbline/configuration"
      case .leftOut: "plumbline/left-out"
      case .waiver: "plumbline/waiver"
      case .waived: "plumbline/waived"
      case .known: "plumbline/known"
      }
    }

    var name: String {
      switch self {
      case .gap: "NotAssessed"
      case .error: "CouldNotBeRead"
      case .input: "InputProblem"
      case .configuration: "ConfigurationProblem"
      case .leftOut: "ResultsLeftOut"
      case .waiver: "WaiverProblem"
      case .waived: "Waived"
      case .known: "KnownDebt"
      }
    }

    var about: String {
      switch self {
      case .gap: "Subjects in scope were not assessed, or not in full."
      case .error: "What speaks of a right could not be read."
      case .input: "There is a problem with a collected file."
      case .configuration: "There is a problem with a baseline, a policy or another document."
      case .leftOut: "Some of what there is to say is left out of this log."
      case .waiver: "A waiver has ended, is not approved yet, or covers nothing."
      case .waived: "A finding is waived."
      case .known: "A finding is known and accepted as debt."
      }
    }

    /// Those that only a run with waivers or known findings has; they stand last, so that no index moves.
    var isOfAcceptance: Bool {
      switch self {
      case .gap, .error, .input, .configuration, .leftOut: false
      case .waiver, .waived, .known: true
      }
    }

    var level: String {
      switch self {
      case .gap, .input, .configuration, .leftOut, .waiver: "warning"
      case .waived, .known: "note"
      case .error: "error"
      }
    }
  }

  private struct Subjects: Sendable {
    var count = 0
    var names: [String] = []

    mutating func add(_ name: String) {
      count += 1
      if names.count < SARIFNotifications.nameLimit { names.append("'\(SARIFText.escaped(name))'") }
    }

    var list: String {
      let rest = count - names.count
      return names.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }
  }

  private let configuration: Set<String>
  private var gaps = Subjects()
  private var errors = Subjects()
  private var diagnostics: [Diagnostic] = []
  private var unkept = 0
  // What a log leaves out because it is accepted: by waiver, and as debt.
  private var waived: [Int: Subjects] = [:]
  private var known = Subjects()

  init(_ run: RunContext) { configuration = Set(run.documents.map(\.uri)) }

  /// Takes what a finished subject has to say.
  mutating func add(_ report: SubjectReport) {
    let counts = report.counts
    if counts[.notCollected] + counts[.stale] + counts[.unknown] > 0 { gaps.add(report.subject.id) }
    if counts[.error] > 0 { errors.add(report.subject.id) }
    for diagnostic in report.diagnostics { add(diagnostic) }
  }

  /// Takes the results that a log leaves out since they are accepted.
  mutating func add(acceptedOf report: SubjectReport) {
    guard report.counts.waived + report.counts.accepted > 0 else { return }
    for result in report.results {
      guard let acceptance = result.acceptance, acceptance.outcome != .open else { continue }
      for use in acceptance.waivers { waived[use.waiver, default: Subjects()].add(report.subject.id) }
      if acceptance.outcome == .known { known.add(report.subject.id) }
    }
  }

  /// Appends `"invocations":[…]`, with the exit code and its reason.
  ///
  /// - Parameter leftOut: failing results that the log had no room for.
  mutating func write(_ summary: RunSummary, _ run: RunContext, leftOut: Int, into out: inout [UInt8]) {
    for diagnostic in summary.diagnostics { add(diagnostic) }
    // Findings are success; an internal fault, broken trust or an unreadable input is not.
    let failed = summary.exits.contains(4) || summary.exits.contains(5) || summary.counts[.error] > 0
    out.write(key: "invocations")
    out.write("[{\"executionSuccessful\":")
    out.write(failed ? "false" : "true")
    out.write(",\"exitCode\":")
    out.write(summary.exit)
    out.write(key: "exitCodeDescription", string: summary.reason)
    out.write(key: "startTimeUtc", string: run.asOf.description)
    out.write(key: "endTimeUtc", string: run.asOf.description)
    out.write(key: "toolExecutionNotifications")
    out.append(UInt8(ascii: "["))
    if gaps.count > 0 {
      let text =
        "\(gaps.count) of \(summary.subjects) subjects in scope could not be assessed, or not in full: \(gaps.list)."
      Self.write(.gap, text, into: &out)
    }
    if errors.count > 0 {
      let subjects = ResultWords.count(errors.count, "subject")
      Self.write(.error, "What speaks of a right could not be read on \(subjects): \(errors.list).", into: &out)
    }
    for (waiver, subjects) in waived.sorted(by: { $0.key < $1.key }) {
      let (waiver, findings) = (run.waivers[waiver], ResultWords.count(subjects.count, "finding"))
      let verb = subjects.count == 1 ? "is" : "are"
      let id = SARIFText.escaped(waiver.id)
      let until = AcceptanceWords.until(waiver)
      Self.write(
        .waived, "\(findings) \(verb) waived and left out: '\(id)' on \(subjects.list) \(until).", into: &out)
    }
    if known.count > 0 {
      let findings = ResultWords.count(known.count, "known finding")
      let verb = known.count == 1 ? "is" : "are"
      Self.write(.known, "\(findings) \(verb) left out: on \(known.list).", into: &out)
    }
    if leftOut > 0 {
      let text = "\(ResultWords.count(leftOut, "failing result")) of lesser severity left out: GitHub shows 5,000."
      Self.write(.leftOut, text, into: &out)
    }
    for diagnostic in diagnostics where !isConfiguration(diagnostic) {
      Self.write(diagnostic, .input, failed, into: &out)
    }
    if unkept > 0 { Self.write(.leftOut, "\(ResultWords.count(unkept, "more diagnostic")) left out.", into: &out) }
    out.append(UInt8(ascii: "]"))
    out.write(key: "toolConfigurationNotifications")
    out.append(UInt8(ascii: "["))
    for diagnostic in diagnostics where isConfiguration(diagnostic) {
      let isOfWaiver = diagnostic.code.id.hasPrefix("waiver-")
      Self.write(diagnostic, isOfWaiver ? .waiver : .configuration, failed, into: &out)
    }
    out.write("]}]")
  }

  /// Appends `"notifications":[…]` of the driver.
  static func writeDescriptors(_ run: RunContext, into out: inout [UInt8]) {
    let accepts = !run.waivers.isEmpty || run.known != nil
    out.write(key: "notifications")
    out.append(UInt8(ascii: "["))
    for kind in Kind.allCases where accepts || !kind.isOfAcceptance {
      out.writeElementSeparator()
      out.append(UInt8(ascii: "{"))
      out.write(key: "id", string: kind.id)
      out.write(key: "name", string: kind.name)
      out.write(message: "shortDescription", kind.about)
      out.write(",\"defaultConfiguration\":{\"level\":")
      out.write(json: kind.level)
      out.write("}}")
    }
    out.append(UInt8(ascii: "]"))
  }

  private mutating func add(_ diagnostic: Diagnostic) {
    if diagnostics.count < Self.diagnosticLimit { diagnostics.append(diagnostic) } else { unkept += 1 }
  }

  private func isConfiguration(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.location.map { configuration.contains($0.uri) } ?? false
  }

  private static func write(_ kind: Kind, _ text: String, into out: inout [UInt8]) {
    open(kind, level: kind.level, text, into: &out)
    out.append(UInt8(ascii: "}"))
  }

  private static func write(_ diagnostic: Diagnostic, _ kind: Kind, _ failed: Bool, into out: inout [UInt8]) {
    let level: String
    switch diagnostic.severity {
    case .note: level = "note"
    case .warning: level = "warning"
    // By the standard an error says that the run failed.
    case .error: level = failed ? "error" : "warning"
    }
    let text = [diagnostic.message, diagnostic.help].compactMap(\.self).map(ResultWords.sentence)
    open(kind, level: level, SARIFText.escaped(text.joined(separator: " ")), into: &out)
    if let location = diagnostic.location, let place = SARIFPlaces.place(location) {
      out.write(key: "locations")
      out.write("[{\"physicalLocation\":")
      SARIFPlaces.write(place, nil, into: &out)
      out.write("}]")
    }
    out.write(",\"properties\":{\"code\":")
    out.write(json: diagnostic.code.id)
    out.write("}}")
  }

  private static func open(_ kind: Kind, level: String, _ text: String, into out: inout [UInt8]) {
    out.writeElementSeparator()
    out.write("{\"descriptor\":{\"id\":")
    out.write(json: kind.id)
    out.write(",\"index\":")
    out.write(kind.rawValue)
    out.write("},\"level\":")
    out.write(json: level)
    out.write(",\"message\":{\"text\":")
    out.write(json: text)
    out.append(UInt8(ascii: "}"))
  }
}
