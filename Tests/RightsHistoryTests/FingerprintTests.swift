import RightsHistory
import RightsModel
import Testing

@Suite struct FingerprintTests {
  let everyone = Deviation(unexpected: [.name("a"), .name("b")])

  @Test func `it is stable for ever`() {
    #expect(
      Fingerprint.finding(rule: "r#SeDebugPrivilege", right: .debugPrivilege, everyone)
        == "754a39680cbe98a0ee0e35ccfc497a7e")
  }

  @Test func `another account, rule, side or subject is another finding`() {
    let others = [
      Fingerprint.finding(rule: "r", right: .debugPrivilege, everyone),
      Fingerprint.finding(rule: "r", right: .debugPrivilege, Deviation(unexpected: [.name("a,b")])),
      Fingerprint.finding(rule: "r", right: .debugPrivilege, Deviation(missing: [.name("a"), .name("b")])),
      Fingerprint.finding(
        rule: "r", right: .debugPrivilege, Deviation(missing: [.name("a")], unexpected: [.name("b")])),
      Fingerprint.finding(rule: "r", right: .backupPrivilege, everyone),
      Fingerprint.finding(rule: "s", right: .debugPrivilege, everyone),
    ]
    #expect(Set(others).count == others.count)
    #expect(
      Fingerprint.subject(Subject(kind: .machine, id: "A"), .effective)
        != Fingerprint.subject(Subject(kind: .gpo, id: "A"), .effective))
  }

  @Test func `the case of a machine's name is not identity`() {
    #expect(
      Fingerprint.subject(Subject(kind: .machine, id: "WEB01"), .effective)
        == Fingerprint.subject(Subject(kind: .machine, id: "web01"), .effective))
  }
}
