import RightsEngine
import RightsModel
import Testing

/// The law of the verdicts, from files to verdicts: every deviation is found and nothing else, and to know less never turns
/// what is no pass into one.
@Suite(.timeLimit(.minutes(15))) struct LawTests {
  private struct Fleet {
    var folder: Folder
    var machines: [FleetGenerator.Machine]
    var baseline: String
    var inventory: String

    init(seed: UInt64, count: Int, rights: Int = 44) throws {
      folder = try Folder()
      var generator = FleetGenerator(seed: seed, rights: rights)
      baseline = try folder.write("baseline.yaml", generator.baseline)
      machines = []
      for index in 0..<count { machines.append(generator.machine("M\(10_000 + index)")) }
      for machine in machines { try folder.write("in/\(machine.name).inf", machine.file) }
      inventory = try folder.write(
        "i.csv", ([FleetGenerator.header] + machines.map(\.row)).joined(separator: "\n") + "\n")
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func `every deviation of a fleet is found and nothing else is reported`(_ seed: UInt64) async throws {
    let fleet = try Fleet(seed: seed, count: 600)
    let judged = try await scan(["\(fleet.folder.path)/in"], baseline: fleet.baseline, inventory: fleet.inventory)
    var due: [Check: Judged] = [:]
    for machine in fleet.machines {
      for right in UserRight.allCases where right != .changeNotifyPrivilege {
        let deviation = machine.deviations[right]
        due[Check(subject: machine.name, rule: "test/generated#\(right)")] = Judged(
          verdict: deviation == nil ? .pass : .fail, missing: deviation?.missing.joined(separator: ",") ?? "",
          unexpected: deviation?.unexpected.joined(separator: ",") ?? "")
      }
    }
    #expect(judged.count == due.count)
    let wrong = due.filter { judged[$0.key] != $0.value }
    #expect(
      wrong.isEmpty,
      "\(wrong.count) differ, such as \(Self.some(wrong.keys.map { "\($0) is \(judged[$0].debugDescription), must be \(due[$0].debugDescription)" }))"
    )
    #expect(due.values.count { $0.verdict == .fail } > 1000)
  }

  @Test(arguments: [6, 7] as [UInt64])
  func `a run that shows failures alone finds what one that shows everything finds`(_ seed: UInt64) async throws {
    let fleet = try Fleet(seed: seed, count: 500)
    let paths = ["\(fleet.folder.path)/in"]
    let all = try await scan(paths, baseline: fleet.baseline, inventory: fleet.inventory)
    let problems = try await scan(paths, baseline: fleet.baseline, inventory: fleet.inventory) {
      $0.failuresOnly = true
      $0.jobs = 1
    }
    let due = all.filter { $0.value.verdict != .pass && $0.value.verdict != .notApplicable }
    #expect(problems == due)
    #expect(due.count > 500)
  }

  // MARK: - To know less

  @Test(arguments: [11, 12, 13] as [UInt64])
  func `an export that is cut anywhere passes nothing that did not pass`(_ seed: UInt64) async throws {
    let fleet = try Fleet(seed: seed, count: 40)
    let whole = try await scan(["\(fleet.folder.path)/in"], baseline: fleet.baseline, inventory: fleet.inventory)
    var random = Random(seed: seed)
    var rows = [FleetGenerator.header]
    for machine in fleet.machines {
      for _ in 0..<20 {
        let length = random.next(machine.file.count)
        let name = "\(machine.name)_\(length)"
        try fleet.folder.write("cut/\(name).inf", Array(machine.file.prefix(length)))
        rows.append(name + machine.row.dropFirst(machine.name.count))
      }
    }
    let inventory = try fleet.folder.write("cut.csv", Set(rows.dropFirst()).sorted().reduce(rows[0]) { $0 + "\n" + $1 })
    let cut = try await scan(["\(fleet.folder.path)/cut"], baseline: fleet.baseline, inventory: inventory)
    expectNoNewPass(cut, than: whole)
    // A cut file must still say something: what is certain stays so.
    #expect(cut.values.contains { $0.verdict == .fail } && cut.values.contains { $0.verdict == .pass })
  }

  @Test func `an export that is cut at every single byte passes nothing that did not pass`() async throws {
    let fleet = try Fleet(seed: 21, count: 4, rights: 8)
    let whole = try await scan(["\(fleet.folder.path)/in"], baseline: fleet.baseline, inventory: fleet.inventory)
    var rows = [FleetGenerator.header]
    for machine in fleet.machines {
      for length in 0..<machine.file.count {
        let name = "\(machine.name)_\(length)"
        try fleet.folder.write("cut/\(name).inf", Array(machine.file.prefix(length)))
        rows.append(name + machine.row.dropFirst(machine.name.count))
      }
    }
    let inventory = try fleet.folder.write("cut.csv", rows.joined(separator: "\n"))
    let cut = try await scan(["\(fleet.folder.path)/cut"], baseline: fleet.baseline, inventory: inventory)
    expectNoNewPass(cut, than: whole)
  }

  private static let columns = FleetGenerator.header.split(separator: ",").map(String.init)
  private static let dropped: [[String]] =
    [
      ["domainSid"], ["machineSid"], ["forestSid"], ["features"], ["accounts"], ["language"], ["role"], ["build"],
      ["productType"],
      ["build", "productType"], ["domain"], ["domainSid", "machineSid"],
      ["domainSid", "machineSid", "accounts", "features"],
      columns.filter { $0 != "name" },
    ]

  @Test(arguments: dropped)
  func `a machine of which less is known passes nothing that did not pass`(_ columns: [String]) async throws {
    let fleet = try Fleet(seed: 31, count: 70)
    let whole = try await scan(["\(fleet.folder.path)/in"], baseline: fleet.baseline, inventory: fleet.inventory)
    let rows = fleet.machines.map { machine in
      machine.row.split(separator: ",", omittingEmptySubsequences: false).enumerated()
        .map { columns.contains(Self.columns[$0.offset]) ? "" : String($0.element) }.joined(separator: ",")
    }
    let inventory = try fleet.folder.write("less.csv", ([FleetGenerator.header] + rows).joined(separator: "\n"))
    let less = try await scan(["\(fleet.folder.path)/in"], baseline: fleet.baseline, inventory: inventory)
    expectNoNewPass(less, than: whole)
    // And a fail stays certain or becomes unknown: it never turns into anything that hides.
    let hidden = less.filter { check, judged in
      whole[check]?.verdict == .fail && ![.fail, .unknown].contains(judged.verdict)
    }
    #expect(hidden.isEmpty, "\(Self.some(hidden.map { "\($0.key) is \($0.value.verdict)" }))")
  }

  @Test func `without any inventory nothing passes that did not pass`() async throws {
    let fleet = try Fleet(seed: 32, count: 100)
    let whole = try await scan(["\(fleet.folder.path)/in"], baseline: fleet.baseline, inventory: fleet.inventory)
    expectNoNewPass(try await scan(["\(fleet.folder.path)/in"], baseline: fleet.baseline), than: whole)
  }

  @Test func `with an age asked for nothing passes that did not pass`() async throws {
    let fleet = try Fleet(seed: 33, count: 60)
    let whole = try await scan(["\(fleet.folder.path)/in"], baseline: fleet.baseline, inventory: fleet.inventory)
    let aged = try await scan(["\(fleet.folder.path)/in"], baseline: fleet.baseline, inventory: fleet.inventory) {
      $0.maximumAge = 3600
    }
    expectNoNewPass(aged, than: whole)
    #expect(!aged.values.contains { $0.verdict == .pass })
    for (check, judged) in whole where judged.verdict == .fail { #expect(aged[check] == judged) }
  }

  @Test func `a machine said twice gives the same verdicts whatever stood before it`() async throws {
    // Identical sections are remembered: memory must not leak from one context to another.
    let fleet = try Fleet(seed: 34, count: 40)
    var rows = [FleetGenerator.header]
    for machine in fleet.machines {
      for copy in 0..<4 {
        let name = "\(machine.name)_\(copy)"
        try fleet.folder.write("twice/\(name).inf", machine.file)
        var fields = machine.row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        fields[0] = name
        if copy == 1 { fields[5] = "S-1-5-21-4-4-4" }
        if copy == 2 { fields[9] = "" }
        if copy == 3 { fields[7] = "" }
        rows.append(fields.joined(separator: ","))
      }
    }
    let inventory = try fleet.folder.write("twice.csv", rows.joined(separator: "\n"))
    let together = try await scan(["\(fleet.folder.path)/twice"], baseline: fleet.baseline, inventory: inventory) {
      $0.jobs = 1
    }
    var alone: [Check: Judged] = [:]
    for machine in fleet.machines.prefix(4) {
      for copy in 0..<4 {
        let path = "\(fleet.folder.path)/twice/\(machine.name)_\(copy).inf"
        let row = rows.first { $0.hasPrefix("\(machine.name)_\(copy),") } ?? ""
        let single = try fleet.folder.write("single.csv", "\(rows[0])\n\(row)\n")
        alone.merge(try await scan([path], baseline: fleet.baseline, inventory: single)) { first, _ in first }
      }
    }
    let wrong = alone.filter { together[$0.key] != $0.value }
    #expect(
      wrong.isEmpty,
      "\(Self.some(wrong.map { "\($0.key): \($0.value), together \(together[$0.key].debugDescription)" }))")
  }

  // MARK: - Templates

  @Test(arguments: [41] as [UInt64])
  func `a template that is cut anywhere but at a line's end passes nothing that did not pass`(
    _ seed: UInt64
  ) async throws {
    let folder = try Folder()
    var random = Random(seed: seed)
    let rights = UserRight.allCases.shuffled(using: &random)
    let rules = rights.prefix(20).enumerated().map { index, right in
      let expect = [
        "not defined", "{exactly: [S-1-5-32-544, S-1-5-19]}", "{within: [S-1-5-32-544]}", "{includes: [S-1-5-19]}",
        "no one", "defined", "{excludes: [S-1-1-0]}",
      ][index % 7]
      return "  \(right): {expect: \(expect)}\n"
    }
    let baseline = try folder.write(
      "b.yaml",
      "apiVersion: plumbline/v1\nkind: Baseline\nid: test/gpo\ntitle: t\nversion: \"1\"\nsource: {publisher: p, document: d}\nlayer: group-policy\nunlisted: not defined\nrights:\n"
        + rules.joined())
    var originals: [String: [UInt8]] = [:]
    for index in 0..<3 {
      let lines = rights.prefix(20).filter { _ in random.chance(2) }.map { right in
        "\(right) = \((0..<random.next(4)).map { _ in ["*S-1-5-32-544", "*S-1-5-19", "*S-1-1-0", "*S-1-5-32-54", "svc a", "*S-1-5-21-1-2-3-1000"][random.next(6)] }.joined(separator: ","))\r\n"
      }
      let text =
        "[Unicode]\r\nUnicode=yes\r\n[Version]\r\nsignature=\"$CHICAGO$\"\r\nRevision=1\r\n[Privilege Rights]\r\n"
        + lines.joined()
      let isWide = random.chance(2)
      let bytes = isWide ? [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } : Array(text.utf8)
      let name = "G\(index)"
      originals[name] = bytes
      try folder.write("in/\(name).inf", bytes)
      let unit = isWide ? 2 : 1
      for length in 0..<bytes.count {
        // A cut after a whole line shows nowhere; so does one between CR and LF.
        if length >= unit, length % unit == 0, [0x0A, 0x0D].contains(bytes[length - unit]) { continue }
        try folder.write("cut/\(name)_\(length).inf", Array(bytes.prefix(length)))
      }
    }
    let whole = try await scan(["\(folder.path)/in"], baseline: baseline, format: "gpttmpl")
    let cut = try await scan(["\(folder.path)/cut"], baseline: baseline, format: "gpttmpl")
    #expect(cut.count > 20_000)
    expectNoNewPass(cut, than: whole)
  }

  private static func some(_ texts: [String]) -> String { texts.sorted().prefix(3).joined(separator: "; ") }
}
