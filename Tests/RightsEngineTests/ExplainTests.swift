import Foundation
import RightsBaselines
import RightsModel
import RightsSnapshots
import Testing

@testable import RightsEngine

@Suite struct ExplainTests {
  private static let explainer = Explainer(BaselineLibrary.embedded.loadAll())

  private func page(_ text: String) throws -> String {
    try Self.explainer.page(of: ExplainSubject(text))
  }

  @Test(arguments: UserRight.allCases)
  func `a right is found by its constant and by every name in every language`(right: UserRight) throws {
    #expect(try ExplainSubject(right.constant.uppercased()) == .right(right))
    for entry in right.localizedNames.entries {
      for name in entry.names { #expect(try ExplainSubject(name) == .right(right), "\(entry.language): \(name)") }
    }
  }

  @Test(arguments: UserRight.allCases)
  func `the page of a right says what it opens, what breaks, who has it and where to see it`(right: UserRight) throws {
    let page = try page(right.constant)
    let guidance = right.guidance
    for sentence in [guidance.abuse, guidance.breakage] + guidance.byItself {
      #expect(page.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(sentence))
    }
    #expect(page.contains("As installed\n  ") && !page.contains("no defaults"))
    #expect(page.contains("Default GPOs\n"))
    #expect(page.contains("ユーザー権利の割り当て"))
    #expect(page.contains("https://learn.microsoft.com/windows/"))
    // A word that is longer than the page, such as an address, stands in a line of its own.
    for line in page.split(separator: "\n").dropFirst() where line.split(separator: " ").allSatisfy({ $0.count < 60 }) {
      #expect(line.unicodeScalars.count <= 100, "\(line)")
    }
  }

  @Test func `the page of SeImpersonatePrivilege tells the case that services are denied`() throws {
    let page = try page("認証後にクライアントを偽装")
    #expect(page.hasPrefix("SeImpersonatePrivilege: Impersonate a client after authentication\n"))
    #expect(page.contains("LUID 29"))
    #expect(page.contains("windows-xp-sp2 to windows-11-26h1"))
    #expect(page.contains("service control manager"))
    #expect(page.contains("explicit credentials"))
    #expect(page.contains("What Microsoft expects\n"))
  }

  @Test func `the page of a principal says what it holds as installed`() throws {
    let page = try page("DIENST")
    #expect(page.hasPrefix("SERVICE (S-1-5-6)\n"))
    #expect(page.contains("SeImpersonatePrivilege"))
    #expect(page.contains("every server role:"))
    #expect(!page.contains("SeDebugPrivilege"))
  }

  @Test func `a service is allowed where its class is, and required nowhere`() throws {
    let page = try page("NT SERVICE\\Spooler")
    #expect(page.contains("What it holds as installed\n  Nothing"))
    #expect(page.contains("What it may hold there"))
  }

  @Test(arguments: [
    ("S-1-5-21-1-2-3-512", "RID 512 of S-1-5-21-1-2-3"), ("Domain Admins", "Domain Admins ($domain-512)"),
    ("$machine-501", "RID 501 of the machine"), ("CORP\\T0", "`T0` of CORP"), ("NT SERVICE\\*", "a class"),
    ("S-1-5-114", "local account"), ("S-1-5-99-7", "not a well-known principal"),
  ])
  func `every way to write a principal has a page`(text: String, part: String) throws {
    #expect(try page(text).lowercased().contains(part.lowercased()))
  }

  @Test func `a rule of a baseline is found without regard to case`() throws {
    let page = try page("Microsoft/windows-server-2022/member-server#sedebugprivilege")
    #expect(page.contains("exactly Administrators (S-1-5-32-544)"))
    #expect(page.contains("declared at  Baselines/microsoft/windows-server-2022/member-server.yaml:"))
  }

  @Test(arguments: [
    ("SeDebugPriv", "SeDebugPrivilege"), ("Debug program", "Debug programs"), ("NETWORK SERVCE", "NETWORK SERVICE"),
    ("gpreslt", "gpresult"), ("formts", "formats"),
    ("microsoft/windows-server-2022/member-server#SeDebgPrivilege", "member-server#SeDebugPrivilege"),
  ])
  func `a near miss is named`(text: String, near: String) throws {
    let error = #expect(throws: DiagnosticError.self) { try page(text) }
    #expect(error?.diagnostic.help?.contains(near) == true)
  }

  @Test(arguments: ["v-254503", "WN22-UR-000130"])
  func `a publisher's number leads to its rules`(number: String) throws {
    let page = try Self.explainer.page(of: Self.explainer.subject(number))
    #expect(page.lowercased().hasPrefix("\(number.lowercased()) (stig)\n"))
    #expect(page.contains("disa-stig/windows-server-2022/member-server#Se"))
    #expect(try Self.explainer.subject("SeDebugPrivilege") == .right(.debugPrivilege))
  }

  @Test(arguments: SnapshotFormats.all.map { $0.id })
  func `the page of a format has its commands as they are typed, and all else`(id: String) throws {
    let page = try page(id.uppercased())
    let facts = try #require(SnapshotFormats.named(id)).page
    let lines = page.split(separator: "\n").map(String.init)
    for command in facts.recipes.flatMap(\.commands) { #expect(lines.contains("    \(command)")) }
    let words = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for sentence in [facts.what] + facts.recipes.map(\.needs) + facts.proves + facts.leavesOpen + facts.traps
      + facts.sources + (facts.warning.map { [$0] } ?? [])
    {
      #expect(words.contains(sentence))
    }
    #expect(try self.page("formats").contains("  \(id) "))
  }

  @Test func `the page of a debugger's tokens warns of attaching to a host of services, and says how else`() throws {
    let page = try page("windbg-token")
    let warning = page.components(separatedBy: "\nWarning\n").last?.components(separatedBy: "\n\n").first ?? ""
    for word in ["svchost", "WmiPrvSE", "dump", "test machine", "-pv"] { #expect(warning.contains(word)) }
  }

  @Test func `neighbours are said as a run, and a gap ends it`() {
    let order = ["a", "b", "c", "d", "e"]
    #expect(ReleaseRuns.words(["a", "b", "d"], in: order) == "a to b, d")
    #expect(ReleaseRuns.words(["e", "c", "x"], in: order) == "c, e, x")
    #expect(ReleaseRuns.words([], in: order).isEmpty)
  }
}
