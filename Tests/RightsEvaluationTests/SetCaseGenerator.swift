import RightsModel

/// Random statements on random machines, small enough to list all that they could be.
struct SetCaseGenerator {
  private var random: Generator
  private static let rights: [UserRight] = [.debugPrivilege, .networkLogonRight]
  private static let names = ["Bob", "svc", "Eve"]
  private static let accounts: [PrincipalReference] = [
    .account(domain: "OTHER", name: "x"), .account(domain: "OTHER", name: "y"),
  ]

  init(seed: UInt64) { random = Generator(seed: seed) }

  mutating func next() -> SetCase {
    let orphans = random.chance(15)
    let statement = orphans ? SetStatement.empty(.orphans(.debugPrivilege)) : self.statement()
    var sample = SetCase(statement: statement, rights: [:])
    for right in statement.rights { sample.rights[right] = holding() }
    if random.chance(50) { sample.domain = random.pick(Universe.domains) }
    for sid in Set(sample.rights.values.flatMap(\.sids)) where Universe.isAccount(sid) {
      if random.chance(40) { sample.resolving.insert(sid) } else if random.chance(30) { sample.orphans.insert(sid) }
    }
    return sample
  }

  private mutating func holding() -> SetCase.Right {
    var right = SetCase.Right()
    right.sids = Array(Set((0..<random.pick([0, 1, 1, 2])).map { _ in sid() })).sorted()
    if random.chance(15) { right.relatives = [random.pick(Universe.rids)] }
    if random.chance(30) { right.names = random.some(Self.names, 1...1) }
    right.isComplete = random.chance(75)
    return right
  }

  private mutating func sid() -> SID {
    if random.chance(50) { return random.pick(Array(Universe.wellKnown.prefix(4))) }
    return random.pick(Array(Universe.domains.prefix(2))).appending(random.pick(Universe.rids)) ?? Universe.stranger
  }

  private mutating func statement() -> SetStatement {
    switch random.next() % 9 {
    case 0, 1: return .subset(set(0), of: set(0))
    case 2: return .subset(.holders(.debugPrivilege), of: literal())
    case 3: return .disjoint(.holders(.debugPrivilege), set(0))
    case 4: return .equal(.holders(.debugPrivilege), set(0))
    case 5: return .empty(set(0))
    case 6:
      let least = random.pick([0, 1, 2])
      return .count(
        .holders(random.pick(Self.rights)), atLeast: least, atMost: random.pick([nil, least, least + 1]) ?? 3)
    case 7:
      return .any([.subset(set(1), of: set(1)), random.chance(50) ? .empty(set(1)) : .disjoint(set(1), literal())])
    default:
      return .all([.subset(literal(), of: .holders(.debugPrivilege)), .disjoint(.holders(.debugPrivilege), literal())])
    }
  }

  private mutating func set(_ depth: Int) -> SetExpression {
    guard depth < 2, random.chance(35) else {
      return random.chance(65) ? .holders(random.pick(Self.rights)) : literal()
    }
    switch random.next() % 3 {
    case 0: return .union([set(depth + 1), set(depth + 1)])
    case 1: return .intersection([set(depth + 1), set(depth + 1)])
    default: return .minus(set(depth + 1), set(depth + 1))
    }
  }

  private mutating func literal() -> SetExpression {
    var list: [PrincipalReference] = []
    for _ in 0..<random.pick([1, 1, 2]) {
      switch random.next() % 10 {
      case 0...4: list.append(.sid(sid()))
      case 5, 6: list.append(.relative(.domain, rid: random.pick(Universe.rids)))
      case 7, 8: list.append(random.pick(Self.accounts))
      default: list.append(random.chance(40) ? .parameter("extra") : .sid(sid()))
      }
    }
    return .principals(list.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
  }
}
