import Foundation
import RightsModel
import RightsSnapshots
import Testing

/// Reports of GPOs: what one defines, and what a report that lacks something does not prove.
@Suite(.timeLimit(.minutes(15))) struct GroupPolicyReportTests {
  private func read(_ text: String) throws -> [Snapshot] {
    let format = try #require(SnapshotFormats.named("gpreport"))
    return format.read(Array(text.utf8).span, ReadContext(uri: "r", subject: Subject(kind: .machine, id: "X")))
  }

  private func one(_ text: String) throws -> Snapshot {
    let snapshots = try read(text)
    #expect(snapshots.count == 1)
    return try #require(snapshots.first)
  }

  private static let tcb = PolicySample.extensionData([PolicySample.right("SeTcbPrivilege")])

  @Test func `a report is of the GPO that it names`() throws {
    let snapshot = try one(PolicySample.report("<Computer>\(Self.tcb)</Computer>"))
    #expect(snapshot.subject.id == "corp.example/6AC1786C-016F-11D2-945F-00C04FB984F9")
    #expect(snapshot.subject.kind == .gpo && snapshot.subject.gpoName == "Servers" && snapshot.layer == .groupPolicy)
    #expect(snapshot.rights[.tcbPrivilege].assignment == .noOne)
    #expect(snapshot.rights[.debugPrivilege].assignment == .notDefined)
  }

  @Test func `a report of all GPOs is one snapshot each`() throws {
    let other = PolicySample.report("<Computer/>", guid: "{31B2F340-016D-11D2-945F-00C04FB984F9}")
    let snapshots = try read("<report>\(PolicySample.report("<Computer>\(Self.tcb)</Computer>"))\(other)</report>")
    #expect(snapshots.map { $0.subject.id.suffix(2) } == ["F9", "F9"])
    #expect(Set(snapshots.map(\.subject.id)).count == 2)
    #expect(snapshots.map { $0.rights[.tcbPrivilege].assignment } == [.noOne, .notDefined])
  }

  @Test func `a computer part that is switched off is said`() throws {
    let off = try one(PolicySample.report("<Computer><Enabled>false</Enabled>\(Self.tcb)</Computer>"))
    #expect(off.diagnostics.map(\.code.id) == ["computer-part-disabled"])
    let idle = try one(PolicySample.report("<Computer><Enabled>false</Enabled></Computer>"))
    #expect(idle.diagnostics.isEmpty)
  }

  @Test(arguments: [
    "", "<Computer><VersionSysvol>65535</VersionSysvol>\(tcb)</Computer>",
    "<Computer><ExtensionData><Name>Security</Name><Error><Details>x</Details></Error></ExtensionData></Computer>",
    "<Computer>\(PolicySample.extensionData([PolicySample.right("SeTcbPrivilege")], more: "<q:Blocked>true</q:Blocked>"))</Computer>",
    "<Computer>\(PolicySample.extensionData([PolicySample.right("")]))</Computer>",
  ])
  func `a report that is not whole leaves nothing undefined`(_ computer: String) throws {
    let snapshot = try one(PolicySample.report(computer))
    #expect(UserRight.allCases.allSatisfy { snapshot.rights[$0].assignment == .notCollected })
    #expect(snapshot.diagnostics.contains { $0.code.id == "rights-not-collected" })
    #expect(snapshot.completeness != .complete)
  }

  @Test func `an error of another extension takes nothing from the rights`() throws {
    let other =
      "<ExtensionData><Extension xsi:type=\"q2:RegistrySettings\"/><Name>Registry</Name><Error>x</Error></ExtensionData>"
    let snapshot = try one(PolicySample.report("<Computer>\(Self.tcb)\(other)</Computer>"))
    #expect(snapshot.completeness == .complete && snapshot.diagnostics.isEmpty)
  }

  @Test func `one right that is set twice and differently is an error`() throws {
    let rights = [PolicySample.right("SeTcbPrivilege"), PolicySample.right("setcbprivilege", "S-1-1-0")]
    let snapshot = try one(PolicySample.report("<Computer>\(PolicySample.extensionData(rights))</Computer>"))
    #expect(snapshot.rights[.tcbPrivilege].fault != nil)
    #expect(snapshot.diagnostics.map(\.code.id) == ["contradicting-settings"])
  }

  @Test(arguments: ["<report/>", "<GPOS><GPO/></GPOS>", "<!DOCTYPE x [<!ENTITY e \"e\">]><report/>", "<GPO"])
  func `what holds no GPO is a gap of a GPO and never a machine`(_ text: String) throws {
    let snapshot = try one(text)
    #expect(snapshot.subject.kind == .gpo && snapshot.layer == .groupPolicy)
    #expect(UserRight.allCases.allSatisfy { snapshot.rights[$0].assignment == .notCollected })
    #expect(snapshot.diagnostics.map(\.severity) == [.error])
  }

  // MARK: - Real reports

  static let corpus: [String] = {
    let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("shared").path
    for root in [ProcessInfo.processInfo.environment["PLUMBLINE_SHARED"], beside].compactMap({ $0 }) {
      let folder = "\(root)/corpus/gpreport-xml"
      if let names = try? FileManager.default.contentsOfDirectory(atPath: folder) {
        return names.filter { $0.hasSuffix(".xml") }.sorted().map { "\(folder)/\($0)" }
      }
    }
    print("GroupPolicyReportTests: no corpus; name it with PLUMBLINE_SHARED")
    return []
  }()

  /// What splitting the text sees: per right its SIDs, and its names where a member has no SID.
  private func independent(_ text: String) -> [String: Set<String>] {
    func values(_ text: String, _ element: String) -> [String] {
      text.components(separatedBy: "<\(element)").dropFirst().compactMap { part in
        guard let start = part.firstIndex(of: ">"), let end = part.range(of: "</\(element)>") else { return nil }
        return String(part[part.index(after: start)..<end.lowerBound])
      }
    }
    var rights: [String: Set<String>] = [:]
    let parts = text.components(separatedBy: ":UserRightsAssignment>")
    for part in stride(from: 1, to: parts.count, by: 2).map({ parts[$0] }) {
      let prefix = part.components(separatedBy: ":Name>")[0].components(separatedBy: "<").last ?? ""
      let members = values(part, "\(prefix):Member").map { values($0, "SID").first ?? values($0, "Name").first ?? "?" }
      rights[values(part, "\(prefix):Name")[0].lowercased()] = Set(members)
    }
    return rights
  }

  @Test(.disabled(if: corpus.isEmpty, "no corpus"), arguments: corpus)
  func `a real report is read exactly as an independent reader reads it`(_ path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let bytes = Array(data)
    let seen = independent(String(data: data, encoding: .utf16) ?? "")
    let head = bytes.span.extracting(0..<min(bytes.count, 4096))
    #expect(SnapshotFormats.recognize(head, at: SnapshotPath("x.xml"))?.id == "gpreport")
    let format = try #require(SnapshotFormats.named("gpreport"))
    let snapshot = try #require(
      format.read(bytes.span, ReadContext(uri: path, subject: Subject(kind: .machine, id: "A"))).first)
    #expect(snapshot.lines == Snapshot.LineCount(read: seen.count, rejected: 0))
    for right in UserRight.allCases {
      switch snapshot.rights[right].assignment {
      case .principals(let principals, let complete):
        #expect(complete && Set(principals.map(\.description)) == seen[right.constant.lowercased()], "\(right)")
      case .noOne: #expect(seen[right.constant.lowercased()] == [], "\(right)")
      case .notDefined: #expect(seen[right.constant.lowercased()] == nil, "\(right)")
      case .notCollected: Issue.record("\(right) is not collected")
      }
    }
  }
}
