internal import RightsModel

/// The list of an operator, bound to one machine as far as that is known.
struct BoundList: Sendable, Hashable {
  /// Sorted.
  var sids: [SID] = []
  var classes: [PrincipalClass] = []
  /// Principals of a domain, forest or machine whose SID is not known.
  var relatives: [Principal] = []
  var accounts: [OpenAccount] = []
  /// Parameters that no policy gives: any list at all.
  var parameters: [String] = []

  init(_ references: [PrincipalReference], _ context: EvaluationContext?) {
    for reference in references { add(reference, context) }
    sids.sort()
  }

  private mutating func add(_ reference: PrincipalReference, _ context: EvaluationContext?) {
    switch reference {
    case .sid(let sid): sids.append(sid)
    case .anyOf(let family): classes.append(family)
    case .parameter(let name): parameters.append(name)
    case .relative(let scope, let rid):
      if let sid = context?.sid(of: scope)?.appending(rid) { sids.append(sid) } else { relatives.append(.relative(scope, rid: rid)) }
    case .relativeName(let scope, _):
      if let sid = context?.accounts[reference.description.lowercased()] {
        sids.append(sid)
      } else {
        accounts.append(OpenAccount(reference: reference, domain: context?.sid(of: scope)))
      }
    case .account(let domain, _):
      if let sid = context?.accounts[reference.description.lowercased()] {
        sids.append(sid)
      } else {
        let isOwn = context?.domain.map { $0.lowercased() == domain.lowercased() } ?? false
        accounts.append(OpenAccount(reference: reference, domain: isOwn ? context?.domainSID : nil))
      }
    }
  }

  /// True where nothing depends on what is unknown.
  var isClosed: Bool { relatives.isEmpty && accounts.isEmpty && parameters.isEmpty }

  func contains(_ sid: SID) -> Bool { sids.contains(sid) }

  /// The list as a report shows it.
  var references: [PrincipalReference] {
    sids.map { .sid($0) }
      + relatives.compactMap { if case .relative(let scope, let rid) = $0 { .relative(scope, rid: rid) } else { nil } }
      + accounts.map(\.reference).sorted() + classes.map { .anyOf($0) } + parameters.map { .parameter($0) }
  }
}
