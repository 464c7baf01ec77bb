import Foundation
import RightsModel
import RightsSnapshots
import Testing

/// AccessChk's lists: what is not surely whole, or not surely a holder, is not believed.
@Suite struct AccessChkTests {
  private func read(_ text: String, _ wholeness: Wholeness = .unstated) throws -> Snapshot {
    let format = try #require(SnapshotFormats.named("accesschk"))
    let context = ReadContext(uri: "WEB01.txt", subject: Subject(kind: .machine, id: "WEB01"), wholeness: wholeness)
    return try #require(format.read(Array(text.utf8).span, context).first)
  }

  @Test(arguments: [
    ("SeTcbPrivilege:\n\tA\\b\n", "~A\\b"), ("SeTcbPrivilege:\n\tA\\b\nSeDebugPrivilege\n", "A\\b"),
    ("SeTcbPrivilege:\n\tA\\b\nPS C:\\audit> \n", "A\\b"), ("SeTcbPrivilege:\n", "?"),
    ("SeTcbPrivilege:\nSeDebugPrivilege:\n", "?"), ("SeTcbPrivilege:\n\tNo accounts granted SeTcbPrivilege.\n", "-"),
    ("No accounts granted SeTcbPrivilege.\n", "-"), ("SeTcbPrivilege:\n\tNo accounts granted", "?"),
    ("SeTcbPrivilege:\nNo accounts granted.\n", "-"), ("SeTcbPrivilege:\n\tSeDebugPrivilege\n", "?"),
    ("SeTcbPrivilege:\nA\\b\nC:\\>\n", "A\\b"),
  ])
  func `a list is whole where something follows it, and empty where it is said to be`(
    _ text: String, _ expected: String
  ) throws {
    #expect(shorthand(try read(text).rights[.tcbPrivilege]) == expected)
  }

  @Test(arguments: [
    ("SeTcbPrivilege:\n\tA\\b\n", "A\\b"), ("SeTcbPrivilege:\n\tA\\b", "A\\b"), ("SeTcbPrivilege:\n", "?"),
    ("SeDebugPrivilege:\n\tA\\b\n", "?"),
  ])
  func `the last list is whole where the collection proves the file whole`(_ text: String, _ expected: String) throws {
    #expect(shorthand(try read(text, .proven).rights[.tcbPrivilege]) == expected)
    #expect(shorthand(try read(text, .stated).rights[.tcbPrivilege]) != "A\\b")
  }

  @Test(arguments: [
    "SeTcbPrivilege:\nAccess is denied.\n", "SeTcbPrivilege:\n\tA\\b\nError opening policy.\nC:\\>\n",
    "SeTcbPrivilege:\n\tA\\b\n\tNo accounts granted SeTcbPrivilege.\n", "SeTcbPrivilege:\n\tA\\b\n\tA\\",
    "SeTcbPrivilege:\n\tA\\b\nSeDebugPrivilege\nSeTcbPrivilege:\n\tA\\c\nC:\\>\n",
  ])
  func `a list with an error in it is at fault`(_ text: String) throws {
    let observed = try read(text).rights[.tcbPrivilege]
    #expect(observed.fault != nil && observed.assignment == .notCollected)
  }

  @Test(arguments: [
    "  Error enumerating accounts:\n  Access is denied.\n", "\tAccess is denied.\n", "\tZugriff verweigert\n",
    "\tA\\b\n\tError opening \\\\.\\pipe\\lsarpc\n", "\tA\\b\n\tCORP\\Domain Us...\n",
    "\tError opening C:\\x\n",
  ])
  func `an error below a right is no holder of it`(_ lines: String) throws {
    let observed = try read("SeTcbPrivilege:\n\(lines)SeDebugPrivilege:\n\tA\\b\n").rights[.tcbPrivilege]
    #expect(observed.fault != nil && observed.assignment == .notCollected)
  }

  @Test(arguments: ["Everyone", "Jeder", "Tout le monde", "S-1-5-21-1-2-3-4", "NT SERVICE\\MSSQL$X", "CORP\\a b"])
  func `a name that stands under no authority is one of a few`(_ name: String) throws {
    let text = "SeTcbPrivilege:\n\t\(name)\nSeDebugPrivilege:\n"
    #expect(shorthand(try read(text).rights[.tcbPrivilege]) == name)
  }

  @Test func `the rights of an account are no holders, and accounts without a right are kept out`() throws {
    let snapshot = try read("C:\\>accesschk -a corp\\bob *\n\tSeDebugPrivilege\n\tSeTcbPrivilege\n\tCORP\\x\n")
    #expect(UserRight.allCases.allSatisfy { snapshot.rights[$0].assignment == .notCollected })
    #expect(
      snapshot.diagnostics.map(\.code) == ["right-without-holder", "right-without-holder", "holder-without-right"])
    #expect(snapshot.diagnostics.map { $0.location?.line } == [2, 3, 4])
  }

  @Test(arguments: [
    "SeTcbPrivilege:\n  BUILTIN\\Administrators\n", "BUILTIN\\Administrators\nSeTcbPrivilege\n\n",
    "accesschk -a\n", "Accesschk v6.15 - Reports effective permissions\nC:\\Windows\n  RW BUILTIN\\Administrators\n",
  ])
  func `what other tools print is not taken for it`(_ text: String) {
    #expect(SnapshotFormats.recognize(Array(text.utf8).span, at: SnapshotPath("x.txt"))?.id != "accesschk")
  }
}
