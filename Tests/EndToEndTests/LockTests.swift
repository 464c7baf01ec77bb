import Foundation
import Testing

@Suite(.timeLimit(.minutes(15))) struct LockTests {
  private static func locked(_ more: String...) throws -> Folder {
    let folder = try BaselineCommandTests.folder()
    try folder.write("A.inf", Sample.export("SeDebugPrivilege = *S-1-5-32-544"))
    let run = try Plumbline.run(["baseline", "lock"] + more, in: folder)
    #expect(run.exit == 0 && run.output.isEmpty, "\(run.error)")
    return folder
  }

  private static func scan(_ folder: Folder, _ more: String...) throws -> Finished {
    try Plumbline.run(["scan", "A.inf", "--os", "windows-server-2022", "--role", "member-server"] + more, in: folder)
  }

  @Test func `a lock names the policy, the baselines and what they extend, with version and digest`() throws {
    let folder = try Self.locked()
    let lines = folder.text("plumbline.lock").split(separator: "\n").map(String.init)
    #expect(
      lines.filter { $0.contains("id:") } == ["  - id: \"default\"", "  - id: \"us/child\"", "  - id: \"us/parent\""])
    #expect(lines.filter { $0.contains("version:") } == ["    version: \"7\"", "    version: \"2\""])
    #expect(lines.filter { $0.contains("file:") }.first == "    file: \"Policies/default.yaml\"")
    #expect(lines.count { $0.contains("sha256:") } == 3)
    let elsewhere = try Plumbline.run(["baseline", "lock", "--library", folder.path, "--output", "-"])
    #expect(elsewhere.output == folder.text("plumbline.lock"))
  }

  @Test func `a scan of what is locked is a scan`() throws {
    let folder = try Self.locked()
    let run = try Self.scan(folder, "--locked", "--output", "jsonl")
    #expect(
      run.exit == (try Self.scan(folder).exit) && run.output.contains("us/child#SeDebugPrivilege"), "\(run.error)")
    try folder.write(".plumbline.yaml", "lock: plumbline.lock\n")
    #expect(try Self.scan(folder).exit == run.exit)
  }

  @Test(arguments: [
    Named("a baseline", "Baselines/us/child.yaml"), Named("what it extends", "Baselines/us/parent.yaml"),
    Named("the policy", "Policies/default.yaml"),
  ])
  func `a scan refuses what changed, whatever is changed:`(_ sample: Named<String>) throws {
    let folder = try Self.locked()
    try folder.write(sample.value, folder.text(sample.value) + "# changed\n")
    let run = try Self.scan(folder, "--locked")
    #expect(run.exit == 2 && run.output.isEmpty)
    #expect(run.error.contains("\(sample.value): error: ") && run.error.contains("[lock-mismatch]"), "\(run.error)")
    #expect(run.error.contains("expected ") && run.error.contains("found "))
    #expect(try Self.scan(folder).exit != 2)
  }

  @Test func `a scan refuses what is not in the lock`() throws {
    let folder = try Self.locked("--baseline", "us/parent", "--output", "other.lock")
    #expect(try Self.scan(folder, "--lock", "other.lock", "--baseline", "us/parent").exit != 2)
    for name in ["us/parent@1", "us/child"] {
      let run = try Self.scan(folder, "--lock", "other.lock", "--baseline", name)
      #expect(run.exit == 2 && run.error.contains("[not-locked]"), "\(run.error)")
    }
  }

  @Test(arguments: [
    Named("no lock", [] as [String]), Named("an empty one", ["apiVersion: plumbline/v1", "kind: Lock"]),
    Named("one of another kind", ["apiVersion: plumbline/v1", "kind: Policy"]),
    Named(
      "a digest that is none", ["apiVersion: plumbline/v1", "kind: Lock", "policies: [{id: a, file: a, sha256: xyz}]"]),
    Named("an unknown key", ["apiVersion: plumbline/v1", "kind: Lock", "polices: []"]),
  ])
  func `a lock that says nothing is refused:`(_ sample: Named<[String]>) throws {
    let folder = try Self.locked("--output", "good.lock")
    if !sample.value.isEmpty { try folder.write("plumbline.lock", sample.value.joined(separator: "\n") + "\n") }
    let run = try Self.scan(folder, "--locked")
    #expect(run.exit == 2 && run.error.contains("plumbline.lock"), "\(run.error)")
  }

  @Test func `nothing is locked where something is wrong`() throws {
    let folder = try BaselineCommandTests.folder()
    try folder.write("Baselines/us/parent.yaml", "kind: Baseline\n")
    let run = try Plumbline.run(["baseline", "lock"], in: folder)
    #expect(run.exit == 2 && !folder.has("plumbline.lock"), "\(run.error)")
    let nowhere = try Plumbline.run(["baseline", "lock", "--output", "no/such/folder/x.lock"], in: Self.locked())
    #expect(nowhere.exit == 4 && nowhere.error.contains("no/such/folder"), "\(nowhere.error)")
  }
}
