package import RightsModel

/// The rules and results that the sample runs are made of.
extension SampleRuns {
  package static let administrators = wellKnown(544)
  package static let everyone = principal("S-1-1-0")

  /// `S-1-5-21-1004336348-1177238915-682003330-rid`.
  package static func account(_ rid: UInt32) -> SID {
    guard let sid = SID(authority: 5, subAuthorities: [21, 1_004_336_348, 1_177_238_915, 682_003_330, rid]) else {
      preconditionFailure("five sub-authorities are valid")
    }
    return sid
  }

  /// In the order of their ids: the gap, then one of a GPO's baseline, then those of a server's.
  static let rules: [RunRule] = [
    .gap,
    rule("sample/gpo", .impersonatePrivilege, .notDefined, .medium, line: 9),
    rule(
      "sample/server", .batchLogonRight,
      .any([.noOne, .excludes([reference(everyone), .anyOf(.services), .parameter("batch")])]), .info, line: 10),
    rule(
      "sample/server", .createSymbolicLinkPrivilege, .exactly([reference(administrators)]), .low, line: 11,
      branches: [
        Rule.Branch(
          condition: Rule.Condition(feature: "hyper-v"),
          expectation: .exactly([reference(administrators), reference(principal("S-1-5-83-0"))]))
      ]),
    rule(
      "sample/server", .debugPrivilege, .exactly([reference(administrators)]), .high, line: 12,
      rationale: "Credentials of others lie in the memory of LSASS",
      references: [
        Rule.Reference(framework: "cce", ids: ["CCE-37075-3"]), Rule.Reference(framework: "nist-800-53", ids: ["AC-6"]),
        Rule.Reference(framework: "stig", ids: ["V-254503"]),
      ]),
    rule(
      "sample/server", .impersonatePrivilege,
      .all([.includes([reference(service), reference(networkService)]), .within(impersonators)]), .high, line: 14),
    rule("sample/server", .networkLogonRight, .within([.relative(.domain, rid: 512)]), .medium, line: 20),
    rule("sample/server", .tcbPrivilege, .noOne, .critical, line: 22),
  ]

  static let healthyResults = [
    result(2, .pass, .noOne),
    result(3, .notApplicable, .notCollected, reason: "Windows Server 2022 has no SeCreateSymbolicLinkPrivilege"),
    result(4, .pass, .principals([administrators], complete: true), line: 5),
    result(5, .pass, .principals([service, networkService], complete: true), line: 6),
    result(6, .pass, .principals([.sid(account(512))], complete: true), line: 7),
    result(7, .pass, .noOne),
  ]

  static let failingResults = [
    result(2, .fail, .principals([everyone], complete: true), line: 5, Deviation(unexpected: [everyone])),
    RuleResult(
      ruleIndex: 3, verdict: .pass, expectation: .exactly([reference(administrators)]),
      observed: ObservedRight(.principals([administrators], complete: true), line: 6)),
    result(
      4, .fail, .principals([administrators, .sid(account(1117)), .name("svc backup")], complete: true), line: 7,
      Deviation(
        unexpected: [.sid(account(1117)), .name("svc backup")], orphans: [.sid(account(1117))],
        unresolved: [.name("svc backup")])),
    result(
      5, .fail, .principals([administrators], complete: true), line: 8, Deviation(missing: [service, networkService])),
    result(6, .pass, .principals([.sid(account(512))], complete: true), line: 9),
    result(7, .fail, .principals([everyone], complete: true), line: 10, Deviation(unexpected: [everyone])),
  ]

  static let hostileResults = [
    result(
      4, .fail, .principals([.sid(account(1117))], complete: true), line: 5,
      Deviation(missing: [administrators], unexpected: [.sid(account(1117))])),
    result(
      5, .fail, .principals([.name("a\u{0}b\u{200B}{0}](1)\u{85}\"'<![CDATA[ ]]>\\u0041\u{FFFF}")], complete: false),
      line: 6,
      Deviation(
        missing: [networkService],
        unexpected: (1...12).map { .sid(account(2000 + $0)) } + [.relative(.machine, rid: 501)],
        unresolved: [.name("a\u{0}b\u{200B}{0}](1)\u{85}\"'<![CDATA[ ]]>\\u0041\u{FFFF}")])),
    result(7, .fail, .principals([everyone], complete: true), line: 7, Deviation(unexpected: [everyone])),
  ]

  static let doubtfulResults = [
    result(2, .stale, .noOne, reason: "the snapshot is 40 h old and 36 h are allowed"),
    result(3, .notCollected, .notCollected, reason: "the export has no [Privilege Rights] section"),
    result(4, .notCollected, .notCollected, reason: "the export has no [Privilege Rights] section"),
    result(
      5, .unknown, .principals([.name("DIENST = 1")], complete: false), line: 6,
      Deviation(unresolved: [.name("DIENST = 1")]), reason: "the name `DIENST = 1` is not resolved"),
    result(6, .unknown, .principals([everyone], complete: true), line: 7, reason: "the SID of the domain is not known"),
    result(7, .error, .notCollected, line: 8, reason: "two lines that differ"),
  ]

  static let brokenResults = [
    result(4, .error, .notCollected, line: 9, reason: "the line has no `=`"),
    result(5, .notCollected, .notCollected, reason: "the export ends in the middle of a line"),
  ]

  private static let service = principal("S-1-5-6")
  private static let networkService = principal("S-1-5-20")
  private static let impersonators: [PrincipalReference] = [
    reference(service), reference(principal("S-1-5-19")), reference(networkService), reference(administrators),
    .account(domain: "CORP", name: "T0-{Admins}"),
  ]

  private static func result(
    _ index: Int, _ verdict: Verdict, _ assignment: Assignment, line: Int32 = 0, _ deviation: Deviation = .none,
    reason: String = ""
  ) -> RuleResult {
    RuleResult(
      ruleIndex: index, verdict: verdict, observed: ObservedRight(assignment, line: line), deviation: deviation,
      reason: reason)
  }

  private static func rule(
    _ baseline: String, _ right: UserRight, _ expectation: Expectation, _ severity: Severity, line: Int,
    branches: [Rule.Branch] = [], rationale: String? = nil, references: [Rule.Reference] = []
  ) -> RunRule {
    .baseline(
      Rule(
        id: "\(baseline)#\(right.constant)", right: right, expectation: expectation, branches: branches,
        severity: severity, rationale: rationale, references: references,
        declaredAt: SourceLocation(uri: "Baselines/\(baseline).yaml", line: line, column: 3)))
  }

  private static func reference(_ principal: Principal) -> PrincipalReference {
    switch principal {
    case .sid(let sid): .sid(sid)
    case .relative(let scope, let rid): .relative(scope, rid: rid)
    case .name(let name): .account(domain: "CORP", name: name)
    }
  }

  private static func wellKnown(_ rid: UInt32) -> Principal { principal("S-1-5-32-\(rid)") }
  private static func principal(_ text: String) -> Principal { SID(text).map { .sid($0) } ?? .name(text) }
}
