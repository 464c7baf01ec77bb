import RightsModel
import Testing

/// Sizes that nobody has in good faith: no trap, no endless search, no wrong verdict.
@Suite(.timeLimit(.minutes(15))) struct HostileSizeTests {
  private static func accounts(_ count: Int, domains: Int, rid: (Int) -> UInt32) -> [Principal] {
    let all = (0..<count).compactMap { index in
      SID(authority: 5, subAuthorities: [21, 1, 1, UInt32(index % domains), rid(index)]).map(Principal.sid)
    }
    return Set(all).sorted()
  }

  private static let open: RightsModel.Expectation = .within(
    "$domain-512", "$forest-519", "$machine-500", "$machine\\svc", "CORP\\T0")

  @Test func `five thousand strangers are a certain fail, every one named`() {
    let holders = Self.accounts(5000, domains: 50) { UInt32(1000 + $0) }
    let result = Case(.within("$domain-512", "$forest-519", "$machine-500"), on: .principals(holders, complete: true))
      .result
    #expect(result.verdict == .fail)
    #expect(result.deviation.unexpected == holders)
  }

  @Test func `too many worlds never hide what is certain`() {
    let holders = Self.accounts(150, domains: 50) { [512, 519, 500][$0 / 50] }
    for extra in [Principal.sid(Universe.sid("S-1-1-0"))] {
      let result = Case(Self.open, on: .principals((holders + [extra]).sorted(), complete: true)).result
      #expect(result.verdict == .fail)
      #expect(result.deviation.unexpected.contains(extra))
    }
    #expect(Case(Self.open, on: .principals(holders, complete: true)).verdict == .fail)
    let includes = RightsModel.Expectation.includes("$domain-512", "$forest-519", "$machine-500", "Administrators")
    #expect(
      Case(includes, on: .principals(holders, complete: true)).result.deviation.missing.map(\.description) == [
        "S-1-5-32-544"
      ])
    #expect(Case(includes, on: .principals(holders, complete: false)).verdict == .unknown)
    let excludes = RightsModel.Expectation.excludes("$domain-512", "$forest-519", "$machine-500")
    #expect(Case(excludes, on: .principals(holders, complete: true)).verdict == .unknown)
  }

  @Test(arguments: ["exactly", "within", "includes", "excludes"])
  func `names, accounts and scopes by the thousand`(_ name: String) {
    var holders = Self.accounts(2500, domains: 50) { [512, 519, 500, UInt32(1000 + $0)][$0 % 4] }
    holders += (0..<2500).map { .name(["", "CORP\\", "OTHER\\"][$0 % 3] + "user\($0)") }
    holders += (500..<600).flatMap { rid in RelativeScope.allCases.map { .relative($0, rid: rid) } }
    var references = (0..<300).map {
      PrincipalReference.account(domain: ["CORP", "OTHER"][$0 % 2], name: "other\($0)")
    }
    references += (500..<700).flatMap { rid in RelativeScope.allCases.map { .relative($0, rid: rid) } }
    let expectation: RightsModel.Expectation =
      switch name {
      case "exactly": .exactly(references)
      case "within": .within(references)
      case "includes": .includes(references)
      default: .excludes(references)
      }
    for complete in [true, false] {
      let sample = Case(expectation, on: .principals(holders.sorted(), complete: complete))
      #expect(sample.verdict != .pass)
      #expect(sample.domain(named: "CORP").verdict != .pass)
      #expect(sample.role(.domainController).verdict != .pass)
    }
  }

  @Test func `many alternatives of many operators end`() {
    let holders = Self.accounts(400, domains: 60) { [512, 500][$0 % 2] }
    let leaf: RightsModel.Expectation = .all([Self.open, .includes("$domain-512"), .excludes("$forest-519")])
    let sample = Case(.any(Array(repeating: leaf, count: 20)), on: .principals(holders, complete: true))
    #expect(sample.verdict == .fail)
  }

  @Test func `a set that should not be empty and a list that should not be either are judged all the same`() {
    #expect(Case(.within([]), on: .principals([], complete: true)).verdict == .pass)
    #expect(Case(.noOne, on: .principals([], complete: false)).verdict == .unknown)
    #expect(Case(.exactly([]), on: .principals([], complete: false)).verdict == .unknown)
    #expect(Case(.any([]), on: .noOne).verdict == .fail)
    #expect(Case(.all([]), on: .notDefined).verdict == .pass)
  }

  @Test func `a SID that is full cannot be extended, and is nobody's domain`() {
    let full = SID(authority: 5, subAuthorities: Array(repeating: 21, count: 15))
    var sample = Case(.within("$domain-512"), on: .held(by: "S-1-5-21-1-2-3-512"))
    sample.facts.domainSID = full
    #expect(sample.verdict != .pass)
  }
}
