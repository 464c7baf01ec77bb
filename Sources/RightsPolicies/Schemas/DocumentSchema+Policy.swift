import RightsBaselines
import RightsModel
import RightsText

/// What applies where.
extension DocumentSchema {
  static var policy: JSONValue {
    SchemaParts.document(
      kind: DocumentKind.policy.rawValue, "What applies where: which baselines are for which machines and GPOs.",
      required: ["id"],
      properties: [
        ("id", SchemaParts.text), ("title", SchemaParts.text),
        (
          "includes",
          SchemaParts.described(
            "Policies whose assignments count as if they stood here: ids of the library, or paths from this file's folder.",
            SchemaParts.list(SchemaParts.text))
        ),
        ("waivers", SchemaParts.described("What is asked of waivers.", waiverLimits)),
        (
          "assign",
          SchemaParts.described(
            "Every assignment that matches applies; a machine that none matches is a gap.",
            SchemaParts.list(SchemaParts.reference("assignment")))
        ),
        (
          "outOfScope",
          SchemaParts.described(
            "Machines and GPOs that nobody has to assess; every report says so.",
            SchemaParts.list(
              SchemaParts.strict(
                [("to", SchemaParts.reference("selector")), ("reason", SchemaParts.text)], required: ["to", "reason"])))
        ),
        ("gates", SchemaParts.described("When a run has failed; the command line wins.", gates)),
        ("coverage", coverage),
      ] + ruleProperties,
      definitions: [
        ("assignment", assignment), ("selector", selector), ("machines", SchemaParts.strict(machineKeys)),
      ] + BaselineSchema.overlayDefinitions + ruleDefinitions(machineKeys: machineKeys),
      conditions: [
        SchemaParts.any(
          ["assign", "includes", "outOfScope", "rules", "tiers"].map { .object([("required", .strings([$0]))]) })
      ])
  }

  private static var assignment: JSONValue {
    let overlay = SchemaParts.strict(
      [
        ("reason", SchemaParts.described("Why all of it may be looser.", SchemaParts.text)),
        (
          "baselines",
          SchemaParts.described(
            "Those that it changes; left out: those of the assignment, else all that the machine has.",
            SchemaParts.oneOrMany(SchemaParts.text))
        ),
        ("rights", BaselineSchema.overlayRights),
      ], required: ["rights"])
    let use = SchemaParts.any([
      SchemaParts.text, SchemaParts.strict([("id", SchemaParts.text), ("parameters", parameters)], required: ["id"]),
    ])
    guard
      case .object(let members) = SchemaParts.strict(
        [
          ("to", SchemaParts.reference("selector")),
          (
            "baselines",
            SchemaParts.described(
              "Ids of baselines, ID@VERSION too, or {id, parameters}.", SchemaParts.list(use))
          ),
          ("parameters", parameters),
          (
            "overlays",
            SchemaParts.described(
              "Ids of baselines that extend another: they change that one and those that extend it, in this order.",
              SchemaParts.list(SchemaParts.text))
          ),
          (
            "overlay",
            SchemaParts.described("Changes on top of the overlays, in order.", SchemaParts.oneOrMany(overlay))
          ),
        ], required: ["to"])
    else { return .object([]) }
    let parts = ["baselines", "overlays", "overlay"].map { JSONValue.object([("required", .strings([$0]))]) }
    return .object(members + [("anyOf", .array(parts))])
  }

  /// Needs the definition `machines`.
  static var selector: JSONValue {
    SchemaParts.described(
      "Every key that is given must hold; of the values of a key any.",
      SchemaParts.strict(
        machineKeys + [
          ("gpo", SchemaParts.oneOrMany(pattern("^\\{?[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\\}?$")))
        ]))
  }

  static var machineKeys: [(String, JSONValue)] {
    let machines = SchemaParts.oneOrMany(SchemaParts.reference("machines"))
    return [
      ("os", SchemaParts.oneOrMany(SchemaParts.choice(SchemaParts.releases))),
      ("role", SchemaParts.oneOrMany(SchemaParts.choice(SchemaParts.roles))),
      (
        "name",
        SchemaParts.described(
          "Patterns for names, FQDNs and ids: * is any text, ? one character.", SchemaParts.oneOrMany(SchemaParts.text))
      ),
      ("domain", SchemaParts.oneOrMany(SchemaParts.text)),
      (
        "ou",
        SchemaParts.described(
          "Places and all below them: OU=Web,DC=corp,DC=example or corp.example/Web; without a domain in every one.",
          SchemaParts.oneOrMany(SchemaParts.text))
      ),
      (
        "feature",
        SchemaParts.described("Features of which one is installed.", SchemaParts.oneOrMany(SchemaParts.text))
      ),
      (
        "tags",
        .object([
          ("type", .string("object")), ("minProperties", .number(1)),
          ("additionalProperties", SchemaParts.oneOrMany(SchemaParts.text)),
        ])
      ),
      ("any", SchemaParts.described("One of these must fit.", machines)),
      ("not", SchemaParts.described("None of these may fit.", machines)),
    ]
  }

  /// Needs the definition `principalOrClass`.
  static var parameters: JSONValue {
    .object([
      ("description", .string("Lists of principals for $(name) in the baselines; [] is nobody.")),
      ("type", .string("object")),
      ("additionalProperties", SchemaParts.list(SchemaParts.reference("principalOrClass"), minimum: 0)),
    ])
  }

  private static var coverage: JSONValue {
    .object([
      (
        "description",
        .string(
          "Percent of subjects that must be assessed; below it gaps make the run incomplete. Left out: any gap does.")
      ),
      ("type", .string("integer")), ("minimum", .number(0)), ("maximum", .number(100)),
    ])
  }

  private static var gates: JSONValue {
    let severity = SchemaParts.choice(Severity.allCases.map(\.rawValue))
    let condition = SchemaParts.strict([
      ("severity", SchemaParts.described("The least that counts.", severity)),
      ("framework", SchemaParts.described("One that the rule refers to, such as stig.", SchemaParts.text)),
      ("ids", SchemaParts.described("Of those references one.", SchemaParts.oneOrMany(SchemaParts.text))),
      ("new", SchemaParts.described("Only what is not recorded as known.", SchemaParts.flag)),
    ])
    return SchemaParts.strict([
      (
        "fail-on",
        SchemaParts.described(
          "Which fails make exit code 1: from a severity on, or those that meet one of these conditions.",
          SchemaParts.any([
            SchemaParts.choice(Severity.allCases.map(\.rawValue) + ["never"]), SchemaParts.oneOrMany(condition),
          ]))
      ),
      (
        "incomplete",
        SchemaParts.described(
          "Whether checks that could not be made make exit code 3.",
          SchemaParts.choice(Gates.Incomplete.allCases.map(\.rawValue)))
      ),
      ("max-age", SchemaParts.described("A passing snapshot that is older is stale.", pattern("^[0-9]+[smhdw]$"))),
      ("coverage", coverage),
    ])
  }
}
