import RightsModel
import RightsPolicies
import RightsYAML
import Testing

/// The rules that a policy itself makes.
@Suite struct RuleDecodingTests {
  private static func decode(
    _ rule: String, tiers: String = "{t0: [$domain-512], t1: {default: []}}"
  ) -> (
    rules: [PolicyRule], places: [String]
  ) {
    let text =
      "apiVersion: plumbline/v1\nkind: Policy\nid: p\ntiers: \(tiers)\nrules:\n  - {id: r, title: t, severity: low, \(rule)}\n"
    let (policies, diagnostics) = PolicyTests.decode(text)
    return (policies.first?.rules ?? [], places(diagnostics))
  }

  private static func clauses(_ rule: String) throws -> [SetClause] {
    let (rules, places) = decode(rule)
    #expect(places == [])
    guard case .sets(let clauses)? = rules.first?.rule.body else { return [] }
    return clauses
  }

  private static let debug = SetExpression.holders(.debugPrivilege)
  private static let administrators = SetExpression.principals([SID("S-1-5-32-544").map { .sid($0) } ?? .parameter("")])

  @Test(arguments: [
    ("{subset: [SeDebugPrivilege, [Administrators]]}", SetStatement.subset(debug, of: administrators)),
    ("{contains: [SeDebugPrivilege, [Administrators]]}", .subset(administrators, of: debug)),
    ("{superset: [SeDebugPrivilege, [Administrators]]}", .subset(administrators, of: debug)),
    ("{equal: [SeDebugPrivilege, [Administrators]]}", .equal(debug, administrators)),
    ("{empty: {minus: [SeDebugPrivilege, [Administrators]]}}", .empty(.minus(debug, administrators))),
    ("{empty: {orphans: SeDebugPrivilege}}", .empty(.orphans(.debugPrivilege))),
    ("{count: {of: SeDebugPrivilege, exactly: 2}}", .count(debug, atLeast: 2, atMost: 2)),
    (
      "{count: {of: {holders: [SeDebugPrivilege, SeTcbPrivilege]}, atMost: 3}}",
      .count(.union([debug, .holders(.tcbPrivilege)]), atLeast: 0, atMost: 3)
    ),
    (
      "{disjoint: [SeNetworkLogonRight, {denial: SeNetworkLogonRight}]}",
      .disjoint(.holders(.networkLogonRight), .holders(.denyNetworkLogonRight))
    ),
    (
      "{allOf: [{empty: SeTcbPrivilege}, {anyOf: [{empty: SeDebugPrivilege}]}]}",
      .all([.empty(.holders(.tcbPrivilege)), .any([.empty(debug)])])
    ),
  ])
  func `a statement is read as it is written`(_ text: String, _ statement: SetStatement) throws {
    #expect(try Self.clauses("assert: \(text)") == [SetClause(statement)])
  }

  @Test func `a link of the WMI access chain is demanded by its name`() {
    for link in WMILinkID.allCases {
      let (rules, places) = Self.decode("wmi: \(link.rawValue)")
      #expect(places == [] && rules.map(\.rule.body) == [.wmi(link)])
    }
  }

  @Test func `a statement is made for each right and each principal that is selected`() throws {
    let rights = try Self.clauses(
      "forEach: {right: deny-rights, except: [SeDenyBatchLogonRight]}, assert: {empty: $right}")
    #expect(
      rights.map(\.right) == [
        .denyInteractiveLogonRight, .denyNetworkLogonRight, .denyRemoteInteractiveLogonRight, .denyServiceLogonRight,
      ])
    #expect(rights.allSatisfy { clause in clause.right.map { clause.statement == .empty(.holders($0)) } ?? false })
    let principals = try Self.clauses(
      "forEach: {principal: [Users, Guests]}, assert: {contains: [SeDenyBatchLogonRight, $principal]}")
    #expect(principals.count == 2)
  }

  @Test func `a named set keeps its default unless another policy says who it is`() throws {
    let head = "apiVersion: plumbline/v1\nkind: Policy\n"
    let pack =
      "id: a\ntiers: {x: {default: [Users]}}\nrules:\n  - {id: r, title: t, severity: low, assert: {disjoint: [SeDebugPrivilege, [$(x)]]}}\n"
    func references(_ text: String) -> [PrincipalReference] {
      let policies = PolicyTests.decode(text).policies.fillingNamedSets { _ in }
      return policies.first?.rules.first?.rule.body.references ?? []
    }
    #expect(references(head + pack).map(\.description) == ["S-1-5-32-545"])
    #expect(
      references(head + pack + "---\n" + head + "id: b\ntiers: {x: [Guests]}\n").map(\.description) == ["S-1-5-32-546"])
  }

  @Test(arguments: [
    ("assert: {contains: [SeDebugPrivilege, ['$(x)']]}", true),
    ("assert: {subset: [SeDebugPrivilege, ['$(x)']]}", false),
    ("assert: {disjoint: [SeDebugPrivilege, ['$(x)']]}", true),
    ("assert: {disjoint: [SeDebugPrivilege, ['$(x)', Guests]]}", false),
    ("forEach: {principal: ['$(x)']}, assert: {contains: [SeDenyBatchLogonRight, $principal]}", true),
    ("assert: {allOf: [{empty: SeTcbPrivilege}, {contains: [SeDebugPrivilege, ['$(x)']]}]}", true),
  ])
  func `a named set in which nobody is leaves a rule that demands nothing, which is said`(
    _ body: String, _ isEmpty: Bool
  ) {
    let text =
      "apiVersion: plumbline/v1\nkind: Policy\nid: a\ntiers: {x: []}\nrules:\n"
      + "  - {id: r, title: t, severity: low, \(body)}\n"
    var codes: [String] = []
    _ = PolicyTests.decode(text).policies.fillingNamedSets { codes.append($0.code.id) }
    #expect(codes == (isEmpty ? ["empty-set"] : []))
  }

  @Test(arguments: [
    ("assert: {subset: [SeDebugPrivlege, [Users]]}", "6:56 unknown-right"),
    ("assert: {subset: [SeDebugPrivilege, [Userz]]}", "6:75 invalid-principal"),
    ("assert: {subset: [SeDebugPrivilege, []]}", "6:74 empty-list"),
    ("assert: {subset: [SeDebugPrivilege]}", "6:55 wrong-number"),
    ("assert: {subset: [SeDebugPrivilege, SeTcbPrivilege, SeTcbPrivilege]}", "6:55 wrong-number"),
    ("assert: {sub: [SeDebugPrivilege, [Users]]}", "6:47 unknown-key"),
    ("assert: {empty: SeDebugPrivilege, count: {of: SeTcbPrivilege, exactly: 1}}", "6:46 conflicting-keys"),
    ("assert: {empty: $right}", "6:54 unbound-variable"),
    ("assert: {empty: ['$(t2)']}", "6:55 undeclared-set"),
    ("assert: {empty: [Users]}", "6:46 constant-statement"),
    ("assert: {contains: [SeDebugPrivilege, ['NT SERVICE\\*']]}", "6:46 class-not-allowed"),
    ("assert: {count: {of: SeDebugPrivilege}}", "6:54 missing-key"),
    ("assert: {count: {of: SeDebugPrivilege, atLeast: 3, atMost: 2}}", "6:54 contradiction"),
    ("assert: {count: {of: SeDebugPrivilege, atLeast: 0}}", "6:54 tautology"),
    ("assert: {equal: [SeDebugPrivilege, SeDebugPrivilege]}", "6:46 tautology"),
    ("assert: {allOf: [{contains: [SeTcbPrivilege, [Users]]}, {empty: SeTcbPrivilege}]}", "6:46 contradiction"),
    ("assert: {empty: {denial: SeDebugPrivilege}}", "6:63 no-deny-right"),
    ("forEach: {right: [SeTcbPrivilege], except: [SeTcbPrivilege]}, assert: {empty: $right}", "6:47 empty-list"),
    ("group: {by: c, same: [SeTcbPrivilege]}, assert: {empty: SeTcbPrivilege}", "6:86 conflicting-keys"),
    ("group: {by: c, same: [SeTcbPrivilege]}, forEach: {right: [SeTcbPrivilege]}", "6:87 conflicting-keys"),
    ("forEach: {right: [SeTcbPrivilege]}, assert: {empty: SeDebugPrivilege}", "6:82 unused-variable"),
    ("forEach: {principal: [Users]}, assert: {empty: SeDebugPrivilege}", "6:77 unused-variable"),
    (
      "forEach: {right: [SeTcbPrivilege], except: [SeDebugPrivilege]}, assert: {empty: $right}",
      "6:73 except-without-effect"
    ),
    ("remedy: [x]", "6:5 missing-key"),
    ("wmi: host-right, assert: {empty: SeTcbPrivilege}", "6:63 conflicting-keys"),
    ("wmi: host-right, group: {by: c, same: [SeTcbPrivilege]}", "6:62 conflicting-keys"),
    ("wmi: host-rigt", "6:43 unknown-value"),
  ])
  func `a mistake is told with its place`(_ rule: String, _ place: String) {
    #expect(Self.decode(rule).places.contains(place), "\(Self.decode(rule).places)")
  }
}
