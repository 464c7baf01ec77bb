import RightsModel
import RightsText

/// The JSON Schema of documents of kind Baseline, for editors; decoding is stricter and decides.
package enum BaselineSchema {
  /// Draft 2020-12, pretty-printed, keys in a fixed order; ends in a line feed.
  package static var json: String {
    SchemaParts.document(
      kind: "Baseline", "What a release of Windows in a role, or a GPO, should have as user rights.",
      required: ["id", "title", "version", "layer", "unlisted"], properties: properties, definitions: definitions,
      conditions: conditions
    ).text
  }

  private static var properties: [(String, JSONValue)] {
    [
      ("id", described("Path-like, stable for ever; Baselines/<id>.yaml holds it.", reference("id"))),
      ("title", text),
      ("version", described("Of the publisher's content, in quotes.", text)),
      ("source", described("Where the content is from.", reference("source"))),
      (
        "layer",
        described(
          "effective: what a machine has. group-policy: what a GPO says.", choice(Layer.allCases.map(\.rawValue)))
      ),
      ("appliesTo", described("Which machines or GPOs it fits; left out: all of its layer.", reference("appliesTo"))),
      ("extends", described("The id of the baseline whose rules this one changes; ID@VERSION too.", reference("id"))),
      ("severity", described("Of rules that give none, and of unlisted rights.", reference("severity"))),
      (
        "unlisted",
        described("What becomes of rights that are not listed.", choice(Baseline.Unlisted.allCases.map(\.rawValue)))
      ),
      ("reason", described("Why the document may be looser than what it extends.", text)),
      (
        "parameters",
        .object([
          ("description", .string("Lists that a policy may give for $(name) in principals.")),
          ("type", .string("object")), ("minProperties", .number(1)),
          ("propertyNames", .object([("pattern", .string("^[^ ()$,;]+$"))])),
          ("additionalProperties", reference("parameter")),
        ])
      ),
      ("rights", described("What is expected, by the right's constant.", SchemaParts.rights(reference("right")))),
    ]
  }

  private static var definitions: [(String, JSONValue)] {
    [
      (
        "id",
        .object([
          ("type", .string("string")), ("pattern", .string("^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*(@[A-Za-z0-9._-]+)?$")),
        ])
      ),
      ("severity", choice(Severity.allCases.map(\.rawValue))),
      ("source", SchemaParts.strict(sourceProperties, required: ["publisher"])),
      ("appliesTo", SchemaParts.strict(scopeProperties)),
      ("parameter", SchemaParts.strict(parameterProperties, required: ["default"])),
      ("right", right),
      ("branch", branch),
      ("expectation", expectation),
      ("principal", SchemaParts.principal(allowsClasses: false)),
      ("principalOrClass", SchemaParts.principal(allowsClasses: true)),
    ]
  }

  // What JSON Schema can say of keys that depend on each other.
  private static var conditions: [JSONValue] {
    let effective = JSONValue.object([("properties", .object([("layer", .object([("const", .string("effective"))]))]))])
    let machines = JSONValue.object([
      ("unlisted", choice(["ignore", "no one"])),
      ("appliesTo", .object([("properties", .object([("gpo", .bool(false))]))])),
    ])
    let complete = JSONValue.object([
      (
        "rights",
        .object([
          (
            "additionalProperties",
            .object([
              ("required", .strings(["expect"])),
              ("properties", .object(["add", "remove", "drop"].map { ($0, .bool(false)) })),
            ])
          )
        ])
      )
    ])
    return [
      .object([("if", effective), ("then", .object([("properties", machines)]))]),
      .object([
        ("if", .object([("required", .strings(["extends"]))])), ("else", .object([("properties", complete)])),
      ]),
    ]
  }

  private static var sourceProperties: [(String, JSONValue)] {
    [
      ("publisher", text), ("document", text), ("section", text), ("url", text),
      ("note", described("What a reader has to know of the content.", text)),
    ]
  }

  private static var scopeProperties: [(String, JSONValue)] {
    [
      ("os", SchemaParts.oneOrMany(choice(SchemaParts.releases))),
      ("role", SchemaParts.oneOrMany(choice(SchemaParts.roles))),
      ("gpo", described("GUIDs; braces may be left out.", SchemaParts.oneOrMany(text))),
    ]
  }

  private static var parameterProperties: [(String, JSONValue)] {
    [
      (
        "default",
        described(
          "Who it is where no policy says; [] is nobody.", SchemaParts.list(reference("principalOrClass"), minimum: 0))
      ),
      ("description", text),
    ]
  }

  private static var text: JSONValue { SchemaParts.text }
  private static func reference(_ name: String) -> JSONValue { SchemaParts.reference(name) }
  private static func choice(_ values: [String]) -> JSONValue { SchemaParts.choice(values) }
  private static func described(_ text: String, _ value: JSONValue) -> JSONValue { SchemaParts.described(text, value) }
}
