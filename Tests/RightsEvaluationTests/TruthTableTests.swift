import RightsModel
import Testing

/// The statements of design.md, one by one.
@Suite struct TruthTableTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var sample: Case
    var verdict: Verdict
    var testDescription: String { "\(sample) is \(verdict)" }

    init(
      _ expectation: RightsModel.Expectation, _ assignment: Assignment, _ verdict: Verdict,
      _ change: (Case) -> Case = { $0 }
    ) {
      sample = change(Case(expectation, on: assignment))
      self.verdict = verdict
    }
  }

  static let admins = "S-1-5-32-544"
  static let users = "S-1-5-32-545"
  static let everyone = "S-1-1-0"

  @Test(arguments: [
    Sample(.exactly("Administrators"), .held(by: admins), .pass),
    Sample(.exactly("Administrators"), .held(by: admins, users), .fail),
    Sample(.exactly("Administrators", "Users"), .held(by: admins), .fail),
    Sample(.exactly("Administrators"), .held(by: users), .fail),
    Sample(.exactly("Administrators"), .held(atLeastBy: admins), .unknown),
    Sample(.exactly("Administrators"), .held(atLeastBy: admins, users), .fail),
    Sample(.exactly("Administrators"), .noOne, .fail),
    Sample(.exactly("Administrators"), .notDefined, .fail),
    Sample(.exactly("Administrators"), .notCollected, .notCollected),
    Sample(.within("Administrators"), .held(by: admins), .pass),
    Sample(.within("Administrators", "Users"), .held(by: admins), .pass),
    Sample(.within("Administrators"), .held(by: admins, users), .fail),
    Sample(.within("Administrators"), .held(atLeastBy: admins), .unknown),
    Sample(.within("Administrators"), .held(atLeastBy: users), .fail),
    Sample(.within("Administrators"), .noOne, .pass),
    Sample(.within("Administrators"), .notDefined, .fail),
    Sample(.within("Administrators"), .notCollected, .notCollected),
    Sample(.includes("Administrators"), .held(by: admins, everyone), .pass),
    Sample(.includes("Administrators"), .held(by: everyone), .fail),
    Sample(.includes("Administrators"), .held(atLeastBy: admins), .pass),
    Sample(.includes("Administrators"), .held(atLeastBy: everyone), .unknown),
    Sample(.includes("Administrators"), .noOne, .fail),
    Sample(.includes("Administrators"), .notDefined, .fail),
    Sample(.includes("Administrators"), .notCollected, .notCollected),
    Sample(.excludes("Everyone"), .held(by: admins), .pass),
    Sample(.excludes("Everyone"), .held(by: admins, everyone), .fail),
    Sample(.excludes("Everyone"), .held(atLeastBy: admins), .unknown),
    Sample(.excludes("Everyone"), .held(atLeastBy: everyone), .fail),
    Sample(.excludes("Everyone"), .noOne, .pass),
    Sample(.excludes("Everyone"), .notDefined, .fail),
    Sample(.excludes("Everyone"), .notCollected, .notCollected),
    Sample(.noOne, .held(by: admins), .fail), Sample(.noOne, .held(atLeastBy: admins), .fail),
    Sample(.noOne, .held(by: "$machine-501"), .fail), Sample(.noOne, .held(by: "Bob"), .fail),
    Sample(.noOne, .noOne, .pass), Sample(.noOne, .notDefined, .fail), Sample(.noOne, .notCollected, .notCollected),
    Sample(.notDefined, .held(by: admins), .fail), Sample(.notDefined, .held(atLeastBy: admins), .fail),
    Sample(.notDefined, .noOne, .fail), Sample(.notDefined, .notDefined, .pass),
    Sample(.notDefined, .notCollected, .notCollected),
    Sample(.defined, .held(by: admins), .pass), Sample(.defined, .held(atLeastBy: admins), .pass),
    Sample(.defined, .noOne, .pass), Sample(.defined, .notDefined, .fail),
    Sample(.defined, .notCollected, .notCollected),
  ])
  func `each operator on each state`(_ sample: Sample) { #expect(sample.sample.verdict == sample.verdict) }

  static let d1 = "S-1-5-21-1-2-3"
  static let d2 = "S-1-5-21-4-5-6"

  @Test(arguments: [
    // "A certain pass without any identity; … of an unknown domain it is `unknown`; on {Everyone} a certain fail."
    Sample(.within("Administrators", "$domain-512"), .held(by: admins), .pass),
    Sample(.within("Administrators", "$domain-512"), .held(by: d1 + "-512"), .unknown),
    Sample(.within("Administrators", "$domain-512"), .held(by: everyone), .fail),
    Sample(.within("Administrators", "$domain-512"), .held(by: d1 + "-512"), .pass) { $0.domain(d1) },
    Sample(.within("Administrators", "$domain-512"), .held(by: d1 + "-512"), .fail) { $0.domain(d2) },
    Sample(.within("Administrators", "$domain-512"), .held(by: d1 + "-513"), .fail),
    // One scope is one domain.
    Sample(.within("$domain-512"), .held(by: d1 + "-512", d2 + "-512"), .fail),
    Sample(.within("$domain-512", "$domain-513"), .held(by: d1 + "-512", d2 + "-513"), .fail),
    Sample(.within("$domain-512", "$domain-513"), .held(by: d1 + "-512", d1 + "-513"), .unknown),
    Sample(.within("$domain-512", "$forest-519"), .held(by: d1 + "-512", d2 + "-519"), .unknown),
    Sample(.includes("$domain-512"), .held(by: admins), .fail),
    Sample(.includes("$domain-512"), .held(by: d1 + "-512"), .unknown),
    Sample(.includes("$domain-512", "$domain-513"), .held(by: d1 + "-512", d2 + "-513"), .fail),
    Sample(.excludes("$domain-512"), .held(by: admins), .pass),
    Sample(.excludes("$domain-512"), .held(by: d1 + "-512"), .unknown),
    Sample(.excludes("$machine-500"), .held(by: "$machine-500"), .fail),
    Sample(.exactly("$machine-500"), .held(by: "$machine-500"), .pass),
    Sample(.exactly("$domain-500"), .held(by: "$machine-500"), .unknown),
    // "A domain controller's machine SID is its domain's"; elsewhere it never is.
    Sample(.exactly("$domain-500"), .held(by: "$machine-500"), .pass) { $0.role(.domainController) },
    Sample(.exactly("$domain-500"), .held(by: "$machine-500"), .fail) { $0.role(.memberServer) },
    Sample(.within("$machine-500"), .held(by: d1 + "-500"), .pass) { $0.role(.domainController).domain(d1) },
    Sample(.within("$machine-500"), .held(by: d1 + "-500"), .fail) { $0.role(.memberServer).domain(d1) },
    Sample(.within("$machine-500"), .held(by: d1 + "-500"), .unknown) { $0.domain(d1) },
    Sample(.within("$machine-500"), .held(by: d2 + "-500"), .fail) { $0.role(.memberServer).domain(d1).forest(d2) },
  ])
  func `an unbound placeholder is every domain that it could be`(_ sample: Sample) {
    #expect(sample.sample.verdict == sample.verdict)
  }

  @Test(arguments: [
    Sample(.exactly("Administrators"), .held(by: admins, "Bob"), .fail),
    Sample(.within("Administrators"), .held(by: admins, "Bob"), .fail),
    Sample(.within("Administrators"), .held(by: "Bob"), .fail) { $0.language("en") },
    // "Or it could be an expected principal that is missing."
    Sample(.within("Administrators"), .held(by: "Bob"), .unknown),
    Sample(.within("Administrators"), .held(by: "DIENST"), .unknown) { $0.language("fr") },
    Sample(.within("Administrators"), .held(by: "Bob"), .fail, \.export),
    Sample(.within("$domain-512"), .held(by: "Bob"), .unknown, \.export),
    Sample(.within("$domain-512"), .held(by: "Bob"), .unknown) { $0.export.domain(d1) },
    Sample(.within("$domain-512"), .held(by: d1 + "-512", "Bob"), .fail) { $0.domain(d1) },
    Sample(.exactly("$domain-512"), .held(by: "CORP\\Bob"), .unknown) { $0.domain(d1, name: "CORP") },
    Sample(.exactly("$forest-519"), .held(by: "CORP\\Bob"), .fail) { $0.domain(d1, name: "CORP").forest(d2) },
    Sample(.exactly("$forest-519"), .held(by: "OTHER\\Bob"), .unknown) { $0.domain(d1, name: "CORP").forest(d2) },
    // Services are derived from their names; the group of all of them has one in the system's language.
    Sample(.within("NT SERVICE\\Spooler"), .held(by: "Druckerwarteschlange"), .fail) { $0.language("de") },
    Sample(.within("NT SERVICE\\ALL SERVICES"), .held(by: "NT-DIENST\\ALLE DIENSTE"), .unknown) { $0.language("de") },
    Sample(.within("NT SERVICE\\ALL SERVICES"), .held(by: "ALLE DIENSTE"), .fail) { $0.language("en") },
    Sample(.within("S-1-12-1-1-2-3-4"), .held(by: "AzureAD\\Bob"), .unknown, \.export),
    // "Unless the baseline names it."
    Sample(.within("CORP\\T0"), .held(by: "corp\\t0"), .pass),
    Sample(.exactly("CORP\\T0"), .held(by: "CORP\\T0"), .pass),
    Sample(.within("$machine\\svc"), .held(by: "SVC"), .pass),
    Sample(.within("$domain\\T0"), .held(by: "CORP\\T0"), .pass) { $0.domain(named: "CORP") },
    Sample(.within("$domain\\T0"), .held(by: "CORP\\T0"), .unknown),
    Sample(.within("CORP\\T0"), .held(by: "CORP\\T0"), .pass) { $0.account("CORP\\T0", d1 + "-1000") },
    Sample(.within("CORP\\T0", d2 + "-1000"), .held(by: d1 + "-1000", "CORP\\T0"), .unknown),
    // It cannot be the holder that is too many and the one that is missing at once.
    Sample(.exactly("CORP\\T0", d2 + "-1000"), .held(by: d1 + "-1000", "CORP\\T0"), .fail),
    Sample(.noOne, .held(by: "CORP\\T0"), .fail),
    // "For `excludes`, and for an `includes` that it could fill, it leaves `unknown`."
    Sample(.excludes("Everyone"), .held(by: "Bob"), .unknown) { $0.language("en") },
    Sample(.excludes("Everyone"), .held(by: "Bob"), .unknown, \.export),
    Sample(.excludes("Everyone"), .held(by: everyone, "Bob"), .fail),
    Sample(.excludes("CORP\\T0"), .held(by: "CORP\\T0"), .fail),
    Sample(.includes("$domain-512"), .held(by: "Bob"), .unknown),
    Sample(.includes("$domain-512", "$domain-513"), .held(by: "Bob"), .fail),
    Sample(.includes("$domain-512", "$domain-513"), .held(by: "Ann", "Bob"), .unknown),
    Sample(.includes("Administrators"), .held(by: "Bob"), .fail) { $0.language("en") },
    Sample(.includes("Administrators"), .held(by: "Bob"), .fail, \.export),
    // A placeholder is nobody.
    Sample(.within("$domain-512"), .held(by: "ADD YOUR DOMAIN ADMINS"), .fail),
    Sample(.includes("$domain-512"), .held(by: "ADD YOUR DOMAIN ADMINS"), .fail),
    Sample(.exactly("$domain-512"), .held(by: "ADD YOUR DOMAIN ADMINS"), .fail),
    Sample(.excludes("$domain-512"), .held(by: "ADD YOUR DOMAIN ADMINS"), .unknown),
    // Names that are known are nobody else's: of this machine.
    Sample(.within("$machine-500"), .held(by: "Bob"), .fail) { $0.named(500).export },
    Sample(.within("$machine-501"), .held(by: "Bob"), .unknown) { $0.named(500).export },
    Sample(.within("$domain-500"), .held(by: "CORP\\Bob"), .unknown) {
      $0.named(500).export.role(.memberServer).domain(d1, name: "CORP")
    },
    Sample(.within("$domain-500"), .held(by: "CORP\\Bob"), .fail) {
      $0.named(500).export.role(.domainController).domain(d1, name: "CORP")
    },
  ])
  func `a name that nobody resolved is everybody that it could be`(_ sample: Sample) {
    #expect(sample.sample.verdict == sample.verdict)
  }

  @Test(arguments: [
    Sample(.within("CORP\\T0"), .held(by: d1 + "-1000"), .unknown),
    Sample(.within("CORP\\T0"), .held(by: admins), .fail),
    Sample(.within("CORP\\T0"), .held(by: d1 + "-1000", d1 + "-1001"), .fail),
    Sample(.within("CORP\\T0"), .held(by: d1 + "-1000", "Bob"), .fail),
    Sample(.within("CORP\\T0", "CORP\\T1"), .held(by: d1 + "-1000", d2 + "-1001"), .unknown),
    Sample(.within("CORP\\T0", "CORP\\T1"), .held(by: d1 + "-1000", d2 + "-1001"), .fail) { $0.domain(named: "CORP") },
    Sample(.within("CORP\\T0"), .held(by: d2 + "-1000"), .fail) { $0.domain(d1, name: "CORP") },
    Sample(.within("CORP\\T0"), .held(by: d1 + "-1000"), .pass) { $0.account("CORP\\T0", d1 + "-1000") },
    Sample(.within("CORP\\T0"), .held(by: d1 + "-1001"), .fail) { $0.account("CORP\\T0", d1 + "-1000") },
    Sample(.within("AzureAD\\Bob"), .held(by: "S-1-12-1-1-2-3-4"), .unknown),
    Sample(.within("$machine\\svc"), .held(by: d1 + "-1000"), .fail) { $0.role(.memberServer).domain(d1) },
    Sample(.includes("CORP\\T0"), .held(by: admins), .fail),
    Sample(.includes("CORP\\T0"), .held(by: d1 + "-1000"), .unknown),
    // It may be listed twice, once by SID.
    Sample(.includes("CORP\\T0", d1 + "-1000"), .held(by: d1 + "-1000"), .unknown),
    Sample(.excludes("CORP\\T0"), .held(by: admins), .pass),
    Sample(.excludes("CORP\\T0"), .held(by: d1 + "-1000"), .unknown),
    Sample(.excludes("CORP\\T0"), .held(by: d2 + "-1000"), .pass) { $0.domain(d1, name: "CORP") },
    Sample(.within("$(extra)"), .held(by: everyone), .unknown), Sample(.within("$(extra)"), .noOne, .pass),
    Sample(.includes("$(extra)", "Administrators"), .held(by: everyone), .fail),
    Sample(.includes("$(extra)"), .held(by: everyone), .unknown),
    Sample(.excludes("$(extra)"), .held(by: everyone), .unknown),
  ])
  func `an account without a SID is every account that it could be`(_ sample: Sample) {
    #expect(sample.sample.verdict == sample.verdict)
  }

  static let service = "S-1-5-80-1-2-3-4-5"

  @Test(arguments: [
    Sample(.within("NT SERVICE\\*"), .held(by: service), .pass),
    Sample(.within("NT SERVICE\\*"), .held(by: "S-1-5-80-0"), .fail),
    Sample(.within("NT SERVICE\\*", "NT SERVICE\\ALL SERVICES"), .held(by: "S-1-5-80-0"), .pass),
    Sample(.within("NT SERVICE\\*"), .held(by: "S-1-5-82-1-2-3-4-5"), .fail),
    Sample(.within("IIS APPPOOL\\*"), .held(by: "S-1-5-82-1-2-3-4-5"), .pass),
    Sample(.within("NT VIRTUAL MACHINE\\*"), .held(by: "S-1-5-83-1-2-3-4-5"), .pass),
    Sample(.within("NT VIRTUAL MACHINE\\*"), .held(by: "S-1-5-83-0"), .fail),
    Sample(.excludes("NT SERVICE\\*"), .held(by: service), .fail),
    Sample(.excludes("NT SERVICE\\*"), .held(by: "S-1-5-80-0"), .fail),
    Sample(.excludes("NT SERVICE\\*"), .held(by: "S-1-5-6", "S-1-5-82-1-2-3-4-5"), .pass),
    Sample(.within("NT SERVICE\\*"), .held(atLeastBy: service), .unknown),
    Sample(.excludes("NT SERVICE\\*"), .held(atLeastBy: admins), .unknown),
  ])
  func `a class allows its members and forbids their group as well`(_ sample: Sample) {
    #expect(sample.sample.verdict == sample.verdict)
  }

  @Test(arguments: [
    // "All" of several is strong-Kleene and: a certain fail wins; `anyOf` is or: a certain pass wins.
    Sample(.all([.includes("Administrators"), .within("Administrators", "Users")]), .held(by: admins), .pass),
    Sample(.all([.includes("Administrators"), .within("$domain-512")]), .held(by: d1 + "-512"), .fail),
    Sample(.all([.includes(admins), .within(admins, "$domain-512")]), .held(by: admins, d1 + "-512"), .unknown),
    Sample(.any([.exactly("Users"), .exactly("Administrators")]), .held(by: admins), .pass),
    Sample(.any([.exactly("Users"), .exactly("$domain-512")]), .held(by: d1 + "-512"), .unknown),
    Sample(.any([.exactly("$domain-512"), .includes(d1 + "-512")]), .held(by: d1 + "-512"), .pass),
    Sample(.any([.noOne, .exactly("Users")]), .held(by: admins), .fail),
    Sample(.any([.notDefined, .exactly("Users")]), .notDefined, .pass),
    Sample(.any([.notDefined, .noOne]), .noOne, .pass),
    Sample(.all([.defined, .within("Users")]), .notDefined, .fail),
    Sample(.any([.noOne, .defined]), .held(atLeastBy: admins), .pass),
    Sample(.all([.notDefined, .defined]), .notDefined, .fail),
    // Branches: closed features decide; unknown ones must agree.
    Sample(.exactly("Administrators"), .held(by: admins), .pass) {
      $0.features("iis").when("hyper-v", .exactly("Users"))
    },
    Sample(.exactly("Administrators"), .held(by: admins), .fail) {
      $0.features("hyper-v").when("hyper-v", .exactly("Users"))
    },
    Sample(.exactly("Administrators"), .held(by: admins), .unknown) { $0.when("hyper-v", .exactly("Users")) },
    Sample(.exactly("Administrators"), .held(by: admins), .pass) { $0.when("hyper-v", .includes("Administrators")) },
    Sample(.exactly("Administrators"), .held(by: everyone), .fail) { $0.when("hyper-v", .exactly("Users")) },
    Sample(.noOne, .held(by: admins), .pass) { $0.role(.memberServer).when(joined: true, .exactly("Administrators")) },
    Sample(.noOne, .held(by: admins), .fail) {
      $0.role(.standaloneServer).when(joined: true, .exactly("Administrators"))
    },
    Sample(.noOne, .held(by: admins), .unknown) { $0.role(.client).when(joined: true, .exactly("Administrators")) },
    // Joined and not joined leave nothing to the rule's own expectation.
    Sample(.noOne, .held(by: admins), .pass) {
      $0.when(joined: true, .exactly(admins)).when(joined: false, .within(admins))
    },
    Sample(.noOne, .held(by: admins), .unknown) {
      $0.when("a", joined: true, .exactly(admins)).when("a", joined: false, .exactly(admins))
    },
  ])
  func `several operators and branches`(_ sample: Sample) { #expect(sample.sample.verdict == sample.verdict) }

  @Test(arguments: [
    Sample(.noOne, .noOne, .notApplicable) { $0.right(.impersonatePrivilege).os("windows-2000").unstated },
    Sample(.noOne, .notCollected, .notApplicable) {
      $0.right(.createSymbolicLinkPrivilege).os("windows-server-2003").unstated
    },
    Sample(.noOne, .noOne, .pass) { $0.right(.createSymbolicLinkPrivilege).os("windows-server-2003") },
    Sample(.noOne, .held(by: admins), .fail) {
      $0.right(.createSymbolicLinkPrivilege).os("windows-server-2003").unstated
    },
    Sample(.noOne, .noOne, .pass) { $0.right(.createSymbolicLinkPrivilege).os("windows-server-2008").unstated },
    Sample(.noOne, .noOne, .pass) { $0.right(.createSymbolicLinkPrivilege).unstated },
    Sample(.notDefined, .notDefined, .pass) {
      $0.right(.createSymbolicLinkPrivilege).os("windows-server-2003").layer(.groupPolicy).unstated
    },
    Sample(.noOne, .noOne, .error) { $0.fault("two lines differ") },
    Sample(.noOne, .notCollected, .error) { $0.fault("two lines differ") },
    Sample(.noOne, .held(by: admins), .error) {
      $0.fault("two lines differ").right(.createSymbolicLinkPrivilege).os("windows-server-2003")
    },
  ])
  func `what is not there, not collected or not readable`(_ sample: Sample) {
    #expect(sample.sample.verdict == sample.verdict)
  }

  @Test func `what went wrong is said`() {
    #expect(Case(.noOne, on: .noOne).fault("two lines differ").result.reason == "two lines differ")
    #expect(Case(.noOne, on: .notCollected).partial("the export is cut").result.reason == "the export is cut")
    #expect(Case(.noOne, on: .notCollected).result.reason == "the right was not collected")
    let old = Case(.noOne, on: .noOne).right(.createSymbolicLinkPrivilege).os("windows-server-2003").unstated.result
    #expect(old.reason == "Windows Server 2003 has no SeCreateSymbolicLinkPrivilege")
    let placeless = Case(.within("$domain-512"), on: .held(by: Self.d1 + "-512")).result
    #expect(placeless.reason == "the SID of the domain is not known")
    #expect(
      Case(.within("$domain-512"), on: .held(by: "Bob")).domain(Self.d1).result.reason
        == "the name `Bob` is not resolved")
    #expect(
      Case(.within("CORP\\a"), on: .held(by: Self.d1 + "-1000")).result.reason == "the SID of `CORP\\a` is not known")
    #expect(
      Case(.within("Users"), on: .held(atLeastBy: Self.users)).result.reason == "not every holder may have been seen")
    #expect(Case(.within("$(extra)"), on: .held(by: Self.users)).result.reason == "the parameter `extra` has no value")
    #expect(
      Case(.noOne, on: .held(by: Self.admins)).when("hyper-v", .defined).result.reason
        == "whether the feature `hyper-v` is installed is not known")
    #expect(
      Case(.noOne, on: .held(by: Self.admins)).when(joined: true, .defined).result.reason
        == "whether the machine is joined to a domain is not known")
  }
}
