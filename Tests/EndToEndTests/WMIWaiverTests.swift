import Testing

/// What is accepted of providers: those that are named, and no other.
@Suite(.timeLimit(.minutes(15))) struct WMIWaiverTests {
  private static let initialization = "packs/wmi-access#provider-initialization"
  private static let registration = "packs/wmi-access#provider-registration"

  /// Registrations, each with a change.
  private static func registrations(_ providers: [(name: String, old: String, new: String)]) -> String {
    providers.map { provider in
      DiagnoseWMITests.provider.replacing("SampleLogProvider", with: provider.name).replacing(
        provider.old.isEmpty ? "\u{0}" : provider.old, with: provider.new)
    }.joined()
  }

  private static func admins(_ names: String...) -> [String: String] {
    ["providers.mof": registrations(names.map { ($0, "TRUE;", "TRUE; InitializeAsAdminFirst = TRUE;") })]
  }

  private static func scan(_ folder: Folder, _ more: String..., format: String = "jsonl") throws -> Finished {
    try Plumbline.run(
      ["scan", "WEB01", "--policy", "packs/wmi-access", "--as-of", "2026-11-01T00:00:00Z", "--output", format] + more,
      in: folder)
  }

  private static func fail(_ run: Finished) throws -> Record {
    try #require(try run.objects().results.first { $0.text("verdict") == "fail" }, "\(run.output)\(run.error)")
  }

  private static func waiver(_ who: String, rule: String = initialization) -> String {
    "apiVersion: plumbline/v1\nkind: Waivers\nwaivers:\n  - {id: W, rules: [\"\(rule)\"], machines: {name: [WEB01]}, "
      + "\(who)reason: r, owner: o, ticket: t, expires: 2027-01-01}\n"
  }

  @Test func `a waiver for one provider covers no other`() throws {
    let folder = try DiagnoseWMITests.machine(files: Self.admins("P"))
    try folder.write("w.yaml", Self.waiver("providers: ['ROOT\\cimv2:p'], "))
    let waived = try Self.scan(folder, "--waivers", "w.yaml")
    #expect(waived.exit == 0, "\(waived.error)")
    #expect(try Self.fail(waived).record("waiver").list("providers") == ["root/cimv2:P"])
    for others in [["EVIL", "P"], ["P", "EVIL"], ["EVIL"]] {
      let files = others.count == 1 ? Self.admins(others[0]) : Self.admins(others[0], others[1])
      let machine = try DiagnoseWMITests.machine(files: files)
      try machine.write("w.yaml", Self.waiver("providers: ['root/cimv2:P'], "))
      let run = try Self.scan(machine, "--waivers", "w.yaml")
      #expect(run.exit == 1, "\(others): \(run.error)")
      let fail = try Self.fail(run)
      #expect(fail.values["waived"] == nil && fail.list("providers") == others.sorted().map { "root/cimv2:\($0)" })
      if others.count == 2 { #expect(fail.record("remaining").list("providers") == ["root/cimv2:EVIL"]) }
      #expect(try Self.scan(machine, "--waivers", "w.yaml", format: "text").output.contains("root/cimv2:EVIL"))
    }
  }

  @Test func `a waiver that names no provider covers none`() throws {
    let folder = try DiagnoseWMITests.machine(files: Self.admins("P"))
    for who in ["", "principals: [S-1-5-20], ", "providers: [P], ", "providers: [root/default:P], "] {
      try folder.write("w.yaml", Self.waiver(who))
      #expect(try Self.scan(folder, "--waivers", "w.yaml").exit == 1, "\(who)")
    }
  }

  @Test func `another provider is another finding, and their order is none`() throws {
    func print(_ files: [String: String], _ edit: (Folder) throws -> Void = { _ in }) throws -> String {
      let folder = try DiagnoseWMITests.machine(files: files)
      try edit(folder)
      return try Self.fail(try Self.scan(folder)).text("fingerprint")
    }
    let one = try print(Self.admins("P"))
    let both = try print(Self.admins("P", "EVIL"))
    #expect(try both == print(Self.admins("evil", "p")))
    #expect(Set([one, both, try print(Self.admins("EVIL"))]).count == 3)
    let level = [("ImpersonationLevel = 1", "ImpersonationLevel = 0")]
    let open = level.map { ("P", $0.0, $0.1) }
    let more = open + level.map { ("Q", $0.0, $0.1) }
    #expect(
      try print(["providers.mof": Self.registrations(open)]) != print(["providers.mof": Self.registrations(more)]))
  }

  @Test(arguments: [true, false])
  func `a waiver that is written for a finding covers it`(_ fromReport: Bool) throws {
    for (files, rights) in [
      (Self.admins("P", "Q"), DiagnoseWMITests.healthy), ([:], "SeImpersonatePrivilege = *S-1-5-32-544"),
    ] {
      let folder = try DiagnoseWMITests.machine(rights: rights, files: files)
      let report = try Self.scan(folder)
      #expect(report.exit == 1)
      try folder.write("r.jsonl", report.outputBytes)
      let source = fromReport ? ["--from", "r.jsonl"] : ["WEB01", "--policy", "packs/wmi-access"]
      let draft = try Plumbline.run(
        ["waive", try Self.fail(report).text("fingerprint")] + source + [
          "--reason", "r", "--owner", "o", "--ticket", "t", "--expires", "2026-12-31",
        ], in: folder)
      #expect(draft.exit == 0, "\(draft.error)")
      try folder.write("w.yaml", draft.output)
      let waived = try Self.scan(folder, "--waivers", "w.yaml")
      #expect(waived.exit == 0, "\(waived.error)\(draft.output)")
      #expect(try waived.objects().summary.counts["waived"] == 1)
    }
  }

  @Test func `what is open of other providers stays open beside a waived one`() throws {
    let folder = try DiagnoseWMITests.machine(
      files: Self.admins("P").merging(["collection.json": DiagnoseWMITests.collection(nil, outcome: "failed")]) { $1 })
    try folder.write("w.yaml", Self.waiver("providers: ['root/cimv2:P'], "))
    let fail = try Self.fail(try Self.scan(folder, "--waivers", "w.yaml"))
    #expect(fail.values["waived"] == nil && !fail.record("remaining").text("reason").isEmpty, "\(fail)")
  }

  @Test func `what is unknown of one provider may be accepted, and not that of another`() throws {
    // Nothing shows whether the host enables it when needed.
    let token = DiagnoseWMITests.token.replacing("Attributes - Enabled Default", with: "Attributes -")
    let waiver = Self.waiver(
      "providers: ['root/cimv2:P'], effect: accept-unknown, ", rule: "packs/wmi-access#host-token")
    for (names, exit) in [(["P"], 0), (["P", "Q"], 3)] as [([String], Int32)] {
      let providers = Self.registrations(names.map { ($0, "", "") })
      let folder = try DiagnoseWMITests.machine(files: ["providers.mof": providers, "token.txt": token])
      try folder.write("w.yaml", waiver)
      #expect(try Self.scan(folder).exit == 3)
      let run = try Self.scan(folder, "--waivers", "w.yaml")
      #expect(run.exit == exit, "\(names): \(run.output)\(run.error)")
    }
  }

  @Test func `known findings hold the providers that they accept`() throws {
    let folder = try DiagnoseWMITests.machine(files: Self.admins("P", "Q"))
    #expect(try Self.scan(folder, "--write-known", "k.yaml").exit == 1)
    #expect(folder.text("k.yaml").contains(#""providers": ["root/cimv2:P", "root/cimv2:Q"]"#))
    #expect(try Self.scan(folder, "--known", "k.yaml").exit == 0)
    func machine(_ names: String...) throws -> Finished {
      let other = try DiagnoseWMITests.machine(
        files: [
          "providers.mof": Self.registrations(names.map { ($0, "TRUE;", "TRUE; InitializeAsAdminFirst = TRUE;") })
        ])
      try other.write("k.yaml", folder.text("k.yaml"))
      return try Self.scan(other, "--known", "k.yaml")
    }
    #expect(try machine("q").exit == 0)
    #expect(try machine("Q", "EVIL").exit == 1)
    #expect(try Self.fail(try machine("Q", "EVIL")).record("remaining").list("providers") == ["root/cimv2:EVIL"])
    #expect(try machine("EVIL").exit == 1)
  }
}
