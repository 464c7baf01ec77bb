import RightsBaselines
import RightsModel
import RightsYAML
import Testing

@Suite struct BaselineSchemaTests {
  @Test func `is JSON that names every definition it refers to`() throws {
    let root = try YAMLReader.document(Array(BaselineSchema.json.utf8), uri: "schema.json")
    guard case .mapping(let definitions)? = root.value(of: "$defs")?.content else {
      Issue.record("no $defs")
      return
    }
    let names = Set(definitions.map(\.key))
    for part in BaselineSchema.json.split(separator: "#/$defs/").dropFirst() {
      #expect(names.contains(String(part.prefix { $0 != "\"" })))
    }
  }

  /// Where an unknown key is put, and where the schema lists the known ones.
  static let places: [(String, [String])] = [
    ("zzzzzzzzzzzzzz: 1", ["properties"]),
    ("appliesTo: {zzzzzzzzzzzzzz: 1}", ["$defs", "appliesTo", "properties"]),
    ("rights: {SeTcbPrivilege: {expect: no one, zzzzzzzzzzzzzz: 1}}", ["$defs", "right", "properties"]),
    ("rights: {SeTcbPrivilege: {expect: {zzzzzzzzzzzzzz: 1}}}", ["$defs", "expectation", "anyOf"]),
    ("parameters: {x: {default: [], zzzzzzzzzzzzzz: 1}}", ["$defs", "parameter", "properties"]),
    (
      "rights: {SeTcbPrivilege: {expect: no one, when: [{feature: x, expect: no one, zzzzzzzzzzzzzz: 1}]}}",
      ["$defs", "branch", "properties"]
    ),
  ]

  @Test(arguments: places)
  func `lists exactly the keys that decoding knows`(_ body: String, _ path: [String]) throws {
    let load = SampleLibrary.load(SampleLibrary.text("a", body))
    let help = try #require(load.diagnostics.first { $0.code == "unknown-key" }?.help)
    let decoded = Set(help.split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) })
    var node = try YAMLReader.document(Array(BaselineSchema.json.utf8), uri: "schema.json")
    for key in path { node = try #require(node.value(of: key)) }
    if case .sequence(let choices) = node.content { node = try #require(choices.last?.value(of: "properties")) }
    guard case .mapping(let entries) = node.content else {
      Issue.record("no properties")
      return
    }
    #expect(Set(entries.map(\.key)) == decoded)
  }
}
