package import RightsModel

/// Results that are waived, known, both, in part, and no longer.
extension SampleRuns {
  /// In the order of their ids.
  static let rulesWithWaivers =
    Array(rules.prefix(1)) + [.waiver(.approval), .waiver(.expired)] + Array(rules.dropFirst())

  /// By id: one in force, one that has ended, one that is permanent, one for what is unknown, one that tries to break formats.
  package static let waivers = [
    waiver("W-1", .debugPrivilege, [.sid(account(1117))], expires: "2026-12-31"),
    waiver("W-2", .batchLogonRight, [.sid(everyoneSID)], expires: "2026-03-31"),
    waiver("W-3", .tcbPrivilege, [.sid(everyoneSID)], expires: nil),
    waiver("W-4", .networkLogonRight, [], .acceptUnknown, expires: "2026-10-02"),
    waiver(
      "W-5](1) {0}", .debugPrivilege, [.account(domain: "CORP", name: "svc backup")], expires: "2027-06-30",
      reason: "]]> <b>&amp;\u{202E}\u{7}\r\n[x](1) {0} |`*"),
  ]

  /// The results of a machine on which something of everything is accepted, in the order of `rulesWithWaivers`.
  static var acceptedResults: [RuleResult] {
    var results = failingResults.map { result in
      var result = result
      result.ruleIndex += 2
      return result
    }
    var unknown = results[4]
    (unknown.verdict, unknown.reason) = (.unknown, "the SID of the domain is not known")
    unknown.acceptance = Acceptance(.waived, waivers: [Acceptance.Use(waiver: 3, coversNameless: true)])
    results[4] = unknown
    results[0].acceptance = Acceptance(
      .open, lapsed: [Acceptance.Use(waiver: 1, standing: .expired, unexpected: [everyone])],
      remaining: Set(missing: results[0].deviation.missing, unexpected: results[0].deviation.unexpected))
    results[2].acceptance = Acceptance(
      .waived,
      waivers: [
        Acceptance.Use(waiver: 0, unexpected: [.sid(account(1117))]),
        Acceptance.Use(waiver: 4, unexpected: [.name("svc backup")]),
      ])
    results[3].acceptance = Acceptance(
      .open, debt: [.missing(results[3].deviation.missing[0], in: nil)],
      remaining: [.missing(results[3].deviation.missing[1], in: nil)])
    results[5].acceptance = Acceptance(
      .waived, waivers: [Acceptance.Use(waiver: 2, unexpected: [everyone])])
    var expired = RuleResult(
      ruleIndex: 2, verdict: .fail, reason: "W-2 has ended and no longer covers SeBatchLogonRight")
    expired.acceptance = Acceptance(.open, lapsed: [Acceptance.Use(waiver: 1, standing: .expired)])
    return [expired] + results
  }

  /// The results of a machine of which nothing counts.
  static var knownResults: [RuleResult] {
    var known = failingResults[5]
    known.ruleIndex += 2
    known.acceptance = Acceptance(.known, debt: [.unexpected(everyone, in: nil)])
    return [known]
  }

  private static let everyoneSID = SID(authority: 1, subAuthorities: [0]) ?? account(1)

  private static func waiver(
    _ id: String, _ right: UserRight, _ principals: [PrincipalReference], _ effect: Waiver.Effect = .allowExtra,
    expires: String?, reason: String = "The vendor needs it until the migration"
  ) -> Waiver {
    Waiver(
      id: id, rules: [], rights: [right], principals: principals, layer: nil, effect: effect, reason: reason,
      owner: "ops@corp.example", ticket: "CHG-\(id.utf8.count)", approvedBy: expires == nil ? "ciso@corp.example" : nil,
      approvedOn: expires == nil ? Day("2025-01-02") : nil, expires: expires.flatMap { Day($0) },
      location: SourceLocation(uri: "waivers.yaml", line: 4, column: 5))
  }
}
