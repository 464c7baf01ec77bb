internal import RightsModel
internal import RightsText

/// `policy rules --output json`: an array of machines and GPOs, in the order of their ids; keys that say nothing are left out.
extension ResolvedMachine {
  static func json(_ machines: [ResolvedMachine]) -> String { JSONValue.array(machines.map(\.json)).text }

  private var json: JSONValue {
    var members: [(String, JSONValue)] = [("subject", .string(name))]
    if let os { members.append(("os", .string(os.id))) }
    if let role { members.append(("role", .string(role.rawValue))) }
    members.append(("assignments", .array(assignments.map(Self.json))))
    if let gap { members.append(("gap", .string(gap))) }
    if !dropped.isEmpty {
      members.append(
        (
          "dropped",
          .array(dropped.map { .object([("message", .string($0.message))] + Self.place($0.location)) })
        ))
    }
    return .object(members + [("rules", .array(rules.map(Self.json)))])
  }

  private static func json(_ assignment: Assignment) -> JSONValue {
    var members: [(String, JSONValue)] = [("standing", .string(assignment.standing.rawValue))]
    if !assignment.names.isEmpty { members.append(("assigns", .strings(assignment.names))) }
    if let reason = assignment.reason { members.append(("reason", .string(reason))) }
    return .object(members + place(assignment.place))
  }

  private static func json(_ rule: Rule) -> JSONValue {
    var members: [(String, JSONValue)] = [("id", .string(rule.id))]
    if let right = rule.right { members.append(("right", .string(right.constant))) }
    members.append(("severity", .string(rule.severity.rawValue)))
    if let expected = rule.expectation {
      members.append(("expect", json(expected.expectation)))
      if !expected.branches.isEmpty { members.append(("when", .array(expected.branches.map(json)))) }
    } else {
      members.append(("demands", .strings(rule.demands)))
    }
    if !rule.applies { members.append(("applies", .bool(false))) }
    if let doubt = rule.doubt { members.append(("doubt", .string(doubt))) }
    if !rule.overlays.isEmpty { members.append(("overlays", .array(rule.overlays.map(json)))) }
    return .object(members + place(rule.place))
  }

  private static func json(_ change: ChangedRule.Change) -> JSONValue {
    var members: [(String, JSONValue)] = []
    if let overlay = change.overlay { members.append(("id", .string(overlay))) }
    if let reason = change.reason { members.append(("reason", .string(reason))) }
    return .object(members + place(change.location))
  }

  private static func json(_ branch: RightsModel.Rule.Branch) -> JSONValue {
    var members: [(String, JSONValue)] = []
    if let feature = branch.condition.feature { members.append(("feature", .string(feature))) }
    if let joined = branch.condition.domainJoined { members.append(("domainJoined", .bool(joined))) }
    return .object(members + [("expect", json(branch.expectation))])
  }

  /// An expectation as the results of a scan have it: several that must all hold are one object where no operator stands twice.
  private static func json(_ expectation: Expectation) -> JSONValue {
    if let list = list(expectation) { return .object([list]) }
    return switch expectation {
    case .noOne: .string("no one")
    case .notDefined: .string("not defined")
    case .defined: .string("defined")
    case .any(let parts): .object([("anyOf", .array(parts.map(json)))])
    case .all(let parts): all(parts)
    case .exactly, .within, .includes, .excludes: .object([])
    }
  }

  private static func all(_ parts: [Expectation]) -> JSONValue {
    let lists = parts.compactMap(list)
    let isPlain = lists.count == parts.count && Set(lists.map(\.0)).count == parts.count
    return .object(isPlain ? lists : [("allOf", .array(parts.map(json)))])
  }

  /// Nil for what has no list of principals.
  private static func list(_ expectation: Expectation) -> (String, JSONValue)? {
    let name: String
    switch expectation {
    case .exactly: name = "exactly"
    case .within: name = "within"
    case .includes: name = "includes"
    case .excludes: name = "excludes"
    case .noOne, .notDefined, .defined, .any, .all: return nil
    }
    return (name, .strings(expectation.references.map(\.description)))
  }

  private static func place(_ location: SourceLocation?) -> [(String, JSONValue)] {
    guard let location else { return [] }
    return [("uri", .string(location.uri))] + (location.line.map { [("line", .number($0))] } ?? [])
  }
}
