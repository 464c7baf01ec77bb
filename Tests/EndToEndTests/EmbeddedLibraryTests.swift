import Testing

/// A small scan reads of the library in the binary what its machines need: nobody may see a difference.
@Suite(.timeLimit(.minutes(15))) struct EmbeddedLibraryTests {
  private static let repository = Sample.fixtures.split(separator: "/").dropLast(2).map { "/" + $0 }.joined()

  private static let inputs: [(name: String, files: [String: String], arguments: [String])] = [
    (
      "an export that the command line describes", ["A.inf": Sample.failing],
      ["--os", "windows-11-24h2", "--role", "client"]
    ),
    ("an export of which nothing is known", ["A.inf": Sample.failing], []),
    ("an export of which the role is known", ["A.inf": Sample.failing], ["--role", "client"]),
    (
      "folders of machines",
      [
        "A/machine.json":
          #"{"name": "A", "build": "10.0.20348", "productType": "server", "role": "domain-controller"}"#,
        "A/secedit.inf": Sample.clean,
        "B/machine.json": #"{"name": "B", "build": "10.0.17763", "productType": "server", "role": "member-server"}"#,
        "B/secedit.inf": Sample.failing,
      ], []
    ),
    (
      "a snapshot that says itself what it is",
      [
        "A.inf": Sample.clean,
        "S.json":
          #"{"apiVersion":"plumbline/v1","kind":"Snapshot","subject":{"kind":"machine","name":"S"},"layer":"effective","os":"windows-7-sp1","role":"client","rights":{"SeDebugPrivilege":{"state":"noOne"}}}"#,
      ], ["--os", "windows-server-2025", "--role", "member-server"]
    ),
    (
      "an export whose name lies about its format",
      [
        "S.inf":
          #"{"apiVersion":"plumbline/v1","kind":"Snapshot","subject":{"kind":"machine","name":"S"},"layer":"effective","os":"windows-7-sp1","role":"client","rights":{"SeDebugPrivilege":{"state":"noOne"}}}"#
      ], ["--os", "windows-server-2025", "--role", "member-server"]
    ),
  ]

  @Test(arguments: inputs.map(\.name))
  func `the library in the binary judges as the same library in a folder`(_ name: String) throws {
    let input = try #require(Self.inputs.first { $0.name == name })
    let folder = try Folder()
    for (path, text) in input.files { try folder.write("in/\(path)", text) }
    let arguments = ["scan", "in", "--output", "jsonl", "--as-of", "2026-11-01T00:00:00Z"] + input.arguments
    let embedded = try Plumbline.run(arguments, in: folder)
    let whole = try Plumbline.run(arguments + ["--library", Self.repository], in: folder)
    #expect(embedded.exit == whole.exit)
    // Where the documents lie differs, what they say does not.
    let keys = ["subject", "rule", "verdict", "reason", "fingerprint"]
    func seen(_ run: Finished) throws -> [[String]] {
      try run.objects().filter { $0.text("type") == "result" }.map { record in keys.map { record.text($0) } }
    }
    #expect(try seen(embedded) == seen(whole))
    #expect(try !seen(whole).isEmpty)
  }
}
