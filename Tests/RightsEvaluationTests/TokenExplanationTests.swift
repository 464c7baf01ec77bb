import RightsEvaluation
import RightsModel
import Testing

@Suite struct TokenExplanationTests {
  private static let administrators = SID("S-1-5-32-544")
  private static let service = SID("S-1-5-6")
  private static let networkService = SID("S-1-5-20")

  private func rights(_ table: [UserRight: [String]]) -> RightsTable {
    var rights = RightsTable(repeating: ObservedRight(.noOne))
    for (right, sids) in table {
      rights[right] = ObservedRight(.principals(sids.compactMap { SID($0).map(Principal.sid) }, complete: true))
    }
    return rights
  }

  private func token(user: String, groups: [(String, Set<GroupAttribute>)], _ privileges: [UserRight]) throws -> Token {
    var token = Token()
    token.user = SID(user)
    token.groups = groups.compactMap { sid, attributes in SID(sid).map { Token.Group(sid: $0, attributes: attributes) }
    }
    token.privileges = privileges.map { Token.Privilege($0, isEnabled: true) }
    return token
  }

  private func statuses(_ explanation: TokenExplanation) -> [UserRight: PrivilegeStanding.Status] {
    Dictionary(uniqueKeysWithValues: explanation.standings().map { ($0.right, $0.status) })
  }

  @Test func `a service has the privilege through SERVICE, and lacks it where it was taken from both`() throws {
    let groups: [(String, Set<GroupAttribute>)] = [("S-1-5-6", [.mandatory, .enabled])]
    let whole = try token(user: "S-1-5-20", groups: groups, [.impersonatePrivilege])
    let good = TokenExplanation(whole, rights: rights([.impersonatePrivilege: ["S-1-5-32-544", "S-1-5-6"]])).standings()
    #expect(good.map(\.status) == [.held])
    #expect(good.first?.givenBy == [Self.service].compactMap(\.self))
    #expect(good.first?.reasons.first?.contains("service control manager") == true)

    let broken = try token(user: "S-1-5-20", groups: groups, [])
    #expect(statuses(TokenExplanation(broken, rights: rights([.impersonatePrivilege: ["S-1-5-32-544"]]))).isEmpty)
    #expect(
      statuses(TokenExplanation(broken, rights: rights([.impersonatePrivilege: ["S-1-5-20"]])))
        == [.impersonatePrivilege: .missing])
  }

  @Test func `a group for denials only says what filtering took, and that is not missing`() throws {
    let filtered = try token(
      user: "S-1-5-21-1-2-3-1000", groups: [("S-1-5-32-544", [.denyOnly]), ("S-1-5-32-545", [.enabled])],
      [.changeNotifyPrivilege])
    let assigned = rights([.changeNotifyPrivilege: ["S-1-5-32-545"], .debugPrivilege: ["S-1-5-32-544"]])
    let standings = TokenExplanation(filtered, rights: assigned).standings()
    #expect(standings.map(\.status) == [.held, .filtered])
    #expect(standings.last?.givenBy == [Self.administrators].compactMap(\.self))
    // Held through another group, it is filtered all the same.
    let byUsers = rights([.changeNotifyPrivilege: ["S-1-5-32-545"], .debugPrivilege: ["S-1-5-32-545"]])
    #expect(statuses(TokenExplanation(filtered, rights: byUsers))[.debugPrivilege] == .filtered)
  }

  @Test func `what a token lacks that was not shown whole is open`() throws {
    let cut = try token(user: "S-1-5-20", groups: [("S-1-5-6", [.enabled])], [.changeNotifyPrivilege])
    let assigned = rights([.changeNotifyPrivilege: ["S-1-5-20"], .impersonatePrivilege: ["S-1-5-6"]])
    #expect(statuses(TokenExplanation(cut, rights: assigned))[.impersonatePrivilege] == .missing)
    #expect(
      statuses(TokenExplanation(cut, rights: assigned, isCut: true))
        == [.changeNotifyPrivilege: .held, .impersonatePrivilege: .unknown])
  }

  @Test func `a privilege that nobody in the token holds is extra, but for SYSTEM`() throws {
    let groups: [(String, Set<GroupAttribute>)] = [("S-1-1-0", [.enabled])]
    let assigned = rights([.debugPrivilege: ["S-1-5-32-544"]])
    let user = try token(user: "S-1-5-21-1-2-3-1000", groups: groups, [.debugPrivilege, .tcbPrivilege])
    #expect(
      statuses(TokenExplanation(user, rights: assigned)) == [.debugPrivilege: .extra, .tcbPrivilege: .extra])
    let system = try token(user: "S-1-5-18", groups: groups, [.debugPrivilege, .tcbPrivilege])
    #expect(
      statuses(TokenExplanation(system, rights: assigned)) == [.debugPrivilege: .held, .tcbPrivilege: .held])
  }

  @Test func `what was not seen leaves it unknown`() throws {
    var blind = Token()
    blind.privileges = [Token.Privilege(.debugPrivilege)]
    let assigned = rights([.debugPrivilege: ["S-1-5-32-544"]])
    #expect(statuses(TokenExplanation(blind, rights: assigned)) == [.debugPrivilege: .unknown])
    var uncollected = assigned
    uncollected[.debugPrivilege] = ObservedRight(.notCollected)
    let user = try token(user: "S-1-5-21-1-2-3-1000", groups: [("S-1-1-0", [.enabled])], [.debugPrivilege])
    #expect(statuses(TokenExplanation(user, rights: uncollected)) == [.debugPrivilege: .unknown])
    var named = assigned
    named[.debugPrivilege] = ObservedRight(.principals([.name("Ops")], complete: true))
    #expect(statuses(TokenExplanation(user, rights: named)) == [.debugPrivilege: .unknown])
  }

  @Test func `a token without its user may be that of SYSTEM, where its integrity is the system's or not shown`() throws
  {
    let assigned = rights([:])
    func status(_ label: String?) throws -> PrivilegeStanding.Status? {
      var shown = try token(user: "x", groups: [("S-1-5-32-544", [.enabled])], [.tcbPrivilege])
      if let label, let sid = SID(label) { shown.groups?.append(Token.Group(sid: sid)) }
      return statuses(TokenExplanation(shown, rights: assigned))[.tcbPrivilege]
    }
    #expect(try status("S-1-16-16384") == .unknown && status(nil) == .unknown && status("S-1-16-12288") == .extra)
  }

  @Test func `a token that is not shown whole has nothing extra but what nobody holds`() throws {
    var user = try token(
      user: "S-1-5-21-1-2-3-1000", groups: [("S-1-1-0", [.enabled])], [.debugPrivilege, .tcbPrivilege])
    user.hidesGroups = true
    let assigned = rights([.debugPrivilege: ["S-1-5-32-544"]])
    #expect(
      statuses(TokenExplanation(user, rights: assigned))
        == [.debugPrivilege: .unknown, .tcbPrivilege: .extra])
  }

  @Test func `a filtered token beside the whole one shows what was taken and what may stay`() throws {
    let kept: [UserRight] = [.shutdownPrivilege, .changeNotifyPrivilege, .undockPrivilege, .timeZonePrivilege]
    let whole = try token(user: "S-1-5-21-1-2-3-1000", groups: [], kept + [.debugPrivilege, .impersonatePrivilege])
    let filtered = try token(user: "S-1-5-21-1-2-3-1000", groups: [], kept)
    let standings = TokenExplanation.compare(whole, with: filtered)
    #expect(standings.count { $0.status == .filtered } == 2)
    #expect(standings.count { $0.status == .held } == 4)
    let odd = try token(user: "S-1-5-21-1-2-3-1000", groups: [], [.shutdownPrivilege, .loadDriverPrivilege])
    #expect(TokenExplanation.compare(whole, with: odd).contains { $0.status == .missing })
    #expect(!TokenExplanation.compare(whole, with: odd).contains { $0.status == .filtered })
    // Whichever of the two is asked about.
    let reversed = TokenExplanation.compare(filtered, with: whole)
    #expect(reversed.map(\.right) == standings.map(\.right) && reversed.map(\.status) == standings.map(\.status))
    #expect(TokenExplanation.compare(odd, with: whole).map(\.status).contains(.extra))
    #expect(!TokenExplanation.compare(odd, with: whole).contains { $0.status == .filtered })
  }
}
