import RightsBaselines
import RightsModel
import RightsText
import RightsYAML

/// A resolved baseline as text, every value with its place.
enum BaselineText {
  static func show(_ subject: LoadedBaseline) -> String {
    let baseline = subject.baseline
    var lines = ["\(baseline.id)"]
    lines += header(subject).map { "  \(padded($0.0))\($0.1)" }
    for rule in baseline.rules where !rule.isUnlisted { lines += [""] + Self.rule(rule, subject) }
    let unlisted = baseline.rules.count { $0.isUnlisted }
    if unlisted > 0 { lines += ["", "and \(unlisted) rights that are not listed: \(baseline.unlisted.rawValue)"] }
    return lines.map { HiddenCharacters.shown($0) + "\n" }.joined()
  }

  private static func header(_ subject: LoadedBaseline) -> [(String, String)] {
    let baseline = subject.baseline
    var rows = [("title", baseline.title), ("version", baseline.version)]
    if let source = baseline.source {
      let parts = [source.publisher, source.document, source.section, source.url]
      rows.append(("source", parts.compactMap(\.self).joined(separator: ", ")))
      if let note = source.note { rows.append(("note", note)) }
    }
    rows += [
      ("layer", baseline.layer.rawValue), ("applies to", scope(baseline.appliesTo)),
      ("unlisted", baseline.unlisted.rawValue),
    ]
    for (index, link) in subject.lineage.enumerated() {
      let place = "\(link.id), version \(link.version)  \(link.file.uri)"
      rows.append((index == 0 ? "file" : "extends", index == 0 ? link.file.uri : place))
    }
    for parameter in baseline.parameters {
      let list = parameter.fallback.isEmpty ? "nobody" : PrincipalWords.list(parameter.fallback)
      let description = parameter.description.map { " (\($0))" } ?? ""
      rows.append(("parameter", "$(\(parameter.name)): \(list)\(description)  \(parameter.declaredAt)"))
    }
    return rows
  }

  private static func rule(_ rule: Rule, _ subject: LoadedBaseline) -> [String] {
    let home = rule.declaredAt
    var lines = ["\(rule.right.constant)  \(rule.right.displayName)  \(home)"]
    if let expectation = subject.expectations[rule.right] { lines += operators(expectation, home, indent: 2) }
    for branch in subject.branches[rule.right] ?? [] {
      lines.append("  when \(condition(branch.condition))  \(place(branch.location, home))")
      lines += operators(branch.expectation, home, indent: 4)
    }
    guard let origins = subject.origins[rule.right] else { return lines }
    lines.append("  \(padded("severity"))\(rule.severity.rawValue)  \(place(origins.severity, home))")
    if let rationale = rule.rationale {
      lines.append("  \(padded("rationale"))\(rationale)  \(origins.rationale.map { place($0, home) } ?? "")")
    }
    for reference in rule.references {
      let ids = reference.ids.joined(separator: ", ")
      lines.append("  \(padded(reference.framework))\(ids)  \(origins.references.map { place($0, home) } ?? "")")
    }
    for reason in origins.reasons {
      lines.append("  \(padded("reason"))\(reason.value)  \(place(reason.location, home))")
    }
    return lines
  }

  private static func operators(_ expectation: LocatedExpectation, _ home: SourceLocation, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    return expectation.operators.flatMap { operation -> [String] in
      let own = operation.principals.filter { $0.location.uri == operation.location.uri }
      let others = operation.principals.filter { $0.location.uri != operation.location.uri }
      let list = own.isEmpty ? "" : PrincipalWords.list(own.map(\.value))
      var lines = [
        margin + (padded(operation.kind.rawValue) + list).trimmed + "  \(place(operation.location, home))"
      ]
      lines += others.map {
        margin + padded("") + "\(PrincipalWords.label($0.value))  \(place($0.location, home))"
      }
      for alternative in operation.alternatives {
        lines.append("\(margin)  either  \(place(alternative.location, home))")
        lines += operators(alternative, home, indent: indent + 4)
      }
      return lines
    }
  }

  /// `:12` in the file of the rule, else `file:12`.
  private static func place(_ location: SourceLocation, _ home: SourceLocation) -> String {
    let line = location.line.map { ":\($0)" } ?? ""
    return location.uri == home.uri ? line : location.uri + line
  }

  static func condition(_ condition: Rule.Condition) -> String {
    [
      condition.feature.map { "feature \($0)" },
      condition.domainJoined.map { $0 ? "joined to a domain" : "not joined to a domain" },
    ]
    .compactMap(\.self).joined(separator: " and ")
  }

  static func scope(_ scope: Baseline.Applicability) -> String {
    let parts = [
      scope.os.joined(separator: ", "), scope.roles.map(\.rawValue).joined(separator: ", "),
      scope.gpos.map { "GPO \($0)" }.joined(separator: ", "),
    ]
    let said = parts.filter { !$0.isEmpty }
    return said.isEmpty ? "everything of its layer" : said.joined(separator: " · ")
  }

  private static func padded(_ text: String) -> String {
    text + String(repeating: " ", count: max(1, 12 - text.count))
  }
}

extension String {
  /// Without spaces at its end.
  fileprivate var trimmed: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
