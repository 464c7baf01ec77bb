import RightsModel
import Testing

@testable import RightsEngine

@Suite struct RuleMutantTests {
  private func run(_ expect: String, _ body: String, minimum: Int? = nil) async throws -> PolicyTestOutcome {
    let folder = try TestFolder([
      "a.yaml": TestFolder.baseline("rights: {SeTcbPrivilege: {expect: \(expect)}}"),
      "a.test.yaml": TestFolder.test(body),
    ])
    return await folder.run(mutates: true, minimum: minimum)
  }

  @Test func `a change that no test notices survives, and a test that would notice it is named`() async throws {
    let outcome = try await run("{within: [Administrators]}", "good: {SeTcbPrivilege: [Administrators]}")
    let survivors = outcome.survivors
    #expect(survivors.contains { $0.words == "Everyone (S-1-1-0) added to within" })
    #expect(survivors.contains { $0.words == "within changed to exactly" })
    #expect(!survivors.contains { $0.words.contains("removed") })
    #expect(survivors.first?.rule == "a#SeTcbPrivilege" && survivors.first?.location.line == 9)
    #expect(
      survivors.first { $0.words == "within changed to exactly" }?.witness
        == "a test with no one and the verdict pass would notice it")
    #expect(outcome.exits == [1] && outcome.score < 100)
  }

  @Test func `a change after which every machine is judged alike does not count`() async throws {
    let outcome = try await run(
      "{anyOf: [{within: [Administrators]}, {within: [Administrators, Guests]}]}",
      """
      good: {SeTcbPrivilege: [Administrators, Guests]}
      tests:
        - {name: more, addEach: [Everyone, SERVICE, Authenticated Users, Users, Backup Operators, 'NT SERVICE\\Example', 'IIS APPPOOL\\Example', S-1-5-83-1-1-2-3-4], expect: fail}
        - {name: fewer, removeEach: all, expect: pass}
        - {name: nobody, change: {SeTcbPrivilege: no one}, expect: pass}
        - {name: others, change: {SeTcbPrivilege: no one}, addEach: [Everyone, SERVICE, Authenticated Users, Users, Backup Operators, 'NT SERVICE\\Example', 'IIS APPPOOL\\Example', S-1-5-83-1-1-2-3-4], expect: fail}
        - {name: with Administrators, change: {SeTcbPrivilege: [Administrators]}, addEach: [Everyone, SERVICE, Authenticated Users, Users, Backup Operators, 'NT SERVICE\\Example', 'IIS APPPOOL\\Example', S-1-5-83-1-1-2-3-4], expect: fail}
      """)
    #expect(outcome.complaints == [])
    #expect(outcome.survivors.map(\.words) == [])
    // Of the first alternative nothing is needed: the second allows all of it.
    #expect((outcome.measures.first?.equivalent ?? 0) >= 3)
  }

  @Test func `a rule whose test fails is not mutated, and that is said`() async throws {
    let outcome = try await run("no one", "good: {SeTcbPrivilege: [Guests]}")
    #expect(outcome.measures.map(\.isMutated) == [false])
    #expect(PolicyTestText.text(outcome).contains("a: not mutated, since a test of it fails"))
    #expect(outcome.exits == [1])
  }

  @Test func `coverage counts each operator of each rule once for pass and once for fail`() async throws {
    let half = try await run(
      "{includes: [Guests], within: [Guests, Users]}", "good: {SeTcbPrivilege: [Guests]}", minimum: 60)
    #expect(half.measures.first?.covered == 2 && half.coverage == 50)
    #expect(half.measures.first?.uncovered.count == 2)
    #expect(half.exits == [1])
    let whole = try await run(
      "{includes: [Guests], within: [Guests, Users]}",
      "good: {SeTcbPrivilege: [Guests]}\ntests: [{name: x, change: {SeTcbPrivilege: [Everyone]}, expect: fail}]",
      minimum: 100)
    #expect(whole.coverage == 100)
  }

  @Test func `a branch counts where a machine has what it asks for`() async throws {
    let baseline = TestFolder.baseline(
      "rights: {SeTcbPrivilege: {expect: no one, when: [{feature: iis, expect: {exactly: [Guests]}}]}}")
    let folder = try TestFolder([
      "a.yaml": baseline,
      "a.test.yaml": TestFolder.test("machine: {features: []}\ngood: {SeTcbPrivilege: no one}"),
    ])
    let before = await folder.run(coverage: true)
    #expect(before.coverage == 25)
    #expect(before.measures.first?.uncovered.count { $0.contains("exactly, with the feature iis") } == 2)
    try folder.write(
      "b.test.yaml", TestFolder.test("machine: {features: [iis]}\ngood: {SeTcbPrivilege: [Guests]}"))
    #expect(await folder.run(coverage: true).coverage == 50)
  }

  @Test(arguments: [
    ("{exactly: [Administrators, Guests]}", 2 + 5 + 4), ("{within: [Administrators, 'NT SERVICE\\*']}", 2 + 8 + 2),
    ("{excludes: [Guests]}", 1 + 9 + 4), ("{includes: [Guests]}", 1 + 6 + 4), ("no one", 7 + 2),
  ])
  func `every slip of the pen is made once`(_ expect: String, _ count: Int) throws {
    let folder = try TestFolder(["a.yaml": TestFolder.baseline("rights: {SeTcbPrivilege: {expect: \(expect)}}")])
    let baseline = try #require(folder.baseline())
    let mutants = RuleMutant.all(of: baseline.rules[0], in: baseline, label: \.description)
    #expect(mutants.count == count)
    #expect(Set(mutants.map(\.rule)).count == count)
    #expect(!mutants.contains { $0.rule == baseline.rules[0] })
  }
}
