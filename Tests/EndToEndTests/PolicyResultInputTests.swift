import Foundation
import Testing

/// What Group Policy sets, as an input of `scan` and `read`.
@Suite(.timeLimit(.minutes(15))) struct PolicyResultInputTests {
  private static let baseline = """
    apiVersion: plumbline/v1
    kind: Baseline
    id: ours
    title: Ours
    version: "1"
    source: {publisher: us, document: none}
    layer: effective
    unlisted: ignore
    rights:
      SeDebugPrivilege: {expect: {exactly: [Administrators]}}
      SeTcbPrivilege: {expect: no one}
      SeNetworkLogonRight: {expect: {exactly: [Administrators]}}
      SeBackupPrivilege: {expect: no one}

    """

  @Test func `a resultant set is judged where a GPO sets the right, and is a gap where none does`() throws {
    let folder = try Folder(["ours.yaml": Self.baseline])
    try folder.write("in/gpresult.xml", try Sample.fixture("gpresult/utf-16le.xml"))
    let run = try Plumbline.run(["scan", "in", "--baseline", "ours.yaml", "--output", "jsonl"], in: folder)
    #expect(try run.objects().subjects == ["WEB01"])
    let expected = [
      "SeDebugPrivilege": "pass", "SeTcbPrivilege": "pass", "SeNetworkLogonRight": "fail",
      "SeBackupPrivilege": "notCollected",
    ]
    #expect(try run.objects().verdictsByRight == expected)
    #expect(run.exit == 3, "\(run.error)")

    let read = try Plumbline.run(["read", "in"], in: folder)
    try folder.write("again/x.jsonl", read.outputBytes)
    let again = try Plumbline.run(["scan", "again", "--baseline", "ours.yaml", "--output", "jsonl"], in: folder)
    #expect(try again.objects().verdictsByRight == expected)
  }

  @Test func `every GPO of one report is a subject`() throws {
    let gpo = String(decoding: try Sample.fixture("gpreport/utf-8.xml"), as: UTF8.self)
      .replacingOccurrences(of: "<?xml version=\"1.0\" encoding=\"utf-8\"?>", with: "")
    let guids = (10..<40).map { "{6AC1786C-016F-11D2-945F-00C04FB984\($0)}" }
    let all = guids.map { gpo.replacingOccurrences(of: "{6AC1786C-016F-11D2-945F-00C04fB984F9}", with: $0) }
    let folder = try Folder(["in/all.xml": "<report>\(all.joined())</report>"])
    let run = try Plumbline.run(["read", "in"], in: folder)
    let snapshots = try run.objects()
    #expect(snapshots.count == 30, "\(run.error)")
    let names = run.output.split(separator: "\n").map { line in
      guids.filter { line.contains("\"name\":\"corp.example/\($0.dropFirst().dropLast())\"") }.count
    }
    #expect(names.allSatisfy { $0 == 1 })
  }

  @Test func `instances of many machines find their inventory entries`() throws {
    let inventory = """
      apiVersion: plumbline/v1
      kind: Inventory
      machines:
        - {name: WEB01, id: asset-1, fqdn: web01.corp.example}
        - {name: WEB02}

      """
    let rows =
      "UserRight,Precedence,AccountList,PSComputerName\nSeTcbPrivilege,1,,WEB01\nSeTcbPrivilege,1,*S-1-1-0,web02\n"
    let folder = try Folder(["ours.yaml": Self.baseline, "inventory.yaml": inventory, "in/rsop.csv": rows])
    let run = try Plumbline.run(
      ["scan", "in", "--baseline", "ours.yaml", "--inventory", "inventory.yaml", "--output", "jsonl"], in: folder)
    let results = try run.objects().results.filter { $0.text("right") == "SeTcbPrivilege" }
    #expect(results.map { $0.text("subject") } == ["asset-1", "web02"], "\(run.error)")
    #expect(results.map { $0.text("verdict") } == ["pass", "fail"])
  }

  @Test func `a report of a GPO or of another machine in a machine's folder is passed over`() throws {
    let folder = try Folder(["in/machine.json": #"{"name": "WEB02"}"#, "in/WEB02.inf": Sample.clean])
    let before = try Plumbline.run(["scan", "in", "--output", "jsonl"], in: folder)
    try folder.write("in/gpreport.xml", try Sample.fixture("gpreport/utf-8.xml"))
    try folder.write("in/gpresult.xml", try Sample.fixture("gpresult/utf-8.xml"))
    let after = try Plumbline.run(["scan", "in", "--output", "jsonl"], in: folder)
    #expect(try after.objects().verdictsByRight == before.objects().verdictsByRight)
    #expect(after.error.components(separatedBy: "other-subject").count == 3, "\(after.error)")
  }
}
