import RightsEvaluation
import RightsIdentity
import RightsModel

/// A slow second evaluator: it lists every value that what is unknown could have and judges each world with set algebra.
///
/// Sentences in quotation marks are design.md's.
struct ReferenceEvaluator {
  let sample: Case
  /// Worlds that may still be tried; below zero the case is too large for this evaluator.
  private var budget: Int

  /// The verdict, or nil where a case has too many worlds.
  static func verdict(of sample: Case, budget: Int = 60_000) -> Verdict? {
    var reference = ReferenceEvaluator(sample: sample, budget: budget)
    let verdict = reference.verdict()
    return reference.budget < 0 ? nil : verdict
  }

  private mutating func verdict() -> Verdict {
    if sample.observed.fault != nil { return .error }
    // "A right that the machine's OS release does not have is notApplicable, unless the snapshot defines it."
    if sample.layer == .effective, let os = sample.facts.os, !os.rights.contains(sample.right) {
      switch sample.observed.assignment {
      case .principals: break
      case .noOne, .notDefined, .notCollected: if sample.observed.line == 0 { return .notApplicable }
      }
    }
    // "An assignment wholly unseen: notCollected."
    if sample.observed.assignment == .notCollected { return .notCollected }
    var outcomes: Set<Truth> = []
    for expectation in possibleExpectations() { outcomes.insert(judge(expectation)) }
    switch outcomes {
    case [.pass]: return .pass
    case [.fail]: return .fail
    default: return .unknown
    }
  }

  // MARK: `when`

  private func possibleExpectations() -> [Expectation] {
    let facts = sample.context
    let mentioned = Set(sample.branches.compactMap(\.condition.feature)).sorted()
    // "A machine's features list, where given, is closed; where absent its features are unknown."
    let featureSets = facts.features.map { [Set($0)] } ?? Self.subsets(mentioned).map(Set.init)
    let joins = facts.domainJoined.map { [$0] } ?? [true, false]
    var possible: [Expectation] = []
    for features in featureSets {
      for joined in joins {
        let branch = sample.branches.first { branch in
          (branch.condition.feature.map(features.contains) ?? true)
            && (branch.condition.domainJoined.map { $0 == joined } ?? true)
        }
        possible.append(branch?.expectation ?? sample.expectation)
      }
    }
    return possible
  }

  // MARK: Operators

  private mutating func judge(_ expectation: Expectation) -> Truth {
    switch expectation {
    case .all(let parts):
      var truths: [Truth] = []
      for part in parts { truths.append(judge(part)) }
      return .all(truths)
    case .any(let parts):
      var truths: [Truth] = []
      for part in parts { truths.append(judge(part)) }
      return .any(truths)
    case .exactly, .within, .includes, .excludes, .noOne, .notDefined, .defined: return judgeLeaf(expectation)
    }
  }

  private mutating func judgeLeaf(_ leaf: Expectation) -> Truth {
    let held: [Principal]
    let complete: Bool
    switch sample.observed.assignment {
    case .notCollected: return .unknown
    // "On notDefined only `not defined` passes."
    case .notDefined: return leaf == .notDefined ? .pass : .fail
    case .noOne: (held, complete) = ([], true)
    case .principals(let principals, let isComplete): (held, complete) = (principals, isComplete)
    }
    switch leaf {
    case .defined: return .pass
    case .notDefined: return .fail
    case .noOne: return held.isEmpty ? .pass : .fail
    case .exactly(let list): return enumerate(.exactly, list, held, complete)
    case .within(let list): return enumerate(.within, list, held, complete)
    case .includes(let list): return enumerate(.includes, list, held, complete)
    case .excludes(let list): return enumerate(.excludes, list, held, complete)
    case .all, .any: return .unknown
    }
  }

  private enum Operator { case exactly, within, includes, excludes }

  /// An account that has no SID, with what limits the SIDs it could have.
  private struct Account: Hashable {
    var key: String
    /// The scope it is of, where it is of one.
    var scope: RelativeScope?
  }

  private mutating func enumerate(
    _ name: Operator, _ list: [PrincipalReference], _ held: [Principal], _ complete: Bool
  ) -> Truth {
    let facts = sample.context
    let leaf = Leaf(list, held, sample)
    var outcomes: Set<Bool> = []
    for scopes in leaf.scopeWorlds(facts) {
      let world = leaf.bound(scopes)
      let pool = leaf.accountPool(world, scopes)
      var assignments: [[SID]] = [[]]
      for account in leaf.accounts {
        let candidates = pool.filter { leaf.could($0, be: account, scopes) }
        assignments = assignments.flatMap { prefix in candidates.map { prefix + [$0] } }
        budget -= assignments.count
        if budget < 0 { return .unknown }
      }
      for accounts in assignments {
        let listed = world.listed.union(accounts)
        var heldSets: [Set<SID>] = [world.held]
        for holder in leaf.names {
          // "For `excludes` … it leaves unknown": below, whatever it could be.
          if name == .excludes, leaf.account(namedBy: holder) == nil { continue }
          let values = leaf.values(of: holder, world, accounts, scopes)
          heldSets = heldSets.flatMap { set in values.map { set.union([$0]) } }
          budget -= heldSets.count
          if budget < 0 { return .unknown }
        }
        if !complete { heldSets = heldSets.flatMap { set in Self.supersets(set, listed, leaf.classes) } }
        for set in heldSets {
          for parameter in leaf.parameterValues(set, listed) {
            budget -= 1
            if budget < 0 { return .unknown }
            outcomes.insert(Self.holds(name, set, listed.union(parameter), leaf.classes))
          }
        }
      }
    }
    let truth = Truth(outcomes)
    let hidesOne = name == .excludes && leaf.names.contains { leaf.account(namedBy: $0) == nil }
    return hidesOne && truth == .pass ? .unknown : truth
  }

  /// The operators where everything is known.
  private static func holds(_ name: Operator, _ held: Set<SID>, _ listed: Set<SID>, _ classes: [PrincipalClass]) -> Bool
  {
    switch name {
    case .exactly: held == listed
    case .includes: listed.isSubset(of: held)
    // A `within` allows the individual members of a class; the group that stands for all of them has to be named.
    case .within:
      held.allSatisfy { sid in listed.contains(sid) || classes.contains { isMember(sid, $0) && !isGroup(sid) } }
    // An `excludes` forbids the group as well: whoever gives the right to it gives it to every member.
    case .excludes: held.allSatisfy { sid in !listed.contains(sid) && !classes.contains { isMember(sid, $0) } }
    }
  }

  private static func isMember(_ sid: SID, _ family: PrincipalClass) -> Bool {
    switch family {
    case .services: sid.description.hasPrefix("S-1-5-80-")
    case .applicationPools: sid.description.hasPrefix("S-1-5-82-")
    case .virtualMachines: sid.description.hasPrefix("S-1-5-83-")
    }
  }

  private static func isGroup(_ sid: SID) -> Bool { sid.count == 2 && sid.rid == 0 }

  /// An incomplete set: what was seen, and who may be unseen.
  private static func supersets(_ held: Set<SID>, _ listed: Set<SID>, _ classes: [PrincipalClass]) -> [Set<SID>] {
    let unseen = listed.subtracting(held).sorted() + [Universe.stranger] + classes.map(Universe.member)
    var sets = [held, held.union(listed)]
    for (index, first) in unseen.enumerated() {
      sets.append(held.union([first]))
      for second in unseen.dropFirst(index + 1) { sets.append(held.union([first, second])) }
    }
    return sets
  }

  private static func subsets<Element>(_ elements: [Element]) -> [[Element]] {
    elements.reduce([[]]) { sets, element in sets + sets.map { $0 + [element] } }
  }

  // MARK: One operator on one set

  private typealias Scopes = [RelativeScope: SID]

  private struct World {
    var listed: Set<SID>
    var held: Set<SID>
  }

  private struct Leaf {
    let sample: Case
    let domain: String?
    var sids: Set<SID> = []
    var relatives: [Principal] = []
    var accounts: [Account] = []
    var classes: [PrincipalClass] = []
    var hasParameter = false
    var held: Set<SID> = []
    var heldRelatives: [Principal] = []
    var names: [String] = []

    init(_ list: [PrincipalReference], _ holders: [Principal], _ sample: Case) {
      self.sample = sample
      domain = sample.facts.domain?.lowercased()
      for reference in list {
        switch reference {
        case .sid(let sid): sids.insert(sid)
        case .anyOf(let family): classes.append(family)
        case .parameter: hasParameter = true
        case .relative(let scope, let rid): relatives.append(.relative(scope, rid: rid))
        case .account, .relativeName:
          let key = key(reference.description)
          if let sid = bound(key) {
            sids.insert(sid)
          } else if !accounts.contains(where: { $0.key == key }) {
            let scope = RelativeScope.allCases.first { key.hasPrefix("$\($0.rawValue)\\") }
            accounts.append(Account(key: key, scope: scope))
          }
        }
      }
      for holder in holders {
        switch holder {
        case .sid(let sid): held.insert(sid)
        case .relative: heldRelatives.append(holder)
        case .name(let name):
          if let sid = bound(key(name)) { held.insert(sid) } else { names.append(name) }
        }
      }
    }

    /// One spelling for one account: `CORP\a` is `$domain\a` on a machine of CORP, a bare name is the machine's own.
    private func key(_ text: String) -> String {
      let parts = text.lowercased().split(separator: "\\", maxSplits: 1).map(String.init)
      if parts.count == 1 { return "$machine\\" + text.lowercased() }
      return parts[0] == domain ? "$domain\\" + parts[1] : text.lowercased()
    }

    private func bound(_ key: String) -> SID? {
      for (spelling, sid) in sample.accounts where self.key(spelling) == key { return sid }
      return nil
    }

    func account(namedBy name: String) -> Int? {
      let key = key(name)
      return accounts.firstIndex { $0.key == key }
    }

    private func isOfOwnDomain(_ name: String) -> Bool { key(name).hasPrefix("$domain\\") }

    // Every unbound scope is a domain that is mentioned, or one of three that nobody mentions.
    func scopeWorlds(_ context: EvaluationContext) -> [Scopes] {
      var used: Set<RelativeScope> = []
      for case .relative(let scope, _) in relatives + heldRelatives { used.insert(scope) }
      for account in accounts { if let scope = account.scope { used.insert(scope) } }
      if names.contains(where: isOfOwnDomain) { used.insert(.domain) }
      if !names.isEmpty, !sample.namedRIDs.isEmpty { used.insert(.machine) }
      var known: Scopes = [:]
      known[.domain] = context.domainSID
      known[.forest] = context.forestSID
      known[.machine] = context.machineSID
      var mentioned = Set(sids.union(held).filter(\.isDomainAccount).compactMap(\.domain)).union(known.values)
      mentioned.formUnion(Universe.freshDomains)
      var worlds: [Scopes] = [known]
      for scope in RelativeScope.allCases where used.contains(scope) && known[scope] == nil {
        worlds = worlds.flatMap { world in mentioned.sorted().map { world.merging([scope: $0]) { first, _ in first } } }
      }
      return worlds.filter { isPossible($0, context.role) }
    }

    private func isPossible(_ world: Scopes, _ role: Role?) -> Bool {
      // A scope that nothing uses may be whatever the others allow.
      guard let machine = world[.machine] else { return true }
      switch role {
      // "A domain controller's machine SID is its domain's."
      case .domainController: return world[.domain] == nil || world[.domain] == machine
      // Elsewhere a machine is no domain, and no forest root.
      case .client, .standaloneServer, .memberServer: return machine != world[.domain] && machine != world[.forest]
      case nil: return world[.domain] == nil || machine == world[.domain] || machine != world[.forest]
      }
    }

    func bound(_ scopes: Scopes) -> World {
      func bind(_ principals: [Principal]) -> [SID] {
        principals.compactMap {
          if case .relative(let scope, let rid) = $0 { scopes[scope]?.appending(rid) } else { nil }
        }
      }
      return World(listed: sids.union(bind(relatives)), held: held.union(bind(heldRelatives)))
    }

    // Accounts that are mentioned, and fresh ones: in the domain of each open account, in the machine's domain, elsewhere.
    func accountPool(_ world: World, _ scopes: Scopes) -> [SID] {
      var pool = world.listed.union(world.held).filter(Universe.isAccount)
      for (index, account) in accounts.enumerated() {
        let domains = [account.scope.flatMap { scopes[$0] } ?? Universe.elsewhere, scopes[.domain]]
        for domain in domains { if let sid = domain?.appending(9000 + UInt32(index)) { pool.insert(sid) } }
      }
      return pool.sorted()
    }

    func could(_ sid: SID, be account: Account, _ scopes: Scopes) -> Bool {
      guard let scope = account.scope else { return true }
      return sid.domain == scopes[scope]
    }

    /// Whom an unresolved name could stand for, an account that nothing else mentions last.
    func values(of name: String, _ world: World, _ accountValues: [SID], _ scopes: Scopes) -> [SID] {
      // "Unless the baseline names it": then it is that account.
      if let index = account(namedBy: name) { return [accountValues[index]].filter { could(name, be: $0, scopes) } }
      let stranger = [Universe.nameless]
      // "Placeholder texts … are recognised and reported as what they are."
      if PrincipalParser.isPlaceholder(name) { return stranger }
      // "Or it could be an expected principal that is missing": one that is there, by SID or by its name, it is not.
      let there = world.held.union(names.compactMap { account(namedBy: $0).map { accountValues[$0] } })
      let missing = world.listed.union(accountValues).subtracting(there)
      return missing.sorted().filter { could(name, be: $0, scopes) } + stranger
    }

    private func could(_ name: String, be sid: SID, _ scopes: Scopes) -> Bool {
      let isOwn = isOfOwnDomain(name)
      guard Universe.isAccount(sid) else {
        // "Never a well-known principal" in an export; in another source only where its language's table may lack the name.
        // Services, pools and virtual machines are derived from their English names.
        let isDerived = sid.description.hasPrefix("S-1-5-8") && sid.count > 2
        return sample.namesMayBeWellKnown && sample.facts.language?.hasPrefix("en") != true && !isOwn && !isDerived
      }
      // "NewAdministratorName and NewGuestName … bind those names": another name is none of these two.
      if let machine = scopes[.machine], sid.domain == machine, sample.namedRIDs.contains(sid.rid) { return false }
      return !isOwn || sid.domain == scopes[.domain]
    }

    func parameterValues(_ held: Set<SID>, _ listed: Set<SID>) -> [Set<SID>] {
      hasParameter ? [[], [Universe.stranger], held, held.subtracting(listed)] : [[]]
    }
  }
}
