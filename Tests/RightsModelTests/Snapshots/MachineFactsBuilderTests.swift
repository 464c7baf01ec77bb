import RightsModel
import Testing

@Suite struct MachineFactsBuilderTests {
  private static let packs: [(os: String, pack: String, release: String?)] = [
    ("windows-xp", "0", "windows-xp"), ("windows-xp", "1", "windows-xp"), ("windows-xp", "2", "windows-xp-sp2"),
    ("windows-xp", "3", "windows-xp-sp3"), ("windows-xp", "4", nil), ("windows-xp-sp3", "2", nil),
    ("windows-2000", "4", "windows-2000"), ("windows-server-2003", "1", "windows-server-2003-sp1"),
    ("windows-server-2003-r2", "2", "windows-server-2003-r2"), ("windows-7", "1", "windows-7-sp1"),
    ("windows-server-2008", "1", "windows-server-2008"), ("windows-server-2008", "2", "windows-server-2008-sp2"),
    ("windows-server-2022", "0", "windows-server-2022"),
  ]

  @Test(arguments: packs.indices)
  func `a service pack makes the release that it is of, or contradicts the one that is stated`(index: Int) {
    let (os, pack, release) = Self.packs[index]
    let place = SourceLocation(uri: "machine.json", line: 1)
    var builder = MachineFactsBuilder(at: place)
    builder.set(.os, MachineFactsBuilder.Item(os, at: place))
    builder.set(.servicePack, MachineFactsBuilder.Item(pack, at: place))
    #expect(builder.finish().os?.id == release)
    #expect(builder.diagnostics.map(\.code.id) == (release == nil ? ["contradiction"] : []))
    guard let release else { return }
    // The same where two files say it.
    var facts = MachineFacts()
    facts.os = OSRelease.named(os)
    var other = MachineFacts()
    other.servicePack = Int(pack)
    facts.complete(from: other)
    #expect(facts.os?.id == release)
  }
}
