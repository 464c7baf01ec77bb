import RightsEvaluation
import RightsModel

/// Random cases whose facts do not contradict each other.
struct CaseGenerator {
  var random: Generator

  init(seed: UInt64) { random = Generator(seed: seed) }

  mutating func next() -> Case {
    var facts = MachineFacts()
    identity(&facts)
    if random.chance(50) { facts.language = random.pick(["en", "en-US", "de", "ja"]) }
    if random.chance(50) { facts.features = random.some(["hyper-v", "iis"], 0...2).sorted() }
    if random.chance(30) {
      facts.os = random.pick([.named("windows-server-2022"), .named("windows-server-2003")].compactMap { $0 })
    }
    var sample = Case(expectation(), on: assignment())
    sample.facts = facts
    // Windows Server 2003 has no symbolic links.
    if random.chance(30) { sample.right = .createSymbolicLinkPrivilege }
    if random.chance(30) { sample.branches = branches() }
    for account in Universe.accounts where random.chance(25) { bind(account, &sample) }
    sample.namesMayBeWellKnown = random.chance(60)
    sample.namedRIDs = random.chance(30) ? [500] : []
    if random.chance(2) { sample.observed.fault = "two lines differ" }
    if random.chance(30) { sample.observed.line = 0 }
    return sample
  }

  private mutating func identity(_ facts: inout MachineFacts) {
    facts.role = random.chance(60) ? random.pick(Role.allCases) : nil
    let isAlone = facts.role == .standaloneServer
    if !isAlone, random.chance(50) { facts.domainSID = random.pick(Array(Universe.domains.prefix(2))) }
    if !isAlone, random.chance(40) { facts.forestSID = random.pick(Array(Universe.domains.prefix(2))) }
    if random.chance(50) { facts.machineSID = facts.role == .domainController ? facts.domainSID : Universe.domains[2] }
    if !isAlone, random.chance(60) { facts.domain = "CORP" }
    if facts.role?.isDomainJoined == nil, facts.domainSID == nil, random.chance(40) {
      facts.domainJoined = facts.domain != nil || random.chance(50)
    }
  }

  // Two spellings of one account have one SID; a scope's account is of the scope where that is known.
  private mutating func bind(_ account: PrincipalReference, _ sample: inout Case) {
    let spelling = account.description.lowercased()
    let domain: SID?
    switch account {
    case .relativeName(.machine, _): domain = sample.context.machineSID
    case .relativeName(.forest, _): domain = sample.context.forestSID
    case .relativeName(.domain, _): domain = sample.context.domainSID
    case .account(let name, _):
      domain = name.lowercased() == sample.facts.domain?.lowercased() ? sample.context.domainSID : Universe.domains[1]
    case .sid, .relative, .anyOf, .parameter: domain = nil
    }
    guard let sid = domain?.appending(spelling.hasSuffix("a") ? 1000 : 1001) else { return }
    sample.accounts[spelling] = sid
  }

  private mutating func expectation() -> Expectation {
    switch random.next() % 10 {
    case 0: return .all((0..<random.pick([2, 3])).map { _ in leaf() })
    case 1: return .all([leaf(), leaf()])
    case 2: return .any((0..<random.pick([2, 3])).map { _ in leaf() })
    case 3: return .any([.all([leaf(), leaf()]), leaf()])
    default: return leaf()
    }
  }

  private mutating func leaf() -> Expectation {
    switch random.next() % 14 {
    case 0...3: .exactly(references(withClasses: false))
    case 4...7: .within(references(withClasses: true))
    case 8...9: .includes(references(withClasses: false))
    case 10: .excludes(references(withClasses: true))
    case 11: .noOne
    case 12: .notDefined
    default: .defined
    }
  }

  private mutating func references(withClasses: Bool) -> [PrincipalReference] {
    var list: [PrincipalReference] = []
    for _ in 0..<random.pick([1, 1, 2, 2, 3]) {
      switch random.next() % 20 {
      case 0...5: list.append(.sid(random.pick(Universe.wellKnown)))
      case 6...8: list.append(.sid(domainAccount()))
      case 9...13: list.append(.relative(random.pick(RelativeScope.allCases), rid: random.pick(Universe.rids)))
      case 14...17: list.append(random.pick(Universe.accounts))
      case 18: list.append(withClasses ? .anyOf(random.pick(PrincipalClass.allCases)) : .sid(domainAccount()))
      default: list.append(random.chance(25) ? .parameter("extra") : random.pick(Universe.accounts))
      }
    }
    return list
  }

  private mutating func domainAccount() -> SID {
    guard let sid = random.pick(Universe.domains).appending(random.pick(Universe.rids)) else {
      preconditionFailure("five numbers fit")
    }
    return sid
  }

  private mutating func assignment() -> Assignment {
    switch random.next() % 20 {
    case 0: return .notCollected
    case 1: return .notDefined
    case 2: return .noOne
    default:
      var holders: Set<Principal> = []
      for _ in 0..<random.pick([1, 1, 2, 2, 3, 4]) {
        switch random.next() % 20 {
        case 0...5: holders.insert(.sid(random.pick(Universe.wellKnown)))
        case 6...11: holders.insert(.sid(domainAccount()))
        case 12...13: holders.insert(.relative(random.pick(RelativeScope.allCases), rid: random.pick(Universe.rids)))
        default: holders.insert(.name(random.pick(Universe.names)))
        }
      }
      return .principals(holders.sorted(), complete: random.chance(80))
    }
  }

  private mutating func branches() -> [Rule.Branch] {
    let feature = random.chance(50) ? "hyper-v" : nil
    switch random.next() % 3 {
    case 0: return [Rule.Branch(condition: .init(feature: "hyper-v"), expectation: leaf())]
    case 1:
      return [true, false].map { joined in
        Rule.Branch(condition: .init(feature: feature, domainJoined: joined), expectation: leaf())
      }
    default:
      return [Rule.Branch(condition: .init(feature: feature, domainJoined: random.chance(50)), expectation: leaf())]
    }
  }
}
