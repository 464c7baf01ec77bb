internal import RightsModel

/// The JSON Schema of a Snapshot document (draft 2020-12), for editors and for whoever writes collectors.
package enum SnapshotSchema {
  package static var json: String {
    let rights = UserRight.allCases.map { "\"\($0.constant)\": {\"$ref\": \"#/$defs/right\"}" }.joined(separator: ", ")
    let items = SnapshotItem.allCases.map { "\"\($0.rawValue)\": {\"$ref\": \"#/$defs/completeness\"}" }
      .joined(separator: ", ")
    let outcomes = Completeness.Outcome.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    let attributes = GroupAttribute.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    let parts = CollectionError.Part.allCases.map { "\"\($0.rawValue)\": {\"type\": \"string\"}" }
      .joined(separator: ", ")
    let checks = WMIAccess.Check.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    return """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Plumbline Snapshot",
        "type": "object",
        "required": ["apiVersion", "kind", "subject", "layer", "rights"],
        "additionalProperties": false,
        "properties": {
          "apiVersion": {"const": "plumbline/v1"},
          "kind": {"const": "Snapshot"},
          "subject": {
            "type": "object", "required": ["kind", "name"], "additionalProperties": false,
            "properties": {
              "kind": {"enum": ["machine", "gpo"]}, "name": {"type": "string"}, "id": {"type": "string"},
              "fqdn": {"type": "string"}, "gpoName": {"type": "string"}
            }
          },
          "readAs": {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
          "layer": {"enum": [\(Layer.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))]},
          "collectedAt": {"type": "string", "format": "date-time"},
          "bootedAt": {"type": "string", "format": "date-time"},
          "os": {"enum": [\(OSRelease.all.map { "\"\($0.id)\"" }.joined(separator: ", "))]},
          "role": {"enum": [\(Role.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))]},
          "identity": {
            "type": "object", "additionalProperties": false,
            "properties": {
              "machineSid": {"$ref": "#/$defs/sid"}, "domainSid": {"$ref": "#/$defs/sid"},
              "forestSid": {"$ref": "#/$defs/sid"}, "language": {"type": "string"}, "domain": {"type": "string"},
              "ou": {"type": "string"}, "domainJoined": {"type": "boolean"}, "trusts": {"type": "array", "items": {"$ref": "#/$defs/sid"}}
            }
          },
          "features": {"type": "array", "items": {"type": "string"}},
          "accounts": {"type": "object", "additionalProperties": {"$ref": "#/$defs/sid"}},
          "tags": {"type": "object", "additionalProperties": {"type": "string"}},
          "rights": {"type": "object", "additionalProperties": false, "properties": {\(rights)}},
          "unknownRights": {"type": "object", "additionalProperties": {"type": "string"}},
          "completeness": {
            "type": "object", "required": ["rights"], "additionalProperties": false,
            "properties": {
              "reason": {"type": "string"}, "errors": {"$ref": "#/$defs/errors"},
              \(items)
            }
          },
          "namedAccounts": {"type": "array", "items": {"type": "integer"}},
          "orphans": {"type": "array", "items": {"$ref": "#/$defs/sid"}},
          "tokens": {"type": "array", "items": {"$ref": "#/$defs/token"}}, 
          "providers": {"type": "array", "items": {"$ref": "#/$defs/provider"}}, "wmi": {"$ref": "#/$defs/wmi"},
          "lines": {
            "type": "object", "required": ["read", "rejected"], "additionalProperties": false,
            "properties": {"read": {"type": "integer"}, "rejected": {"type": "integer"}}
          },
          "diagnostics": {"type": "array", "items": {"type": "object"}}
        },
        "$defs": {
          "sid": {"type": "string", "pattern": "^[Ss]-1-"},
          "outcome": {"enum": [\(outcomes)]},
          "errors": {
            "type": "array",
            "items": {
              "type": "object", "additionalProperties": false,
              "properties": {
                "message": {"type": "string"}, "code": {"type": ["string", "integer"]}, \(parts)
              }
            }
          },
          "completeness": {
            "oneOf": [
              {"$ref": "#/$defs/outcome"},
              {
                "type": "object", "required": ["outcome"], "additionalProperties": false,
                "properties": {
                  "outcome": {"$ref": "#/$defs/outcome"}, "reason": {"type": "string"}, "errors": {"$ref": "#/$defs/errors"}
                }
              }
            ]
          },
          "token": {
            "type": "object", "additionalProperties": false,
            "properties": {
              "process": {"type": ["string", "null"]}, "type": {"enum": ["primary", "impersonation", null]},
              "impersonationLevel": {"enum": ["anonymous", "identification", "impersonation", "delegation", null]},
              "user": {"anyOf": [{"$ref": "#/$defs/sid"}, {"type": "null"}]}, "userName": {"type": "string"},
              "environment": {"type": "boolean"},
              "groups": {
                "type": "array",
                "items": {
                  "type": "object", "required": ["sid"], "additionalProperties": false,
                  "properties": {
                    "sid": {"$ref": "#/$defs/sid"}, "name": {"type": "string"},
                    "attributes": {"type": "array", "items": {"enum": [\(attributes)]}}
                  }
                }
              },
              "groupsComplete": {"type": "boolean"},
              "privileges": {
                "type": "array",
                "items": {
                  "type": "object", "required": ["name"], "additionalProperties": false,
                  "properties": {
                    "name": {"type": "string"}, "luid": {"type": "integer"}, "enabled": {"type": "boolean"},
                    "default": {"type": "boolean"}, "line": {"type": "integer"}
                  }
                }
              },
              "unknownPrivileges": {"type": "array", "items": {"type": "string"}}, "restricted": {"type": "boolean"},
              "elevation": {"enum": ["default", "full", "limited"]}, "line": {"type": "integer"},
              "uri": {"type": "string"}
            }
          },
          "evidence": {
            "type": "object", "required": ["uri"], "additionalProperties": false,
            "properties": {"uri": {"type": "string"}, "line": {"type": "integer"}, "sha256": {"type": "string"}}
          },
          "provider": {
            "type": "object", "required": ["name"], "additionalProperties": false,
            "properties": {
              "namespace": {"type": ["string", "null"]}, "name": {"type": "string"}, "clsid": {"type": ["string", "null"]},
              "impersonationLevel": {"type": ["integer", "null"]}, "perUserInitialization": {"type": ["boolean", "null"]},
              "initializeAsAdminFirst": {"type": ["boolean", "null"]}, "hostingModel": {"type": ["string", "null"]},
              "complete": {"type": "boolean"}, "evidence": {"$ref": "#/$defs/evidence"}
            }
          },
          "wmi": {
            "type": "object", "additionalProperties": false,
            "properties": {
              "clientImpersonationLevel": {"type": ["string", "integer"]}, "client": {"type": "string"},
              "hostAccount": {"type": "string"}, "hostProcess": {"type": "string"}, "explicitCredentials": {"type": "boolean"},
              "baseTest": {"enum": [\(checks)]}, "dcom": {"enum": [\(checks)]}, "namespaceSecurity": {"enum": [\(checks)]},
              "answer": {
                "type": "object", "additionalProperties": false,
                "properties": {
                  "status": {"type": ["string", "integer", "null"]}, "instances": {"type": "integer"},
                  "nullProperties": {"type": "array", "items": {"type": "string"}}
                }
              },
              "attestation": {
                "oneOf": [{"$ref": "#/$defs/attestation"}, {"type": "array", "items": {"$ref": "#/$defs/attestation"}}]
              },
              "rightChangedAt": {"type": "string", "format": "date-time"}, "evidence": {"$ref": "#/$defs/evidence"}
            }
          },
          "attestation": {
            "type": "object", "required": ["by", "on"], "additionalProperties": false,
            "properties": {
              "by": {"type": "string"}, "on": {"type": "string"}, "providers": {"type": "array", "items": {"type": "string"}}
            }
          },
          "policy": {
            "type": "object", "required": ["precedence", "principals"], "additionalProperties": false,
            "properties": {
              "precedence": {"type": "integer"}, "gpo": {"type": "string"}, "guid": {"type": "string"},
              "domain": {"type": "string"}, "scope": {"type": "string"}, "enforced": {"type": "boolean"},
              "applied": {"type": "boolean"},
              "principals": {"type": "array", "items": {"type": "string"}}, "line": {"type": "integer"}
            }
          },
          "right": {
            "type": "object", "required": ["state"], "additionalProperties": false,
            "properties": {
              "state": {"enum": ["principals", "noOne", "notDefined", "notCollected"]},
              "complete": {"type": "boolean"},
              "principals": {"type": "array", "items": {"type": "string"}, "minItems": 1},
              "names": {"type": "object", "additionalProperties": {"type": "string"}},
              "error": {"type": "string"}, "readAs": {"type": "string"},
              "completeness": {"$ref": "#/$defs/completeness"},
              "alternatives": {"type": "array", "items": {"$ref": "#/$defs/right"}},
              "evidence": {
                "type": "object", "required": ["uri"], "additionalProperties": false,
                "properties": {"uri": {"type": "string"}, "line": {"type": "integer"}, "sha256": {"type": "string"}}
              },
              "policies": {"type": "array", "items": {"$ref": "#/$defs/policy"}}
            }
          }
        }
      }
      """
  }
}
