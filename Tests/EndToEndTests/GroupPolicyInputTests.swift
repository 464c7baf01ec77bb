import Foundation
import Testing

/// GPOs in backups and in SYSVOL: which they are, and what they define.
@Suite(.timeLimit(.minutes(15))) struct GroupPolicyInputTests {
  private static let backup = "7C2E5C80-6A4B-4E41-9A2A-1D9E4C9C9B01"
  private static let second = "7C2E5C80-6A4B-4E41-9A2A-1D9E4C9C9B02"
  private static let gpo = Sample.defaultDomainPolicy

  private func scan(_ folder: Folder, _ arguments: String...) throws -> (run: Finished, records: [Record]) {
    let run = try Plumbline.run(["scan"] + arguments + ["--output", "jsonl"], in: folder)
    return (run, try run.objects())
  }

  @Test func `a backup is the GPO that its own file says`() throws {
    let folder = try Folder([
      "in/{\(Self.backup)}/bkupInfo.xml": Sample.backupInfo(backup: Self.backup),
      "in/{\(Self.backup)}/\(Sample.templatePath)": Sample.template("SeImpersonatePrivilege = *S-1-5-32-544"),
    ])
    let (run, records) = try scan(folder, "in")
    #expect(run.exit == 1, "\(run.error)")
    #expect(records.subjects == ["corp.example/\(Self.gpo)"])
    #expect(records.results.allSatisfy { $0.text("gpoName") == "Default Domain Policy" && $0.text("kind") == "gpo" })
    #expect(
      records.results.filter { $0.text("verdict") == "fail" }.map { $0.text("right") } == ["SeImpersonatePrivilege"])
  }

  @Test(arguments: [("a template without rights", true), ("no template", false)])
  func `a backup that defines nothing is not a gap`(_ name: String, _ hasTemplate: Bool) throws {
    let folder = try Folder(["in/{\(Self.backup)}/bkupInfo.xml": Sample.backupInfo(backup: Self.backup)])
    try folder.makeFolder("in/{\(Self.backup)}/DomainSysvol/GPO/Machine")
    if hasTemplate { try folder.write("in/{\(Self.backup)}/\(Sample.templatePath)", Sample.template) }
    let (run, records) = try scan(folder, "in")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.summary.counts == ["pass": 45])
  }

  @Test func `a backup without its content is a gap`() throws {
    let folder = try Folder(["in/{\(Self.backup)}/bkupInfo.xml": Sample.backupInfo(backup: Self.backup)])
    let (run, records) = try scan(folder, "in")
    #expect(run.exit == 3)
    #expect(records.summary.counts["pass"] == nil)
  }

  private static let listed =
    #"<FSObjectFile bkp:Path="%GPO_MACH_FSPATH%\microsoft\windows nt\SecEdit\GptTmpl.inf" bkp:Location="DomainSysvol\GPO\Machine\microsoft\windows nt\SecEdit\GptTmpl.inf"/>"#
  private static let security = "[{827d319e-6eac-11d2-a4ea-00c04f79f83a}{803E14A0-B4FB-11D0-A0D0-00A0C90F574B}]"

  @Test(arguments: [
    (Sample.backup(files: listed), false), (Sample.backup(extensions: security), false), (Sample.backup(), true),
    (Sample.backup(files: #"<FSObjectFile bkp:Path="%GPO_MACH_FSPATH%\SecEdit\GptTmpl.inf"/>"#), true),
    (Sample.backup(files: #"<FSObjectFile bkp:Location="DomainSysvol\GPO\Machine\registry.pol"/>"#), true),
    ("<broken", false),
  ])
  func `a template that a backup had and has no more is a gap`(_ list: String, _ isWhole: Bool) throws {
    let folder = try Folder([
      "in/{\(Self.backup)}/Backup.xml": list,
      "in/{\(Self.backup)}/bkupInfo.xml": Sample.backupInfo(backup: Self.backup),
    ])
    try folder.makeFolder("in/{\(Self.backup)}/DomainSysvol/GPO/Machine")
    let (run, records) = try scan(folder, "in")
    #expect(run.exit == (isWhole ? 0 : 3), "\(run.error)")
    #expect(records.summary.counts["pass"] == (isWhole ? 45 : nil))
    #expect(records.summary.counts["fail"] == nil)
  }

  @Test func `the manifest beside backups says which GPOs they are`() throws {
    let instance = Sample.backupInfo(backup: Self.backup).replacingOccurrences(
      of: " xmlns=\"http://www.microsoft.com/GroupPolicy/GPOOperations/Manifest\"", with: "")
    let folder = try Folder([
      "in/manifest.xml":
        "<?xml version=\"1.0\"?><Backups xmlns=\"http://www.microsoft.com/GroupPolicy/GPOOperations/Manifest\">\(instance)</Backups>",
      "in/{\(Self.backup)}/\(Sample.templatePath)": Sample.template("SeImpersonatePrivilege = *S-1-5-32-544"),
    ])
    let (run, records) = try scan(folder, "in")
    #expect(records.subjects == ["corp.example/\(Self.gpo)"], "\(run.error)")
    #expect(run.exit == 1)
  }

  @Test func `a template in a backup that is named by itself still is its GPO`() throws {
    let folder = try Folder([
      "in/{\(Self.backup)}/bkupInfo.xml": Sample.backupInfo(backup: Self.backup),
      "in/{\(Self.backup)}/\(Sample.templatePath)": Sample.template("SeImpersonatePrivilege = *S-1-5-32-544"),
    ])
    let (_, records) = try scan(folder, "in/{\(Self.backup)}/\(Sample.templatePath)")
    #expect(records.subjects == ["corp.example/\(Self.gpo)"])
  }

  @Test func `a backup that nothing names is an error that says what to keep`() throws {
    let folder = try Folder([
      "in/{\(Self.backup)}/Backup.xml": "<x/>", "in/{\(Self.backup)}/\(Sample.templatePath)": Sample.template,
    ])
    let (run, _) = try scan(folder, "in")
    #expect(run.exit == 3)
    #expect(run.error.contains("bkupInfo.xml"), "\(run.error)")
  }

  @Test(arguments: [
    "Machine/Microsoft/Windows NT/SecEdit/GptTmpl.inf", "MACHINE/microsoft/windows nt/secedit/gpttmpl.INF",
  ])
  func `a folder of SYSVOL is its GPO in any case of letters`(_ path: String) throws {
    let root = "SYSVOL/Corp.Example/Policies/{\(Self.gpo)}"
    let folder = try Folder([
      "\(root)/GPT.INI": "[General]\r\nVersion=1\r\n",
      "\(root)/\(path)": Sample.template("SeImpersonatePrivilege = *S-1-5-32-544"),
    ])
    let (run, records) = try scan(folder, "SYSVOL")
    #expect(run.exit == 1, "\(run.error)")
    #expect(records.subjects == ["corp.example/\(Self.gpo)"])
    #expect(records.results.allSatisfy { $0.text("gpoName") == "Default Domain Policy" })
  }

  @Test func `of several backups of one GPO the newest counts and the older is named`() throws {
    let folder = try Folder([
      "in/{\(Self.backup)}/bkupInfo.xml": Sample.backupInfo(time: "2026-01-01T00:00:00", backup: Self.backup),
      "in/{\(Self.backup)}/\(Sample.templatePath)": Sample.template("SeImpersonatePrivilege = *S-1-5-32-544"),
      "in/{\(Self.second)}/bkupInfo.xml": Sample.backupInfo(time: "2026-02-01T00:00:00", backup: Self.second),
      "in/{\(Self.second)}/\(Sample.templatePath)": Sample.template,
    ])
    let (run, records) = try scan(folder, "in")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.subjects.count == 1)
    let note = records.first { $0.text("code") == "older-backup" }
    #expect(note?.text("uri").contains(Self.backup) == true)
    #expect(note?.text("message").contains(Self.second) == true)
  }

  @Test func `of backups that nothing orders none is judged`() throws {
    let folder = try Folder([
      "in/{\(Self.backup)}/bkupInfo.xml": Sample.backupInfo(backup: Self.backup),
      "in/{\(Self.backup)}/\(Sample.templatePath)": Sample.template("SeImpersonatePrivilege = *S-1-5-32-544"),
      "in/{\(Self.second)}/bkupInfo.xml": Sample.backupInfo(backup: Self.second),
      "in/{\(Self.second)}/\(Sample.templatePath)": Sample.template,
    ])
    let (run, records) = try scan(folder, "in")
    #expect(run.exit == 3)
    #expect(records.summary.counts["pass"] == nil && records.summary.counts["fail"] == nil)
    #expect(run.error.contains(Self.backup) && run.error.contains(Self.second), "\(run.error)")
  }

  @Test func `one GUID in two domains is two GPOs`() throws {
    let folder = try Folder([
      "in/{\(Self.backup)}/bkupInfo.xml": Sample.backupInfo(domain: "a.example", backup: Self.backup),
      "in/{\(Self.backup)}/\(Sample.templatePath)": Sample.template,
      "in/{\(Self.second)}/bkupInfo.xml": Sample.backupInfo(domain: "b.example", backup: Self.second),
      "in/{\(Self.second)}/\(Sample.templatePath)": Sample.template,
    ])
    let (run, records) = try scan(folder, "in")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.subjects == ["a.example/\(Self.gpo)", "b.example/\(Self.gpo)"])
  }

  @Test func `a malformed line spoils the whole template, as it does in Windows`() throws {
    let folder = try Folder([
      "in/{\(Self.backup)}/bkupInfo.xml": Sample.backupInfo(backup: Self.backup),
      "in/{\(Self.backup)}/\(Sample.templatePath)": Sample.template(
        "SeDebugPrivilege = *nonsense", "SeImpersonatePrivilege = *S-1-5-32-544"),
    ])
    let (run, records) = try scan(folder, "in")
    #expect(run.exit == 3)
    #expect(records.summary.counts["pass"] == nil)
    #expect(run.error.contains("Windows ignores this whole GptTmpl.inf"), "\(run.error)")
  }

  @Test func `a broken bkupInfo.xml is located`() throws {
    let folder = try Folder([
      "in/{\(Self.backup)}/bkupInfo.xml": "<BackupInst>\n<GPOGuid>",
      "in/{\(Self.backup)}/\(Sample.templatePath)": Sample.template,
    ])
    let (run, _) = try scan(folder, "in")
    #expect(run.exit == 3)
    #expect(run.error.contains("bkupInfo.xml:2:"), "\(run.error)")
  }

  @Test func `a GPO that no policy assigns is a gap`() throws {
    let folder = try Folder([
      "in/{\(Self.backup)}/bkupInfo.xml": Sample.backupInfo(
        gpo: "11111111-2222-3333-4444-555555555555", name: "Mine", backup: Self.backup),
      "in/{\(Self.backup)}/\(Sample.templatePath)": Sample.template,
    ])
    let (run, records) = try scan(folder, "in")
    #expect(run.exit == 3)
    #expect(records.verdict("corp.example/11111111-2222-3333-4444-555555555555", "plumbline/gap") == "notCollected")
  }
}
