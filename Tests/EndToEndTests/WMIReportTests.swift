import Testing

/// The links of the WMI access chain as rules: of a scan with the pack, and of a diagnosis in the formats of scans.
@Suite(.timeLimit(.minutes(15))) struct WMIReportTests {
  private static let links = [
    "answer", "base-test", "client-level", "dcom-permissions", "host-right", "host-token", "hosting-account",
    "namespace-security", "provider-duties", "provider-initialization", "provider-registration",
  ]

  private static func scan(_ folder: Folder, _ paths: [String] = ["WEB01"], _ more: String...) throws -> Finished {
    try Plumbline.run(
      ["scan"] + paths + ["--policy", "packs/wmi-access", "--as-of", "2026-11-01T00:00:00Z", "--output", "jsonl"]
        + more,
      in: folder)
  }

  private static func result(_ run: Finished, _ link: String) throws -> Record {
    try #require(
      try run.objects().results.first { $0.text("rule") == "packs/wmi-access#\(link)" }, "\(run.output)\(run.error)")
  }

  @Test func `a machine of which everything was collected passes each rule`() throws {
    let run = try Self.scan(try DiagnoseWMITests.machine())
    let results = try run.objects().results
    #expect(results.map { $0.text("rule") } == Self.links.map { "packs/wmi-access#\($0)" })
    #expect(results.filter { $0.text("verdict") != "pass" }.map { $0.text("rule") + $0.text("reason") } == [])
    #expect(run.exit == 0, "\(run.error)")
  }

  /// A file of the machine, what is changed in it, and what becomes of a link.
  struct Break: CustomStringConvertible, Sendable {
    var file: String
    var old: String
    var new: String
    var link: String
    var verdict = "fail"
    var severity = "high"
    var description: String { "\(link) by \(new.isEmpty ? "nothing" : new) in \(file)" }

    var text: String {
      let texts = [
        "wmi.yaml": DiagnoseWMITests.seen, "providers.mof": DiagnoseWMITests.provider,
        "token.txt": DiagnoseWMITests.token, "secedit.inf": Sample.export(DiagnoseWMITests.healthy),
      ]
      return texts[file, default: ""].replacing(old, with: new)
    }
  }

  private static let breaks = [
    Break(file: "wmi.yaml", old: "baseTest: passed", new: "baseTest: failed", link: "base-test"),
    Break(file: "wmi.yaml", old: "Level: impersonate", new: "Level: identify", link: "client-level"),
    Break(file: "wmi.yaml", old: "Level: impersonate", new: "Level: anonymous", link: "client-level"),
    Break(file: "wmi.yaml", old: "dcom: passed", new: "dcom: failed", link: "dcom-permissions"),
    Break(file: "wmi.yaml", old: "Security: passed", new: "Security: failed", link: "namespace-security"),
    Break(
      file: "providers.mof", old: "ImpersonationLevel = 1", new: "ImpersonationLevel = 0", link: "provider-registration"
    ),
    Break(file: "providers.mof", old: "TRUE", new: "FALSE", link: "provider-registration"),
    Break(
      file: "providers.mof", old: "TRUE;", new: "TRUE; InitializeAsAdminFirst = TRUE;", link: "provider-initialization",
      severity: "medium"),
    Break(file: "secedit.inf", old: "*S-1-5-6,*S-1-5-19,*S-1-5-20,", new: "", link: "host-right"),
    Break(
      file: "token.txt", old: "06 0x00000001d SeImpersonatePrivilege", new: "07 0x00000001e SeCreateGlobalPrivilege",
      link: "host-token"),
    Break(file: "wmi.yaml", old: "WBEM_S_NO_ERROR", new: "WBEM_S_ACCESS_DENIED", link: "answer", severity: "medium"),
    Break(
      file: "wmi.yaml", old: "attestation:", new: "# attestation:", link: "provider-duties", verdict: "notCollected",
      severity: "low"),
    Break(
      file: "wmi.yaml", old: "dcom: passed", new: "# dcom", link: "dcom-permissions", verdict: "notCollected"),
    Break(
      file: "providers.mof", old: "NetworkServiceHost", new: "SelfHost", link: "hosting-account",
      verdict: "notCollected",
      severity: "medium"),
    Break(
      file: "providers.mof", old: "ImpersonationLevel = 1", new: "ImpersonationLevel = 0", link: "host-right",
      verdict: "notApplicable"),
  ]

  @Test(arguments: breaks)
  func `a link that is broken fails its rule, with what shows it`(_ change: Break) throws {
    let run = try Self.scan(try DiagnoseWMITests.machine(files: [change.file: change.text]))
    let result = try Self.result(run, change.link)
    #expect(result.text("verdict") == change.verdict, "\(result)")
    #expect(result.text("severity") == change.severity)
    #expect(!result.text("reason").isEmpty)
    #expect(result.record("declared").text("uri") == "Policies/packs/wmi-access.yaml")
    #expect(run.exit == (change.verdict == "notCollected" ? 3 : 1), "\(run.error)")
    guard change.verdict == "fail" else { return }
    let evidence = result.record("evidence")
    #expect(evidence.text("uri") == "WEB01/\(change.file)" && (evidence.int("line") ?? 0) > 0, "\(result)")
  }

  @Test func `who would have to hold the right is named`() throws {
    let folder = try DiagnoseWMITests.machine(rights: "SeImpersonatePrivilege = *S-1-5-32-544")
    let result = try Self.result(try Self.scan(folder), "host-right")
    #expect(result.list("missing") == ["S-1-5-6", "S-1-5-20"])
    #expect(result.record("evidence").int("line") == 5)
  }

  private static let conditional = """
    apiVersion: plumbline/v1
    kind: Policy
    id: mine
    rules:
      - {id: joined, title: t, severity: low, wmi: host-right, when: {domainJoined: true}}
      - {id: clients, title: t, severity: low, wmi: host-right, when: {role: [client]}}
      - {id: controllers, title: t, severity: low, wmi: host-right, to: {role: [domain-controller]}}

    """

  @Test(arguments: [
    // A stand-alone server is in no domain; of a server whose role is not known nobody can tell.
    (#", "role": "standalone-server""#, ["notApplicable", "notApplicable", ""]),
    ("", ["unknown", "notApplicable", "unknown"]),
    (#", "role": "domain-controller""#, ["fail", "notApplicable", "fail"]),
  ])
  func `where a rule may not be meant for the machine, no fail is certain`(
    _ role: String, _ verdicts: [String]
  ) throws {
    let folder = try DiagnoseWMITests.machine(rights: "SeImpersonatePrivilege = *S-1-5-32-544")
    try folder.write("mine.yaml", Self.conditional)
    try folder.write("WEB01/machine.json", #"{"name": "WEB01", "os": "windows-server-2022"\#(role)}"#)
    let objects = try Plumbline.run(["scan", "WEB01", "--policy", "mine.yaml", "--output", "jsonl"], in: folder)
      .objects()
    #expect(["joined", "clients", "controllers"].map { objects.verdict("WEB01", "mine#\($0)") } == verdicts)
  }

  @Test func `what one machine shows is not remembered for another with the same rights`() throws {
    let folder = try DiagnoseWMITests.machine()
    for name in ["A", "B", "C"] { try folder.write("\(name).inf", Sample.export(DiagnoseWMITests.healthy)) }
    let facts = ["--os", "windows-server-2022", "--role", "member-server"]
    let run = try Self.scan(folder, ["WEB01", "A.inf", "B.inf", "C.inf"], facts[0], facts[1], facts[2], facts[3])
    let objects = try run.objects()
    #expect(objects.verdict("WEB01", "#base-test") == "pass")
    for name in ["A", "B", "C"] {
      #expect(objects.verdict(name, "#base-test") == "notCollected")
      let place = objects.results.first { $0.text("subject") == name && $0.text("rule").hasSuffix("#host-right") }
      #expect(place?.record("evidence").text("uri") == "\(name).inf")
    }
  }

  @Test func `a machine of which nothing was collected about WMI passes nothing`() throws {
    let folder = try Folder(["WEB01.inf": Sample.export("SeDebugPrivilege = *S-1-5-32-544"), "empty.txt": "notes\n"])
    try folder.write("WEB02/machine.json", #"{"name": "WEB02", "os": "windows-server-2022", "role": "member-server"}"#)
    try folder.write("WEB02/notes.txt", "nothing\n")
    let objects = try Self.scan(folder, ["WEB02"]).objects()
    #expect(Set(objects.results.map { $0.text("verdict") }) == ["notCollected"], "\(objects)")
    // Of an export alone only the right is known.
    let run = try Self.scan(folder, ["WEB01.inf"], "--os", "windows-server-2022", "--role", "member-server")
    let results = try run.objects().results
    #expect(results.filter { $0.text("verdict") == "pass" }.map { $0.text("rule") } == [])
    #expect(results.count { $0.text("verdict") == "notCollected" } >= 9, "\(results)")
    #expect(run.exit == 3)
  }

  @Test(arguments: ["sarif", "sarif-github", "junit", "jsonl"])
  func `a diagnosis writes every report that a scan writes, with the same verdicts`(_ format: String) throws {
    let folder = try DiagnoseWMITests.machine(rights: "SeImpersonatePrivilege = *S-1-5-32-544")
    let run = try Plumbline.run(
      [
        "diagnose", "wmi", "--snapshot", "WEB01", "--as-of", "2026-11-01T00:00:00Z", "--output", format, "--output",
        "jsonl=own.jsonl", "--output", "text=own.txt",
      ], in: folder)
    #expect(run.exit == 1, "\(run.error)")
    #expect(run.output.contains("packs/wmi-access#host-right") || format == "junit")
    #expect(run.output.contains("SeImpersonatePrivilege"))
    #expect(folder.text("own.txt").hasPrefix("FAIL WEB01"))
    let own = try Record.lines(folder.bytes("own.jsonl"))
    let scanned = try Self.scan(folder).objects()
    #expect(own.results.verdicts == scanned.results.verdicts)
    #expect(own.results.map { $0.text("fingerprint") } == scanned.results.map { $0.text("fingerprint") })
    #expect(own.summary.int("exit") == 1)
  }

  @Test(arguments: ["text", "jsonl", "sarif", "sarif-github", "junit"])
  func `every report says why, what to do in order, and where the chain breaks first`(_ format: String) throws {
    let facts = #"{"name": "WEB01", "os": "windows-xp-sp3", "role": "client", "bootedAt": "2026-10-30T00:00:00Z"}"#
    let seen = DiagnoseWMITests.seen + "  rightChangedAt: 2026-10-31T00:00:00Z\n"
    let folder = try DiagnoseWMITests.machine(
      rights: "SeImpersonatePrivilege = *S-1-5-32-544", files: ["machine.json": facts, "wmi.yaml": seen])
    let run = try Plumbline.run(
      ["scan", "WEB01", "--policy", "packs/wmi-access", "--as-of", "2026-11-01T00:00:00Z", "--output", format],
      in: folder)
    #expect(run.exit == 1, "\(run.error)")
    // Lines of text are wrapped.
    let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let words = [
      "root/cimv2:SampleLogProvider: neither NETWORK SERVICE (S-1-5-20), as whom it runs, nor SERVICE holds",
      "back to Administrators, SERVICE, the default holders of Windows XP SP3 as client",
      "Restart the machine, which is mandatory", "it was last started before the right was changed",
    ]
    for word in words { #expect(text.contains(word), "\(word) in \(text)") }
    let (give, restart) = (text.firstRange(of: "Give SeImpersonate"), text.firstRange(of: "Restart the machine, which"))
    #expect(try #require(give).lowerBound < (try #require(restart)).lowerBound)
    #expect(
      text.contains("this is the first link of the chain that is broken")
        || text.contains(#""firstBroken":"host-right""#))
    if format.hasPrefix("sarif") {
      let message = try #require(text.firstRange(of: "WEB01 host-right: 2 missing. Reason: "))
      let end = try #require(text[message.upperBound...].firstRange(of: "locations"))
      // Moments would make another finding of each restart, for those who compare texts.
      #expect(!text[message.lowerBound..<end.lowerBound].contains("2026-"))
      #expect(!text.contains(".  "))
    } else if format != "text" {
      #expect(
        text.contains("the machine was last started at 2026-10-30T00:00:00Z, and the right was changed at 2026-10-31"))
    }
  }

  @Test func `a finding that is exposed says which link breaks first`() throws {
    let files = [
      "providers.mof": DiagnoseWMITests.provider.replacing("TRUE;", with: "TRUE; InitializeAsAdminFirst = TRUE;"),
      "wmi.yaml": DiagnoseWMITests.seen.replacing("dcom: passed", with: "dcom: failed"),
    ]
    let run = try Self.scan(try DiagnoseWMITests.machine(files: files))
    #expect(try Self.result(run, "provider-initialization").text("firstBroken") == "dcom-permissions")
    #expect(try Self.result(run, "dcom-permissions").text("firstBroken") == "dcom-permissions")
  }

  @Test func `what the command line says of client and provider counts in reports too`() throws {
    let folder = try DiagnoseWMITests.machine()
    func verdict(_ link: String, _ arguments: String...) throws -> String {
      let run = try Plumbline.run(
        ["diagnose", "wmi", "--snapshot", "WEB01", "--output", "jsonl"] + arguments, in: folder)
      return try Self.result(run, link).text("verdict")
    }
    #expect(try verdict("client-level", "--client-level", "identify") == "fail")
    #expect(try verdict("host-right", "--client-level", "identify") == "notApplicable")
    #expect(try verdict("provider-registration", "--provider", "sampleLOGprovider") == "pass")
    #expect(try verdict("provider-registration", "--provider", "Other") != "pass")
  }

  @Test func `nothing to look at is no success in a report`() throws {
    let folder = try Folder()
    let run = try Plumbline.run(["diagnose", "wmi", "--snapshot", "nowhere", "--output", "junit"], in: folder)
    #expect(run.exit == 3)
    #expect(run.output.contains("errors=\"1\""))
    #expect(
      try Plumbline.run(["diagnose", "wmi", "--snapshot", "nowhere", "--output", "sarif=/nowhere/x"], in: folder).exit
        == 4)
  }
}
