import RightsModel
import RightsText

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
    _ result: RuleResult, _ report: SubjectReport, _ labels: inout PrincipalLabels, separator: StaticString = " "
  ) -> String {
    var bytes: [UInt8] = []
    write(differences: result, report, &labels, separator: separator, into: &bytes) { $1.write(raw: $0) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the same without a `String` in between: a fleet has millions.
  static func write(
    differences result: RuleResult, _ report: SubjectReport, _ labels: inout PrincipalLabels,
    separator: StaticString = " ", into out: inout [UInt8], text write: PrincipalLabels.Writing
  ) {
    if let detail = result.detail {
      return self.write(detail, of: result, report, &labels, separator: separator, into: &out, text: write)
    }
    let deviation = result.deviation
    if !deviation.missing.isEmpty {
      out.write("missing")
      out.write(separator)
      labels.write(deviation.missing, report, into: &out, text: write)
      if !deviation.unexpected.isEmpty { out.write("; ") }
    }
    if !deviation.unexpected.isEmpty {
      out.write("unexpected")
      out.write(separator)
      labels.write(deviation.unexpected, report, orphans: deviation.orphans, into: &out, text: write)
    }
    guard deviation.missing.isEmpty, deviation.unexpected.isEmpty else { return }
    guard let observed = result.observed else {
      return write(result.reason.isEmpty ? "not as expected" : result.reason, &out)
    }
    let held = assignment(observed.assignment, report, &labels)
    switch observed.assignment {
    case .principals: write("held by \(held)", &out)
    case .noOne, .notDefined, .notCollected: write(held, &out)
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
