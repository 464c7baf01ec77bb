import RightsIdentity
import RightsModel

/// Expectations and assignments as the documents write them.
extension RightsModel.Expectation {
  static func exactly(_ principals: String...) -> Self { .exactly(references(principals)) }
  static func within(_ principals: String...) -> Self { .within(references(principals)) }
  static func includes(_ principals: String...) -> Self { .includes(references(principals)) }
  static func excludes(_ principals: String...) -> Self { .excludes(references(principals)) }

  private static func references(_ texts: [String]) -> [PrincipalReference] {
    texts.map { text in
      switch PrincipalParser.parse(text) {
      case .success(let reference): reference
      case .failure(let error): preconditionFailure(error.message)
      }
    }
  }
}

extension Assignment {
  static func held(by principals: String...) -> Self { .principals(Self.principals(principals), complete: true) }
  static func held(atLeastBy principals: String...) -> Self {
    .principals(Self.principals(principals), complete: false)
  }

  /// SIDs, `$scope-rid`; anything else is a name that nobody resolved.
  static func principals(_ texts: [String]) -> [Principal] {
    texts.map { text in
      if let sid = SID(text) { return .sid(sid) }
      if case .success(.relative(let scope, let rid)) = PrincipalParser.parse(text), text.hasPrefix("$") {
        return .relative(scope, rid: rid)
      }
      return .name(text)
    }.sorted()
  }
}

extension Case {
  private func with(_ change: (inout Case) -> Void) -> Case {
    var sample = self
    change(&sample)
    return sample
  }

  func os(_ id: String) -> Case { with { $0.facts.os = OSRelease.named(id) } }
  func role(_ role: Role) -> Case { with { $0.facts.role = role } }
  func domain(_ sid: String, name: String? = nil) -> Case {
    with {
      $0.facts.domainSID = SID(sid)
      $0.facts.domain = name
    }
  }
  func domain(named name: String) -> Case { with { $0.facts.domain = name } }
  func forest(_ sid: String) -> Case { with { $0.facts.forestSID = SID(sid) } }
  func machine(_ sid: String) -> Case { with { $0.facts.machineSID = SID(sid) } }
  func joined(_ joined: Bool) -> Case { with { $0.facts.domainJoined = joined } }
  func language(_ tag: String) -> Case { with { $0.facts.language = tag } }
  func features(_ features: String...) -> Case { with { $0.facts.features = features } }
  func account(_ name: String, _ sid: String) -> Case { with { $0.accounts[name.lowercased()] = SID(sid) } }
  func named(_ rids: UInt32...) -> Case { with { $0.namedRIDs = rids } }
  var export: Case { with { $0.namesMayBeWellKnown = false } }
  var unstated: Case { with { $0.observed.line = 0 } }
  func orphans(_ sids: String...) -> Case { with { $0.orphans = Set(sids.compactMap { SID($0) }) } }
  func fault(_ text: String) -> Case { with { $0.observed.fault = text } }
  func right(_ right: UserRight) -> Case { with { $0.right = right } }
  func layer(_ layer: Layer) -> Case { with { $0.layer = layer } }
  func partial(_ reason: String) -> Case { with { $0.partial = reason } }
  func when(_ feature: String? = nil, joined: Bool? = nil, _ expectation: RightsModel.Expectation) -> Case {
    with {
      $0.branches.append(
        Rule.Branch(condition: .init(feature: feature, domainJoined: joined), expectation: expectation))
    }
  }
}
