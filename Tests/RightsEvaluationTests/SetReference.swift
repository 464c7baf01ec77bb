import RightsEvaluation
import RightsModel

/// A slow second evaluator of statements about sets: it lists every machine that what is unknown could be, builds the sets
/// and compares them.
///
/// It shares nothing with the evaluator under test but the model: who a name, an account or a scope could be is listed here
/// anew, and a set is a set of SIDs.
struct SetReference {
  let sample: SetCase
  private var budget: Int
  private var outcomes: Set<Bool> = []

  /// The verdict, or nil where there are too many machines to list.
  static func outcome(_ sample: SetCase, budget: Int = 200_000) -> Truth? {
    var reference = SetReference(sample: sample, budget: budget)
    reference.run()
    return reference.budget < 0 ? nil : Truth(reference.outcomes)
  }

  private init(sample: SetCase, budget: Int) {
    self.sample = sample
    self.budget = budget
  }

  /// What everything unknown is on one possible machine.
  private struct Machine {
    var domain: SID?
    /// Of unresolved names, and of accounts without a SID, by their spelling in lower case.
    var people: [String: SID] = [:]
    var held: [UserRight: Set<SID>] = [:]
    var parameter: Set<SID> = []
    var orphans: Set<SID> = []
  }

  private static let strangers = [Universe.stranger, Universe.nameless]
  /// Those that a count has to take: as many as it may allow, and one more.
  private static let crowd = (1...4).compactMap { Universe.elsewhere.appending(8000 + $0) }

  private mutating func run() {
    let domains = sample.domain.map { [$0] } ?? Universe.domains + [Universe.freshDomains.sorted()[0]]
    let names = Set(sample.rights.values.flatMap(\.names).map { $0.lowercased() })
    let accounts = Set(sample.accounts.map { $0.lowercased() })
    for domain in domains {
      var machine = Machine(domain: domain)
      place(Array(names).sorted(), Array(accounts).sorted(), &machine)
      if budget < 0 { return }
    }
  }

  private var isCount: Bool { if case .count = sample.statement { true } else { false } }

  /// Known SIDs of accounts that somebody could turn out to be.
  private func pool(_ domain: SID?) -> [SID] {
    var sids = Set(sample.rights.values.flatMap { $0.sids })
    sids.formUnion(sample.listed)
    for rid in sample.relativeRIDs { if let sid = domain?.appending(rid) { sids.insert(sid) } }
    return sids.filter(Universe.isAccount).sorted()
  }

  private mutating func place(_ names: [String], _ accounts: [String], _ machine: inout Machine) {
    let people = names + accounts.filter { !names.contains($0) }
    place(people, 0, names, accounts, &machine)
  }

  private mutating func place(
    _ people: [String], _ index: Int, _ names: [String], _ accounts: [String], _ machine: inout Machine
  ) {
    if budget < 0 { return }
    guard index < people.count else { return fill(machine) }
    let person = people[index]
    let fresh = Universe.elsewhere.appending(9000 + UInt32(index)) ?? Universe.stranger
    for sid in pool(machine.domain) + [fresh] + names.compactMap({ machine.people[$0] }) {
      let isName = names.contains(person)
      // Two names are two accounts, and so are two accounts of a list.
      let twins = machine.people.filter { $0.value == sid }.keys
      if twins.contains(where: { names.contains($0) == isName || accounts.contains($0) == accounts.contains(person) }) {
        continue
      }
      // Nobody holds one right twice.
      if isName,
        sample.rights.values.contains(where: { right in
          right.names.contains { $0.lowercased() == person } && bound(right, machine.domain).contains(sid)
        })
      {
        continue
      }
      machine.people[person] = sid
      place(people, index + 1, names, accounts, &machine)
      machine.people[person] = nil
    }
  }

  private func bound(_ right: SetCase.Right, _ domain: SID?) -> Set<SID> {
    Set(right.sids).union(right.relatives.compactMap { domain?.appending($0) })
  }

  /// Every way to add holders that were not seen, members of a list that nobody gives, and SIDs that do not resolve.
  private mutating func fill(_ machine: Machine) {
    var machines = [machine]
    for (right, holding) in sample.rights.sorted(by: { $0.key < $1.key }) {
      var held = bound(holding, machine.domain)
      for name in holding.names { if let sid = machine.people[name.lowercased()] { held.insert(sid) } }
      for index in machines.indices { machines[index].held[right] = held }
    }
    let everybody = Set(machine.held.values.joined()).union(machines[0].held.values.joined()).union(sample.listed)
      .union(machine.people.values).union(sample.relativeRIDs.compactMap { machine.domain?.appending($0) })
      .union(Self.strangers).union(isCount ? Self.crowd : []).sorted()
    for (right, holding) in sample.rights.sorted(by: { $0.key < $1.key }) where !holding.isComplete {
      machines = spread(machines, everybody) { $0.held[right, default: []].formUnion($1) }
    }
    if sample.hasParameter { machines = spread(machines, everybody) { $0.parameter = $1 } }
    if sample.asksForOrphans {
      let open = everybody.filter {
        Universe.isAccount($0) && !sample.resolving.contains($0) && !sample.orphans.contains($0)
      }
      for index in machines.indices { machines[index].orphans = sample.orphans }
      machines = spread(machines, open) { $0.orphans.formUnion($1) }
    }
    budget -= machines.count
    guard budget >= 0 else { return }
    for machine in machines { outcomes.insert(holds(sample.statement, machine)) }
  }

  private mutating func spread(
    _ machines: [Machine], _ people: [SID], _ add: (inout Machine, Set<SID>) -> Void
  ) -> [Machine] {
    budget -= machines.count << people.count
    guard budget >= 0 else { return [] }
    return (0..<(1 << people.count)).flatMap { bits in
      let chosen = Set(people.indices.filter { bits >> $0 & 1 == 1 }.map { people[$0] })
      return machines.map { machine in
        var machine = machine
        add(&machine, chosen)
        return machine
      }
    }
  }

  // MARK: Set algebra

  private func holds(_ statement: SetStatement, _ machine: Machine) -> Bool {
    switch statement {
    case .subset(let first, of: let second):
      return set(first, machine, covering: true).isSubset(of: set(second, machine, covering: false))
    case .equal(let first, let second):
      return set(first, machine, covering: true) == set(second, machine, covering: true)
    case .disjoint(let first, let second):
      return set(first, machine, covering: true).isDisjoint(with: set(second, machine, covering: true))
    case .empty(let only): return set(only, machine, covering: true).isEmpty
    case .count(let only, let atLeast, let atMost):
      let number = set(only, machine, covering: true).count
      return number >= atLeast && atMost.map { number <= $0 } ?? true
    case .all(let parts): return parts.allSatisfy { holds($0, machine) }
    case .any(let parts): return parts.contains { holds($0, machine) }
    }
  }

  private func set(_ expression: SetExpression, _ machine: Machine, covering: Bool) -> Set<SID> {
    switch expression {
    case .holders(let right): return machine.held[right, default: []]
    case .orphans(let right): return machine.held[right, default: []].intersection(machine.orphans)
    case .principals(let list):
      return list.reduce(into: []) { set, reference in
        switch reference {
        case .sid(let sid): set.insert(sid)
        case .relative(_, let rid): if let sid = machine.domain?.appending(rid) { set.insert(sid) }
        case .account, .relativeName:
          if let sid = machine.people[reference.description.lowercased()] { set.insert(sid) }
        case .parameter: set.formUnion(machine.parameter)
        case .anyOf(let family):
          let everyone = Set(sample.rights.values.flatMap(\.sids)).union(sample.listed)
          set.formUnion(everyone.filter { covering ? family.covers($0) : family.contains($0) })
        }
      }
    case .union(let parts): return parts.reduce(into: []) { $0.formUnion(set($1, machine, covering: covering)) }
    case .intersection(let parts):
      let sets = parts.map { set($0, machine, covering: covering) }
      return sets.dropFirst().reduce(sets.first ?? []) { $0.intersection($1) }
    case .minus(let first, let second):
      return set(first, machine, covering: covering).subtracting(set(second, machine, covering: !covering))
    }
  }
}
