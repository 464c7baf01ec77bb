import RightsModel
import RightsYAML

/// Reads `gates`, and `coverage`, which may stand beside it.
enum GatesDecoding {
  static func decode(_ document: MappingReader) -> Gates {
    let beside = document.optional("coverage")
    var gates = Gates(coverage: beside.flatMap(coverage))
    guard let mapping = document.optionalMapping("gates") else { return gates }
    if mapping.entries.isEmpty {
      mapping.diagnostics.error("empty-list", "`gates` is empty", at: mapping.location, help: "leave the key out")
    }
    gates.failOn = mapping.optional("fail-on").flatMap { failOn($0, &gates.references) }
    gates.incomplete = mapping.optionalEnumeration("incomplete")
    gates.maximumAge = mapping.optional("max-age").flatMap(age)
    if let own = mapping.optional("coverage") {
      if beside != nil {
        let _: Never? = own.fail("conflicting-keys", "`coverage` stands beside `gates` too", help: "remove one")
      }
      gates.coverage = coverage(own)
    }
    mapping.finish()
    return gates
  }

  private static func coverage(_ value: ValueReader) -> Int? {
    guard let percent = value.int() else { return nil }
    guard (0...100).contains(percent) else {
      return value.fail("invalid-value", "`\(value.path)` is a percentage, not \(percent)", help: "write 0 to 100")
    }
    return percent
  }

  private static func age(_ value: ValueReader) -> Int64? {
    guard let text = value.string() else { return nil }
    return Age.seconds(text)
      ?? value.fail(
        "invalid-value", "`\(value.path)` is no length of time: \(Quoted.text(text))",
        help: "write a number and s, m, h, d or w, such as 36h")
  }

  // A severity, `never`, or conditions of which one must hold.
  private static func failOn(_ value: ValueReader, _ references: inout [FailReference]) -> FailOn? {
    if case .scalar = value.node.content {
      guard let text = value.string() else { return nil }
      if text == "never" { return .never }
      if let severity = Severity(rawValue: text) { return .severity(severity) }
      return value.unknown(text, among: Severity.allCases.map(\.rawValue) + ["never"])
    }
    var conditions: [FailCondition] = []
    for item in value.sequence(orSingle: true) ?? [] {
      if let condition = condition(item, &references) { conditions.append(condition) }
    }
    return conditions.isEmpty ? nil : .conditions(conditions)
  }

  private static func condition(_ value: ValueReader, _ references: inout [FailReference]) -> FailCondition? {
    guard let mapping = value.mapping() else { return nil }
    let severity = mapping.optionalEnumeration("severity", Severity.self)
    let named = mapping.optional("framework")
    let framework = named?.string()?.lowercased()
    let ids = mapping.optional("ids")
    let isNew = mapping.optionalBool("new")
    mapping.finish()
    if mapping.entries.isEmpty {
      return value.fail("no-condition", "`\(value.path)` says nothing", help: "give severity, framework or new")
    }
    if let ids, framework == nil {
      return ids.fail("missing-key", "`\(ids.path)` are ids of a framework", help: "add `framework:`")
    }
    let list = ids?.stringList(orSingle: true) ?? []
    if let named, let framework {
      references.append(
        FailReference(
          framework: framework, frameworkLocation: named.location, ids: list.map(\.value),
          idLocations: list.map(\.location)))
    }
    return FailCondition(severity: severity, framework: framework, ids: list.map(\.value), isNew: isNew ?? false)
  }
}
