internal import RightsModel

/// The SIDs that the scopes have in one possible world; nil where nothing that is judged depends on it.
struct World: Sendable, Hashable {
  var domain: SID?
  var forest: SID?
  var machine: SID?

  subscript(scope: RelativeScope) -> SID? {
    get {
      switch scope {
      case .domain: domain
      case .forest: forest
      case .machine: machine
      }
    }
    set {
      switch scope {
      case .domain: domain = newValue
      case .forest: forest = newValue
      case .machine: machine = newValue
      }
    }
  }

  /// What is known.
  init(_ context: EvaluationContext) {
    domain = context.domainSID
    forest = context.forestSID
    machine = context.machineSID
  }

  /// Whether a machine of this role can be in it.
  func isPossible(_ role: Role?) -> Bool {
    guard let machine else { return true }
    switch role {
    case .domainController: return domain == nil || domain == machine
    // A machine that is no domain controller has accounts of its own: of no domain, and of no forest root.
    case .client, .standaloneServer, .memberServer: return machine != domain && machine != forest
    case nil: return domain == nil || domain == machine || machine != forest
    }
  }
}
