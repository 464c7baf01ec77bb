import RightsIdentity
import RightsModel
import RightsReports

/// A resolved baseline as text.
enum BaselineText {
  static func show(_ baseline: Baseline) -> String {
    var text = "\(baseline.id)\n  title      \(baseline.title)\n  version    \(baseline.version)\n"
    if let source = baseline.source {
      text +=
        "  source     \([source.publisher, source.document, source.section, source.url].compactMap(\.self).joined(separator: ", "))\n"
    }
    text +=
      "  layer      \(baseline.layer.rawValue)\n  applies to \(scope(baseline.appliesTo))\n  unlisted   \(baseline.unlisted.rawValue)\n\n"
    for rule in baseline.rules where !rule.isUnlisted {
      text += "\(rule.right.constant)  (\(rule.severity.rawValue))  \(rule.declaredAt)\n  \(words(rule.expectation))\n"
      for branch in rule.branches {
        text += "  when \(condition(branch.condition)): \(words(branch.expectation))\n"
      }
      for reference in rule.references {
        text += "  \(reference.framework): \(reference.ids.joined(separator: ", "))\n"
      }
    }
    let unlisted = baseline.rules.count { $0.isUnlisted }
    if unlisted > 0 { text += "\nand \(unlisted) unlisted rights: \(baseline.unlisted.rawValue)\n" }
    return text
  }

  static func words(_ expectation: Expectation) -> String {
    switch expectation {
    case .exactly(let list): "exactly \(names(list))"
    case .within(let list): "within \(names(list))"
    case .includes(let list): "includes \(names(list))"
    case .excludes(let list): "excludes \(names(list))"
    case .noOne: "no one"
    case .notDefined: "not defined"
    case .defined: "defined"
    case .all(let parts): parts.map(words).joined(separator: "; ")
    case .any(let parts): parts.map { "(\(words($0)))" }.joined(separator: " or ")
    }
  }

  private static func names(_ list: [PrincipalReference]) -> String {
    list.map { reference in
      guard case .sid(let sid) = reference else { return reference.description }
      return PrincipalNames.label(of: .sid(sid), names: [:], facts: MachineFacts())
    }.joined(separator: ", ")
  }

  private static func condition(_ condition: Rule.Condition) -> String {
    [
      condition.feature.map { "feature \($0)" },
      condition.domainJoined.map { $0 ? "joined to a domain" : "not joined to a domain" },
    ]
    .compactMap(\.self).joined(separator: " and ")
  }

  private static func scope(_ scope: Baseline.Applicability) -> String {
    let parts = [
      scope.os.joined(separator: ", "), scope.roles.map(\.rawValue).joined(separator: ", "),
      scope.gpos.map { "GPO \($0)" }.joined(separator: ", "),
    ]
    let said = parts.filter { !$0.isEmpty }
    return said.isEmpty ? "everything of its layer" : said.joined(separator: " · ")
  }
}
