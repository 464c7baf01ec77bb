internal import RightsModel

/// Machines on which the rules of a baseline can be tried: every answer to what its branches ask, and an identity.
struct ExampleMachines {
  let baseline: Baseline
  private let features: [String]
  private let asksDomain: Bool
  private let references: Set<PrincipalReference>
  private let release: OSRelease?

  static let domain = "CORP"
  private static let domainSID = SID("S-1-5-21-1-2-3")
  private static let forestSID = SID("S-1-5-21-4-5-6")
  private static let machineSID = SID("S-1-5-21-7-8-9")

  init(_ baseline: Baseline) {
    self.baseline = baseline
    let conditions = baseline.rules.flatMap(\.branches).map(\.condition)
    features = Set(conditions.compactMap { $0.feature?.lowercased() }).sorted()
    asksDomain = conditions.contains { $0.domainJoined != nil }
    references = Set(
      baseline.rules.flatMap { $0.expectation.references + $0.branches.flatMap(\.expectation.references) })
    let releases = baseline.appliesTo.os.flatMap { selector in
      OSRelease.all.filter { $0.matches(selector: selector) }
    }
    let rights = baseline.rules.map(\.right)
    release = releases.max { left, right in
      rights.count(where: left.rights.contains) < rights.count(where: right.rights.contains)
    }
  }

  /// The machine that a test begins with: joined where it may be, without features.
  var first: MachineFacts { machine(features: [], isJoined: joinedOptions.first ?? true) }

  /// Every machine that the branches of a rule tell apart.
  func all(for rule: Rule) -> [MachineFacts] {
    let asked = Set(rule.branches.compactMap { $0.condition.feature?.lowercased() }).sorted()
    var sets: [[String]] = [[]]
    // Branches on features overlap unless they ask for a domain, too, so a rule has few; ten are a thousand machines.
    for feature in asked.prefix(10) { sets += sets.map { $0 + [feature] } }
    let joined =
      rule.branches.contains { $0.condition.domainJoined != nil } ? joinedOptions : [joinedOptions.first ?? true]
    return joined.flatMap { isJoined in sets.map { machine(features: $0, isJoined: isJoined) } }
  }

  /// Lists for parameters, each with one account of its own.
  var lists: [String: [PrincipalReference]] {
    var lists: [String: [PrincipalReference]] = [:]
    for (index, parameter) in baseline.parameters.enumerated() {
      lists[parameter.name] = SID("S-1-5-21-1-2-3-\(2001 + index)").map { [.sid($0)] }
    }
    return lists
  }

  private var joinedOptions: [Bool] {
    let roles = baseline.appliesTo.roles.isEmpty ? Role.allCases : baseline.appliesTo.roles
    return [true, false].filter { joined in roles.contains { $0.isDomainJoined ?? joined == joined } }
  }

  private func machine(features: [String], isJoined: Bool) -> MachineFacts {
    var facts = MachineFacts()
    var scopes: Set<RelativeScope> = []
    for reference in references {
      switch reference {
      case .relative(let scope, _), .relativeName(let scope, _): scopes.insert(scope)
      case .account, .sid, .anyOf, .parameter: break
      }
    }
    if baseline.layer == .effective {
      facts.os = release
      facts.role = baseline.appliesTo.roles.first { $0.isDomainJoined ?? isJoined == isJoined }
      if asksDomain || facts.role?.isDomainJoined != nil { facts.domainJoined = isJoined }
      if !self.features.isEmpty { facts.features = features }
    }
    if isJoined, scopes.contains(.domain) { facts.domainSID = Self.domainSID }
    if isJoined, scopes.contains(.forest) { facts.forestSID = Self.forestSID }
    if scopes.contains(.machine) {
      facts.machineSID = facts.role == .domainController ? Self.domainSID : Self.machineSID
    }
    if facts.role == .domainController {
      facts.domainSID = facts.domainSID ?? facts.machineSID
      facts.machineSID = facts.domainSID
    }
    addAccounts(&facts, isJoined: isJoined)
    return facts
  }

  private func addAccounts(_ facts: inout MachineFacts, isJoined: Bool) {
    for (index, reference) in references.sorted().enumerated() {
      let rid = UInt32(1101 + index)
      switch reference {
      case .relativeName(.machine, let name):
        facts.accounts[name] = facts.machineSID?.appending(rid)
      case .relativeName(.domain, let name) where isJoined:
        facts.domain = Self.domain
        facts.accounts["\(Self.domain)\\\(name)"] = Self.domainSID?.appending(rid)
      case .account(let domain, let name) where isJoined:
        facts.accounts["\(domain)\\\(name)"] = Self.domainSID?.appending(rid)
      case .account, .relativeName, .sid, .relative, .anyOf, .parameter: break
      }
    }
  }
}
