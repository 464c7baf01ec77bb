import RightsBaselines
import RightsModel
import Testing

@Suite struct LintTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var id: String
    /// Each finding is expected at the mark; none where there is no mark.
    var text: String
    var testDescription: String { id + (text.contains("👉") ? " finds" : " is silent") }
  }

  private static func rights(
    _ id: String, scope: String? = nil, layer: String = "effective", unlisted: String = "ignore", _ lines: String...
  ) -> Example {
    let body =
      (scope.map { "appliesTo: \($0)\n" } ?? "") + "rights:\n" + lines.map { "  " + $0 }.joined(separator: "\n")
    return Example(id: id, text: SampleLibrary.text("a", layer: layer, unlisted: unlisted, body))
  }

  static let examples: [Example] = [
    rights("administrators-denied", "SeDenyNetworkLogonRight: {expect: {includes: [👉Administrators]}}"),
    rights("administrators-denied", "SeDenyNetworkLogonRight: {expect: {includes: [S-1-5-114]}}"),
    rights(
      "allowed-and-denied", "SeNetworkLogonRight: {expect: {exactly: [Administrators, Users]}}",
      "SeDenyNetworkLogonRight: {expect: {includes: [Guests, 👉Users]}}"),
    rights(
      "allowed-and-denied", "SeNetworkLogonRight: {expect: {within: [Administrators, Users]}}",
      "SeDenyNetworkLogonRight: {expect: {includes: [Guests, Users]}}"),
    rights("change-notify-emptied", "👉SeChangeNotifyPrivilege: {expect: no one}"),
    rights("change-notify-emptied", unlisted: "no one", "SeChangeNotifyPrivilege: {expect: {includes: [Users]}}"),
    rights(
      "dead-when", "SeTcbPrivilege:", "  expect: {exactly: [Users, Guests]}",
      "  when: [👉{feature: iis, expect: {exactly: [Guests, Users]}}]"),
    rights(
      "dead-when", scope: "{role: client}", "SeTcbPrivilege:", "  expect: no one",
      "  when: [{domainJoined: true, expect: {exactly: [Users]}}]"),
    rights(
      "dead-when", scope: "{role: standalone-server}", "SeTcbPrivilege:", "  expect: no one",
      "  when: [👉{domainJoined: true, expect: {exactly: [Users]}}]"),
    rights("exactly-on-deny", "SeDenyBatchLogonRight: {expect: {👉exactly: [Guests]}}"),
    rights("exactly-on-deny", "SeDenyBatchLogonRight: {expect: {includes: [Guests]}}"),
    rights("impersonate-without-forced", "SeImpersonatePrivilege: {expect: 👉{exactly: [Administrators]}}"),
    rights("impersonate-without-forced", "SeImpersonatePrivilege: {expect: 👉no one}"),
    rights("impersonate-without-forced", "SeImpersonatePrivilege: {expect: 👉{excludes: [SERVICE]}}"),
    rights("impersonate-without-forced", "SeImpersonatePrivilege: {expect: {within: [Administrators, SERVICE]}}"),
    rights("literal-domain-sid", "SeDebugPrivilege: {expect: {exactly: [👉S-1-5-21-1-2-3-512]}}"),
    rights("literal-domain-sid", "SeDebugPrivilege: {expect: {exactly: [$domain-512, S-1-5-21-1-2-3-1104]}}"),
    rights("missing-rationale", "👉SeTcbPrivilege: {expect: no one, severity: critical}"),
    rights("missing-rationale", "SeTcbPrivilege: {expect: no one, severity: critical, rationale: It is all.}"),
    Example(
      id: "missing-source",
      text: "👉"
        + SampleLibrary.text("a", "rights: {SeTcbPrivilege: {expect: no one}}")
        .replacing("source: {publisher: Us, document: A page}\n", with: "")),
    rights("missing-source", "SeTcbPrivilege: {expect: no one}"),
    rights("redundant-operator", "SeDebugPrivilege: {expect: {exactly: [Users], 👉within: [Users, Guests]}}"),
    rights("redundant-operator", "SeDebugPrivilege: {expect: {includes: [Users], within: [Users, Guests]}}"),
    rights(
      "right-not-in-release", scope: "{os: windows-xp-sp2}", "👉SeTimeZonePrivilege: {expect: {exactly: [Users]}}"),
    rights(
      "right-not-in-release", scope: "{os: [windows-xp-sp2, windows-11]}",
      "SeTimeZonePrivilege: {expect: {exactly: [Users]}}"),
    Example(
      id: "role-not-in-release",
      text: "👉"
        + SampleLibrary.text(
          "a", "appliesTo: {os: windows-11, role: member-server}\nrights: {SeTcbPrivilege: {expect: no one}}")),
    rights("role-not-in-release", scope: "{os: windows-11, role: client}", "SeTcbPrivilege: {expect: no one}"),
    Example(
      id: "scope-without-meaning",
      text: "👉"
        + SampleLibrary.text(
          "a", layer: "group-policy", "appliesTo: {os: windows-11}\nrights: {SeTcbPrivilege: {expect: no one}}")),
    rights("scope-without-meaning", scope: "{os: windows-11}", "SeTcbPrivilege: {expect: no one}"),
    rights(
      "split-local-account-group", "SeDenyNetworkLogonRight: {expect: {includes: [👉Local account, Administrators]}}"),
    rights("split-local-account-group", "SeDenyNetworkLogonRight: {expect: {includes: [Local account]}}"),
    rights("truncated-group-sid", "SeIncreaseBasePriorityPrivilege: {expect: {exactly: [Administrators, 👉S-1-5-90]}}"),
    rights("truncated-group-sid", "SeIncreaseBasePriorityPrivilege: {expect: {exactly: [Administrators, S-1-5-90-0]}}"),
  ]

  @Test(arguments: examples)
  func `a rule finds what it is for and nothing else`(_ example: Example) throws {
    let marked = Marked(example.text, uri: "a.yaml")
    let load = SampleLibrary.load(marked.text)
    let loaded = try #require(load.loaded.first, "\(load.diagnostics)")
    let found = BaselineLinter.lint(loaded).filter { $0.code.id == example.id }
    #expect(found.map(\.location) == (marked.location.map { [$0] } ?? []), "\(found)")
  }

  @Test func `every rule has an example that it finds and one that it passes`() {
    for rule in LintRules.all {
      let own = Self.examples.filter { $0.id == rule.id }
      #expect(own.contains { $0.text.contains("👉") }, "\(rule.id)")
      #expect(own.contains { !$0.text.contains("👉") }, "\(rule.id)")
      #expect(!rule.summary.isEmpty && !rule.summary.hasSuffix("."), "\(rule.id)")
    }
  }

  @Test func `rules are sorted by id and each id is used once`() {
    let ids = LintRules.all.map { $0.id }
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == ids.count)
  }

  @Test func `what several heirs inherit is found once`() {
    let library = SampleLibrary.library([
      "a": SampleLibrary.text("a", "rights: {SeDebugPrivilege: {expect: {exactly: [S-1-5-90]}}}"),
      "b": SampleLibrary.text("b", "extends: a"), "c": SampleLibrary.text("c", "extends: a"),
    ])
    #expect(BaselineLinter.lint(library.loadAll()).map(\.code) == ["truncated-group-sid"])
  }
}
