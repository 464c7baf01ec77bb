import RightsTestSupport
import Testing

/// A zip archive is as the folder that it holds.
@Suite(.timeLimit(.minutes(15))) struct ArchiveTests {
  private static let facts = #"{"name": "WEB01", "os": "windows-server-2022", "role": "member-server"}"#
  private static let backup = "7C2E5C80-6A4B-4E41-9A2A-1D9E4C9C9B01"
  private static let options = ["--baseline", "base.yaml", "--output", "jsonl", "--as-of", "2026-11-01T00:00:00Z"]

  private static let fleet: [String: String] = [
    "WEB01/machine.json": facts, "WEB01/secedit.inf": Sample.failing, "B.inf": Sample.clean,
    "deep/C/secedit.inf": Sample.clean, "{\(backup)}/bkupInfo.xml": Sample.backupInfo(backup: backup),
    "{\(backup)}/\(Sample.templatePath)": Sample.template("SeImpersonatePrivilege = SERVICE"),
  ]

  private static func zip(_ files: [String: String]) -> [UInt8] {
    ZipSample(files.sorted { $0.key < $1.key }.map { .init($0.key, Array($0.value.utf8)) }).bytes
  }

  @Test func `an archive gives the verdicts of its folder, with places inside it`() throws {
    let folder = try Folder(["base.yaml": Sample.baseline])
    for (name, text) in Self.fleet { try folder.write("fleet/\(name)", Array(text.utf8)) }
    try folder.write("fleet.zip", Self.zip(Self.fleet))
    try folder.write("all/fleet.zip", Self.zip(Self.fleet))
    let plain = try Plumbline.run(["scan", "fleet"] + Self.options, in: folder)
    let packed = try Plumbline.run(["scan", "fleet.zip"] + Self.options, in: folder)
    let found = try Plumbline.run(["scan", "all"] + Self.options, in: folder)
    #expect(try plain.objects().verdicts == packed.objects().verdicts, "\(packed.error)")
    #expect(try plain.objects().verdicts == found.objects().verdicts, "\(found.error)")
    let evidence = try packed.objects().results.compactMap { $0.record("evidence").text("uri") }
    #expect(evidence.contains("fleet.zip/WEB01/secedit.inf") && evidence.contains("fleet.zip/B.inf"), "\(evidence)")
    #expect(try Plumbline.run(["read", "fleet.zip"], in: folder).objects().count == 4)
    for jobs in ["1", "8"] {
      #expect(
        try Plumbline.run(["scan", "fleet.zip", "--jobs", jobs] + Self.options, in: folder).output == packed.output)
    }
  }

  @Test func `an archive of one machine is that machine, by its own name or the archive's`() throws {
    let folder = try Folder(["base.yaml": Sample.baseline])
    let rest = #"{"os": "windows-server-2022", "role": "member-server"}"#
    try folder.write("in/WEB07.zip", Self.zip(["machine.json": rest, "secedit.inf": Sample.clean]))
    try folder.write("in/x.zip", Self.zip(["machine.json": Self.facts, "secedit.inf": Sample.clean]))
    try folder.write("in/DB3.ZIP", Self.zip(["secedit.inf": Sample.clean]))
    let run = try Plumbline.run(["scan", "in"] + Self.options, in: folder)
    #expect(try run.objects().subjects == ["DB3", "WEB01", "WEB07"], "\(run.error)")
  }

  private static let bad: [Named<(entries: [ZipSample.Entry], says: String)>] = [
    Named("a name that leads out", ([.init("../B.inf", Array(Sample.clean.utf8))], "leads out")),
    Named("a link", ([.init("B.inf", [], mode: 0o120777)], "a link")),
    Named("an encrypted entry", ([.init("B.inf", [1], flags: 1)], "encrypted")),
    Named("a name twice", ([.init("B.inf", [1]), .init("b.inf", [2])], "one name")),
  ]

  @Test(arguments: bad) fileprivate func `an archive that cannot be trusted is not read, and the run is not clean`(
    _ sample: Named<(entries: [ZipSample.Entry], says: String)>
  ) throws {
    let folder = try Folder(["base.yaml": Sample.baseline, "in/A.inf": Sample.clean])
    try folder.write("in/bad.zip", ZipSample([.init("C.inf", Array(Sample.clean.utf8))] + sample.value.entries).bytes)
    let run = try Plumbline.run(["scan", "in"] + Self.options, in: folder)
    #expect(run.exit == 3 && run.error.contains(sample.value.says), "\(run.error)")
    #expect(run.error.contains("in/bad.zip: error"), "\(run.error)")
    #expect(try run.objects().subjects == ["A"])
    #expect(!folder.has("B.inf"))
  }

  private static let hollow: [Named<[ZipSample.Entry]>] = [
    Named("nothing", []), Named("folders", [.init("WEB01/", []), .init("WEB02/deep/", [])]),
    Named("hidden files", [.init(".DS_Store", [1]), .init("WEB01/.notes", [1])]),
  ]

  @Test(arguments: hollow) fileprivate func `an archive that holds nothing to read is an error`(
    _ sample: Named<[ZipSample.Entry]>
  ) throws {
    let folder = try Folder(["base.yaml": Sample.baseline, "in/A.inf": Sample.clean])
    try folder.write("in/WEB01.zip", ZipSample(sample.value).bytes)
    let run = try Plumbline.run(["scan", "in"] + Self.options, in: folder)
    #expect(run.exit == 3 && run.error.contains("in/WEB01.zip: error"), "\(run.error)")
    #expect(try run.objects().codes.contains(sample.value.isEmpty ? "bad-archive" : "empty-archive"))
  }

  @Test func `a stream in an archive is judged line by line`() throws {
    let folder = try Folder(["base.yaml": Sample.baseline])
    for index in 100..<400 { try folder.write("in/M\(index).inf", Sample.clean) }
    let lines = try Plumbline.run(["read", "in"], in: folder).output
    try folder.write("all.zip", Self.zip(["all.jsonl": lines]))
    let run = try Plumbline.run(["scan", "all.zip", "--jobs", "3"] + Self.options, in: folder)
    #expect(try run.objects().subjects.count == 300 && run.exit == 0, "\(run.error)")
  }

  @Test func `an archive that is cut, and one in another, are errors`() throws {
    let whole = Self.zip(["A.inf": Sample.clean])
    let folder = try Folder(["base.yaml": Sample.baseline])
    try folder.write("cut.zip", Array(whole.dropLast(5)))
    let cut = try Plumbline.run(["scan", "cut.zip"] + Self.options, in: folder)
    #expect(cut.exit == 3, "\(cut.error)")
    try folder.write("nested.zip", ZipSample([.init("in.zip", whole), .init("B.inf", Array(Sample.clean.utf8))]).bytes)
    let nested = try Plumbline.run(["scan", "nested.zip"] + Self.options, in: folder)
    #expect(nested.exit == 3 && nested.error.contains("nested-archive"), "\(nested.error)")
    #expect(try nested.objects().subjects == ["B"])
  }
}
