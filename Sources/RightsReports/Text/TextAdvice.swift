import RightsModel

/// What a person should do first, in order.
enum TextAdvice {
  /// At most three steps: the worst failure, the largest gap, an empty scan.
  static func steps(
    _ summary: RunSummary, _ failures: [DeviationGroups.Group], _ gaps: [GapGroups.Group], _ run: RunContext
  ) -> [String] {
    if summary.subjects == 0 {
      return ["Nothing was scanned, so nothing is known: name files or folders with exports or GPO backups."]
    }
    var steps: [String] = []
    if let worst = failures.first { steps.append(step(worst, run)) }
    if let provider = failures.dropFirst().first(where: { breaksProviders($0, run) }) {
      steps.append(step(provider, run))
    }
    if let largest = gaps.first { steps.append(step(largest)) }
    return steps
  }

  private static func step(_ group: GapGroups.Group) -> String {
    let place = "on \(group.subjects.text)"
    return switch group.verdict {
    case .unknown:
      "Say what is not known \(place), in the inventory or in machine.json: \(group.reason)."
    case .error: "Repair what could not be read \(place), or collect it again: \(group.reason)."
    case .notCollected, .stale, .pass, .fail, .notApplicable:
      "Collect again what could not be assessed \(place): \(group.reason)."
    }
  }

  private static func step(_ group: DeviationGroups.Group, _ run: RunContext) -> String {
    let rule = group.rule(run)
    if case .assertion(let assertion) = rule { return step(group, assertion) }
    let right = rule.right?.displayName ?? rule.id
    let constant = rule.right?.constant ?? rule.id
    var text = "Correct \(right) (\(constant), \(group.severity.rawValue)) on \(group.subjects.text): \(group.text)."
    if let expectation = TextPlaces.expectation(rule) {
      let gpo = group.isGroupPolicy ? "that GPO" : "the GPO that wins there"
      let file = group.evidence.map { " (first seen at \($0))" } ?? ""
      text += " Edit User Rights Assignment in \(gpo)\(file); where it is meant to be so, edit \(expectation)."
    }
    if breaksProviders(group, run) {
      text +=
        " Until then services cannot act for their clients: WMI provider hosts, which run as NETWORK SERVICE or LOCAL"
        + " SERVICE, answer access denied."
    }
    return text
  }

  private static func step(_ group: DeviationGroups.Group, _ rule: AssertionRule) -> String {
    let declared = SourceLocation(uri: rule.declaredAt.uri, line: rule.declaredAt.line)
    let steps = rule.remedy.map { " \($0)." }.joined()
    return "Correct \(rule.id) (\(group.severity.rawValue)) on \(group.subjects.text): \(group.text).\(steps) Where it"
      + " is meant to be so, edit \(declared)."
  }

  /// Whether services have lost the right to impersonate their clients.
  private static func breaksProviders(_ group: DeviationGroups.Group, _ run: RunContext) -> Bool {
    guard run.rules[group.ruleIndex].right == .impersonatePrivilege else { return false }
    return group.deviation.missing.contains { principal in
      switch principal {
      // SERVICE, LOCAL SERVICE, NETWORK SERVICE
      case .sid(let sid): sid.authority == 5 && sid.count == 1 && [6, 19, 20].contains(sid[0])
      case .relative, .name: false
      }
    }
  }
}
