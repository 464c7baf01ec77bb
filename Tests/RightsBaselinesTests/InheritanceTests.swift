import RightsBaselines
import RightsModel
import Testing

@Suite struct InheritanceTests {
  private let parent = """
    rights:
      SeDebugPrivilege: {expect: {exactly: [Administrators, Backup Operators]}, severity: high, rationale: It is much.}
      SeBackupPrivilege: {expect: {includes: [Administrators], within: [Administrators, Users]}}
      SeDenyNetworkLogonRight: {expect: {includes: [Guests]}, severity: medium}
      SeTcbPrivilege: {expect: no one, severity: critical}
    """

  private func rule(_ load: BaselineLoad, _ right: UserRight) -> Rule? {
    load.baselines.first?.rules.first { $0.right == right }
  }

  private func names(_ rule: Rule?) -> [String] { rule?.expectation.references.map(\.description) ?? [] }

  @Test func `inherits rules under its own id`() throws {
    let load = SampleLibrary.overlay(
      parent: parent, child: "rights:\n  SeAuditPrivilege: {expect: no one}")
    #expect(load.diagnostics == [])
    let baseline = try #require(load.baselines.first)
    #expect(
      baseline.rules.map(\.id) == [
        "child#SeAuditPrivilege", "child#SeBackupPrivilege", "child#SeDebugPrivilege", "child#SeDenyNetworkLogonRight",
        "child#SeTcbPrivilege",
      ])
    #expect(rule(load, .debugPrivilege)?.declaredAt.uri == "parent.yaml")
    #expect(rule(load, .auditPrivilege)?.declaredAt.uri == "child.yaml")
    #expect(baseline.files.map(\.uri) == ["child.yaml", "parent.yaml"])
    #expect(load.loaded.first?.ancestors == ["parent"])
  }

  @Test func `adds and removes principals and keeps the rest of the rule`() {
    let load = SampleLibrary.overlay(
      parent: parent,
      child: "rights:\n  SeDebugPrivilege: {add: ['CORP\\dev'], remove: [Backup Operators], reason: They debug.}")
    #expect(load.diagnostics == [])
    #expect(names(rule(load, .debugPrivilege)) == ["S-1-5-32-544", "CORP\\dev"])
    #expect(rule(load, .debugPrivilege)?.severity == .high)
    #expect(rule(load, .debugPrivilege)?.rationale == "It is much.")
  }

  @Test func `drops and replaces rules`() {
    let load = SampleLibrary.overlay(
      parent: parent,
      child: "rights:\n  SeTcbPrivilege: {drop: true, reason: Legacy.}\n  SeDebugPrivilege: {expect: no one}")
    #expect(load.diagnostics == [])
    #expect(rule(load, .tcbPrivilege) == nil)
    #expect(rule(load, .debugPrivilege)?.expectation == .noOne)
  }

  @Test func `changes a severity alone`() {
    let load = SampleLibrary.overlay(parent: parent, child: "rights:\n  SeBackupPrivilege: {severity: high}")
    #expect(load.diagnostics == [])
    #expect(rule(load, .backupPrivilege)?.severity == .high)
  }

  @Test func `inherits through several generations`() {
    let library = SampleLibrary.library([
      "parent": SampleLibrary.text("parent", parent),
      "child": SampleLibrary.text(
        "child", "extends: parent\nrights:\n  SeDebugPrivilege: {remove: [Backup Operators]}"),
      "grandchild": SampleLibrary.text("grandchild", "extends: child\nseverity: low"),
    ])
    let load = library.load(ids: ["grandchild"])
    #expect(load.diagnostics == [])
    #expect(load.loaded.first?.ancestors == ["child", "parent"])
    #expect(names(rule(load, .debugPrivilege)) == ["S-1-5-32-544"])
    #expect(rule(load, .debugPrivilege)?.id == "grandchild#SeDebugPrivilege")
  }

  @Test(arguments: [
    ("add to a list that must be exact", "rights:\n  👉SeDebugPrivilege: {add: [Users]}"),
    ("a severity that drops", "rights:\n  👉SeTcbPrivilege: {severity: high}"),
    ("a rule that vanishes", "rights:\n  👉SeTcbPrivilege: {drop: true}"),
    ("at least instead of exactly", "rights:\n  👉SeDebugPrivilege: {expect: {includes: [Administrators]}}"),
    (
      "at most instead of exactly",
      "rights:\n  👉SeDebugPrivilege: {expect: {within: [Administrators, Backup Operators]}}"
    ),
    ("no lower bound any more", "rights:\n  👉SeBackupPrivilege: {expect: {within: [Administrators, Users]}}"),
    (
      "a wider upper bound",
      "rights:\n  👉SeBackupPrivilege: {expect: {includes: [S-1-5-32-544], within: [S-1-5-32-544, Users, Guests]}}"
    ),
    ("somebody instead of no one", "rights:\n  👉SeTcbPrivilege: {expect: {exactly: [Users]}}"),
    ("another one denied", "rights:\n  👉SeDenyNetworkLogonRight: {expect: {exactly: [Users]}}"),
    (
      "a branch that allows more",
      "rights:\n  👉SeTcbPrivilege: {expect: no one, when: [{feature: x, expect: {exactly: [Users]}}]}"
    ),
  ])
  func `loosening needs a reason`(_ name: String, _ child: String) {
    let text = SampleLibrary.text("child", "extends: parent\n" + child)
    let marked = Marked(text, uri: "child.yaml")
    func load(_ text: String) -> BaselineLoad {
      SampleLibrary.library(["parent": SampleLibrary.text("parent", parent), "child": text]).load(ids: ["child"])
    }
    let refused = load(marked.text)
    #expect(refused.diagnostics.map(\.code) == ["loosening-without-reason"], "\(name)")
    #expect(refused.diagnostics.map(\.location) == [marked.location], "\(name)")
    #expect(refused.diagnostics.first?.notes.first?.location?.uri == "parent.yaml")
    let explained = String(marked.text.trimmingLast("\n").dropLast()) + ", reason: Because.}\n"
    #expect(load(explained).diagnostics == [], "\(name)")
  }

  @Test func `an exclusion from a class that vanishes is looser`() {
    func load(_ child: String) -> [Diagnostic.Code] {
      SampleLibrary.overlay(
        parent:
          "rights: {SeServiceLogonRight: {expect: {within: ['NT SERVICE\\*'], excludes: ['NT SERVICE\\Spooler']}}}",
        child: "rights: {SeServiceLogonRight: {expect: {\(child)}}}"
      ).diagnostics.map(\.code)
    }
    #expect(load("within: ['NT SERVICE\\*']") == ["loosening-without-reason"])
    #expect(load("within: ['NT SERVICE\\*'], excludes: ['NT SERVICE\\Spooler']") == [])
    #expect(load("within: ['NT SERVICE\\*'], excludes: ['NT SERVICE\\Spooler', 'NT SERVICE\\DPS']") == [])
    #expect(load("within: ['NT SERVICE\\DPS']") == [])
  }

  @Test(arguments: [
    "SeDebugPrivilege: {remove: [Backup Operators]}",
    "SeDebugPrivilege: {expect: no one}",
    "SeDebugPrivilege: {severity: critical}",
    "SeBackupPrivilege: {expect: {exactly: [Administrators]}}",
    "SeDenyNetworkLogonRight: {add: [S-1-5-114]}",
    "SeTcbPrivilege: {rationale: Because it is everything.}",
    "SeAuditPrivilege: {expect: {within: [Users]}}",
  ])
  func `tightening needs no reason`(_ entry: String) {
    #expect(SampleLibrary.overlay(parent: parent, child: "rights:\n  " + entry).diagnostics == [])
  }

  @Test func `a change of unlisted rights that lets more pass needs a reason of the document`() {
    let loose = SampleLibrary.overlay(parent: parent, child: "severity: medium", parentUnlisted: "no one")
    #expect(loose.diagnostics.map(\.code) == ["loosening-without-reason"])
    let explained = SampleLibrary.overlay(
      parent: parent, child: "severity: medium\nreason: Only some are ours.", parentUnlisted: "no one")
    #expect(explained.diagnostics == [])
    #expect(explained.baselines.first?.rules.count == 4)
    let tight = SampleLibrary.overlay(parent: parent, child: "severity: medium", unlisted: "no one")
    #expect(tight.diagnostics == [])
  }

  @Test func `a right that was unlisted and held by no one is loosened by a list`() {
    let load = SampleLibrary.overlay(
      parent: parent, child: "rights:\n  SeAuditPrivilege: {expect: {exactly: [Users]}}", parentUnlisted: "no one",
      unlisted: "no one")
    #expect(load.diagnostics.map(\.code) == ["loosening-without-reason"])
  }

  @Test(arguments: [
    ("not-a-single-list", "👉SeBackupPrivilege: {add: [Guests], reason: x}"),
    ("not-a-single-list", "👉SeTcbPrivilege: {add: [Guests], reason: x}"),
    ("nothing-inherited", "👉SeAuditPrivilege: {add: [Guests], reason: x}"),
    ("nothing-inherited", "👉SeAuditPrivilege: {drop: true, reason: x}"),
    ("nothing-inherited", "👉SeAuditPrivilege: {severity: low}"),
    ("not-inherited", "SeDebugPrivilege: {remove: [👉Users]}"),
    ("empty-list", "👉SeDebugPrivilege: {remove: [Administrators, Backup Operators]}"),
    ("class-not-allowed", "SeDebugPrivilege: {add: [👉'NT SERVICE\\*'], reason: x}"),
    ("conflicting-keys", "SeDebugPrivilege: {add: [Users], expect: 👉no one}"),
    ("conflicting-keys", "SeDebugPrivilege: {drop: true, severity: low, expect: 👉no one}"),
    ("conflicting-keys", "SeDebugPrivilege: {add: 👉[Users], remove: [Users]}"),
  ])
  func `a change that does not fit what is inherited is refused`(_ code: String, _ entry: String) {
    let marked = Marked(SampleLibrary.text("child", "extends: parent\nrights:\n  " + entry), uri: "child.yaml")
    let load = SampleLibrary.library(["parent": SampleLibrary.text("parent", parent), "child": marked.text])
      .load(ids: ["child"])
    #expect(load.diagnostics.map(\.code) == [Diagnostic.Code(code)], "\(load.diagnostics)")
    #expect(load.diagnostics.map(\.location) == [marked.location])
  }

  @Test func `a severity for unlisted rights is inherited where none is said`() {
    let load = SampleLibrary.overlay(
      parent: "severity: high", child: "rights:\n  SeAuditPrivilege: {expect: no one}", parentUnlisted: "no one",
      unlisted: "no one")
    #expect(load.diagnostics == [])
    #expect(load.baselines.first?.rules.allSatisfy { $0.severity == .high } == true)
  }

  @Test func `an overlay of another layer is refused`() {
    let load = SampleLibrary.library([
      "parent": SampleLibrary.text("parent", parent),
      "child": SampleLibrary.text("child", layer: "group-policy", "extends: parent"),
    ]).load(ids: ["child"])
    #expect(load.diagnostics.map(\.code) == ["layer-mismatch"])
  }
}

extension String {
  /// Without the characters at its end.
  fileprivate func trimmingLast(_ character: Character) -> String {
    var text = self
    while text.last == character { text.removeLast() }
    return text
  }
}
