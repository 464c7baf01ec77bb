import Foundation
import RightsModel
import RightsSnapshots
import Testing

/// `systeminfo` in the languages of Windows: by place and by what a value looks like.
@Suite struct SystemInfoTests {
  private func read(_ text: [UInt8]) throws -> [Snapshot] {
    let format = try #require(SnapshotFormats.named("systeminfo"))
    return format.read(text.span, ReadContext(uri: "systeminfo.txt", subject: Subject(kind: .machine, id: "X")))
  }

  /// Thirty values in the order of the tool; those that matter are given.
  private func output(
    _ label: String, host: String = "WEB01", product: String, version: String, role: String,
    domain: String = "WORKGROUP"
  ) -> String {
    var values = (0..<30).map { ("Label \($0)", "value \($0)") }
    values[0] = (label, host)
    values[1].1 = product
    values[2].1 = version
    values[4].1 = role
    values[28].1 = domain
    values[29].1 = "\\\\DC01"
    return "\r\n"
      + values.map { $0.0 + ":" + String(repeating: " ", count: 30 - $0.0.count) + $0.1 + "\r\n" }.joined()
  }

  static let languages: [(label: String, product: String, version: String, role: String, expected: String)] = [
    (
      "Host Name", "Microsoft Windows 10 Pro", "10.0.17763 N/A Build 17763", "Member Workstation",
      "joined=true build=17763 sp=0 os=windows-10-1809 role=client server=false"
    ),
    (
      "Hostname", "Microsoft Windows 7 Ultimate N", "6.1.7601 Service Pack 1 Build 7601",
      "Eigenständige Arbeitsstation",
      "joined=false build=7601 sp=1 os=windows-7-sp1 role=client server=false language=de"
    ),
    (
      "Nom de l'hôte", "Microsoft Windows Server 2019 Standard", "10.0.17763 N/A version 17763", "Serveur membre",
      "joined=true build=17763 sp=0 os=windows-server-2019 role=member-server server=true language=fr"
    ),
    (
      "Nombre de host", "Microsoft Windows 10 Education", "10.0.17763 N/D Compilación 17763",
      "Estación de trabajo independiente",
      "joined=false build=17763 sp=0 os=windows-10-1809 role=client server=false language=es"
    ),
    (
      "Nome host", "Microsoft Windows 10 Pro", "10.0.17134 N/D build 17134", "Workstation membro",
      "joined=true build=17134 sp=0 os=windows-10-1803 role=client server=false language=it"
    ),
    (
      "Имя узла", "Майкрософт Windows Server 2012 R2 Standard", "6.3.9600 Н/Д построение 9600",
      "Основной контроллер домена",
      "joined=true build=9600 sp=0 os=windows-server-2012-r2 role=domain-controller server=true language=ru"
    ),
    (
      "主机名", "Microsoft Windows 10 企业版 LTSC", "10.0.17763 暂缺 Build 17763", "独立工作站",
      "joined=false build=17763 sp=0 os=windows-10-1809 role=client server=false language=zh-CN"
    ),
    (
      "ホスト名", "Microsoft Windows Server 2022 Standard", "10.0.20348 N/A ビルド 20348", "メンバー サーバー",
      "joined=true build=20348 sp=0 os=windows-server-2022 role=member-server server=true language=ja"
    ),
    (
      "호스트 이름", "Microsoft Windows Server 2022 Standard", "10.0.20348 N/A 빌드 20348", "독립 실행형 서버",
      "joined=false build=20348 sp=0 os=windows-server-2022 role=standalone-server server=true language=ko"
    ),
  ]

  @Test(arguments: languages)
  func `a machine is what it is in every language`(
    _ label: String, _ product: String, _ version: String, _ role: String, _ expected: String
  ) throws {
    let text = output(label, product: product, version: version, role: role)
    let snapshot = try #require(try read(Array(text.utf8)).first)
    let parts = snapshot.facts.parts.filter { !$0.hasPrefix("name=") && !$0.hasPrefix("domain=") }
    #expect(parts.joined(separator: " ") == expected)
    #expect(snapshot.facts.name == "WEB01")
    #expect(snapshot.diagnostics.isEmpty)
  }

  // ä, ô and ó as code page 850 has them.
  @Test(arguments: [
    ("Hostname", "Eigenst\u{84}ndiger Server", "standalone-server", "de"),
    ("Nom de l'h\u{93}te", "Serveur membre", "member-server", "fr"),
    ("Nombre de host", "Estaci\u{A2}n de trabajo miembro", "client", "es"),
  ])
  func `words in a console's code page are understood`(
    _ label: String, _ role: String, _ expected: String, _ language: String
  ) throws {
    let text = output(label, product: "Microsoft Windows", version: "10.0.20348 N/A Build 20348", role: role)
    let snapshot = try #require(try read(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }).first)
    #expect(snapshot.facts.role?.rawValue == expected)
    #expect(snapshot.facts.language == language)
  }

  @Test(arguments: [
    "", "Server", "Member", "Workstation Server Member", "Membre", "Freistehend", "Member Standalone Server", "N/A",
  ])
  func `a role that is not surely understood is not known`(_ role: String) throws {
    let text = output(
      "Host Name", product: "Microsoft Windows Server 2022 Standard", version: "10.0.20348 N/A Build 20348", role: role)
    let facts = try #require(try read(Array(text.utf8)).first).facts
    #expect(facts.role == nil && facts.domainJoined == nil && facts.fqdn == nil)
    #expect(facts.isServer == true && facts.os?.id == "windows-server-2022")
  }

  @Test(arguments: [
    ("10.0.20348 N/A Build 2034", ""), ("10.0.20348 N/A", ""), ("10.0.20348", ""), ("20348", ""),
    ("10.0.99999 N/A Build 99999", "unknown-build"),
  ])
  func `a version that is cut or unknown makes no release`(_ version: String, _ code: String) throws {
    let text = output("Host Name", product: "Microsoft Windows Server 2022", version: version, role: "Member Server")
    let snapshot = try #require(try read(Array(text.utf8)).first)
    #expect(snapshot.facts.os == nil)
    #expect(code.isEmpty || snapshot.diagnostics.contains { $0.code == "unknown-build" })
  }

  @Test func `the same build is a client or a server by the name of the product`() throws {
    for (product, id) in [
      ("Microsoft Windows 11 Pro", "windows-11-24h2"), ("Microsoft Windows Server 2025", "windows-server-2025"),
    ] {
      let text = output("Host Name", product: product, version: "10.0.26100 N/A Build 26100", role: "?")
      #expect(try read(Array(text.utf8)).first?.facts.os?.id == id)
    }
  }

  @Test func `a redacted name is none, and two machines in one file are two`() throws {
    let one = output(
      "Host Name", host: "...", product: "Microsoft Windows 10 Pro", version: "10.0.19045 N/A Build 19045", role: "...")
    let two = output(
      "Host Name", host: "DC", product: "Microsoft Windows Server 2022", version: "10.0.20348 N/A Build 20348",
      role: "Backup Domain Controller", domain: "corp.example")
    let snapshots = try read(Array((one + two).utf8))
    #expect(snapshots.map(\.subject.id) == ["X", "DC.corp.example"])
    #expect(snapshots.map(\.facts.role) == [.client, .domainController])
  }

  @Test func `a machine that was asked twice is one, unless it said something else`() throws {
    func once(_ role: String, _ product: String = Self.client) -> String {
      output("Host Name", product: product, version: Self.version, role: role)
    }
    let same = try read(Array((once("Member Workstation") + once("?")).utf8))
    #expect(same.map(\.facts.role) == [.client] && same.first?.facts.domainJoined == true)
    #expect(try read(Array((once("Member Workstation") + once("Standalone Workstation")).utf8)).count == 2)
  }

  private static let client = "Microsoft Windows 10 Pro"
  private static let version = "10.0.19045 N/A Build 19045"

  @Test func `a list below a table of another tool is one machine`() throws {
    let one = output("Host Name", product: Self.client, version: Self.version, role: "Member Workstation")
    let table =
      "Physical Address    Transport Name\n=================== =====================\n00-26-18-E3-58-9A   Disconnected\n"
    #expect(try read(Array((table + one).utf8)).map(\.facts.name) == ["WEB01"])
    #expect(try read(Array((table + one.drop { $0.isNewline }).utf8)).map(\.facts.name) == ["WEB01"])
  }

  @Test(arguments: [
    ("Estação de trabalho autônoma", "client"), ("Servidor autônomo", "standalone-server"),
    ("Servidor autónomo", "standalone-server"), ("Servidor aut\u{201C}nomo", "standalone-server"),
  ])
  func `a machine of a workgroup is one in both kinds of Portuguese`(_ role: String, _ expected: String) throws {
    let product = expected == "client" ? Self.client : "Microsoft Windows Server 2019 Standard"
    let version = expected == "client" ? Self.version : "10.0.17763 N/A compilação 17763"
    let text = output("Nome do host", product: product, version: version, role: role)
    let facts = try #require(try read(Array(text.utf8)).first).facts
    #expect(facts.role?.rawValue == expected && facts.domainJoined == false)
  }

  @Test(arguments: [("N/A", "WEB01.corp.example"), ("\\\\DC01", "WEB01.corp.example"), ("", "WEB01.corp.example")])
  func `the domain is known without a logon server`(_ server: String, _ fqdn: String) throws {
    var values = (0..<32).map { "value \($0)" }
    (values[0], values[1], values[2], values[4]) = ("WEB01", Self.client, Self.version, "Member Workstation")
    (values[16], values[17], values[18]) = ("C:\\Windows", "C:\\Windows\\system32", "\\Device\\HarddiskVolume2")
    (values[27], values[28], values[29]) = ("C:\\pagefile.sys", "corp.example", server)
    let text = values.enumerated().map { "Label \($0):          \($1)\n" }.joined()
    #expect(try read(Array(text.utf8)).first?.facts.fqdn == fqdn)
    let withoutFile = text.replacing("C:\\pagefile.sys", with: "N/A")
    #expect(try read(Array(withoutFile.utf8)).first?.facts.fqdn == (server.hasPrefix("\\") ? fqdn : nil))
  }

  @Test func `a fragment from the product on tells the release`() throws {
    let text =
      "C:\\>systeminfo\n\n...\nBetriebssystemname:      \(Self.client)\nBetriebssystemversion:   \(Self.version)\n"
    let snapshot = try #require(try read(Array(text.utf8)).first)
    #expect(snapshot.facts.os?.id == "windows-10-22h2" && snapshot.facts.name == nil)
    let two = text + output("Host Name", product: Self.client, version: Self.version, role: "Member Workstation")
    #expect(try read(Array(two.utf8)).map(\.facts.name) == [nil, "WEB01"])
  }

  @Test func `no right is ever collected`() throws {
    for fixture in FormatFixture.all where ["systeminfo", "computerinfo", "lgpo"].contains(fixture.format) {
      for snapshot in try fixture.read() {
        #expect(UserRight.allCases.allSatisfy { snapshot.rights[$0].assignment == .notCollected })
        #expect(snapshot.completeness != .complete)
      }
    }
  }
}
