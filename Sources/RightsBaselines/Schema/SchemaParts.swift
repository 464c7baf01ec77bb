import RightsModel
package import RightsText

/// Pieces that the JSON Schemas (draft 2020-12) of our documents are made of.
package enum SchemaParts {
  package static let text = JSONValue.object([("type", .string("string")), ("minLength", .number(1))])
  package static let yes = JSONValue.object([("const", .bool(true))])
  package static let flag = JSONValue.object([("type", .string("boolean"))])

  package static func reference(_ name: String) -> JSONValue { .object([("$ref", .string("#/$defs/" + name))]) }

  package static func choice(_ values: [String]) -> JSONValue { .object([("enum", .strings(values))]) }

  /// - Parameter minimum: 0 where an empty list says something.
  package static func list(_ items: JSONValue, minimum: Int = 1) -> JSONValue {
    .object([("type", .string("array")), ("minItems", .number(minimum)), ("items", items)])
  }

  package static func oneOrMany(_ item: JSONValue) -> JSONValue { any([item, list(item)]) }

  package static func any(_ choices: [JSONValue]) -> JSONValue { .object([("anyOf", .array(choices))]) }

  package static func described(_ text: String, _ value: JSONValue) -> JSONValue {
    guard case .object(let members) = value else { return value }
    return .object([("description", .string(text))] + members)
  }

  /// A mapping with these keys and no other.
  package static func strict(
    _ properties: [(String, JSONValue)], required: [String] = [], minimum: Int = 1
  ) -> JSONValue {
    .object(
      [("type", .string("object")), ("additionalProperties", .bool(false)), ("minProperties", .number(minimum))]
        + (required.isEmpty ? [] : [("required", .strings(required))]) + [("properties", .object(properties))])
  }

  /// A whole document of a kind.
  package static func document(
    kind: String, _ description: String, required: [String], properties: [(String, JSONValue)],
    definitions: [(String, JSONValue)], conditions: [JSONValue] = []
  ) -> JSONValue {
    let header: [(String, JSONValue)] = [
      ("apiVersion", .object([("const", .string("plumbline/v1"))])), ("kind", .object([("const", .string(kind))])),
    ]
    return .object(
      [
        ("$schema", .string("https://json-schema.org/draft/2020-12/schema")), ("title", .string("Plumbline \(kind)")),
        ("description", .string(description)), ("type", .string("object")), ("additionalProperties", .bool(false)),
        ("required", .strings(["apiVersion", "kind"] + required)), ("properties", .object(header + properties)),
      ] + (conditions.isEmpty ? [] : [("allOf", .array(conditions))]) + [("$defs", .object(definitions))])
  }

  /// Every user right by its constant, each with what it is and does.
  ///
  /// - Parameter value: what stands behind the constant.
  package static func rights(_ value: JSONValue) -> JSONValue {
    strict(
      UserRight.allCases.map { right in
        (right.constant, described("\(right.displayName). \(right.guidance.abuse)", value))
      })
  }

  /// Ids of releases and of families.
  package static var releases: [String] {
    OSRelease.all.map(\.id) + OSRelease.families.filter { OSRelease.named($0) == nil }
  }

  package static var roles: [String] { Role.allCases.map(\.rawValue) }

  /// A principal as our documents write it. An editor offers the names; anything else of the right form is fine too.
  ///
  /// - Parameter allowsClasses: true where `NT SERVICE\*` may stand.
  package static func principal(allowsClasses: Bool) -> JSONValue {
    let classes = PrincipalClass.allCases.map(\.rawValue)
    let names = WellKnownPrincipal.all.map(\.name) + relatives + (allowsClasses ? classes : [])
    let other: [(String, JSONValue)] = [
      ("type", .string("string")), ("pattern", .string("^[^,;\\s]([^,;]*[^,;\\s])?$")),
    ]
    let refused: [(String, JSONValue)] = allowsClasses ? [] : [("not", choice(classes))]
    return described(
      "A well-known name, a SID, NT SERVICE\\name, IIS APPPOOL\\name, $domain-512, $machine-500, DOMAIN\\name or $(parameter)."
        + (allowsClasses ? " A class such as NT SERVICE\\* may stand here." : ""),
      any([choice(names), .object(other + refused)]))
  }

  private static var relatives: [String] {
    RelativePrincipal.all.map { "$\($0.scope.rawValue)\\\($0.name)" }
  }
}
