import Foundation
import Testing

/// `plumbline baseline lint` from outside.
@Suite(.timeLimit(.minutes(15))) struct LintCommandTests {
  private static let head = """
    apiVersion: plumbline/v1
    kind: Baseline
    id: ours/web
    title: Our web servers  # and nobody else's
    version: "1"
    source: {publisher: Us, document: Minutes of May}
    layer: effective
    severity: medium
    unlisted: ignore
    rights:

    """
  private static let warned = head + "  SeAuditPrivilege: {expect: {exactly: [S-1-5-90]}}  # why?\n"
  private static let sound = head + "  SeAuditPrivilege: {expect: {exactly: [S-1-5-90-0]}}  # why?\n"

  @Test func `warnings end with 0, with --strict with 2`() throws {
    let folder = try Folder(["b.yaml": Self.warned])
    let run = try Plumbline.run(["baseline", "lint", "b.yaml"], in: folder)
    #expect(run.exit == 0)
    #expect(run.output.isEmpty)
    #expect(
      run.error.contains("b.yaml:11:41: warning: nobody has the SID S-1-5-90 [truncated-group-sid]"), "\(run.error)")
    #expect(try Plumbline.run(["baseline", "lint", "b.yaml", "--strict"], in: folder).exit == 2)
    #expect(
      try Plumbline.run(["baseline", "lint", "b.yaml", "--strict", "--skip", "truncated-group-sid"], in: folder).exit
        == 0)
    #expect(
      try Plumbline.run(["baseline", "lint", "b.yaml", "--strict", "--only", "dead-when"], in: folder).exit == 0)
  }

  @Test func `--fix changes the word and nothing else, and a second time nothing`() throws {
    let folder = try Folder(["b.yaml": Self.warned])
    let dry = try Plumbline.run(["baseline", "lint", "b.yaml", "--fix", "--dry-run"], in: folder)
    #expect(dry.error.contains("would fix: `S-1-5-90` is now `S-1-5-90-0`"), "\(dry.error)")
    #expect(folder.text("b.yaml") == Self.warned)
    let run = try Plumbline.run(["baseline", "lint", "b.yaml", "--fix", "--strict"], in: folder)
    #expect(run.exit == 0, "\(run.error)")
    #expect(run.error.contains("b.yaml:11:41: fixed: `S-1-5-90` is now `S-1-5-90-0` [truncated-group-sid]"))
    #expect(folder.text("b.yaml") == Self.sound)
    let again = try Plumbline.run(["baseline", "lint", "b.yaml", "--fix"], in: folder)
    #expect(!again.error.contains("fixed:"))
    #expect(folder.text("b.yaml") == Self.sound)
    #expect(folder.names == ["b.yaml"])
  }

  @Test func `what is found goes to standard output in the formats of machines`() throws {
    let folder = try Folder(["b.yaml": Self.warned])
    let lines = try Plumbline.run(["baseline", "lint", "b.yaml", "--output", "jsonl"], in: folder)
    #expect(
      lines.output == """
        {"type":"diagnostic","severity":"warning","code":"truncated-group-sid","message":"nobody has the SID S-1-5-90; \
        write S-1-5-90-0, the group of Window Manager\\\\Window Manager Group","uri":"b.yaml","line":11,"column":41}

        """)
    let commands = try Plumbline.run(["baseline", "lint", "b.yaml", "--output", "github"], in: folder)
    #expect(
      commands.output.hasPrefix("::warning title=truncated-group-sid,file=b.yaml,line=11,col=41::"),
      "\(commands.output)")
  }

  @Test func `a rule that is none ends with 2 and the nearest name`() throws {
    let run = try Plumbline.run(["baseline", "lint", "--only", "dead-wen"], in: try Folder())
    #expect(run.exit == 2)
    #expect(run.error.contains("did you mean \"dead-when\""), "\(run.error)")
  }

  @Test func `the list of rules and the page of each go together`() throws {
    let folder = try Folder()
    let list = try Plumbline.run(["baseline", "lint", "--rules"], in: folder)
    #expect(list.exit == 0)
    let ids = list.output.split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(ids.count > 60)
    for id in ["dead-when", "contradiction"] {
      #expect(ids.contains(id))
      let page = try Plumbline.run(["explain", id], in: folder)
      #expect(page.output.hasPrefix(id + ": ") && page.output.contains("👉"), "\(page.output)")
    }
  }

  @Test func `the library that the binary carries is not changed`() throws {
    let folder = try Folder()
    let run = try Plumbline.run(["baseline", "lint", "--fix", "--only", "dead-when"], in: folder)
    #expect(run.exit == 0, "\(run.error)")
    #expect(folder.names == [])
  }
}
