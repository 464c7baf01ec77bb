import RightsEvaluation
import RightsModel

/// A statement about sets on one machine, with all that is known of it.
struct SetCase {
  struct Right {
    var sids: [SID] = []
    /// RIDs of accounts of the machine's domain.
    var relatives: [UInt32] = []
    var names: [String] = []
    var isComplete = true
  }

  var statement: SetStatement
  var rights: [UserRight: Right]
  var domain: SID?
  /// SIDs that are known not to resolve, and that are known to.
  var orphans: Set<SID> = []
  var resolving: Set<SID> = []

  var references: [PrincipalReference] { statement.expressions.flatMap(\.references) }
  var listed: Set<SID> { Set(references.compactMap { if case .sid(let sid) = $0 { sid } else { nil } }) }
  var accounts: [String] {
    references.compactMap { if case .account = $0 { $0.description } else { nil } }
  }
  var relativeRIDs: Set<UInt32> {
    Set(references.compactMap { if case .relative(_, let rid) = $0 { rid } else { nil } })
      .union(rights.values.flatMap(\.relatives))
  }
  var isAlternative: Bool { if case .any = statement { true } else { false } }
  var hasParameter: Bool { references.contains { if case .parameter = $0 { true } else { false } } }
  var asksForOrphans: Bool { "\(statement)".contains("orphans") }

  /// What the evaluator under test says.
  var verdict: Verdict {
    var table = RightsTable(repeating: ObservedRight(.noOne))
    for (right, holding) in rights {
      let principals =
        holding.sids.map { Principal.sid($0) } + holding.relatives.map { .relative(.domain, rid: $0) }
        + holding.names.map { .name($0) }
      table[right] = ObservedRight(Assignment(holders: principals, complete: holding.isComplete), line: 1)
    }
    var facts = MachineFacts()
    facts.domainSID = domain
    let rule = AssertionRule(
      id: "test#rule", title: "test", severity: .high, body: .sets([SetClause(statement)]),
      declaredAt: SourceLocation(uri: "test.yaml", line: 1))
    let scene = AssertionScene(
      rights: table, context: EvaluationContext(facts: facts, accounts: [:], namesMayBeWellKnown: false),
      resolves: { [orphans, resolving] sid in
        if orphans.contains(sid) { return false }
        return resolving.contains(sid) || !Universe.isAccount(sid) ? true : nil
      })
    return AssertionEvaluator.evaluate(
      CompiledAssertion(rule, index: 0), [SetClause(statement)], on: scene
    ).verdict
  }
}

extension SetCase: CustomStringConvertible {
  var description: String {
    let held = rights.sorted { $0.key < $1.key }.map { right, holding in
      "\(right): \(holding.sids) \(holding.relatives.map { "$domain-\($0)" }) \(holding.names)\(holding.isComplete ? "" : " at least")"
    }
    return "\(statement) on \(held); domain \(domain?.description ?? "?"); orphans \(orphans); resolving \(resolving)"
  }
}
