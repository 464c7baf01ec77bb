import Foundation
import Testing

/// The case that the product starts from: a client of WMI is denied although it is an administrator.
@Suite(.timeLimit(.minutes(15))) struct DiagnoseWMITests {
  static let provider = """
    #pragma namespace("\\\\\\\\.\\\\root\\\\cimv2")
    instance of __Win32Provider
    {
        CLSID = "{5E1C0B54-9B1D-4C86-9B0B-0A5F3A6F0C01}";
        ImpersonationLevel = 1;
        Name = "SampleLogProvider";
        PerUserInitialization = TRUE;
        HostingModel = "NetworkServiceHost";
    };

    """

  static let healthy = "SeImpersonatePrivilege = *S-1-5-6,*S-1-5-19,*S-1-5-20,*S-1-5-32-544"

  /// A Snapshot that says of WMI what no file tells, beside the others in a machine's folder.
  static let seen = """
    apiVersion: plumbline/v1
    kind: Snapshot
    subject: {kind: machine, name: WEB01}
    layer: effective
    completeness: {rights: partial, reason: says nothing of rights, wmi: complete}
    rights: {}
    wmi:
      clientImpersonationLevel: impersonate
      baseTest: passed
      dcom: passed
      namespaceSecurity: passed
      answer: {status: WBEM_S_NO_ERROR, instances: 4}
      attestation: {by: the team that wrote it, on: 2026-10-01}

    """

  static let token =
    "Privs:\r\n06 0x00000001d SeImpersonatePrivilege Attributes - Enabled Default\r\n"
    + "USERNAME=PC7$\r\nUSERPROFILE=C:\\Windows\\ServiceProfiles\\NetworkService\r\n"

  static func machine(
    os: String = "windows-server-2022", role: String = "member-server", rights: String = healthy,
    files: [String: String] = [:]
  ) throws -> Folder {
    let folder = try Folder()
    var texts = [
      "machine.json": "{\"name\": \"WEB01\", \"os\": \"\(os)\", \"role\": \"\(role)\"}",
      "secedit.inf": Sample.export(rights), "providers.mof": provider, "wmi.yaml": seen, "token.txt": token,
    ]
    texts.merge(files) { $1 }
    texts["collection.json"] = texts["collection.json"] ?? collection(texts["providers.mof", default: ""].utf8.count)
    for (name, text) in texts { try folder.write("WEB01/\(name)", text) }
    return folder
  }

  /// What the collector wrote of a file of registrations that had this length.
  static func collection(
    _ length: Int?, tool: String = "plumbline collect windows", elevated: Bool = true, outcome: String = "complete"
  ) -> String {
    let bytes = length.map { ", \"bytes\": \($0)" } ?? ""
    return """
      {"tool": "\(tool)", "version": 1, "elevated": \(elevated),
       "items": [{"item": "rights", "outcome": "complete", "file": "secedit.inf"}, {"item": "providers", "outcome": "\(outcome)", "file": "providers.mof"\(bytes)}]}
      """
  }

  private static func diagnose(_ folder: Folder, _ arguments: [String] = []) throws -> Finished {
    try Plumbline.run(
      ["diagnose", "wmi", "--snapshot", "WEB01", "--as-of", "2026-11-01T00:00:00Z"] + arguments, in: folder)
  }

  private static func chain(_ run: Finished) throws -> Record {
    let document = try JSONSerialization.jsonObject(with: Data(run.outputBytes)) as? [String: Any]
    return Record(try #require((document?["chains"] as? [[String: Any]])?.first, "\(run.error)"))
  }

  private static func state(_ chain: Record, _ link: String) -> String {
    let links = (chain.values["links"] as? [[String: Any]] ?? []).map { Record($0) }
    return links.first { $0.text("link") == link }?.text("state") ?? ""
  }

  private static let releases = [
    ("windows-xp-sp2", "client"), ("windows-server-2003", "member-server"),
    ("windows-server-2008-r2", "domain-controller"),
    ("windows-server-2016", "standalone-server"), ("windows-server-2022", "member-server"),
    ("windows-11-23h2", "client"),
  ]

  @Test(arguments: releases)
  func `a chain of which every link was collected is intact`(os: String, role: String) throws {
    let run = try Self.diagnose(try Self.machine(os: os, role: role))
    #expect(run.exit == 0, "\(run.output)\(run.error)")
    #expect(run.output.hasPrefix("PASS WEB01"))
    #expect(run.error.contains("plumbline: exit 0: 1 chain intact"))
  }

  @Test(arguments: releases)
  func `services that lost the right are the broken link, with the holders to give back`(
    os: String, role: String
  ) throws {
    let folder = try Self.machine(os: os, role: role, rights: "SeImpersonatePrivilege = *S-1-5-32-544")
    let run = try Self.diagnose(folder, ["--output", "json"])
    #expect(run.exit == 1, "\(run.error)")
    let chain = try Self.chain(run)
    #expect(chain.text("conclusion") == "broken")
    #expect(chain.text("firstBroken") == "host-right")
    let remedy = chain.list("remedy")
    #expect(remedy.first?.contains("Administrators") == true && remedy.first?.contains("SERVICE") == true)
    let isOld = os == "windows-xp-sp2" || os == "windows-server-2003"
    #expect(remedy.last?.contains(isOld ? "does not take effect without it" : "advisable") == true, "\(remedy)")
  }

  @Test func `what was not collected leaves the chain incomplete, however well the rest is`() throws {
    let folder = try Folder()
    try folder.write("WEB01.inf", Sample.export(Self.healthy))
    let run = try Plumbline.run(
      ["diagnose", "wmi", "--snapshot", "WEB01.inf", "--os", "windows-server-2022", "--role", "member-server"],
      in: folder)
    #expect(run.exit == 3)
    #expect(run.output.hasPrefix("GAP WEB01"))
    for link in ["base-test", "client-level", "dcom-permissions", "namespace-security", "provider-duties"] {
      #expect(run.output.contains("not collected \(link)"), "\(link)")
    }
    #expect(!run.output.contains("the chain is intact"))
  }

  @Test func `an export alone shows the broken link, and both exit codes are named`() throws {
    let folder = try Folder()
    try folder.write("WEB01.inf", Sample.export("SeImpersonatePrivilege = *S-1-5-32-544"))
    let run = try Plumbline.run(
      ["diagnose", "wmi", "--snapshot", "WEB01.inf", "--os", "windows-7-sp1", "--role", "client"], in: folder)
    #expect(run.exit == 3)
    #expect(run.error.contains("plumbline: exit 3 (also 1): 1 chain broken"))
    #expect(run.output.contains("the chain breaks at host-right"))
    #expect(run.output.contains("[WEB01.inf:5]"))
  }

  @Test func `the token of the host tells whether it has the privilege`() throws {
    let lost = Self.token.replacingOccurrences(
      of: "06 0x00000001d SeImpersonatePrivilege", with: "07 0x00000001e SeCreateGlobalPrivilege")
    let run = try Self.diagnose(try Self.machine(files: ["token.txt": lost]), ["--output", "json"])
    #expect(run.exit == 1)
    #expect(try Self.chain(run).text("firstBroken") == "host-token")
    // A token of somebody else is no evidence.
    let other = Self.token.replacingOccurrences(
      of: "ServiceProfiles\\NetworkService", with: "ServiceProfiles\\LocalService")
    let silent = try Self.diagnose(try Self.machine(files: ["token.txt": other]), ["--output", "json"])
    #expect(silent.exit == 3)
    #expect(Self.state(try Self.chain(silent), "host-token") == "notCollected")
  }

  @Test func `what the command line says of client and host counts over what was collected`() throws {
    let run = try Self.diagnose(try Self.machine(), ["--client-level", "2", "--output", "json"])
    #expect(run.exit == 1)
    let chain = try Self.chain(run)
    #expect(chain.text("firstBroken") == "client-level")
    #expect(Self.state(chain, "host-right") == "notRequired")
    let own = Self.provider.replacingOccurrences(of: "NetworkServiceHost", with: "SelfHost")
    let hosted = try Self.diagnose(
      try Self.machine(files: ["providers.mof": own]), ["--host-account", "NETWORK SERVICE", "--output", "json"])
    #expect(hosted.exit == 0, "\(hosted.error)")
  }

  private static func own(_ model: String) -> String { provider.replacing("NetworkServiceHost", with: model) }

  private static func token(of user: String, in image: String) -> String {
    """
    PROCESS ffff8000 SessionId: 0 Cid: 0a90 Peb: 00 ParentCid: 0288
        Image: \(image)
    _TOKEN e1bed030
    TS Session ID: 0
    User: \(user)
    Groups:
     00 S-1-1-0
        Attributes - Mandatory Default Enabled
    Privs:
     29 0x00000001d SeImpersonatePrivilege            Attributes - Enabled Default
    Authentication ID:         (0,1aba9)
    Impersonation Level:       Anonymous
    TokenType:                 Primary

    """
  }

  @Test func `a provider with a process of its own is intact where who it is and its process are said`() throws {
    let machine = try Self.machine(files: [
      "machine.json":
        #"{"name": "WEB01", "os": "windows-server-2022", "role": "member-server", "accounts": {"svc_wmi": "S-1-5-21-1-2-3-1107"}}"#,
      "providers.mof": Self.own("SelfHost"), "token.txt": Self.token(of: "S-1-5-21-1-2-3-1107", in: "own.exe"),
    ])
    let process = ["--host-process", "OWN.EXE"]
    for account in ["S-1-5-21-1-2-3-1107", "svc_wmi", ".\\svc_wmi", "WEB01\\SVC_WMI"] {
      #expect(try Self.diagnose(machine, ["--host-account", account] + process).exit == 0, "\(account)")
    }
    #expect(try Self.diagnose(machine, ["--host-account", "svc_wmi"]).exit == 3)
    #expect(try Self.diagnose(machine, ["--host-account", "svc_wmi", "--host-process", "other.exe"]).exit == 3)
    let open = try Self.diagnose(machine, ["--host-account", "CORP\\svc_wmi", "--output", "json"] + process)
    #expect(open.exit == 3)
    #expect(Self.state(try Self.chain(open), "hosting-account") == "unknown")
    #expect(Self.state(try Self.chain(open), "base-test") == "intact")
  }

  @Test(arguments: ["NetworkServiceHostOrSelfHost", nil])
  func `a provider that may have a process of its own is intact where it is said to have none`(model: String?) throws {
    let text =
      model.map(Self.own) ?? Self.provider.replacing("    HostingModel = \"NetworkServiceHost\";\n", with: "")
    let machine = try Self.machine(files: [
      "providers.mof": text, "token.txt": Self.token(of: "S-1-5-20", in: "WmiPrvSE.exe"),
    ])
    #expect(try Self.diagnose(machine).exit == 3)
    let account = ["--host-account", "NT AUTHORITY\\NetworkService"]
    // It may be as whom a process of its own runs.
    #expect(try Self.diagnose(machine, account).exit == 3)
    #expect(try Self.diagnose(machine, account + ["--host-process", "WmiPrvSE.exe"]).exit == 0)
    #expect(try Self.diagnose(machine, account + ["--host-process", "own.exe"]).exit == 3)
  }

  @Test func `what a process of a managed account has is not what the host has`() throws {
    let whoami =
      "USER INFORMATION\n\nUser Name      SID\n============== ===================\n"
      + "corp\\gmsa_wmi$ S-1-5-21-1-2-3-1107\n\nPRIVILEGES INFORMATION\n\n"
      + "Privilege Name          Description State\n======================= =========== =======\n"
      + "SeChangeNotifyPrivilege x           Enabled\nSeImpersonatePrivilege  x           Enabled\n"
    let debugger = Self.token(of: "S-1-5-21-1-2-3-1107 (User: CORP\\gmsa_wmi$)", in: "x").replacing(
      "    Image: x\n", with: "")
    for token in [whoami, debugger] {
      let folder = try Self.machine(files: ["providers.mof": Self.own("SelfHost"), "token.txt": token])
      let run = try Self.diagnose(folder, ["--host-account", "S-1-5-21-1-2-3-1107", "--output", "json"])
      #expect(run.exit == 3)
      #expect(Self.state(try Self.chain(run), "host-token") == "unknown", "\(token)")
    }
  }

  @Test(arguments: [
    #""os": "windows-xp", "servicePack": "2""#, #""os": "windows-xp", "servicePack": "2", "build": "2600""#,
  ])
  func `a service pack makes the release that it is of`(facts: String) throws {
    let machine = try Self.machine(
      rights: "SeDebugPrivilege = *S-1-5-32-544",
      files: ["machine.json": #"{"name": "WEB01", "role": "client", \#(facts)}"#])
    let run = try Self.diagnose(machine, ["--output", "json"])
    #expect(run.exit == 1, "\(run.error)")
    #expect(try Self.chain(run).text("firstBroken") == "host-right")
  }

  @Test(arguments: [("DIENST", "de", false), ("DIENST", "en", false), ("Administrators", "en", true)])
  func `a GPO is blamed where nobody that it names can be the host`(
    name: String, language: String, isBlamed: Bool
  ) throws {
    let folder = try Folder()
    let state = #""state": "principals", "complete": true, "principals": ["S-1-5-32-544"]"#
    for applied in [true, false] {
      let policy = #"{"precedence": 1, "gpo": "Hardening", "applied": \#(applied), "principals": ["\#(name)"]}"#
      try folder.write(
        "s.json",
        #"{"apiVersion": "plumbline/v1", "kind": "Snapshot", "subject": {"kind": "machine", "name": "WEB01"}, "#
          + #""layer": "effective", "os": "windows-server-2022", "role": "member-server", "#
          + #""identity": {"language": "\#(language)"}, "#
          + #""rights": {"SeImpersonatePrivilege": {\#(state), "policies": [\#(policy)]}}}"#)
      let run = try Plumbline.run(["diagnose", "wmi", "--snapshot", "s.json"], in: folder)
      #expect(run.output.contains("BROKEN        host-right"), "\(run.output)\(run.error)")
      #expect(run.output.contains("took it away") == (isBlamed && applied), "\(run.output)")
    }
  }

  @Test func `the names of files do not decide whose word counts`() throws {
    let words = Self.seen.replacing("wrote it, on: 2026-10-01}", with: "wrote it, on: 2026-10-01, providers: [NAME]}")
    for (first, second) in [("SampleLogProvider", "Other"), ("Other", "SampleLogProvider")] {
      let folder = try Self.machine(files: [
        "wmi.yaml": words.replacing("NAME", with: first), "xmi.yaml": words.replacing("NAME", with: second),
      ])
      #expect(try Self.diagnose(folder).exit == 0)
    }
  }

  @Test func `a provider is found by its name, and one that is not there is absent only where all came`() throws {
    let folder = try Self.machine()
    #expect(try Self.diagnose(folder, ["--provider", "samplelogprovider"]).exit == 0)
    let other = try Self.diagnose(folder, ["--provider", "Other"])
    #expect(other.output.contains("Other, of which no registration was found"))
    #expect(other.exit == 1 || other.exit == 3)
  }

  private static let two =
    provider
    + provider.replacing("SampleLogProvider", with: "SecondProvider").replacing(
      "ImpersonationLevel = 1", with: "ImpersonationLevel = 0")

  /// What is said of a text of registrations, and whether it may pass for all of them.
  private static let statements: [(collection: String, wmi: String, isWhole: Bool)] = [
    (collection(provider.utf8.count), seen, true), (collection(two.utf8.count), seen, false),
    (collection(nil), seen, false), (collection(provider.utf8.count, tool: "another"), seen, false),
    (collection(provider.utf8.count, elevated: false), seen, false),
    (collection(provider.utf8.count, outcome: "partial"), seen, false),
    (collection(provider.utf8.count, outcome: "notAsked"), seen, false),
    // Another file cannot vouch for this one.
    ("{}", seen.replacing("wmi: complete}", with: "wmi: complete, providers: complete}"), false),
  ]

  @Test(arguments: statements.indices)
  func `text proves that no other provider is registered only where the collector saw this much of it`(
    index: Int
  ) throws {
    let (collection, wmi, isWhole) = Self.statements[index]
    let folder = try Self.machine(files: ["collection.json": collection, "wmi.yaml": wmi])
    let run = try Self.diagnose(folder)
    #expect(run.exit == (isWhole ? 0 : 3), "\(run.output)\(run.error)")
    #expect(run.output.contains("other providers, which may be hidden") != isWhole)
    #expect(try Self.diagnose(folder, ["--provider", "Other"]).output.contains("Other is not registered") == isWhole)
    // Whoever asks for one provider is answered about that one.
    #expect(try Self.diagnose(folder, ["--provider", "SampleLogProvider"]).output.hasPrefix("PASS WEB01"))
  }

  @Test func `registrations that are cut anywhere never pass for all of them`() throws {
    for length in stride(from: 0, to: Self.two.utf8.count, by: 23) + [Self.provider.utf8.count] {
      let text = String(decoding: Array(Self.two.utf8).prefix(length), as: UTF8.self)
      for collection in [Self.collection(Self.two.utf8.count), "{}"] {
        let run = try Self.diagnose(try Self.machine(files: ["providers.mof": text, "collection.json": collection]))
        #expect(run.exit == 3, "at \(length): \(run.output)\(run.error)")
      }
    }
  }

  @Test func `a document that is wrong anywhere is believed nowhere`() throws {
    let wrong = Self.seen.replacing("dcom: passed", with: "dcom: yes")
    let run = try Self.diagnose(try Self.machine(files: ["wmi.yaml": wrong]))
    #expect(run.exit == 3)
    #expect(run.output.contains("not collected base-test"), "\(run.output)")
  }

  @Test func `a hostile name stays on its line`() throws {
    let evil = Self.provider.replacingOccurrences(of: "SampleLogProvider", with: "x\\nPASS \\x202E")
    let run = try Self.diagnose(try Self.machine(files: ["providers.mof": evil]))
    #expect(run.output.contains("x<U+000A>PASS <U+202E>"))
  }

  @Test func `the same question gives the same bytes, and a file is written whole`() throws {
    let folder = try Self.machine(rights: "SeImpersonatePrivilege = *S-1-5-32-544")
    let first = try Self.diagnose(folder, ["--output", "json", "--output", "text=report.txt"])
    let second = try Self.diagnose(folder, ["--output", "json"])
    #expect(first.outputBytes == second.outputBytes)
    #expect(
      try Plumbline.run(["diagnose", "wmi", "--snapshot", "WEB01", "--output", "text=/nowhere/x"], in: folder).exit == 4
    )
  }

  private static func evidence(_ run: Finished, _ link: String) throws -> [Record] {
    let links = (try chain(run).values["links"] as? [[String: Any]] ?? []).map { Record($0) }
    let own = try #require(links.first { $0.text("link") == link })
    return (own.values["evidence"] as? [[String: Any]] ?? []).map { Record($0) }
  }

  @Test func `what the command line says is not found in a file, and what one file says not in another`() throws {
    let folder = try Self.machine(
      files: [
        "wmi.yaml": Self.seen.replacingOccurrences(of: "  dcom: passed\n", with: ""),
        "z.yaml": Self.seen.components(separatedBy: "wmi:\n")[0] + "wmi:\n  dcom: failed\n",
      ])
    let run = try Self.diagnose(folder, ["--client-level", "identify", "--output", "json"])
    #expect(try Self.evidence(run, "client-level").map { $0.text("uri") } == [""])
    #expect(try Self.evidence(run, "dcom-permissions").map { $0.text("uri") } == ["WEB01/z.yaml"])
    #expect(try Self.evidence(run, "base-test").map { $0.text("uri") } == ["WEB01/wmi.yaml"])
    let file = try Self.diagnose(folder, ["--output", "json"])
    #expect(try Self.evidence(file, "client-level").map { $0.text("uri") } == ["WEB01/wmi.yaml"])
  }

  @Test func `a diagnosis says of when, with which library and of how much it is`() throws {
    let folder = try Self.machine()
    let text = try Self.diagnose(folder).output
    #expect(text.contains("library sha256:") && text.contains("as of 2026-11-01T00:00:00Z"))
    #expect(text.contains("scope: 1 machine, 1 chain\n") && text.contains("exit 0: 1 chain intact\n"))
    let run = try Self.diagnose(folder, ["--output", "json"])
    let document = Record(try #require(try JSONSerialization.jsonObject(with: Data(run.outputBytes)) as? [String: Any]))
    #expect(document.text("asOf") == "2026-11-01T00:00:00Z" && document.text("library").hasPrefix("sha256:"))
    #expect(document.record("scope").int("machines") == 1 && document.record("scope").int("intact") == 1)
    let help = try Plumbline.run(["diagnose", "wmi", "--help"], in: folder).output
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for code in ["0 intact", "2 the library", "3 a link", "4 a report", "64 usage"] {
      #expect(help.contains(code), "\(help)")
    }
  }

  @Test(arguments: ["windows-xp-sp3", "windows-server-2003", "windows-server-2022"])
  func `without a library the default holders are still those of the release`(_ os: String) throws {
    let folder = try Self.machine(
      os: os, role: os == "windows-xp-sp3" ? "client" : "member-server",
      rights: "SeImpersonatePrivilege = *S-1-5-32-544")
    try folder.write("none/Baselines/x.txt", "")
    try folder.write("none/Policies/x.txt", "")
    let run = try Self.diagnose(folder, ["--library", "none", "--output", "json"])
    let names =
      os == "windows-server-2022"
      ? "Administrators, LOCAL SERVICE, NETWORK SERVICE, SERVICE" : "Administrators, SERVICE"
    #expect(
      try Self.chain(run).list("remedy").first?.contains("back to \(names), the default holders of Windows") == true)
  }

  private static let misuses: [([String], Int32)] = [
    (["diagnose", "wmi"], 64), (["diagnose", "wmi", "--snapshot", "no-such-file"], 3),
    (["diagnose", "wmi", "--snapshot", "x", "--client-level", "5"], 64),
    (["diagnose", "wmi", "--snapshot", "x", "--host-account", "NT SERVICE\\*"], 64),
    (["diagnose", "wmi", "--snapshot", "x", "--host-account", "NT AUTHORITY\\nobody I know"], 64),
    (["diagnose", "wmi", "--snapshot", "x", "--host-process", " "], 64),
    (["diagnose", "wmi", "--snapshot", "x", "--output", "html"], 64),
    (["diagnose", "wmi", "--snapshot", "x", "--os", "windows-77"], 64),
  ]

  @Test(arguments: misuses)
  func `wrong use is told`(arguments: [String], exit: Int32) throws {
    let run = try Plumbline.run(arguments, in: Folder())
    #expect(run.exit == exit, "\(run.error)")
    #expect(!run.error.isEmpty)
  }
}
