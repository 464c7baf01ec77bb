import Foundation
import Testing

/// `baseline import` and `baseline new`, by running the binary.
@Suite(.timeLimit(.minutes(15))) struct BaselineImportTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  private static let fleet = "\(root)/Tests/Fixtures/demo/fleet"

  private static let template = """
    [Unicode]\r
    Unicode=yes\r
    [Version]\r
    signature="$CHICAGO$"\r
    Revision=1\r
    [Privilege Rights]\r
    SeDebugPrivilege = *S-1-5-32-544\r
    SeTcbPrivilege =\r
    SeDenyBatchLogonRight = ADD YOUR DOMAIN ADMINS,ADD YOUR ENTERPRISE ADMINS,*S-1-5-32-546\r
    SeBackupPrivilege = *S-1-5-32-544,*S-1-5-21-1-2-3-512\r

    """

  @Test func `a template of a GPO becomes a baseline of GPOs`() throws {
    let folder = try Folder(["GptTmpl.inf": Self.template])
    let run = try Plumbline.run(["baseline", "import", "GptTmpl.inf", "--id", "corp/gpo"], in: folder)
    #expect(run.exit == 0, "\(run.error)")
    #expect(run.output.contains("layer: group-policy\nseverity: medium\nunlisted: not defined\n"))
    #expect(run.output.contains("expect: {exactly: [Guests, $domain\\Domain Admins, $forest\\Enterprise Admins]}"))
    #expect(run.output.contains("expect: {exactly: [$domain\\Domain Admins, Administrators]}"))
    #expect(run.output.contains("  # GptTmpl.inf, line 8\n  SeTcbPrivilege:\n    expect: no one\n"))
  }

  @Test func `a template becomes a baseline of machines where it is asked for`() throws {
    let folder = try Folder(["GptTmpl.inf": Self.template])
    let run = try Plumbline.run(
      [
        "baseline", "import", "GptTmpl.inf", "--id", "corp/servers", "--layer", "effective", "--os",
        "windows-server-2022",
        "--role", "member-server", "--output", "out.yaml",
      ], in: folder)
    #expect(run.exit == 0, "\(run.error)")
    #expect(run.output == "")
    #expect(folder.names == ["GptTmpl.inf", "out.yaml"])
    #expect(folder.text("out.yaml").contains("appliesTo: {os: [windows-server-2022], role: [member-server]}"))
    #expect(try Plumbline.run(["baseline", "lint", "out.yaml"], in: folder).exit == 0)
  }

  @Test func `the backup of a GPO is imported by its folder`() throws {
    let run = try Plumbline.run([
      "baseline", "import", "\(Self.fleet)/gpo/{5D0E6B2A-41C7-4F9E-8A36-2B7F90C1D4E8}", "--id", "corp/gpo",
    ])
    #expect(run.exit == 0, "\(run.error)")
    #expect(run.output.contains("layer: group-policy"))
  }

  @Test func `what is imported of a GPO passes on that GPO`() throws {
    let folder = try Folder()
    for (index, name) in ["{5D0E6B2A-41C7-4F9E-8A36-2B7F90C1D4E8}", "{C83F1A94-7E25-4B60-9D1C-E64A05B8327F}"]
      .enumerated()
    {
      let made = try Plumbline.run(
        [
          "baseline", "new", "--from", "\(Self.fleet)/gpo/\(name)", "--id", "corp/gpo-\(index)", "--output",
          "\(index).yaml",
        ],
        in: folder)
      #expect(made.exit == 0, "\(made.error)")
      let scan = try Plumbline.run(
        ["scan", "\(Self.fleet)/gpo/\(name)", "--baseline", "\(index).yaml", "--output", "jsonl"], in: folder)
      #expect(scan.exit == 0, "\(scan.error)\n\(scan.output)")
    }
  }

  @Test func `a GPO that defines no right is a baseline of its own, and imported it is nothing`() throws {
    let folder = try Folder(["GptTmpl.inf": "[Unicode]\r\nUnicode=yes\r\n[Version]\r\nsignature=\"$CHICAGO$\"\r\n"])
    let made = try Plumbline.run(["baseline", "new", "--from", "GptTmpl.inf", "--id", "a"], in: folder)
    #expect(made.exit == 0, "\(made.error)")
    #expect(made.output.hasSuffix("layer: group-policy\nunlisted: not defined\n"))
    let imported = try Plumbline.run(["baseline", "import", "GptTmpl.inf", "--id", "a"], in: folder)
    #expect(imported.exit == 3)
    #expect(imported.error.contains("[nothing-imported]"))
  }

  @Test func `a right that is lost is not claimed to be undefined`() throws {
    let folder = try Folder(["GptTmpl.inf": Self.template + "SeFlyPrivilege = *S-1-1-0\r\n"])
    let run = try Plumbline.run(["baseline", "import", "GptTmpl.inf", "--id", "a"], in: folder)
    #expect(run.exit == 3)
    #expect(run.error.contains("GptTmpl.inf:11: error: \"SeFlyPrivilege\" is not a user right"))
    #expect(run.output.contains("unlisted: ignore\n"))
  }

  static let machines = ["DC01", "HV01", "KIOSK01", "LEGACY01", "SQL01"]

  @Test(arguments: machines)
  func `a machine passes the baseline that was made of it`(_ name: String) throws {
    let folder = try Folder()
    let path = "\(Self.fleet)/machines/\(name)"
    let made = try Plumbline.run(
      ["baseline", "new", "--from", path, "--id", "corp/reference", "--output", "new.yaml"], in: folder)
    #expect(made.exit == 0, "\(made.error)")
    #expect(try Plumbline.run(["baseline", "lint", "new.yaml"], in: folder).exit == 0)
    let scan = try Plumbline.run(["scan", path, "--baseline", "new.yaml", "--output", "jsonl"], in: folder)
    #expect(scan.exit == 0, "\(scan.error)\n\(scan.output)")
    #expect(try scan.objects().count > 30)
  }

  @Test func `services and accounts of the reference machine are made portable`() throws {
    let run = try Plumbline.run(["baseline", "new", "--from", "\(Self.fleet)/machines/SQL01", "--id", "corp/sql"])
    #expect(run.output.contains("within: [LOCAL SERVICE, NETWORK SERVICE, NT SERVICE\\*]"))
    #expect(run.output.contains("# NT SERVICE\\* stands for NT SERVICE\\MSSQLSERVER (S-1-5-80-"))
    #expect(run.output.contains("exactly: [Administrators, NT SERVICE\\WdiServiceHost]"))
    #expect(run.output.contains("exactly: [$domain-1642, Administrators]"))
  }

  @Test func `several machines are no reference`() throws {
    let run = try Plumbline.run(["baseline", "new", "--from", "\(Self.fleet)/machines", "--id", "corp/x"])
    #expect(run.exit == 3)
    #expect(run.output == "")
    #expect(run.error.contains("[several-subjects]"))
  }

  @Test func `a loss is exit 3, with its line, and the rest is written`() throws {
    let run = try Plumbline.run(["baseline", "import", "\(Self.root)/Tests/Fixtures/import/servers.ps1"])
    #expect(run.exit == 3)
    #expect(run.output.contains("id: imported/servers"))
    #expect(run.error.contains("servers.ps1:43:"))
    #expect(run.error.contains("6 rules in 1 baseline, read as dsc; not carried, or not whole: 3 statements"))
  }

  @Test func `several baselines are several documents of one file, which loads`() throws {
    let folder = try Folder([
      "a.PolicyRules": """
      <PolicyRules>
      <SecurityTemplate Section="Privilege Rights"><LineItem>SeTcbPrivilege=</LineItem><PolicyName>A - Member Server</PolicyName></SecurityTemplate>
      <SecurityTemplate Section="Privilege Rights"><LineItem>SeTcbPrivilege=</LineItem><PolicyName>A - Domain Controller</PolicyName></SecurityTemplate>
      </PolicyRules>
      """
    ])
    let run = try Plumbline.run(["baseline", "import", "a.PolicyRules", "--id", "x", "--output", "o.yaml"], in: folder)
    #expect(run.exit == 0, "\(run.error)")
    let lint = try Plumbline.run(["baseline", "lint", "o.yaml"], in: folder)
    #expect(lint.exit == 0)
    #expect(lint.error.contains("2 baselines sound"))
  }

  static let codes: [([String], Int32)] = [
    (["import", "x", "--as", "nonsense"], 64), (["import", "x", "--id", "a//b"], 64),
    (["import", "x", "--layer", "both"], 64), (["import", "x", "--role", "king"], 64),
    (["import", "x", "--os", "dos"], 64), (["new", "--from", "x"], 64), (["import", "/nowhere/x"], 3),
    (["new", "--from", "/nowhere/x", "--id", "a"], 3),
  ]

  @Test(arguments: codes)
  func `exit codes`(_ arguments: [String], _ exit: Int32) throws {
    #expect(try Plumbline.run(["baseline"] + arguments).exit == exit)
  }

  @Test func `standard input is read`() throws {
    let rules =
      "<PolicyRules><SecurityTemplate Section=\"Privilege Rights\"><LineItem>SeTcbPrivilege=</LineItem></SecurityTemplate></PolicyRules>"
    let run = try Plumbline.run(["baseline", "import", "-"], input: Array(rules.utf8))
    #expect(run.exit == 0, "\(run.error)")
    #expect(run.output.contains("id: imported/stdin\n"))
    #expect(run.output.contains("SeTcbPrivilege:\n    expect: no one\n"))
  }

  @Test func `a file of no known format says which there are`() throws {
    let folder = try Folder(["a.txt": "hello"])
    let run = try Plumbline.run(["baseline", "import", "a.txt"], in: folder)
    #expect(run.exit == 3)
    #expect(run.error.contains("[unknown-format]"))
    #expect(run.error.contains("hardeningkitty"))
  }

  @Test func `a file that cannot be written is exit 4, and leaves nothing`() throws {
    let folder = try Folder(["GptTmpl.inf": Self.template])
    let run = try Plumbline.run(["baseline", "import", "GptTmpl.inf", "--output", "no/such/out.yaml"], in: folder)
    #expect(run.exit == 4)
    #expect(folder.names == ["GptTmpl.inf"])
  }
}
