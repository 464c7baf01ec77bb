import Foundation
import Testing

@Suite(.timeLimit(.minutes(15))) struct BaselineCommandTests {
  static let parent = """
    apiVersion: plumbline/v1
    kind: Baseline
    id: us/parent
    title: A parent
    version: "2"
    source: {publisher: Us, document: A page}
    layer: effective
    appliesTo: {os: windows-server-2022, role: member-server}
    parameters:
      extra: {default: [], description: Whoever else. }
    unlisted: ignore
    rights:
      SeDebugPrivilege:
        expect: {within: [Administrators, $(extra)]}
        severity: high
        rationale: It is much.
        references: {stig: V-1, nist: [AC-6]}
      SeTcbPrivilege: {expect: no one}
      SeBackupPrivilege: {expect: {anyOf: [no one, {exactly: [Users]}]}}

    """
  static let older = parent.replacingOccurrences(of: "version: \"2\"", with: "version: \"1\"")
    .replacingOccurrences(of: "[Administrators, $(extra)]", with: "[Administrators, Users, $(extra)]")
  static let child = """
    apiVersion: plumbline/v1
    kind: Baseline
    id: us/child
    title: A child
    version: "7"
    source: {publisher: Us, document: A page}
    layer: effective
    extends: us/parent
    unlisted: no one
    rights:
      SeDebugPrivilege:
        add: ['CORP\\dev']
        severity: critical
        reason: They debug.
      SeTcbPrivilege:
        expect: no one
        when: [{feature: hyper-v, domainJoined: true, expect: {exactly: [Administrators]}}]
        reason: Hosts need it.

    """

  static func folder() throws -> Folder {
    try Folder([
      "Baselines/us/parent.yaml": parent, "Baselines/us/parent@1.yaml": older, "Baselines/us/child.yaml": child,
      "Baselines/us/parent.test.yaml": "kind: PolicyTest\n",
      "Policies/default.yaml":
        "apiVersion: plumbline/v1\nkind: Policy\nid: default\nassign:\n  - {to: {name: '*'}, baselines: [us/child]}\n",
    ])
  }

  @Test func `list prints a line for each, older versions too and tests not`() throws {
    let run = try Plumbline.run(["baseline", "list"], in: Self.folder())
    #expect(run.exit == 0 && run.error.isEmpty)
    #expect(
      run.output == """
        us/child     7  45 rules  A child
        us/parent    2  3 rules   A parent
        us/parent@1  1  3 rules   A parent

        """)
  }

  @Test(arguments: [
    Named("a release", ["--os", "windows-server-2023"]), Named("a role", ["--role", "member-servr"]),
    Named("a publisher", ["--publisher", "uss"]), Named("a framework", ["--framework", "stigs"]),
  ])
  func `list refuses a name that nothing has:`(_ sample: Named<[String]>) throws {
    let run = try Plumbline.run(["baseline", "list"] + sample.value, in: Self.folder())
    #expect(run.exit == 64 && run.error.contains("did you mean"), "\(run.error)")
  }

  @Test func `list shows coverage as a matrix and as JSON`() throws {
    let folder = try Self.folder()
    let arguments = ["baseline", "list", "--matrix", "--os", "windows-server-2022"]
    #expect(
      try Plumbline.run(arguments, in: folder).output == """
        release              role               us
        windows-server-2022  standalone-server  1
        windows-server-2022  member-server      2
        windows-server-2022  domain-controller  1

        """)
    let json = try Plumbline.run(arguments + ["--output", "json"], in: folder)
    let rows = try #require(JSONSerialization.jsonObject(with: Data(json.outputBytes)) as? [[String: Any]])
    #expect(rows[1]["baselines"] as? [String: [String]] == ["us": ["us/child", "us/parent"]])
    let list = try Plumbline.run(["baseline", "list", "--framework", "NIST", "--output", "json"], in: folder)
    let all = try #require(JSONSerialization.jsonObject(with: Data(list.outputBytes)) as? [[String: Any]])
    #expect(all.compactMap { $0["id"] as? String } == ["us/child", "us/parent", "us/parent@1"])
    #expect(all[0]["uri"] as? String == "Baselines/us/child.yaml")
  }

  @Test func `show says where each value comes from`() throws {
    let run = try Plumbline.run(["baseline", "show", "us/child"], in: Self.folder())
    #expect(run.exit == 0, "\(run.error)")
    for line in [
      "  extends     us/parent, version 2  Baselines/us/parent.yaml",
      "  parameter   $(extra): nobody (Whoever else.)  Baselines/us/parent.yaml:10:3",
      "SeDebugPrivilege  Debug programs  Baselines/us/child.yaml:11:3",
      "  within      Administrators (S-1-5-32-544), $(extra)  Baselines/us/parent.yaml:14",
      "              CORP\\dev  :12", "  severity    critical  :13",
      "  rationale   It is much.  Baselines/us/parent.yaml:16", "  stig        V-1  Baselines/us/parent.yaml:17",
      "  reason      They debug.  :14", "  when feature hyper-v and joined to a domain  :17",
      "    exactly     Administrators (S-1-5-32-544)  :17", "    either  :19",
      "and 42 rights that are not listed: no one",
    ] {
      #expect(run.output.contains(line + "\n"), "\(line)\n\(run.output)")
    }
  }

  @Test func `show gives the same as JSON`() throws {
    let run = try Plumbline.run(["baseline", "show", "us/child", "--output", "json"], in: Self.folder())
    let shown = Record(try #require(JSONSerialization.jsonObject(with: Data(run.outputBytes)) as? [String: Any]))
    let rules = (shown.values["rules"] as? [[String: Any]] ?? []).map(Record.init)
    #expect(rules.count == 45)
    let rule = try #require(rules.first { $0.text("right") == "SeDebugPrivilege" })
    #expect(rule.record("severity").text("value") == "critical")
    #expect(rule.record("rationale").record("declared").int("line") == 16)
    #expect(rule.record("references").record("ids").list("nist") == ["AC-6"])
  }

  @Test func `show takes a version, the newest's too`() throws {
    let folder = try Self.folder()
    #expect(try Plumbline.run(["baseline", "show", "us/parent@1"], in: folder).output.contains("Users"))
    #expect(try Plumbline.run(["baseline", "show", "us/parent@2"], in: folder).output.hasPrefix("us/parent@2\n"))
    let run = try Plumbline.run(["baseline", "show", "us/parent@3"], in: folder)
    #expect(run.exit == 2 && run.error.contains("the versions of `us/parent` are `1`, `2`"), "\(run.error)")
  }

  @Test func `a scan judges by an older version under the id that was named`() throws {
    let folder = try Self.folder()
    try folder.write("A.inf", Sample.export("SeDebugPrivilege = *S-1-5-32-545"))
    for (name, verdict) in [("us/parent@1", "pass"), ("us/parent", "fail")] {
      let run = try Plumbline.run(["scan", "A.inf", "--baseline", name, "--output", "jsonl"], in: folder)
      #expect(try run.objects().verdict("A", "\(name)#SeDebugPrivilege") == verdict, "\(run.error)")
    }
  }

  @Test func `diff says what a new version changes, by right and principal`() throws {
    let run = try Plumbline.run(["baseline", "diff", "us/parent@1", "us/parent"], in: Self.folder())
    #expect(run.exit == 1, "\(run.error)")
    #expect(
      run.output == """
        us/parent@1 → us/parent
          version: 1 → 2
          rules: 1 tightened, 2 unchanged

        ~ SeDebugPrivilege  tightened  Baselines/us/parent@1.yaml:13:3 → Baselines/us/parent.yaml:13:3
            within: - Users (S-1-5-32-545)

        """)
  }

  @Test func `diff resolves what both extend`() throws {
    let run = try Plumbline.run(
      ["baseline", "diff", "us/parent", "us/child", "--output", "markdown"], in: Self.folder())
    #expect(run.exit == 1, "\(run.error)")
    for line in [
      "## us/parent → us/child", "| unlisted | ignore | no one |",
      "rules: 42 added, 1 loosened, 1 loosened and tightened, 1 unchanged",
      "| SeDebugPrivilege | **loosened and tightened** | within: + CORP\\\\dev<br>severity: high → critical | "
        + "Baselines/us/parent.yaml:13:3 → Baselines/us/child.yaml:11:3 |",
      "| SeTcbPrivilege | **loosened** | when feature hyper-v and joined to a domain: + exactly Administrators "
        + "\\(S-1-5-32-544\\) | Baselines/us/parent.yaml:18:3 → Baselines/us/child.yaml:15:3 |",
    ] {
      #expect(run.output.contains(line + "\n"), "\(line)\n\(run.output)")
    }
  }

  @Test func `diff of files ends with 0 where nothing changes and 2 where one is wrong`() throws {
    let folder = try Self.folder()
    try folder.write("mine.yaml", Self.parent + "# a comment\n")
    let same = try Plumbline.run(["baseline", "diff", "us/parent", "mine.yaml"], in: folder)
    #expect(same.exit == 0 && same.output.hasSuffix("  nothing changes\n"), "\(same.error)")
    #expect(same.output.hasPrefix("Baselines/us/parent.yaml → mine.yaml\n"))
    try folder.write("wrong.yaml", Self.parent.replacingOccurrences(of: "expect", with: "expct"))
    #expect(try Plumbline.run(["baseline", "diff", "us/parent", "wrong.yaml"], in: folder).exit == 2)
    #expect(try Plumbline.run(["baseline", "diff", "us/parent"], in: folder).exit == 64)
  }
}
