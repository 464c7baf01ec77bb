import Foundation
import RightsModel
import RightsSnapshots
import Testing

/// Rule sets of Policy Analyzer: each policy for itself, and what was compared on a machine.
@Suite struct PolicyRulesFileTests {
  private func read(_ items: String) throws -> [Snapshot] {
    let format = try #require(SnapshotFormats.named("policyrules"))
    let context = ReadContext(uri: "a.PolicyRules", subject: Subject(kind: .machine, id: "a"))
    return format.read(Array("<PolicyRules>\(items)</PolicyRules>".utf8).span, context)
  }

  private func item(_ line: String, _ policy: String, _ more: String = "") -> String {
    "<SecurityTemplate Section=\"Privilege Rights\"><LineItem>\(line)</LineItem><PolicyName>\(policy)</PolicyName>\(more)</SecurityTemplate>"
  }

  @Test func `policies are never merged, and what one does not set it does not define`() throws {
    let snapshots = try read(
      item("SeTcbPrivilege=", "Computer") + item("SeTcbPrivilege=*S-1-5-18", "DC")
        + item("SeDebugPrivilege=*S-1-5-32-544", "DC"))
    #expect(snapshots.map(\.subject.gpoName) == ["Computer", "DC"])
    #expect(snapshots.map { shorthand($0.rights[.tcbPrivilege]) } == ["-", "S-1-5-18"])
    #expect(snapshots.map { shorthand($0.rights[.debugPrivilege]) } == [".", "S-1-5-32-544"])
    #expect(snapshots.allSatisfy { $0.subject.kind == .gpo && $0.layer == .groupPolicy })
  }

  private static let missing = "<ValueNotFound>True</ValueNotFound>"

  @Test func `what was not found on a machine is nobody's only where its rights were surely exported`() throws {
    let host = "WEB01 - secedit /export"
    let without = try read(item("SeTcbPrivilege", host, Self.missing) + item("SeDebugPrivilege=*S-1-5-32-544", host))
    #expect(without.map(\.subject.kind) == [.machine] && without.map(\.facts.name) == ["WEB01"])
    #expect(without.map { shorthand($0.rights[.tcbPrivilege]) } == ["?"])
    #expect(without.map { shorthand($0.rights[.debugPrivilege]) } == ["S-1-5-32-544"])
    let with = try read(item("SeTcbPrivilege=", host, Self.missing) + item("SeChangeNotifyPrivilege=*S-1-1-0", host))
    #expect(with.map { shorthand($0.rights[.tcbPrivilege]) } == ["-"])
    #expect(with.map { shorthand($0.rights[.backupPrivilege]) } == ["?"], "what was not compared is not known")
  }

  @Test func `lines that differ are an error, and a line that names no right leaves all open`() throws {
    let differing = try #require(try read(item("SeTcbPrivilege=", "A") + item("SeTcbPrivilege=*S-1-5-18", "A")).first)
    #expect(differing.rights[.tcbPrivilege].fault != nil)
    let nameless = try #require(try read(item("=*S-1-5-18", "A") + item("SeDebugPrivilege=*S-1-5-18", "A")).first)
    #expect(UserRight.allCases.allSatisfy { nameless.rights[$0].assignment == .notCollected })
    #expect(nameless.lines == Snapshot.LineCount(read: 1, rejected: 1))
  }

  @Test func `a line without the name of its policy may be of any that the file names`() throws {
    let stray = item("SeDebugPrivilege=*S-1-1-0", "")
    let snapshots = try read(item("SeTcbPrivilege=", "A") + stray + item("SeTcbPrivilege=*S-1-5-18", "B"))
    #expect(snapshots.map(\.subject.gpoName) == ["A", "B"])
    #expect(snapshots.allSatisfy { $0.rights[.debugPrivilege].fault != nil })
    #expect(snapshots.map { shorthand($0.rights[.tcbPrivilege]) } == ["-", "S-1-5-18"])
    #expect(snapshots.map { shorthand($0.rights[.backupPrivilege]) } == [".", "."])
    #expect(snapshots.allSatisfy { $0.diagnostics.map(\.code.id) == ["malformed-setting"] })
    let alone = try read(stray)
    #expect(alone.map { shorthand($0.rights[.debugPrivilege]) } == ["S-1-1-0"])
  }

  @Test func `a machine's line that names no right may be of one that was not found`() throws {
    let host = "WEB01 - secedit /export"
    let snapshot = try #require(
      try read(
        item("SeTcbPrivilege=", host, Self.missing) + item("SeChangeNotifyPrivilege=*S-1-1-0", host)
          + item("=*S-1-5-18", host)
      ).first)
    #expect(shorthand(snapshot.rights[.tcbPrivilege]) == "?")
  }

  @Test(arguments: ["", "<ComputerConfig><PolicyName>A</PolicyName></ComputerConfig>"])
  func `a file without lines of a template says nothing`(_ items: String) throws {
    let snapshot = try #require(try read(items).first)
    #expect(UserRight.allCases.allSatisfy { snapshot.rights[$0].assignment == .notCollected })
    #expect(snapshot.completeness != .complete)
  }
}
