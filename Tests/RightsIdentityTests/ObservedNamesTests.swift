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

  @Test(arguments: ["ALLE DIENSTE", "Tous les services", "TODOS OS SERVIÇOS", "Все службы"])
  func `what may be all services in another language is no service`(_ name: String) {
    let names = ObservedNames(facts: MachineFacts(name: "WEB01"), mayBeWellKnown: true) { _, _ in nil }
    #expect(names.resolve([.name("NT SERVICE\\\(name)")]) == [.name("NT SERVICE\\\(name)")])
    let all = SID("S-1-5-80-0").map { [Principal.sid($0)] }
    #expect(names.resolve([.name("NT SERVICE\\ALL SERVICES")]) == all)
    let service = DerivedSID.service("Net Driver HPZ12").map { [Principal.sid($0)] }
    #expect(names.resolve([.name("NT SERVICE\\Net Driver HPZ12")]) == service)
  }
}
