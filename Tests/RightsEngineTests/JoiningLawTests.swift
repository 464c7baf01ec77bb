import RightsEngine
import RightsModel
import Testing

/// The law of the verdicts where two files speak of one machine: what one of them loses, the other does not make a pass.
@Suite(.timeLimit(.minutes(15))) struct JoiningLawTests {
  private static let rights: [UserRight] = [
    .backupPrivilege, .debugPrivilege, .restorePrivilege, .batchLogonRight, .interactiveLogonRight, .tcbPrivilege,
    .lockMemoryPrivilege, .networkLogonRight, .serviceLogonRight, .systemtimePrivilege,
  ]
  private static let holders = ["S-1-5-32-544", "S-1-5-19", "S-1-1-0"]
  private static let expectations = [
    "{exactly: [S-1-5-32-544]}", "{within: [S-1-5-32-544, S-1-5-19]}", "{includes: [S-1-5-19]}", "no one",
    "{excludes: [S-1-1-0]}", "{includes: [S-1-1-0]}", "{exactly: [S-1-5-32-544, S-1-5-19]}",
    "{includes: [S-1-5-32-544]}",
  ]
  private static let facts = #"{"name": "NAME", "os": "windows-server-2022", "role": "member-server"}"#

  /// The files of a machine, which may contradict each other.
  private struct Machine {
    var name: String
    var export: [UInt8]
    var results: [UInt8]

    init(_ name: String, _ random: inout Random) {
      self.name = name
      var lines: [String] = []
      var instances: [String] = []
      for right in JoiningLawTests.rights {
        let own = JoiningLawTests.holders.filter { _ in random.chance(2) }
        if !own.isEmpty { lines.append("\(right) = \(own.map { "*\($0)" }.joined(separator: ","))\r\n") }
        guard !random.chance(4) else { continue }
        let set = random.chance(3) ? own : JoiningLawTests.holders.filter { _ in random.chance(2) }
        instances.append(
          #"{"UserRight": "\#(right)", "AccountList": [\#(set.map { "\"*\($0)\"" }.joined(separator: ","))], "Precedence": 1, "Status": 1, "ErrorCode": 0}"#
        )
      }
      export = Array(
        ("[Unicode]\r\nUnicode=yes\r\n[Privilege Rights]\r\nSeChangeNotifyPrivilege = *S-1-1-0\r\n" + lines.joined()
          + "[Version]\r\nsignature=\"$CHICAGO$\"\r\nRevision=1\r\n").utf8)
      results = Array("[\(instances.joined(separator: ",\n"))]\n".utf8)
    }

    func write(
      _ folder: Folder, _ path: String, export: [UInt8]? = nil, results: [UInt8]? = nil, record: String? = nil
    ) throws {
      try folder.write(
        "\(path)/machine.json", JoiningLawTests.facts.replacing("NAME", with: path.split(separator: "/")[1]))
      try folder.write("\(path)/secedit.inf", export ?? self.export)
      try folder.write("\(path)/results.json", results ?? self.results)
      if let record { try folder.write("\(path)/collection.json", record) }
    }
  }

  private static func baseline(_ expectation: String) -> String {
    "apiVersion: plumbline/v1\nkind: Baseline\nid: test/joined\ntitle: t\nversion: \"1\"\nsource: {publisher: p, document: d}\nlayer: effective\nunlisted: ignore\nrights:\n"
      + rights.map { "  \($0): {expect: \(expectation)}\n" }.joined()
  }

  private static func record(_ export: String, _ results: String = "complete", elevated: Bool = true) -> String {
    #"{"tool": "plumbline collect windows", "version": 1, "startedAt": "2026-10-31T00:00:00Z", "endedAt": "2026-10-31T00:01:00Z", "elevated": \#(elevated), "items": [{"item": "rights", "file": "secedit.inf", "outcome": "\#(export)"}, {"item": "policies", "file": "results.json", "outcome": "\#(results)"}]}"#
  }

  @Test(arguments: [51, 52] as [UInt64])
  func `what the machine's export lost no result of Group Policy makes a pass`(_ seed: UInt64) async throws {
    let folder = try Folder()
    var random = Random(seed: seed)
    for index in 0..<12 {
      let machine = Machine("M\(index)", &random)
      try machine.write(folder, "in/\(machine.name)", record: Self.record("complete"))
      for outcome in ["partial", "denied", "failed", "notAsked", "complete"] {
        for elevated in [true, false] where elevated || outcome != "complete" {
          let path = "less/\(machine.name)_\(outcome)\(elevated)"
          try machine.write(folder, path, record: Self.record(outcome, elevated: elevated))
        }
      }
      // Both in part: each lists some holders, and neither is all.
      try machine.write(folder, "less/\(machine.name)_both", record: Self.record("partial", "partial", elevated: false))
      for _ in 0..<15 {
        // Shorter, and the file is none that can be told.
        let length = 60 + random.next(machine.export.count - 60)
        let path = "less/\(machine.name)_\(length)"
        try machine.write(
          folder, path, export: Array(machine.export.prefix(length)),
          record: random.chance(2) ? Self.record("complete") : nil)
      }
    }
    var doubtful = 0
    var passed = 0
    for (index, expectation) in Self.expectations.enumerated() {
      let baseline = try folder.write("b\(index).yaml", Self.baseline(expectation))
      let whole = try await scan(["\(folder.path)/in"], baseline: baseline)
      let less = try await scan(["\(folder.path)/less"], baseline: baseline)
      doubtful += whole.values.count { $0.verdict == .unknown }
      passed += less.values.count { $0.verdict == .pass }
      expectNoNewPass(less, than: whole)
    }
    #expect(doubtful > 100, "the sources must disagree")
    #expect(passed > 500, "what both say must still be proved")
  }
}
