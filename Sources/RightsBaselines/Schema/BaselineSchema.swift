import RightsModel
import RightsText

/// The JSON Schema of documents of kind Baseline, for editors; decoding is stricter and decides.
package enum BaselineSchema {
  /// Draft 2020-12, pretty-printed, keys in a fixed order; ends in a line feed.
  package static var json: String { root.text }

  static var root: JSONValue {
    .object([
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string("Plumbline baseline")),
      ("description", .string("What a release of Windows in a role, or a GPO, should have as user rights.")),
      ("type", .string("object")),
      ("additionalProperties", .bool(false)),
      ("required", .strings(["apiVersion", "kind", "id", "title", "version", "layer", "unlisted"])),
      ("properties", .object(properties)),
      ("$defs", .object(definitions)),
    ])
  }

  static var properties: [(String, JSONValue)] {
    [
      ("apiVersion", .object([("const", .string("plumbline/v1"))])),
      ("kind", .object([("const", .string("Baseline"))])),
      ("id", described("Path-like, stable for ever; Baselines/<id>.yaml holds it.", reference("id"))),
      ("title", text),
      ("version", described("Of the publisher's content; quote it.", text)),
      ("source", reference("source")),
      ("layer", choice(Layer.allCases.map(\.rawValue))),
      ("appliesTo", reference("appliesTo")),
      ("extends", described("The id of the baseline whose rules this one changes.", reference("id"))),
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
      (
        "rights",
        .object([
          ("type", .string("object")), ("additionalProperties", .bool(false)),
          (
            "properties",
            .object(UserRight.allCases.map { ($0.constant, described($0.displayName, reference("right"))) })
          ),
        ])
      ),
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
      ("source", strict(sourceProperties, required: ["publisher"])),
      ("appliesTo", strict(scopeProperties)),
      ("right", strict(rightProperties)),
      ("branch", strict(branchProperties, required: ["expect"])),
      ("parameter", strict(parameterProperties, required: ["default"])),
      ("principals", list(text)),
      (
        "expectation",
        .object([
          ("oneOf", .array([choice(["no one", "not defined", "defined"]), strict(operatorProperties)]))
        ])
      ),
    ]
  }

  static var sourceProperties: [(String, JSONValue)] {
    ["publisher", "document", "section", "url", "note"].map { ($0, text) }
  }

  static var scopeProperties: [(String, JSONValue)] {
    [
      ("os", oneOrMany(choice(OSRelease.all.map(\.id) + OSRelease.families))),
      ("role", oneOrMany(choice(Role.allCases.map(\.rawValue)))),
      ("gpo", oneOrMany(text)),
    ]
  }

  static var rightProperties: [(String, JSONValue)] {
    [
      ("expect", reference("expectation")),
      ("when", list(reference("branch"))),
      ("severity", reference("severity")),
      ("rationale", text),
      ("references", .object([("type", .string("object")), ("additionalProperties", oneOrMany(text))])),
      ("reason", described("Why the rule may be looser than the inherited one.", text)),
      ("add", reference("principals")),
      ("remove", reference("principals")),
      ("drop", .object([("const", .bool(true))])),
    ]
  }

  static var parameterProperties: [(String, JSONValue)] {
    [
      (
        "default",
        described(
          "Who it is where no policy says; [] is nobody.",
          .object([("type", .string("array")), ("items", text)]))
      ),
      ("description", text),
    ]
  }

  static var branchProperties: [(String, JSONValue)] {
    [
      ("feature", text), ("domainJoined", .object([("type", .string("boolean"))])),
      ("expect", reference("expectation")),
    ]
  }

  static var operatorProperties: [(String, JSONValue)] {
    LocatedExpectation.Operator.Kind.allCases.map { kind in
      if kind.takesPrincipals { return (kind.rawValue, reference("principals")) }
      if kind == .anyOf { return (kind.rawValue, list(reference("expectation"))) }
      return (kind.rawValue, .object([("const", .bool(true))]))
    }
  }

  private static let text = JSONValue.object([("type", .string("string")), ("minLength", .number(1))])

  private static func reference(_ name: String) -> JSONValue { .object([("$ref", .string("#/$defs/" + name))]) }
  private static func choice(_ values: [String]) -> JSONValue { .object([("enum", .strings(values))]) }
  private static func list(_ items: JSONValue) -> JSONValue {
    .object([("type", .string("array")), ("minItems", .number(1)), ("items", items)])
  }
  private static func oneOrMany(_ item: JSONValue) -> JSONValue {
    .object([("oneOf", .array([item, list(item)]))])
  }
  private static func described(_ text: String, _ value: JSONValue) -> JSONValue {
    guard case .object(let members) = value else { return value }
    return .object([("description", .string(text))] + members)
  }
  private static func strict(_ properties: [(String, JSONValue)], required: [String] = []) -> JSONValue {
    let needed: [(String, JSONValue)] = required.isEmpty ? [] : [("required", .strings(required))]
    return .object(
      [("type", .string("object")), ("additionalProperties", .bool(false))] + needed
        + [("properties", .object(properties))])
  }
}
