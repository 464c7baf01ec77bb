import RightsBaselines
import RightsModel
import Testing

@Suite struct ParameterTests {
  private func load(_ parameters: String, _ rights: String = "  SeTcbPrivilege: {expect: no one}") -> BaselineLoad {
    SampleLibrary.load(SampleLibrary.text("a", "parameters:\n\(parameters)\nrights:\n\(rights)"))
  }

  @Test func `declares lists with a default and a description`() throws {
    let load = load(
      "  operators: {default: [Backup Operators, 'CORP\\x'], description: Who may back up.}\n  none: {default: []}",
      "  SeBackupPrivilege: {expect: {within: [$(operators), $(none)]}}")
    #expect(load.diagnostics == [])
    let parameters = try #require(load.baselines.first).parameters
    #expect(parameters.map(\.name) == ["none", "operators"])
    #expect(parameters.map { $0.fallback.map(\.description) } == [[], ["S-1-5-32-551", "CORP\\x"]])
    #expect(parameters.last?.description == "Who may back up.")
    #expect(parameters.last?.declaredAt.line == 10)
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var code: Diagnostic.Code
    var text: String
    init(_ name: String, _ code: Diagnostic.Code, _ text: String) {
      (testDescription, self.code, self.text) = (name, code, text)
    }
  }

  @Test(arguments: [
    Mistake("nothing declared", "empty-list", "parameters: 👉{}\nrights: {SeTcbPrivilege: {expect: no one}}"),
    Mistake(
      "a name that is none", "invalid-parameter",
      "parameters: {👉'a b': {default: []}}\nrights: {SeTcbPrivilege: {expect: no one}}"),
    Mistake(
      "no default", "missing-key", "parameters: {a: 👉{description: x}}\nrights: {SeTcbPrivilege: {expect: no one}}"),
    Mistake(
      "an unknown key", "unknown-key",
      "parameters: {a: {default: [], 👉defalt: []}}\nrights: {SeTcbPrivilege: {expect: no one}}"),
    Mistake(
      "a default that is no list", "wrong-type",
      "parameters: {a: {default: 👉Users}}\nrights: {SeTcbPrivilege: {expect: no one}}"),
    Mistake(
      "a default that nobody is", "invalid-principal",
      "parameters: {a: {default: [👉Usrs]}}\nrights: {SeTcbPrivilege: {expect: no one}}"),
    Mistake(
      "a parameter in a parameter", "invalid-parameter",
      "parameters: {a: {default: [👉$(b)]}, b: {default: []}}\nrights: {SeTcbPrivilege: {expect: no one}}"),
    Mistake(
      "one that is not declared", "undeclared-parameter", "rights: {SeTcbPrivilege: {expect: {within: [👉$(a)]}}}"),
    Mistake(
      "one that is not declared in a branch", "undeclared-parameter",
      "parameters: {a: {default: []}}\nrights: {SeTcbPrivilege: {expect: no one, when: [{feature: x, expect: {anyOf: [no one, {within: [👉$(b)]}]}}]}}"
    ),
    Mistake(
      "a class where principals must be", "class-not-allowed",
      "parameters: {👉a: {default: ['NT SERVICE\\*']}}\nrights: {SeTcbPrivilege: {expect: {exactly: [Users, $(a)]}}}"),
    Mistake(
      "a default that contradicts", "contradiction",
      "parameters: {👉a: {default: []}}\nrights: {SeTcbPrivilege: {expect: {includes: [Users], within: [$(a)]}}}"),
  ])
  func `a mistake is found at its place:`(_ mistake: Mistake) {
    let marked = Marked(SampleLibrary.text("a", mistake.text), uri: "a.yaml")
    let load = SampleLibrary.load(marked.text)
    #expect(load.diagnostics.map(\.code) == [mistake.code])
    #expect(load.diagnostics.map(\.location) == [marked.location])
    #expect(load.baselines.isEmpty)
  }

  @Test func `a misspelt name is recognised`() {
    let load = load("  operators: {default: []}", "  SeBackupPrivilege: {expect: {within: [$(operaters)]}}")
    #expect(load.diagnostics.map(\.help) == ["did you mean \"operators\"?"])
  }

  private let parent = """
    parameters: {extra: {default: []}}
    rights:
      SeBackupPrivilege: {expect: {within: [Administrators, $(extra)]}}
    """

  @Test func `an heir uses and declares again what it inherits`() {
    let use = SampleLibrary.overlay(
      parent: parent, child: "rights:\n  SeRestorePrivilege: {expect: {within: [Administrators, $(extra)]}}")
    #expect(use.diagnostics == [])
    #expect(use.baselines.first?.parameters.map(\.declaredAt.uri) == ["parent.yaml"])
    let again = SampleLibrary.overlay(
      parent: parent, child: "reason: They back up.\nparameters: {extra: {default: [Backup Operators]}}")
    #expect(again.diagnostics == [])
    #expect(again.baselines.first?.parameters.map(\.declaredAt.uri) == ["child.yaml"])
  }

  @Test func `a default that lets more pass is loosening`() {
    let looser = SampleLibrary.overlay(parent: parent, child: "parameters: {extra: {default: [Backup Operators]}}")
    #expect(looser.diagnostics.map(\.code) == ["loosening-without-reason"])
    let added = SampleLibrary.overlay(
      parent: parent,
      child: "parameters: {more: {default: []}}\nrights:\n  SeBackupPrivilege: {add: [$(more)]}")
    #expect(added.diagnostics.map(\.code) == ["loosening-without-reason"])
    let tighter = SampleLibrary.overlay(
      parent: parent, child: "rights:\n  SeBackupPrivilege: {remove: [$(extra)]}")
    #expect(tighter.diagnostics == [])
  }

  private static let users = PrincipalReference.account(domain: "CORP", name: "users")
  private static let extra = PrincipalReference.parameter("extra")

  @Test(arguments: [
    (RightsModel.Expectation.exactly([users, extra]), RightsModel.Expectation.exactly([users])),
    (.exactly([extra]), .noOne), (.within([extra]), .noOne), (.includes([extra]), .defined),
    (.excludes([extra]), .defined), (.within([extra, .parameter("other")]), .within([.parameter("other")])),
    (.all([.includes([extra]), .within([users])]), .within([users])),
    (.all([.includes([extra]), .excludes([extra])]), .defined),
    (.any([.exactly([extra]), .exactly([users])]), .any([.noOne, .exactly([users])])), (.notDefined, .notDefined),
  ])
  func `an empty list leaves nobody, or nothing to ask for`(
    _ written: RightsModel.Expectation, _ filled: RightsModel.Expectation
  ) {
    #expect(written.substituting(["extra": []]) == filled)
  }

  @Test func `a list stands in the place of its parameter, each principal once`() {
    let guests = PrincipalReference.account(domain: "CORP", name: "x")
    let filled = RightsModel.Expectation.within([Self.users, Self.extra]).substituting([
      "extra": [guests, Self.users, guests]
    ])
    #expect(filled == .within([Self.users, guests]))
  }
}
