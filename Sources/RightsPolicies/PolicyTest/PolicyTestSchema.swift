import RightsModel

extension DocumentSchema {
  /// The schema of a PolicyTest.
  package static var policyTest: String {
    let machine = MachineFactsKey.inventoryKeys.map { "            \"\($0.rawValue)\": \(schema(of: $0))" }
    return document(
      .policyTest, required: ["baseline"],
      properties: #"""
            "baseline": {"$ref": "#/$defs/text", "description": "The id of a baseline, or a file, relative to this one."},
            "parameters": {"type": "object", "additionalProperties": {"type": "array", "items": {"$ref": "#/$defs/text"}}, "description": "Lists of principals for $(name); the others have their defaults."},
            "machine": {"$ref": "#/$defs/machine"},
            "good": {"$ref": "#/$defs/rights", "description": "What passes every rule; itself a test."},
            "tests": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/test"}}
        """#,
      definitions: #"""
            "test": {
              "type": "object", "additionalProperties": false, "required": ["name", "expect"],
              "not": {"anyOf": [{"required": ["snapshot", "change"]}, {"required": ["addEach", "removeEach"]}]},
              "properties": {
                "name": {"$ref": "#/$defs/text"},
                "machine": {"$ref": "#/$defs/machine"},
                "snapshot": {"$ref": "#/$defs/rights", "description": "All that was collected; the good example does not count."},
                "change": {"type": "object", "minProperties": 1, "propertyNames": {"$ref": "#/$defs/right"}, "additionalProperties": {"$ref": "#/$defs/change"}, "description": "What differs from the good example."},
                "addEach": {"$ref": "#/$defs/list", "description": "One holder more, each in turn, in each right."},
                "removeEach": {"anyOf": [{"const": "all"}, {"$ref": "#/$defs/list"}], "description": "One holder fewer, each in turn, in each right."},
                "rights": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/right"}, "description": "Whose rules `expect` is for, where it is one verdict. Left out: the rights that are changed, or all of `good`."},
                "expect": {"anyOf": [{"$ref": "#/$defs/verdict"}, {"type": "object", "minProperties": 1, "propertyNames": {"$ref": "#/$defs/right"}, "additionalProperties": {"$ref": "#/$defs/verdict"}}]}
              }
            },
            "rights": {"type": "object", "minProperties": 1, "propertyNames": {"$ref": "#/$defs/right"}, "additionalProperties": {"$ref": "#/$defs/assignment"}},
            "assignment": {
              "anyOf": [
                {"enum": ["no one", "not defined", "not collected"]},
                {"$ref": "#/$defs/list"},
                {"type": "object", "additionalProperties": false, "required": ["holders", "complete"], "properties": {"holders": {"$ref": "#/$defs/list"}, "complete": {"type": "boolean"}}}
              ]
            },
            "change": {
              "anyOf": [
                {"$ref": "#/$defs/assignment"},
                {"type": "object", "additionalProperties": false, "minProperties": 1, "properties": {"add": {"$ref": "#/$defs/list"}, "remove": {"$ref": "#/$defs/list"}}}
              ]
            },

        """#
          + """
              "right": {"enum": [\(quoted(UserRight.allCases.map(\.constant)))]},
              "verdict": {"enum": [\(quoted(PolicyTestCaseDecoding.verdicts.map(\.rawValue)))]},
              "machine": {
                "type": "object", "additionalProperties": false,
                "properties": {
          \(machine.joined(separator: ",\n"))
                }
              },
              "domainSid": {"type": "string", "pattern": "^S-1-5-21(-[0-9]{1,10}){3}$"},
          """)
  }
}
