import RightsBaselines
import RightsModel
import RightsText

/// Exceptions that somebody answers for.
extension DocumentSchema {
  static var waivers: JSONValue {
    SchemaParts.document(
      kind: DocumentKind.waivers.rawValue, "Exceptions: who may differ from a rule, where, why and until when.",
      required: ["waivers"],
      properties: [("zone", zone), ("waivers", SchemaParts.list(waiver, minimum: 0))],
      definitions: [
        ("principal", SchemaParts.principal(allowsClasses: true)), ("machines", SchemaParts.strict(machineKeys)),
      ])
  }

  private static var waiver: JSONValue {
    guard
      case .object(let members) = SchemaParts.strict(properties, required: ["id", "reason", "owner", "ticket"])
    else { return .object([]) }
    return .object(
      members + [
        ("anyOf", .array([requiring(["rules"]), requiring(["rights"])])),
        ("oneOf", .array([requiring(["expires"]), requiring(["permanent", "approvedBy"])])),
        ("dependentRequired", .object([("approvedOn", .strings(["approvedBy"]))])),
      ])
  }

  private static var properties: [(String, JSONValue)] {
    [
      ("id", SchemaParts.text),
      ("rules", described("Ids of rules, as reports show them.", SchemaParts.oneOrMany(SchemaParts.text))),
      ("rights", described("Every rule of these rights.", SchemaParts.oneOrMany(SchemaParts.rightNames))),
      ("machines", described("Where it counts; left out: everywhere.", selector)),
      (
        "principals",
        described(
          "Exactly whom it covers; any other still fails.",
          SchemaParts.oneOrMany(SchemaParts.reference("principal")))
      ),
      (
        "providers",
        described(
          "Of a rule about WMI providers, exactly which it covers, as root/cimv2:Name; any other still fails.",
          SchemaParts.oneOrMany(SchemaParts.text))
      ),
      ("layer", SchemaParts.choice(Layer.allCases.map(\.rawValue))),
      (
        "effect",
        described(
          "allow-extra (the default): they may hold the right. allow-missing: they need not. accept-unknown: what cannot be decided is put up with.",
          SchemaParts.choice(Waiver.Effect.allCases.map(\.rawValue)))
      ),
      ("reason", SchemaParts.text), ("owner", SchemaParts.text), ("ticket", SchemaParts.text),
      ("approvedBy", SchemaParts.text), ("approvedOn", day),
      ("expires", described("Its last day; it counts until that day is over.", day)),
      ("permanent", described("True instead of an end; needs `approvedBy`.", SchemaParts.yes)), ("zone", zone),
      (
        "reviewLeadDays",
        .object([
          ("description", .string("Days before its end from which it is reported for review; 30 where left out.")),
          ("type", .string("integer")), ("minimum", .number(0)), ("maximum", .number(3660)),
        ])
      ),
      ("compensatingControl", described("What is done instead.", SchemaParts.text)),
    ]
  }

  /// What a policy asks of waivers: the value of its key `waivers`.
  static var waiverLimits: JSONValue {
    let days = pattern("^[1-9][0-9]{0,3}[dw]$")
    return SchemaParts.strict([
      (
        "max-lifetime",
        described(
          "The longest life of a waiver by the severity of its rules: 30d, 12w.",
          SchemaParts.strict(Severity.allCases.map { ($0.rawValue, days) }))
      ),
      (
        "approver-differs-from-owner",
        described("True: a waiver needs an approver who is not its owner.", SchemaParts.flag)
      ),
    ])
  }

  private static var day: JSONValue { pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$") }

  private static var zone: JSONValue {
    described(
      "The zone that days are in: UTC (the default) or an offset such as +02:00.",
      pattern("^([Uu][Tt][Cc]|[Zz]|[+](0[0-9]|1[0-3]):[0-5][0-9]|[+]14:00|-(0[0-9]|1[01]):[0-5][0-9]|-12:00)$"))
  }

  private static func requiring(_ keys: [String]) -> JSONValue { .object([("required", .strings(keys))]) }
  private static func described(_ text: String, _ value: JSONValue) -> JSONValue { SchemaParts.described(text, value) }

  /// Recorded debt; a program writes it.
  static var knownFindings: JSONValue {
    let principals = SchemaParts.list(SchemaParts.text)
    let lists = SchemaParts.strict([("missing", principals), ("unexpected", principals)])
    let finding = SchemaParts.strict(
      [
        ("subject", SchemaParts.text), ("kind", SchemaParts.choice(["machine", "gpo"])),
        ("layer", SchemaParts.choice(Layer.allCases.map(\.rawValue))), ("rule", SchemaParts.text),
        ("missing", principals), ("unexpected", principals),
        ("rights", described("Of a rule over several rights: who, in which of them.", byRight(lists))),
        ("providers", described("Of a rule about WMI providers: which of them.", principals)),
        (
          "seen",
          described(
            "Of what names nobody, such as a number: who holds each right. With others it is not known.",
            byRight(SchemaParts.list(SchemaParts.text, minimum: 0)))
        ),
      ], required: ["subject", "layer", "rule"])
    return SchemaParts.document(
      kind: DocumentKind.knownFindings.rawValue, "Findings that are accepted as debt, by subject, rule and principals.",
      required: ["findings"], properties: [("findings", SchemaParts.list(finding, minimum: 0))], definitions: [])
  }
  private static func byRight(_ value: JSONValue) -> JSONValue {
    .object([
      ("type", .string("object")), ("minProperties", .number(1)), ("propertyNames", SchemaParts.rightNames),
      ("additionalProperties", value),
    ])
  }
}
