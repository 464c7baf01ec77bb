import RightsModel

/// Results in words for people. Nothing here is escaped: each report escapes for its readers.
enum ResultWords {
  /// Why, as one clause without its full stop: of a fail the differences, else the result's own reason.
  static func reason(_ result: RuleResult, _ report: SubjectReport, _ labels: inout PrincipalLabels) -> String {
    switch result.verdict {
    case .fail: differences(result, report, &labels)
    case .pass: result.reason.isEmpty ? "as expected" : result.reason
    case .notApplicable: result.reason.isEmpty ? "does not apply" : result.reason
    case .notCollected: result.reason.isEmpty ? "not collected" : result.reason
    case .stale: result.reason.isEmpty ? "the snapshot is older than allowed" : result.reason
    case .unknown: result.reason.isEmpty ? "what is unknown leaves both outcomes open" : result.reason
    case .error: result.reason.isEmpty ? "could not be read" : result.reason
    }
  }

  /// `missing A (S-1-…), B (S-1-…); unexpected C (S-1-…)`, with another separator after the two words where wanted.
  static func differences(
    _ result: RuleResult, _ report: SubjectReport, _ labels: inout PrincipalLabels, separator: String = " "
  ) -> String {
    let deviation = result.deviation
    var text = ""
    if !deviation.missing.isEmpty { text = "missing\(separator)\(labels.list(deviation.missing, report))" }
    if !deviation.unexpected.isEmpty {
      if !text.isEmpty { text += "; " }
      text += "unexpected\(separator)\(labels.list(deviation.unexpected, report, orphans: deviation.orphans))"
    }
    if !text.isEmpty { return text }
    guard let observed = result.observed else { return result.reason.isEmpty ? "not as expected" : result.reason }
    switch observed.assignment {
    case .principals: return "held by \(assignment(observed.assignment, report, &labels))"
    case .noOne, .notDefined, .notCollected: return assignment(observed.assignment, report, &labels)
    }
  }

  /// A verdict in lower-case words.
  static func word(_ verdict: Verdict) -> String {
    switch verdict {
    case .pass: "pass"
    case .fail: "fail"
    case .notApplicable: "not applicable"
    case .notCollected: "not collected"
    case .stale: "stale"
    case .unknown: "unknown"
    case .error: "error"
    }
  }

  /// What was observed: the holders, or the state in words.
  static func assignment(_ assignment: Assignment, _ report: SubjectReport, _ labels: inout PrincipalLabels) -> String {
    switch assignment {
    case .principals(let principals, let complete):
      labels.list(principals, report) + (complete ? "" : ", perhaps more")
    case .noOne: "held by no one"
    case .notDefined: "not defined"
    case .notCollected: "not collected"
    }
  }

  /// `1 machine`, `2 machines`.
  static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(number) \(number == 1 ? singular : plural ?? singular + "s")"
  }

  /// The text as a sentence: with a full stop unless it ends in one.
  static func sentence(_ text: String) -> String {
    switch text.last {
    case ".", "!", "?", nil: text
    case .some: text + "."
    }
  }
}
