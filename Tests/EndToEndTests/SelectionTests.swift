import Testing

/// Which rules a scan judges by.
@Suite(.timeLimit(.minutes(15))) struct SelectionTests {
  @Test(arguments: [
    (["--only", "SeDebugPrivilege"], ["SeDebugPrivilege"]),
    (["--only", "test/base#SeTcbPrivilege"], ["SeTcbPrivilege"]),
    (["--only", "test/base"], ["SeDebugPrivilege", "SeTcbPrivilege"]),
    (["--skip", "SeDebugPrivilege"], ["SeTcbPrivilege"]),
    (["--only", "test/base", "--skip", "test/base#SeTcbPrivilege"], ["SeDebugPrivilege"]),
  ])
  func `only and skip choose rules by rule, right or baseline`(_ arguments: [String], _ rights: [String]) throws {
    let folder = try Folder(["A.inf": Sample.clean, "base.yaml": Sample.baseline])
    let run = try Plumbline.run(
      ["scan", "A.inf", "--baseline", "base.yaml", "--output", "jsonl"] + arguments, in: folder)
    #expect(try run.objects().results.map { $0.text("right") } == rights)
  }
}
