import Foundation
import Testing

/// An estate with twelve assignments and overlays, where `resolve.py` says which rules each machine must end with.
@Suite(.timeLimit(.minutes(15))) struct PolicyEstateTests {
  private static let estate = Sample.fixtures + "/estate"

  /// Machine, rule, severity, operator and principals of every result, as `expected.tsv` writes them.
  private static func resolved(_ run: Finished) throws -> [String] {
    try run.objects().results.map { row(of: $0, on: $0.text("subject"), under: $0.text("rule")) }
  }

  private static func row(of result: Record, on subject: String, under rule: String) -> String {
    var (kind, principals): (String, [String]) = ("", [])
    if let word = result.values["expect"] as? String { kind = word }
    if let lists = result.values["expect"] as? [String: [String]], let only = lists.first {
      (kind, principals) = (only.key, only.value.sorted())
    }
    return [subject, rule, result.text("severity"), kind, principals.joined(separator: ",")].joined(separator: "\t")
  }

  private static var expected: [String] {
    get throws {
      try String(contentsOfFile: estate + "/expected.tsv", encoding: .utf8).split(separator: "\n").map(String.init)
    }
  }

  private static func machines() throws -> [String] {
    let names = try expected.compactMap { $0.split(separator: "\t").first.map(String.init) }
    return Set(names).sorted()
  }

  /// The estate in a folder of its own, with an export for each machine.
  private static func folder(_ change: (inout String) -> Void = { _ in }) throws -> Folder {
    let folder = try Folder()
    for name in try machines() { try folder.write("in/\(name).inf", Sample.clean) }
    for file in FileManager.default.enumerator(atPath: estate)?.compactMap({ $0 as? String }) ?? []
    where file.hasSuffix(".yaml") {
      var text = try String(contentsOfFile: "\(estate)/\(file)", encoding: .utf8)
      if file.hasSuffix("Policies/estate.yaml") { change(&text) }
      try folder.write(file, text)
    }
    return folder
  }

  private static func scan(_ folder: Folder, _ more: String...) throws -> Finished {
    try Plumbline.run(
      [
        "scan", "in", "--library", "library", "--policy", "estate", "--inventory", "inventory.yaml", "--output",
        "jsonl",
      ]
        + more, in: folder)
  }

  @Test(arguments: ["1", "3"])
  func `each machine ends with the rules that an independent resolver says`(_ jobs: String) throws {
    let run = try Self.scan(try Self.folder(), "--jobs", jobs)
    #expect(run.exit == 1, "\(run.error)")
    #expect(try Self.resolved(run).sorted() == Self.expected.sorted())
  }

  @Test func `policy rules says the same without what was collected`() throws {
    let run = try Plumbline.run(
      [
        "policy", "rules", "--library", "library", "--policy", "estate", "--inventory", "inventory.yaml", "--output",
        "json",
      ], in: Self.folder())
    #expect(run.exit == 0, "\(run.error)")
    let machines = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    let rows = machines.flatMap { machine in
      let subject = machine["subject"] as? String ?? ""
      let assignments = machine["assignments"] as? [[String: Any]] ?? []
      if assignments.contains(where: { $0["standing"] as? String == "out of scope" }) {
        return ["\(subject)\tplumbline/out-of-scope\tinfo\t\t"]
      }
      return (machine["rules"] as? [[String: Any]] ?? []).map { rule in
        let record = Record(rule)
        return Self.row(of: record, on: subject, under: record.text("id"))
      }
    }
    #expect(try rows.sorted() == Self.expected.sorted())
  }

  @Test func `the order of assignments changes nothing`() throws {
    let folder = try Self.folder { text in
      let head = text.components(separatedBy: "assign:\n")
      let items = head[1].components(separatedBy: "\n  # ").filter { !$0.isEmpty }
      let lines = items.map { $0.hasPrefix("  # ") ? String($0.dropFirst(4)) : $0 }
      text = head[0] + "assign:\n" + lines.reversed().map { "  # " + $0 + "\n" }.joined()
    }
    let run = try Self.scan(folder)
    #expect(try Self.resolved(run).sorted() == Self.expected.sorted(), "\(run.error)")
  }

  @Test func `what overlays did is in every report`() throws {
    let folder = try Self.folder()
    let text = try Self.scan(
      folder, "--output", "text=t", "--output", "junit=j", "--output", "sarif=s", "--output", "sarif-github=g",
      "--output", "jsonl=l")
    #expect(text.exit == 64 || text.exit == 1)
    for name in ["t", "j", "s", "g", "l"] {
      #expect(folder.text(name).contains("The audit of 2026."), "\(name)")
      #expect(folder.text(name).contains("estate.yaml"), "\(name)")
    }
    for name in ["t", "j", "s", "l"] { #expect(folder.text(name).contains("The lab is wiped every night."), "\(name)") }
    #expect(folder.text("t").contains("18 subjects in scope") && folder.text("t").contains("1 out of scope"))
    let result = try #require(
      try Record.lines(folder.bytes("l")).results.first {
        $0.text("subject") == "SQL01" && $0.text("rule").hasSuffix("SeBackupPrivilege")
      })
    #expect(result.text("severity") == "critical")
    #expect(result.record("declared").text("uri") == "library/Policies/estate.yaml")
    #expect((result.values["overlays"] as? [[String: Any]])?.count == 2)
  }

  @Test func `a rule that an overlay drops is gone, and the report says why`() throws {
    let objects = try Self.scan(try Self.folder()).objects()
    #expect(objects.verdict("PRINT1", "SeTcbPrivilege") == "")
    let notes = objects.filter { $0.text("code") == "rule-dropped" }
    #expect(notes.count == 1 && notes[0].text("message").contains("estate/server#SeTcbPrivilege"))
  }

  @Test(arguments: [
    Named("features", #", features: \[[^\]]*\]"#), Named("places", #", (ou|distinguishedName): ("[^"]*"|[^,}]*)"#),
    Named("domains", ", domain: [A-Z]+"), Named("releases", ", os: [a-z0-9-]+"), Named("roles", ", role: [a-z-]+"),
  ])
  func `knowing less passes nothing that did not pass:`(_ facts: Named<String>) throws {
    let folder = try Self.folder()
    let before = try Self.scan(folder).objects()
    let inventory = folder.text("inventory.yaml").replacing(try Regex(facts.value), with: "")
    #expect(inventory != folder.text("inventory.yaml"))
    try folder.write("inventory.yaml", inventory)
    let run = try Self.scan(folder)
    let after = try run.objects()
    #expect(run.exit == 1 || run.exit == 3, "\(run.error)")
    func key(_ result: Record) -> String { result.text("subject") + " " + result.text("rule") }
    let passes = Set(after.results.filter { $0.text("verdict") == "pass" }.map(key))
    for result in before.results where !["pass", "notApplicable"].contains(result.text("verdict")) {
      #expect(!passes.contains(key(result)), "\(key(result))")
    }
    let clean = Set(
      after.machines.filter { Set($0.counts.keys).isSubset(of: ["pass", "notApplicable"]) }.map { $0.text("subject") })
    let dirty = before.machines.filter { !Set($0.counts.keys).isSubset(of: ["pass", "notApplicable"]) }
    #expect(dirty.allSatisfy { !clean.contains($0.text("subject")) })
  }
}
