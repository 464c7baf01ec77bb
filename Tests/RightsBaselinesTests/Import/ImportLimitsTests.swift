import RightsBaselines
import RightsModel
import Testing

/// Files that were made to cost more than they should.
@Suite struct ImportLimitsTests {
  private static func rule(_ right: String, _ value: String, _ policy: String) -> String {
    "<SecurityTemplate Section=\"Privilege Rights\"><LineItem>\(right)=\(value)</LineItem>"
      + "<PolicyName>\(policy)</PolicyName></SecurityTemplate>\n"
  }

  @Test func `parts end at a limit`() {
    let rules = (0..<3000).map { Self.rule("SeTcbPrivilege", "", "P\($0)") }.joined()
    let found = Importing(PolicyRules.self, "<PolicyRules>\(rules)</PolicyRules>")
    #expect(found.baselines.count == 1000)
    #expect(found.reported == ["0 too-many-parts"])
  }

  @Test func `statements of one right end at a limit`() {
    let rules = (0..<3000).map { Self.rule("SeDebugPrivilege", "*S-1-5-21-1-2-3-\($0 + 1000)", "P") }.joined()
    let found = Importing(PolicyRules.self, "<PolicyRules>\(rules)</PolicyRules>")
    #expect(found.rules == [])
    #expect(found.reported == ["1 too-many-statements"])
  }

  @Test func `a list ends at a limit`() {
    let list = (0..<100_000).map { "*S-1-5-21-1-2-3-\($0 + 1000)" }.joined(separator: ",")
    let found = Importing(PolicyRules.self, "<PolicyRules>\(Self.rule("SeDebugPrivilege", list, "P"))</PolicyRules>")
    #expect(found.reported == ["1 too-many-principals"])
  }

  @Test func `alternatives end at a limit`() {
    let one = "describe security_policy do\nits('SeDebugPrivilege') { should eq ['S-1-5-32-544'] }\nend\n"
    let text = "describe.one do\n\(String(repeating: one, count: 500))end\n"
    #expect(Importing(InSpecControls.self, text).reported == ["1 too-many-alternatives"])
  }

  @Test func `names that would be YAML are written as names`() {
    for name in ["CORP\\a: b", "CORP\\#x", "CORP\\[x]", "CORP\\'x'", "CORP\\\u{202E}x", "CORP\\{x}"] {
      let found = Importing(
        HardeningKitty.self,
        "ID,Name,Method,MethodArgument,RecommendedValue,Operator\n1,x,accesschk,SeDebugPrivilege,\"\(name)\",=\n")
      guard let baseline = found.baselines.first else {
        Issue.record("nothing of \(name)")
        continue
      }
      let load = BaselineLibrary(files: []).load(
        ids: [], files: [LibraryFile(path: "t", uri: "t", bytes: Array(baseline.text().utf8))])
      #expect(load.diagnostics.map(\.description) == [])
      #expect(
        load.baselines.first?.rules.first?.expectation
          == .exactly([.account(domain: "CORP", name: String(name.dropFirst(5)))]))
    }
  }
}
