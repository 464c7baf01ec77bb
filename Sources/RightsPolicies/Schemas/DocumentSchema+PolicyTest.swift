import RightsBaselines
import RightsModel
import RightsText

/// Tests of a baseline, or of a policy's rules: machines that are spelled out, and the verdicts that are due.
extension DocumentSchema {
  static var policyTest: JSONValue {
    SchemaParts.document(
      kind: DocumentKind.policyTest.rawValue,
      "What a baseline, or a policy's own rules, must say of machines that are spelled out.",
      required: [],
      properties: [
        ("baseline", described("An id of the library, or a file, relative to this one.", SchemaParts.text)),
        (
          "policy",
          described(
            "Instead: a policy of the library, or a file, relative to this one, with all that it assigns and includes.",
            SchemaParts.text)
        ),
        ("parameters", parameters),
        (
          "tiers",
          described(
            "Who is in the policy's named sets.",
            .object([("type", .string("object")), ("additionalProperties", SchemaParts.reference("principals"))]))
        ),
        ("orphans", described("SIDs that are known not to resolve; for a policy's rules.", SchemaParts.list(sid))),
        ("machine", described("The machine of every test that names none.", machine(required: []))),
        ("good", described("Rights that pass every rule.", SchemaParts.rights(SchemaParts.reference("assignment")))),
      ] + beside + [
        ("others", others),
        ("tests", SchemaParts.list(SchemaParts.strict(test, required: ["name", "expect"]))),
      ],
      definitions: [
        ("assignment", assignment), ("verdict", SchemaParts.choice(PolicyTestCaseDecoding.verdicts.map(\.rawValue))),
        ("principalOrClass", SchemaParts.principal(allowsClasses: true)),
        ("principals", SchemaParts.list(SchemaParts.reference("principalOrClass"), minimum: 0)),
        ("holders", SchemaParts.list(SchemaParts.text)),
      ],
      conditions: [SchemaParts.any(["baseline", "policy"].map { .object([("required", .strings([$0]))]) })])
  }

  /// For a policy's rules: what a Snapshot has beside rights, in its own spelling.
  private static var beside: [(String, JSONValue)] {
    func object(_ key: String) -> JSONValue {
      .object([("type", .string("object")), ("required", .strings([key])), ("properties", .object([]))])
    }
    let words = "As in a Snapshot (plumbline schema snapshot), for a policy's rules."
    return [
      ("tokens", described(words, SchemaParts.list(.object([("type", .string("object"))]), minimum: 0))),
      ("providers", described(words, SchemaParts.list(object("name"), minimum: 0))),
      ("wmi", described(words, .object([("type", .string("object"))]))),
      ("completeness", described(words, object("rights"))),
    ]
  }

  /// For a policy's rules: the other machines of the run.
  private static var others: JSONValue {
    described(
      "The other machines of the run, for rules that compare machines.",
      SchemaParts.list(SchemaParts.strict([("machine", machine(required: []))] + rights)))
  }

  /// What a machine holds.
  private static var rights: [(String, JSONValue)] {
    let edit = SchemaParts.strict([("add", holders), ("remove", holders)])
    return [
      (
        "snapshot",
        described("All rights of this machine.", SchemaParts.rights(SchemaParts.reference("assignment")))
      ),
      (
        "change",
        described(
          "What differs from `good`.", SchemaParts.rights(SchemaParts.any([SchemaParts.reference("assignment"), edit])))
      ),
    ]
  }

  private static var test: [(String, JSONValue)] {
    let each = SchemaParts.any([SchemaParts.choice(["all"]), holders])
    return [
      ("name", SchemaParts.text), ("machine", machine(required: [])), ("others", others),
    ] + beside + rights + [
      ("addEach", described("Once with each of these more, in each right.", holders)),
      ("removeEach", described("Once with each of these less, in each right; all is every holder.", each)),
      (
        "rights",
        described(
          "The rights that one verdict is meant for, or that are varied.",
          SchemaParts.any([
            SchemaParts.list(SchemaParts.choice(constants)),
            SchemaParts.choice(RightSelection.allCases.map(\.rawValue)),
          ]))
      ),
      (
        "expect",
        described(
          "The verdict that is due: for all, by right, or by the id of a rule, of the policy's own without the policy's.",
          SchemaParts.any([
            SchemaParts.reference("verdict"), SchemaParts.rights(SchemaParts.reference("verdict")),
            .object([
              ("type", .string("object")), ("minProperties", .number(1)),
              (
                "propertyNames",
                SchemaParts.any([
                  SchemaParts.choice(constants), pattern("^[a-z0-9][a-z0-9._@/-]{0,200}(#[A-Za-z0-9-]{1,80})?$"),
                ])
              ),
              ("additionalProperties", SchemaParts.reference("verdict")),
            ]),
          ]))
      ),
    ]
  }

  private static var assignment: JSONValue {
    SchemaParts.any([
      SchemaParts.choice(["no one", "not defined", "not collected"]), holders,
      SchemaParts.strict([("holders", holders), ("complete", SchemaParts.flag)], required: ["holders", "complete"]),
    ])
  }

  private static var constants: [String] { UserRight.allCases.map(\.constant) }
  private static var holders: JSONValue { SchemaParts.reference("holders") }
  private static func described(_ text: String, _ value: JSONValue) -> JSONValue { SchemaParts.described(text, value) }
}
