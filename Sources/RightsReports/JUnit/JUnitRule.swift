import RightsModel
import RightsText

/// What every case of a rule repeats.
struct JUnitRule: Sendable {
  /// `" name="…" time="0"`: it closes the attribute before it.
  let name: [UInt8]
  let severity: String
  /// What it expects, in words; empty for the engine's own.
  let expected: String
  /// `uri:line`; empty for the engine's own.
  let declared: String

  init(_ rule: RunRule) {
    var name: [UInt8] = []
    name.write("\" name=\"")
    name.write(xmlAttribute: HiddenCharacters.shown(rule.id))
    name.write("\" time=\"0\"")
    self.name = name
    severity = rule.severity.rawValue
    switch rule {
    case .gap, .waiver, .outOfScope: expected = ""
    case .baseline(let rule): expected = ExpectationWords.clause(of: rule)
    case .assertion(let rule): expected = rule.title
    }
    declared = rule.declaredAt.map { SourceLocation(uri: $0.uri, line: $0.line).description } ?? ""
  }
}
