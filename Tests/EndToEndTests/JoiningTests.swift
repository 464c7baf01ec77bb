import Foundation
import Testing

/// Several files of one machine are one snapshot.
@Suite(.timeLimit(.minutes(15))) struct JoiningTests {
  // MARK: - Sources

  private static let disagreeing: [Named<(files: [String: String], right: String, verdict: String)>] = [
    Named(
      "a resultant set with another holder",
      (
        ["a.json": JoinedMachine.results(#""*S-1-5-32-544","*S-1-1-0""#), "secedit.inf": JoinedMachine.export],
        "SeDebugPrivilege", "unknown"
      )),
    Named(
      "a resultant set, both wrong",
      (
        [
          "a.json": JoinedMachine.results(#""*S-1-1-0""#),
          "secedit.inf": Sample.export("SeDebugPrivilege = *S-1-5-32-546"),
        ],
        "SeDebugPrivilege", "fail"
      )),
    Named(
      "a token with a privilege that nobody in it holds",
      (
        ["whoami.csv": JoinedMachine.token("SeLockMemoryPrivilege"), "secedit.inf": JoinedMachine.export],
        "SeLockMemoryPrivilege", "unknown"
      )),
  ]

  @Test(arguments: disagreeing)
  fileprivate func `sources that disagree are a finding, and the right is judged by all of them`(
    _ sample: Named<(files: [String: String], right: String, verdict: String)>
  ) throws {
    let (run, records) = try JoinedMachine.scan(
      sample.value.files.merging(["machine.json": JoinedMachine.facts]) { first, _ in first })
    #expect(records.verdict("W", "plumbline/sources-disagree") == "fail", "\(run.error)")
    #expect(records.verdict("W", "#\(sample.value.right)") == sample.value.verdict)
    #expect(records.verdict("W", "#SeChangeNotifyPrivilege") == "pass")
    let finding = records.results.first { $0.text("rule") == "plumbline/sources-disagree" }
    let parts = (finding?.values["parts"] as? [[String: Any]]) ?? []
    let places = Set(parts.compactMap { ($0["evidence"] as? [String: Any])?["uri"] as? String })
    #expect(places.count == 2, "\(places)")
  }

  @Test func `sources that agree are no finding, whatever they call their principals`() throws {
    let files = [
      "machine.json": JoinedMachine.facts, "secedit.inf": JoinedMachine.export,
      "a.json": JoinedMachine.results(#""BUILTIN\\Administrators""#),
      "whoami.csv": JoinedMachine.token("SeChangeNotifyPrivilege"),
    ]
    let (run, records) = try JoinedMachine.scan(files)
    #expect(records.verdict("W", "plumbline/sources-disagree").isEmpty, "\(run.output)")
    #expect(records.verdict("W", "#SeDebugPrivilege") == "pass" && run.exit == 0, "\(run.error)")
    let debug = records.results.first { $0.text("right") == "SeDebugPrivilege" }
    #expect(debug?.record("attribution").text("guid") == "31B2F340-016D-11D2-945F-00C04FB984F9")
  }

  @Test func `a filtered token is no disagreement`() throws {
    let token =
      "\"User Name\",\"SID\"\n\"w\\a\",\"S-1-5-21-7-8-9-1001\"\n\n\"Group Name\",\"Type\",\"SID\",\"Attributes\"\n"
      + "\"BUILTIN\\Administrators\",\"Alias\",\"S-1-5-32-544\",\"Group used for deny only\"\n"
      + "\"Mandatory Label\\Medium Mandatory Level\",\"Label\",\"S-1-16-8192\",\"\"\n\n"
      + "\"Privilege Name\",\"Description\",\"State\"\n\"SeShutdownPrivilege\",\"x\",\"Disabled\"\n"
    let export = Sample.export("SeDebugPrivilege = *S-1-5-32-544", "SeShutdownPrivilege = *S-1-5-32-544")
    let (run, records) = try JoinedMachine.scan([
      "machine.json": JoinedMachine.facts, "secedit.inf": export, "whoami.csv": token,
    ])
    #expect(records.verdict("W", "plumbline/sources-disagree").isEmpty && run.exit == 0, "\(run.output)")
  }

  @Test func `two exports that differ are an error`() throws {
    let files = [
      "machine.json": JoinedMachine.facts, "a.inf": JoinedMachine.export,
      "b.inf": Sample.export("SeDebugPrivilege = *S-1-1-0"),
    ]
    let (run, records) = try JoinedMachine.scan(files)
    #expect(records.verdict("W", "#SeDebugPrivilege") == "error")
    #expect(run.error.contains("contradicting-files"), "\(run.error)")
  }

  @Test(arguments: [3, 20, 60, 100])
  func `a token that nothing says the length of is incomplete where its rows show it`(_ cut: Int) throws {
    let token = String(JoinedMachine.token("SeLockMemoryPrivilege").dropLast(cut))
    let (run, _) = try JoinedMachine.scan([
      "machine.json": JoinedMachine.facts, "secedit.inf": JoinedMachine.export, "whoami.csv": token,
    ])
    #expect(run.error.contains("incomplete-token"), "\(run.error)")
  }

  @Test func `a group that a cut token lost may hold what nobody in it does`() throws {
    let export = Sample.export(
      "SeDebugPrivilege = *S-1-5-32-544", "SeLockMemoryPrivilege = *S-1-5-32-555", "SeTcbPrivilege = *S-1-5-32-555")
    let token = JoinedMachine.token("SeTcbPrivilege").replacing(#""S-1-1-0""#, with: #""S-1-1-"#)
    let (run, records) = try JoinedMachine.scan([
      "machine.json": JoinedMachine.facts, "secedit.inf": export, "whoami.csv": token,
    ])
    #expect(records.verdict("W", "plumbline/sources-disagree").isEmpty, "\(run.output)")
    #expect(run.error.contains("malformed-line") && run.error.contains("incomplete-token"), "\(run.error)")
  }

  @Test(arguments: ["partial", "denied", "failed", "notAsked"])
  func `a token that may lack a group contradicts nothing, and proves no right that it does`(_ outcome: String) throws {
    func scan(_ outcome: String) throws -> [Record] {
      try JoinedMachine.scan([
        "machine.json": JoinedMachine.facts, "secedit.inf": JoinedMachine.export,
        "whoami.csv": JoinedMachine.token("SeLockMemoryPrivilege"),
        "collection.json": JoinedMachine.record(
          #"{"item":"rights","file":"secedit.inf","outcome":"complete"},{"item":"tokens","file":"whoami.csv","outcome":"\#(outcome)","errors":[]}"#
        ),
      ]).records
    }
    // Nobody holds the right, so no group can explain it.
    #expect(try scan(outcome).verdict("W", "#SeLockMemoryPrivilege") == "unknown")
    let export = Sample.export("SeDebugPrivilege = *S-1-5-32-544")
    func debug(_ outcome: String) throws -> [Record] {
      try JoinedMachine.scan([
        "machine.json": JoinedMachine.facts, "secedit.inf": export,
        "whoami.csv": JoinedMachine.token("SeDebugPrivilege") + "\n",
        "collection.json": JoinedMachine.record(
          #"{"item":"rights","file":"secedit.inf","outcome":"complete"},{"item":"tokens","file":"whoami.csv","outcome":"\#(outcome)","errors":[]}"#
        ),
      ]).records
    }
    let whole = try debug("complete")
    #expect(whole.verdict("W", "#SeDebugPrivilege") == "unknown")
    #expect(whole.verdict("W", "plumbline/sources-disagree") == "fail")
    let less = try debug(outcome)
    #expect(less.verdict("W", "#SeDebugPrivilege") == "unknown")
    #expect(less.verdict("W", "plumbline/sources-disagree").isEmpty)
  }

  @Test func `a token of SYSTEM is no disagreement, whether its user is shown or not`() throws {
    let groups = """
      "Group Name","Type","SID","Attributes"
      "BUILTIN\\Administrators","Alias","S-1-5-32-544","Enabled by default, Enabled group, Group owner"
      "Mandatory Label\\System Mandatory Level","Label","S-1-16-LEVEL",""

      "Privilege Name","Description","State"
      "SeTcbPrivilege","x","Enabled"
      "SeLockMemoryPrivilege","x","Enabled"

      """
    let system = groups.replacing("LEVEL", with: "16384")
    let user = "\"User Name\",\"SID\"\n\"nt authority\\system\",\"S-1-5-18\"\n\n"
    for token in [system, user + system] {
      let (run, records) = try JoinedMachine.scan([
        "machine.json": JoinedMachine.facts, "secedit.inf": JoinedMachine.export, "whoami.csv": token,
      ])
      #expect(records.verdict("W", "plumbline/sources-disagree").isEmpty && run.exit == 0, "\(run.output)")
    }
    let (_, records) = try JoinedMachine.scan([
      "machine.json": JoinedMachine.facts, "secedit.inf": JoinedMachine.export,
      "whoami.csv": groups.replacing("LEVEL", with: "12288"),
    ])
    #expect(records.verdict("W", "plumbline/sources-disagree") == "fail")
  }

  // MARK: - Folders that nothing marks

  // Of WEB01.corp.example.
  private static let system = String(
    decoding: (try? Sample.fixture("systeminfo/list.txt")) ?? [], as: UTF8.self)

  private func subjects(_ files: [String: String]) throws -> (names: [String], run: Finished, records: [Record]) {
    let folder = try Folder(["base.yaml": JoinedMachine.baseline])
    for (name, text) in files { try folder.write("in/\(name)", text) }
    let run = try Plumbline.run(
      ["scan", "in", "--baseline", "base.yaml", "--output", "jsonl", "--as-of", "2026-11-01T00:00:00Z"], in: folder)
    return (try run.objects().subjects, run, try run.objects())
  }

  @Test func `files that all say that they are of one machine are one, without a machine.json`() throws {
    let (names, run, records) = try subjects([
      "WEB01/secedit.inf": JoinedMachine.export, "WEB01/systeminfo.txt": Self.system,
      "WEB01/whoami.csv": JoinedMachine.token("SeLockMemoryPrivilege") + "\n", "DB1.inf": JoinedMachine.export,
    ])
    #expect(names == ["DB1", "WEB01.corp.example"], "\(run.error)")
    #expect(records.machines.last?.text("os") == "windows-server-2022")
    #expect(records.machines.last?.list("readAs").count == 3)
    #expect(records.verdict("WEB01.corp.example", "#SeDebugPrivilege") == "pass")
    #expect(records.verdict("WEB01.corp.example", "plumbline/sources-disagree") == "fail")
  }

  @Test func `files that name themselves join where the names are one`() throws {
    let (names, run, _) = try subjects(["web01.inf": JoinedMachine.export, "systeminfo.txt": Self.system])
    #expect(names == ["web01.corp.example"] || names == ["WEB01.corp.example"], "\(run.error)")
  }

  private static let strangers: [Named<(files: [String: String], subjects: [String])>] = [
    Named(
      "another folder's name",
      (["audit/secedit.inf": JoinedMachine.export, "audit/systeminfo.txt": system], ["WEB01.corp.example", "audit"])),
    Named(
      "another machine beside",
      (
        ["WEB01.inf": JoinedMachine.export, "systeminfo.txt": system, "WEB02.inf": JoinedMachine.export],
        ["WEB01", "WEB01.corp.example", "WEB02"]
      )),
    Named(
      "a machine below",
      (
        [
          "WEB01/secedit.inf": JoinedMachine.export, "WEB01/systeminfo.txt": system,
          "WEB01/x/WEB02.inf": JoinedMachine.export,
        ],
        ["WEB01", "WEB01.corp.example", "WEB02"]
      )),
    Named(
      "two exports", (["WEB01/secedit.inf": JoinedMachine.export, "WEB01/secpol.inf": JoinedMachine.export], ["WEB01"])),
  ]

  @Test(arguments: strangers) fileprivate func `strangers in a folder are not joined`(
    _ sample: Named<(files: [String: String], subjects: [String])>
  ) throws {
    let (names, run, records) = try subjects(sample.value.files)
    #expect(names == sample.value.subjects, "\(run.error)")
    #expect(records.machines.allSatisfy { $0.list("readAs").count < 2 })
    if names.count == 1 { #expect(run.error.contains("several-inputs")) }
  }
}
