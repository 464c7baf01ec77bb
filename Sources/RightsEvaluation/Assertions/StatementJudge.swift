internal import RightsModel

/// Judges a statement about sets in one world of the scopes, over everything that is unknown there.
struct StatementJudge {
  /// Somebody who certainly breaks a claim, and the rights in which that shows.
  struct Violation: Hashable {
    var principal: Principal
    /// Rights that should not have them.
    var unexpectedIn: [UserRight]
    /// Rights that should have them.
    var missingIn: [UserRight]
  }

  struct Verdict {
    var outcome: Outcome
    var violations: [Violation] = []
    /// What is wrong where no one in particular is.
    var reason: String?
    /// Whether what is unknown could have been several things, which all came to this, or leaves somebody else open.
    var isBroad = false
  }

  /// More open questions about one person than this are not tried each in turn.
  private static let variableLimit = 6

  let scene: SetScene
  private let variables: [SetScene.Variable]

  init(_ scene: SetScene) {
    self.scene = scene
    variables = Array(scene.variables)
  }

  func judge(_ statement: BoundStatement) -> Verdict {
    switch statement {
    case .each(let claims): return each(claims)
    case .count(let set, let atLeast, let atMost): return count(set, atLeast, atMost)
    case .all(let parts):
      var verdict = Verdict(outcome: .pass)
      for part in parts.map(judge) {
        verdict.outcome = verdict.outcome && part.outcome
        verdict.violations += part.violations
        verdict.reason = verdict.reason ?? part.reason
        verdict.isBroad = verdict.isBroad || part.isBroad || part.outcome == .unknown
      }
      return verdict
    case .any(let parts):
      let verdicts = parts.map(judge)
      let outcome = verdicts.reduce(Outcome.fail) { $0 || $1.outcome }
      // Of alternatives that all fail, the one that asks for least is the best advice.
      guard outcome == .fail, let best = verdicts.min(by: { $0.violations.count < $1.violations.count }) else {
        return Verdict(outcome: outcome)
      }
      return best
    }
  }

  // MARK: What must be so of each person

  private func each(_ claims: [BoundStatement.Claim]) -> Verdict {
    var truths: [Person: Outcome] = [:]
    let persons = scene.persons
    for person in persons { truths[person] = truth(claims, person) }
    if truths.values.allSatisfy({ $0 == .pass }) { return Verdict(outcome: .pass) }
    let broken = persons.filter { truths[$0] == .fail }
    if broken.isEmpty { return Verdict(outcome: .unknown) }
    let certain = broken.filter { isCertain($0, persons, truths) }
    if !certain.isEmpty {
      let sound = persons.count { truths[$0] == .pass }
      return Verdict(
        outcome: .fail, violations: violations(certain, claims), isBroad: certain.count + sound < persons.count)
    }
    // Nobody alone breaks it for certain; all ways together may.
    var isPossible = false
    let isWhole = SetWorlds(scene: scene).visit { world in
      isPossible = world.allSatisfy { (truths[$0] ?? truth(claims, $0)) != .fail }
      return !isPossible
    }
    guard isWhole, !isPossible else { return Verdict(outcome: .unknown) }
    return Verdict(outcome: .fail, violations: violations(broken, claims), isBroad: true)
  }

  /// Whether somebody breaks it whoever else they are.
  private func isCertain(_ person: Person, _ persons: [Person], _ truths: [Person: Outcome]) -> Bool {
    func isAnchored(_ same: (Person) -> Bool) -> Bool { persons.allSatisfy { !same($0) || truths[$0] == .fail } }
    if let sid = person.sid, person.name == nil, person.account == nil { return isAnchored { $0.sid == sid } }
    if let name = person.name, person.sid == nil { return isAnchored { $0.name == name } }
    if let account = person.account, person.sid == nil { return isAnchored { $0.account == account } }
    return false
  }

  /// Pass where it is so whatever is open, fail where nothing that is open helps.
  private func truth(_ claims: [BoundStatement.Claim], _ person: Person) -> Outcome {
    exactly { free in
      claims.reduce(.pass) { outcome, claim in
        switch claim {
        case .implies(let first, let second):
          outcome
            && (!scene.contains(first, person, covering: true, free)
              || scene.contains(second, person, covering: false, free))
        case .notBoth(let first, let second):
          outcome
            && !(scene.contains(first, person, covering: true, free)
              && scene.contains(second, person, covering: true, free))
        case .not(let set): outcome && !scene.contains(set, person, covering: true, free)
        }
      }
    }
  }

  /// A truth over every way in which the open questions about one person could be answered.
  private func exactly(_ truth: ((SetScene.Variable) -> Outcome) -> Outcome) -> Outcome {
    let kleene = truth { _ in .unknown }
    guard kleene == .unknown, variables.count <= Self.variableLimit else { return kleene }
    var agreed: Outcome?
    for bits in 0..<(1 << variables.count) {
      let outcome = truth { variable in
        guard let index = variables.firstIndex(of: variable) else { return .unknown }
        return bits >> index & 1 == 1 ? .pass : .fail
      }
      if let agreed, agreed != outcome { return .unknown }
      agreed = outcome
    }
    return agreed ?? .unknown
  }

  private func violations(_ persons: [Person], _ claims: [BoundStatement.Claim]) -> [Violation] {
    var found: [Violation] = []
    for person in persons {
      guard let principal = scene.principal(person) else { continue }
      var unexpected: Set<UserRight> = []
      var missing: Set<UserRight> = []
      for claim in claims where truth([claim], person) == .fail {
        switch claim {
        case .implies(let first, let second):
          let held = scene.rights(of: first, heldBy: person)
          if held.isEmpty { missing.formUnion(second.rights) } else { unexpected.formUnion(held) }
        case .notBoth(let first, let second):
          unexpected.formUnion(scene.rights(of: first, heldBy: person) + scene.rights(of: second, heldBy: person))
        case .not(let set): unexpected.formUnion(scene.rights(of: set, heldBy: person))
        }
      }
      let violation = Violation(
        principal: principal, unexpectedIn: unexpected.sorted(), missingIn: missing.sorted())
      if !found.contains(violation) { found.append(violation) }
    }
    return found
  }

  // MARK: Numbers

  private func count(_ set: BoundSet, _ atLeast: Int, _ atMost: Int?) -> Verdict {
    var outcomes: [Outcome] = []
    var seen: ClosedRange<Int>?
    let isWhole = SetWorlds(scene: scene).visit { world in
      var (least, most, isBounded) = (0, 0, true)
      for person in world {
        let isIn = exactly { free in scene.contains(set, person, covering: true, free) }
        if isIn == .pass { least += 1 }
        guard isIn != .fail else { continue }
        most += 1
        // Nobody knows how many there are of whom nothing mentions.
        if person == Person() || person.family != nil { isBounded = false }
      }
      let isEnough: Outcome = least >= atLeast ? .pass : isBounded && most < atLeast ? .fail : .unknown
      let isFew: Outcome = atMost.map { least > $0 ? .fail : isBounded && most <= $0 ? .pass : .unknown } ?? .pass
      outcomes.append(isEnough && isFew)
      seen = seen.map { min($0.lowerBound, least)...max($0.upperBound, most) } ?? least...most
      return outcomes.last != .unknown
    }
    let outcome = isWhole ? Outcome.agreement(outcomes) : .unknown
    guard outcome == .fail, let seen else { return Verdict(outcome: outcome) }
    let number = seen.lowerBound == seen.upperBound ? "\(seen.lowerBound)" : "at least \(seen.lowerBound)"
    let wanted = atMost.map {
      atLeast == $0 ? "exactly \($0)" : seen.lowerBound > $0 ? "at most \($0)" : "at least \(atLeast)"
    }
    return Verdict(
      outcome: .fail, reason: "there are \(number) principals where \(wanted ?? "at least \(atLeast)") must be")
  }
}
