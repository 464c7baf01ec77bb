package import RightsModel

/// Explains each privilege of a token from the assignments of its machine.
///
/// At logon the privileges of a token are those held by its user and by each enabled group in it; User Account Control then
/// filters an administrator's token. Source: Microsoft's pages on access tokens and on how User Account Control works.
package struct TokenExplanation {
  /// What a filtered token may keep.
  package static let keptByFiltering: Set<UserRight> = [
    .changeNotifyPrivilege, .increaseWorkingSetPrivilege, .shutdownPrivilege, .timeZonePrivilege, .undockPrivilege,
  ]

  private static let administrators = SID("S-1-5-32-544")
  private static let system = SID("S-1-5-18")
  private static let service = SID("S-1-5-6")

  let token: Token
  let rights: RightsTable?
  /// Members whose rights count, the user first.
  private let members: [SID]
  /// Groups that only count for denials: User Account Control leaves them so in a filtered token.
  private let deniedOnly: [SID]
  /// Whether privileges may be there that were not shown.
  private let isCut: Bool
  /// False where not all groups were shown, so that a member may be unseen.
  private let seesAllMembers: Bool
  private let held: Set<UserRight>

  /// - Parameters:
  ///   - rights: who holds what on the machine; nil where nobody asked for that.
  ///   - isCut: whether not all of the token was shown.
  package init(_ token: Token, rights: RightsTable?, isCut: Bool = false) {
    self.token = token
    self.rights = rights
    self.isCut = isCut
    deniedOnly = (token.groups ?? []).filter { $0.attributes?.contains(.denyOnly) == true }.map(\.sid)
    held = Set(token.privileges?.map(\.right) ?? [])
    var members = [token.user].compactMap(\.self)
    for group in token.groups ?? [] where group.isEnabled != false { members.append(group.sid) }
    seesAllMembers = token.groups != nil && !token.hidesGroups && token.user != nil
    if token.groups == nil { members += Self.implied(token.user) }
    self.members = members
  }

  /// Standing of each privilege that the token has or should have, by constant.
  package func standings() -> [PrivilegeStanding] {
    UserRight.allCases.compactMap { right in
      guard case .privilege = right.kind else { return nil }
      return standing(right)
    }
  }

  /// Standing of each privilege of two tokens of one user, by what User Account Control took from one of them.
  package static func compare(_ token: Token, with other: Token) -> [PrivilegeStanding] {
    let own = Dictionary((token.privileges ?? []).map { ($0.right, $0) }) { first, _ in first }
    let others = Set(other.privileges?.map(\.right) ?? [])
    let isOther = isFiltered(others, of: Set(own.keys))
    let isOwn = isFiltered(Set(own.keys), of: others)
    return UserRight.allCases.compactMap { right in
      guard let privilege = own[right] else {
        guard others.contains(right) else { return nil }
        let isTaken = isOwn && !keptByFiltering.contains(right)
        return PrivilegeStanding(
          right: right, status: isTaken ? .filtered : .missing, givenBy: [],
          reasons: [
            isTaken
              ? "only in the elevated token: User Account Control takes it out of this one"
              : "only the other token has it"
          ])
      }
      if others.contains(right) {
        return PrivilegeStanding(
          right: right, status: .held, isEnabled: privilege.isEnabled, givenBy: [],
          reasons: [isOther || isOwn ? "in both: User Account Control leaves it in a filtered token" : "in both"])
      }
      let isTaken = isOther && !keptByFiltering.contains(right)
      return PrivilegeStanding(
        right: right, status: isTaken ? .filtered : .extra, isEnabled: privilege.isEnabled, givenBy: [],
        reasons: [
          isTaken
            ? "only in the elevated token: User Account Control takes it out of the filtered one"
            : "only in this token, and filtering would not take it"
        ])
    }
  }

  private static func isFiltered(_ rights: Set<UserRight>, of whole: Set<UserRight>) -> Bool {
    rights.isSubset(of: keptByFiltering) && rights.isSubset(of: whole)
  }

  // MARK: - One privilege

  private func standing(_ right: UserRight) -> PrivilegeStanding? {
    let privilege = token.privileges?.first { $0.right == right }
    let assignment = rights.map { $0[right].assignment }
    let holders = self.holders(assignment)
    let givers = holders.sids.filter { holder in members.contains(holder) }
    let givenBy = members.filter(givers.contains)
    let denied = givenBy.isEmpty ? deniedOnly.filter(holders.sids.contains) : []
    var standing = PrivilegeStanding(
      right: right, status: .held, isEnabled: privilege?.isEnabled, givenBy: givenBy, reasons: reasons(right, givenBy))
    if privilege != nil {
      if token.user == Self.system {
        standing.reasons.append("SYSTEM has it without an assignment")
      } else if !denied.isEmpty, Self.keptByFiltering.contains(right) {
        standing.givenBy = denied
        standing.reasons.append("for denials only: User Account Control leaves this privilege in a filtered token")
      } else if givenBy.isEmpty {
        standing.status = unexplained(assignment, holders.isCertain)
        standing.reasons += whyUnexplained(right, assignment, holders.isCertain)
      }
      return standing
    }
    guard token.privileges != nil else { return nil }
    if !denied.isEmpty, !Self.keptByFiltering.contains(right) {
      standing.givenBy = denied
      standing.status = .filtered
      standing.reasons.append("for denials only: User Account Control took it out of this token")
      return standing
    }
    guard !givenBy.isEmpty else { return nil }
    if isFilteredOut(right, givenBy) {
      standing.status = .filtered
      standing.reasons.append("User Account Control takes it out of a filtered token")
    } else if isCut {
      standing.status = .unknown
      standing.reasons.append("not all of the token was shown")
    } else {
      standing.status = .missing
      standing.reasons.append(
        "the token lacks it: it was made before the assignment, or the service asks for fewer privileges")
    }
    return standing
  }

  private func reasons(_ right: UserRight, _ givenBy: [SID]) -> [String] {
    guard let service = Self.service, givenBy.contains(service), token.user != service else { return [] }
    return ["the service control manager, or COM for a server under a configured account, puts SERVICE into the token"]
  }

  private func unexplained(_ assignment: Assignment?, _ isCertain: Bool) -> PrivilegeStanding.Status {
    switch assignment {
    case .none: .held
    case .notCollected, .notDefined: .unknown
    case .noOne: mayBeSystem ? .unknown : .extra
    case .principals: isCertain && seesAllMembers ? .extra : .unknown
    }
  }

  /// Whether a token whose user was not shown may be that of SYSTEM, which has privileges that nobody holds: its integrity is
  /// that of the system.
  private var mayBeSystem: Bool { token.user == nil && (token.integrity.map { $0 >= 16_384 } ?? true) }

  private func whyUnexplained(_ right: UserRight, _ assignment: Assignment?, _ isCertain: Bool) -> [String] {
    switch assignment {
    case .none: []
    case .notCollected, .notDefined: ["who holds the right was not collected"]
    case .noOne where mayBeSystem: ["the user was not shown: SYSTEM has privileges without an assignment"]
    case .noOne: ["nobody holds the right: the token is older than the assignment, or was made by SYSTEM"]
    case .principals where isCertain && seesAllMembers:
      ["neither its user nor an enabled group holds the right: the token is older than the assignment"]
    case .principals where !seesAllMembers: ["not all groups of the token were shown"]
    case .principals: ["not every holder of the right is known by its SID"]
    }
  }

  private func isFilteredOut(_ right: UserRight, _ givenBy: [SID]) -> Bool {
    if Self.keptByFiltering.contains(right) { return false }
    if let elevation = token.elevation { return elevation == .limited }
    return held.isSubset(of: Self.keptByFiltering) && Self.administrators.map(givenBy.contains) == true
  }

  private func holders(_ assignment: Assignment?) -> (sids: Set<SID>, isCertain: Bool) {
    guard case .principals(let principals, let complete) = assignment else { return ([], true) }
    var sids: Set<SID> = []
    var isCertain = complete
    for principal in principals {
      switch principal {
      case .sid(let sid): sids.insert(sid)
      case .relative, .name: isCertain = false
      }
    }
    return (sids, isCertain)
  }

  // The groups that Windows puts into every token of a built-in service account.
  private static func implied(_ user: SID?) -> [SID] {
    guard let user, ["S-1-5-19", "S-1-5-20"].contains(user.description) else { return [] }
    return ["S-1-1-0", "S-1-5-6", "S-1-5-11", "S-1-5-32-545"].compactMap { SID($0) }
  }
}
