import RightsBaselines
import RightsModel
import Testing

@Suite struct ContradictionTests {
  private func load(_ operators: [String], layer: String = "effective") -> BaselineLoad {
    let lines = operators.map { "      " + $0 }.joined(separator: "\n")
    return SampleLibrary.load(
      SampleLibrary.text(
        "a", layer: layer,
        "rights:\n  SeDebugPrivilege:\n    expect:\n" + lines + "\nparameters: {helpers: {default: [Users]}}"))
  }

  @Test(arguments: [
    ["includes: [Users]", "within: [Administrators]"],
    ["includes: [Users]", "excludes: [Users]"],
    ["includes: ['NT SERVICE\\Spooler']", "excludes: ['NT SERVICE\\*']"],
    ["exactly: [Users]", "includes: [Guests]"],
    ["exactly: [Users, Guests]", "within: [Users]"],
    ["exactly: [Users]", "excludes: [Users]"],
    ["exactly: [Users]", "no one: true"],
    ["includes: [Users]", "no one: true"],
    ["includes: [$domain-512]", "within: [$domain-519]"],
    ["includes: [$domain-512]", "within: [Administrators]"],
    ["no one: true", "anyOf: [{exactly: [Users]}, {exactly: [Guests]}]"],
  ])
  func `operators that no set satisfies are refused, both lines named`(_ operators: [String]) throws {
    let load = load(operators)
    let diagnostic = try #require(load.diagnostics.first)
    #expect(load.diagnostics.map(\.code) == ["contradiction"])
    let lines = [diagnostic.location?.line, diagnostic.notes.first?.location?.line]
    #expect(lines == [13, 12])
    #expect(load.baselines.isEmpty)
  }

  @Test func `three operators that only together contradict are refused`() {
    let load = load([
      "includes: [Users]", "within: [Users, Guests]", "anyOf: [{exactly: [Guests]}, {excludes: [Users]}]",
    ])
    #expect(load.diagnostics.map(\.code) == ["contradiction"])
  }

  @Test func `not defined contradicts whatever defines the right`() {
    #expect(
      load(["not defined: true", "within: [Users]"], layer: "group-policy").diagnostics.map(\.code) == ["contradiction"]
    )
    #expect(load(["defined: true", "within: [Users]"], layer: "group-policy").diagnostics == [])
  }

  @Test(arguments: [
    ["includes: [Users]", "within: [Users, Administrators]"],
    ["includes: [Users]", "excludes: [Guests]"],
    ["within: [Users]", "excludes: [Users]"],
    ["includes: ['NT SERVICE\\Spooler']", "within: ['NT SERVICE\\*']"],
    ["includes: ['CORP\\T0']", "within: [$domain-512]"],
    ["includes: [S-1-5-21-1-2-3-512]", "within: [$domain-512]"],
    ["includes: [Users]", "within: [$(helpers)]"],
    ["exactly: [Users]", "anyOf: [{includes: [Users]}, no one]"],
  ])
  func `operators that some set satisfies are accepted`(_ operators: [String]) {
    #expect(load(operators).diagnostics == [])
  }
}
