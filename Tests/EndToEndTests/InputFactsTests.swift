import Testing

/// What is known of a machine beside its rights: inventories, the command line, the time of collection.
@Suite(.timeLimit(.minutes(15))) struct InputFactsTests {
  // MARK: - Inventories

  private static let inventories: [(String, String)] = [
    (
      "i.yaml",
      "apiVersion: plumbline/v1\nkind: Inventory\nmachines:\n  - {name: A, build: 10.0.20348.2322, productType: server, role: member-server}\n  - {name: B}\n"
    ),
    (
      "i.json",
      #"{"apiVersion": "plumbline/v1", "kind": "Inventory", "machines": [{"name": "A", "build": "10.0.20348.2322", "productType": "server", "role": "member-server"}, {"name": "B"}]}"#
    ),
    ("i.csv", "name,build,productType,role\nA,10.0.20348.2322,server,member-server\nB,,,\n"),
  ]

  @Test(arguments: inventories)
  func `an inventory gives facts, and a machine that is missing is a gap`(_ name: String, _ text: String) throws {
    let folder = try Folder(["in/A.inf": Sample.clean, name: text])
    let (run, records) = try Plumbline.scan(folder, "in", "--inventory", name)
    #expect(run.exit == 3)
    #expect(records.machines.first { $0.text("subject") == "A" }?.text("os") == "windows-server-2022")
    #expect(records.verdict("A", "#SeDebugPrivilege") == "pass")
    #expect(records.verdict("B", "plumbline/gap") == "notCollected")
    #expect(run.error.contains("B"), "\(run.error)")
  }

  @Test func `a machine that is switched off or gone is not missing`() throws {
    let folder = try Folder([
      "in/A.inf": Sample.clean,
      "i.yaml":
        "apiVersion: plumbline/v1\nkind: Inventory\nmachines:\n  - {name: A}\n  - {name: OLD, decommissioned: true}\n  - {name: OFF, offlineUntil: 2099-01-01}\n",
    ])
    let (run, records) = try Plumbline.scan(folder, "in", "--inventory", "i.yaml")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.subjects == ["A"])
  }

  // MARK: - What is not known

  @Test func `an export whose OS and role nothing states says what to add`() throws {
    let folder = try Folder(["in/A.inf": Sample.clean])
    let (run, records) = try Plumbline.scan(folder, "in", judged: false)
    #expect(run.exit == 3)
    #expect(records.verdict("A", "plumbline/gap") == "notCollected")
    for hint in ["in/A.inf", "--os", "--role", "machine.json", "inventory"] {
      #expect(run.error.contains(hint), "standard error does not name `\(hint)`:\n\(run.error)")
    }
  }

  @Test func `OS and role from the command line choose the baseline`() throws {
    let folder = try Folder(["in/A.inf": Sample.clean])
    let (run, records) = try Plumbline.scan(
      folder, "in", "--os", "windows-server-2022", "--role", "member-server", judged: false)
    #expect(run.exit == 1, "\(run.error)")
    #expect(records.verdict("A", "microsoft/windows-server-2022/member-server#SeDebugPrivilege") == "pass")
  }

  @Test func `what a machine says of itself wins over the command line`() throws {
    let folder = try Folder([
      "in/W/machine.json": #"{"os": "windows-server-2019", "role": "member-server"}"#, "in/W/secedit.inf": Sample.clean,
    ])
    let (_, records) = try Plumbline.scan(
      folder, "in", "--os", "windows-server-2022", "--role", "domain-controller", judged: false)
    #expect(records.machines.first?.text("os") == "windows-server-2019")
    #expect(records.machines.first?.text("role") == "member-server")
  }

  @Test func `a baseline named by hand applies where the OS is not known, and says so`() throws {
    let folder = try Folder(["in/A.inf": Sample.clean])
    let (run, records) = try Plumbline.scan(
      folder, "in", "--baseline", "microsoft/windows-server-2022/member-server", judged: false)
    #expect(records.verdict("A", "member-server#SeDebugPrivilege") == "pass")
    #expect(run.exit == 1)
    #expect(records.codes.contains("assumed-to-apply"))
  }

  @Test func `a baseline named by hand for another OS does not apply, and leaves a gap`() throws {
    let folder = try Folder(["in/A.inf": Sample.clean])
    let (run, records) = try Plumbline.scan(
      folder, "in", "--baseline", "microsoft/windows-server-2022/member-server", "--os", "windows-server-2019",
      "--role", "member-server", judged: false)
    #expect(run.exit == 3)
    #expect(records.verdict("A", "member-server#SeDebugPrivilege") == "notApplicable")
    #expect(records.verdict("A", "plumbline/gap") == "notCollected")
  }

  // MARK: - Age

  private static let ages: [(String, String, String)] = [
    ("young", #""collectedAt": "2026-10-31T00:00:00Z""#, "pass"),
    ("old", #""collectedAt": "2026-10-01T00:00:00Z""#, "stale"),
    ("without a time", #""language": "en""#, "stale"),
    ("from the future", #""collectedAt": "2027-10-01T00:00:00Z""#, "stale"),
  ]

  @Test(arguments: ages)
  func `a pass grows stale, a fail does not`(_ name: String, _ time: String, _ verdict: String) throws {
    let folder = try Folder([
      "in/A/machine.json": "{\(time)}",
      "in/A/secedit.inf": Sample.export("SeDebugPrivilege = *S-1-5-32-544", "SeTcbPrivilege = *S-1-1-0"),
    ])
    let (run, records) = try Plumbline.scan(folder, "in", "--max-age", "36h", "--as-of", "2026-11-01T00:00:00Z")
    #expect(records.verdict("A", "#SeDebugPrivilege") == verdict)
    #expect(records.verdict("A", "#SeTcbPrivilege") == "fail")
    #expect(run.exit == (verdict == "pass" ? 1 : 3))
  }

  @Test func `an export by itself has no time, whatever its file's`() throws {
    let folder = try Folder(["in/A.inf": Sample.clean])
    let (run, records) = try Plumbline.scan(folder, "in", "--max-age", "36h")
    #expect(run.exit == 3)
    #expect(Set(records.results.map { $0.text("verdict") }) == ["stale"])
  }
}
