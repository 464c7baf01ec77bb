internal import RightsModel

/// What would have to be known to decide clauses, a clause for people each.
enum AssertionDoubts {
  static func causes(_ clauses: [SetClause], _ scene: AssertionScene) -> [String] {
    let context = scene.context
    var causes: Set<String> = []
    var names: Set<String> = []
    var incomplete: Set<UserRight> = []
    for clause in clauses {
      let sets = BoundStatement(clause.statement, context).sets
      for scope in OpenScopes(sets, scene.rights, context).scopes {
        causes.insert("the SID of the \(scope.rawValue) is not known")
      }
      for list in sets.flatMap(\.lists) {
        for account in list.accounts { causes.insert("the SID of `\(account.reference)` is not known") }
        for name in list.parameters { causes.insert("the set `\(name)` has no value") }
      }
      for right in clause.statement.rights {
        guard case .principals(let principals, let complete) = scene.rights[right].assignment else { continue }
        if !complete { incomplete.insert(right) }
        for case .name(let name) in principals where context.sid(named: name) == nil { names.insert("`\(name)`") }
      }
      guard sets.contains(where: \.asksForOrphans) else { continue }
      for sid in doubtful(clause, scene) { causes.insert("whether \(sid) resolves is not known") }
    }
    var list = causes.sorted()
    if !names.isEmpty { list.append("the name \(names.sorted().joined(separator: ", ")) is not resolved") }
    if !incomplete.isEmpty {
      list.append("not every holder of \(AssertionFindings.list(incomplete.sorted())) may have been seen")
    }
    return list
  }

  private static func doubtful(_ clause: SetClause, _ scene: AssertionScene) -> [SID] {
    clause.statement.rights.flatMap { right -> [SID] in
      guard case .principals(let principals, _) = scene.rights[right].assignment else { return [] }
      return principals.compactMap { principal in
        guard case .sid(let sid) = principal, scene.resolves(sid) == nil else { return nil }
        return sid
      }
    }
  }
}
