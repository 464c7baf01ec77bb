import RightsModel
import RightsText

extension [UInt8] {
  /// Appends the descriptor of a rule: what a reader sees beside each of its alerts.
  mutating func write(descriptor rule: RunRule, _ layer: Layer, _ taxonomies: SARIFTaxonomies) {
    let texts = SARIFRuleTexts(rule, layer)
    append(UInt8(ascii: "{"))
    write(key: "id", string: rule.id)
    write(key: "name", string: texts.name)
    write(message: "shortDescription", texts.headline)
    write(message: "fullDescription", texts.description)
    write(key: "helpUri", string: texts.helpURL)
    write(key: "help")
    append(UInt8(ascii: "{"))
    write(key: "text", string: texts.help)
    write(key: "markdown", string: texts.helpMarkdown)
    append(UInt8(ascii: "}"))
    let severity = SeverityTerms(rule.severity)
    write(key: "defaultConfiguration")
    write("{\"level\":")
    write(json: severity.level)
    append(UInt8(ascii: "}"))
    write(key: "properties")
    write("{\"tags\":[\"security\",\"compliance\",\"user-rights\"")
    switch rule {
    case .gap, .waiver, .outOfScope: append(UInt8(ascii: "]"))
    case .baseline, .assertion: write(",\"external/cwe/cwe-269\"]")
    }
    write(key: "precision", string: "very-high")
    write(key: "problem.severity", string: severity.level == "note" ? "recommendation" : severity.level)
    write(key: "security-severity", string: severity.securitySeverity)
    append(UInt8(ascii: "}"))
    taxonomies.writeRelationships(of: rule, into: &self)
    append(UInt8(ascii: "}"))
  }
}
