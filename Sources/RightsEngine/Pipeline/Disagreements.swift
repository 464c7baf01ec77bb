internal import RightsEvaluation
internal import RightsIdentity
internal import RightsModel

/// The rights of which a machine's sources do not say the same: two files with different holders, or a token with a privilege
/// that nobody in it holds.
struct Disagreements {
  /// A privilege of a token that no assignment explains.
  struct Claim: Hashable {
    var user: SID?
    /// Whether a group that the token does not show may explain it: then nothing is contradicted.
    var isOpen: Bool
    var line: Int32
    var source: Int16
  }

  /// What else a right may be, beside what the snapshot's table says of it. Empty where all sources agree.
  private(set) var alternatives: [UserRight: [ObservedRight]] = [:]
  /// Rights of which the sources cannot all be right, whatever is unknown.
  private(set) var contradictions: [UserRight: [ObservedRight]] = [:]
  private(set) var claims: [UserRight: [Claim]] = [:]

  /// - Parameter snapshot: its names resolved.
  init(_ snapshot: Snapshot) {
    guard !snapshot.alternatives.isEmpty || !snapshot.tokens.isEmpty else { return }
    for (right, others) in snapshot.alternatives {
      let own = snapshot.rights[right]
      guard own.fault == nil else { continue }
      var open: [ObservedRight] = []
      var certain: [ObservedRight] = []
      for other in others {
        switch own.assignment.compared(to: other.assignment) {
        case _ where own.assignment.isLeftOpen(by: other.assignment): open.append(other)
        case .together(own.assignment): break
        case .together, .open: open.append(other)
        case .contradiction: certain.append(other)
        }
      }
      if !(open + certain).isEmpty { alternatives[right] = certain + open }
      if !certain.isEmpty { contradictions[right] = certain }
    }
    for token in snapshot.tokens { add(token, snapshot) }
  }

  var isEmpty: Bool { alternatives.isEmpty }

  private mutating func add(_ token: Token, _ snapshot: Snapshot) {
    var certain: Set<UserRight>?
    var shown = token
    if token.hidesGroups {
      // To see less of a token must not make more of the rights.
      shown.hidesGroups = false
      let standings = TokenExplanation(token, rights: snapshot.rights).standings()
      certain = Set(standings.filter { $0.status == .extra }.map(\.right))
    }
    for standing in TokenExplanation(shown, rights: snapshot.rights).standings() where standing.status == .extra {
      let right = standing.right
      guard contradictions[right] == nil, !isLeftByFiltering(right, token, snapshot) else { continue }
      let line = token.privileges?.first { $0.right == right }?.line ?? token.line
      claims[right, default: []].append(
        Claim(user: token.user, isOpen: certain?.contains(right) == false, line: line, source: token.source))
      guard claims[right]?.count == 1 else { continue }
      // Somebody in the token held it, who may hold it still.
      var weaker = snapshot.rights[right]
      weaker.assignment = Self.atLeast(weaker.assignment)
      alternatives[right, default: []].append(weaker)
    }
  }

  // What User Account Control leaves in a filtered token may come from a group that counts no more.
  private func isLeftByFiltering(_ right: UserRight, _ token: Token, _ snapshot: Snapshot) -> Bool {
    guard token.elevation == .limited, TokenExplanation.keptByFiltering.contains(right),
      case .principals(let holders, _) = snapshot.rights[right].assignment
    else { return false }
    return (token.groups ?? []).contains { holders.contains(.sid($0.sid)) }
  }

  private static func atLeast(_ assignment: Assignment) -> Assignment {
    guard case .principals(let holders, _) = assignment else { return .notCollected }
    return .principals(holders, complete: false)
  }

  // MARK: - Verdicts

  /// What a rule comes to over all that its right may be: it passes or fails only where it does for each.
  ///
  /// - Parameters:
  ///   - result: for what the snapshot's table says.
  ///   - judge: the verdict for another value.
  func agree(
    _ result: RuleResult, _ right: UserRight, _ snapshot: Snapshot, judge: (ObservedRight) -> RuleResult
  ) -> RuleResult {
    guard let others = alternatives[right], result.verdict != .error else { return result }
    // A source of which nothing is seen may show more holders, which makes no failure good.
    let isFail = result.verdict == .fail
    let verdicts = others.filter { !isFail || $0.assignment.isCollected }.map { judge($0).verdict }
    guard verdicts.contains(where: { $0 != result.verdict }) else { return result }
    var open = result
    open.verdict = .unknown
    open.deviation = .none
    open.reason = "its sources disagree: \(words(right, snapshot).joined(separator: "; "))"
    return open
  }

  /// The finding that sources contradict each other, with what each says as a part; nil where none does.
  func finding(_ ruleIndex: Int, _ snapshot: Snapshot) -> RuleResult? {
    let rights = UserRight.allCases.filter { contradictions[$0] != nil || claims[$0]?.contains { !$0.isOpen } == true }
    guard !rights.isEmpty else { return nil }
    var parts: [AssertionPart] = []
    for right in rights {
      let own = snapshot.rights[right]
      parts.append(AssertionPart(right, own))
      for other in contradictions[right] ?? [] { parts.append(Self.part(right, other, against: own)) }
      for claim in claims[right] ?? [] where !claim.isOpen {
        let holders = [claim.user.map { Principal.sid($0) }].compactMap(\.self)
        parts.append(
          AssertionPart(
            .right(right, .principals(holders, complete: false)), unexpected: holders, line: claim.line,
            source: claim.source))
      }
    }
    return RuleResult(
      ruleIndex: ruleIndex, verdict: .fail,
      deviation: Deviation(
        missing: Set(parts.flatMap(\.missing)).sorted(), unexpected: Set(parts.flatMap(\.unexpected)).sorted()),
      reason: rights.map { "\($0): \(words($0, snapshot).joined(separator: ", "))" }.joined(separator: "; "),
      detail: AssertionDetail(parts))
  }

  private static func part(_ right: UserRight, _ other: ObservedRight, against own: ObservedRight) -> AssertionPart {
    let first = Set(own.assignment.holders)
    let second = Set(other.assignment.holders)
    var part = AssertionPart(right, other)
    if other.assignment.isWhole { part.missing = first.subtracting(second).sorted() }
    if own.assignment.isWhole { part.unexpected = second.subtracting(first).sorted() }
    return part
  }

  /// The GPOs that set what was observed, where no source says otherwise.
  func attribution(_ snapshot: Snapshot) -> [UserRight: PolicySetting] {
    snapshot.policies.compactMapValues(\.first).filter { right, setting in
      setting.isApplied && setting.precedence == 1 && (setting.gpo != nil || setting.guid != nil)
        && alternatives[right] == nil
        && setting.assignment.compared(to: snapshot.rights[right].assignment) != .contradiction
    }
  }

  /// What each source says of a right, a clause each.
  func words(_ right: UserRight, _ snapshot: Snapshot) -> [String] {
    func place(_ source: Int16, _ line: Int32) -> String {
      let index = Int(source)
      let uri = snapshot.sources.indices.contains(index) ? snapshot.sources[index].uri : snapshot.subject.id
      return line > 0 ? "\(uri):\(line)" : uri
    }
    let own = snapshot.rights[right]
    var clauses = ["\(place(own.source, own.line)) says \(Self.words(own.assignment, snapshot))"]
    let isClaimed = claims[right] != nil
    for other in (alternatives[right] ?? []).dropLast(isClaimed ? 1 : 0) {
      clauses.append("\(place(other.source, other.line)) says \(Self.words(other.assignment, snapshot))")
    }
    for claim in claims[right] ?? [] {
      let user = claim.user.map { " of \(Self.label(.sid($0), snapshot))" } ?? ""
      let hidden = claim.isOpen ? ", not all of whose groups are shown" : ""
      clauses.append("\(place(claim.source, claim.line)) shows it in the token\(user)\(hidden)")
    }
    return clauses
  }

  private static func words(_ assignment: Assignment, _ snapshot: Snapshot) -> String {
    switch assignment {
    case .principals(let holders, let complete):
      holders.map { label($0, snapshot) }.joined(separator: ", ") + (complete ? "" : " and perhaps others")
    case .noOne: "no one"
    case .notDefined: "not defined"
    case .notCollected: "nothing"
    }
  }

  private static func label(_ principal: Principal, _ snapshot: Snapshot) -> String {
    PrincipalNames.label(of: principal, names: snapshot.names, facts: snapshot.facts)
  }
}

extension Assignment {
  fileprivate var holders: [Principal] {
    guard case .principals(let holders, _) = self else { return [] }
    return holders
  }

  fileprivate var isWhole: Bool {
    guard case .principals(_, let complete) = self else { return true }
    return complete
  }
}
