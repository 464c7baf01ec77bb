import Foundation
import Testing

/// A run and the exit code that is due, with every other code that the conversation must name.
private struct ExitSample: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var files: [String: String]
  var arguments: [String]
  var exit: Int32
  /// What standard error must hold.
  var says: [String]

  init(_ name: String, _ files: [String: String], _ arguments: [String], exit: Int32, says: [String]) {
    testDescription = name
    self.files = files
    self.arguments = arguments
    self.exit = exit
    self.says = says
  }
}

@Suite(.timeLimit(.minutes(15))) struct ExitCodeTests {
  private static let judged = ["--baseline", "base.yaml"]
  private static let samples: [ExitSample] = [
    ExitSample(
      "everything passes", ["A.inf": Sample.clean], ["A.inf"] + judged, exit: 0, says: ["plumbline: exit 0: "]),
    ExitSample(
      "a finding", ["A.inf": Sample.failing], ["A.inf"] + judged, exit: 1,
      says: ["plumbline: exit 1: 1 finding at or above low"]),
    ExitSample(
      "a gap", ["A.inf": Sample.incomplete], ["A.inf"] + judged, exit: 3,
      says: ["plumbline: exit 3: 2 checks on 1 subject could not be made", "A.inf"]),
    ExitSample(
      "a gap before a finding, both named", ["A.inf": Sample.failing, "B.inf": Sample.incomplete],
      ["A.inf", "B.inf"] + judged, exit: 3, says: ["plumbline: exit 3 (also 1): 1 finding", "could not be made"]),
    ExitSample(
      "a wrong document stops the run", ["A.inf": Sample.failing, "B.inf": Sample.incomplete, "bad.yaml": "kind: [\n"],
      ["A.inf", "B.inf", "--baseline", "bad.yaml"], exit: 2,
      says: ["bad.yaml:2:1: error", "plumbline: exit 2: ", "nothing was evaluated"]),
    ExitSample(
      "a wrong inventory",
      ["A.inf": Sample.failing, "i.yaml": "apiVersion: plumbline/v1\nkind: Inventory\nmachine: []\n"],
      ["A.inf", "--inventory", "i.yaml"] + judged, exit: 2, says: ["i.yaml:3:1: error: "]),
    ExitSample(
      "a wrong directory",
      ["A.inf": Sample.failing, "d.yaml": "apiVersion: plumbline/v1\nkind: Directory\ndomain: []\n"],
      ["A.inf", "--directory", "d.yaml"] + judged, exit: 2, says: ["d.yaml:3:1: error: "]),
    ExitSample(
      "a wrong policy",
      [
        "A.inf": Sample.failing,
        "p.yaml":
          "apiVersion: plumbline/v1\nkind: Policy\nid: p\nassign:\n  - {to: {os: [windows-server-2022]}, baselines: [no/such]}\n",
      ], ["A.inf", "--policy", "p.yaml"], exit: 2, says: ["p.yaml:5:", "no/such"]),
    ExitSample(
      "an unknown baseline", ["A.inf": Sample.clean],
      ["A.inf", "--baseline", "microsoft/windows-server-2022/member-sever"], exit: 2,
      says: ["error: ", "microsoft/windows-server-2022/member-server"]),
    ExitSample(
      "an unknown id of --only", ["A.inf": Sample.failing], ["A.inf", "--only", "SeDebugPrivilige"] + judged, exit: 2,
      says: ["SeDebugPrivilige", "did you mean \"SeDebugPrivilege\""]),
    ExitSample(
      "an unknown id of --skip", ["A.inf": Sample.failing], ["A.inf", "--skip", "test/bse#SeDebugPrivilege"] + judged,
      exit: 2, says: ["test/bse#SeDebugPrivilege", "test/base#SeDebugPrivilege"]),
    ExitSample(
      "everything that is wrong is said at once", ["A.inf": Sample.clean, "bad.yaml": "kind: [\n", "i.yaml": "\t"],
      ["A.inf", "--baseline", "bad.yaml", "--inventory", "i.yaml"], exit: 2, says: ["bad.yaml:2:1", "i.yaml:1:1"]),
    ExitSample(
      "no such path", [:], ["nowhere"] + judged, exit: 3,
      says: ["there is no file or folder `nowhere`", "nothing to scan"]),
    ExitSample(
      "a folder without anything", ["empty/.keep": ""], ["empty"] + judged, exit: 3,
      says: ["plumbline: exit 3: there was nothing to scan"]),
    ExitSample(
      "a path that is there and one that is not", ["A.inf": Sample.clean], ["A.inf", "nowhere"] + judged, exit: 3,
      says: ["nowhere", "exit 3"]),
    ExitSample("an empty file", ["A.inf": ""], ["A.inf"] + judged, exit: 3, says: ["A.inf", "empty"]),
    ExitSample(
      "a report that cannot be written", ["A.inf": Sample.failing],
      ["A.inf", "--output", "jsonl=no/such/folder/r.jsonl"] + judged, exit: 4,
      says: ["plumbline: exit 4: cannot write no/such/folder/r.jsonl: No such file or directory"]),
    ExitSample("no path", [:], judged, exit: 64, says: ["path"]),
    ExitSample(
      "an unknown option", ["A.inf": Sample.clean], ["A.inf", "--bseline", "base.yaml"], exit: 64, says: ["--bseline"]),
    ExitSample(
      "an unknown severity", ["A.inf": Sample.clean], ["A.inf", "--fail-on", "hihg"] + judged, exit: 64,
      says: ["critical, high, medium, low, info, never"]),
    ExitSample(
      "an unknown report format", ["A.inf": Sample.clean], ["A.inf", "--output", "sarf=x"] + judged, exit: 64,
      says: ["sarf", "text, jsonl, sarif, sarif-github, junit"]),
    ExitSample(
      "two reports to standard output", ["A.inf": Sample.clean],
      ["A.inf", "--output", "text", "--output", "jsonl=-"] + judged, exit: 64, says: ["standard output"]),
    ExitSample(
      "two reports to one file", ["A.inf": Sample.clean],
      ["A.inf", "--output", "text=r", "--output", "jsonl=r"] + judged, exit: 64, says: ["one file"]),
    ExitSample(
      "a report without a file name", ["A.inf": Sample.clean], ["A.inf", "--output", "text="] + judged, exit: 64,
      says: ["names no file"]),
    ExitSample(
      "an unknown release", ["A.inf": Sample.clean], ["A.inf", "--os", "windows-server-2023"] + judged, exit: 64,
      says: ["windows-server-2023", "windows-server-2022"]),
    ExitSample(
      "an unknown role", ["A.inf": Sample.clean], ["A.inf", "--role", "server"] + judged, exit: 64,
      says: ["member-server, domain-controller"]),
    ExitSample(
      "an unknown input format", ["A.inf": Sample.clean], ["A.inf", "--as", "secedt"] + judged, exit: 64,
      says: ["snapshot, gpttmpl, secedit"]),
    ExitSample(
      "an age that is none", ["A.inf": Sample.clean], ["A.inf", "--max-age", "36"] + judged, exit: 64, says: ["36h"]),
    ExitSample(
      "a time that is none", ["A.inf": Sample.clean], ["A.inf", "--as-of", "yesterday"] + judged, exit: 64,
      says: ["--as-of"]),
    ExitSample("no jobs", ["A.inf": Sample.clean], ["A.inf", "--jobs", "0"] + judged, exit: 64, says: ["--jobs"]),
  ]

  @Test(arguments: samples)
  fileprivate func `a scan ends with its code and says why`(_ sample: ExitSample) throws {
    let folder = try Folder(sample.files)
    try folder.write("base.yaml", Sample.baseline)
    let run = try Plumbline.run(["scan"] + sample.arguments, in: folder)
    #expect(run.exit == sample.exit, "\(run.error)")
    for text in sample.says { #expect(run.error.contains(text), "standard error lacks `\(text)`:\n\(run.error)") }
    if sample.exit == 64 || sample.exit == 2 { #expect(run.output.isEmpty, "nothing may be printed before evaluation") }
  }

  @Test(arguments: ["/dev/full"])
  func `a full disk behind standard output is an internal error`(_ device: String) throws {
    let folder = try Folder(["A.inf": Sample.clean, "base.yaml": Sample.baseline])
    let run = try Plumbline.run(["scan", "A.inf", "--baseline", "base.yaml"], in: folder, output: .file(device))
    #expect(run.exit == 4, "\(run.error)")
    #expect(run.error.contains("cannot write standard output: No space left on device"))
  }

  private static let levels: [(String, Int32)] = [
    ("critical", 0), ("high", 1), ("medium", 1), ("low", 1), ("info", 1), ("never", 0),
  ]

  @Test(arguments: levels)
  func `a finding of high severity counts from its level on`(_ level: String, _ exit: Int32) throws {
    let folder = try Folder(["A.inf": Sample.failing, "base.yaml": Sample.baseline])
    let run = try Plumbline.run(
      ["scan", "A.inf", "--baseline", "base.yaml", "--fail-on", level, "--output", "jsonl"], in: folder)
    #expect(run.exit == exit, "\(run.error)")
    let records = try run.objects()
    #expect(records.verdict("A", "#SeDebugPrivilege") == "fail")
    #expect(records.summary.int("exit") == Int(exit))
  }

  @Test func `never does not hide what is incomplete`() throws {
    let folder = try Folder(["A.inf": Sample.incomplete, "base.yaml": Sample.baseline])
    let run = try Plumbline.run(["scan", "A.inf", "--baseline", "base.yaml", "--fail-on", "never"], in: folder)
    #expect(run.exit == 3)
  }

  @Test func `every code that holds stands in the summary`() throws {
    let folder = try Folder(["A.inf": Sample.failing, "B.inf": Sample.incomplete, "base.yaml": Sample.baseline])
    let run = try Plumbline.run(["scan", "A.inf", "B.inf", "--baseline", "base.yaml", "--output", "jsonl"], in: folder)
    let summary = try run.objects().summary
    #expect(summary.int("exit") == 3)
    #expect(summary.values["exits"] as? [Int] == [1, 3])
    #expect(summary.text("reason").contains("1 finding") && summary.text("reason").contains("could not be made"))
  }

  @Test func `quiet says only why it does not end well`() throws {
    let folder = try Folder(["A.inf": Sample.clean, "B.inf": Sample.failing, "base.yaml": Sample.baseline])
    let clean = try Plumbline.run(
      ["scan", "A.inf", "--baseline", "base.yaml", "--quiet", "--output", "jsonl=r.jsonl"], in: folder)
    #expect(clean.exit == 0 && clean.output.isEmpty && clean.error.isEmpty, "\(clean.error)")
    let failing = try Plumbline.run(
      ["scan", "B.inf", "--baseline", "base.yaml", "--quiet", "--output", "jsonl=r.jsonl"], in: folder)
    #expect(failing.exit == 1)
    #expect(failing.error.split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    ["--version"], ["--help"], ["scan", "--help"], ["schema", "baseline"], ["baseline", "list"],
    ["explain", "SeDebugPrivilege"], ["explain", "S-1-5-32-544"],
  ])
  func `what only asks ends with 0`(_ arguments: [String]) throws {
    let run = try Plumbline.run(arguments)
    #expect(run.exit == 0, "\(run.error)")
    #expect(!run.output.isEmpty && run.error.isEmpty)
  }

  @Test func `explaining what is nothing is usage`() throws {
    let run = try Plumbline.run(["explain", "S-1-x"])
    #expect(run.exit == 64, "\(run.error)")
  }

  private static let readings: [(String, [String: String], [String], Int32)] = [
    ("whole", ["A.inf": Sample.clean], ["A.inf"], 0),
    ("nothing there", [:], ["nowhere"], 3),
    ("garbage", ["A.inf": "\u{1}\u{2}"], ["A.inf"], 3),
    ("unknown format", ["A.inf": Sample.clean], ["A.inf", "--as", "x"], 64),
  ]

  @Test(arguments: readings)
  func `read has exit codes of its own`(
    _ name: String, _ files: [String: String], _ arguments: [String], _ exit: Int32
  ) throws {
    let run = try Plumbline.run(["read"] + arguments, in: Folder(files))
    #expect(run.exit == exit, "\(name): \(run.error)")
  }
}
