import Foundation
import Testing

@Suite(.timeLimit(.minutes(15))) struct OutputTests {
  private static func fleet() throws -> Folder {
    try Folder(["in/A.inf": Sample.failing, "in/B.inf": Sample.clean, "base.yaml": Sample.baseline])
  }

  @Test func `one evaluation writes every report that is asked for, and no other file`() throws {
    let folder = try Self.fleet()
    let run = try Plumbline.run(
      [
        "scan", "in", "--baseline", "base.yaml", "--output", "text", "--output", "jsonl=out.jsonl", "--output",
        "sarif=out.sarif",
        "--output", "sarif-github=github.sarif", "--output", "junit=out.xml",
      ], in: folder)
    #expect(run.exit == 1)
    #expect(run.output.contains("SeDebugPrivilege"))
    #expect(folder.names == ["base.yaml", "github.sarif", "in", "out.jsonl", "out.sarif", "out.xml"])
    for name in ["out.jsonl", "out.sarif", "github.sarif", "out.xml"] {
      #expect(run.error.contains("wrote \(name)"))
      #expect(folder.bytes(name).last == 0x0A, "\(name) ends with a line feed")
    }
  }

  @Test(arguments: [["--output", "jsonl"], ["--output", "jsonl=-"]])
  func `a report without a file goes to standard output`(_ arguments: [String]) throws {
    let run = try Plumbline.run(["scan", "in", "--baseline", "base.yaml"] + arguments, in: Self.fleet())
    #expect(try run.objects().subjects == ["A", "B"])
  }

  @Test func `text is what is written where nothing is asked for`() throws {
    let folder = try Self.fleet()
    let unasked = try Plumbline.run(
      ["scan", "in", "--baseline", "base.yaml", "--as-of", "2026-11-01T00:00:00Z"], in: folder)
    let asked = try Plumbline.run(
      ["scan", "in", "--baseline", "base.yaml", "--output", "text", "--as-of", "2026-11-01T00:00:00Z"], in: folder)
    #expect(!unasked.output.isEmpty)
    #expect(unasked.outputBytes == asked.outputBytes)
  }

  @Test func `an earlier report is replaced as a whole`() throws {
    let folder = try Self.fleet()
    try folder.write("out.jsonl", String(repeating: "old\n", count: 10_000))
    _ = try Plumbline.run(["scan", "in", "--baseline", "base.yaml", "--output", "jsonl=out.jsonl"], in: folder)
    #expect(!folder.text("out.jsonl").contains("old"))
  }

  @Test func `a run that stops leaves an earlier report alone`() throws {
    let folder = try Self.fleet()
    try folder.write("out.jsonl", "old\n")
    try folder.write("bad.yaml", "kind: [\n")
    let run = try Plumbline.run(["scan", "in", "--baseline", "bad.yaml", "--output", "jsonl=out.jsonl"], in: folder)
    #expect(run.exit == 2)
    #expect(folder.text("out.jsonl") == "old\n")
    #expect(folder.names == ["bad.yaml", "base.yaml", "in", "out.jsonl"])
  }

  @Test func `when one report cannot be written no other is half there`() throws {
    let folder = try Self.fleet()
    let run = try Plumbline.run(
      ["scan", "in", "--baseline", "base.yaml", "--output", "jsonl=out.jsonl", "--output", "junit=no/such/out.xml"],
      in: folder)
    #expect(run.exit == 4)
    #expect(folder.names == ["base.yaml", "in"])
  }

  @Test func `a folder in the place of a report is an internal error and leaves no temporary file`() throws {
    let folder = try Self.fleet()
    try folder.makeFolder("out.jsonl")
    let run = try Plumbline.run(["scan", "in", "--baseline", "base.yaml", "--output", "jsonl=out.jsonl"], in: folder)
    #expect(run.exit == 4)
    #expect(folder.names == ["base.yaml", "in", "out.jsonl"])
  }

  @Test func `a device or pipe in the place of a report is written to, never replaced`() throws {
    let folder = try Self.fleet()
    try #require(mkfifo("\(folder.path)/pipe", 0o600) == 0)
    // Opened for both, a pipe waits for nobody and keeps what fits into it.
    let reader = open("\(folder.path)/pipe", O_RDWR | O_NONBLOCK | O_CLOEXEC)
    defer { close(reader) }
    let run = try Plumbline.run(["scan", "in", "--baseline", "base.yaml", "--output", "jsonl=pipe"], in: folder)
    #expect(run.exit == 1, "\(run.error)")
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(reader, &buffer, buffer.count)
    try #require(count > 0, "nothing came through the pipe")
    #expect(try Record.lines(Array(buffer[..<count])).subjects == ["A", "B"])
    #expect(folder.names == ["base.yaml", "in", "pipe"])
  }

  @Test func `a link in the place of a report stays a link`() throws {
    let folder = try Self.fleet()
    try folder.write("kept/real.jsonl", "old\n")
    try #require(symlink("kept/real.jsonl", "\(folder.path)/out.jsonl") == 0)
    _ = try Plumbline.run(["scan", "in", "--baseline", "base.yaml", "--output", "jsonl=out.jsonl"], in: folder)
    #expect(folder.text("kept/real.jsonl").hasPrefix("{"))
    #expect(
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder.path)/out.jsonl")) == "kept/real.jsonl")
  }

  @Test func `reports are readable as any new file is`() throws {
    let folder = try Self.fleet()
    _ = try Plumbline.run(["scan", "in", "--baseline", "base.yaml", "--output", "jsonl=out.jsonl"], in: folder)
    let mask = umask(0)
    umask(mask)
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/out.jsonl")
    #expect((attributes[.posixPermissions] as? Int) == Int(0o666 & ~mask))
  }

  @Test(arguments: [
    ["scan", "in", "--baseline", "base.yaml"], ["scan", "in", "--baseline", "base.yaml", "--output", "jsonl"],
  ])
  func `a closed pipe ends quietly with the verdict's code`(_ arguments: [String]) throws {
    let run = try Plumbline.run(arguments, in: Self.fleet(), output: .closedPipe)
    #expect(run.exit == 1)
    #expect(!run.error.lowercased().contains("pipe"), "\(run.error)")
  }

  @Test(arguments: [["baseline", "list"], ["read", "in"], ["schema", "baseline"], ["--version"]])
  func `a closed pipe is no error of a command that prints`(_ arguments: [String]) throws {
    let run = try Plumbline.run(arguments, in: Self.fleet(), output: .closedPipe)
    #expect(run.exit == 0, "\(run.error)")
    #expect(run.error.isEmpty)
  }

  @Test func `colours are for terminals that did not refuse them`() throws {
    let folder = try Self.fleet()
    let arguments = ["scan", "\(folder.path)/in", "--baseline", "\(folder.path)/base.yaml"]
    let coloured = try Plumbline.runOnTerminal(arguments)
    #expect(coloured.exit == 1)
    #expect(coloured.output.contains("\u{1B}["))
    let refused = try Plumbline.runOnTerminal(arguments, environment: ["NO_COLOR": "1"])
    #expect(!refused.output.contains("\u{1B}["))
    #expect(refused.output.contains("SeDebugPrivilege"))
    #expect(!(try Plumbline.run(arguments)).output.contains("\u{1B}["))
  }

  @Test func `failures only leaves out what is well, and counts it`() throws {
    let folder = try Self.fleet()
    let run = try Plumbline.run(
      ["scan", "in", "--baseline", "base.yaml", "--output", "jsonl", "--failures-only"], in: folder)
    let records = try run.objects()
    #expect(records.results.map { $0.text("verdict") } == ["fail"])
    #expect(records.summary.counts == ["pass": 3, "fail": 1])
  }

  @Test func `all reports of one run count the same`() throws {
    let folder = try Folder()
    let names = ["jsonl": "r.jsonl", "sarif": "r.sarif", "sarif-github": "g.sarif", "junit": "r.xml"]
    let run = try Plumbline.run(Sample.demoArguments + names.flatMap { ["--output", "\($0)=\(folder.path)/\($1)"] })
    #expect(run.exit == 3)
    let counts = try Record.lines(folder.bytes("r.jsonl")).summary.counts
    let sarif = try #require(try JSONSerialization.jsonObject(with: Data(folder.bytes("r.sarif"))) as? [String: Any])
    let results = try #require(((sarif["runs"] as? [[String: Any]])?.first)?["results"] as? [[String: Any]])
    var kinds: [String: Int] = [:]
    for result in results { kinds[result["kind"] as? String ?? "fail", default: 0] += 1 }
    #expect(kinds["pass"] == counts["pass"])
    #expect(kinds["fail"] == counts["fail"])
    #expect(kinds["notApplicable"] == counts["notApplicable"])
    #expect(kinds["open"] == counts["unknown"])
    let review = ["notCollected", "stale", "error"].reduce(0) { $0 + (counts[$1] ?? 0) }
    #expect(kinds["review", default: 0] == review)

    let junit = folder.text("r.xml")
    func occurrences(_ text: String) -> Int { junit.components(separatedBy: text).count - 1 }
    #expect(occurrences("<testcase ") == counts.values.reduce(0, +))
    #expect(occurrences("<failure ") == counts["fail"])
    #expect(occurrences("<error ") == review + (counts["unknown"] ?? 0))
    #expect(occurrences("<skipped ") == counts["notApplicable"] ?? 0)
  }
}
