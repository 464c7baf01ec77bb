import RightsPolicies
import Testing

@Suite struct NameIndexTests {
  private static let patterns = [
    ["SQL*"], ["sql01"], ["*1"], ["?QL01"], ["S?L*", "APP*"], [], ["SQL01.corp.example"], ["s*", "sq*"], ["Ä*"],
    ["SQL0?"],
    ["Straße*"], ["*"],
  ]

  @Test(arguments: ["SQL01", "sql01.CORP.example", "APP1", "s", "", "ä1", "STRASSE", "straße9", "X"])
  func `every list that fits a name is found, and few others`(name: String) {
    var index = NameIndex()
    for (number, list) in Self.patterns.enumerated() { index.add(list.map { Glob($0) }, number) }
    let found = index.candidates([name])
    let fitting = Self.patterns.indices.filter { number in
      Self.patterns[number].isEmpty || Self.patterns[number].contains { Glob($0).matches(name) }
    }
    #expect(Set(fitting).isSubset(of: found))
    #expect(found == found.sorted() && Set(found).count == found.count)
    #expect(!found.contains { Self.patterns[$0] == ["SQL01.corp.example"] } || fitting.contains(6))
  }
}
