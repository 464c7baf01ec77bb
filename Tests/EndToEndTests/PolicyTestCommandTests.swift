import Foundation
import RightsTestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct PolicyTestCommandTests {
  private static let test = """
    apiVersion: plumbline/v1
    kind: PolicyTest
    baseline: base.yaml
    good:
      SeDebugPrivilege: [Administrators]
      SeTcbPrivilege: no one

    """
  private static let wrong = test + "tests: [{name: x, addEach: [Guests], expect: pass}]\n"
  private static let misspelt = test.replacingOccurrences(of: "SeTcbPrivilege", with: "SeTcbPrivilige")

  struct ExitSample: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var test: String?
    var arguments: [String]
    var exit: Int32
    /// What standard output and standard error must hold.
    var says: [String]
  }

  static let samples = [
    ExitSample(
      testDescription: "all pass", test: test, arguments: ["t"], exit: 0,
      says: ["1 document, 1 test, 2 checks: all passed"]),
    ExitSample(
      testDescription: "a test fails", test: wrong, arguments: ["t"], exit: 1,
      says: ["t/a.test.yaml:7: x", "SeTcbPrivilege with Guests (S-1-5-32-546) added", "exit 1: 1 of 2 tests failed"]),
    ExitSample(
      testDescription: "a change survives", test: test, arguments: ["t", "--mutate"], exit: 1,
      says: [
        "SURVIVED  t/base.yaml:10: test/base#SeDebugPrivilege: exactly changed to within", "changes were not noticed",
      ]),
    ExitSample(
      testDescription: "too little is covered", test: test, arguments: ["t", "--min-coverage", "60"], exit: 1,
      says: [
        "OPEN  t/base.yaml:10: test/base#SeDebugPrivilege: exactly: no test sees it fail", "coverage is 50 %, not 60 %",
      ]),
    ExitSample(
      testDescription: "enough is covered", test: test, arguments: ["t", "--min-coverage", "50"], exit: 0,
      says: ["coverage 50 %: 2 of 4"]),
    ExitSample(
      testDescription: "a document is wrong", test: misspelt, arguments: ["t"], exit: 2,
      says: ["t/a.test.yaml:6:3: error: ", "did you mean \"SeTcbPrivilege\"?", "exit 2: "]),
    ExitSample(
      testDescription: "there is nothing to test", test: nil, arguments: ["t"], exit: 3,
      says: ["exit 3: there is nothing to test"]),
    ExitSample(
      testDescription: "no such folder", test: test, arguments: ["t", "u"], exit: 3,
      says: ["u: error: ", "exit 3: not everything could be read"]),
    ExitSample(testDescription: "no path", test: test, arguments: [], exit: 64, says: ["paths"]),
    ExitSample(
      testDescription: "no percentage", test: test, arguments: ["t", "--min-coverage", "101"], exit: 64,
      says: ["0 to 100"]),
    ExitSample(
      testDescription: "no such report", test: test, arguments: ["t", "--output", "sarif"], exit: 64,
      says: ["text, junit"]),
    ExitSample(
      testDescription: "--write with --mutate", test: test, arguments: ["t", "--write", "--mutate"], exit: 64,
      says: ["--write runs no tests"]),
  ]

  @Test(arguments: samples)
  func `the exit code says how it ended`(_ sample: ExitSample) throws {
    let folder = try Folder()
    try folder.makeFolder("t")
    try folder.write("t/base.yaml", Sample.baseline)
    if let test = sample.test { try folder.write("t/a.test.yaml", test) }
    let finished = try Plumbline.run(["test"] + sample.arguments, in: folder)
    #expect(finished.exit == sample.exit, "\(finished.output)\(finished.error)")
    for text in sample.says {
      #expect((finished.output + finished.error).contains(text), "\(finished.output)\(finished.error)")
    }
  }

  @Test func `tests are written beside a baseline and then pass with every change noticed`() throws {
    let folder = try Folder()
    try folder.write("base.yaml", Sample.baseline)
    #expect(try Plumbline.run(["test", "--write", "base.yaml"], in: folder).exit == 0)
    let first = folder.text("base.test.yaml")
    let again = try Plumbline.run(["test", "--write", "base.yaml"], in: folder)
    #expect(again.error.contains("kept base.test.yaml") && folder.text("base.test.yaml") == first)
    let finished = try Plumbline.run(["test", ".", "--mutate", "--min-coverage", "100"], in: folder)
    #expect(finished.exit == 0, "\(finished.output)\(finished.error)")
    #expect(finished.output.contains("mutation 100 %"))
  }

  @Test func `JUnit is what other readers take, and the same bytes every time`() throws {
    let folder = try Folder()
    try folder.write("base.yaml", Sample.baseline)
    try folder.write("a.test.yaml", Self.test)
    try folder.write("b.test.yaml", Self.wrong + "---\n" + Self.test)
    let arguments = ["test", ".", "--mutate", "--min-coverage", "90", "--as-of", "2026-10-05T08:00:00Z", "--output"]
    let finished = try Plumbline.run(arguments + ["junit=report.xml"], in: folder)
    #expect(finished.exit == 1 && finished.output.isEmpty)
    let report = folder.text("report.xml")
    #expect(
      report.contains("<testsuite name=\"b.test.yaml\"") && report.contains("<testsuite name=\"b.test.yaml (2)\""))
    #expect(report.contains("name=\"x\"") && report.contains("<failure type=\"failed\""))
    #expect(try Plumbline.run(arguments + ["junit"], in: folder).output == report)
    let environment = ProcessInfo.processInfo.environment
    let shared = environment["PLUMBLINE_SHARED"] ?? Sample.fixtures + "/../../../shared"
    guard let python = environment["PLUMBLINE_PYTHON"],
      FileManager.default.fileExists(atPath: shared + "/tools/check-junit")
    else {
      print("skipped: check-junit needs PLUMBLINE_SHARED and PLUMBLINE_PYTHON")
      return
    }
    let check = try #require(
      Command.run(python, [shared + "/tools/check-junit", "--strict", folder.path + "/report.xml"], in: folder.path))
    #expect(check.status == 0, "\(check.output)")
  }
}
