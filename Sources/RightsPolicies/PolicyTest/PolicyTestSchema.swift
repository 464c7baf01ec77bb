import RightsBaselines
import RightsModel
import RightsText

extension DocumentSchema {
  /// The schema of a PolicyTest.
  static var policyTest: JSONValue {
    SchemaParts.document(
      kind: DocumentKind.policyTest.rawValue, "What a baseline must say of machines and GPOs that are spelled out.",
      required: ["baseline"],
      properties: [
        ("baseline", described("The id of a baseline, or a file, relative to this one.", SchemaParts.text)),
        ("parameters", parameters),
        ("machine", described("Of every test that has none of its own.", reference("machine"))),
        ("good", described("What passes every rule; itself a test.", reference("rights"))),
        ("tests", SchemaParts.list(reference("test"))),
      ],
      definitions: [
        ("test", test), ("machine", machine(required: [])),
        ("rights", SchemaParts.rights(reference("assignment"))), ("right", SchemaParts.rightNames),
        ("assignment", assignment), ("change", change), ("holders", SchemaParts.list(SchemaParts.text)),
        ("verdict", SchemaParts.choice(PolicyTestCaseDecoding.verdicts.map(\.rawValue))),
        ("principal", SchemaParts.principal(allowsClasses: true)),
      ])
  }

  private static var test: JSONValue {
    let expected = SchemaParts.any([reference("verdict"), byRight(reference("verdict"))])
    let properties: [(String, JSONValue)] = [
      ("name", SchemaParts.text), ("machine", reference("machine")),
      ("snapshot", described("All that was collected; the good example does not count.", reference("rights"))),
      ("change", described("What differs from the good example.", byRight(reference("change")))),
      ("addEach", described("One holder more, each in turn, in each right.", reference("holders"))),
      (
        "removeEach",
        described(
          "One holder fewer, each in turn, in each right; all: every holder.",
          SchemaParts.any([SchemaParts.choice(["all"]), reference("holders")]))
      ),
      (
        "rights",
        described(
          "Whose rules `expect` is for, where it is one verdict. Left out: the rights that are changed, or all of `good`.",
          SchemaParts.list(reference("right")))
      ),
      ("expect", described("The verdict that is due, for all or by right.", expected)),
    ]
    guard case .object(let members) = SchemaParts.strict(properties, required: ["name", "expect"]) else {
      return .object([])
    }
    let together = [["snapshot", "change"], ["addEach", "removeEach"]].map { pair in
      JSONValue.object([("required", .strings(pair))])
    }
    return .object(members + [("not", SchemaParts.any(together))])
  }

  private static var assignment: JSONValue {
    SchemaParts.any([
      SchemaParts.choice(["no one", "not defined", "not collected"]), reference("holders"),
      SchemaParts.strict(
        [("holders", reference("holders")), ("complete", SchemaParts.flag)], required: ["holders", "complete"]),
    ])
  }

  private static var change: JSONValue {
    let edit = SchemaParts.strict([("add", reference("holders")), ("remove", reference("holders"))])
    return SchemaParts.any([reference("assignment"), edit])
  }

  // Rights again, without what they are.
  private static func byRight(_ value: JSONValue) -> JSONValue {
    .object([
      ("type", .string("object")), ("minProperties", .number(1)), ("propertyNames", reference("right")),
      ("additionalProperties", value),
    ])
  }

  private static func reference(_ name: String) -> JSONValue { SchemaParts.reference(name) }
  private static func described(_ text: String, _ value: JSONValue) -> JSONValue { SchemaParts.described(text, value) }
}
