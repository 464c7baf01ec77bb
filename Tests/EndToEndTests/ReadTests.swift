import Foundation
import Testing

/// What `read` prints is an input of `scan` and gives the same verdicts.
@Suite(.timeLimit(.minutes(15))) struct ReadTests {
  private static let rights45 = 45

  /// Inputs that must survive the way through `read`.
  private struct Input: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var files: [String: [UInt8]]
    var arguments: [String]

    init(_ name: String, _ files: [String: String], _ arguments: [String] = []) {
      self.init(name, bytes: files.mapValues { Array($0.utf8) }, arguments)
    }

    init(_ name: String, bytes: [String: [UInt8]], _ arguments: [String] = []) {
      (testDescription, files, self.arguments) = (name, bytes, arguments)
    }
  }

  private static let backup = "7C2E5C80-6A4B-4E41-9A2A-1D9E4C9C9B01"
  private static let facts =
    #"{"name": "W", "build": "10.0.20348.1", "productType": "server", "role": "member-server", "domain": "CORP", "domainSid": "S-1-5-21-1-2-3", "machineSid": "S-1-5-21-7-8-9", "language": "de", "features": ["iis"], "accounts": {"svc": "S-1-5-21-7-8-9-1001", "CORP\\svc": "S-1-5-21-1-2-3-1002"}, "tags": {"env": "prod"}, "collectedAt": "2026-10-31T00:00:00Z", "id": "7f1c", "fqdn": "w.corp.example", "servicePack": "0", "trusts": ["S-1-5-21-4-4-4"], "domainJoined": true}"#

  private static let inputs: [Input] = [
    Input("a clean export", ["in/A.inf": Sample.clean]), Input("a failing export", ["in/A.inf": Sample.failing]),
    Input("an export without its section", ["in/A.inf": Sample.incomplete]),
    Input(
      "an export that is cut",
      [
        "in/A.inf":
          "[Privilege Rights]\r\nSeChangeNotifyPrivilege = *S-1-1-0\r\nSeDebugPrivilege = *S-1-5-32-544,*S-1-5-32-54"
      ]),
    Input(
      "an export that is cut after a line",
      ["in/A.inf": "[Privilege Rights]\r\nSeChangeNotifyPrivilege = *S-1-1-0\r\nSeDebugPrivilege = *S-1-5-32-544\r\n"]),
    Input(
      "faults",
      [
        "in/A.inf": Sample.export(
          "SeDebugPrivilege = *nonsense", "SeTcbPrivilege *S-1-1-0", "SeBackupPrivilege = *S-1-1-0",
          "SeBackupPrivilege = *S-1-5-6")
      ]),
    Input("a line about nothing known", ["in/A.inf": Sample.export("rubbish")]),
    Input(
      "unknown rights, twice and empty",
      ["in/A.inf": Sample.export("SeFlyPrivilege = *S-1-1-0", "SeFlyPrivilege = *S-1-5-6", "SeWalkPrivilege =")]),
    Input(
      "a literal name that looks relative",
      ["in/A.inf": Sample.export("SeDebugPrivilege = $machine-501,$domain-512,$(x),$machine\\x")]),
    Input(
      "a name that looks like a SID",
      ["in/A.inf": Sample.export("SeDebugPrivilege = S-1-5-,S-1-x,\"S-1-5-32-544\",S-1-5-32-544x")]),
    Input(
      "backslashes",
      [
        "in/A.inf": Sample.export(
          "SeDebugPrivilege = \\,\\\\,CORP\\svc,\\S-1-1-0,\\$machine-501,\\\\x", "SeTcbPrivilege = a\\")
      ]),
    Input(
      "quotes, commas and equals signs",
      ["in/A.inf": Sample.export("SeDebugPrivilege = \"a,b\",\"say \"\"hi\"\"\",x = y,'z',{,},[,]")]),
    Input(
      "names that are YAML",
      [
        "in/A.inf": Sample.export(
          "SeDebugPrivilege = no,null,~,true,1,- x,a: b,# c,&a,*,!x,%y,@z,`q`,? k", "SeTcbPrivilege = null")
      ]),
    Input(
      "bidirectional marks, joiners and far planes",
      [
        "in/A.inf": Sample.export(
          "SeDebugPrivilege = a\u{202E}b,\u{FEFF}c,d\u{200D}e,\u{1F600}\u{1D11E},\u{FFFF},\u{E000},e\u{301},\u{E9}")
      ]),
    Input(
      "line breaks that are none of ours",
      ["in/A.inf": Sample.export("SeDebugPrivilege = a\u{85}b,c\u{2028}d,e\u{2029}f")]),
    Input(
      "control characters",
      ["in/A.inf": Sample.export("SeDebugPrivilege = a\u{1}b,c\u{7F}d", "SeTcbPrivilege = \u{9B}x")]),
    Input(
      "control characters in unknown rights and in what is no SID",
      [
        "in/A.inf": Sample.export(
          "SeFly\u{9B}Privilege = a\u{1}b", "SeDebugPrivilege = *a\u{1}\u{7F}b", "SeTcbPrivilege = *\u{1B}[31m")
      ]),
    Input(
      "half a surrogate",
      bytes: [
        "in/A.inf": Sample.utf16(Sample.export("SeDebugPrivilege = x")).replacing([0x78, 0x00], with: [0x00, 0xD8])
      ]),
    Input(
      "an ANSI file",
      bytes: ["in/A.inf": Array(Sample.export("SeDebugPrivilege = M?ller").utf8).replacing([0x3F], with: [0xFC])]),
    Input("guest by name", ["in/A.inf": Sample.export("SeDebugPrivilege = Guest,Administrator")]),
    Input(
      "renamed accounts",
      [
        "in/A.inf": "[System Access]\r\nNewAdministratorName = \"Chef\"\r\nNewGuestName = \"Gast\"\r\n"
          + Sample.export("SeDebugPrivilege = Chef,Guest,Gast,Administrator", "SeTcbPrivilege = Administrator")
      ]),
    Input(
      "a well-known name in an export is an account",
      ["in/A.inf": Sample.export("SeDebugPrivilege = Administrators,SERVICE,Administratoren")]),
    Input(
      "a machine's folder with everything",
      [
        "in/W/machine.json": facts,
        "in/W/secedit.inf": Sample.export(
          "SeDebugPrivilege = svc,CORP\\svc,Gast,*S-1-5-21-7-8-9-500,*S-1-5-21-4-4-4-1105", "SeBackupPrivilege = nobody"
        ),
      ]),
    Input(
      "a machine's folder with no features",
      [
        "in/W/machine.json":
          #"{"features": [], "os": "windows-server-2022", "role": "standalone-server", "domainJoined": false}"#,
        "in/W/secedit.inf": Sample.clean,
      ]),
    Input("a machine's folder with nothing in it", ["in/W/machine.json": facts]),
    Input(
      "a machine's folder with two files",
      ["in/W/machine.json": facts, "in/W/a.inf": Sample.clean, "in/W/b.inf": Sample.failing]),
    Input(
      "a machine by id",
      [
        "in/W/machine.json": #"{"id": "id-7", "name": "W7", "fqdn": "w7.corp.example"}"#,
        "in/W/secedit.inf": Sample.failing,
      ]),
    Input(
      "os and role from the command line",
      [
        "in/A.inf": Sample.export(
          "SeDebugPrivilege = *S-1-5-32-544", "SeDelegateSessionUserImpersonatePrivilege = *S-1-5-32-544")
      ], ["--os", "windows-xp-sp2", "--role", "client"]),
    Input(
      "a backup",
      [
        "in/{\(backup)}/bkupInfo.xml": Sample.backupInfo(backup: backup),
        "in/{\(backup)}/\(Sample.templatePath)": Sample.template(
          "SeImpersonatePrivilege = Administrators,ADD YOUR DOMAIN ADMINS,*S-1-5-6", "SeTcbPrivilege ="),
      ]),
    Input(
      "a backup with a malformed line",
      [
        "in/{\(backup)}/bkupInfo.xml": Sample.backupInfo(backup: backup),
        "in/{\(backup)}/\(Sample.templatePath)": Sample.template("SeImpersonatePrivilege = *x", "SeTcbPrivilege ="),
      ]),
    Input("a backup without content", ["in/{\(backup)}/bkupInfo.xml": Sample.backupInfo(backup: backup)]),
    Input(
      "a GPO of SYSVOL",
      [
        "SYSVOL/corp.example/Policies/{\(Sample.defaultDomainPolicy)}/Machine/Microsoft/Windows NT/SecEdit/GptTmpl.inf":
          Sample.template("SeImpersonatePrivilege = SERVICE")
      ]),
    Input("a template by itself", ["in/X/GptTmpl.inf": Sample.template("SeImpersonatePrivilege = SERVICE")]),
    Input("an empty file", ["in/A.inf": ""]), Input("garbage", ["in/A.inf": "garbage\u{0}\u{1}"]),
  ]

  /// A baseline that names machines, domains, accounts and features.
  private static let demanding =
    Sample.baseline.components(separatedBy: "rights:\n")[0].replacingOccurrences(of: "test/base", with: "test/hard")
      + """
      rights:
        SeDebugPrivilege: {expect: {exactly: [Administrators, $machine-500, 'CORP\\svc']}}
        SeTcbPrivilege: {expect: {within: [$machine-500, $machine-501, $domain-512]}}
        SeBackupPrivilege: {expect: {exactly: [Administrators]}, when: [{feature: iis, expect: {includes: [IIS_IUSRS]}}]}
        SeImpersonatePrivilege: {expect: {anyOf: [no one, {includes: ['$machine\\svc']}, {excludes: [Everyone]}]}}
      ---
      apiVersion: plumbline/v1
      kind: Baseline
      id: test/gpo
      title: t
      version: "1"
      source: {publisher: p, document: d}
      layer: group-policy
      unlisted: not defined
      rights:
        SeImpersonatePrivilege: {expect: {within: [Administrators, SERVICE]}}

      """

  @Test(arguments: inputs)
  private func `scanning what was read gives the same verdicts`(_ input: Input) throws {
    let folder = try Folder(["hard.yaml": Self.demanding, "base.yaml": Sample.baseline])
    for (name, bytes) in input.files { try folder.write(name, bytes) }
    let root = folder.has("SYSVOL") ? "SYSVOL" : "in"
    let options = [
      "--baseline", "base.yaml", "--baseline", "hard.yaml", "--output", "jsonl", "--as-of", "2026-11-01T00:00:00Z",
      "--max-age", "72h",
    ]
    let first = try Plumbline.run(["scan", root] + input.arguments + options, in: folder)
    let read = try Plumbline.run(["read", root] + input.arguments, in: folder)
    try folder.write("read/all.jsonl", read.outputBytes)
    let second = try Plumbline.run(["scan", "read"] + options, in: folder)
    try expectSame(first, second)
    for document in try read.objects() { expectShape(document) }

    // And once more: reading a reading changes nothing.
    let again = try Plumbline.run(["read", "read"], in: folder)
    #expect(again.outputBytes == read.outputBytes, "read is not idempotent:\n\(read.output)\n\(again.output)")
  }

  @Test func `scanning what was read of the demo fleet gives the same verdicts`() throws {
    let folder = try Folder()
    let fleet = Sample.demo + "/fleet"
    let read = try Plumbline.run(["read", "\(fleet)/exports", "\(fleet)/machines", "\(fleet)/gpo"])
    try folder.write("fleet.jsonl", read.outputBytes)
    let options = [
      "--inventory", "\(fleet)/inventory.yaml", "--directory", "\(fleet)/directory.yaml", "--as-of",
      "2026-11-01T00:00:00Z", "--output", "jsonl",
    ]
    let second = try Plumbline.run(["scan", "fleet.jsonl"] + options, in: folder)
    try expectSame(try Plumbline.run(Sample.demoArguments + ["--output", "jsonl"]), second)
    let documents = try read.objects()
    #expect(documents.count == 16)
    for document in documents { expectShape(document) }
  }

  @Test func `lines and places survive`() throws {
    let folder = try Folder(["in/A.inf": Sample.failing, "base.yaml": Sample.baseline])
    let read = try Plumbline.run(["read", "in"], in: folder)
    try folder.write("a.jsonl", read.outputBytes)
    let records = try Plumbline.run(["scan", "a.jsonl", "--baseline", "base.yaml", "--output", "jsonl"], in: folder)
      .objects()
    let evidence = records.results.first { $0.text("verdict") == "fail" }?.record("evidence")
    #expect(evidence?.text("uri") == "in/A.inf")
    #expect(evidence?.int("line") == 5)
  }

  // MARK: - Native documents

  private static func statement(_ completeness: String, _ debug: String = "", _ tcb: String = "") -> String {
    #"{"apiVersion":"plumbline/v1","kind":"Snapshot","subject":{"kind":"machine","name":"N"},"layer":"effective","rights":{"SeDebugPrivilege":{"state":"principals","complete":true,"principals":["S-1-5-32-544"]\#(debug)},"SeTcbPrivilege":{"state":"noOne"\#(tcb)}},"completeness":\#(completeness)}"#
  }

  private static let rest = #""errors":[{"message":"x","code":"0x00040009"}]"#
  private static let own = #","completeness":"complete""#
  private static let statements: [Named<(text: String, debug: String, tcb: String)>] = [
    Named("complete", (statement(#"{"rights":"complete"}"#), "pass", "pass")),
    Named("partial", (statement(#"{"rights":"partial"}"#), "unknown", "notCollected")),
    Named(
      "complete, with the rest refused", (statement(#"{"rights":"complete",\#(rest)}"#), "unknown", "notCollected")),
    Named(
      "a mapping, with the rest refused",
      (statement(#"{"rights":{"outcome":"complete",\#(rest)}}"#), "unknown", "notCollected")),
    Named("partial, but for these", (statement(#"{"rights":"partial"}"#, own, own), "pass", "pass")),
    Named("partial, but for one", (statement(#"{"rights":"partial"}"#, own), "pass", "notCollected")),
    Named(
      "denied, whatever a right says", (statement(#"{"rights":"denied"}"#, own, own), "notCollected", "notCollected")),
    Named(
      "an error object with its explanation",
      (
        statement(
          #"{"rights":"partial","errors":[{"message":"x","code":"0x80041003","operation":"ExecQuery","provider":"P","parameter":"q","description":"why"}]}"#
        ), "unknown", "notCollected"
      )),
  ]

  @Test(arguments: statements)
  fileprivate func `what a snapshot says of all rights counts for each`(
    _ sample: Named<(text: String, debug: String, tcb: String)>
  ) throws {
    let folder = try Folder(["a.jsonl": sample.value.text + "\n"])
    let (run, records) = try Plumbline.scan(folder, "a.jsonl")
    #expect(records.verdict("N", "#SeDebugPrivilege") == sample.value.debug, "\(run.error)")
    #expect(records.verdict("N", "#SeTcbPrivilege") == sample.value.tcb)
    let read = try Plumbline.run(["read", "a.jsonl"], in: folder)
    try folder.write("b.jsonl", read.outputBytes)
    #expect(try Plumbline.scan(folder, "b.jsonl").records.verdicts == records.verdicts)
    #expect(try Plumbline.run(["read", "b.jsonl"], in: folder).outputBytes == read.outputBytes)
    #expect(
      !sample.value.text.contains("ExecQuery") || read.output.contains(#""operation":"ExecQuery","provider":"P""#))
  }

  private static let documents: [Named<(text: String, exit: Int32, says: String)>] = [
    Named(
      "YAML",
      (
        "apiVersion: plumbline/v1\nkind: Snapshot\nsubject: {kind: machine, name: N}\nlayer: effective\nrights:\n  SeDebugPrivilege: {state: principals, principals: [S-1-5-32-544]}\n  SeTcbPrivilege: {state: noOne}\ncompleteness: {rights: complete}\n",
        0, "exit 0"
      )),
    Named(
      "one JSON object over several lines",
      (
        "{\n \"apiVersion\": \"plumbline/v1\", \"kind\": \"Snapshot\", \"subject\": {\"kind\": \"machine\", \"name\": \"N\"},\n \"layer\": \"effective\", \"rights\": {\"SeDebugPrivilege\": {\"state\": \"principals\", \"principals\": [\"S-1-5-32-544\"]},\n \"SeTcbPrivilege\": {\"state\": \"noOne\"}}}\n",
        0, "exit 0"
      )),
    Named(
      "a right that is not in it is not collected",
      (
        "apiVersion: plumbline/v1\nkind: Snapshot\nsubject: {kind: machine, name: N}\nlayer: effective\nrights: {SeTcbPrivilege: {state: noOne}}\n",
        3, "exit 3"
      )),
    Named(
      "principals without any",
      (
        "apiVersion: plumbline/v1\nkind: Snapshot\nsubject: {kind: machine, name: N}\nlayer: effective\nrights:\n  SeTcbPrivilege: {state: principals, principals: []}\n",
        3, "N.yaml:6:19: error"
      )),
    Named(
      "a state that is none",
      (
        "apiVersion: plumbline/v1\nkind: Snapshot\nsubject: {kind: machine, name: N}\nlayer: effective\nrights:\n  SeTcbPrivilege: {state: nobody}\n",
        3, "N.yaml:6:27: error"
      )),
    Named(
      "an unknown key",
      (
        "apiVersion: plumbline/v1\nkind: Snapshot\nsubject: {kind: machine, name: N}\nlayer: effective\nright: {}\nrights: {}\n",
        3, "N.yaml:5:1: error"
      )),
    Named(
      "a key twice",
      (
        "apiVersion: plumbline/v1\nkind: Snapshot\nsubject: {kind: machine, name: N}\nlayer: effective\nrights: {}\nrights: {}\n",
        3, "N.yaml:6:1: error"
      )),
    Named(
      "an incomplete set passes only includes",
      (
        "apiVersion: plumbline/v1\nkind: Snapshot\nsubject: {kind: machine, name: N}\nlayer: effective\nrights:\n  SeDebugPrivilege: {state: principals, complete: false, principals: [S-1-5-32-544]}\n  SeTcbPrivilege: {state: noOne}\n",
        3, "exit 3"
      )),
  ]

  @Test(arguments: documents)
  fileprivate func `a native document is strict`(_ document: Named<(text: String, exit: Int32, says: String)>) throws {
    let folder = try Folder(["N.yaml": document.value.text, "base.yaml": Sample.baseline])
    let run = try Plumbline.run(["scan", "N.yaml", "--baseline", "base.yaml", "--output", "jsonl"], in: folder)
    #expect(run.exit == document.value.exit, "\(run.error)")
    #expect(run.error.contains(document.value.says), "\(run.error)")
    if run.exit == 0 { #expect(try run.objects().summary.counts == ["pass": 2]) }
  }

  @Test func `a broken line of JSON Lines does not take the others with it`() throws {
    let folder = try Folder(["in/A.inf": Sample.clean, "in/B.inf": Sample.failing, "base.yaml": Sample.baseline])
    let lines = try Plumbline.run(["read", "in"], in: folder).output.split(separator: "\n")
    try folder.write(
      "all.jsonl", "\(lines[0])\n{\"apiVersion\":\"plumbline/v1\",\"kind\":\"Snapshot\",}\n\(lines[1])\n")
    let run = try Plumbline.run(["scan", "all.jsonl", "--baseline", "base.yaml", "--output", "jsonl"], in: folder)
    let records = try run.objects()
    #expect(run.exit == 3)
    #expect(run.error.contains("all.jsonl:2"), "\(run.error)")
    #expect(records.verdict("A", "#SeDebugPrivilege") == "pass")
    #expect(records.verdict("B", "#SeDebugPrivilege") == "fail")
  }

  @Test func `JSON Lines cut in the middle keep what is whole`() throws {
    let folder = try Folder(["in/A.inf": Sample.clean, "in/B.inf": Sample.clean, "base.yaml": Sample.baseline])
    let bytes = try Plumbline.run(["read", "in"], in: folder).outputBytes
    try folder.write("all.jsonl", Array(bytes.dropLast(100)))
    let run = try Plumbline.run(["scan", "all.jsonl", "--baseline", "base.yaml", "--output", "jsonl"], in: folder)
    #expect(run.exit == 3, "\(run.error)")
    let records = try run.objects()
    #expect(records.verdict("A", "#SeDebugPrivilege") == "pass", "\(run.error)")
    #expect(!records.results.contains { $0.text("subject") == "B" && $0.text("verdict") == "pass" })
  }

  // MARK: - Saying it

  private func expectSame(_ first: Finished, _ second: Finished, _ location: SourceLocation = #_sourceLocation) throws {
    let one = try first.objects()
    let other = try second.objects()
    let removed = Set(one.verdicts).subtracting(other.verdicts).sorted()
    let added = Set(other.verdicts).subtracting(one.verdicts).sorted()
    #expect(
      removed.isEmpty && added.isEmpty, "\(removed.prefix(4)) became \(added.prefix(4))", sourceLocation: location)
    #expect(one.summary.counts == other.summary.counts, sourceLocation: location)
    #expect(one.subjects == other.subjects, sourceLocation: location)
    #expect(first.exit == second.exit, "\(first.error)\n---\n\(second.error)", sourceLocation: location)
    let fingerprints = { (records: [Record]) in records.results.map { $0.text("fingerprint") } }
    #expect(fingerprints(one) == fingerprints(other), sourceLocation: location)
  }

  private func expectShape(_ document: Record, _ location: SourceLocation = #_sourceLocation) {
    #expect(
      document.text("apiVersion") == "plumbline/v1" && document.text("kind") == "Snapshot", sourceLocation: location)
    #expect(["effective", "group-policy"].contains(document.text("layer")), sourceLocation: location)
    #expect(!document.record("subject").text("name").isEmpty, sourceLocation: location)
    let rights = document.record("rights").values
    #expect(rights.count == Self.rights45, sourceLocation: location)
    for (name, value) in rights {
      let right = Record(value as? [String: Any] ?? [:])
      let state = right.text("state")
      #expect(
        ["principals", "noOne", "notDefined", "notCollected"].contains(state), "\(name)", sourceLocation: location)
      #expect((state == "principals") == !right.list("principals").isEmpty, "\(name)", sourceLocation: location)
      #expect((state == "principals") == (right.values["complete"] is Bool), "\(name)", sourceLocation: location)
      if document.text("layer") == "effective" { #expect(state != "notDefined", "\(name)", sourceLocation: location) }
    }
    #expect(
      document.record("lines").int("read") != nil && document.record("lines").int("rejected") != nil,
      sourceLocation: location)
    #expect(["complete", "partial"].contains(document.record("completeness").text("rights")), sourceLocation: location)
  }
}
