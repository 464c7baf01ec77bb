import RightsBaselines
import RightsText

/// The JSON Schemas (draft 2020-12) of the documents that this module decodes, for editors; decoding is stricter and decides.
package enum DocumentSchema {
  /// The schema of a kind, or nil where another module has it or there is none yet.
  package static func text(for kind: DocumentKind) -> String? {
    switch kind {
    case .policy: policy.text
    case .inventory: inventory.text
    case .directory: directory.text
    case .policyTest: policyTest.text
    case .baseline, .waivers, .snapshot: nil
    }
  }

  private static var policy: JSONValue {
    SchemaParts.document(
      kind: DocumentKind.policy.rawValue, "What applies where: which baselines are for which machines and GPOs.",
      required: ["id"],
      properties: [
        ("id", SchemaParts.text), ("title", SchemaParts.text),
        (
          "coverage",
          .object([
            (
              "description",
              .string(
                "Percent of subjects that must be assessed; below it gaps make the run incomplete. Left out: any gap does."
              )
            ),
            ("type", .string("integer")), ("minimum", .number(0)), ("maximum", .number(100)),
          ])
        ),
        (
          "assign",
          SchemaParts.described(
            "Every assignment that matches applies; a machine that none matches is a gap.",
            SchemaParts.list(SchemaParts.reference("assignment")))
        ),
      ] + ruleProperties,
      definitions: [
        (
          "assignment",
          SchemaParts.strict(
            [
              (
                "to",
                SchemaParts.described(
                  "Every key that is given must hold; of the values of a key any.", SchemaParts.strict(selector))
              ),
              (
                "baselines",
                SchemaParts.described("Ids of baselines; ID@VERSION too.", SchemaParts.list(SchemaParts.text))
              ),
              ("parameters", parameters),
            ], required: ["to", "baselines"])
        ), ("principal", SchemaParts.principal(allowsClasses: true)),
      ] + ruleDefinitions(selector: selector))
  }

  private static var selector: [(String, JSONValue)] {
    [
      ("os", SchemaParts.oneOrMany(SchemaParts.choice(SchemaParts.releases))),
      ("role", SchemaParts.oneOrMany(SchemaParts.choice(SchemaParts.roles))),
      ("gpo", SchemaParts.oneOrMany(pattern("^\\{?[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\\}?$"))),
      (
        "name",
        SchemaParts.described(
          "Patterns for names: * is any text, ? one character.", SchemaParts.oneOrMany(SchemaParts.text))
      ),
      ("domain", SchemaParts.oneOrMany(SchemaParts.text)),
      (
        "tags",
        .object([("type", .string("object")), ("additionalProperties", SchemaParts.oneOrMany(SchemaParts.text))])
      ),
    ]
  }

  /// Needs the definition `principal`.
  static var parameters: JSONValue {
    .object([
      ("description", .string("Lists of principals for $(name) in the baselines; [] is nobody.")),
      ("type", .string("object")),
      ("additionalProperties", SchemaParts.list(SchemaParts.reference("principal"), minimum: 0)),
    ])
  }

  private static var directory: JSONValue {
    let pairs = JSONValue.object([("type", .string("object")), ("additionalProperties", sid)])
    let domain: [(String, JSONValue)] = [
      ("name", SchemaParts.described("The NetBIOS name.", SchemaParts.text)), ("fqdn", SchemaParts.text),
      ("sid", domainSID),
      (
        "complete",
        SchemaParts.described(
          "True: a SID of this domain with a RID of 1000 or more that is not listed does not exist.", SchemaParts.flag)
      ),
      ("principals", SchemaParts.described("Names with their SIDs.", pairs)),
      ("trusts", SchemaParts.list(domainSID, minimum: 0)), ("sidHistory", SchemaParts.list(sid, minimum: 0)),
    ]
    return SchemaParts.document(
      kind: DocumentKind.directory.rawValue, "Accounts and groups of domains, for names and orphans.",
      required: ["domains"],
      properties: [("domains", SchemaParts.list(SchemaParts.strict(domain, required: ["name", "sid"])))],
      definitions: [])
  }

  static let sid = pattern("^S-1(-[0-9]+){2,16}$")
  static let domainSID = pattern("^S-1-5-21(-[0-9]{1,10}){3}$")

  static func pattern(_ expression: String) -> JSONValue {
    .object([("type", .string("string")), ("pattern", .string(expression))])
  }
}
