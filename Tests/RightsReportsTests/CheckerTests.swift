import Foundation
import RightsReports
import RightsTestSupport
import Testing

/// The checks of other people's readers, run on our output where they can be run here.
@Suite struct CheckerTests {
  struct Check: Sendable, CustomStringConvertible {
    var format: String
    var tool: String
    var arguments: [String]
    var description: String { "\(tool) on \(format)" }
  }

  static let checks = [
    Check(format: "sarif", tool: "check-sarif", arguments: ["--domain", "--repo-root", "."]),
    Check(
      format: "sarif-github", tool: "check-sarif",
      arguments: ["--profile", "github", "--domain", "--strict", "--repo-root", "."]),
    Check(format: "junit", tool: "check-junit", arguments: ["--strict"]),
  ]

  @Test(arguments: checks, SampleRuns.shared)
  func `readers accept every report`(check: Check, run: SampleRun) throws {
    guard let python = Self.python, let tools = Self.tools else {
      print("skipped: \(check) needs PLUMBLINE_SHARED and a PLUMBLINE_PYTHON with the packages of its README")
      return
    }
    let root = FileManager.default.temporaryDirectory.appending(path: "plumbline-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    for (path, content) in run.files {
      let file = root.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(content).write(to: file)
    }
    let format = try #require(Format.all.first { $0.type.id == check.format })
    let report = root.appending(path: "report.\(format.type.fileExtension)")
    try Data(format.render(run)).write(to: report)
    let tool = tools.appending(path: check.tool).path
    let finished = try #require(Command.run(python, [tool] + check.arguments + [report.path], in: root.path))
    #expect(finished.status == 0, "\(finished.output)")
  }

  private static let environment = ProcessInfo.processInfo.environment

  /// The checkers, in the folder beside the package.
  static let tools: URL? = {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let shared = environment["PLUMBLINE_SHARED"].map { URL(filePath: $0) } ?? package.appending(path: "../shared")
    let tools = shared.appending(path: "tools").standardizedFileURL
    return FileManager.default.fileExists(atPath: tools.appending(path: "check-sarif").path) ? tools : nil
  }()

  /// An interpreter that has what the checkers need.
  static let python: String? = {
    let candidates = environment["PLUMBLINE_PYTHON"].map { [$0] } ?? ["python3"]
    return candidates.first { candidate in
      let modules = "import jsonschema, lxml, junitparser, junit2htmlreport, sarif"
      return Command.run(candidate, ["-c", modules], in: ".")?.status == 0
    }
  }()
}
