internal import RightsModel

/// What the failing clauses of an assertion find, by right.
struct AssertionFindings {
  private(set) var missing: [UserRight: Set<Principal>] = [:]
  private(set) var unexpected: [UserRight: Set<Principal>] = [:]
  private(set) var reasons: [String] = []
  private var involved: Set<UserRight> = []

  mutating func add(_ verdict: StatementJudge.Verdict, _ clause: SetClause) {
    for violation in verdict.violations {
      for right in violation.unexpectedIn { unexpected[right, default: []].insert(violation.principal) }
      for right in violation.missingIn { missing[right, default: []].insert(violation.principal) }
    }
    if verdict.violations.isEmpty || verdict.reason != nil { involved.formUnion(clause.statement.rights) }
    if let reason = verdict.reason {
      let place = clause.right.map { "\($0.constant): " } ?? ""
      if !reasons.contains(place + reason) { reasons.append(place + reason) }
    }
  }

  /// Those with a difference, else those that failing clauses speak of.
  var rights: [UserRight] {
    let deviating = Set(missing.keys).union(unexpected.keys)
    return deviating.union(involved).sorted()
  }

  func everyone(_ found: [UserRight: Set<Principal>]) -> [Principal] {
    found.values.reduce(into: Set<Principal>()) { $0.formUnion($1) }.sorted()
  }

  /// `SeA, SeB and 3 more`.
  static func list(_ rights: [UserRight]) -> String {
    let rest = rights.count - 6
    let shown = rights.prefix(rest > 1 ? 6 : rights.count).map(\.constant).joined(separator: ", ")
    return rest > 1 ? "\(shown) and \(rest) more" : shown
  }
}
