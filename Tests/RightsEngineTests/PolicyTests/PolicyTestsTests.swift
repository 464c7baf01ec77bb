import RightsBaselines
import RightsModel
import Testing

@testable import RightsEngine

@Suite struct PolicyTestsTests {
  static let rights = """
    rights:
      SeDebugPrivilege: {expect: {exactly: [Administrators]}}
      SeBackupPrivilege: {expect: {within: [Administrators, $domain-512]}}
      SeTcbPrivilege: {expect: no one}
      SeImpersonatePrivilege:
        expect: {exactly: [SERVICE]}
        when: [{feature: iis, expect: {exactly: [SERVICE, IIS_IUSRS]}}]
    """
  static let good = """
    machine: {domainSid: S-1-5-21-1-2-3, features: []}
    good:
      SeDebugPrivilege: [Administrators]
      SeBackupPrivilege: [Administrators, S-1-5-21-1-2-3-512]
      SeTcbPrivilege: no one
      SeImpersonatePrivilege: [SERVICE]

    """

  private func run(_ body: String, rights: String = rights) async throws -> PolicyTestOutcome {
    let folder = try TestFolder(["a.yaml": TestFolder.baseline(rights), "a.test.yaml": TestFolder.test(body)])
    return await folder.run()
  }

  /// A test, or the first line of what it does not agree with.
  static let cases: [(test: String, complaint: String?)] = [
    ("change: {SeDebugPrivilege: {add: [Everyone]}}, expect: fail", nil),
    (
      "change: {SeDebugPrivilege: {add: [Everyone]}}, expect: pass",
      "SeDebugPrivilege: pass expected, fail found"
    ),
    ("change: {SeDebugPrivilege: no one}, expect: {SeDebugPrivilege: fail}", nil),
    ("change: {SeDebugPrivilege: {remove: [Administrators], add: [Guests]}}, expect: fail", nil),
    ("change: {SeDebugPrivilege: not collected}, expect: notCollected", nil),
    ("change: {SeDebugPrivilege: {holders: [Administrators], complete: false}}, expect: unknown", nil),
    ("change: {SeDebugPrivilege: ['CORP\\nobody-knows']}, expect: fail", nil),
    ("snapshot: {SeTcbPrivilege: [Everyone]}, expect: fail", nil),
    ("snapshot: {SeTcbPrivilege: no one}, expect: {SeTcbPrivilege: pass, SeDebugPrivilege: notCollected}", nil),
    ("addEach: [Everyone, Guests], expect: fail", nil),
    (
      "addEach: [Everyone, Guests], expect: pass, rights: [SeTcbPrivilege]",
      "SeTcbPrivilege with Everyone (S-1-1-0) added: pass expected, fail found"
    ),
    ("removeEach: all, rights: [SeBackupPrivilege], expect: pass", nil),
    (
      "removeEach: [Administrators], rights: [SeDebugPrivilege], expect: pass",
      "SeDebugPrivilege without Administrators (S-1-5-32-544): pass expected, fail found"
    ),
    ("machine: {features: []}, expect: {SeBackupPrivilege: unknown}", nil),
    ("machine: {domainSid: S-1-5-21-1-2-3, features: [iis]}, expect: {SeImpersonatePrivilege: fail}", nil),
    // What is not named must be as good as the good example: the group is of another domain there.
    (
      "machine: {features: [iis]}, expect: {SeImpersonatePrivilege: fail}",
      "SeBackupPrivilege: pass expected, unknown found"
    ),
    ("machine: {domainSid: S-1-5-21-1-2-3}, expect: {SeImpersonatePrivilege: unknown}", nil),
    // What matches nothing says nothing.
    (
      "addEach: [Administrators], rights: [SeDebugPrivilege], expect: fail",
      "there is nothing to vary in SeDebugPrivilege"
    ),
    ("removeEach: all, rights: [SeTcbPrivilege], expect: fail", "there is nothing to vary in SeTcbPrivilege"),
    (
      "addEach: [Administrators, Guests], rights: [SeDebugPrivilege], expect: fail",
      "S-1-5-32-544 changes nothing in any right"
    ),
    (
      "snapshot: {SeTcbPrivilege: no one}, removeEach: [Guests], expect: pass",
      "there is nothing to vary in SeTcbPrivilege"
    ),
  ]

  @Test(arguments: cases)
  func `a test passes where every verdict is the one that is due`(test: String, complaint: String?) async throws {
    let outcome = try await run(Self.good + "tests: [{name: x, \(test)}]")
    #expect(outcome.diagnostics.map(\.description) == [])
    #expect(outcome.complaints.first == complaint.map { "x: \($0)" })
    #expect(outcome.exits == [complaint == nil ? 0 : 1])
  }

  @Test func `the good example is itself a test`() async throws {
    let outcome = try await run("good: {SeDebugPrivilege: [Administrators, Guests]}")
    #expect(outcome.complaints == ["the good example passes: SeDebugPrivilege: pass expected, fail found"])
  }

  @Test(arguments: [
    ("good: {SeAuditPrivilege: no one}", "unknown-rule"),
    ("tests: [{name: x, snapshot: {SeAuditPrivilege: no one}, expect: pass}]", "unknown-rule"),
    (
      "tests: [{name: x, snapshot: {SeTcbPrivilege: no one}, expect: {SeTcbPrivilege: pass, SeAuditPrivilege: pass}}]",
      "unknown-rule"
    ),
    ("parameters: {x: [Guests]}\ngood: {SeTcbPrivilege: no one}", "undeclared-parameter"),
  ])
  func `what the baseline does not have is an error, and nothing is run`(body: String, code: String) async throws {
    let outcome = try await run(body)
    #expect(outcome.diagnostics.map(\.code.id) == [code])
    #expect(outcome.diagnostics.first?.location?.line == 4)
    #expect(outcome.exits == [2] && outcome.documents.isEmpty)
  }

  @Test func `a baseline that is wrong or unknown is an error`() async throws {
    let wrong = try await run(Self.good, rights: "rights: {SeTcbPrivilege: {expect: {exactly: []}}}")
    #expect(wrong.exits == [2])
    let folder = try TestFolder(["b.test.yaml": TestFolder.test("good: {SeTcbPrivilege: no one}")])
    #expect(await folder.run().exits == [2])
  }

  @Test func `of a GPO not defined is a state of its own`() async throws {
    let folder = try TestFolder([
      "a.yaml": TestFolder.baseline(
        layer: "group-policy", unlisted: "not defined", "rights: {SeTcbPrivilege: {expect: defined}}"),
      "a.test.yaml": TestFolder.test(
        """
        good: {SeTcbPrivilege: [Guests], SeDebugPrivilege: not defined}
        tests:
          - {name: defined by nobody, change: {SeTcbPrivilege: no one, SeDebugPrivilege: no one}, expect: {SeTcbPrivilege: pass, SeDebugPrivilege: fail}}
          - {name: not defined, change: {SeTcbPrivilege: not defined}, expect: fail}
        """),
    ])
    let outcome = await folder.run()
    #expect(outcome.diagnostics.map(\.description) == [] && outcome.complaints == [])
  }

  @Test func `lists for parameters take the place of their defaults`() async throws {
    let folder = try TestFolder([
      "a.yaml": TestFolder.baseline(
        """
        parameters: {extra: {default: [Guests]}}
        rights: {SeTcbPrivilege: {expect: {exactly: [Administrators, $(extra)]}}}
        """),
      "a.test.yaml": TestFolder.test("good: {SeTcbPrivilege: [Administrators, Guests]}"),
      "b.test.yaml": TestFolder.test("parameters: {extra: []}\ngood: {SeTcbPrivilege: [Administrators]}"),
    ])
    let outcome = await folder.run()
    #expect(outcome.documents.count == 2 && outcome.complaints == [])
  }

  @Test func `a machine that the baseline is not for makes its rules not applicable`() async throws {
    let folder = try TestFolder([
      "a.yaml": TestFolder.baseline("appliesTo: {role: [client]}\nrights: {SeTcbPrivilege: {expect: no one}}"),
      "a.test.yaml": TestFolder.test(
        "tests: [{name: x, machine: {role: member-server}, snapshot: {SeTcbPrivilege: [Guests]}, expect: notApplicable}]"
      ),
    ])
    #expect(await folder.run().complaints == [])
  }

  @Test func `what cannot be read is missing, and the rest is run`() async throws {
    let folder = try TestFolder(["a.yaml": TestFolder.baseline(Self.rights), "a.test.yaml": TestFolder.test(Self.good)])
    var request = PolicyTestRequest(paths: ["/no/such", folder.path], library: BaselineLibrary(files: []))
    let outcome = await PolicyTests.run(request)
    #expect(outcome.exits == [3] && outcome.tests.count == 1)
    request.paths = []
    #expect(await PolicyTests.run(request).exits == [3])
  }
}
