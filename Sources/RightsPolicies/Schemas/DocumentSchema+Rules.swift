import RightsBaselines
import RightsModel
import RightsText

/// The schema of a policy's own rules. It knows the shape; what a set may demand, decoding decides.
extension DocumentSchema {
  /// Properties of a policy for `rules` and `tiers`; they need `ruleDefinitions` and the definition `principalOrClass`.
  static var ruleProperties: [(String, JSONValue)] {
    [
      (
        "tiers",
        SchemaParts.described(
          "Sets of principals that rules name as $(name).",
          .object([("type", .string("object")), ("additionalProperties", SchemaParts.reference("namedSet"))]))
      ),
      (
        "rules",
        SchemaParts.described(
          "Rules about several rights, or about several machines.", SchemaParts.list(SchemaParts.reference("rule")))
      ),
    ]
  }

  /// - Parameter machineKeys: what `to` and `when` may ask for.
  static func ruleDefinitions(machineKeys: [(String, JSONValue)]) -> [(String, JSONValue)] {
    let principals = SchemaParts.list(SchemaParts.reference("principalOrClass"), minimum: 0)
    let when = machineKeys + [("domainJoined", SchemaParts.flag)]
    return [
      (
        "namedSet",
        SchemaParts.any([
          principals,
          SchemaParts.strict([
            ("default", SchemaParts.described("Who it is where no other policy says; [] is nobody.", principals)),
            ("description", SchemaParts.text),
          ]),
        ])
      ),
      ("rule", rule(selector: machineKeys, when: when)), ("rights", rights),
      ("statement", statement), ("set", set),
    ]
  }

  private static func rule(selector: [(String, JSONValue)], when: [(String, JSONValue)]) -> JSONValue {
    let references = JSONValue.object([
      ("type", .string("object")), ("additionalProperties", SchemaParts.oneOrMany(SchemaParts.text)),
    ])
    return SchemaParts.strict(
      [
        ("id", pattern("^[a-z0-9-]{1,80}$")),
        ("title", SchemaParts.described("What holds where all is well, without a full stop.", SchemaParts.text)),
        ("severity", SchemaParts.choice(Severity.allCases.map(\.rawValue))), ("rationale", SchemaParts.text),
        ("references", references),
        (
          "remedy", SchemaParts.described("What to do about a fail, in order.", SchemaParts.oneOrMany(SchemaParts.text))
        ),
        ("to", SchemaParts.described("The machines that it is for; left out: all.", SchemaParts.strict(selector))),
        ("when", SchemaParts.described("Where it applies; elsewhere it is not applicable.", SchemaParts.strict(when))),
        (
          "forEach",
          SchemaParts.described(
            "The statement must hold for each of these, as $right or $principal.",
            SchemaParts.strict([
              ("right", SchemaParts.reference("rights")), ("except", SchemaParts.reference("rights")),
              ("principal", SchemaParts.list(SchemaParts.reference("principalOrClass"))),
            ]))
        ),
        ("assert", SchemaParts.reference("statement")),
        (
          "group",
          SchemaParts.described(
            "The rights that must be the same on every machine with one value of the tag.",
            SchemaParts.strict(
              [("by", SchemaParts.text), ("same", SchemaParts.reference("rights"))], required: ["by", "same"]))
        ),
        (
          "wmi",
          SchemaParts.described(
            "The link of the WMI access chain that must be intact, as `plumbline diagnose wmi` calls it.",
            SchemaParts.choice(WMILinkID.allCases.map(\.rawValue)))
        ),
      ], required: ["id", "title", "severity"])
  }

  private static var rights: JSONValue {
    SchemaParts.any([
      SchemaParts.choice(RightSelection.allCases.map(\.rawValue)), SchemaParts.oneOrMany(SchemaParts.rightNames),
    ])
  }

  private static var statement: JSONValue {
    let set = SchemaParts.reference("set")
    let statements = SchemaParts.list(SchemaParts.reference("statement"))
    let number = JSONValue.object([("type", .string("integer")), ("minimum", .number(0))])
    return SchemaParts.strict([
      ("subset", SchemaParts.described("Everyone of the first is in the second.", SchemaParts.list(set, minimum: 2))),
      ("superset", SchemaParts.described("The first holds everyone of the second.", SchemaParts.list(set, minimum: 2))),
      ("contains", SchemaParts.described("The first holds everyone of the second.", SchemaParts.list(set, minimum: 2))),
      ("equal", SchemaParts.list(set, minimum: 2)),
      ("disjoint", SchemaParts.described("Nobody is in two of them.", SchemaParts.list(set, minimum: 2))),
      ("empty", set),
      (
        "count",
        SchemaParts.strict(
          [("of", set), ("atLeast", number), ("atMost", number), ("exactly", number)], required: ["of"])
      ),
      ("allOf", statements), ("anyOf", statements),
    ])
  }

  private static var set: JSONValue {
    let set = SchemaParts.reference("set")
    let right = SchemaParts.any([SchemaParts.rightNames, SchemaParts.choice(["$right"])])
    return SchemaParts.any([
      SchemaParts.described("The holders of a right.", right),
      SchemaParts.choice(["$principal"]), pattern("^\\$\\(.+\\)$"),
      SchemaParts.list(
        SchemaParts.any([SchemaParts.reference("principalOrClass"), SchemaParts.choice(["$principal"])])),
      SchemaParts.strict([
        ("holders", SchemaParts.any([SchemaParts.reference("rights"), SchemaParts.choice(["$right"])])),
        ("denial", SchemaParts.described("The holders of the right that denies this one.", right)),
        ("orphans", SchemaParts.described("Those of the holders that are known not to exist.", right)),
        ("union", SchemaParts.list(set, minimum: 2)), ("intersection", SchemaParts.list(set, minimum: 2)),
        ("minus", SchemaParts.list(set, minimum: 2)),
      ]),
    ])
  }
}
