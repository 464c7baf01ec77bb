internal import RightsModel

/// Everyone whom a clause speaks of, in one world of the scopes: who is certainly in which set, and what is open.
struct SetScene {
  /// Who holds a right, as far as it was seen.
  struct Holding {
    var sids: Set<SID> = []
    /// Indices into `names`.
    var names: Set<Int> = []
    var isComplete = true
  }

  /// What may be one or the other for each person on its own.
  enum Variable: Hashable {
    /// Whether a holder that was not seen is this person.
    case unseen(UserRight)
    /// Whether a SID resolves.
    case orphan
    /// Whether a list that nobody gives names this person.
    case parameter(String)
  }

  let world: World
  private(set) var holdings: [UserRight: Holding] = [:]
  /// Observed names that nobody resolved, each once.
  private(set) var names: [(text: String, kind: NameKind)] = []
  /// Listed accounts without a SID, each once.
  private(set) var accounts: [OpenAccount] = []
  /// The account that a name names.
  private var twinOfName: [Int: Int] = [:]
  private var twinOfAccount: [Int: Int] = [:]
  private(set) var sids: Set<SID> = []
  private(set) var families: Set<PrincipalClass> = []
  private(set) var variables: Set<Variable> = []
  /// What stands for a SID that only this world gives it.
  private var labels: [SID: Principal] = [:]
  private var listed: [ObjectIdentifier: (sids: Set<SID>, accounts: Set<Int>)] = [:]
  private let possible: NamePossibilities
  private let isController: Bool
  private let resolves: (SID) -> Bool?

  init(
    _ sets: [BoundSet], _ rights: RightsTable, _ world: World, _ context: EvaluationContext,
    resolves: @escaping (SID) -> Bool?
  ) {
    self.world = world
    self.resolves = resolves
    possible = NamePossibilities(context)
    isController = context.role == .domainController
    var nameIndices: [String: Int] = [:]
    for right in Set(sets.flatMap(\.rights)).sorted() {
      let holders: Holders
      switch rights[right].fault == nil ? rights[right].assignment : .notCollected {
      case .noOne: holders = .nobody
      case .principals(let principals, let complete):
        holders = Holders(principals, isComplete: complete, context)
      case .notDefined, .notCollected: holders = Holders([], isComplete: false, context)
      }
      var holding = Holding(sids: Set(holders.sids), isComplete: holders.isComplete)
      for principal in holders.relatives { if let sid = bind(principal) { holding.sids.insert(sid) } }
      for name in holders.names {
        let key = context.canonicalName(name)
        let index = nameIndices[key] ?? names.count
        if index == names.count {
          nameIndices[key] = index
          names.append((name, NameKind(name, context)))
        }
        holding.names.insert(index)
      }
      if !holding.isComplete { variables.insert(.unseen(right)) }
      sids.formUnion(holding.sids)
      holdings[right] = holding
    }
    if sets.contains(where: \.asksForOrphans) { variables.insert(.orphan) }
    for list in sets.flatMap(\.lists) { add(list, nameIndices) }
  }

  private mutating func add(_ list: BoundList, _ nameIndices: [String: Int]) {
    guard listed[ObjectIdentifier(list)] == nil else { return }
    var members = Set(list.sids)
    for principal in list.relatives { if let sid = bind(principal) { members.insert(sid) } }
    var indices: Set<Int> = []
    for account in list.accounts {
      let index = accounts.firstIndex { $0.canonicalName == account.canonicalName } ?? accounts.count
      if index == accounts.count {
        accounts.append(account)
        if let name = nameIndices[account.canonicalName] { (twinOfName[name], twinOfAccount[index]) = (index, name) }
      }
      indices.insert(index)
    }
    listed[ObjectIdentifier(list)] = (members, indices)
    sids.formUnion(members)
    families.formUnion(list.classes)
    for name in list.parameters { variables.insert(.parameter(name)) }
  }

  private mutating func bind(_ principal: Principal) -> SID? {
    guard case .relative(let scope, let rid) = principal, let sid = world[scope]?.appending(rid) else { return nil }
    labels[sid] = labels[sid].map { min($0, principal) } ?? principal
    return sid
  }

  // MARK: Membership

  /// Whether a person is in a set.
  ///
  /// - Parameters:
  ///   - covering: whether a class stands for the group of all its members too: where a set forbids, and not where it allows.
  ///   - free: what is open, as far as it is decided.
  func contains(
    _ set: BoundSet, _ person: Person, covering: Bool, _ free: (Variable) -> Outcome
  ) -> Outcome {
    switch set {
    case .holders(let right): return holds(right, person, free)
    case .orphans(let right): return holds(right, person, free) && isOrphan(person, free)
    case .list(let list): return lists(list, person, covering: covering, free)
    case .union(let parts):
      return parts.reduce(.fail) { $0 || contains($1, person, covering: covering, free) }
    case .intersection(let parts):
      return parts.reduce(.pass) { $0 && contains($1, person, covering: covering, free) }
    case .minus(let first, let second):
      return contains(first, person, covering: covering, free)
        && !contains(second, person, covering: !covering, free)
    }
  }

  private func holds(_ right: UserRight, _ person: Person, _ free: (Variable) -> Outcome) -> Outcome {
    guard let holding = holdings[right] else { return .unknown }
    if let sid = person.sid, holding.sids.contains(sid) { return .pass }
    if let name = person.name, holding.names.contains(name) { return .pass }
    return holding.isComplete ? .fail : free(.unseen(right))
  }

  private func isOrphan(_ person: Person, _ free: (Variable) -> Outcome) -> Outcome {
    switch person.sid.flatMap(resolves) {
    case true?: .fail
    case false?: .pass
    case nil: person.family == nil ? free(.orphan) : .fail
    }
  }

  private func lists(
    _ list: BoundList, _ person: Person, covering: Bool, _ free: (Variable) -> Outcome
  ) -> Outcome {
    guard let members = listed[ObjectIdentifier(list)] else { return .unknown }
    if let account = person.account, members.accounts.contains(account) { return .pass }
    if let sid = person.sid {
      if members.sids.contains(sid) { return .pass }
      if list.classes.contains(where: { covering ? $0.covers(sid) : $0.contains(sid) }) { return .pass }
    }
    if let family = person.family, list.classes.contains(family) { return .pass }
    return list.parameters.reduce(.fail) { $0 || free(.parameter($1)) }
  }

  /// The rights of a set that a person certainly holds.
  func rights(of set: BoundSet, heldBy person: Person) -> [UserRight] {
    set.rights.filter { holds($0, person) { _ in .fail } == .pass }
  }

  /// What a result calls somebody.
  func principal(_ person: Person) -> Principal? {
    if let sid = person.sid { return labels[sid] ?? .sid(sid) }
    if let name = person.name { return .name(names[name].text) }
    return person.account.map { .name(accounts[$0].reference.description) }
  }

  // MARK: Who could be whom

  /// Everyone who could be in a set, as everything that they could be.
  var persons: [Person] {
    var persons = [Person()] + families.sorted { $0.rawValue < $1.rawValue }.map { Person(family: $0) }
    for sid in sids.sorted() {
      persons.append(Person(sid: sid))
      for pair in pairs where could(pair, be: sid) {
        persons.append(Person(sid: sid, name: pair.name, account: pair.account))
      }
    }
    return persons + pairs
  }

  /// Names and accounts, alone and together, without a SID.
  private var pairs: [Person] {
    var pairs: [Person] = []
    for name in names.indices {
      if let twin = twinOfName[name] {
        pairs.append(Person(name: name, account: twin))
        continue
      }
      pairs.append(Person(name: name))
      for account in accounts.indices where canBeOne(name, account) {
        pairs.append(Person(name: name, account: account))
      }
    }
    for account in accounts.indices where twinOfAccount[account] == nil { pairs.append(Person(account: account)) }
    return pairs
  }

  /// Whether a name that names none of the accounts could be one of them.
  func canBeOne(_ name: Int, _ account: Int) -> Bool {
    guard twinOfName[name] == nil, twinOfAccount[account] == nil else { return false }
    let domain = accounts[account].scope.flatMap { world[$0] }
    switch names[name].kind {
    case .nobody: return false
    case .anyone: return true
    case .ownDomain: return domain == nil || world.domain == nil || domain == world.domain
    }
  }

  func twin(ofName name: Int) -> Int? { twinOfName[name] }
  func twin(ofAccount account: Int) -> Int? { twinOfAccount[account] }

  func could(_ pair: Person, be sid: SID) -> Bool {
    if let name = pair.name, !could(name: name, be: sid) { return false }
    if let account = pair.account, !could(account: account, be: sid) { return false }
    return true
  }

  private func could(name: Int, be sid: SID) -> Bool {
    // Nobody holds one right twice: whoever holds it by SID is not somebody else by name.
    if holdings.values.contains(where: { $0.names.contains(name) && $0.sids.contains(sid) }) { return false }
    let kind = twinOfName[name] == nil ? names[name].kind : .anyone
    return possible.could(kind, be: sid, world, isController: isController)
  }

  private func could(account: Int, be sid: SID) -> Bool {
    let domain = accounts[account].scope.flatMap { world[$0] }
    return sid.isAccount && (domain == nil || sid.domain == domain)
  }
}

extension Outcome {
  static prefix func ! (outcome: Outcome) -> Outcome {
    switch outcome {
    case .pass: .fail
    case .fail: .pass
    case .unknown: .unknown
    }
  }
}
