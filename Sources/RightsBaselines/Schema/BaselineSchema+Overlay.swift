import RightsModel
package import RightsText

extension BaselineSchema {
  /// The rights of an overlay, by their constants. Needs `overlayDefinitions`.
  package static var overlayRights: JSONValue { SchemaParts.rights(SchemaParts.reference("right")) }

  /// What the rights of an overlay refer to.
  package static var overlayDefinitions: [(String, JSONValue)] {
    [
      ("severity", SchemaParts.choice(Severity.allCases.map(\.rawValue))), ("right", right), ("branch", branch),
      ("expectation", expectation),
      ("principal", SchemaParts.principal(allowsClasses: false)),
      ("principalOrClass", SchemaParts.principal(allowsClasses: true)),
    ]
  }
}
