import Foundation
import RightsModel
import RightsSnapshots
import Testing

@Suite(.timeLimit(.minutes(15))) struct WMIProviderFormatTests {
  private static func read(
    _ text: String, _ format: String = "wmi-mof", uri: String = "providers.mof"
  ) throws -> [Snapshot] {
    let bytes = Array(text.utf8)
    let context = ReadContext(uri: uri, subject: Subject(kind: .machine, id: "WEB01"))
    return try #require(SnapshotFormats.named(format)).read(bytes.span, context)
  }

  private static func mof(_ text: String) throws -> Snapshot { try #require(try read(text).first) }

  /// What a registration says, in one line.
  static func line(_ provider: WMIProvider) -> String {
    [
      provider.namespace, provider.name, provider.clsid, provider.impersonationLevel.map(String.init),
      provider.perUserInitialization.map(String.init), provider.initializeAsAdminFirst.map(String.init),
      provider.hostingModel,
    ].map { $0 ?? "-" }.joined(separator: " ")
  }

  private static let expected = [
    "root/cimv2 SampleLogProvider {5E1C0B54-9B1D-4C86-9B0B-0A5F3A6F0C01} 1 true - NetworkServiceHost:Sample",
    "root/cimv2/Sample SampleOldProvider {5E1C0B54-9B1D-4C86-9B0B-0A5F3A6F0C02} 0 false - -",
  ]

  @Test(arguments: FormatFixture.all.filter { $0.format.hasPrefix("wmi-") })
  func `every notation reads to the same registrations`(_ fixture: FormatFixture) throws {
    let snapshot = try #require(try fixture.read().first)
    #expect(snapshot.providers.map(Self.line) == Self.expected)
    #expect(snapshot.lines.read == (fixture.format == "wmi-mof" ? 5 : 2))
    #expect(snapshot.lines.rejected == 0)
    #expect(snapshot.providers.allSatisfy { $0.isWhole == (fixture.format == "wmi-mof" ? true : nil) })
    #expect(snapshot.providers.allSatisfy { $0.location?.uri == fixture.uri && ($0.location?.line ?? 0) > 0 })
  }

  @Test(arguments: FormatFixture.all.filter { $0.format.hasPrefix("wmi-") })
  func `a file that is cut anywhere never invents a registration, and keeps none that may be cut`(
    _ fixture: FormatFixture
  ) throws {
    var wrong: [String] = []
    for length in 0..<fixture.bytes.count {
      for snapshot in try fixture.read(length) {
        for line in snapshot.providers.map(Self.line) where !Self.expected.contains(line) {
          // Text says nothing of what would have stood behind it.
          wrong.append("\(line) at byte \(length)")
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(3))")
  }

  // MARK: - MOF

  @Test func `aliases, comments, joined strings and escapes are understood`() throws {
    let snapshot = try Self.mof(
      """
      // instance of __Win32Provider { Name = "in a comment"; };
      #pragma namespace ("\\\\\\\\WEB01\\\\ROOT\\\\Sample")
      [dynamic] instance /* here */ of __Win32Provider as $P {
        Name = "a \\"quoted\\" " "name"; clsid = NULL; IMPERSONATIONLEVEL = +1; PerUserInitialization = "True";
      }
      """)
    #expect(snapshot.providers.map(Self.line) == ["ROOT/Sample a \"quoted\" name - 1 true - -"])
    #expect(snapshot.providers.first?.location?.line == 3)
  }

  @Test func `a value of the wrong kind is reported, and leaves its property unknown`() throws {
    let snapshot = try Self.mof(
      "instance of __Win32Provider {\n Name = \"A\";\n ImpersonationLevel = \"high\"; HostingModel = {\"x\"};\n};")
    #expect(snapshot.diagnostics.map(\.code) == ["malformed-provider", "malformed-provider"])
    #expect(snapshot.providers.first?.impersonationLevel == nil)
    #expect(snapshot.providers.first?.isWhole == false)
  }

  @Test func `an instance without a name is rejected, and the next one is read`() throws {
    let snapshot = try Self.mof(
      "instance of __Win32Provider { Clsid = \"{1}\"; };\ninstance of __Win32Provider { Name = \"B\"; };")
    #expect(snapshot.providers.map(\.name) == ["B"])
    #expect(snapshot.lines == Snapshot.LineCount(read: 1, rejected: 1))
  }

  @Test func `of two registrations under one name the last counts, and the difference is told`() throws {
    let snapshot = try Self.mof(
      """
      instance of __Win32Provider { Name = "A"; ImpersonationLevel = 0; };
      instance of __Win32Provider { Name = "a"; ImpersonationLevel = 1; };
      """)
    #expect(snapshot.providers.map(\.impersonationLevel) == [1])
    #expect(snapshot.diagnostics.map(\.code) == ["duplicate-provider"])
  }

  @Test func `a file that registers nothing says so`() throws {
    #expect(try Self.mof("class A { string B; };").diagnostics.map(\.code) == ["no-providers"])
  }

  // MARK: - PowerShell

  @Test func `one object is one registration, and what was not selected is not NULL`() throws {
    let snapshot = try #require(
      try Self.read(#"{"Name": "A", "HostingModel": null, "ImpersonationLevel": "1"}"#, "wmi-providers").first)
    #expect(snapshot.providers.map(Self.line) == ["- A - 1 - - -"])
    #expect(snapshot.providers.first?.isWhole == false)
  }

  @Test func `a collection of several machines is one snapshot for each`() throws {
    let snapshots = try Self.read(
      """
      [{"Name":"A","HostingModel":"SelfHost","PSComputerName":"WEB01"},
       {"Name":"A","HostingModel":null,"CimSystemProperties":{"Namespace":"root/x","ServerName":"WEB02"}}]
      """, "wmi-providers")
    #expect(snapshots.map(\.subject.id) == ["WEB01", "WEB02"])
    #expect(snapshots[1].providers.first?.namespace == "root/x")
  }

  @Test func `a last row that is cut is no registration`() throws {
    let text = "\"Name\",\"HostingModel\"\r\n\"A\",\"SelfHost\"\r\n\"B\",\"Net"
    let snapshot = try #require(try Self.read(text, "wmi-providers").first)
    #expect(snapshot.providers.map(\.name) == ["A"])
    #expect(snapshot.diagnostics.contains { $0.severity == .error })
  }

  @Test func `registrations under one name may be of namespaces that a list does not tell apart`() throws {
    let snapshot = try #require(
      try Self.read(
        """
        Name,ImpersonationLevel,PerUserInitialization,InitializeAsAdminFirst,HostingModel
        A,0,True,False,LocalSystemHost
        A,1,True,False,NetworkServiceHost
        a,1,True,False,NetworkServiceHost
        A,0,True,False,LocalSystemHost

        """, "wmi-providers"
      ).first)
    #expect(snapshot.providers.map(\.impersonationLevel) == [0, 1, 1])
    #expect(snapshot.lines == Snapshot.LineCount(read: 4))
  }

  @Test func `only a list that shows its own end leaves it to the collector whether it is whole`() throws {
    let json = #"[{"Name":"A","HostingModel":"SelfHost"}]"#
    func outcome(_ text: String, _ format: String) throws -> Completeness.Outcome? {
      try Self.read(text, format).first?.completeness(of: .providers)?.outcome
    }
    #expect(try outcome(json, "wmi-providers") == nil)
    #expect(try outcome(String(json.dropLast()), "wmi-providers") == .partial)
    #expect(try outcome(#"[{"HostingModel":"SelfHost"}]"#, "wmi-providers") == .partial)
    #expect(try outcome("\"Name\",\"HostingModel\"\r\n\"A\",\"SelfHost\"\r\n", "wmi-providers") == .partial)
    #expect(try outcome("instance of __Win32Provider { Name = \"A\"; };", "wmi-mof") == .partial)
  }

  // MARK: - Joining

  /// Who registers what and how completely, and what comes of both.
  private static let joins:
    [([String], Completeness.Outcome?, [String], Completeness.Outcome?, Completeness.Outcome?)] =
      [
        (["A"], .complete, [], nil, .complete), (["A"], .complete, ["A"], .partial, .complete),
        (["A", "B"], .complete, ["b"], nil, .complete), (["A"], .complete, ["B"], nil, .partial),
        ([], .complete, ["A"], .partial, .partial), ([], .notAsked, ["A"], .complete, .complete),
        (["A"], nil, ["B"], nil, nil), (["A"], .denied, ["B"], .partial, .partial), ([], nil, [], nil, nil),
        (["A"], .complete, [], .denied, .complete),
      ]

  @Test(arguments: joins.indices)
  func `a file vouches for its own registrations, and for all only where no other shows more`(index: Int) {
    let (names, outcome, otherNames, other, expected) = Self.joins[index]
    func snapshot(_ names: [String], _ outcome: Completeness.Outcome?) -> Snapshot {
      var snapshot = Snapshot(subject: Subject(kind: .machine, id: "WEB01"), layer: .effective)
      snapshot.providers = names.map { WMIProvider(name: $0) }
      snapshot.collected[.providers] = outcome.map { Completeness($0) }
      return snapshot
    }
    let (first, second) = (snapshot(names, outcome), snapshot(otherNames, other))
    for (one, two) in [(first, second), (second, first)] {
      var joined = one
      joined.merge(providersOf: two)
      #expect(joined.completeness(of: .providers)?.outcome == expected)
      #expect(Set(joined.providers.map { $0.name.lowercased() }) == Set((names + otherNames).map { $0.lowercased() }))
    }
  }

  // MARK: - Native

  @Test func `what a snapshot says of providers and of WMI is read as it is written`() throws {
    let text = """
      {"apiVersion":"plumbline/v1","kind":"Snapshot","subject":{"kind":"machine","name":"WEB01"},"layer":"effective",
       "bootedAt":"2026-10-01T00:00:00Z","rights":{},
       "providers":[{"namespace":"root/cimv2","name":"A","clsid":null,"impersonationLevel":1,"perUserInitialization":true,
         "initializeAsAdminFirst":null,"hostingModel":null,"complete":true,"evidence":{"uri":"a.mof","line":3}}],
       "wmi":{"clientImpersonationLevel":3,"client":"S-1-5-21-1-2-3-500","hostAccount":"NETWORK SERVICE","baseTest":"passed",
         "dcom":"failed","explicitCredentials":false,"answer":{"status":"0x40009","instances":2,"nullProperties":["Size"]},
         "attestation":{"by":"me","on":"2026-10-02","providers":["A"]},"rightChangedAt":"2026-10-03T00:00:00Z"}}
      """
    let first = try #require(try Self.read(text, "snapshot", uri: "a.json").first)
    #expect(first.diagnostics.isEmpty, "\(first.diagnostics)")
    #expect(first.providers.map(Self.line) == ["root/cimv2 A - 1 true - -"])
    #expect(first.wmi?.clientLevel == .impersonation)
    #expect(first.wmi?.hostAccount == .sid(.networkService))
    #expect(first.wmi?.answer?.nullProperties == ["Size"])
    var bytes: [UInt8] = []
    SnapshotFormats.write(first, into: &bytes)
    let second = try #require(try Self.read(String(decoding: bytes, as: UTF8.self), "snapshot", uri: "b.json").first)
    #expect(second.diagnostics.isEmpty, "\(second.diagnostics)")
    #expect(second.providers == first.providers)
    #expect(second.facts.bootedAt == first.facts.bootedAt)
    #expect(second.wmi == first.wmi)
  }

  @Test func `accounts by name, several attestations and the process of the host are read as they are written`() throws
  {
    let text = #"""
      {"apiVersion":"plumbline/v1","kind":"Snapshot","subject":{"kind":"machine","name":"WEB01"},"layer":"effective","rights":{},
       "tokens":[{"user":"S-1-5-20","environment":true}],
       "wmi":{"client":"svc_client","hostAccount":"CORP\\svc_wmi","hostProcess":"own.exe",
         "attestation":[{"by":"me","on":"2026-10-02","providers":["A"]},{"by":"you","on":"2026-10-03","providers":["B"]}]}}
      """#
    let first = try #require(try Self.read(text, "snapshot", uri: "a.json").first)
    #expect(first.diagnostics.isEmpty, "\(first.diagnostics)")
    #expect(first.wmi?.client == .name("svc_client") && first.wmi?.hostAccount == .name("CORP\\svc_wmi"))
    #expect(first.wmi?.attestations.map(\.by) == ["me", "you"] && first.wmi?.hostProcess == "own.exe")
    var bytes: [UInt8] = []
    SnapshotFormats.write(first, into: &bytes)
    let second = try #require(try Self.read(String(decoding: bytes, as: UTF8.self), "snapshot", uri: "b.json").first)
    #expect(second.diagnostics.isEmpty, "\(second.diagnostics)")
    #expect(second.wmi == first.wmi && second.tokens.map(\.showsEnvironment) == [true])
  }

  @Test func `that a right is not defined only a GPO can say`() throws {
    func read(_ layer: String) throws -> Snapshot {
      let text =
        #"{"apiVersion":"plumbline/v1","kind":"Snapshot","subject":{"kind":"machine","name":"W"},"layer":"\#(layer)","#
        + #""rights":{"SeTcbPrivilege":{"state":"notDefined"}}}"#
      return try #require(try Self.read(text, "snapshot", uri: "a.json").first)
    }
    #expect(try read("effective").diagnostics.map(\.code.id) == ["contradiction"])
    #expect(try read("group-policy").diagnostics.isEmpty)
  }

  private static let wrong: [(String, String)] = [
    (#""wmi":{"clientLevel":"impersonate"}"#, "unknown-key"),
    (#""wmi":{"clientImpersonationLevel":0}"#, "invalid-value"),
    (#""wmi":{"clientImpersonationLevel":"identfy"}"#, "unknown-value"), (#""wmi":{"dcom":"yes"}"#, "unknown-value"),
    (#""providers":[{"clsid":"x"}]"#, "missing-key"),
    (#""providers":[{"name":"A","impersonationLevel":"1"}]"#, "wrong-type"),
    (#""wmi":{"hostAccount":"NT SERVICE\\*"}"#, "invalid-value"), (#""wmi":{"client":"S-1-x"}"#, "invalid-value"),
    (#""wmi":{"attestation":[{"by":"me"}]}"#, "missing-key"),
    (#""tokens":[{"environment":"yes"}]"#, "wrong-type"),
  ]

  @Test(arguments: wrong)
  func `a mistake in a document is told with its place`(member: String, code: String) throws {
    let text =
      #"{"apiVersion":"plumbline/v1","kind":"Snapshot","subject":{"kind":"machine","name":"W"},"layer":"effective","rights":{},"#
      + "\n\(member)}"
    let snapshot = try #require(try Self.read(text, "snapshot", uri: "a.json").first)
    #expect(snapshot.diagnostics.map(\.code.id) == [code], "\(snapshot.diagnostics)")
    #expect(snapshot.diagnostics.first?.location?.line == 2)
  }

  // MARK: - Real files

  private static let corpus: [String] = {
    let beside = FormatFixture.root.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("shared").path
    let places = [ProcessInfo.processInfo.environment["PLUMBLINE_SHARED"], beside].compactMap { $0 }
    guard let root = places.first(where: { FileManager.default.fileExists(atPath: $0 + "/corpus") }) else {
      print("WMIProviderFormatTests: no corpus at \(places); name it with PLUMBLINE_SHARED")
      return []
    }
    let folder = "\(root)/corpus/win32provider-mof"
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().map { "\(folder)/\($0)" }
  }()

  @Test(arguments: corpus)
  func `a real registration is read as a few lines of string splitting see it`(path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let body = try #require(text.range(of: "of __Win32Provider")).upperBound
    let block = text[body...].split(separator: "\n").prefix {
      !$0.trimmingCharacters(in: .whitespaces).hasPrefix("}")
    }
    func value(_ name: String) -> String? {
      for line in block {
        let parts = line.split(separator: "=", maxSplits: 1).map {
          $0.trimmingCharacters(in: CharacterSet(charactersIn: " \t;\r\""))
        }
        if parts.count == 2, parts[0].lowercased() == name, parts[1] != "NULL" { return parts[1] }
      }
      return nil
    }
    let snapshot = try Self.mof(text)
    #expect(SnapshotFormats.recognize(Array(text.utf8).span, at: SnapshotPath(path))?.id == "wmi-mof")
    #expect(!snapshot.diagnostics.contains { $0.severity == .error }, "\(snapshot.diagnostics)")
    #expect(snapshot.providers.count == 1)
    let provider = try #require(snapshot.providers.first)
    #expect(provider.name == value("name"))
    #expect(provider.clsid == value("clsid"))
    #expect(provider.impersonationLevel.map(String.init) == value("impersonationlevel"))
    #expect(provider.perUserInitialization.map { String($0) } == value("peruserinitialization")?.lowercased())
    #expect(provider.hostingModel == value("hostingmodel"))
  }
}
