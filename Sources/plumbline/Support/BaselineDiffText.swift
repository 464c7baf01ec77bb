import RightsBaselines
import RightsModel
import RightsText

/// What changes between two baselines, as text and as Markdown.
enum BaselineDiffText {
  static func text(_ diff: BaselineDiff) -> String {
    var lines = [names(diff)]
    if diff.isEmpty { lines.append("  nothing changes") }
    lines += diff.fields.map { "  \($0.name): \($0.name == "note" ? "reworded" : arrow($0.old, $0.new))" }
    if !diff.rules.isEmpty { lines.append("  " + summary(diff)) }
    for change in diff.rules where !isUnlisted(change) {
      lines += ["", "\(sign(change)) \(change.right.constant)  \(change.effect.rawValue)  \(places(change))"]
      lines += words(change).map { "    " + $0 }
    }
    let unlisted = diff.rules.filter(isUnlisted)
    for effect in [RuleChange.Effect.added, .removed] {
      let rights = unlisted.filter { $0.effect == effect }.map(\.right.constant)
      if !rights.isEmpty {
        lines += ["", "\(effect.rawValue), since they are not listed: \(rights.joined(separator: ", "))"]
      }
    }
    return lines.map { HiddenCharacters.shown($0) + "\n" }.joined()
  }

  static func markdown(_ diff: BaselineDiff) -> String {
    var lines = ["## \(escaped(names(diff)))", ""]
    if diff.isEmpty { lines.append("Nothing changes.") }
    if !diff.fields.isEmpty {
      lines += ["| | old | new |", "| --- | --- | --- |"]
      lines += diff.fields.map { "| \(escaped($0.name)) | \(escaped($0.old)) | \(escaped($0.new)) |" }
      lines.append("")
    }
    if !diff.rules.isEmpty {
      lines += [escaped(summary(diff)), "", "| right | effect | change | where |", "| --- | --- | --- | --- |"]
      lines += diff.rules.map { change in
        let effect = change.effect == .loosened || change.effect == .removed || change.effect == .both
        let name = effect ? "**\(change.effect.rawValue)**" : change.effect.rawValue
        let cell = words(change).map(escaped).joined(separator: "<br>")
        return "| \(change.right.constant) | \(name) | \(cell) | \(escaped(places(change))) |"
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func names(_ diff: BaselineDiff) -> String {
    func name(_ baseline: Baseline) -> String {
      // A file is told by its path where both have one id.
      diff.old.id == diff.new.id ? baseline.location.uri : baseline.id
    }
    return arrow(name(diff.old), name(diff.new))
  }

  private static func summary(_ diff: BaselineDiff) -> String {
    let counts = RuleChange.Effect.allCases.compactMap { effect -> String? in
      let count = diff.rules.count { $0.effect == effect }
      return count == 0
        ? nil : "\(count) \(effect == .neutral ? "changed without effect on verdicts" : effect.rawValue)"
    }
    return "rules: \(counts.joined(separator: ", ")), \(diff.unchanged) unchanged"
  }

  private static func isUnlisted(_ change: RuleChange) -> Bool {
    change.old?.isUnlisted ?? true && change.new?.isUnlisted ?? true && (change.old == nil || change.new == nil)
  }

  private static func sign(_ change: RuleChange) -> String {
    switch change.effect {
    case .added: "+"
    case .removed: "-"
    case .loosened, .tightened, .both, .neutral: "~"
    }
  }

  private static func places(_ change: RuleChange) -> String {
    let places = [change.old, change.new].compactMap(\.self).map { "\($0.declaredAt)" }
    return places.first == places.last ? places[0] : places.joined(separator: " → ")
  }

  private static func words(_ change: RuleChange) -> [String] {
    guard change.old != nil, change.new != nil else {
      guard let rule = change.new ?? change.old else { return [] }
      let branches = rule.branches.map {
        "when \(BaselineText.condition($0.condition)): \(ExpectationText.words($0.expectation))"
      }
      return [ExpectationText.words(rule.expectation)] + branches + ["severity \(rule.severity.rawValue)"]
    }
    if change.details.isEmpty { return ["by the default of a parameter"] }
    return change.details.map(words)
  }

  private static func words(_ detail: RuleChange.Detail) -> String {
    switch detail {
    case .principals(let condition, let operation, let added, let removed):
      let parts = added.map { "+ \(PrincipalWords.label($0))" } + removed.map { "- \(PrincipalWords.label($0))" }
      return "\(prefix(condition))\(operation): \(parts.joined(separator: ", "))"
    case .expectation(let condition, let old, let new):
      return prefix(condition) + arrow(old.map(ExpectationText.words) ?? "", new.map(ExpectationText.words) ?? "")
    case .branch(let condition, let old, let new):
      return prefix(condition) + arrow(old.map(ExpectationText.words) ?? "", new.map(ExpectationText.words) ?? "")
    case .severity(let old, let new): return "severity: \(arrow(old.rawValue, new.rawValue))"
    case .references(let framework, let added, let removed):
      let parts = added.map { "+ \($0)" } + removed.map { "- \($0)" }
      return "\(framework): \(parts.joined(separator: ", "))"
    case .rationale(let old, let new):
      return old == nil ? "rationale added" : new == nil ? "rationale removed" : "rationale reworded"
    }
  }

  private static func prefix(_ condition: Rule.Condition?) -> String {
    condition.map { "when \(BaselineText.condition($0)): " } ?? ""
  }

  private static func arrow(_ old: String, _ new: String) -> String {
    switch (old.isEmpty, new.isEmpty) {
    case (true, _): "+ \(new)"
    case (_, true): "- \(old)"
    case (false, false): old == new ? old : "\(old) → \(new)"
    }
  }

  private static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.write(markdown: text)
    return String(decoding: bytes, as: UTF8.self)
  }
}
