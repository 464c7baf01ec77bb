import Foundation
import Testing

/// Same inputs, same bytes: whatever the number of jobs, the working folder, the locale and the time zone.
@Suite(.timeLimit(.minutes(15))) struct DeterminismTests {
  private static let formats = ["jsonl", "sarif", "sarif-github", "junit", "text"]

  /// Some hundreds of machines of a few kinds with drift, in folders, in files and missing.
  private static func fleet() throws -> Folder {
    let folder = try Folder(["base.yaml": Sample.baseline])
    var random = Random(seed: 42)
    var inventory = "name,build,productType,role\n"
    let holders = [
      "*S-1-5-32-544", "*S-1-1-0", "*S-1-5-19", "svc = a,b", "Gast", "*S-1-5-21-1-2-3-1104", "*S-1-5-80-0",
    ]
    for index in 0..<400 {
      let name = "M\(String(format: "%03d", (index * 7) % 400))"
      var lines: [String] = []
      for right in [
        "SeDebugPrivilege", "SeTcbPrivilege", "SeBackupPrivilege", "SeImpersonatePrivilege", "SeBatchLogonRight",
      ] where random.next(3) > 0 {
        let drift = (0...random.next(2)).map { _ in holders[random.next(random.next(4) == 0 ? holders.count : 2)] }
        lines.append("\(right) = \(drift.joined(separator: ","))\r\n")
      }
      let text =
        "[Privilege Rights]\r\nSeChangeNotifyPrivilege = *S-1-1-0\r\n" + lines.joined()
        + (random.next(10) == 0 ? "" : "[Version]\r\n")
      let bytes = random.next(2) == 0 ? Sample.utf16(text) : Array(text.utf8)
      if random.next(4) == 0 {
        try folder.write("in/\(name)/secedit.inf", bytes)
        try folder.write(
          "in/\(name)/machine.json", #"{"build": "10.0.20348.1", "productType": "server", "role": "member-server"}"#)
      } else {
        try folder.write("in/\(name).inf", bytes)
        if random.next(3) > 0 { inventory += "\(name),10.0.17763.1,server,member-server\n" }
      }
    }
    inventory += "GONE1,,,\nGONE2,,,\n"
    try folder.write("i.csv", inventory)
    return folder
  }

  private func reports(
    _ folder: Folder, _ arguments: [String], environment: [String: String] = [:]
  ) throws -> [String: [UInt8]] {
    let target = try Folder()
    let outputs = Self.formats.flatMap { ["--output", "\($0)=\(target.path)/\($0)"] }
    let run = try Plumbline.run(
      ["scan"] + arguments + ["--as-of", "2026-11-01T00:00:00Z"] + outputs, in: folder, environment: environment)
    #expect(run.exit == 3, "\(run.error)")
    // SARIF tells the command line, in which the target differs; it is not an input.
    return Dictionary(uniqueKeysWithValues: Self.formats.map { ($0, target.bytes($0)) })
  }

  private func compare(_ first: [String: [UInt8]], _ second: [String: [UInt8]], _ what: String) {
    for format in Self.formats {
      #expect(first[format]?.isEmpty == false)
      #expect(first[format] == second[format], "\(format) differs: \(what)")
    }
  }

  @Test func `the number of jobs changes no byte`() throws {
    let folder = try Self.fleet()
    let arguments = [
      "in", "--inventory", "i.csv", "--baseline", "base.yaml", "--baseline",
      "microsoft/windows-server-2022/member-server",
    ]
    let one = try reports(folder, arguments + ["--jobs", "1"])
    for jobs in ["2", "16"] { try compare(one, reports(folder, arguments + ["--jobs", jobs]), "--jobs \(jobs)") }
    let counts = try Record.lines(one["jsonl"] ?? []).summary
    #expect(counts.int("subjects") == 402)
  }

  @Test func `locale, time zone and home change no byte`() throws {
    let folder = try Self.fleet()
    let arguments = ["in", "--inventory", "i.csv", "--baseline", "base.yaml"]
    let plain = try reports(folder, arguments)
    for environment in [
      ["LANG": "de_DE.UTF-8", "LC_ALL": "C", "TZ": "Asia/Tokyo"],
      ["LANG": "tr_TR.UTF-8", "TZ": "America/New_York", "HOME": "/nonexistent"],
      ["LANG": "", "COLUMNS": "40", "TERM": "dumb", "CLICOLOR_FORCE": "1"],
    ] {
      try compare(plain, reports(folder, arguments, environment: environment), "\(environment)")
    }
  }

  @Test func `the working folder and the order of the file system change no byte`() throws {
    let folder = try Self.fleet()
    let arguments = ["--inventory", "i.csv", "--baseline", "base.yaml"]
    let plain = try reports(folder, ["in"] + arguments)
    let copy = try Folder()
    // Written in another order, into another folder.
    let names = (FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []).sorted().reversed()
    for name in names where name.contains(".") { try copy.write(name, folder.bytes(name)) }
    try compare(plain, reports(copy, ["in"] + arguments), "another folder")
    try compare(plain, reports(folder, ["./in/"] + arguments), "another spelling of the path")
  }

  @Test func `where documents lie outside of the working folder changes no byte`() throws {
    let fleet = try Self.fleet()
    func reports() throws -> [String: [UInt8]] {
      let folder = try Folder([
        "lib/Baselines/x/base.yaml": Sample.baseline.replacing("test/base", with: "x/base"),
        "own.yaml": Sample.baseline, "i.csv": fleet.text("i.csv"),
        "p.yaml":
          "apiVersion: plumbline/v1\nkind: Policy\nid: p\nassign: [{to: {name: '*'}, baselines: [x/base]}]\nrules: [{id: r, title: t, severity: low, assert: {empty: SeTcbPrivilege}}]\n",
      ])
      let reports = try self.reports(
        fleet,
        [
          "in", "--library", "\(folder.path)/lib", "--policy", "\(folder.path)/p.yaml", "--baseline",
          "\(folder.path)/own.yaml", "--inventory", "\(folder.path)/i.csv",
        ])
      for (format, bytes) in reports {
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.contains(folder.path), "\(format)")
        #expect(
          text.contains("own.yaml") && text.contains("p.yaml") && text.contains("Baselines/x/base.yaml"), "\(format)")
      }
      return reports
    }
    try compare(reports(), reports(), "another folder of documents")
  }

  @Test func `the order of paths changes nothing`() throws {
    let folder = try Folder(["a/A.inf": Sample.failing, "b/B.inf": Sample.clean, "base.yaml": Sample.baseline])
    func scan(_ paths: [String]) throws -> [UInt8] {
      try Plumbline.run(
        ["scan"] + paths + ["--baseline", "base.yaml", "--output", "jsonl", "--as-of", "2026-11-01T00:00:00Z"],
        in: folder
      ).outputBytes
    }
    #expect(try scan(["a", "b"]) == scan(["b", "a"]))
  }

  @Test func `the demo fleet gives the same bytes at any number of jobs`() throws {
    let target = try Folder()
    func reports(_ jobs: Int) throws -> [[UInt8]] {
      let outputs = Self.formats.flatMap { ["--output", "\($0)=\(target.path)/\($0)"] }
      _ = try Plumbline.run(Sample.demoArguments + outputs + ["--jobs", "\(jobs)"])
      return Self.formats.map { target.bytes($0) }
    }
    let one = try reports(1)
    #expect(try reports(2) == one)
    #expect(try reports(16) == one)
  }

  @Test func `subjects stand sorted, and rules within them`() throws {
    let folder = try Self.fleet()
    let records = try Record.lines(try reports(folder, ["in", "--baseline", "base.yaml"])["jsonl"] ?? [])
    let keys = records.results.map { "\($0.text("subject"))\u{0}\($0.text("rule"))" }
    #expect(keys == keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(Set(keys).count == keys.count, "one verdict for each rule of a subject")
  }

  @Test func `keys of a result stand in the order of the contract`() throws {
    let folder = try Folder(["A.inf": Sample.failing, "base.yaml": Sample.baseline])
    let run = try Plumbline.run(["scan", "A.inf", "--baseline", "base.yaml", "--output", "jsonl"], in: folder)
    let line = try #require(run.output.split(separator: "\n").first { $0.contains("\"fail\"") })
    let keys = [
      "type", "subject", "kind", "layer", "rule", "right", "verdict", "severity", "expect", "observed", "missing",
      "unexpected", "orphans", "unresolved",
      "reason", "evidence", "declared", "fingerprint",
    ]
    let places = keys.map { line.range(of: "\"\($0)\":")?.lowerBound }
    #expect(!places.contains(nil))
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    #expect(run.output.hasPrefix("{\"type\":\"run\",\"tool\":\"plumbline\",\"version\":\""))
  }
}

/// A small generator of the same numbers everywhere.
struct Random: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func next(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
}
