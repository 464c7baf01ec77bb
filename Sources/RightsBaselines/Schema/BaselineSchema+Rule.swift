import RightsModel
import RightsText

/// The rule of one right: its expectation, its branches and what changes an inherited one.
extension BaselineSchema {
  static var right: JSONValue {
    SchemaParts.strict(
      [
        ("expect", described("What must hold.", reference("expectation"))),
        (
          "when",
          described(
            "Other expectations under conditions, no two of which can hold together.", list(reference("branch")))
        ),
        ("severity", reference("severity")),
        ("rationale", described("Why it is expected, for whoever has to act.", text)),
        (
          "references",
          .object([
            ("description", .string("Ids by framework: {stig: V-254503, nist-800-53: [AC-6]}.")),
            ("type", .string("object")), ("additionalProperties", SchemaParts.oneOrMany(text)),
          ])
        ),
        ("reason", described("Why the rule may be looser than the inherited one.", text)),
        ("add", described("Principals more than the inherited list has.", list(reference("principalOrClass")))),
        ("remove", described("Principals less than the inherited list has.", list(reference("principalOrClass")))),
        ("drop", described("The inherited rule vanishes.", SchemaParts.yes)),
      ], minimum: 0)
  }

  static var branch: JSONValue {
    guard
      case .object(let members) = SchemaParts.strict(
        [
          ("feature", described("A feature that is installed, such as hyper-v or iis.", text)),
          ("domainJoined", described("Whether the machine is joined to a domain.", SchemaParts.flag)),
          ("expect", reference("expectation")),
        ], required: ["expect"])
    else { return .object([]) }
    let conditions = ["feature", "domainJoined"].map { JSONValue.object([("required", .strings([$0]))]) }
    return .object(members + [("anyOf", .array(conditions))])
  }

  static var expectation: JSONValue {
    SchemaParts.any([
      described(
        "no one: defined and held by nobody. not defined, defined: of a GPO, whether it sets the right.",
        SchemaParts.choice(words.map(\.rawValue))),
      described("All operators that are given must hold.", SchemaParts.strict(operators)),
    ])
  }

  private static var words: [LocatedExpectation.Operator.Kind] {
    LocatedExpectation.Operator.Kind.allCases.filter { !$0.takesPrincipals && $0 != .anyOf }
  }

  private static var operators: [(String, JSONValue)] {
    LocatedExpectation.Operator.Kind.allCases.map { kind in
      let value: JSONValue =
        switch kind {
        case .exactly: described("The holders are these, no more and no less.", list(reference("principal")))
        case .within: described("Nobody else; fewer, or nobody, is fine.", list(reference("principalOrClass")))
        case .includes: described("At least these.", list(reference("principal")))
        case .excludes: described("None of these; others are fine.", list(reference("principalOrClass")))
        case .noOne: described("Defined and held by nobody.", SchemaParts.yes)
        case .notDefined: described("The GPO leaves the right alone; layer group-policy only.", SchemaParts.yes)
        case .defined: described("The GPO sets the right, for whomever; layer group-policy only.", SchemaParts.yes)
        case .anyOf: described("At least one of these must hold.", list(reference("expectation")))
        }
      return (kind.rawValue, value)
    }
  }

  private static var text: JSONValue { SchemaParts.text }
  private static func list(_ items: JSONValue) -> JSONValue { SchemaParts.list(items) }
  private static func reference(_ name: String) -> JSONValue { SchemaParts.reference(name) }
  private static func described(_ text: String, _ value: JSONValue) -> JSONValue { SchemaParts.described(text, value) }
}
