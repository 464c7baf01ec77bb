import RightsModel

/// Rules about several rights, with evidence in several lines and files.
extension SampleRuns {
  package var assertions: SampleRun {
    let rules = Self.assertionRules
    var joined = machine("BETA02", Self.deviatingAssertions, rules)
    joined.sources.append(
      InputFile(
        uri: "exports/BETA02/whoami.csv", length: Self.content("exports/BETA02/whoami.csv").count,
        sha256: digest(Self.content("exports/BETA02/whoami.csv")), purpose: .evidence))
    joined.facts.tags = ["cluster": "SQL](1) {A}"]
    return run(
      "assertions",
      [
        machine("ALPHA01", Self.holdingAssertions, rules), joined,
        machine("GAMMA03", Self.doubtfulAssertions, rules),
      ], exits: [1, 3], reason: "4 findings at or above low; 2 checks on 1 subject could not be made", rules: rules)
  }

  /// In the order of their ids.
  private static let assertionRules: [RunRule] = [
    assertion(
      "no-allow-and-deny", "no principal is both allowed and denied one way to log on", .medium,
      .sets([
        SetClause(.disjoint(.holders(.networkLogonRight), .holders(.denyNetworkLogonRight))),
        SetClause(.disjoint(.holders(.batchLogonRight), .holders(.denyBatchLogonRight))),
      ]), line: 9,
      rationale: "Deny wins, so that one of the two is not what somebody meant",
      references: [Rule.Reference(framework: "nist-800-53", ids: ["AC-3", "AC-6"])],
      remedy: ["Take the principal out of one of the two lists", "Run gpupdate /force and collect again"]),
    assertion(
      "same-on-each-node", "the nodes of a cluster grant the same service rights", .low,
      .sameInGroup(GroupComparison(tag: "cluster", rights: [.serviceLogonRight])), line: 20),
    assertion(
      "two-{of}-them](1)", "no more than two principals may debug", .high,
      .sets([SetClause(.count(.holders(.debugPrivilege), atLeast: 0, atMost: 2))]), line: 30),
    assertion("wmi-start", "providers are not initialised as WMI itself", .medium, .wmi(.initialization), line: 40),
    .gap,
  ]

  private static let users = sid("S-1-5-32-545")
  private static let guests = sid("S-1-5-32-546")

  private static let holdingAssertions = [
    RuleResult(
      ruleIndex: 0, verdict: .pass,
      detail: AssertionDetail([
        part(.networkLogonRight, .principals([administrators], complete: true), line: 5),
        part(.denyNetworkLogonRight, .noOne),
      ])),
    RuleResult(ruleIndex: 1, verdict: .notApplicable, reason: "the machine has no tag `cluster`"),
    RuleResult(
      ruleIndex: 2, verdict: .pass,
      detail: AssertionDetail([part(.debugPrivilege, .principals([administrators], complete: true), line: 6)])),
  ]

  private static let deviatingAssertions = [
    RuleResult(
      ruleIndex: 0, verdict: .fail,
      deviation: Deviation(unexpected: [users, guests], orphans: [], unresolved: []),
      detail: AssertionDetail([
        part(
          .networkLogonRight, .principals([users, guests], complete: true), line: 5, unexpected: [users, guests]),
        part(
          .denyNetworkLogonRight, .principals([users, guests], complete: true), line: 6, unexpected: [users, guests]),
        part(.batchLogonRight, .principals([users], complete: true), line: 8, unexpected: [users]),
        part(.denyBatchLogonRight, .principals([users], complete: true), line: 7, unexpected: [users]),
      ])),
    RuleResult(
      ruleIndex: 1, verdict: .fail,
      deviation: Deviation(missing: [.sid(account(1117))], unexpected: [.name("svc {0}](1)")]),
      reason: "it differs from 2 of the 3 others in its group",
      detail: AssertionDetail(
        [
          AssertionPart(
            .right(.serviceLogonRight, .principals([.name("svc {0}](1)")], complete: true)),
            missing: [.sid(account(1117))], unexpected: [.name("svc {0}](1)")], line: 9, source: 0)
        ], group: "cluster=SQL](1) {A}")),
    RuleResult(
      ruleIndex: 2, verdict: .fail, reason: "3 principals, and at most 2 may",
      detail: AssertionDetail([
        part(.debugPrivilege, .principals([administrators, users, guests], complete: true), line: 10),
        AssertionPart(.statement("the token of lsass.exe has {it}](1)"), line: 3, source: 1),
      ])),
    RuleResult(
      ruleIndex: 3, verdict: .fail,
      reason:
        "root/cimv2:{P}](1), root/cimv2:Q: its initialisation runs as WMI itself: CoImpersonateClient does not fail there and still acts as WMI",
      detail: AssertionDetail(
        [AssertionPart(.statement("InitializeAsAdminFirst TRUE"), line: 3, source: 1)],
        wmi: WMIFinding(
          providers: [
            WMIProviderName(namespace: "root/cimv2", name: "{P}](1)"),
            WMIProviderName(namespace: "root/cimv2", name: "Q"),
          ], firstBroken: .right,
          remedy: ["Register {P}](1) without InitializeAsAdminFirst", "Restart the machine, which is mandatory"]))),
  ]

  private static let doubtfulAssertions = [
    RuleResult(
      ruleIndex: 0, verdict: .notCollected, reason: "SeDenyNetworkLogonRight was not collected",
      detail: AssertionDetail([
        part(.networkLogonRight, .principals([administrators], complete: true), line: 5),
        AssertionPart(.right(.denyNetworkLogonRight, .notCollected)),
      ])),
    RuleResult(
      ruleIndex: 2, verdict: .unknown, reason: "not every holder may have been seen",
      detail: AssertionDetail([part(.debugPrivilege, .principals([administrators], complete: false), line: 6)])),
  ]

  private static func assertion(
    _ name: String, _ title: String, _ severity: Severity, _ body: AssertionBody, line: Int, rationale: String? = nil,
    references: [Rule.Reference] = [], remedy: [String] = []
  ) -> RunRule {
    .assertion(
      AssertionRule(
        id: "default#\(name)", title: title, severity: severity, rationale: rationale, references: references,
        remedy: remedy, body: body,
        declaredAt: SourceLocation(uri: "Policies/default.yaml", line: line, column: 5)))
  }

  private static func part(
    _ right: UserRight, _ assignment: Assignment, line: Int32 = 0, unexpected: [Principal] = []
  ) -> AssertionPart {
    AssertionPart(.right(right, assignment), unexpected: unexpected, line: line, source: 0)
  }

  private static func sid(_ text: String) -> Principal { SID(text).map { .sid($0) } ?? .name(text) }
}
