import RightsModel
import RightsSnapshots
import Testing

/// What was read before must never change what is read.
@Suite struct ReadMemoryTests {
  private static let formats: [any SnapshotFormat.Type] = [SeceditExport.self, GroupPolicyTemplate.self]

  private func read(_ bytes: [UInt8], _ format: any SnapshotFormat.Type, _ memory: ReadMemory?) -> [Snapshot] {
    format.read(
      bytes.span, ReadContext(uri: "A.inf", subject: Subject(kind: .machine, id: "A"), memory: memory))
  }

  @Test func `every sample reads the same with a memory of all the others`() {
    let memory = ReadMemory()
    for round in 0..<2 {
      for sample in SeceditExportTests.samples {
        for format in Self.formats {
          let bytes = round == 0 ? utf16(sample.text) : Array(sample.text.utf8)
          #expect(read(bytes, format, memory) == read(bytes, format, nil), "\(sample.testDescription)")
        }
      }
    }
  }

  @Test func `a cut list reads as cut though the whole one is known, and the other way round`() {
    let text = "[Privilege Rights]\r\nSeChangeNotifyPrivilege = *S-1-1-0\r\nSeDebugPrivilege = *S-1-5-19,*S-1-5-6"
    let memory = ReadMemory()
    for bytes in [Array(text.utf8), Array((text + "\r\n[Version]\r\n").utf8), Array(text.utf8)] {
      #expect(read(bytes, SeceditExport.self, memory) == read(bytes, SeceditExport.self, nil))
    }
  }

  @Test func `more different lists than it has room for are all read right`() {
    let memory = ReadMemory()
    for round in 0..<2 {
      for machine in 0..<200 {
        let lines = UserRight.allCases.map {
          "\($0) = *S-1-5-21-1-2-\(machine)-\(1000 + Int($0.rawValue)),*S-1-5-32-544"
        }
        let bytes = Array(export(lines[0], lines: lines.dropFirst()).utf8)
        let snapshots = read(bytes, SeceditExport.self, memory)
        #expect(snapshots == read(bytes, SeceditExport.self, nil), "machine \(machine), round \(round)")
      }
    }
  }

  private func export(_ first: String, lines: some Sequence<String>) -> String {
    "[Privilege Rights]\r\n" + first + "\r\n" + lines.map { $0 + "\r\n" }.joined() + "[Version]\r\nRevision=1\r\n"
  }

  @Test func `the bytes of a known line say nothing where they are other text`() {
    let memory = ReadMemory()
    let line = "SeDebugPrivilege = *S-1-5-32-544"
    let text = "[Privilege Rights]\r\nSeChangeNotifyPrivilege = *S-1-1-0\r\n\(line)\r\n[Version]\r\n"
    for _ in 0..<2 { _ = read(utf16(text), SeceditExport.self, memory) }
    // The same line with its NULs, in a file of one-byte units.
    let nulls: [UInt8] = line.utf8.flatMap { [$0, 0] as [UInt8] }
    let narrow = Array("[Privilege Rights]\nSeChangeNotifyPrivilege = *S-1-1-0\n".utf8) + nulls
    let bytes = narrow + Array("\n[Version]\n".utf8)
    #expect(read(bytes, SeceditExport.self, memory) == read(bytes, SeceditExport.self, nil))
  }

  @Test func `a name means what its own machine calls it`() {
    func file(_ guest: String) -> [UInt8] {
      Array(
        """
        [System Access]
        NewGuestName = "\(guest)"
        [Privilege Rights]
        SeChangeNotifyPrivilege = *S-1-1-0
        SeDenyNetworkLogonRight = Besucher
        [Version]
        Revision=1

        """.utf8)
    }
    let memory = ReadMemory()
    let first = read(file("Besucher"), SeceditExport.self, memory)
    let second = read(file("Gast"), SeceditExport.self, memory)
    #expect(first.map { shorthand($0.rights[.denyNetworkLogonRight]) } == ["$machine-501"])
    #expect(second.map { shorthand($0.rights[.denyNetworkLogonRight]) } == ["Besucher"])
  }
}
