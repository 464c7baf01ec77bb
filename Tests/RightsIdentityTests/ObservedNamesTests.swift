import RightsIdentity
import RightsModel
import Testing

@Suite struct ObservedNamesTests {
  @Test func `a name that is written in two ways for two accounts is nobody's`() throws {
    let first = try #require(SID("S-1-5-21-1-2-3-1105"))
    let second = try #require(SID("S-1-5-21-1-2-3-1666"))
    var facts = MachineFacts(name: "WEB01")
    facts.accounts = ["svc": first, "SVC": second, "web": first, "WEB": first]
    let names = ObservedNames(facts: facts, mayBeWellKnown: false) { _, _ in nil }
    #expect(names.resolve([.name("Svc")]) == [.name("Svc")])
    #expect(names.resolve([.name("Web")]) == [.sid(first)])
  }
}
