package import RightsModel

/// The principals that an exception names, bound to one machine. Only who certainly is one of them counts as one.
package struct NamedPrincipals: Sendable {
  private let list: BoundList
  /// One spelling for each account that is named, in lower case.
  private let spellings: Set<String>
  private let context: EvaluationContext

  package init(_ references: [PrincipalReference], _ context: EvaluationContext) {
    list = BoundList(references, context)
    self.context = context
    spellings = Set(
      references.compactMap { reference in
        switch reference {
        case .account, .relativeName: context.canonicalName(reference.description)
        case .sid, .relative, .anyOf, .parameter: nil
        }
      })
  }

  /// Whether it is named: by its SID, as a member of a class, or, where its SID is not known, by the same spelling.
  package func contains(_ principal: Principal) -> Bool {
    switch principal {
    case .sid(let sid): list.holds(sid) || list.classes.contains { $0.contains(sid) }
    case .relative(let scope, let rid):
      // An account of the machine by its RID, as the machines of a group are compared, is this machine's own.
      list.relatives.contains(principal) || context.sid(of: scope)?.appending(rid).map { list.holds($0) } ?? false
    case .name(let name): spellings.contains(context.canonicalName(name))
    }
  }
}
