import RightsTestSupport
import Testing

/// What an inventory says of the files that are scanned beside it.
@Suite(.timeLimit(.minutes(15))) struct InventoryScanTests {
  private static let namesakes = """
    name,fqdn,os,role
    WEB01,web01.a.example,windows-server-2022,member-server
    web01,web01.b.example,windows-server-2016,member-server

    """

  @Test func `a file that is called as two machines are is none of them`() throws {
    let folder = try Folder(["in/WEB01.inf": Sample.clean, "i.csv": Self.namesakes])
    let run = try Plumbline.run(
      [
        "scan", "in", "--inventory", "i.csv", "--baseline", "defaults/windows-server-2022/member-server", "--output",
        "jsonl",
      ],
      in: folder)
    #expect(run.exit == 3)
    #expect(
      run.error.contains("in/WEB01.inf: error: several machines of the inventory are called WEB01"), "\(run.error)")
    let records = try run.objects()
    #expect(records.codes.count { $0 == "machine-missing" } == 2)
    #expect(records.machines.count { $0.text("os").isEmpty == false && $0.text("subject") == "WEB01" } == 0)
  }

  @Test func `an FQDN says which of them is meant`() throws {
    let folder = try Folder(["in/web01.b.example.inf": Sample.clean, "i.csv": Self.namesakes])
    let run = try Plumbline.run(
      [
        "scan", "in", "--inventory", "i.csv", "--baseline", "defaults/windows-server-2016/member-server", "--output",
        "jsonl",
      ],
      in: folder)
    #expect(!run.error.contains("several machines"), "\(run.error)")
    let machine = try #require(try run.objects().machines.first { $0.text("subject") == "web01.b.example" })
    #expect(machine.text("os") == "windows-server-2016")
  }
}
