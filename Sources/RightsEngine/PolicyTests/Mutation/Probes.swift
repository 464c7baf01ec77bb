internal import RightsIdentity
internal import RightsModel
internal import RightsPolicies

/// Assignments at the corners of what an expectation allows: where a changed one would judge differently.
struct Probes {
  /// Nobody in particular: in no list that could be written, but by chance.
  static let strangers: [Principal] =
    RuleMutant.strangers.compactMap { $0.holder(domain: nil) } + PrincipalClass.allCases.compactMap(\.example)

  let domain: String?
  let layer: Layer

  /// The assignments, without doubles, those that a person would think of first.
  ///
  /// - Parameter expectations: parameters filled in.
  func assignments(_ expectations: [Expectation]) -> [Assignment] {
    var seeds: [Set<Principal>] = []
    for expectation in expectations {
      for seed in self.seeds(expectation) + [administrators, []] where !seeds.contains(seed) { seeds.append(seed) }
    }
    let universe = Set(expectations.flatMap(\.references).compactMap(holder)).union(Self.strangers).sorted()
    let isForked = expectations.contains(where: \.hasAlternatives)
    var seen: Set<Set<Principal>> = []
    var sets: [Set<Principal>] = []
    func add(_ set: Set<Principal>) {
      if seen.insert(set).inserted { sets.append(set) }
    }
    for seed in seeds { add(seed) }
    for seed in seeds { for principal in universe { add(seed.symmetricDifference([principal])) } }
    if isForked {
      // One difference may be hidden by another alternative; two show it.
      for seed in seeds {
        for (index, first) in universe.enumerated() {
          for second in universe[..<index] { add(seed.symmetricDifference([first, second])) }
        }
      }
    }
    let assignments = sets.map { $0.isEmpty ? Assignment.noOne : .principals($0.sorted(), complete: true) }
    return layer == .groupPolicy ? assignments + [.notDefined] : assignments
  }

  private var administrators: Set<Principal> { SID("S-1-5-32-544").map { [.sid($0)] } ?? [] }

  /// A holder that a reference means; of a class one member.
  func holder(_ reference: PrincipalReference) -> Principal? {
    if case .anyOf(let family) = reference { return family.example }
    return reference.holder(domain: domain)
  }

  // The largest set of each alternative, and the smallest.
  private func seeds(_ expectation: Expectation) -> [Set<Principal>] {
    switch expectation {
    case .exactly(let list), .within(let list), .includes(let list), .excludes(let list): [members(list)]
    case .noOne, .notDefined, .defined: [[]]
    case .any(let parts): parts.flatMap(seeds)
    case .all(let parts):
      [whole(parts), needed(parts)] + parts.flatMap(seeds)
    }
  }

  private func members(_ list: [PrincipalReference]) -> Set<Principal> { Set(list.compactMap(holder)) }

  private func needed(_ parts: [Expectation]) -> Set<Principal> {
    parts.reduce(into: []) { set, part in
      switch part {
      case .exactly(let list), .includes(let list): set.formUnion(members(list))
      case .within, .excludes, .noOne, .notDefined, .defined, .any: break
      case .all(let parts): set.formUnion(needed(parts))
      }
    }
  }

  private func whole(_ parts: [Expectation]) -> Set<Principal> {
    var allowed: Set<Principal>?
    var forbidden: Set<Principal> = []
    for part in parts {
      switch part {
      case .within(let list): allowed = allowed?.intersection(members(list)) ?? members(list)
      case .excludes(let list): forbidden.formUnion(members(list))
      case .exactly, .includes, .noOne, .notDefined, .defined, .any, .all: break
      }
    }
    return (allowed ?? []).union(needed(parts)).subtracting(forbidden)
  }
}

extension PrincipalClass {
  /// What documents call one member: one that no list is likely to name by itself.
  var exampleName: String {
    switch self {
    case .services: "NT SERVICE\\Example"
    case .applicationPools: "IIS APPPOOL\\Example"
    case .virtualMachines: "S-1-5-83-1-1-2-3-4"
    }
  }

  /// That member.
  var example: Principal? {
    guard case .success(let reference) = PrincipalParser.parse(exampleName) else { return nil }
    return reference.holder(domain: nil)
  }
}

extension Expectation {
  fileprivate var hasAlternatives: Bool {
    switch self {
    case .any: true
    case .all(let parts): parts.contains(where: \.hasAlternatives)
    case .exactly, .within, .includes, .excludes, .noOne, .notDefined, .defined: false
    }
  }
}
