import RightsModel
import RightsYAML

/// The JSON Schemas (draft 2020-12) of the documents that this module decodes, for editors.
package enum DocumentSchema {
  /// The schema of a kind, or nil where another module has it.
  package static func text(for kind: DocumentKind) -> String? {
    switch kind {
    case .policy: policy
    case .inventory: inventory
    case .directory: directory
    case .policyTest: policyTest
    case .baseline, .waivers, .snapshot: nil
    }
  }

  /// The schema of a Policy.
  package static var policy: String {
    document(
      .policy, required: ["id", "assign"],
      properties: """
            "id": {"$ref": "#/$defs/text"},
            "title": {"$ref": "#/$defs/text"},
            "coverage": {"type": "integer", "minimum": 0, "maximum": 100, "description": "Percent of subjects that must be assessed; below it gaps make the run incomplete. Left out: any gap does."},
            "assign": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/assignment"}, "description": "Every assignment that matches applies; a machine that none matches is a gap."}
        """,
      definitions: """
            "assignment": {
              "type": "object", "additionalProperties": false, "required": ["to", "baselines"],
              "properties": {
                "to": {"$ref": "#/$defs/selector"},
                "baselines": {"$ref": "#/$defs/list", "description": "Ids of baselines."},
                "parameters": {"type": "object", "additionalProperties": {"type": "array", "items": {"$ref": "#/$defs/text"}}, "description": "Lists of principals for $(name) in those baselines."}
              }
            },
            "selector": {
              "type": "object", "additionalProperties": false, "minProperties": 1,
              "description": "Every key that is given must hold; of the values of a key any.",
              "properties": {
                "os": {"$ref": "#/$defs/releases"},
                "role": {"anyOf": [{"$ref": "#/$defs/role"}, {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/role"}}]},
                "gpo": {"anyOf": [{"$ref": "#/$defs/guid"}, {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/guid"}}]},
                "name": {"$ref": "#/$defs/texts", "description": "Patterns for names: * is any text, ? one character."},
                "domain": {"$ref": "#/$defs/texts"},
                "tags": {"type": "object", "minProperties": 1, "additionalProperties": {"$ref": "#/$defs/texts"}}
              }
            },
            "releases": {"anyOf": [{"$ref": "#/$defs/release"}, {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/release"}}]},
            "release": {"enum": [\(quoted(OSRelease.all.map(\.id) + OSRelease.families.filter { OSRelease.named($0) == nil }))]},
            "role": {"enum": [\(quoted(Role.allCases.map(\.rawValue)))]},
            "guid": {"type": "string", "pattern": "^\\\\{?[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\\\\}?$"},
        """)
  }

  /// The schema of an Inventory; an entry's keys, with `collectedAt` and `bootedAt`, are those of machine.yaml too.
  package static var inventory: String {
    let properties = MachineFactsKey.inventoryKeys.map { "                \"\($0.rawValue)\": \(schema(of: $0))" }
    return document(
      .inventory, required: ["machines"],
      properties: """
            "machines": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/machine"}}
        """,
      definitions: """
            "machine": {
              "type": "object", "additionalProperties": false, "required": ["name"],
              "properties": {
        \(properties.joined(separator: ",\n"))
              }
            },
            "domainSid": {"type": "string", "pattern": "^S-1-5-21(-[0-9]{1,10}){3}$"},
        """)
  }

  /// The schema of a Directory.
  package static var directory: String {
    document(
      .directory, required: ["domains"],
      properties: """
            "domains": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/domain"}}
        """,
      definitions: """
            "domain": {
              "type": "object", "additionalProperties": false, "required": ["name", "sid"],
              "properties": {
                "name": {"$ref": "#/$defs/text", "description": "The NetBIOS name."},
                "fqdn": {"$ref": "#/$defs/text"},
                "sid": {"$ref": "#/$defs/domainSid"},
                "complete": {"type": "boolean", "description": "True: a SID of this domain with a RID of 1000 or more that is not listed does not exist."},
                "principals": {"type": "object", "additionalProperties": {"$ref": "#/$defs/sid"}},
                "trusts": {"type": "array", "items": {"$ref": "#/$defs/domainSid"}},
                "sidHistory": {"type": "array", "items": {"$ref": "#/$defs/sid"}}
              }
            },
            "domainSid": {"type": "string", "pattern": "^S-1-5-21(-[0-9]{1,10}){3}$"},
            "sid": {"type": "string", "pattern": "^S-1(-[0-9]+){2,16}$"},
        """)
  }

  static func document(
    _ kind: DocumentKind, required: [String], properties: String, definitions: String
  ) -> String {
    """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Plumbline \(kind.rawValue)",
      "type": "object",
      "additionalProperties": false,
      "required": [\(quoted(["apiVersion", "kind"] + required))],
      "properties": {
        "apiVersion": {"const": "\(DocumentHeader.apiVersion)"},
        "kind": {"const": "\(kind.rawValue)"},
    \(properties)
      },
      "$defs": {
    \(definitions)
        "text": {"type": "string", "minLength": 1},
        "list": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/text"}},
        "texts": {"anyOf": [{"$ref": "#/$defs/text"}, {"$ref": "#/$defs/list"}]}
      }
    }

    """
  }

  static func schema(of key: MachineFactsKey) -> String {
    switch key {
    case .name, .id, .fqdn, .domain, .language: ##"{"$ref": "#/$defs/text"}"##
    case .build:
      #"{"type": ["string", "integer"], "pattern": "^[0-9]{1,6}(\\.[0-9]{1,6}\\.[0-9]{1,6}(\\.[0-9]{1,6})?)?$"}"#
    case .productType:
      #"{"enum": ["client", "server", "domain-controller", "WorkStation", "Server", "DomainController", 1, 2, 3]}"#
    case .servicePack: #"{"type": "integer", "minimum": 0, "maximum": 9}"#
    case .os: "{\"enum\": [\(quoted(OSRelease.all.map(\.id)))]}"
    case .role: "{\"enum\": [\(quoted(Role.allCases.map(\.rawValue)))]}"
    case .domainJoined, .decommissioned: #"{"type": "boolean"}"#
    case .domainSid, .forestSid, .machineSid: ##"{"$ref": "#/$defs/domainSid"}"##
    case .features:
      #"{"type": "array", "items": {"type": "string"}, "description": "Closed where given: what is not listed is not installed."}"#
    case .trusts: ##"{"type": "array", "items": {"$ref": "#/$defs/domainSid"}}"##
    case .tags: #"{"type": "object", "additionalProperties": {"type": ["string", "number", "boolean"]}}"#
    case .accounts:
      #"{"type": "object", "additionalProperties": {"type": "string", "pattern": "^S-1(-[0-9]+){2,16}$"}}"#
    case .collectedAt, .bootedAt, .offlineUntil:
      #"{"type": "string", "description": "2026-10-01 or 2026-10-01T02:00:00Z."}"#
    }
  }

  static func quoted(_ texts: [String]) -> String { texts.map { "\"\($0)\"" }.joined(separator: ", ") }
}
