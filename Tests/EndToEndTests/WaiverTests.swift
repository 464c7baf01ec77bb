import Testing

/// Waivers, from the document to every report.
@Suite(.timeLimit(.minutes(15))) struct WaiverTests {
  static let rule = "test/base#SeDebugPrivilege"
  static let everyone = "S-1-1-0"

  /// A waiver of SeDebugPrivilege for Everyone until the end of March.
  static func waiver(_ id: String = "W-1", _ more: String = "", principals: String = "[S-1-1-0]") -> String {
    "  - {id: \(id), rules: [\"\(rule)\"], machines: {name: [\"*1\"]}, principals: \(principals), reason: Vendor, "
      + "owner: ops, ticket: CHG-1, expires: 2026-03-31\(more)}\n"
  }

  static func document(_ entries: String...) -> String {
    "apiVersion: plumbline/v1\nkind: Waivers\nwaivers:\n" + entries.joined()
  }

  static func folder(_ waivers: String, _ export: String = Sample.failing) throws -> Folder {
    try Folder(["base.yaml": Sample.baseline, "w.yaml": waivers, "in/M1.inf": export])
  }

  static func scan(_ folder: Folder, _ more: String..., asOf: String = "2026-03-01T00:00:00Z") throws -> Finished {
    try Plumbline.run(
      ["scan", "in", "--baseline", "base.yaml", "--as-of", asOf, "--output", "jsonl"] + more, in: folder)
  }

  static func waived(_ folder: Folder, _ more: String..., asOf: String = "2026-03-01T00:00:00Z") throws -> Finished {
    try Plumbline.run(
      ["scan", "in", "--baseline", "base.yaml", "--as-of", asOf, "--output", "jsonl", "--waivers", "w.yaml"] + more,
      in: folder)
  }

  // MARK: - What a waiver covers

  @Test func `a waiver takes exactly its principals out, and the check is still shown`() throws {
    let folder = try Self.folder(Self.document(Self.waiver()))
    let run = try Self.waived(folder)
    let objects = try run.objects()
    let result = try #require(objects.results.first { $0.text("rule") == Self.rule })
    #expect(run.exit == 0)
    #expect(result.text("verdict") == "fail" && result.values["waived"] as? Bool == true)
    #expect(result.list("unexpected") == [Self.everyone])
    #expect(result.record("waiver").text("id") == "W-1" && result.record("waiver").text("until") == "2026-03-31")
    #expect(objects.summary.counts == ["pass": 1, "waived": 1])
    let plain = try Self.scan(folder).objects()
    #expect(plain.results.map { $0.text("fingerprint") } == objects.results.map { $0.text("fingerprint") })
  }

  @Test func `any other principal still fails`() throws {
    let export = Sample.export("SeDebugPrivilege = *S-1-5-32-544,*S-1-1-0,*S-1-5-11")
    let run = try Self.waived(try Self.folder(Self.document(Self.waiver()), export))
    let result = try #require(try run.objects().results.first { $0.text("rule") == Self.rule })
    #expect(run.exit == 1 && result.values["waived"] == nil)
    #expect(result.record("waiver").list("unexpected") == [Self.everyone])
    #expect(result.record("remaining").list("unexpected") == ["S-1-5-11"])
  }

  private static let others: [Named<String>] = [
    Named("another effect", waiver("W-1", ", effect: allow-missing")),
    Named("another layer", waiver("W-1", ", layer: group-policy")),
    Named("another machine", waiver().replacing("*1", with: "*2")),
    Named("another rule", waiver().replacing("Debug", with: "Tcb")),
    Named("another principal", waiver(principals: "[S-1-5-11]")),
    Named("nobody", waiver().replacing("principals: [S-1-1-0], ", with: "")),
    Named("what is unknown", waiver("W-1", ", effect: accept-unknown")),
  ]

  @Test(arguments: others)
  func `a waiver of something else covers nothing`(entry: Named<String>) throws {
    let folder = try Self.folder(Self.document(entry.value))
    let (plain, waived) = (try Self.scan(folder), try Self.waived(folder))
    #expect(waived.exit == 1)
    #expect(try waived.objects().verdicts == plain.objects().verdicts)
    #expect(try Self.waived(folder, "--fail-on-unused-waiver", "--fail-on", "never").exit == 1)
  }

  @Test func `principals are compared as principals, whatever they are called and in whatever order`() throws {
    let export = Sample.export("SeDebugPrivilege = *S-1-5-32-544,*S-1-5-32-551,*S-1-1-0")
    let names = [
      "[S-1-1-0, S-1-5-32-551]", "[Backup Operators, Everyone]", "[Jeder, Sicherungs-Operatoren]",
      "[\"*S-1-5-32-551\", S-1-1-0, Everyone]",
    ]
    for principals in names {
      let run = try Self.waived(try Self.folder(Self.document(Self.waiver(principals: principals)), export))
      #expect(run.exit == 0, "\(principals): \(run.error)")
    }
    let halves = [Self.waiver("A", principals: "[S-1-1-0]"), Self.waiver("B", principals: "[S-1-5-32-551]")]
    let orders = [halves, halves.reversed()].map { Self.document($0[0], $0[1]) }
    let outputs = try orders.map {
      try Self.waived(try Self.folder($0, export)).objects().results.map {
        "\($0.values["waived"] ?? "") \($0.record("waiver").text("id"))"
      }
    }
    #expect(outputs[0] == outputs[1])
    #expect(outputs[0].contains("1 A"))
  }

  @Test func `what may be missing is waived too`() throws {
    let document = Self.document(Self.waiver("W-1", ", effect: allow-missing", principals: "[Administrators]"))
    let folder = try Self.folder(document, Sample.export())
    #expect(try Self.scan(folder).exit == 1)
    let run = try Self.waived(folder)
    #expect(run.exit == 0)
    #expect(try run.objects().summary.counts == ["pass": 1, "waived": 1])
  }

  @Test func `a waiver never covers what was not seen`() throws {
    let entry = Self.waiver().replacing("principals: [S-1-1-0], ", with: "").replacing(Self.rule, with: "plumbline/gap")
    for export in [Sample.incomplete, "", "[Privilege Rights]\r\nSeDebugPrivilege = *S-1-5-32-544,*S-1-1-0"] {
      let folder = try Self.folder(Self.document(Self.waiver(), entry.replacing("W-1", with: "W-2")), export)
      let run = try Self.waived(folder)
      #expect(run.exit == 3 || run.exit == 1, "\(run.exit): \(run.error)")
      #expect(
        try run.objects().summary.counts["pass"] ?? 0 <= (try Self.scan(folder).objects().summary.counts["pass"] ?? 0))
    }
  }

  @Test func `what is left may be open: holders that were not seen are not waived`() throws {
    // The last line of a file that was cut: there may be more on it.
    let export = "[Unicode]\r\nUnicode=yes\r\n[Privilege Rights]\r\nSeDebugPrivilege = *S-1-5-32-544,*S-1-1-0"
    let folder = try Self.folder(Self.document(Self.waiver()), export)
    let run = try Self.waived(folder)
    let result = try #require(try run.objects().results.first { $0.text("rule") == Self.rule })
    #expect(result.text("verdict") == "fail" && result.values["waived"] == nil)
    #expect(result.record("remaining").text("reason").contains("cannot be decided"))
    #expect([1, 3].contains(run.exit))
    try folder.write("in/M1.inf", export.replacing("*S-1-5-32-544,", with: ""))
    let bare = try #require(try Self.waived(folder).objects().results.first { $0.text("rule") == Self.rule })
    let reason = bare.record("remaining").text("reason")
    #expect(reason == "what remains cannot be decided: who else holds it was not seen")
  }

  @Test func `an unknown that is accepted is shown and never a pass`() throws {
    let document = Self.document(
      Self.waiver("W-1", ", effect: accept-unknown").replacing("principals: [S-1-1-0], ", with: ""))
    let baseline = Sample.baseline.replacing("exactly: [Administrators]", with: "within: [Administrators, $domain-512]")
    let export = Sample.export("SeDebugPrivilege = *S-1-5-32-544,*S-1-5-21-1-2-3-512")
    let folder = try Folder(["base.yaml": baseline, "w.yaml": document, "in/M1.inf": export])
    #expect(try Self.scan(folder).exit == 3)
    let run = try Self.waived(folder)
    let objects = try run.objects()
    #expect(run.exit == 0, "\(run.error)")
    #expect(objects.verdict("M1", Self.rule) == "unknown")
    #expect(objects.summary.counts == ["pass": 1, "waived": 1])
  }

  // MARK: - When it counts

  /// What each report says of a waiver that counts and of one that does not.
  private static let traces: [(format: String, active: String, lapsed: String)] = [
    ("text", "WAIVED high SeDebugPrivilege", "FAIL high SeDebugPrivilege"),
    ("jsonl", "\"waived\":true", "\"rule\":\"plumbline/waiver-expired\""),
    ("sarif", "\"status\":\"accepted\"", "\"ruleId\":\"plumbline/waiver-expired\""),
    ("sarif-github", "waived and left out: 'W-1' on 'M1' until 2026-03-31", "\"ruleId\":\"plumbline/waiver-expired\""),
    ("junit", "<skipped message=\"waived until 2026-03-31 by ops (W-1)\"", "<failure type=\"high\""),
  ]

  @Test(arguments: traces.map(\.format))
  func `every report follows the one predicate`(format: String) throws {
    let trace = try #require(Self.traces.first { $0.format == format })
    let folder = try Self.folder(Self.document(Self.waiver()))
    func output(_ asOf: String) throws -> (Int32, String) {
      let run = try Plumbline.run(
        ["scan", "in", "--baseline", "base.yaml", "--waivers", "w.yaml", "--as-of", asOf, "--output", format],
        in: folder)
      return (run.exit, run.output.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
    for (asOf, isActive) in [("2026-03-31T23:59:59Z", true), ("2026-04-01T00:00:00Z", false)] {
      let (exit, text) = try output(asOf)
      #expect(exit == (isActive ? 0 : 1))
      #expect(text.contains(trace.active) == isActive, "\(text)")
      #expect(text.contains(trace.lapsed) == !isActive, "\(text)")
    }
  }

  @Test(arguments: ["2026-03-31T23:59:59Z", "2026-04-01T00:00:00Z", "2026-02-28T23:59:59Z"])
  func `every report counts the same`(asOf: String) throws {
    let folder = try Self.folder(
      Self.document(
        Self.waiver(), Self.waiver("W-2", ", approvedBy: a, approvedOn: 2026-03-01").replacing("*1", with: "B2"),
        Self.waiver("W-3", ", permanent: true, approvedBy: a").replacing("*1", with: "C*").replacing(
          ", expires: 2026-03-31", with: "")))
    for name in ["B2", "C3", "D4", "E5", "F6"] { try folder.write("in/\(name).inf", Sample.failing) }
    try folder.write(
      "in/F6.inf", Sample.export("SeDebugPrivilege = *S-1-5-32-544,*S-1-1-0", "SeTcbPrivilege = *S-1-5-11"))
    try folder.write("in/G7.inf", Sample.clean)
    try folder.write(
      "k.yaml",
      """
      apiVersion: plumbline/v1
      kind: KnownFindings
      findings:
        - {subject: D4, layer: effective, rule: "\(Self.rule)", unexpected: [S-1-1-0, S-1-5-11]}
        - {subject: E5, layer: effective, rule: "\(Self.rule)", unexpected: [S-1-5-11]}

      """)
    let files = ["text": "t", "sarif": "s", "sarif-github": "g", "junit": "j"]
    let run = try Self.waived(
      folder, "--known", "k.yaml", "--output", "text=t", "--output", "sarif=s", "--output", "sarif-github=g",
      "--output",
      "junit=j", asOf: asOf)
    let counts = try run.objects().summary.counts
    let (fails, accepted) = (counts["fail"] ?? 0, (counts["waived"] ?? 0) + (counts["accepted"] ?? 0))
    #expect(fails >= 3 && accepted >= 2 && counts["accepted"] == 1, "\(counts)")
    let texts = files.mapValues { folder.text($0) }
    func number(_ format: String, _ part: String) -> Int { (texts[format] ?? "").ranges(of: part).count }
    let results = try run.objects().results
    #expect(results.count { $0.values["waived"] != nil } == counts["waived"] ?? 0)
    #expect(results.count { $0.values["known"] != nil } == 1)
    #expect(number("text", "\n  FAIL ") == fails && number("text", "\n  KNOWN high ") == 1)
    #expect(number("text", "\n  WAIVED high ") == counts["waived"] ?? 0)
    #expect(number("sarif", "\"suppressions\":[{") == accepted)
    #expect(number("sarif", "\"kind\":\"fail\"") == fails + accepted)
    #expect(number("sarif-github", "\"kind\":\"fail\"") == fails)
    #expect(number("junit", "<failure ") == fails && number("junit", "<skipped ") == accepted)
  }

  @Test func `after its end a run is as without it, and the waiver is a finding`() throws {
    let folder = try Self.folder(Self.document(Self.waiver()))
    let asOf = "2026-04-01T00:00:00Z"
    let (plain, lapsed) = (try Self.scan(folder, asOf: asOf), try Self.waived(folder, asOf: asOf))
    let results = try lapsed.objects().results
    #expect(plain.exit == 1 && lapsed.exit == 1)
    let own = results.filter { $0.text("rule").hasPrefix("plumbline/waiver") }
    #expect(own.map { $0.text("rule") } == ["plumbline/waiver-expired"])
    #expect(own.first?.record("waiver").text("id") == "W-1" && own.first?.text("verdict") == "fail")
    let rest = results.filter { !$0.text("rule").hasPrefix("plumbline/waiver") }
    #expect(rest.verdicts == (try plain.objects().results.verdicts))
    #expect(try lapsed.objects().codes.contains("waiver-expired"))
  }

  @Test func `an approval after the run or after the evidence is a finding`() throws {
    let approved = ", approvedBy: ciso, approvedOn: 2026-03-05"
    let folder = try Self.folder(Self.document(Self.waiver("W-1", approved)))
    func rules(_ run: Finished) throws -> [String] { try run.objects().results.map { $0.text("rule") } }
    let early = try Self.waived(folder, asOf: "2026-03-04T23:59:59Z")
    #expect(early.exit == 1)
    #expect(try rules(early).contains("plumbline/waiver-approval"))
    #expect(try early.objects().results.allSatisfy { $0.values["waived"] == nil })
    #expect(try Self.waived(folder, asOf: "2026-03-05T00:00:00Z").exit == 0)
    try folder.write("at/M1/machine.json", "{\"name\":\"M1\",\"collectedAt\":\"2026-03-04T00:00:00Z\"}")
    try folder.write("at/M1/e.inf", Sample.failing)
    let late = try Plumbline.run(
      ["scan", "at", "--baseline", "base.yaml", "--waivers", "w.yaml", "--as-of", "2026-03-10", "--output", "jsonl"],
      in: folder)
    #expect(late.exit == 1)
    #expect(try rules(late).contains("plumbline/waiver-approval"))
  }
}
