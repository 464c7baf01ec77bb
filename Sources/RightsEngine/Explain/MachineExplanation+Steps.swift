internal import RightsBaselines
internal import RightsEvaluation
internal import RightsIdentity
internal import RightsModel
internal import RightsPolicies
internal import RightsReports
internal import RightsYAML

/// The steps of the page, each with its place.
extension MachineExplanation {
  var inputs: [[String]] {
    var rows = report.sources.map { [$0.uri, "read as \(report.readAs.joined(separator: ", "))"] }
    if rows.isEmpty { rows.append(["", "nothing was collected"]) }
    // Each fact beside the first source that gives it as it counts; what neither a collector's page, an inventory nor the
    // command line says is said by what was collected itself.
    var left = Self.known(report.facts)
    func take(_ place: String, _ facts: MachineFacts) -> [String]? {
      let own = Self.known(facts).filter(left.contains)
      left.removeAll(where: own.contains)
      return own.isEmpty ? nil : [place, own.joined(separator: "; ")]
    }
    let given = self.given.compactMap { take($0.location?.place ?? "", $0) }
    let stated = take("command line", statedFacts)
    if !left.isEmpty { rows.append([report.sources.first?.uri ?? "", left.joined(separator: "; ")]) }
    rows += given + (stated.map { [$0] } ?? [])
    if Self.known(report.facts).isEmpty { rows.append(["", "nothing is known of it"]) }
    return rows
  }

  /// What is known of a machine, a clause for each fact.
  private static func known(_ facts: MachineFacts) -> [String] {
    var known: [String] = []
    if let os = facts.os { known.append("os \(os.id)") }
    if let role = facts.role { known.append("role \(role.rawValue)") }
    if let domain = facts.domain { known.append("domain \(domain)") }
    if let ou = facts.ou { known.append("ou \(ou.text)") }
    if let features = facts.features {
      known.append("features \(features.isEmpty ? "none" : features.joined(separator: ", "))")
    }
    for tag in (facts.tags ?? [:]).sorted(by: { $0.key < $1.key }) { known.append("tag \(tag.key)=\(tag.value)") }
    if facts.tags?.isEmpty ?? false { known.append(facts.assumesNoTags ? "no tags given" : "tags none") }
    return known
  }

  func write(_ result: RuleResult, into page: inout PageText) {
    let rule = rule(of: result)
    page.heading(rule.id)
    var rows: [[String]] = []
    if case .baseline(let own) = rule {
      rows += chain(own)
      let overlaid = set?.members.first { $0.rule.index == result.ruleIndex }?.overlaid
      if let doubt = overlaid?.doubt, !doubt.isEmpty { rows.append(["perhaps", doubt]) }
      let bound = result.expectation.map { ExpectationWords.clause($0) }
      rows.append(["expects", bound ?? ExpectationWords.clause(of: own)])
      if bound != nil { rows.append(["as written", ExpectationWords.clause(of: own)]) }
    } else if let place = rule.declaredAt {
      rows.append(["declared", place.place])
    }
    if case .assertion(let own) = rule {
      rows.append(["holds where", own.title])
      for line in AssertionWords.lines(own.body) { rows.append(["demands", line]) }
    }
    rows.append(["severity", rule.severity.rawValue])
    if let detail = result.detail {
      rows += evidence(detail, rule, result)
    } else if case .assertion(let own) = rule, result.verdict == .pass {
      rows.append(["observed", "each of its \(Set(own.body.rights).count) rights as demanded"])
    }
    if let observed = result.observed {
      let place = report.evidence(result).map { " at \($0.place)" } ?? ""
      rows.append(["observed", held(observed.assignment) + place])
    }
    rows.append(["verdict", "\(VerdictTerms(result).word): \(reason(result))"])
    for line in AcceptanceWords.lines(result, report, run) { rows.append(["accepted", line]) }
    page.columns(rows)
  }

  /// What an assertion was judged by, each piece with its place; of a rule that compares machines what the others have, too.
  private func evidence(_ detail: AssertionDetail, _ rule: RunRule, _ result: RuleResult) -> [[String]] {
    var rows: [[String]] = []
    if let group = detail.group, case .assertion(let own) = rule, case .sameInGroup(let comparison) = own.body,
      let value = report.facts.tags?[comparison.tag]
    {
      let summary = plan.groups[GroupKey(rule: result.ruleIndex, value: value)] ?? GroupSummary()
      rows.append(["group", "\(group): \(summary.members) \(summary.members == 1 ? "machine" : "machines")"])
      for right in comparison.rights {
        for entry in summary.survey(of: right) {
          let held = entry.principals.map { $0.isEmpty ? "no one" : label($0) } ?? "not collected"
          let such = entry.example.map { ", such as \($0)" } ?? ""
          rows.append(["there", "\(right.constant): \(held): on \(entry.count)\(such)"])
        }
      }
    }
    for part in detail.parts {
      let place = report.evidence(part).map { " at \($0.place)" } ?? ""
      switch part.item {
      case .right(let right, let assignment):
        rows.append(["observed", "\(right.constant): \(held(assignment))\(place)"])
      case .statement(let text): rows.append(["observed", text + place])
      }
    }
    return rows
  }

  /// Where the rule is from: the documents of its baseline, the deepest first, then the overlays.
  private func chain(_ rule: Rule) -> [[String]] {
    let id = String(rule.id.prefix { $0 != "#" })
    var rows: [[String]] = []
    if let base = configuration.overlays.bases[id] {
      for document in base.documents.reversed() {
        guard let entry = document.rights.first(where: { $0.right == rule.right }) else { continue }
        rows.append(["baseline", "\(entry.location.place): \(document.id): \(Self.words(entry))"])
      }
      if rows.isEmpty, rule.isUnlisted {
        let place = base.document.location.place
        rows.append(["baseline", "\(place): \(id): unlisted: \(base.baseline.unlisted.rawValue)"])
      }
    }
    let member = set?.members.first { plan.rules[$0.rule.index].id == rule.id }
    for step in member?.overlaid?.changed?.changes ?? [] {
      let entry = configuration.overlays.entry(at: step.location)
      let words = [step.overlay, entry.map(Self.words), step.reason].compactMap(\.self).joined(separator: ": ")
      rows.append(["overlay", "\(step.location.place): \(words)"])
    }
    return rows
  }

  private static func words(_ entry: RightEntry) -> String {
    var words: [String] = []
    switch entry.change {
    case .expect(let expectation): words.append(ExpectationWords.clause(expectation.expectation))
    case .edit(let add, let remove):
      if !add.isEmpty { words.append("adds \(add.map { ExpectationWords.label($0.value) }.joined(separator: ", "))") }
      if !remove.isEmpty {
        words.append("removes \(remove.map { ExpectationWords.label($0.value) }.joined(separator: ", "))")
      }
    case .drop: words.append("drops the rule")
    case .keep: break
    }
    if let severity = entry.severity { words.append("severity \(severity.rawValue)") }
    return words.isEmpty ? "as inherited" : words.joined(separator: ", ")
  }

  private func held(_ assignment: Assignment) -> String {
    switch assignment {
    case .principals(let principals, let complete): label(principals) + (complete ? "" : ", perhaps more")
    case .noOne: "held by no one"
    case .notDefined: "not defined"
    case .notCollected: "not collected"
    }
  }

  private func label(_ principals: [Principal]) -> String {
    principals.map { PrincipalNames.label(of: $0, names: report.names, facts: report.facts) }.joined(separator: ", ")
  }

  private func reason(_ result: RuleResult) -> String {
    guard result.verdict == .fail else { return result.reason.isEmpty ? "as expected" : result.reason }
    var parts: [String] = []
    if !result.deviation.missing.isEmpty { parts.append("missing \(label(result.deviation.missing))") }
    if !result.deviation.unexpected.isEmpty { parts.append("unexpected \(label(result.deviation.unexpected))") }
    if !result.reason.isEmpty { parts.append(result.reason) }
    return parts.isEmpty ? "not as expected" : parts.joined(separator: "; ")
  }
}
