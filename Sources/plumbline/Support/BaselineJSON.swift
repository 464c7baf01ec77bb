import RightsBaselines
import RightsModel
import RightsText
import RightsYAML

/// A resolved baseline as JSON, every value with its place.
enum BaselineJSON {
  static func show(_ subject: LoadedBaseline) -> String {
    let baseline = subject.baseline
    var members: [(String, JSONValue)] = [
      ("id", .string(baseline.id)), ("title", .string(baseline.title)), ("version", .string(baseline.version)),
    ]
    if let source = baseline.source { members.append(("source", self.source(source))) }
    members += [
      ("layer", .string(baseline.layer.rawValue)),
      (
        "appliesTo",
        .object([
          ("os", .strings(baseline.appliesTo.os)), ("role", .strings(baseline.appliesTo.roles.map(\.rawValue))),
          ("gpo", .strings(baseline.appliesTo.gpos.map(\.description))),
        ])
      ),
      ("unlisted", .string(baseline.unlisted.rawValue)),
      (
        "documents",
        .array(
          subject.lineage.map { link in
            .object([
              ("id", .string(link.id)), ("version", .string(link.version)), ("uri", .string(link.file.uri)),
              ("sha256", .string(link.file.sha256 ?? "")),
            ])
          })
      ),
      ("parameters", .array(baseline.parameters.map(parameter))),
      ("rules", .array(baseline.rules.map { rule($0, subject) })),
    ]
    return JSONValue.object(members).text
  }

  private static func source(_ source: Baseline.Source) -> JSONValue {
    let all = [
      ("publisher", source.publisher), ("document", source.document), ("section", source.section),
      ("url", source.url), ("note", source.note),
    ]
    return .object(all.compactMap { key, value in value.map { (key, .string($0)) } })
  }

  private static func parameter(_ parameter: Baseline.Parameter) -> JSONValue {
    .object(
      [("name", .string(parameter.name)), ("default", .strings(parameter.fallback.map(\.description)))]
        + (parameter.description.map { [("description", .string($0))] } ?? [])
        + [("declared", place(parameter.declaredAt))])
  }

  private static func rule(_ rule: Rule, _ subject: LoadedBaseline) -> JSONValue {
    var members: [(String, JSONValue)] = [("id", .string(rule.id)), ("right", .string(rule.right.constant))]
    if rule.isUnlisted { members.append(("unlisted", .bool(true))) }
    if let expectation = subject.expectations[rule.right] { members.append(("expect", operators(expectation))) }
    let branches = subject.branches[rule.right] ?? []
    if !branches.isEmpty { members.append(("when", .array(branches.map(branch)))) }
    let origins = subject.origins[rule.right]
    members.append(("severity", value(rule.severity.rawValue, origins?.severity ?? rule.declaredAt)))
    if let rationale = rule.rationale { members.append(("rationale", value(rationale, origins?.rationale))) }
    if !rule.references.isEmpty {
      members.append(
        (
          "references",
          .object(
            [("ids", .object(rule.references.map { ($0.framework, .strings($0.ids)) }))]
              + (origins?.references.map { [("declared", place($0))] } ?? []))
        ))
    }
    if let reasons = origins?.reasons, !reasons.isEmpty {
      members.append(("reasons", .array(reasons.map { value($0.value, $0.location) })))
    }
    return .object(members + [("declared", place(rule.declaredAt))])
  }

  private static func branch(_ branch: RightEntry.Branch) -> JSONValue {
    var members: [(String, JSONValue)] = []
    if let feature = branch.condition.feature { members.append(("feature", .string(feature))) }
    if let joined = branch.condition.domainJoined { members.append(("domainJoined", .bool(joined))) }
    return .object(members + [("expect", operators(branch.expectation)), ("declared", place(branch.location))])
  }

  private static func operators(_ expectation: LocatedExpectation) -> JSONValue {
    .array(
      expectation.operators.map { operation in
        var members: [(String, JSONValue)] = [("operator", .string(operation.kind.rawValue))]
        if operation.kind.takesPrincipals {
          let principals = operation.principals.map { item in
            JSONValue.object([
              ("principal", .string(item.value.description)), ("label", .string(PrincipalWords.label(item.value))),
              ("declared", place(item.location)),
            ])
          }
          members.append(("principals", .array(principals)))
        }
        if operation.kind == .anyOf { members.append(("alternatives", .array(operation.alternatives.map(operators)))) }
        return .object(members + [("declared", place(operation.location))])
      })
  }

  private static func value(_ text: String, _ location: SourceLocation?) -> JSONValue {
    .object([("value", .string(text))] + (location.map { [("declared", place($0))] } ?? []))
  }

  private static func place(_ location: SourceLocation) -> JSONValue {
    .object(
      [("uri", .string(location.uri))] + (location.line.map { [("line", .number($0))] } ?? [])
        + (location.column.map { [("column", .number($0))] } ?? []))
  }
}
