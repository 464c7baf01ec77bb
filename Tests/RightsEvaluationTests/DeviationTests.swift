import RightsModel
import Testing

/// The four difference lists: sorted, exact, nobody dropped.
@Suite struct DeviationTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var sample: Case
    var missing: [String]
    var unexpected: [String]
    var orphans: [String]
    var unresolved: [String]
    var testDescription: String { "\(sample)" }

    init(
      _ expectation: RightsModel.Expectation, _ assignment: Assignment, missing: [String] = [],
      unexpected: [String] = [],
      orphans: [String] = [], unresolved: [String] = [], _ change: (Case) -> Case = { $0 }
    ) {
      sample = change(Case(expectation, on: assignment))
      (self.missing, self.unexpected, self.orphans, self.unresolved) = (missing, unexpected, orphans, unresolved)
    }
  }

  static let admins = "S-1-5-32-544"
  static let everyone = "S-1-1-0"
  static let d1 = "S-1-5-21-1-2-3"
  static let d2 = "S-1-5-21-4-5-6"

  @Test(arguments: [
    Sample(.exactly("Administrators"), .held(by: everyone), missing: [admins], unexpected: [everyone]),
    Sample(.exactly("Users", "Administrators", "Administrators"), .noOne, missing: [admins, "S-1-5-32-545"]),
    Sample(
      .exactly("$domain-512", "Administrators", "CORP\\T0"), .notDefined, missing: [admins, "$domain-512", "CORP\\T0"]),
    Sample(.within("Administrators"), .notDefined), Sample(.defined, .notDefined), Sample(.noOne, .notDefined),
    // "`unexpected` lists every holder that the expectation does not allow, whatever its class."
    Sample(
      .within("Administrators"),
      .held(by: "Zoe", "S-1-5-32-545", d1 + "-1000", "ADD YOUR DOMAIN ADMINS", "S-1-5-9", admins),
      unexpected: ["S-1-5-9", d1 + "-1000", "S-1-5-32-545", "ADD YOUR DOMAIN ADMINS", "Zoe"], orphans: [d1 + "-1000"],
      unresolved: ["ADD YOUR DOMAIN ADMINS", "Zoe"]
    ) { $0.orphans(d1 + "-1000", d1 + "-7") },
    // `orphans` and `unresolved` name "those of the observed holders that are so", allowed ones too.
    Sample(
      .within(d1 + "-1000", "CORP\\T0"), .held(by: d1 + "-1000", "CORP\\T0", everyone), unexpected: [everyone],
      orphans: [d1 + "-1000"], unresolved: ["CORP\\T0"]
    ) { $0.orphans(d1 + "-1000") },
    Sample(
      .noOne, .held(by: "b", "a", "$machine-501", admins), unexpected: [admins, "$machine-501", "a", "b"],
      unresolved: ["a", "b"]),
    Sample(.notDefined, .held(by: admins, everyone), unexpected: [everyone, admins]),
    Sample(
      .excludes("Everyone", "NT SERVICE\\*"), .held(by: "S-1-5-80-0", admins, everyone),
      unexpected: [everyone, "S-1-5-80-0"]),
    Sample(.excludes("CORP\\T0"), .held(by: "corp\\t0", admins), unexpected: ["corp\\t0"], unresolved: ["corp\\t0"]),
    // A principal "whose domain or machine is not known as `$machine-501`, `$domain-512`", a known one by its SID.
    Sample(.within("Administrators"), .held(by: "$machine-501"), unexpected: ["$machine-501"]),
    Sample(.within("Administrators"), .held(by: "$machine-501"), unexpected: [d2 + "-501"]) { $0.machine(d2) },
    Sample(.noOne, .held(by: "$machine-501"), unexpected: [d2 + "-501"]) { $0.machine(d2) },
    Sample(.includes("Administrators", "$domain-512"), .held(by: everyone), missing: [admins, "$domain-512"]),
    Sample(.includes("Administrators", "$domain-512"), .held(by: everyone), missing: [d1 + "-512", admins]) {
      $0.domain(d1)
    },
    // Beside an account of a domain that the machine may be of, what is missing in every world is still said.
    Sample(.includes("Administrators", "$domain-512"), .held(by: d1 + "-513"), missing: [admins, "$domain-512"]),
    // Only what is certain: the domain's own administrators may be there.
    Sample(
      .exactly("Administrators", "$domain-512"), .held(by: d1 + "-512", everyone), missing: [admins],
      unexpected: [everyone]),
    // A SID that looks like nobody's domain stays the SID that it is.
    Sample(
      .within("$domain-513"), .held(by: "S-1-5-21-0-0-0-512", "S-1-5-21-0-0-1-512"),
      unexpected: ["S-1-5-21-0-0-0-512", "S-1-5-21-0-0-1-512"]),
    // Where only the number is wrong, all of them are named: nobody knows which one it is.
    Sample(.within("$domain-512"), .held(by: d2 + "-512", d1 + "-512"), unexpected: [d1 + "-512", d2 + "-512"]),
    Sample(.within("CORP\\T0"), .held(by: d1 + "-1000", d1 + "-1001"), unexpected: [d1 + "-1000", d1 + "-1001"]),
    Sample(
      .includes("$domain-512", "$domain-513"), .held(by: "Bob"), missing: ["$domain-512", "$domain-513"],
      unresolved: ["Bob"]),
    Sample(.includes("CORP\\T0", "$machine\\svc"), .held(by: admins), missing: ["$machine\\svc", "CORP\\T0"]),
    Sample(.includes("CORP\\T0"), .noOne, missing: [d1 + "-1000"]) { $0.account("CORP\\T0", d1 + "-1000") },
    // A bound name is no unresolved one.
    Sample(.within("Users"), .held(by: "CORP\\T0"), unexpected: [d1 + "-1000"]) {
      $0.account("CORP\\T0", d1 + "-1000")
    },
    // Several operators are one list; of alternatives the nearest speaks.
    Sample(
      .all([.includes("Administrators"), .within("Users"), .excludes("Everyone")]), .held(by: everyone),
      missing: [admins], unexpected: [everyone]),
    Sample(
      .any([.exactly("Users", "Guests"), .exactly("Administrators", "Everyone")]), .held(by: admins),
      missing: [everyone]),
    Sample(.exactly("Users"), .held(by: admins), missing: [everyone]) {
      $0.when("hyper-v", .exactly("Administrators", "Everyone"))
    },
  ])
  func `a fail names exactly these`(_ sample: Sample) {
    let result = sample.sample.result
    #expect(result.verdict == .fail)
    #expect(result.deviation.missing.map(\.description) == sample.missing)
    #expect(result.deviation.unexpected.map(\.description) == sample.unexpected)
    #expect(result.deviation.orphans.map(\.description) == sample.orphans)
    #expect(result.deviation.unresolved.map(\.description) == sample.unresolved)
  }

  @Test func `the expectation is shown as it binds here, or not at all where it is the rule's own`() {
    #expect(Case(.exactly("Administrators"), on: .noOne).result.expectation == nil)
    #expect(Case(.within("$domain-512"), on: .noOne).domain(Self.d1).result.expectation == .within(Self.d1 + "-512"))
    #expect(Case(.within("$domain-512"), on: .noOne).result.expectation == .within("$domain-512"))
    let branch = Case(.noOne, on: .held(by: Self.admins)).features("a").when("a", .exactly("Administrators"))
    #expect(branch.result.expectation == .exactly("Administrators"))
    // With its lists: the branch that they speak of.
    let open = Case(.exactly("Users", "Guests"), on: .held(by: Self.admins)).when(
      "a", .exactly("Administrators", "Everyone"))
    #expect(open.result.expectation == .exactly("Everyone", "Administrators"))
  }
}
