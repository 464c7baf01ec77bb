import Testing

/// Waivers that are written for findings.
@Suite(.timeLimit(.minutes(15))) struct WaiverDraftTests {
  @Test func `a waiver is written for a finding, and does not count before it is filled in`() throws {
    let folder = try WaiverTests.folder(WaiverTests.document(), Sample.export("SeDebugPrivilege = *S-1-1-0,svc one"))
    let report = try WaiverTests.scan(folder)
    try folder.write("r.jsonl", report.outputBytes)
    let print = try #require(try report.objects().results.first { $0.text("rule") == WaiverTests.rule }).text(
      "fingerprint")
    let draft = try Plumbline.run(["waive", print, "--from", "r.jsonl"], in: folder)
    #expect(draft.exit == 0, "\(draft.error)")
    #expect(!draft.output.contains("    approvedBy"))
    try folder.write("w.yaml", draft.output)
    #expect(try WaiverTests.waived(folder).exit == 2)
    let filled = try Plumbline.run(
      [
        "waive", String(print.prefix(12)), "in", "--baseline", "base.yaml", "--reason", "x: \"y\"", "--owner", "o",
        "--ticket", "t",
        "--expires", "2026-12-31",
      ], in: folder)
    #expect(filled.exit == 0, "\(filled.error)")
    try folder.write("w.yaml", filled.output)
    let run = try WaiverTests.waived(folder)
    #expect(run.exit == 0, "\(run.error) \(filled.output)")
    #expect(try Plumbline.run(["waive", "0123456789", "--from", "r.jsonl"], in: folder).exit == 3)
    #expect(try Plumbline.run(["waive", "xyz", "--from", "r.jsonl"], in: folder).exit == 64)
  }

  @Test func `findings of one machine are waived apart, and a few digits of either half are enough`() throws {
    let export = Sample.export("SeDebugPrivilege = *S-1-1-0", "SeTcbPrivilege = *S-1-1-0")
    let folder = try WaiverTests.folder(WaiverTests.document(), export)
    let report = try WaiverTests.scan(folder)
    try folder.write("r.jsonl", report.outputBytes)
    let prints = try report.objects().results.filter { $0.text("verdict") == "fail" }.map { $0.text("fingerprint") }
    #expect(prints.count == 2)
    func waive(_ print: some StringProtocol) throws -> Finished {
      try Plumbline.run(
        [
          "waive", String(print), "--from", "r.jsonl", "--reason", "r", "--owner", "o", "--ticket", "t", "--expires",
          "2026-12-31",
        ], in: folder)
    }
    let drafts = try prints.map { try waive($0).output.split(separator: "\n", omittingEmptySubsequences: false) }
    try folder.write("w.yaml", (drafts[0] + drafts[1].dropFirst(3)).joined(separator: "\n"))
    let waived = try WaiverTests.waived(folder)
    #expect(waived.exit == 0, "\(waived.error)")
    let several = try waive(prints[0].prefix(12))
    #expect(several.exit == 3 && several.error.contains("[ambiguous-fingerprint]") && several.error.contains(prints[1]))
    let half = try waive(prints[0].dropFirst(32).prefix(8))
    let whole = try waive(prints[0])
    #expect(half.exit == 0 && half.output == whole.output, "\(half.error)")
    try folder.write("in/M1.inf", Sample.failing)
    try folder.write("r.jsonl", try WaiverTests.scan(folder).outputBytes)
    #expect(try waive(prints[0].prefix(8)).exit == 0)
  }

  @Test func `machines of one content are waived apart`() throws {
    var files = ["base.yaml": Sample.baseline, "w.yaml": WaiverTests.document(WaiverTests.waiver())]
    for index in 1...40 { files["in/M\(index).inf"] = Sample.failing }
    let objects = try WaiverTests.waived(try Folder(files), "--jobs", "3").objects()
    let waived = objects.results.filter { $0.values["waived"] != nil }.map { $0.text("subject") }
    #expect(waived == ["M1", "M11", "M21", "M31"])
    #expect(objects.summary.counts == ["pass": 40, "fail": 36, "waived": 4])
  }
}
